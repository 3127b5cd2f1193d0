"""Shown when a payment or a change was posted and nothing came that tells its outcome.

It offers no second try: that could pay twice.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent

from kiosk.flow import events as ev
from kiosk.flow.states import OutcomeUnknown, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.theme import Theme
from kiosk.ui.translation import moment
from kiosk.ui.widgets.parts import label

_LOW: Final = 190  # millimetres of a screen that needs all its room for the words


class UnknownScreen(MessageScreen):
    """What is not known, what to do, and the time and terminal to quote."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._quote = label("label")
        self.body.addWidget(self._quote)
        self.other.hide()
        self.mark("question", self.theme.palette.alarm)
        self.main.clicked.connect(lambda: self.send(ev.DonePressed))
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The drawing makes way: what is to be quoted stands below, and must not have to be looked for."""
        super().resizeEvent(event)
        if self.theme.scale == 1:
            self.sign.setVisible(self.height() > self.theme.mm(_LOW))

    def retranslate(self) -> None:
        """See Screen."""
        self.main.setText(self.tr("Done"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, OutcomeUnknown):
            return
        self.title.setText(
            self.tr("Your payment may have gone through")
            if state.paying
            else self.tr("Your change may have been saved")
        )
        self.words.setText(self._payment_advice(state) if state.paying else self._change_advice())
        self._quote.setText(
            self.tr("Please quote: {0}, terminal {1}").format(moment(state.at), self.settings.terminal.id)
        )
        self.more.setText(self.tr("This message closes in %n second(s).", "", state.left))

    def _payment_advice(self, state: OutcomeUnknown) -> str:
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
        return advice

    def _change_advice(self) -> str:
        again = self.tr(
            "It is not known whether it was. Sign in and look at the page again before you change anything."
        )
        return f"{again} {self.help_line()}"

    def entered(self) -> None:
        """Keep the focus from the button: a key pressed too often must not take this away."""
        self.setFocus()
