"""Shown while the provider is asked for the payment page."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class FindingScreen(MessageScreen):
    """A bar that moves and a way back."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.body.addWidget(bar)
        self.main.hide()
        self.other.clicked.connect(lambda: self.send(ev.BackPressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.title.setText(self.tr("Finding your account…"))
        self.words.setText(self.tr("This usually takes a few seconds."))
        self.other.setText(self.tr("Cancel"))

    def draw(self, session: Session) -> None:
        """Nothing on this screen depends on the state."""

    def entered(self) -> None:
        """Keep the focus from "Cancel": Enter pressed once more would take the search back."""
        self.setFocus()
