"""The hands and eyes of a tour: presses, types, waits, and takes pictures.

Goes through the window system's own door, as keys and clicks do, so that what it shows is what people see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.application import Application
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import RegisterStep
from kiosk.flow.states import Session
from kiosk.flow.technician import AdminPin
from kiosk.ui.widgets.frame import Header

Until: TypeAlias = Callable[[], bool]
Script: TypeAlias = Iterator[Until]
"""Does something at each step and gives what is to be waited for before the next."""

_CORNER: Final = 12  # pixels
_LOOK: Final = 100  # milliseconds between looks
_SETTLED: Final = 2  # looks in a row before a screen counts as painted
_PAGE_SETTLED: Final = 6  # the same where a page stands, which another process paints
_PATIENCE: Final = 450  # looks at one step before the tour gives up
_FAULT: Final = 70


class Driver(QObject):
    """Follows a script. Ends the application with 0 at its end, with 70 when a step does not come.

    Its pictures go to `folder`, which is there.
    """

    def __init__(self, folder: Path, application: Application) -> None:
        super().__init__()
        self._folder = folder
        self._application = application
        self._session: Session | None = None
        self._loads = 0
        self._pictures = 0
        self._script: Script = iter(())
        self._until: Until = lambda: True
        self._looks = self._settled = 0
        application.controller.changed.connect(self._follow)
        application.web.happened.connect(self._count_load)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    def begin(self, script: Script) -> None:
        """Do what this script says."""
        self._script = script
        self._timer.start()

    @property
    def session(self) -> Session | None:
        """The session on the screen."""
        return self._session

    # What is waited for

    def shows_page(self) -> bool:
        """Whether a page may stand on the screen."""
        state = self._session.state if self._session is not None else None
        return isinstance(state, states.Hosted | states.Receipt)

    def anything(self) -> bool:
        """Nothing but that the screen stands still."""
        return True

    def on(self, state: type[states.State]) -> Until:
        """A state of the kind `state`."""
        return lambda: self._session is not None and isinstance(self._session.state, state)

    def refused_pin(self) -> bool:
        """The technician's PIN was wrong, and another can be typed."""
        state = self._session.state if self._session is not None else None
        return isinstance(state, AdminPin) and state.verdict is not None and not state.checking

    def at(self, step: RegisterStep) -> Until:
        """The question `step` of a registration."""

        def asked() -> bool:
            state = self._session.state if self._session is not None else None
            return isinstance(state, states.Register) and state.step is step

        return asked

    def loaded(self) -> Until:
        """The next page has come."""
        before = self._loads

        def loaded() -> bool:
            state = self._session.state if self._session is not None else None
            return self._loads > before and isinstance(state, states.Hosted) and state.loading is None

        return loaded

    # What is done

    def press(self, text: str) -> None:
        """Click the visible button with this text, wherever it is."""
        window = self._application.window
        found = [
            button
            for button in window.findChildren(QPushButton)
            if button.text() == text and button.isVisible()
        ]
        if not found:
            self._give_up(f"there is no button “{text}”")
            return
        # The last in the order of stacking: the warning lies above what it covers.
        button = found[-1]
        place = button.mapTo(window, button.rect().center())
        self._click(place)

    def touch_corner(self, *, right: bool) -> None:
        """Touch one of the header's upper corners."""
        window = self._application.window
        (header,) = window.findChildren(Header)
        across = header.width() - _CORNER if right else _CORNER
        self._click(header.mapTo(window, QPoint(across, _CORNER)))

    def _click(self, place: QPoint) -> None:
        QTest.mouseClick(
            self._application.window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for character in text:
            QTest.keyClick(self._application.window.windowHandle(), ord(character))

    def keys(self, *keys: Qt.Key) -> None:
        """Press these keys, one after the other."""
        for key in keys:
            QTest.keyClick(self._application.window.windowHandle(), key)

    def grow_silent(self) -> None:
        """Let the seconds pass in which nobody does anything, a posted form's minute of waiting included."""
        for _ in range(60 + self._application.settings.session.idle_seconds):
            if self._session is not None and self._session.warning is None:
                self._application.controller.dispatch(ev.Tick(self._session.id))

    def let_pass(self, seconds: int) -> None:
        """Let so many seconds pass at once for the session on the screen."""
        for _ in range(seconds):
            if self._session is not None:
                self._application.controller.dispatch(ev.Tick(self._session.id))

    def picture(self, name: str) -> None:
        """Take what stands on the screen, the page included."""
        self._save(name, self._application.window)

    def _save(self, name: str, window: QWidget) -> None:
        self._pictures += 1
        file = self._folder / f"{self._pictures:02}-{name}.png"
        if not window.screen().grabWindow(window.winId()).save(str(file)):
            self._give_up(f"{file} can't be written")

    # How it goes on

    def _follow(self, session: Session) -> None:
        self._session = session

    def _count_load(self, event: ev.Event) -> None:
        if isinstance(event, ev.LoadFinished):
            self._loads += 1

    def _look(self) -> None:
        """Go on once what is waited for has stood still for a moment."""
        self._looks += 1
        self._settled = self._settled + 1 if self._until() else 0
        if self._settled >= (_PAGE_SETTLED if self.shows_page() else _SETTLED):
            self._looks = self._settled = 0
            following = next(self._script, None)
            if following is None:
                self._finish()
            else:
                self._until = following
        elif self._looks > _PATIENCE:
            state = type(self._session.state).__name__ if self._session is not None else "nothing"
            self._give_up(f"after {self._pictures} pictures the screen is stuck on {state}")

    def _finish(self) -> None:
        self._timer.stop()
        sys.stdout.write(f"{self._pictures} pictures in {self._folder}\n")
        self._application.end(0)

    def _give_up(self, why: str) -> None:
        self._timer.stop()
        sys.stderr.write(f"kiosk demo: the tour can't go on: {why}\n")
        self._application.end(_FAULT)
