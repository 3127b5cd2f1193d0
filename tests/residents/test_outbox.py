"""Letters wait for a postman, go to one of them only, and end when they are of no more use."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from kiosk.residents.errors import Why
from kiosk.residents.identity import Code
from kiosk.residents.limits import Limits
from kiosk.residents.outbox import Letter, LetterKind, LetterWithdrawn
from kiosk.residents.schema import AUDIT, CODES, OUTBOX

from .cityhall import ANN, BEA, OTHER, PASSWORD, CityHall, Terminal, applicant, denied

DAY = 86400


def claimed(terminal: Terminal) -> Letter:
    (letter,) = terminal.outbox.claim(10)
    return letter


def test_a_letter_is_handed_to_one_postman_and_gone_when_sent(hall: CityHall) -> None:
    first, second = hall.terminal(), hall.terminal()
    first.identity.register(applicant())

    letter = claimed(first)

    assert second.outbox.claim(10) == ()
    assert second.outbox.waiting() == 1
    first.outbox.sent(letter)
    hall.pass_by(3600)
    assert second.outbox.claim(10) == ()
    assert second.outbox.waiting() == 0


def test_only_so_many_are_claimed_oldest_first(hall: CityHall) -> None:
    terminal = hall.terminal()
    for email in (ANN, BEA, "cy@example.org"):
        terminal.identity.register(applicant(email))
        hall.pass_by(1)

    assert [letter.to for letter in terminal.outbox.claim(2)] == [ANN, BEA]
    assert [letter.to for letter in terminal.outbox.claim(2)] == ["cy@example.org"]


def test_a_letter_whose_postman_was_cut_off_is_anothers_after_its_lease(hall: CityHall) -> None:
    first, second = hall.terminal(), hall.terminal()
    application = first.identity.register(applicant())
    lost = claimed(first)
    lost_code = first.outbox.new_code(lost)
    hall.pass_by(121)

    found = claimed(second)
    code = second.outbox.new_code(found)
    # The one who was thought lost comes back: it has nothing to say any more.
    first.outbox.sent(lost)
    first.outbox.failed(lost, 0)
    with pytest.raises(LetterWithdrawn):
        first.outbox.new_code(lost)

    assert (lost.tries, found.tries, lost.id) == (1, 2, found.id)
    assert second.outbox.waiting() == 1
    assert lost_code != code
    # Both may have reached the resident.
    assert second.identity.confirm(application, lost_code or "").email == ANN


def test_a_letter_that_failed_is_due_again_when_its_postman_says(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.identity.register(applicant())
    terminal.outbox.failed(claimed(terminal), 300)

    at_once = terminal.outbox.claim(10)
    hall.pass_by(301)

    assert at_once == ()
    assert claimed(terminal).tries == 2


def test_no_more_than_two_codes_are_good_however_often_a_letter_is_tried(hall: CityHall) -> None:
    terminal = hall.terminal()
    application = terminal.identity.register(applicant())
    codes = []
    for _ in range(3):
        letter = claimed(terminal)
        codes.append(terminal.outbox.new_code(letter) or "")
        terminal.outbox.failed(letter, 0)

    assert denied(terminal.identity.confirm, application, codes[0]).why is Why.WRONG
    assert terminal.identity.confirm(application, codes[1]).email == ANN


def test_a_letter_is_dropped_when_its_code_would_be_of_no_use(hall: CityHall) -> None:
    terminal = hall.terminal(Limits(confirm_days=7, code_minutes=30, notice_days=3))
    terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    terminal.identity.register(applicant(BEA))
    hall.pass_by(31 * 60)

    (letter,) = terminal.outbox.claim(10)

    assert (letter.kind, letter.to) == (LetterKind.CONFIRM, BEA)
    (dropped,) = terminal.run(sa.select(OUTBOX).where(OUTBOX.c.state == "dropped"))
    assert (dropped.kind, dropped.recipient, dropped.name) == ("sign_in_code", "", "")
    (audited,) = terminal.run(sa.select(AUDIT).where(AUDIT.c.what == "letter_dropped"))
    assert audited.about == dropped.id


def test_a_letter_about_what_is_gone_is_not_sent(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    letter = claimed(terminal)
    terminal.identity.delete(resident.id, PASSWORD)

    with pytest.raises(LetterWithdrawn):
        terminal.outbox.new_code(letter)
    hall.pass_by(600)
    assert terminal.outbox.claim(10) == ()


def test_a_confirmed_registration_is_mailed_no_further_code(hall: CityHall) -> None:
    terminal = hall.terminal()
    application = terminal.identity.register(applicant())
    letter = claimed(terminal)
    terminal.identity.confirm_by_clerk(application, "clerk-7")

    with pytest.raises(LetterWithdrawn):
        terminal.outbox.new_code(letter)
    assert terminal.run(sa.select(CODES)) == []


def test_who_a_letter_was_for_is_forgotten_when_it_is_sent(terminal: Terminal) -> None:
    terminal.identity.register(applicant(name="Ann Example"))
    terminal.mail()

    (row,) = terminal.run(sa.select(OUTBOX))

    assert (row.state, row.recipient, row.name) == ("sent", "", "")
    assert ANN not in repr(row)


def test_a_letter_shows_nobody(terminal: Terminal) -> None:
    terminal.identity.register(applicant(name="Ann Example"))

    shown = repr(claimed(terminal))

    assert "example" not in shown.lower()
    assert "confirm" in shown


def test_letters_go_on_when_the_clock_was_set_back(at_sqlite: CityHall) -> None:
    terminal = at_sqlite.terminal()
    application = terminal.identity.register(applicant())
    claimed(terminal)
    at_sqlite.clock.wall -= timedelta(days=400)

    letter = claimed(terminal)
    terminal.outbox.sent(letter)
    terminal.identity.resend(application)

    assert letter.to == ANN
    assert len(terminal.mail()) == 1


def test_every_kind_with_a_code_has_one_and_no_other(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    terminal.identity.send_code(ANN, Code.PASSWORD)
    terminal.identity.start_address_change(resident.id, PASSWORD, "ann2@example.org")
    terminal.identity.change_password(resident.id, PASSWORD, OTHER)
    terminal.identity.register(applicant(BEA))
    hall.pass_by(61)
    terminal.identity.register(applicant(ANN))

    mailed = {letter.kind: code is not None for letter, code in terminal.mail()}

    assert mailed == {
        LetterKind.CONFIRM: True,
        LetterKind.SIGN_IN_CODE: True,
        LetterKind.PASSWORD_CODE: True,
        LetterKind.ADDRESS_CODE: True,
        LetterKind.ADDRESS_CHANGING: False,
        LetterKind.ALREADY_REGISTERED: False,
        LetterKind.PASSWORD_CHANGED: False,
    }
