"""The choice among several billers, on a screen that asks for more than that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from kiosk.settings import Biller
from kiosk.ui.icons import picture
from kiosk.ui.theme import Theme
from kiosk.ui.translation import spoken
from kiosk.ui.widgets.parts import button, literal

_ACROSS = 2
_TICK = 8  # millimetres


class BillerChoice(QWidget):
    """A button for each biller, one of them ticked; `chosen` gives the id. Not there at all for one biller.

    What is chosen is ticked and not filled: only the main action of a screen is.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, billers: tuple[Biller, ...]) -> None:
        super().__init__()
        self._billers = billers
        self._group = QButtonGroup(self)
        self._tick = _ticked(theme)
        self._buttons = {biller.id: self._button(biller.id) for biller in billers}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.mm(3))
        across = _ACROSS if theme.scale == 1 else 1
        for place, made in enumerate(self._buttons.values()):
            grid.addWidget(made, place // across, place % across)
        self.retranslate()
        if len(billers) == 1:
            self.hide()

    def retranslate(self) -> None:
        """Set the names."""
        for biller in self._billers:
            self._buttons[biller.id].setText(literal(biller.name_in(spoken())))
            self._buttons[biller.id].setAccessibleName(biller.name_in(spoken()))

    def show_chosen(self, biller: str) -> None:
        """Draw this one as chosen."""
        if biller in self._buttons:
            self._buttons[biller].setChecked(True)

    def _button(self, biller: str) -> QPushButton:
        made = button(name="choice")
        made.setCheckable(True)
        made.setIcon(self._tick)
        made.setIconSize(self._tick.availableSizes()[0])
        made.clicked.connect(lambda: self.chosen.emit(biller))
        self._group.addButton(made)
        return made


def _ticked(theme: Theme) -> QIcon:
    """A tick on what is chosen, and its place kept free on the others, so that no name moves."""
    size = theme.text_mm(_TICK)
    free = QPixmap(size, size)
    free.fill(Qt.GlobalColor.transparent)
    made = QIcon(free)
    made.addPixmap(picture("chosen", theme.palette.city_ink, size), QIcon.Mode.Normal, QIcon.State.On)
    return made
