"""A row that becomes a column where the window is higher than wide, or its text is large."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.ui.theme import Theme


class TurningLayout(QBoxLayout):
    """Lays its items out beside each other in landscape and below each other in portrait or large text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, for_large: bool = True) -> None:
        """`for_large`: whether large text turns it, too."""
        direction = QBoxLayout.Direction.LeftToRight
        if parent is None:
            super().__init__(direction)
        else:
            super().__init__(direction, parent)
        self._for_large = for_large
        self.adapt(theme)

    def adapt(self, theme: Theme) -> None:
        """The text is as large as this theme has it."""
        self._large = self._for_large and theme.scale > 1
        self.invalidate()

    def setGeometry(self, place: QRect) -> None:  # noqa: N802  Qt's name
        """Turn, if the window has turned, and lay out."""
        holder = self.parentWidget()
        whole = holder.window().size() if holder is not None else place.size()
        portrait = self._large or whole.height() > whole.width()
        wanted = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        if self.direction() != wanted:
            self.setDirection(wanted)
        super().setGeometry(place)
