"""Shown when something outside failed before any money could move."""

from __future__ import annotations

from kiosk.flow import events as ev
from kiosk.flow.states import Session, Trouble, TroubleKind
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class TroubleScreen(MessageScreen):
    """What happened, that nothing was paid, "Try again" and the way back to the number."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.main.clicked.connect(lambda: self.send(ev.TryAgainPressed))
        self.other.clicked.connect(lambda: self.send(ev.BackPressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.main.setText(self.tr("Try again"))
        self.other.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Trouble):
            title, words = self._words(state.kind)
            self.title.setText(title)
            self.words.setText(words + " " + self.tr("Nothing has been paid."))
            self.more.setText(self.help_line())

    def entered(self) -> None:
        """See Screen."""
        self.main.setFocus()

    def _words(self, kind: TroubleKind) -> tuple[str, str]:
        match kind:
            case TroubleKind.UNREACHABLE:
                return (
                    self.tr("We can't reach the payment service"),
                    self.tr(
                        "The connection from this terminal is interrupted. Please try again in a moment."
                    ),
                )
            case TroubleKind.NO_ANSWER:
                return (
                    self.tr("The payment service did not answer"),
                    self.tr("It may be busy. Please try again."),
                )
            case TroubleKind.BUSY:
                return (
                    self.tr("The payment service is busy"),
                    self.tr("Many people are paying right now. Please wait a moment and try again."),
                )
            case TroubleKind.PROVIDER_FAULT:
                return (
                    self.tr("The payment service has a problem"),
                    self.tr("It answered in a way that this terminal does not understand. Please try again."),
                )
            case TroubleKind.PAGE_FAILED:
                return (
                    self.tr("The payment page did not open"),
                    self.tr("The page could not be loaded. Please try again."),
                )
            case TroubleKind.PAGE_TIMED_OUT:
                return (
                    self.tr("The payment page takes too long"),
                    self.tr("The page did not finish loading. Please try again."),
                )
            case TroubleKind.PAGE_CRASHED:
                return (
                    self.tr("The payment page stopped working"),
                    self.tr("The page ended unexpectedly. Please try again."),
                )
