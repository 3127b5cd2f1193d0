"""All input of a window, seen on its own QWindow, where what is meant for a page passes too.

It is a sign of life, it is counted where it goes into a page, and what is not on the list goes no further.
A Python filter on QApplication ends in a crash under a web view (design.md), one on the QWindow does not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

from kiosk.clock import Clock
from kiosk.log import get_logger
from kiosk.ui import keys
from kiosk.ui.keys import Refusal
from kiosk.ui.pad import Pad
from kiosk.ui.pointer import Pointer
from kiosk.ui.wedge import Wedge

_log = get_logger("ui.input")

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin})
_PRESSES = _TOUCHES | {QEvent.Type.KeyPress, QEvent.Type.TabletPress}
_SIGNS = _PRESSES | {
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchUpdate,
}
_POINTER = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease}
)
_TREMBLE = 8  # pixels by which a mouse may stir with nobody's hand on it
_INTERVAL = 1.0  # seconds: more signs of life in one say nothing more, nor do more refusals


_PASTED = 200  # characters: a paste may hold a whole card number, and is not looked into
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


def _characters(event: QKeyEvent) -> int:
    """How many characters a key may bring into the page, at the most that it could be.

    Any key with Ctrl may be a paste: Chromium knows several, and not all are Qt's.
    """
    return _PASTED if event.modifiers() & _COMMANDS else max(1, len(event.text()))


class Moment(NamedTuple):
    """When a press came: `seen` in seconds of uptime, `done` in the window system's milliseconds, 0 if unknown."""

    seen: float
    done: int

    def since(self, before: Moment) -> float:
        """Seconds from `before` to this one.

        As the window system has them: two presses of a moment ago are seen far apart where the screen that the
        first one brought took long to come. Its count begins anew after 49 days; then what was seen decides.
        """
        if self.done and before.done and self.done >= before.done:
            return (self.done - before.done) / 1000
        return self.seen - before.seen


