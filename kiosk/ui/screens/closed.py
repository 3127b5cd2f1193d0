"""Shown while the terminal can serve nobody."""

from __future__ import annotations

from kiosk.flow.states import Closed, ClosedReason, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class ClosedScreen(MessageScreen):
    """Where to pay instead, that the terminal comes back by itself, and a technician's reason in one word."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.main.hide()
        self.other.hide()
        self.mark("closed", self.theme.palette.alarm)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.title.setText(self.tr("This terminal is closed for the moment"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Closed):
            return
        words = self.tr("We are sorry. Please pay at the desk, or come back a little later.")
        self.words.setText(f"{words} {self._reason(state.reason)}")
        self.more.setText(
            " ".join(
                (
                    self.help_line(),
                    self.tr("Trying again in %n second(s).", "", state.probe_in),
                    self.tr("Terminal {0}, reason “{1}”.").format(
                        self.settings.terminal.id, state.reason.value
                    ),
                )
            )
        )

    def _reason(self, reason: ClosedReason) -> str:
        match reason:
            case ClosedReason.UNREACHABLE:
                return self.tr("The payment service can't be reached from here.")
            case ClosedReason.INACTIVE:
                return self.tr("The payment service takes no payments for this city right now.")
            case ClosedReason.CREDENTIALS | ClosedReason.JOURNAL_FAILED | ClosedReason.WIPE_FAILED:
                return self.tr("A technician is needed.")
