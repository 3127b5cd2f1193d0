"""What a mouse, a touch screen and a touch pad may do: touch, scroll, and click with the first button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QTouchEvent, QWheelEvent

from kiosk.ui.keys import Refusal

_Type = QEvent.Type
_Modifier = Qt.KeyboardModifier

PRESSES: Final = frozenset({_Type.MouseButtonPress, _Type.MouseButtonDblClick})
_TOUCHING: Final = frozenset({_Type.TouchBegin, _Type.TouchUpdate})
_LIFTED: Final = frozenset({_Type.TouchEnd, _Type.TouchCancel})
_DROPS: Final = frozenset({_Type.DragEnter, _Type.DragMove, _Type.Drop})
_HELD: Final = (
    _Modifier.ShiftModifier | _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
)


class Pointer:
    """Judges every event of a pointer, and keeps what a refusal began: a press refused has no release."""

    def __init__(self, in_page: Callable[[], bool]) -> None:
        self._in_page = in_page
        self._press_refused = False
        self._several = False

    def refusal(self, window: QObject, event: QEvent) -> Refusal | None:
        """Why this event goes no further; None where it may, perhaps without its modifiers."""
        kind = event.type()
        if isinstance(event, QTouchEvent) and kind in _TOUCHING | _LIFTED:
            return self._touch(window, event)
        if isinstance(event, QMouseEvent) and (kind in PRESSES or kind is _Type.MouseButtonRelease):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return Refusal.CHORD if event.modifiers() & _HELD else None
        if kind is _Type.NativeGesture:
            return Refusal.GESTURE
        if kind is _Type.ContextMenu:
            return Refusal.BUTTON
        return Refusal.DROP if kind in _DROPS else None

    def _mouse(self, event: QMouseEvent) -> Refusal | None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return Refusal.BUTTON
        if event.type() in PRESSES:
            self._press_refused = bool(event.modifiers() & _HELD)
        if self._press_refused:
            return Refusal.CHORD
        # A page's click takes its modifiers from the release: a key held only then opens a window as well.
        event.setModifiers(_Modifier.NoModifier)
        return None

    def _touch(self, window: QObject, event: QTouchEvent) -> Refusal | None:
        """One finger on a page at a time: with a second one the first is called back, until all are lifted."""
        kind = event.type()
        if kind is _Type.TouchBegin:
            self._several = False
        more = kind in _TOUCHING and event.pointCount() > 1
        if more and not self._several and self._in_page():
            if kind is _Type.TouchUpdate:
                self._call_back(window, event)
            self._several = True
        if not self._several:
            return None
        if kind in _LIFTED:
            self._several = False
        return Refusal.GESTURE

    @staticmethod
    def _call_back(window: QObject, event: QTouchEvent) -> None:
        cancel = QTouchEvent(_Type.TouchCancel, event.pointingDevice(), _Modifier.NoModifier, event.points())
        QCoreApplication.sendEvent(window, cancel)
