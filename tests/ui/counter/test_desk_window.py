"""A clerk at work with one screen: keys alone, several customers, the lock, the turned window."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.flow import events as ev
from kiosk.flow.desk.events import ClosePressed
from kiosk.flow.desk.state import Place, Progress
from kiosk.flow.preferences import TextSize
from kiosk.flow.states import ClosedReason
from kiosk.guessing import BRIM, UNKNOWN
from kiosk.ui.web.session import WebSession
from tests.ui.counter.conftest import OpenCounter
from tests.ui.counter.desk import DeskHands

REVIEW = "Please review your selection"
_Key = Qt.Key


def test_number_and_enter_lead_from_the_next_customer_to_the_review_page(hands: DeskHands) -> None:
    hands.sign_in()
    hands.key(_Key.Key_F2)
    hands.keys_typed = 0
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)

    assert hands.keys_typed == len("132759960") + 1
    assert hands.field.hasFocus()
    assert "•••••-•960" in hands.text()
    assert "13275-9960" not in hands.text()


def test_a_clerk_s_keys_never_reach_a_customer_s_page(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    (view,) = hands.views(hands.window)
    view.setFocus()
    hands.type("4111")

    assert hands.window.keys_go_to() is None
    assert hands.field.text() == "4111"


def test_closing_one_customer_wipes_that_one_alone(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    first = hands.front
    hands.finds("132759964")
    second = hands.front
    hands.key(_Key.Key_F7)
    hands.until(lambda: len(hands.desk.customers) == 1)
    hands.key(_Key.Key_F6)
    hands.shows(hands.window, REVIEW)

    assert hands.desk.customer(second.session) is None
    assert hands.front.session == first.session
    assert hands.rows("SELECT id, ending FROM session ORDER BY opened_at") == [
        (first.session, None), (second.session, "start_over"),
    ]  # fmt: skip


def test_a_wrong_number_stays_in_the_field_to_be_put_right(hands: DeskHands) -> None:
    hands.sign_in()
    hands.enter("13275")

    assert "This is no account number of ours" in hands.text()
    assert (hands.field.text(), hands.field.selectedText()) == ("13275", "13275")
    hands.finds("132759960")
    assert len(hands.desk.customers) == 1


def test_a_number_that_nobody_knows_stands_there_to_be_compared(hands: DeskHands) -> None:
    hands.sign_in()
    hands.enter("132750000")
    hands.until(lambda: "does not know this account" in hands.text())

    assert "Asked for: 13275-0000" in hands.text()
    assert hands.field.text() == ""


def test_a_lock_covers_every_page_and_loses_none(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    (view,) = hands.views(hands.window)
    hands.ask(view, "document.title = 'the same page'")
    hands.key(_Key.Key_F12)
    covered = hands.views(hands.window), "960" in hands.text(), hands.is_locked
    hands.type("314159")
    hands.key(_Key.Key_Return)
    hands.until(lambda: "Name or PIN is wrong." in hands.text())
    hands.sign_in()
    hands.shows(hands.window, REVIEW)

    assert covered == ([], False, True)
    assert [hands.ask(each, "document.title") for each in hands.views(hands.window)] == ["the same page"]


def test_a_turned_window_shows_the_customer_s_page_alone_until_the_pin(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.finds("132759964")
    hands.shows(hands.window, REVIEW)
    hands.key(_Key.Key_F3)
    hands.shows(hands.window, REVIEW)
    turned = hands.text()
    hands.until(lambda: hands.window.keys_go_to() == hands.front.session)
    hands.type("4111 1111 1111")
    hands.until(lambda: hands.front.progress is Progress.CARD)
    hands.key(_Key.Key_F3)
    locked, seen = hands.is_locked, hands.views(hands.window)
    hands.sign_in()

    assert "•••••-•960" not in turned
    assert "Next customer" not in turned
    assert "Start Over" in turned
    assert (locked, seen) == (True, [])
    assert hands.front.place is Place.DESK
    assert "Card details are the customer's own" in hands.text()
    assert hands.views(hands.window) == []


@pytest.mark.parametrize("plugged", [True, False])
def test_what_a_clerk_has_copied_is_not_for_the_customer_to_paste_nor_the_other_way(
    hands: DeskHands, *, plugged: bool
) -> None:
    hands.sign_in()
    if plugged:
        hands.plug_display()
    hands.finds("132759960")
    clipboard = QApplication.clipboard()
    clipboard.setText("marisol.vega@example.org")
    hands.key(_Key.Key_F6)
    kept = clipboard.text()
    hands.key(_Key.Key_F3)
    hands.shows(hands.customer if plugged else hands.window, REVIEW)
    given = clipboard.text()
    clipboard.setText("4111")
    hands.key(_Key.Key_F3)
    hands.until(lambda: hands.front.place is Place.DESK)

    assert (kept, given, clipboard.text()) == ("marisol.vega@example.org", "", "")


def test_a_key_refused_in_a_page_is_written_down_for_the_customer_whose_page_it_is(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    hands.key(_Key.Key_F3)
    hands.until(lambda: hands.window.keys_go_to() == hands.front.session)
    hands.key(_Key.Key_F11)

    hands.until(lambda: bool(hands.rows("SELECT 1 FROM refusal")))
    assert hands.rows("SELECT session, kind FROM refusal") == [(hands.front.session, "input_function")]


def test_while_the_provider_is_down_the_clerk_reads_since_when_and_what_to_tell(hands: DeskHands) -> None:
    hands.sign_in()
    house = hands.application.counter.house
    hands.application.controller.dispatch(ev.ProviderLost(house, ClosedReason.UNREACHABLE))
    told = hands.text()
    hands.application.controller.dispatch(ev.ProviderWell(house))

    assert "The payment service can't be reached. Since " in told
    assert "Tell the queue" in told
    assert "Tell the queue" not in hands.text()


def test_the_day_is_told_in_numbers_and_the_same_key_ends_the_shift(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.key(_Key.Key_F7)
    hands.until(lambda: not hands.desk.customers)
    hands.key(_Key.Key_F9)
    hands.until(lambda: "This shift\n1\n0\n0\n0\n1\n0" in hands.text())
    hands.key(_Key.Key_F9)
    hands.until(lambda: "Sign in to serve" in hands.text())

    assert hands.rows("SELECT clerk, ending FROM shift") == [("ann", "signed_out")]


def test_a_clerk_types_the_card_where_the_city_allows_it(open_counter: OpenCounter) -> None:
    hands = open_counter("[counter]\nclerk_keys_card = true\n")
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    hands.until(lambda: hands.window.keys_go_to() == hands.front.session)


def test_large_text_is_one_customer_s_own_and_stays_with_their_page(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    first = hands.session(hands.front)
    large = msgspec.structs.replace(first.preferences, text_size=TextSize.LARGEST)
    hands.application.controller.dispatch(ev.PreferencesChosen(first.id, large))
    hands.finds("132759964")
    hands.shows(hands.window, REVIEW)
    second = [view.zoomFactor() for view in hands.views(hands.window)]
    hands.key(_Key.Key_F6)
    hands.shows(hands.window, REVIEW)

    assert second == [1]
    assert [view.zoomFactor() for view in hands.views(hands.window)] == [2]


def test_a_counter_that_ends_while_a_page_is_wiped_and_another_open_leaves_none(hands: DeskHands) -> None:
    hands.sign_in()
    hands.finds("132759960")
    hands.finds("132759964")
    hands.application.counter.dispatch(ClosePressed())
    hands.close()

    sessions = hands.application.web._sessions
    assert sessions is not None
    assert sessions.findChildren(WebSession) == []


def test_a_clerk_s_wrong_numbers_of_a_morning_close_nothing(hands: DeskHands) -> None:
    hands.sign_in()
    for _ in range(round(BRIM / UNKNOWN) + 2):  # some of it leaks meanwhile
        hands.enter("999999999")
        hands.until(lambda: "does not know this account" in hands.text())
    hands.finds("132759960")
