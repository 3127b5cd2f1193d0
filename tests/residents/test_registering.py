"""From an application to a resident: by the mailed code or by a clerk, once for each address."""

from __future__ import annotations

import inspect

import pytest
import sqlalchemy as sa

from kiosk.residents.errors import Why
from kiosk.residents.identity import ApplicationId, Code, Identity, LinkStatus
from kiosk.residents.identity_local import LocalIdentity
from kiosk.residents.limits import Limits
from kiosk.residents.outbox import LetterKind
from kiosk.residents.schema import APPLICATIONS
from kiosk.secrets import Secret

from .cityhall import ANN, CHEAP, CLERK, OTHER, PASSWORD, CityHall, Terminal, applicant, denied, register

DAY = 86400
NAMES = ("Ann Example", "Zoë Ødegård-O'Neill", "王小明", "علي حسن", "Нина Пример", "שרה", "A̐é🏛 Ö", "नीना")


def test_the_directory_has_every_call_of_the_seam_as_the_seam_writes_it() -> None:
    calls = {
        name: call for name, call in vars(Identity).items() if inspect.isfunction(call) and name[0] != "_"
    }

    assert len(calls) > 15
    for name, call in calls.items():
        assert inspect.signature(getattr(LocalIdentity, name)) == inspect.signature(call)


@pytest.mark.parametrize("name", NAMES)
def test_a_typed_code_makes_the_resident_that_was_applied_for(terminal: Terminal, name: str) -> None:
    given = applicant("Ann@EXAMPLE.org", name=name, language="es", number="13275-9960")
    application = terminal.identity.register(given)
    (letter, code), *others = terminal.mail()

    resident = terminal.identity.confirm(application, code or "")

    assert (letter.kind, letter.to, letter.name, letter.language) == (
        LetterKind.CONFIRM, "Ann@EXAMPLE.org", name, "es",
    )  # fmt: skip
    assert others == []
    assert (resident.name, resident.email, resident.language) == (name, "Ann@EXAMPLE.org", "es")
    (link,) = resident.links
    assert (link.biller, link.number, link.name, link.status) == ("4234", "13275-9960", name, LinkStatus.NEW)
    assert (link.street, link.city, link.state, link.zip) == (
        given.street,
        given.city,
        given.state,
        given.zip,
    )
    assert terminal.identity.find(resident.id) == resident


def test_a_code_is_taken_however_it_is_typed(terminal: Terminal) -> None:
    application, code = register(terminal)

    typed = " " + code.lower().replace("-", " \u2013 ") + "."

    assert terminal.identity.confirm(application, typed).email == ANN


def test_a_code_confirms_only_the_application_that_it_was_mailed_for(hall: CityHall) -> None:
    terminal = hall.terminal()
    first, first_code = register(terminal)
    hall.pass_by(61)
    second, second_code = register(terminal)

    assert denied(terminal.identity.confirm, second, first_code).why is Why.WRONG
    assert denied(terminal.identity.confirm, first, second_code).why is Why.WRONG
    assert terminal.identity.confirm(second, second_code).email == ANN


def test_the_first_that_is_confirmed_wins_and_the_others_are_taken(hall: CityHall) -> None:
    terminal = hall.terminal()
    first, first_code = register(terminal, "ann@example.org")
    hall.pass_by(61)
    second, second_code = register(terminal, "ANN@example.org", password=OTHER)
    resident = terminal.identity.confirm(second, second_code)

    assert denied(terminal.identity.confirm, first, first_code).why is Why.TAKEN
    assert denied(terminal.identity.confirm_by_clerk, first, CLERK).why is Why.TAKEN
    assert terminal.identity.sign_in("ann@example.org", OTHER) == resident
    assert denied(terminal.identity.sign_in, "ann@example.org", PASSWORD).why is Why.WRONG


def test_a_code_that_was_used_says_so(terminal: Terminal) -> None:
    application, code = register(terminal)
    terminal.identity.confirm(application, code)

    assert denied(terminal.identity.confirm, application, code).why is Why.USED


def test_a_code_lives_for_days_and_no_longer(hall: CityHall) -> None:
    terminal = hall.terminal(Limits(confirm_days=7))
    patient, patient_code = register(terminal)
    late, late_code = register(terminal, "bea@example.org")

    hall.pass_by(7 * DAY - 60)
    assert terminal.identity.confirm(patient, patient_code).email == ANN
    hall.pass_by(120)
    assert denied(terminal.identity.confirm, late, late_code).why is Why.EXPIRED


def test_the_fifth_wrong_try_kills_a_code(terminal: Terminal) -> None:
    application, code = register(terminal)

    tries = [denied(terminal.identity.confirm, application, "2222-2222").why for _ in range(5)]

    assert tries == [Why.WRONG] * 4 + [Why.SPENT]
    assert denied(terminal.identity.confirm, application, code).why is Why.SPENT


def test_a_resent_code_is_good_beside_the_first_until_one_is_used(hall: CityHall) -> None:
    terminal = hall.terminal()
    application, first = register(terminal)
    hall.pass_by(61)
    terminal.identity.resend(application)
    second = terminal.code(LetterKind.CONFIRM)

    assert first != second
    assert terminal.identity.confirm(application, first).email == ANN
    assert denied(terminal.identity.confirm, application, second).why is Why.USED


