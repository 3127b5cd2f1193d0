"""The hidden gesture that asks for a technician's PIN: the header's two upper corners, touched in turn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock

TOUCHES: Final = 5
"""Left, right, left, right, left."""

SECONDS: Final = 6.0
"""From the first touch to the last."""

_PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class CornerGesture(QObject):
    """Looks at the presses on a header, takes none away, and emits `made`.

    A touch elsewhere, in the wrong corner or too late begins anew. A corner is as wide as the header is high.
    """

    made = Signal()

    def __init__(self, clock: Clock, header: QWidget) -> None:
        super().__init__(header)
        self._clock = clock
        self._header = header
        self._times: tuple[float, ...] = ()
        header.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """See QObject.eventFilter."""
        if isinstance(event, QMouseEvent) and event.type() in _PRESSES:
            self._note(event.position().x())
        return False

    def _note(self, across: float) -> None:
        """A press so many pixels from the left."""
        now = self._clock.monotonic()
        left, right = across < self._header.height(), across >= self._header.width() - self._header.height()
        in_turn = right if len(self._times) % 2 else left
        in_time = not self._times or now - self._times[0] <= SECONDS
        if in_turn and in_time:
            self._times = (*self._times, now)
        else:
            self._times = (now,) if left else ()
        if len(self._times) == TOUCHES:
            self._times = ()
            self.made.emit()
