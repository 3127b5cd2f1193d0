"""Which keys go to a window of ours: what is needed to fill in a form, and nothing that steers an application.

The same list holds in a web page and on our own screens, so that no mistake about the focus opens anything.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier


@unique
class Refusal(Enum):
    """What was refused, by group: which key it was is never told, since it may be part of a password."""

    COMMAND = "command"
    """With Ctrl or Meta: find, print, save, a new window, the engine's tools."""
    ALT = "alt"
    FUNCTION = "function"
    LAUNCH = "launch"
    """Media, launch and browser keys: Back, Forward, Home page, Mail, Calculator."""
    OTHER_KEY = "other_key"
    """Menu, Print, Insert, Super, what carries a control character, and whatever no list names."""
    BUTTON = "button"
    """Every button of a mouse but the first."""
    CHORD = "chord"
    """A click or a wheel with a key held: opens windows, saves, zooms."""
    GESTURE = "gesture"
    """Several fingers, or a touch pad's pinch."""
    DROP = "drop"


# The keypad and the third level of a layout (AltGr) change which character a key brings, not what it does.
_HARMLESS: Final = _Modifier.KeypadModifier | _Modifier.GroupSwitchModifier
_SHIFT: Final = _Modifier.ShiftModifier
_CLIPBOARD: Final = frozenset({_Key.Key_A, _Key.Key_C, _Key.Key_X, _Key.Key_V, _Key.Key_Z, _Key.Key_Y})
_PLAIN_ONLY: Final = frozenset(
    # With Shift, Enter opens a link in a window of its own, and Escape the engine's own tools.
    {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape}
)
_EDITING: Final = frozenset(
    {
        _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Backspace, _Key.Key_Delete,
        _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down,
        _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown,
    }
)  # fmt: skip
_SHIFTING: Final = frozenset(
    {
        _Key.Key_Shift, _Key.Key_Control, _Key.Key_AltGr, _Key.Key_Mode_switch,
        _Key.Key_CapsLock, _Key.Key_NumLock,
    }
)  # fmt: skip
_NAMED_FROM: Final = 0x01000000  # below this a key is the character that it brings (qnamespace.h)
_COMPOSING: Final = range(_Key.Key_Dead_Grave.value, _Key.Key_Dead_Longsolidusoverlay.value + 1)
_FUNCTION: Final = range(_Key.Key_F1.value, _Key.Key_F35.value + 1)
_LAUNCHING: Final = range(_Key.Key_Back.value, _Key.Key_AltGr.value)


def refusal(event: QKeyEvent, also: frozenset[Qt.Key] = frozenset()) -> Refusal | None:
    """Why this key goes no further, None where it may; press, release and shortcut are judged alike.

    `also`: keys that a device of this terminal's own sends, a navigation pad for instance; they count without
    a modifier only.
    """
    key, held = event.key(), event.modifiers() & ~_HARMLESS
    if key in _SHIFTING or _composes(key, held):
        return None
    if held & (_Modifier.ControlModifier | _Modifier.MetaModifier):
        alone = held == _Modifier.ControlModifier
        return None if alone and key in _CLIPBOARD else Refusal.COMMAND
    if held & _Modifier.AltModifier or key == _Key.Key_Alt:
        return Refusal.ALT
    if key in _EDITING or (not held and (key in _PLAIN_ONLY or key in also)):
        return None
    if _is_character(key, event.text()):
        return None
    return _group(key)


def _composes(key: int, held: Qt.KeyboardModifier) -> bool:
    """Whether it begins a character that the next key ends."""
    return not held & ~_SHIFT and (key in _COMPOSING or key == _Key.Key_Multi_key)


def _is_character(key: int, text: str) -> bool:
    """Whether it brings what can be read. A scanner's control codes have a text too, one that can't."""
    if 0 < key < _NAMED_FROM:
        return text.isprintable()
    return key in (0, _Key.Key_unknown) and text != "" and text.isprintable()


def _group(key: int) -> Refusal:
    if key in _FUNCTION:
        return Refusal.FUNCTION
    return Refusal.LAUNCH if key in _LAUNCHING else Refusal.OTHER_KEY
