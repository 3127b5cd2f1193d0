"""Notices that somebody is there, on the window's own QWindow, where input into the page passes too.

A Python filter on QApplication ends in a crash under a web view (design.md), one on the QWindow does not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow

from kiosk.clock import Clock

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)
_POINTER = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease}
)
_INTERVAL = 1.0  # seconds: more signs of life in one say nothing more


_PASTED = 200  # characters: a paste may hold a whole card number, and is not looked into


def _characters(event: QEvent) -> int:
    """How many characters a key may bring into the page, at the most that it could be."""
    if not isinstance(event, QKeyEvent):
        return 1
    return _PASTED if event.matches(QKeySequence.StandardKey.Paste) else max(1, len(event.text()))


class InputWatch(QObject):
    """Emits `touched` at most once a second, and `keyed` with a number of characters for keys into a page.

    `in_page` tells whether keys go into a web view now. Which keys they are is never looked at.
    """

    touched = Signal()
    keyed = Signal(int)

    def __init__(self, clock: Clock, in_page: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._in_page = in_page
        self._last = float("-inf")
        self._pressed_at = float("-inf")
        self._pressed_place = QPointF()
        self._screen_changed = False
        self._swallowing = False

    def watch(self, window: QWindow) -> None:
        """Look at this window's input from now on."""
        window.installEventFilter(self)

    def screen_changed(self) -> None:
        """The next press of a double click was meant for the screen that is gone: it is not passed on."""
        self._screen_changed = True

    def quiet_for(self) -> float:
        """Seconds since the last sign of life."""
        return self._clock.monotonic() - self._last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See QObject.eventFilter."""
        kind = event.type()
        if kind not in _SIGNS and kind not in _POINTER:
            return False
        now = self._clock.monotonic()
        if now - self._last >= _INTERVAL:
            self._last = now
            self.touched.emit()
        if kind is QEvent.Type.KeyPress and self._in_page():
            self.keyed.emit(_characters(event))
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._swallowing = self._screen_changed and self._is_second(event.position(), now)
            self._pressed_at, self._pressed_place, self._screen_changed = now, event.position(), False
        return self._swallowing and kind in _POINTER

    def _is_second(self, place: QPointF, now: float) -> bool:
        """Whether a press makes a double click with the one before it.

        Qt sends a press of its own before each double click, so the double click alone comes too late.
        """
        hints = QGuiApplication.styleHints()
        near = (place - self._pressed_place).manhattanLength() <= hints.mouseDoubleClickDistance()
        return near and now - self._pressed_at <= hints.mouseDoubleClickInterval() / 1000
