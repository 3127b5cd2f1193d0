"""A desk that is locked while money moves, and two clerks at one desk: no page is lost, and no outcome."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from kiosk.flow import events as ev
from kiosk.flow.desk.state import Place, Progress
from kiosk.flow.states import TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.counter.desk import DeskHands
from tests.ui.counter.test_desk_window import REVIEW
from tests.ui.house import House

_Key = Qt.Key
THANKS = "Thank you"
FORM = (
    "<h1>Card</h1><form method=post action=/thankyou><input name=card autofocus><button>Pay</button></form>"
)
LONG = 300
"""Seconds: longer than a lobby would show a receipt, or an unknown outcome."""


@pytest.fixture
def answer() -> Iterator[threading.Event]:
    """Until it is set the provider has not answered the card's form."""
    answered = threading.Event()
    yield answered
    answered.set()


def pay_on_the_display(hands: DeskHands, sandbox: House, answer: threading.Event) -> None:
    """A card is typed on the customer's screen, and the form has left."""
    sandbox.serve("/thankyou", f"<!doctype html><h1>{THANKS}</h1>")
    url = sandbox.serve("/card", f"<!doctype html>{FORM}")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.sign_in()
    hands.plug_display()
    hands.finds("132759960")
    hands.shows(hands.window, "Card")
    hands.key(_Key.Key_F3)
    hands.shows(hands.customer, "Card")
    hands.has_keys(hands.customer)
    hands.until(lambda: hands.window.keys_go_to() == hands.front.session)
    hands.type("4111111111111111")
    hands.comes_to(Progress.CARD)
    sandbox.on_post = answer.wait
    hands.key(_Key.Key_Return)
    hands.comes_to(Progress.SUBMITTED)


def test_a_lock_in_mid_payment_covers_both_screens_and_the_payment_goes_on_beneath(
    hands: DeskHands, sandbox: House, answer: threading.Event
) -> None:
    pay_on_the_display(hands, sandbox, answer)
    hands.key(_Key.Key_F12)
    covered = hands.is_locked, hands.views(hands.window), hands.views(hands.customer)
    words = hands.text() + hands.text(hands.customer)
    answer.set()
    hands.until(lambda: hands.desk.customers[0].progress is Progress.RECEIPT)
    hands.seconds(LONG)
    still = hands.is_locked, hands.views(hands.window), hands.views(hands.customer)
    hands.sign_in()
    hands.shows(hands.customer, THANKS)

    assert covered == still == (True, [], [])
    assert "960" not in words
    assert hands.front.place is Place.DISPLAY
    assert "The receipt is there." in hands.text()
    assert hands.rows("SELECT ending FROM session") == [("receipt",)]


def test_a_payment_whose_page_breaks_behind_the_lock_is_told_as_unknown_to_whoever_unlocks(
    hands: DeskHands, sandbox: House, answer: threading.Event
) -> None:
    pay_on_the_display(hands, sandbox, answer)
    hands.key(_Key.Key_F12)
    session = hands.desk.customers[0].session
    hands.application.controller.dispatch(ev.PageBroken(session, TroubleKind.PAGE_CRASHED))
    hands.seconds(LONG)
    hands.sign_in()

    assert hands.front.progress is Progress.UNKNOWN
    assert "The outcome of the payment is unknown. Nothing may be paid twice." in hands.text()
    assert hands.rows("SELECT ending FROM session") == [("outcome_unknown",)]


def test_a_desk_does_not_lock_itself_while_a_payment_is_on_its_way(
    hands: DeskHands, sandbox: House, answer: threading.Event
) -> None:
    pay_on_the_display(hands, sandbox, answer)
    hands.seconds(100)
    answer.set()
    hands.comes_to(Progress.RECEIPT)
    before = hands.is_locked
    hands.seconds(LONG)

    assert not before
    assert hands.is_locked


def test_a_second_clerk_has_no_way_to_the_first_one_s_customers(hands: DeskHands) -> None:
    hands.sign_in("ann")
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    hands.key(_Key.Key_F12)
    hands.sign_in_as_another("cleo")

    assert hands.is_locked
    assert "Another clerk's customers are open here" in hands.text()
    assert hands.views(hands.window) == []
    assert hands.rows("SELECT clerk FROM shift") == [("ann",)]


def test_a_supervisor_takes_over_with_every_page_as_it_was_and_under_the_own_name(hands: DeskHands) -> None:
    hands.sign_in("ann")
    hands.finds("132759960")
    hands.finds("132759964")
    hands.shows(hands.window, REVIEW)
    (view,) = hands.views(hands.window)
    hands.ask(view, "document.title = 'the same page'")
    hands.key(_Key.Key_F12)
    hands.sign_in_as_another("bob")
    hands.shows(hands.window, REVIEW)
    title = [hands.ask(each, "document.title") for each in hands.views(hands.window)]
    closed = hands.front.session
    hands.key(_Key.Key_F7)
    hands.until(lambda: len(hands.desk.customers) == 1)

    assert "bob · supervisor" in hands.text()
    assert title == ["the same page"]
    assert hands.rows("SELECT clerk, ending FROM shift ORDER BY opened_at") == [
        ("ann", "relieved"), ("bob", None),
    ]  # fmt: skip
    assert [
        (clerk, deed)
        for clerk, deed, session in hands.rows("SELECT clerk, deed, session FROM deed ORDER BY id")
        if session == closed
    ] == [("ann", "opened"), ("bob", "closed")]
    assert hands.rows("SELECT DISTINCT clerk FROM session") == [("ann",)]


def test_a_second_clerk_takes_over_a_locked_desk_that_serves_nobody(hands: DeskHands) -> None:
    hands.sign_in("ann")
    hands.key(_Key.Key_F12)
    hands.sign_in_as_another("cleo")
    hands.until(lambda: not hands.is_locked)

    assert "cleo · clerk" in hands.text()
    assert hands.rows("SELECT clerk, ending FROM shift ORDER BY opened_at") == [
        ("ann", "relieved"), ("cleo", None),
    ]  # fmt: skip