class InputWatch(QObject):
    """Looks at the input of every window that it is given.

    Signals: `touched` at most once a second; `pressed` at each press, before anything comes of it, and whether it
    is a key's; `keyed` with a number of characters for keys into a page, `wrote` besides where one is a letter, a
    digit or a sign; `padded` with a PadKey for a key of the `pad`, which goes no further wherever the keyboard
    stands; `refused` with a Refusal, at most once a second; `keys_used` for a real key, not one of the keyboard
    on the screen, and `pointer_used` for a finger or a mouse. `in_page` tells whether keys go into a web view
    now. `also`: as for `kiosk.ui.keys.refusal`, outside of pages. Which keys go into a page is judged, and never
    kept nor told. `wedge` takes a scanner's keys out before any of this. `commands`: keys that mean the same in
    every window and page of this terminal, and go no further: `commanded` carries a Qt.Key.
    """

    touched = Signal()
    pressed = Signal(bool)
    keyed = Signal(int)
    wrote = Signal()
    padded = Signal(object)
    refused = Signal(object)
    commanded = Signal(object)
    keys_used = Signal()
    pointer_used = Signal()

    def __init__(
        self,
        clock: Clock,
        in_page: Callable[[], bool],
        parent: QObject | None = None,
        *,
        also: frozenset[Qt.Key] = frozenset(),
        wedge: Wedge | None = None,
        pad: Pad | None = None,
        commands: frozenset[Qt.Key] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._in_page = in_page
        self._also = also
        self._wedge = wedge
        self._pad = pad
        self._commands = commands
        self._pointer = Pointer(in_page)
        self._last = float("-inf")
        self._told = float("-inf")
        self._pressed_at = Moment(float("-inf"), 0)
        self._pressed_place = QPointF()
        self._moved_to = QPointF()
        self._screen_changed = False
        self._swallowing = False

    def watch(self, window: QWindow) -> None:
        """Look at this window's input from now on."""
        window.installEventFilter(self)

    @Slot(QWindow)
    def watch_focused(self, window: QWindow | None) -> None:
        """The keys go to this window now, None for a window of another process."""
        if window is not None:
            self.watch(window)

    def screen_changed(self) -> None:
        """The next press of a double click was meant for the screen that is gone: it is not passed on."""
        self._screen_changed = True

    def quiet_for(self) -> float:
        """Seconds since the last sign of life."""
        return self._clock.monotonic() - self._last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See QObject.eventFilter."""
        kind = event.type()
        if kind in _SIGNS and self._is_of_a_person(event):
            self._note_life()
            if kind in _PRESSES:
                self.pressed.emit(isinstance(event, QKeyEvent))
        if isinstance(event, QKeyEvent) and self._is_of_a_device(watched, event):
            return True
        if isinstance(event, QKeyEvent) and self._is_command(event):
            return True
        refusal = self._judge(watched, event)
        if refusal is not None:
            self._refuse(event, refusal)
            return True
        if kind is QEvent.Type.KeyPress and event.spontaneous():
            self.keys_used.emit()
        elif kind in _TOUCHES:
            self.pointer_used.emit()
        return kind in _POINTER and isinstance(event, QMouseEvent) and self._is_meant_for_before(event)

    def _is_command(self, event: QKeyEvent) -> bool:
        """Whether this key is one of the terminal's own, which are told once for each press."""
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not plain or key not in self._commands:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.commanded.emit(Qt.Key(key))
        return True

    def _is_of_a_person(self, event: QEvent) -> bool:
        """Whether somebody did this: a thing that lies on the keyboard, or a mouse that trembles, is nobody."""
        if isinstance(event, QKeyEvent):
            return not event.isAutoRepeat()
        if event.type() is not QEvent.Type.MouseMove or not isinstance(event, QMouseEvent):
            return True
        place = event.globalPosition()
        if (place - self._moved_to).manhattanLength() < _TREMBLE:
            return False
        self._moved_to = place
        return True

    def _note_life(self) -> None:
        now = self._clock.monotonic()
        if now - self._last >= _INTERVAL:
            self._last = now
            self.touched.emit()

    def _is_of_a_device(self, window: QObject, event: QKeyEvent) -> bool:
        """Whether a scanner or the pad sent this. A press of the pad is told, once."""
        if self._wedge is not None and self._wedge.takes(window, event):
            return True
        key = self._pad.key_of(event) if self._pad is not None else None
        if key is None:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.padded.emit(key)
        return True

    def _judge(self, window: QObject, event: QEvent) -> Refusal | None:
        """Why it goes no further. What is refused is not counted, since it brings nothing into a page."""
        if not isinstance(event, QKeyEvent):
            return self._pointer.refusal(window, event)
        in_page = self._in_page()
        refusal = keys.refusal(event, frozenset() if in_page else self._also)
        if refusal is None and in_page and event.type() is QEvent.Type.KeyPress:
            self.keyed.emit(_characters(event))
            if event.text().strip():
                self.wrote.emit()
        return refusal

    def _refuse(self, event: QEvent, refusal: Refusal) -> None:
        """Keep the event, so that nobody else takes it up: no shortcut, no mouse made of a touch."""
        event.setAccepted(refusal is not Refusal.DROP)
        now = self._clock.monotonic()
        if now - self._told >= _INTERVAL:
            self._told = now
            _log.warning("input.refused", kind=refusal, screen="page" if self._in_page() else "ours")
            self.refused.emit(refusal)

    def _is_meant_for_before(self, event: QMouseEvent) -> bool:
        """Whether this belongs to the second press of a double click whose first brought another screen."""
        if event.type() is QEvent.Type.MouseButtonPress:
            now = Moment(self._clock.monotonic(), event.timestamp())
            self._swallowing = self._screen_changed and self._is_second(event.position(), now)
            self._pressed_at, self._pressed_place, self._screen_changed = now, event.position(), False
        return self._swallowing

    def _is_second(self, place: QPointF, now: Moment) -> bool:
        """Whether a press makes a double click with the one before it.

        Qt sends a press of its own before each double click, so the double click alone comes too late.
        """
        hints = QGuiApplication.styleHints()
        near = (place - self._pressed_place).manhattanLength() <= hints.mouseDoubleClickDistance()
        return near and now.since(self._pressed_at) <= hints.mouseDoubleClickInterval() / 1000
