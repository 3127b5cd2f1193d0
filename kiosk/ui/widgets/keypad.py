"""The keypad on the screen: digits, and letters where the biller's numbers have them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from kiosk.ui.icons import icon
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button

_DIGITS = ("123", "456", "789", "-0")
_LETTERS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM-")


class Keypad(QWidget):
    """Emits `typed` with one character, `erased` for the key that takes one back.

    Its keys never take the focus, so that a keyboard goes on writing into the field.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(self, theme: Theme, *, letters: bool) -> None:
        super().__init__()
        self._erase = self._key(theme, "", letters=letters)
        self._erase.setIcon(icon("erase", theme.palette.ink, theme.mm(10)))
        self._erase.setIconSize(QSize(theme.mm(10), theme.mm(10)))
        self._erase.clicked.connect(self.erased)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.mm(1.2 if letters else 2.5))
        for row, keys in enumerate(_LETTERS if letters else _DIGITS):
            for column, character in enumerate(keys):
                if letters or character != "-":
                    grid.addWidget(self._character(theme, character, letters=letters), row, column)
        grid.addWidget(self._erase, 3, 8 if letters else 2, 1, 2 if letters else 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the key that shows a sign only."""
        self._erase.setAccessibleName(self.tr("Erase"))

    def _character(self, theme: Theme, character: str, *, letters: bool) -> QPushButton:
        key = self._key(theme, character, letters=letters)
        key.clicked.connect(lambda: self.typed.emit(character))
        return key

    def _key(self, theme: Theme, text: str, *, letters: bool) -> QPushButton:
        key = button(text, "key")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        width = 15 if letters else 26 if theme.scale == 1 else 20
        key.setMinimumSize(theme.mm(width), theme.mm(16))
        return key
