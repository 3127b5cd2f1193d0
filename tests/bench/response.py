"""How soon a touch is answered on the screen, and how soon everything stands there in another language.

`python -m tests.bench.response` prints one JSON object: the slowest of all screens' buttons and of all screens, in
seconds. A touch is answered when the button has been painted pressed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kiosk import config
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import AnyState, Hosted, Receipt, Session, SessionId
from kiosk.flow.technician import Calibrating
from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.bench.sides import Slowest
from tests.ui.guest_states import STATES

_OUTSIDE = QPoint(2, 2)
_LONGEST = 5.0  # seconds for what should take a tenth of one


class _Paints(QObject):
    """Sees when one widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See QObject.eventFilter."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


class _Bench:
    """One window on the screen, taken from state to state."""

    def __init__(self, qt: QApplication, window: Window) -> None:
        self._qt = qt
        self._window = window

    def touches(self) -> Iterator[float]:
        """Seconds for every button that can be pressed on every screen of a guest's."""
        for state in _native():
            self._show(state, "en")
            for button in self._window.findChildren(QPushButton):
                middle = button.rect().center()
                if button.isEnabled() and button.visibleRegion().contains(middle):
                    yield self._touch(button)

    def languages(self) -> Iterator[float]:
        """Seconds for every such screen, from one language to the other."""
        for state in _native():
            self._show(state, "en")
            yield self._until_painted(self._window, partial(self._draw, state, "es"))

    def _touch(self, button: QPushButton) -> float:
        handle = self._window.windowHandle()
        place = button.mapTo(self._window, button.rect().center())
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        took = self._until_painted(button, lambda: QTest.mousePress(handle, left, plain, place))
        # Let go elsewhere: nothing is to be done, only felt.
        QTest.mouseRelease(handle, left, plain, _OUTSIDE)
        self._settle()
        return took

    def _until_painted(self, widget: QWidget, act: Callable[[], None]) -> float:
        paints = _Paints(widget)
        began = time.perf_counter()
        act()
        while not paints.seen:
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if time.perf_counter() - began > _LONGEST:
                raise TimeoutError(f"{widget.accessibleName() or widget.objectName()} was not painted")
        took = time.perf_counter() - began
        widget.removeEventFilter(paints)
        return took

    def _show(self, state: AnyState, language: str) -> None:
        self._draw(state, language)
        self._settle()

    def _draw(self, state: AnyState, language: str) -> None:
        self._window.show_session(
            Session(id=SessionId("s-1"), state=state, preferences=Preferences(language=language))
        )

    def _settle(self) -> None:
        for _ in range(5):
            self._qt.processEvents()


def _native() -> list[AnyState]:
    """The screens that are all ours. That of the crosses takes every touch for itself, wherever it lands."""
    return [state for state in STATES.values() if not isinstance(state, Hosted | Receipt | Calibrating)]


def main() -> int:
    """Measure, after one round that makes every screen."""
    qt = QApplication(["response"])
    with tempfile.TemporaryDirectory() as name:
        with SandboxServer(tls=None) as sandbox:
            settings = config.load(configuration.write(sandbox, Path(name)))
        window = Window(settings, Theme(qt.primaryScreen(), settings.terminal.colour))
        window.showFullScreen()
        bench = _Bench(qt, window)
        max(bench.languages())
        worst = Slowest(touch=max(bench.touches()), language=max(bench.languages()))
    sys.stdout.write(msgspec.json.encode(worst).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
