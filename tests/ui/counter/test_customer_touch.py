"""A counter whose customers have a screen to touch, and no keyboard: theirs comes up on that screen."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QLineEdit

from kiosk.flow import events as ev
from kiosk.flow.desk.state import Progress
from kiosk.ui.counter.customer import CustomerWindow
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.widgets.line import PlainLine
from tests.ui.counter.conftest import OpenCounter
from tests.ui.counter.desk import DeskHands
from tests.ui.counter.test_desk_window import REVIEW
from tests.ui.counter.test_signup_window import begins_to_register
from tests.ui.hands import CARD, DRAWN, into_view
from tests.ui.keyboard.board import HIDE, Board

TOUCHED = "[counter]\ncustomer_touch = true\n"


class Customer:
    """Touches the customer's screen."""

    def __init__(self, desk: DeskHands) -> None:
        self.window: CustomerWindow = desk.customer
        self._desk = desk

    @property
    def handle(self) -> QWindow:
        """The window of the window system."""
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    @property
    def page(self) -> QWebEngineView:
        """The page that can be seen there."""
        (view,) = self._desk.views(self.window)
        return view

    def until(self, condition: Callable[[], bool]) -> None:
        """Go on once `condition` holds."""
        self._desk.until(condition)

    def click_at(self, place: QPoint) -> None:
        """Touch a place."""
        QTest.mouseClick(self.handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def ask(self, script: str) -> object:
        """The value of an expression in the page."""
        return self._desk.ask(self.page, script)

    def touches(self, selector: str, *, block: str = "center") -> None:
        """Touch an element of the page, where it stands."""
        element = f"document.querySelector({selector!r})"
        self.ask(into_view(selector, block))
        self.until(lambda: self.ask(DRAWN) is True)
        middle = "(b => JSON.stringify([b.left + b.width / 2, b.top + b.height / 2]))"
        seen = [""]

        def rests() -> bool:
            seen.append(str(self.ask(f"{middle}({element}.getBoundingClientRect())")))
            return seen[-1] == seen[-2]

        self.until(rests)
        left, top = msgspec.json.decode(seen[-1], type=tuple[float, float])
        self.click_at(self.page.mapTo(self.window, QPoint(round(left), round(top))))

    def goes_on(self, selector: str) -> None:
        """Leave a page that is only on the way by its button, wherever that stands."""
        self.ask(f"(document.querySelector({selector!r}).click(), 1)")

    def comes_to(self, heading: str) -> None:
        """Wait for a page of that heading."""
        self._desk.shows(self.window, heading)


@pytest.fixture
def desk(open_counter: OpenCounter) -> DeskHands:
    """A counter whose customer's screen is touched, a clerk at work."""
    desk = open_counter(TOUCHED)
    desk.sign_in()
    desk.plug_display()
    return desk


def hand_over(desk: DeskHands, number: str) -> Customer:
    """From the clerk's field to the review page in the customer's hands."""
    desk.finds(number)
    desk.shows(desk.window, REVIEW)
    desk.key(Qt.Key.Key_F3)
    customer = Customer(desk)
    customer.comes_to(REVIEW)
    desk.has_keys(desk.customer)
    return customer


def to_the_card(desk: DeskHands, number: str = "132759960") -> tuple[Customer, Board]:
    """To the card's number, which is touched."""
    customer = hand_over(desk, number)
    customer.goes_on("#proceed")
    customer.comes_to("Payment Options")
    customer.goes_on("#continue")
    customer.comes_to("Please enter your card information")
    customer.touches("#number")
    board = Board(customer)
    board.comes_up()
    return customer, board


def test_a_card_is_written_by_touch_alone_and_counted_as_keys_are(desk: DeskHands) -> None:
    customer, board = to_the_card(desk)
    board.touch(*CARD)
    customer.until(lambda: customer.ask("document.querySelector('#number').value") == CARD)

    desk.until(lambda: desk.front.progress is Progress.CARD)
    assert desk.field.text() == ""
    assert desk.front.progress.has_details


def test_what_is_written_stays_above_it(desk: DeskHands) -> None:
    customer, board = to_the_card(desk)
    board.touch("4", HIDE)
    board.goes()
    customer.touches("#email", block="end")
    board.comes_up()

    customer.until(
        lambda: (
            customer.ask("document.querySelector('#email').getBoundingClientRect().bottom <= innerHeight")
            is True
        )
    )


def test_it_goes_with_the_keyboard_s_focus_and_writes_nothing_of_the_clerk_s(desk: DeskHands) -> None:
    customer, board = to_the_card(desk)
    desk.has_keys(desk.window)
    board.goes()
    desk.type("1")
    desk.has_keys(desk.customer)
    customer.touches("#number")
    board.comes_up()

    assert desk.field.text() == "1"


def test_a_customer_s_own_keys_put_it_away_and_the_next_customer_finds_it_again(desk: DeskHands) -> None:
    _, board = to_the_card(desk)
    desk.key(Qt.Key.Key_4)
    board.goes()
    desk.key(Qt.Key.Key_F7)
    desk.until(lambda: not desk.desk.customers)
    desk.has_keys(desk.window)
    to_the_card(desk, "132759964")


def test_it_has_the_letters_of_the_customer_s_language(desk: DeskHands) -> None:
    customer, board = to_the_card(desk)
    customer.touches("#holder")
    desk.until(lambda: "a" in board.keys)
    assert "ñ" not in board.keys
    session = desk.session(desk.front)
    spanish = msgspec.structs.replace(session.preferences, language="es")
    desk.application.controller.dispatch(ev.PreferencesChosen(session.id, spanish))
    desk.until(lambda: "ñ" in board.keys)


def test_whoever_registers_there_needs_no_other(open_counter: OpenCounter) -> None:
    desk = open_counter(TOUCHED, residents=True)
    desk.sign_in()
    desk.plug_display()
    begins_to_register(desk)
    desk.has_keys(desk.customer)
    customer = Customer(desk)
    (line,) = (each for each in customer.window.findChildren(PlainLine) if each.isVisible())
    board = Board(customer)
    board.comes_up()
    board.touch("1", "3", "2")
    customer.until(lambda: line.text() == "132")


def test_where_the_screen_is_not_touched_there_is_none(open_counter: OpenCounter) -> None:
    desk = open_counter()
    assert desk.customer.keyboard is None
    assert desk.window.findChildren(Keyboard) == []


def test_none_comes_up_for_the_clerk(desk: DeskHands) -> None:
    """Their field is clicked: whatever hears of that, the clerk has a keyboard."""
    keyboard = desk.customer.keyboard
    assert keyboard is not None
    moves: list[bool] = []
    keyboard.moved.connect(lambda: moves.append(keyboard.isVisible()))
    keyboard.prepare()
    desk.until(lambda: keyboard._root is not None)
    field: QLineEdit = desk.field
    handle = desk.window.windowHandle()
    assert handle is not None
    middle = field.mapTo(desk.window, field.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    desk.finds("132759960")

    assert moves == []
