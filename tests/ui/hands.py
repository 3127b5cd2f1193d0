"""A terminal under test, and the hands of whoever stands before it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.application import Application
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.states import Session
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.ui.widgets.appearance import Appearance
from kiosk.ui.widgets.languages import LanguageSwitch
from tests.ui import waiting
from tests.ui.house import House

S = TypeVar("S", bound=states.State)
CARD = "4111111111111111"
HOLDER = {
    "#holder": "Marisol Vega",
    "#cvv": "123",
    "#expiry": "12/39",
    "#street": "118 Lantern Way",
    "#zip": "32707",
    "#email": "marisol.vega@example.org",
}
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
"""In a page: whether it has been seen yet. Chromium drops the keys and clicks that come before."""
DRAWN = f"window.drawn && {PAINTED}"
"""In a page: whether it has been drawn where it stands since `into_view`."""


def into_view(selector: str, block: str = "center") -> str:
    """The script that scrolls a page to an element; see DRAWN."""
    return (
        f"(document.querySelector({selector!r}).scrollIntoView({{block: {block!r}, behavior: 'instant'}}),"
        " window.drawn = false,"
        " requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true; })), 1)"
    )


class Hands:
    """Presses, types and touches through the window system's own door, reads what stands on the screen."""

    def __init__(self, application: Application, qtbot: QtBot, state_folder: Path) -> None:
        self.application = application
        self.window = application.window
        self._qtbot = qtbot
        self._journal = state_folder / "journal.sqlite3"
        self.sessions: list[Session] = []
        self.events: list[ev.Event] = []
        self._closed = False
        application.controller.changed.connect(self.sessions.append)
        application.web.happened.connect(self.events.append)

    # What is there

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.sessions[-1]

    def state(self, kind: type[S]) -> S:
        """The session's state, which is to be of this kind."""
        state = self.session.state
        assert isinstance(state, kind), f"on {type(state).__name__}"
        return cast(S, state)

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The buttons that can be seen, by text or, of one with a sign only, by accessible name.

        Of two alike it is the one on top. Left out is the way to another language, which is everywhere.
        """
        everywhere = (*self.window.findChildren(LanguageSwitch), *self.window.findChildren(Appearance))
        return {
            name: each
            for name, each in self.every_button.items()
            if not any(switch.isAncestorOf(each) for switch in everywhere)
        }

    @property
    def every_button(self) -> dict[str, QPushButton]:
        """As `buttons`, with those that stand on every screen."""
        found = self.window.findChildren(QPushButton)
        return {each.text() or each.accessibleName(): each for each in found if each.isVisible()}

    @property
    def text(self) -> str:
        """Every word of ours that can be seen, one label a line."""
        return "\n".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())

    @property
    def view(self) -> QWebEngineView:
        """The web view on the screen."""
        views = [each for each in self.window.findChildren(QWebEngineView) if each.isVisible()]
        assert len(views) == 1
        return views[0]

    @property
    def page(self) -> QWebEnginePage:
        """The page in it."""
        return self.view.page()

    @property
    def handle(self) -> QWindow:
        """The window of the window system."""
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What another process reads in the journal now."""
        with closing(sqlite3.connect(f"file:{self._journal}?mode=ro", uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    def state_file(self, name: str) -> Path:
        """A file in the terminal's state folder."""
        return self._journal.with_name(name)

    def endings(self) -> list[str | None]:
        """How the journal's sessions ended, oldest first; None for one that is open."""
        return [ending for (ending,) in self.rows("SELECT ending FROM session ORDER BY opened_at")]

    def is_in_front(self) -> bool:
        """Ask the window manager for the focus, as often as it takes; tells whether it is there."""
        self.window.activateWindow()
        return self.window.isActiveWindow()

    # Waiting

    def until(self, condition: Callable[[], bool]) -> None:
        """Go on once `condition` holds."""
        waiting.until(self._qtbot, condition, lambda: self.text)

    def on(self, kind: type[S]) -> S:
        """Wait for a state of this kind."""
        self.until(lambda: isinstance(self.session.state, kind))
        return self.state(kind)

    def loaded(self, heading: str = "") -> None:
        """Wait until a page stands in the view, the one with this heading if one is given."""

        def there() -> bool:
            state = self.session.state
            done = isinstance(state, states.Receipt) or (
                isinstance(state, states.Hosted) and state.loading is None
            )
            return done and (not heading or self.ask("document.querySelector('h1')?.innerText") == heading)

        self.until(there)

    @property
    def loads(self) -> int:
        """How many loads have come to a good end so far."""
        return sum(isinstance(each, ev.LoadFinished) for each in self.events)

    def ask(self, script: str) -> Any:
        """The value of an expression in the page; a test may look inside, the terminal never does."""
        answers: list[str] = []
        self.page.runJavaScript(f"JSON.stringify({script})", 0, answers.append)
        self.until(lambda: bool(answers))
        return json.loads(answers[0] or "null")

    # Doing

    def press(self, text: str) -> None:
        """Click the button with this text."""
        self.click(self.every_button[text])

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self.click_at(widget.mapTo(self.window, widget.rect().center()))

    def click_at(self, place: QPoint) -> None:
        """Click a place of the window."""
        QTest.mouseClick(self.handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def click_in_page(self, selector: str) -> None:
        """Click an element of the page, as a finger does: where it stands, and with a gesture to its name."""
        self.ask(into_view(selector))
        self.until(lambda: bool(self.ask(DRAWN)))
        left, top, on_top = self.ask(
            f"(() => {{ const e = document.querySelector({selector!r}), b = e.getBoundingClientRect(),"
            " x = b.left + b.width / 2, y = b.top + b.height / 2;"
            " return [x, y, e.contains(document.elementFromPoint(x, y))]; })()"
        )
        assert on_top, f"{selector} can't be reached"
        zoom = self.page.zoomFactor()
        self.click_at(self.view.mapTo(self.window, QPoint(round(left * zoom), round(top * zoom))))

    def focus_in_page(self, selector: str) -> None:
        """Put the page's focus on an element, as the Tab key would after a while."""
        on_it = f"(e => e && (e.focus(), document.activeElement === e))(document.querySelector({selector!r}))"
        focus = f"{PAINTED} && {on_it}"
        self.until(lambda: bool(self.ask(focus)))

    def show(self, sandbox: House, body: str, path: str = "/hostile") -> None:
        """Put a page with this body on the screen, as the provider's."""
        url = sandbox.serve(path, f"<!doctype html><h1>Page</h1>{body}")
        sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
        self.open_page()

    def enter(self, selector: str) -> None:
        """Press Enter on an element of the page."""
        self.focus_in_page(selector)
        self.keys(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Write on the keyboard."""
        for character in text:
            QTest.keyClick(self.handle, cast(Qt.Key, ord(character)))

    def keys(self, *keys: Qt.Key) -> None:
        """Press these keys one after the other."""
        for key in keys:
            QTest.keyClick(self.handle, key)

    def paste(self, text: str) -> None:
        """Put `text` on the clipboard and press Ctrl+V."""
        QApplication.clipboard().setText(text)
        QTest.keyClick(self.handle, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def stop_the_clock(self) -> None:
        """Let no second pass but those of `seconds`."""
        for timer in self.application.controller.findChildren(QTimer):
            timer.stop()

    def seconds(self, number: int) -> None:
        """Let so many seconds pass for the flow."""
        for _ in range(number):
            self.application.controller.dispatch(ev.Tick(self.session.id))

    def close(self) -> None:
        """End the terminal; doing it again does nothing."""
        if not self._closed:
            self._closed = True
            self.application.close()

    # Ways that many tests go

    def find(self, number: str) -> None:
        """From the welcome screen to "Find My Account" with this number."""
        self.press("Pay My Bill")
        self.on(states.Accounts)
        self.type(number)
        self.press("Find My Account")

    def open_page(self, number: str = "132759960") -> None:
        """From the welcome screen to the hosted page of an account."""
        self.find(number)
        self.on(states.Hosted)
        self.loaded()

    def reach_review(self, *, card: str = CARD) -> None:
        """From the hosted page's first step to its last, everything filled in and the terms accepted."""
        self.enter("#proceed")
        self.loaded("Payment Options")
        self.enter("#continue")
        self.loaded("Please enter your card information")
        self.give_card(card)

    def reach_receipt(self) -> None:
        """From the welcome screen to a receipt's address, by the shortest way."""
        self.open_page()
        self.ask("history.pushState(null, '', '/thankyou')")
        self.on(states.Receipt)

    def pay(self, *, card: str = CARD) -> None:
        """From the hosted page's first step to the press of "Process Payment"."""
        self.reach_review(card=card)
        self.enter("#process")

    def give_card(self, card: str = CARD) -> None:
        """From the third step to the last, everything filled in and the terms accepted."""
        for selector, text in ({"#number": card} | HOLDER).items():
            self.fill(selector, text)
        self.enter("#continue")
        self.loaded("Review your Information")
        self.focus_in_page("#terms")
        self.keys(Qt.Key.Key_Space)
        self.until(lambda: bool(self.ask("document.querySelector('#terms').checked")))

    def fill(self, selector: str, text: str) -> None:
        """Write `text` into a field of the page."""
        self.focus_in_page(selector)
        self.type(text)
        self.until(lambda: bool(self.ask(f"document.querySelector({selector!r}).value === {text!r}")))
