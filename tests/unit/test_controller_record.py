"""What the controller writes down, when, and what becomes of a session where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.states import Closed, ClosedReason, TroubleKind
from kiosk.sandbox.server import SandboxServer
from tests.unit.controllers import NOON, RULES, Desk, client_of


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a sandbox, at the welcome screen."""
    with (
        SandboxServer(tls=None) as sandbox,
        closing(Desk(qtbot, tmp_path / "journal.sqlite3", client_of(sandbox))) as made,
    ):
        made.controller.begin()
        yield made


def test_without_a_journal_nobody_is_served(desk: Desk) -> None:
    desk.break_journal()
    desk.send(ev.PayPressed)

    assert desk.sheets.asked == [("wipe", desk.session.id)]
    desk.controller.wiped(desk.session.id)
    assert desk.session.state == Closed(reason=ClosedReason.JOURNAL_FAILED, probe_in=RULES.reopen)


def test_a_terminal_closed_for_its_journal_asks_for_a_new_process(desk: Desk) -> None:
    desk.break_journal()
    desk.send(ev.PayPressed)
    desk.controller.wiped(desk.session.id)
    before = list(desk.endings)
    desk.send(*[ev.Tick] * RULES.reopen)

    assert before == []
    assert desk.endings == [70]


def test_a_call_that_can_t_be_recorded_closes_the_terminal(desk: Desk) -> None:
    desk.send(ev.PayPressed, lambda session: ev.AccountTyped(session, "132759960"))
    desk.break_journal()
    desk.send(ev.AccountsSubmitted)
    desk.on(states.Wiping)
    desk.controller.wiped(desk.session.id)

    assert desk.session.state == Closed(reason=ClosedReason.JOURNAL_FAILED, probe_in=RULES.reopen)


def test_a_payment_is_on_record_before_its_form_leaves(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.send(lambda session: ev.FormPosted(session, NOON, after_details=True))

    assert desk.rows("SELECT id, submitted_at, ending FROM session") == [
        (desk.session.id, NOON.isoformat(), None)
    ]


def test_a_payment_that_can_t_be_recorded_is_wiped_before_its_form_is_let_go(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.break_journal()
    desk.send(lambda session: ev.FormPosted(session, NOON, after_details=True))

    assert desk.sheets.asked[-1] == ("wipe", desk.session.id)
    assert isinstance(desk.session.state, states.Wiping)


def test_a_page_that_breaks_is_closed_and_the_record_says_how_it_ended(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.send(
        lambda session: ev.FormPosted(session, NOON, after_details=True),
        lambda session: ev.PageBroken(session, TroubleKind.PAGE_CRASHED),
    )

    assert isinstance(desk.session.state, states.OutcomeUnknown)
    assert desk.sheets.asked[-1] == ("close", desk.session.id)
    assert desk.rows("SELECT ending FROM session") == [("outcome_unknown",)]


def test_a_receipt_stays_on_the_screen_though_its_ending_can_t_be_recorded(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.send(lambda session: ev.FormPosted(session, NOON, after_details=True))
    desk.break_journal()
    desk.send(ev.ReceiptReached)

    receipt = desk.session.state
    desk.send(ev.DonePressed)
    desk.controller.wiped(desk.session.id)
    desk.send(ev.DonePressed, ev.PayPressed)
    desk.controller.wiped(desk.session.id)

    assert isinstance(receipt, states.Receipt)
    assert receipt.left == RULES.receipt
    assert desk.session.state == Closed(reason=ClosedReason.JOURNAL_FAILED, probe_in=RULES.reopen)


def test_an_unknown_outcome_is_told_though_it_can_t_be_recorded(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.send(lambda session: ev.FormPosted(session, NOON, after_details=True))
    desk.break_journal()
    desk.send(ev.StartOverPressed)

    assert isinstance(desk.session.state, states.OutcomeUnknown)


def test_a_session_that_begins_after_a_cut_off_payment_says_so(desk: Desk) -> None:
    desk.controller.begin(NOON)

    assert desk.session.state == states.OutcomeUnknown(at=NOON, left=RULES.unknown, restarted=True)


def test_a_payment_that_was_cut_off_is_found_until_its_screen_was_left(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)
    desk.send(lambda session: ev.FormPosted(session, NOON, after_details=True))
    (cut_off,) = desk.journal.take_cut_off()
    desk.controller.begin(cut_off.submitted_at)
    untold = desk.journal.take_cut_off()
    desk.send(ev.DonePressed)

    assert untold == [cut_off]
    assert desk.journal.take_cut_off() == []
