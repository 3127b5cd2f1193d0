"""A row that becomes a column where the screen is higher than wide."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget


class TurningLayout(QBoxLayout):
    """Lays its items out beside each other in landscape and below each other in portrait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        direction = QBoxLayout.Direction.LeftToRight
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802  Qt's name
        """Turn, if the place has turned, and lay out."""
        portrait = place.height() > place.width()
        wanted = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        if self.direction() != wanted:
            self.setDirection(wanted)
        super().setGeometry(place)
