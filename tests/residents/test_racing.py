"""Several terminals at the same moment: one resident, one letter, one polite answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa

from kiosk.residents.errors import Denied, Why
from kiosk.residents.identity import Code, Resident
from kiosk.residents.limits import Limits
from kiosk.residents.migrate import migrate
from kiosk.residents.outbox import Letter, LetterKind
from kiosk.residents.schema import HEAD, LINKS, OUTBOX, RESIDENTS
from kiosk.secrets import Secret

from .cityhall import ANN, BEA, OTHER, PASSWORD, CityHall, applicant, register
from .postgres import Postgres

ROUNDS = 6


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What calls that begin at the same moment give, or the reason why they are denied."""
    begin = threading.Barrier(len(calls))

    def call(work: Callable[[], object]) -> object:
        begin.wait()
        try:
            return work()
        except Denied as denied:
            return denied.why

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def one_resident(answers: list[object], other: Why) -> Resident:
    """The one resident among two answers; the other is this refusal."""
    residents = [answer for answer in answers if isinstance(answer, Resident)]
    assert len(residents) == 1
    assert other in answers
    return residents[0]


def test_two_registrations_of_one_address_confirmed_at_once_give_one_resident(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    for number in range(ROUNDS):
        email = f"ann{number}@example.org"
        first, first_code = register(one, email)
        hall.pass_by(61)
        second, second_code = register(two, email, password=OTHER)

        answers = at_once(
            lambda: one.identity.confirm(first, first_code),  # noqa: B023  called within the round
            lambda: two.identity.confirm(second, second_code),  # noqa: B023
        )

        resident = one_resident(answers, Why.TAKEN)
        assert one.identity.find(resident.id) == two.identity.find(resident.id) == resident
    assert len(one.run(sa.select(RESIDENTS))) == ROUNDS
    assert len(one.run(sa.select(LINKS))) == ROUNDS


def test_one_code_typed_at_two_terminals_at_once_is_used_once(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    for number in range(ROUNDS):
        application, code = register(one, f"ann{number}@example.org")

        answers = at_once(
            lambda: one.identity.confirm(application, code),  # noqa: B023
            lambda: two.identity.confirm(application, code),  # noqa: B023
        )

        one_resident(answers, Why.USED)


def test_a_clerk_and_a_code_confirm_one_application_once(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    for number in range(ROUNDS):
        application, code = register(one, f"ann{number}@example.org")

        answers = at_once(
            lambda: one.identity.confirm(application, code),  # noqa: B023
            lambda: two.identity.confirm_by_clerk(application, "clerk-7"),  # noqa: B023
        )

        assert sum(isinstance(answer, Resident) for answer in answers) == 1
    assert len(one.run(sa.select(RESIDENTS))) == ROUNDS


def test_two_residents_that_take_one_new_address_at_once_stay_two(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    ann, bea = one.resident(ANN), one.resident(BEA)
    one.identity.start_address_change(ann.id, PASSWORD, "cy@example.org")
    ann_code = one.code(LetterKind.ADDRESS_CODE, "cy@example.org")
    hall.pass_by(61)
    two.identity.start_address_change(bea.id, PASSWORD, "cy@example.org")
    bea_code = two.code(LetterKind.ADDRESS_CODE, "cy@example.org")

    answers = at_once(
        lambda: one.identity.finish_address_change(ann.id, ann_code),
        lambda: two.identity.finish_address_change(bea.id, bea_code),
    )

    one_resident(answers, Why.TAKEN)
    assert len({row.email_key for row in one.run(sa.select(RESIDENTS))}) == 2


def test_a_code_to_sign_in_with_is_good_for_one_of_two(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    one.resident()
    one.identity.send_code(ANN, Code.SIGN_IN)
    code = one.code(LetterKind.SIGN_IN_CODE)

    answers = at_once(
        lambda: one.identity.sign_in_by_code(ANN, code), lambda: two.identity.sign_in_by_code(ANN, code)
    )

    one_resident(answers, Why.USED)


def test_an_account_linked_in_two_windows_at_once_is_linked_once(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    resident = one.resident()

    answers = at_once(
        lambda: one.identity.link(resident.id, "4234", "5-5", "Ann Example", "32707"),
        lambda: two.identity.link(resident.id, "4234", "5-5", "Ann Example", "32707"),
    )

    assert answers[0] == answers[1]
    assert len(one.run(sa.select(LINKS))) == 2


def test_many_wrong_passwords_at_once_are_as_many_tries(hall: CityHall) -> None:
    terminals = [hall.terminal() for _ in range(4)]
    terminals[0].resident()

    answers = at_once(
        *(lambda each=each: each.identity.sign_in(ANN, OTHER) for each in terminals for _ in range(3))
    )

    assert sorted(str(answer) for answer in answers) == ["Why.LOCKED"] * 7 + ["Why.WRONG"] * 5


def test_two_postmen_never_have_the_same_letter(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    for number in range(12):
        one.identity.register(applicant(f"ann{number}@example.org"))

    claimed = at_once(*[lambda each=each: each.outbox.claim(4) for each in (one, two, one, two)])

    letters = [letter for each in claimed if isinstance(each, tuple) for letter in each]
    ids = [letter.id for letter in letters if isinstance(letter, Letter)]
    assert len(ids) == len(set(ids)) == 12


def test_letters_asked_for_at_once_are_one_letter(hall: CityHall) -> None:
    one, two = hall.terminal(), hall.terminal()
    application, _ = register(one)
    hall.pass_by(61)

    answers = at_once(lambda: one.identity.resend(application), lambda: two.identity.resend(application))

    assert sorted(str(answer) for answer in answers) == ["None", "Why.TOO_MANY"]
    assert len(one.run(sa.select(OUTBOX).where(OUTBOX.c.state == "waiting"))) == 1


def test_codes_asked_for_at_once_are_mailed_once(hall: CityHall) -> None:
    terminals = [hall.terminal() for _ in range(4)]
    emails = [f"ann{number}@example.org" for number in range(ROUNDS)]
    for email in emails:
        terminals[0].resident(email)
    at_once(*[each.mail for each in terminals])  # everyone is connected

    for email in emails:
        at_once(*[lambda each=each: each.identity.send_code(email, Code.SIGN_IN) for each in terminals])  # noqa: B023

    assert sorted(letter.to for letter, _ in terminals[0].mail()) == emails


def test_everything_at_once_comes_to_answers_and_to_no_standstill(hall: CityHall) -> None:
    """PostgreSQL ends who waits for each other; then one of these would find the directory unavailable."""
    terminals = [hall.terminal() for _ in range(4)]
    one, two, three, four = (terminal.identity for terminal in terminals)
    for number in range(ROUNDS):
        email, new = f"ann{number}@example.org", f"ann.new{number}@example.org"
        resident = terminals[0].resident(email)
        hall.pass_by(61)
        application = one.register(applicant(email, password=OTHER))
        one.send_code(email, Code.PASSWORD)
        one.send_code(email, Code.SIGN_IN)
        one.start_address_change(resident.id, PASSWORD, new)
        codes = {letter.kind: code or "" for letter, code in terminals[0].mail()}

        answers = at_once(
            lambda: one.set_password(email, codes[LetterKind.PASSWORD_CODE], PASSWORD),  # noqa: B023
            lambda: two.sign_in_by_code(email, codes[LetterKind.SIGN_IN_CODE]),  # noqa: B023
            lambda: three.finish_address_change(resident.id, codes[LetterKind.ADDRESS_CODE]),  # noqa: B023
            lambda: four.sign_in(email, PASSWORD),  # noqa: B023
            lambda: four.confirm_by_clerk(application, "clerk-7"),  # noqa: B023
            lambda: two.delete(resident.id, PASSWORD),  # noqa: B023
            terminals[2].mail,
        )

        assert len(answers) == 7


def test_what_clashed_is_not_told_to_the_servers_own_log(
    at_postgresql: CityHall, postgresql: Postgres
) -> None:
    one, two = at_postgresql.terminal(), at_postgresql.terminal()
    first, first_code = register(one, "zebulon@example.org")
    at_postgresql.pass_by(61)
    second, second_code = register(two, "zebulon@example.org")
    resident = one.resident(number="90210-777")

    at_once(
        lambda: one.identity.confirm(first, first_code), lambda: two.identity.confirm(second, second_code)
    )
    at_once(
        lambda: one.identity.link(resident.id, "4234", "555-1212", "Ann Example", "32707"),
        lambda: two.identity.link(resident.id, "4234", "555-1212", "Ann Example", "32707"),
    )
    postgresql.stop()
    postgresql.start()

    said = "".join(postgresql.said)
    assert "shutting down" in said
    assert not [word for word in ("zebulon", "555-1212") if word in said]


def test_two_that_open_a_new_file_at_once_both_work(tmp_path: Path) -> None:
    hall = CityHall(f"sqlite:///{tmp_path}/new.sqlite3", "sqlite")
    one, two = hall.terminal(), hall.terminal(Limits())

    at_once(lambda: one.identity.register(applicant(ANN)), lambda: two.identity.register(applicant(BEA)))

    assert {letter.to for letter in one.outbox.claim(9)} == {ANN, BEA}
    hall.close()


def test_two_that_migrate_at_once_take_turns(postgresql: Postgres) -> None:
    postgresql.create("both_migrate")
    url = Secret(postgresql.url("both_migrate"))

    assert at_once(lambda: migrate(url), lambda: migrate(url)) == [HEAD, HEAD]
    postgresql.drop("both_migrate")
