"""A resident changes password and address, and leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.residents.errors import Why
from kiosk.residents.identity import Code, LinkStatus, ResidentId
from kiosk.residents.outbox import LetterKind
from kiosk.residents.schema import ADDRESS_CHANGES, APPLICATIONS, CODES, LINKS, OUTBOX, RESIDENTS

from .cityhall import ANN, BEA, OTHER, PASSWORD, CityHall, Terminal, applicant, denied

NEW = "ann.new@example.org"
WRONG = "2222-2222"


def test_a_changed_password_takes_the_old_ones_place_and_word_is_mailed(terminal: Terminal) -> None:
    resident = terminal.resident()

    terminal.identity.change_password(resident.id, PASSWORD, OTHER)

    assert terminal.identity.sign_in(ANN, OTHER) == resident
    assert denied(terminal.identity.sign_in, ANN, PASSWORD).why is Why.WRONG
    assert [(letter.kind, letter.to) for letter, _ in terminal.mail()] == [(LetterKind.PASSWORD_CHANGED, ANN)]


def test_nothing_is_changed_without_the_current_password_and_guesses_lock(terminal: Terminal) -> None:
    resident = terminal.resident()
    calls = (
        (terminal.identity.change_password, resident.id, OTHER, OTHER),
        (terminal.identity.start_address_change, resident.id, OTHER, NEW),
        (terminal.identity.delete, resident.id, OTHER),
    )

    answers = [denied(call, *arguments).why for call, *arguments in (*calls, *calls)]

    assert answers == [Why.WRONG] * 5 + [Why.LOCKED]
    assert terminal.identity.find(resident.id) == resident
    assert terminal.mail() == []


def test_a_new_address_is_theirs_once_its_code_is_typed(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.set_status(resident.links[0].id, LinkStatus.READY)

    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    mailed = {(letter.kind, letter.to): code for letter, code in terminal.mail()}
    before = terminal.identity.find(resident.id)
    changed = terminal.identity.finish_address_change(resident.id, mailed[LetterKind.ADDRESS_CODE, NEW] or "")

    assert set(mailed) == {(LetterKind.ADDRESS_CODE, NEW), (LetterKind.ADDRESS_CHANGING, ANN)}
    assert before is not None
    assert before.email == ANN
    assert (changed.id, changed.email) == (resident.id, NEW)
    # The provider knows the account under the old address.
    assert [link.status for link in changed.links] == [LinkStatus.NEW]
    assert terminal.identity.sign_in(NEW, PASSWORD) == changed
    assert denied(terminal.identity.sign_in, ANN, PASSWORD).why is Why.WRONG


def test_an_account_that_was_never_proved_stays_so_under_a_new_address(hall: CityHall) -> None:
    hall.roster.match = False
    terminal = hall.terminal()
    resident = terminal.resident()
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)

    changed = terminal.identity.finish_address_change(
        resident.id, terminal.code(LetterKind.ADDRESS_CODE, NEW)
    )

    assert [link.status for link in changed.links] == [LinkStatus.UNPROVEN]


def test_the_code_of_a_new_address_is_used_once_and_dies_of_five_wrong_tries(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    code = terminal.code(LetterKind.ADDRESS_CODE, NEW)
    terminal.identity.finish_address_change(resident.id, code)
    assert denied(terminal.identity.finish_address_change, resident.id, code).why is Why.USED

    terminal.identity.start_address_change(resident.id, PASSWORD, ANN)
    code = terminal.code(LetterKind.ADDRESS_CODE, ANN)
    tries = [denied(terminal.identity.finish_address_change, resident.id, WRONG).why for _ in range(5)]
    assert tries == [Why.WRONG] * 4 + [Why.SPENT]
    assert denied(terminal.identity.finish_address_change, resident.id, code).why is Why.SPENT


def test_the_code_of_a_new_address_expires(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    code = terminal.code(LetterKind.ADDRESS_CODE, NEW)
    hall.pass_by(25 * 3600)

    assert denied(terminal.identity.finish_address_change, resident.id, code).why is Why.EXPIRED


def test_an_address_of_somebody_else_is_answered_alike_and_its_owner_told(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident(ANN)
    terminal.resident(BEA)

    terminal.identity.start_address_change(resident.id, PASSWORD, "BEA@example.org")
    mailed = {(letter.kind, letter.to) for letter, _ in terminal.mail()}
    tries = [denied(terminal.identity.finish_address_change, resident.id, WRONG).why for _ in range(6)]

    assert mailed == {(LetterKind.ALREADY_REGISTERED, "BEA@example.org"), (LetterKind.ADDRESS_CHANGING, ANN)}
    assert tries == [Why.WRONG] * 4 + [Why.SPENT] * 2


def test_an_address_that_became_somebody_elses_meanwhile_is_taken(terminal: Terminal) -> None:
    resident = terminal.resident(ANN)
    terminal.identity.start_address_change(resident.id, PASSWORD, BEA)
    code = terminal.code(LetterKind.ADDRESS_CODE, BEA)
    terminal.resident(BEA)

    assert denied(terminal.identity.finish_address_change, resident.id, code).why is Why.TAKEN
    assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_a_second_change_takes_the_firsts_place(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    first = terminal.code(LetterKind.ADDRESS_CODE, NEW)
    terminal.identity.start_address_change(resident.id, PASSWORD, BEA)
    second = terminal.code(LetterKind.ADDRESS_CODE, BEA)

    assert denied(terminal.identity.finish_address_change, resident.id, first).why is Why.WRONG
    assert terminal.identity.finish_address_change(resident.id, second).email == BEA


def test_changes_of_address_are_limited(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    for number in range(6):
        terminal.identity.start_address_change(resident.id, PASSWORD, f"ann{number}@example.org")

    again = denied(terminal.identity.start_address_change, resident.id, PASSWORD, NEW)

    assert (again.why, again.wait > 0) == (Why.TOO_MANY, True)


def test_codes_mailed_to_the_old_address_open_nothing_any_more(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    old = terminal.code(LetterKind.SIGN_IN_CODE)
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    terminal.identity.finish_address_change(resident.id, terminal.code(LetterKind.ADDRESS_CODE, NEW))

    assert denied(terminal.identity.sign_in_by_code, NEW, old).why is Why.WRONG


def test_no_change_waits_for_whom_nobody_asked(terminal: Terminal) -> None:
    resident = terminal.resident()

    assert denied(terminal.identity.finish_address_change, resident.id, WRONG).why is Why.WRONG
    with pytest.raises(ValueError, match="not an e-mail address"):
        terminal.identity.start_address_change(resident.id, PASSWORD, "nobody")


def test_who_leaves_is_forgotten_at_once(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    hall.pass_by(61)
    terminal.identity.register(applicant(ANN))
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    terminal.identity.start_address_change(resident.id, PASSWORD, NEW)
    terminal.mail()
    terminal.identity.send_code(ANN, Code.PASSWORD)

    terminal.identity.delete(resident.id, PASSWORD)

    left = [row for table in (RESIDENTS, LINKS, ADDRESS_CHANGES) for row in terminal.run(sa.select(table))]
    assert left == []
    assert [row.purpose for row in terminal.run(sa.select(CODES).where(CODES.c.used_at.is_(None)))] == []
    assert terminal.identity.find(resident.id) is None
    applications = terminal.run(sa.select(APPLICATIONS))
    assert "example" not in repr((applications, terminal.run(sa.select(OUTBOX)))).lower()
    assert terminal.mail() == []
    assert denied(terminal.identity.sign_in, ANN, PASSWORD).why is Why.WRONG


def test_nothing_of_who_left_is_found_in_any_byte_of_the_files(at_sqlite: CityHall, tmp_path: Path) -> None:
    terminal = at_sqlite.terminal()
    resident = terminal.resident(name="Zebulon Quux", number="90210-777")
    terminal.identity.start_address_change(resident.id, PASSWORD, "zeb@example.org")
    terminal.mail()
    terminal.resident(BEA, name="Bea Example")

    terminal.identity.delete(resident.id, PASSWORD)

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not [word for word in (b"Zebulon", b"90210-777", b"zeb@", ANN.encode()) if word in kept]
    assert b"Bea Example" in kept


def test_who_has_left_may_register_again(hall: CityHall) -> None:
    terminal = hall.terminal()
    first = terminal.resident()
    terminal.identity.delete(first.id, PASSWORD)
    hall.pass_by(61)

    again = terminal.resident()

    assert again.id != first.id
    assert terminal.identity.sign_in(ANN, PASSWORD) == again


def test_nothing_is_changed_of_whom_nobody_knows(terminal: Terminal) -> None:
    nobody = ResidentId("0" * 32)

    assert denied(terminal.identity.change_password, nobody, PASSWORD, OTHER).why is Why.WRONG
    assert denied(terminal.identity.delete, nobody, PASSWORD).why is Why.WRONG
    assert denied(terminal.identity.finish_address_change, nobody, WRONG).why is Why.WRONG
