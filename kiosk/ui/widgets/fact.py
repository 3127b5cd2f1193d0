"""A drawing and a few words beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.icons import Sign
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label

_SIGN = 8  # millimetres


class Fact(QWidget):
    """One thing worth knowing; not there at all while there is nothing to say."""

    def __init__(self, theme: Theme, drawing: str) -> None:
        super().__init__()
        sign = Sign(theme.text_mm(_SIGN))
        sign.draw(drawing, theme.palette.city_ink)
        self._words = label("body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.mm(4))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)

    def say(self, words: str) -> None:
        """Say this, or nothing for ""."""
        self._words.setText(words)
        self.setVisible(bool(words))
