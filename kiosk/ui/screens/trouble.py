"""Shown when something outside failed before any money could move."""

from __future__ import annotations

from kiosk.flow import events as ev
from kiosk.flow.states import Session, Trouble, TroubleKind
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme


class TroubleScreen(MessageScreen):
    """What happened, that nothing was paid or changed, "Try again" and the way back."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.main.clicked.connect(lambda: self.send(ev.TryAgainPressed))
        self.leads_back(self.other)
        self.mark("alert", self.theme.palette.alarm)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.main.setText(self.tr("Try again"))
        self.other.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Trouble):
            title, words = self._words(state.kind) if state.purpose.pays else self._plain_words(state.kind)
            safe = (
                self.tr("Nothing has been paid.")
                if state.purpose.pays
                else self.tr("Nothing has been changed.")
            )
            self.title.setText(title)
            self.words.setText(f"{words} {safe}")
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

    def _plain_words(self, kind: TroubleKind) -> tuple[str, str]:
        """The words for a page on which a setting is changed: nobody was paying."""
        _, words = self._words(kind)
        match kind:
            case TroubleKind.UNREACHABLE:
                return self.tr("We can't reach Invoice Cloud"), words
            case TroubleKind.NO_ANSWER:
                return self.tr("Invoice Cloud did not answer"), words
            case TroubleKind.BUSY:
                return self.tr("Invoice Cloud is busy"), self.tr("Please wait a moment and try again.")
            case TroubleKind.PROVIDER_FAULT:
                return self.tr("Invoice Cloud has a problem"), words
            case TroubleKind.PAGE_FAILED:
                return self.tr("The page did not open"), words
            case TroubleKind.PAGE_TIMED_OUT:
                return self.tr("The page takes too long"), words
            case TroubleKind.PAGE_CRASHED:
                return self.tr("The page stopped working"), words