def test_a_resent_code_is_alive_where_the_first_is_dead(hall: CityHall) -> None:
    terminal = hall.terminal()
    application, _ = register(terminal)
    for _ in range(5):
        denied(terminal.identity.confirm, application, "2222-2222")
    hall.pass_by(61)
    terminal.identity.resend(application)

    assert terminal.identity.confirm(application, terminal.code(LetterKind.CONFIRM)).email == ANN


def test_resending_waits_a_minute_and_ends_after_six_a_day(hall: CityHall) -> None:
    terminal = hall.terminal()
    application, _ = register(terminal)

    soon = denied(terminal.identity.resend, application)
    for _ in range(5):
        hall.pass_by(61)
        terminal.identity.resend(application)
    hall.pass_by(61)
    too_many = denied(terminal.identity.resend, application)
    hall.pass_by(too_many.wait + 1)
    terminal.identity.resend(application)

    assert soon.why is too_many.why is Why.TOO_MANY
    assert 0 < soon.wait <= 60
    assert DAY - 3600 < too_many.wait <= DAY


def test_registering_again_at_once_mails_the_second_code_a_minute_later(hall: CityHall) -> None:
    terminal = hall.terminal()
    register(terminal)
    second = terminal.identity.register(applicant())

    at_once = terminal.mail()
    hall.pass_by(61)

    assert at_once == []
    assert terminal.identity.confirm(second, terminal.code(LetterKind.CONFIRM)).email == ANN


def test_registering_over_and_over_is_refused_before_it_floods_a_stranger(hall: CityHall) -> None:
    terminal = hall.terminal()
    for _ in range(6):
        terminal.identity.register(applicant())

    refused = denied(terminal.identity.register, applicant())

    assert (refused.why, refused.wait > 0) == (Why.TOO_MANY, True)
    assert len(terminal.run(sa.select(APPLICATIONS))) == 6


def test_a_registered_address_is_answered_alike_and_its_owner_told(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    hall.pass_by(61)

    application = terminal.identity.register(applicant("ANN@example.org", password=OTHER))
    ((letter, code),) = terminal.mail()

    assert (letter.kind, letter.to, code) == (LetterKind.ALREADY_REGISTERED, "ANN@example.org", None)
    assert denied(terminal.identity.confirm, application, "2222-2222").why is Why.WRONG
    # As for an address that nobody has: the password belongs to a registration that waits.
    assert denied(terminal.identity.sign_in, ANN, OTHER).why is Why.UNCONFIRMED
    assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_an_account_that_the_records_do_not_show_waits_for_a_clerk(hall: CityHall) -> None:
    hall.roster.match = False
    terminal = hall.terminal()

    resident = terminal.resident(number="1-2")

    assert resident.links[0].status is LinkStatus.UNPROVEN
    assert hall.roster.asked == [("4234", "1-2", "32707", "Ann Example")]


def test_without_records_every_account_waits_for_a_clerk(terminal: Terminal) -> None:
    application, code = register(terminal)
    by_clerk = LocalIdentity(terminal.directory, proves=None, cost=CHEAP)

    assert by_clerk.confirm(application, code).links[0].status is LinkStatus.UNPROVEN


def test_a_clerk_confirms_who_has_no_mail(terminal: Terminal) -> None:
    application, code = register(terminal)

    resident = terminal.identity.confirm_by_clerk(application, CLERK)

    assert terminal.identity.sign_in(ANN, PASSWORD) == resident
    assert denied(terminal.identity.confirm, application, code).why is Why.USED
    assert denied(terminal.identity.confirm_by_clerk, application, CLERK).why is Why.USED


def test_what_nobody_applied_for_is_never_confirmed(terminal: Terminal) -> None:
    unknown = ApplicationId("0" * 32)

    assert denied(terminal.identity.confirm, unknown, "2222-2222").why is Why.WRONG
    assert denied(terminal.identity.confirm_by_clerk, unknown, CLERK).why is Why.WRONG
    terminal.identity.resend(unknown)
    assert terminal.mail() == []


def test_what_was_given_is_forgotten_with_the_application(terminal: Terminal) -> None:
    terminal.resident()

    (row,) = terminal.run(sa.select(APPLICATIONS))

    assert row.state == "confirmed"
    assert not any(
        (row.email, row.email_key, row.address_key, row.name, row.password_hash, row.number, row.street)
    )


@pytest.mark.parametrize("odd", ["\0", "\ud83d", "a\0b\udc00c", "\U0001f3db" * 200, "\u202e\u0000"])
def test_no_text_is_too_odd_for_an_answer(terminal: Terminal, odd: str) -> None:
    password = Secret("tangled kelp " + odd)
    resident = terminal.resident(name="Ann " + odd, street=odd, password=password)

    assert terminal.identity.sign_in(ANN, password) == resident
    assert denied(terminal.identity.sign_in, odd, Secret(odd)).why is Why.WRONG
    assert denied(terminal.identity.sign_in_by_code, odd, odd).why is Why.WRONG
    terminal.identity.send_code(odd, Code.SIGN_IN)
    linked = terminal.identity.link(resident.id, "4234", "7" + odd, odd, odd)
    assert linked == terminal.identity.find(resident.id)
    assert len(linked.links) == 2
    with pytest.raises(ValueError, match="not an e-mail address"):
        terminal.identity.register(applicant(odd))


def test_what_is_no_address_is_no_registration(terminal: Terminal) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        terminal.identity.register(applicant("nobody"))
