"""The keys of a tactile navigation pad: which they are, and the key that stands in for one of them.

A pad sends function keys that no keyboard of the lobby has. X and Wayland name some of them after what a laptop
does with them (F13 is "Tools"), so that a key is also known by its place (linux/input-event-codes.h).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.flow.listening import PadKey

_OFFSET: Final = 8  # X and Wayland count evdev's codes from 8
_F1, _F11, _F13 = 59, 87, 183  # KEY_F1, KEY_F11, KEY_F13 of evdev
_STAND_INS: Final = {
    PadKey.NEXT: (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"),
    PadKey.PREVIOUS: (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, ""),
    PadKey.SELECT: (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " "),
    PadKey.OPEN: (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"),
}


class Pad:
    """Knows the pad's keys. `keys` names them as the configuration does: {"next": "F14"}."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        numbers = {int(name[1:]): PadKey(meaning) for meaning, name in keys.items() if name}
        self._by_key = {Qt.Key.Key_F1.value + number - 1: key for number, key in numbers.items()}
        self._by_place = {_place(number): key for number, key in numbers.items()}

    def key_of(self, event: QKeyEvent) -> PadKey | None:
        """Which key of the pad this is, None for a keyboard's."""
        if event.nativeScanCode() in self._by_place:
            return self._by_place[event.nativeScanCode()]
        return self._by_key.get(event.key())


def press(window: QObject, key: PadKey) -> bool:
    """Press, at a window, the key that does what the pad's means: the same on our screens and in a page.

    False where the pad's key does something else.
    """
    if key not in _STAND_INS:
        return False
    code, held, text = _STAND_INS[key]
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(window, QKeyEvent(kind, code, held, text))
    return True


def _place(number: int) -> int:
    """The scan code of F1 to F24."""
    if number <= 10:
        return _OFFSET + _F1 + number - 1
    return _OFFSET + (_F11 + number - 11 if number <= 12 else _F13 + number - 13)
