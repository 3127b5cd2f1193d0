"""Shown while the provider is asked for one of its pages."""

from __future__ import annotations

from kiosk.flow.states import Finding, Purpose, Session
from kiosk.settings import Settings
from kiosk.ui.screens.waiting import WaitingScreen
from kiosk.ui.screens.words import Words
from kiosk.ui.theme import Theme


class FindingScreen(WaitingScreen):
    """Says which page is looked for; "Cancel" gives it up."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._names = Words(self)

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.other.setText(self.tr("Cancel"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Finding):
            return
        if state.purpose is Purpose.GUEST_PAYMENT:
            self.title.setText(self.tr("Finding your account…"))
        else:
            self.title.setText(self.tr("Opening “{0}”…").format(self._names.purpose(state.purpose)))
