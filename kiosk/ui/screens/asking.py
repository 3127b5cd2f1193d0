"""Shown while the directory or the provider is asked on a resident's behalf."""

from __future__ import annotations

from kiosk.flow.states import Asking, Register, Session, SignIn
from kiosk.ui.screens.waiting import WaitingScreen


class AskingScreen(WaitingScreen):
    """Says what is asked; "Back" gives it up."""

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.other.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Asking):
            self.title.setText(self._title(state))

    def _title(self, state: Asking) -> str:
        if state.then is not None and not isinstance(state.back, Register):
            return self.tr("Sending the e-mail…")
        match state.back:
            case SignIn():
                return self.tr("Signing you in…")
            case Register():
                return self.tr("Sending your registration…")
            case _:
                return self.tr("One moment…")
