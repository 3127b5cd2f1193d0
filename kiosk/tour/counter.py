"""The tour of the counter: a clerk signs in, serves a queue, helps somebody to register, and ends the shift."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.application import Application
from kiosk.counterapp import CounterApplication
from kiosk.flow.desk.state import Desk, Locked, Place, Progress, Serving, SigningIn
from kiosk.tour import signup
from kiosk.tour.driver import Driver, Script, Until
from kiosk.ui.widgets.statementview import StatementView

_Key = Qt.Key


class ClerkDriver(Driver):
    """Presses keys wherever the keyboard is, and takes pictures of both screens."""

    def __init__(self, folder: Path, application: CounterApplication) -> None:
        super().__init__(folder, application)
        self._counter = application

    @property
    def desk(self) -> Desk:
        """The desk as it is now."""
        return self._counter.counter.desk

    def shows_page(self) -> bool:
        """See Driver: some customer's nearly always does."""
        return True

    def serving(self) -> bool:
        """A clerk serves."""
        return isinstance(self.desk.state, Serving)

    def covered(self) -> bool:
        """The desk is locked, or nobody has signed in."""
        return isinstance(self.desk.state, Locked | SigningIn)

    def denied(self) -> bool:
        """Nobody was let in."""
        state = self.desk.state
        return isinstance(state, SigningIn) and state.denial is not None and not state.wait

    def reads_statement(self) -> bool:
        """A page of a statement is drawn in the clerk's window."""
        views = self._counter.window.findChildren(StatementView)
        pages = (page for view in views for page in view.findChildren(QLabel))
        return any(page.isVisible() and not page.pixmap().isNull() for page in pages)

    def comes_to(self, progress: Progress) -> Until:
        """The customer in front is as far as that."""

        def there() -> bool:
            front = self.desk.customer(self.desk.shown)
            return front is not None and front.progress is progress

        return there

    def enter(self, text: str) -> None:
        """Type this, then Enter."""
        self.type(text)
        self.keys(_Key.Key_Return)

    def type(self, text: str) -> None:
        """See Driver."""
        for character in text:
            QTest.keyClick(self._focused(), ord(character))

    def keys(self, *keys: Qt.Key) -> None:
        """See Driver."""
        for key in keys:
            QTest.keyClick(self._focused(), key)

    def picture(self, name: str) -> None:
        """The clerk's window, and the customer's where there is one."""
        super().picture(name)
        customer = self._counter.window.customer
        if customer.isVisible():
            self._save(f"{name}-customer", customer)

    def _focused(self) -> QWindow:
        return QApplication.focusWindow() or self._counter.window.windowHandle()


def begin(folder: Path, pins: Mapping[str, str], application: Application) -> QObject:
    """Start the tour in a counter whose first screen stands; pictures go to `folder`."""
    driver = ClerkDriver(folder, cast("CounterApplication", application))
    driver.begin(_whole(driver, pins))
    return driver


def _whole(hands: ClerkDriver, pins: Mapping[str, str]) -> Script:
    yield hands.anything
    hands.picture("sign-in")
    yield from _sign_in(hands, pins)
    hands.picture("next-customer")
    hands.enter("13275")
    yield hands.comes_to(Progress.ENTRY)
    hands.picture("no-account-number")
    hands.enter("13275-9960")
    yield hands.comes_to(Progress.REVIEW)
    yield hands.anything
    hands.picture("review")
    hands.keys(_Key.Key_F8)
    yield hands.reads_statement
    hands.picture("statement")
    hands.keys(_Key.Key_F8)
    yield hands.anything
    hands.enter("13275-9961")
    yield hands.comes_to(Progress.REVIEW)
    yield hands.anything
    hands.enter("13275-9966 13275-9967")
    yield hands.comes_to(Progress.REVIEW)
    yield hands.anything
    hands.picture("three-customers")
    hands.keys(_Key.Key_F6)
    yield hands.comes_to(Progress.REVIEW)
    yield from _hand_over(hands)
    hands.keys(_Key.Key_F12)
    yield hands.covered
    hands.picture("locked")
    hands.enter(pins["ann"])
    yield hands.serving
    yield hands.anything
    hands.picture("unlocked")
    for _ in range(3):
        fewer = _fewer(hands)
        hands.keys(_Key.Key_F7)
        yield fewer
        hands.keys(_Key.Key_F6)
        yield hands.anything
    yield from signup.play(hands, pins)
    hands.keys(_Key.Key_F9)
    yield hands.anything
    hands.picture("the-day")
    hands.keys(_Key.Key_F9)
    yield hands.covered


def _fewer(hands: ClerkDriver) -> Until:
    """One customer less than now."""
    before = len(hands.desk.customers)
    return lambda: len(hands.desk.customers) < before


def _sign_in(hands: ClerkDriver, pins: Mapping[str, str]) -> Script:
    hands.enter("ann")
    hands.enter("000000")
    yield hands.denied
    hands.picture("wrong-pin")
    hands.enter(pins["ann"])
    yield hands.serving


def _hand_over(hands: ClerkDriver) -> Script:
    """To the customer's screen, or the window is turned; the first keys of a card make it the customer's own."""
    hands.keys(_Key.Key_F3)
    yield lambda: hands.desk.at(Place.DISPLAY, Place.TURNED) is not None
    hands.picture("handed-over")
    hands.keys(_Key.Key_Tab, _Key.Key_Tab, _Key.Key_Return)
    yield hands.loaded()
    hands.keys(_Key.Key_Tab, _Key.Key_Return)
    yield hands.loaded()
    for text in ("Marisol Vega", "4111111111111111"):
        hands.keys(_Key.Key_Tab)
        hands.type(text)
    yield hands.comes_to(Progress.CARD)
    hands.picture("card")
    for text in ("123", "12/39", "118 Lantern Way", "32707", "marisol.vega@example.org"):
        hands.keys(_Key.Key_Tab)
        hands.type(text)
    hands.keys(_Key.Key_Return)
    yield hands.loaded()
    hands.keys(*[_Key.Key_Tab] * 4, _Key.Key_Space, _Key.Key_Return)
    yield hands.comes_to(Progress.RECEIPT)
    hands.picture("paid")
