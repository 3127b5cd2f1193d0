"""Shown while a session is being wiped, and for a few seconds after one that ended well."""

from __future__ import annotations

from kiosk.flow import events as ev
from kiosk.flow.states import Goodbye, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class GoodbyeScreen(MessageScreen):
    """Thanks, and the promise that nothing stays here."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.other.hide()
        self.main.clicked.connect(lambda: self.send(ev.DonePressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.main.setText(self.tr("Done"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Goodbye):
            self.title.setText(self.tr("You are signed out") if state.signed_out else self.tr("Thank you!"))
            self.words.setText(
                self.tr("What you typed here has been erased. Please take your papers and cards with you.")
            )
            self.mark("done", self.theme.palette.good)
            self.main.show()
        else:
            self.title.setText(self.tr("One moment…"))
            self.words.setText(self.tr("Everything that was typed here is being erased."))
            self.mark("clock", self.theme.palette.city_ink)
            self.main.hide()

    def entered(self) -> None:
        """See Screen."""
        self.main.setFocus()
