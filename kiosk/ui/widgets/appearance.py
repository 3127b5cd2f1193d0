"""The two buttons of every screen for those who see little: larger text, and strong contrast."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kiosk.flow.preferences import Preferences, TextSize
from kiosk.ui.icons import icon
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button

_SIGN = 11  # millimetres of a drawing on its button
_SIZES = tuple(TextSize)


class Appearance(QWidget):
    """Emits `chosen` with all preferences as they are to be; shows those that it was told last.

    It takes no focus by touch: whoever is typing goes on typing, in larger letters.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._wishes = Preferences()
        self._size = self._button(self._next_size)
        self._contrast = self._button(self._other_contrast)
        self._contrast.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.mm(3))
        row.addWidget(self._size)
        row.addWidget(self._contrast)
        self.adapt(theme)

    def _button(self, pressed: Callable[[], None]) -> QPushButton:
        made = button(name="square")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda *_: pressed())
        return made

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it."""
        color = theme.palette.on_city
        place = 1 + _SIZES.index(theme.text_size)
        for made, name in ((self._size, f"text-size-{place}"), (self._contrast, "contrast")):
            made.setIconSize(QSize(theme.control_mm(_SIGN), theme.control_mm(_SIGN)))
            made.setIcon(icon(name, color, theme.control_mm(_SIGN)))
        self._contrast.setChecked(theme.high_contrast)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the buttons, which show signs only, and say what is on."""
        self._size.setAccessibleName(self.tr("Text size"))
        self._size.setAccessibleDescription(self.tr("{0} percent").format(self._wishes.text_size.value))
        self._contrast.setAccessibleName(self.tr("High contrast"))
        on = self._wishes.high_contrast
        self._contrast.setAccessibleDescription(self.tr("On") if on else self.tr("Off"))

    def follow(self, wishes: Preferences) -> None:
        """These hold now."""
        if wishes == self._wishes:
            return
        self._wishes = wishes
        self._contrast.setChecked(wishes.high_contrast)
        self.retranslate()

    def _next_size(self) -> None:
        """One step larger, and from the largest back to the ordinary one."""
        following = _SIZES[(_SIZES.index(self._wishes.text_size) + 1) % len(_SIZES)]
        self.chosen.emit(msgspec.structs.replace(self._wishes, text_size=following))

    def _other_contrast(self) -> None:
        wanted = not self._wishes.high_contrast
        self.chosen.emit(msgspec.structs.replace(self._wishes, high_contrast=wanted))
