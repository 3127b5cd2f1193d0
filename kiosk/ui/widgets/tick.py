"""A box to tick, as large as a finger, whose words take the touch as well."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox


class Tick(QCheckBox):
    """Ticked by a touch anywhere on it or by Space; emits `entered` when Enter is pressed, as a line does."""

    entered = Signal()

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802  Qt's name
        """The whole of it, not the box and the words alone."""
        return self.rect().contains(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
