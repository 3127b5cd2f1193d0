"""A customer's screen that comes, goes and comes again takes no key of the clerk's with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.flow.desk.state import Progress
from tests.clerksemployed import PINS
from tests.ui.counter.desk import DeskHands
from tests.ui.counter.test_desk_window import REVIEW


def type_on_the_welcome(hands: DeskHands, text: str) -> None:
    """The clerk types, and the customer's window has the keyboard."""
    handle = hands.customer.windowHandle()
    assert handle is not None
    for character in text:
        QTest.keyClick(handle, ord(character))
    QTest.keyClick(handle, Qt.Key.Key_Return)


def test_a_number_that_is_typed_while_the_welcome_has_the_keyboard_reaches_the_clerk_s_field(
    hands: DeskHands,
) -> None:
    hands.sign_in()
    hands.plug_display()
    type_on_the_welcome(hands, "132759960")
    hands.comes_to(Progress.REVIEW)
    hands.shows(hands.window, REVIEW)

    assert len(hands.desk.customers) == 1


def test_a_pin_that_is_typed_there_unlocks_the_desk(hands: DeskHands) -> None:
    hands.sign_in()
    hands.plug_display()
    hands.key(Qt.Key.Key_F12)
    type_on_the_welcome(hands, PINS["ann"])
    hands.until(lambda: not hands.is_locked)


def test_what_a_customer_types_on_their_page_never_reaches_the_clerk_s_field(hands: DeskHands) -> None:
    hands.sign_in()
    hands.plug_display()
    hands.finds("132759960")
    hands.shows(hands.window, REVIEW)
    hands.key(Qt.Key.Key_F3)
    hands.shows(hands.customer, REVIEW)
    handle = hands.customer.windowHandle()
    assert handle is not None
    hands.customer.setFocus()
    for character in "4111":
        QTest.keyClick(handle, ord(character))

    assert hands.field.text() == ""
