"""A scanner that types like a keyboard, known by the prefix it was programmed to send before every code.

No key of a scan reaches a widget or a page. Keys that begin like one, and turn out to be a person's, are passed on
as they came. A person and a scanner are told apart by the window system's own times of the keys, which stay true
while this process is busy.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.account import LONGEST_INPUT
from kiosk.log import get_logger

_log = get_logger("ui.wedge")
TYPING_GAP: Final = 50
"""Milliseconds: nobody types four keys that each follow the one before as closely as this."""
READING_GAP: Final = 150
"""Milliseconds within which keys belong to a scan that is surely one; a radio link may stutter."""
SURE: Final = 3  # keys after a printable prefix, from which on it is no person
BROKEN_OFF: Final = "\0"
"""Given for a scan without its end: it can't be read, and is refused like any other unreadable code."""
_SPARE: Final = 40  # milliseconds that the timers wait on, so that keys that came in time are seen before
_NO_CHARACTER: Final = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    }
)  # fmt: skip
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_END: Final = "\n"


class _Phase(Enum):
    IDLE = auto()
    HELD = auto()
    """It begins like a scan, and may be a person."""
    READING = auto()
    """It is a scan."""
    FADING = auto()
    """A scan has ended; what follows at once is its rest, an Enter within the code for instance."""


class Wedge(QObject):
    """Takes the keys of scans out of a window's input and gives each code by `scanned`, once they are over."""

    scanned = Signal(str)

    def __init__(self, prefix: str, parent: QObject | None = None) -> None:
        """Know scans by `prefix`: one control character (Ctrl and a letter), or some that can be printed."""
        super().__init__(parent)
        self._prefix = prefix
        self._sure = 0 if not prefix.isprintable() else SURE
        self._phase = _Phase.IDLE
        self._keys = ""
        self._last = 0.0
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._focus: QWidget | None = None
        self._down: set[int] = set()
        self._passing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._timed_out)

    def takes(self, window: QObject, event: QKeyEvent) -> bool:
        """Whether this key goes no further, for now or for good."""
        if self._passing or not isinstance(window, QWindow):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._releases(window, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            # It bears no time; the press that does comes next. Accepted, so that no shortcut takes it before.
            wanted = self._phase is not _Phase.IDLE or self._begins(event)
            event.setAccepted(wanted)
            return wanted
        if not event.timestamp() and event.type() is QEvent.Type.KeyPress:
            # No device's: the keyboard on the screen gives its keys no time.
            self._settle()
            return False
        now = float(event.timestamp())
        if self._phase is not _Phase.IDLE and not 0 <= now - self._last <= self._gap:
            self._settle()
        return event.type() is QEvent.Type.KeyPress and self._presses(window, event, now)

    @property
    def _gap(self) -> int:
        return TYPING_GAP if self._phase is _Phase.HELD else READING_GAP

    def _releases(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() not in self._down:
            return False
        if not event.isAutoRepeat():
            self._down.discard(event.key())
        if self._phase is _Phase.HELD:
            self._held.append((window, _copy(event)))
        return True

    def _begins(self, event: QKeyEvent) -> bool:
        """Whether a scan may begin here; not with a key that is held down.

        Within a scan a repeat says nothing: Qt takes the second of two equal characters for one where both came
        within a millisecond. A key that is held down repeats too late to belong to what it began.
        """
        return not event.isAutoRepeat() and _character(event) == self._prefix[0]

    def _presses(self, window: QWindow, event: QKeyEvent, now: float) -> bool:
        if self._phase is _Phase.IDLE:
            if not self._begins(event):
                return False
            self._phase, self._keys, self._focus = _Phase.HELD, "", QApplication.focusWidget()
        self._last = now
        self._down.add(event.key())
        if self._phase is not _Phase.FADING and event.key() not in _NO_CHARACTER:
            self._keys += _character(event)
        if self._phase is _Phase.HELD:
            self._held.append((window, _copy(event)))
            self._judge()
        elif self._phase is _Phase.READING:
            self._read()
        self._timer.start(self._gap + _SPARE)
        return True

    def _judge(self) -> None:
        """Tell a scan from a person, by as many keys as that takes."""
        begun = self._keys[: len(self._prefix)]
        if not self._prefix.startswith(begun):
            self._settle()
        elif len(self._keys) - len(self._prefix) >= self._sure:
            self._phase = _Phase.READING
            self._held.clear()
            self._focus = None
            self._keys = self._keys[len(self._prefix) :]
            self._read()

    def _read(self) -> None:
        """Look for the end; of a longer code than any bill's one character too many is kept."""
        code, end, _ = self._keys.partition(_END)
        self._keys = code[: LONGEST_INPUT + 1]
        if end:
            self._phase = _Phase.FADING
            self._tell(self._keys)

    def _tell(self, code: str) -> None:
        """Not from within the filter: the screen that this key was for may be gone after it."""
        self._keys = ""
        QTimer.singleShot(0, self, lambda: self.scanned.emit(code))

    def _timed_out(self) -> None:
        """Let what the window system has brought meanwhile come first: its times say whether it was in time."""
        QTimer.singleShot(0, self, lambda: None if self._timer.isActive() else self._settle())

    def _settle(self) -> None:
        """Nothing more belongs to what was begun."""
        phase, held, keys = self._phase, self._held, self._keys
        self._phase, self._held, self._keys = _Phase.IDLE, [], ""
        self._timer.stop()
        if phase is _Phase.HELD:
            self._pass_on(held)
        elif phase is _Phase.READING and keys:
            _log.warning("scanner.broken_off", size=len(keys))
            self._tell(BROKEN_OFF)

    def _pass_on(self, held: list[tuple[QWindow, QKeyEvent]]) -> None:
        """A person typed these: they go where they were meant for, and nowhere else."""
        focus, self._focus = self._focus, None
        if focus is not QApplication.focusWidget():
            return
        self._down.clear()
        self._passing = True
        try:
            for window, event in held:
                if shiboken6.isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._passing = False


def _character(event: QKeyEvent) -> str:
    """What the key brings, as one character; with Ctrl a control character, for anything else that is none NUL."""
    if event.key() in _ENDS:
        return _END
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held == Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key() & 0x1F)
    return event.text() if len(event.text()) == 1 and event.text() not in "\r\n" else "\0"


def _copy(event: QKeyEvent) -> QKeyEvent:
    copied = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copied.setTimestamp(event.timestamp())
    return copied
