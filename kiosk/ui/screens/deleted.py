"""Shown when a registration has been deleted."""

from __future__ import annotations

from kiosk.flow import events as ev
from kiosk.flow.states import Deleted, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class DeletedScreen(MessageScreen):
    """That nothing is left here, and what lives on elsewhere."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.other.hide()
        self.mark("done", self.theme.palette.good)
        self.main.clicked.connect(lambda: self.send(ev.DonePressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.title.setText(self.tr("Your registration is deleted"))
        self.words.setText(
            self.tr(
                "The terminals of the city know you no more. AutoPay, paperless billing and saved payment "
                "methods are kept by Invoice Cloud: if you have not ended them yet, ask at the desk or at "
                "Invoice Cloud."
            )
        )
        self.main.setText(self.tr("Done"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Deleted):
            self.more.setText(self.tr("This message closes in %n second(s).", "", state.left))

    def entered(self) -> None:
        """See Screen."""
        self.main.setFocus()
