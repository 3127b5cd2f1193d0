"""Shown when a payment was posted and no receipt came. It offers no second try: that could pay twice."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from kiosk.flow import events as ev
from kiosk.flow.states import OutcomeUnknown, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label


class UnknownScreen(MessageScreen):
    """What is not known, what to do, and the time and terminal to quote."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._quote = label("label")
        self.body.addWidget(self._quote)
        self.other.hide()
        self.main.clicked.connect(lambda: self.send(ev.DonePressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self.title.setText(self.tr("Your payment may have gone through"))
        self.main.setText(self.tr("Done"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, OutcomeUnknown):
            return
        phone = self.settings.terminal.help_phone
        advice = (
            self.tr(
                "Do not pay again now. Check your e-mail for a receipt, ask at the desk or call {0}."
            ).format(phone)
            if phone
            else self.tr("Do not pay again now. Check your e-mail for a receipt, or ask at the desk.")
        )
        if state.restarted:
            before = self.tr("This terminal was restarted while somebody was paying. If that was you:")
            advice = f"{before} {advice}"
        self.words.setText(advice)
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(state.at.timestamp())), QLocale.FormatType.ShortFormat
        )
        self._quote.setText(
            self.tr("Please quote: {0}, terminal {1}").format(when, self.settings.terminal.id)
        )
        self.more.setText(self.tr("This message closes in {0} seconds.").format(state.left))

    def entered(self) -> None:
        """Keep the focus from the button: a key pressed too often must not take this away."""
        self.setFocus()
