"""A counter under test, and the hands of its clerk and of the customers before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.counterapp import CounterApplication
from kiosk.flow.desk.events import Tick
from kiosk.flow.desk.state import Customer, Desk, Locked, Progress, Serving, SigningIn
from kiosk.flow.states import Session
from tests.clerksemployed import PINS
from tests.ui import waiting


class DeskHands:
    """Types on the clerk's keyboard or on the customer's, and reads what stands on either screen."""

    def __init__(self, application: CounterApplication, qtbot: QtBot, state_folder: Path) -> None:
        self.application = application
        self.window = application.window
        self.customer = application.window.customer
        self._qtbot = qtbot
        self._journal = state_folder / "journal.sqlite3"
        self.keys_typed = 0
        self._closed = False

    @property
    def desk(self) -> Desk:
        """The desk as it is now."""
        return self.application.counter.desk

    @property
    def front(self) -> Customer:
        """The customer in front."""
        customer = self.desk.customer(self.desk.shown)
        assert customer is not None
        return customer

    def session(self, customer: Customer) -> Session:
        """A customer's session."""
        session = self.application.controller.session(customer.session)
        assert session is not None
        return session

    def text(self, window: QWidget | None = None) -> str:
        """Every word of ours that can be seen in the clerk's window, or in another."""
        shown = window or self.window
        labels = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
        return "\n".join(
            [*labels, *(each.text() for each in shown.findChildren(QPushButton) if each.isVisible())]
        )

    def views(self, window: QWidget) -> list[QWebEngineView]:
        """The pages that can be seen there."""
        return [each for each in window.findChildren(QWebEngineView) if each.isVisible()]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What another process reads in the journal now."""
        with closing(sqlite3.connect(f"file:{self._journal}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def until(self, condition: Callable[[], bool]) -> None:
        """Go on once `condition` holds."""
        waiting.until(self._qtbot, condition, self.text)

    def comes_to(self, progress: Progress) -> None:
        """Wait until the customer in front is as far as that."""
        self.until(lambda: self.desk.shown is not None and self.front.progress is progress)

    def ask(self, view: QWebEngineView, script: str) -> Any:
        """The value of an expression in a page."""
        answers: list[Any] = []
        view.page().runJavaScript(script, 0, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def shows(self, window: QWidget, heading: str) -> None:
        """Wait until a page with that heading is seen there."""
        script = "document.querySelector('h1')?.innerText ?? ''"
        self.until(lambda: [self.ask(view, script) for view in self.views(window)] == [heading])

    def key(self, key: Qt.Key) -> None:
        """Press one key wherever the keyboard is."""
        handle = QApplication.focusWindow() or self.window.windowHandle()
        assert handle is not None
        self.keys_typed += 1
        QTest.keyClick(handle, key)

    def type(self, text: str) -> None:
        """Type on, wherever the keyboard is."""
        handle = QApplication.focusWindow() or self.window.windowHandle()
        assert handle is not None
        for character in text:
            self.keys_typed += 1
            QTest.keyClick(handle, ord(character))

    def has_keys(self, window: QWidget) -> None:
        """Wait until the keyboard is this window's; ask the window manager as often as it takes."""

        def there() -> bool:
            window.activateWindow()
            return window.isActiveWindow()

        self.until(there)

    def enter(self, text: str) -> None:
        """Type this, then Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def sign_in(self, name: str = "ann") -> None:
        """From the gate to the desk, or back to it."""
        self.has_keys(self.window)
        if isinstance(self.desk.state, SigningIn):
            self.enter(name)
        self.enter(PINS[name])
        self.until(lambda: isinstance(self.desk.state, Serving))

    def finds(self, numbers: str) -> None:
        """From the field to the review page."""
        self.enter(numbers)
        self.comes_to(Progress.REVIEW)

    def sign_in_as_another(self, name: str) -> None:
        """From a locked desk, by a name that is not the one there."""
        self.has_keys(self.window)
        self.window._gate._name.setText(name)
        self.window._gate._pin.setFocus()
        self.enter(PINS[name])
        self.until(lambda: not isinstance(self.desk.state, Locked) or self.desk.state.checking is None)

    @property
    def is_locked(self) -> bool:
        """Whether everything is covered until a PIN comes."""
        return isinstance(self.desk.state, Locked)

    @property
    def field(self) -> QLineEdit:
        """The clerk's one field."""
        return self.window._entry.field

    def stop_the_clock(self) -> None:
        """Let no second pass by itself."""
        for owner in (self.application.controller, self.application.counter):
            for timer in owner.findChildren(QTimer):
                timer.stop()

    def seconds(self, count: int) -> None:
        """Let so many seconds pass, for the desk and for every session."""
        for _ in range(count):
            self.application.counter.dispatch(Tick())
            self.application.controller._tick()

    def plug_display(self) -> None:
        """Let there be a customer's screen; it is this one, for want of another."""
        self.application._display_came(self.window.screen())
        self.has_keys(self.window)

    def close(self) -> None:
        """End the counter."""
        if not self._closed:
            self._closed = True
            self.application.close()
