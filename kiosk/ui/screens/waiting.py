"""The shape of the screens that wait for somebody's answer: what is waited for, a bar that moves, a way back."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class WaitingScreen(MessageScreen):
    """A bar and one button; each kind of wait says in `draw` what it waits for, and names its button."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        bar = QProgressBar(self)  # without a parent it is a window until it has a place, and takes the keys
        bar.setRange(0, 0 if theme.motion else 1)
        bar.setVisible(theme.motion)
        bar.setTextVisible(False)
        self.body.addWidget(bar)
        self.main.hide()
        self.mark("search", self.theme.palette.city_ink)
        self.leads_back(self.other)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.words.setText(self.tr("This usually takes a few seconds."))

    def entered(self) -> None:
        """Keep the focus from the button: Enter pressed once more would take back what was asked."""
        self.setFocus()
