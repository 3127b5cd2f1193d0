"""Counts what a page is refused, so that a flood of it is a few lines and not one for each drop."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

SECOND = 1000  # milliseconds between two records of one kind


class Refusals(QObject):
    """Emits `record` with a kind's name and how often it was refused, at most once a second for each kind.

    The first of a kind is told at once, those of the second after it together at its end.
    """

    record = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Counter[str] = Counter()
        self._second = QTimer(self, interval=SECOND, singleShot=True)
        self._second.timeout.connect(self._tell)

    def note(self, kind: Kind | Wish) -> None:
        """One more of this kind."""
        if self._second.isActive() and kind.value in self._waiting:
            self._waiting[kind.value] += 1
            return
        self._waiting[kind.value] = 0
        self.record.emit(kind.value, 1)
        if not self._second.isActive():
            self._second.start()

    def finish(self) -> None:
        """Tell what is still waiting: nothing more will come."""
        self._second.stop()
        waiting, self._waiting = self._waiting, Counter()
        for kind, count in waiting.items():
            if count:
                self.record.emit(kind, count)

    def _tell(self) -> None:
        """A kind of which nothing came is forgotten; one that goes on waits for another second."""
        waiting, self._waiting = self._waiting, Counter()
        for kind, count in waiting.items():
            if count:
                self._waiting[kind] = 0
                self.record.emit(kind, count)
        if self._waiting:
            self._second.start()
