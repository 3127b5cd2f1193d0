"""How far a resident has come in a row of questions, in words and as a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label

_WORDS = 42  # millimetres of "Step 2 of 7"


class Steps(QWidget):
    """Shows a place among `total`."""

    def __init__(self, theme: Theme, place: int, total: int) -> None:
        """`place` counts from 1."""
        super().__init__()
        self._place, self._total = place, total
        self._words = label("quiet")
        self._words.setFixedWidth(theme.text_mm(_WORDS))
        bar = QProgressBar()
        bar.setProperty("part", "steps")
        bar.setRange(0, total)
        bar.setValue(place)
        bar.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._words)
        row.addWidget(bar, 1)
        self._bar = bar
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words."""
        words = self.tr("Step {0} of {1}").format(self._place, self._total)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
