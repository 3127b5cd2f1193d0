"""Shown when a registration has ended well, and says what is next."""

from __future__ import annotations

from kiosk.flow import events as ev
from kiosk.flow.people import AccountStatus
from kiosk.flow.states import Registered, Session
from kiosk.settings import Settings
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.words import Words
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label


class RegisteredScreen(MessageScreen):
    """What can be done at once, or who has to do something first."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._names = Words(self)
        self._account = label("label")
        self.body.addWidget(self._account)
        self.other.hide()
        self.mark("done", self.theme.palette.good)
        self.main.clicked.connect(lambda: self.send(ev.ContinuePressed))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self._set_title(approved=False)
        self.main.setText(self.tr("Continue"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        member = session.member
        if not isinstance(session.state, Registered) or member is None:
            return
        self._set_title(approved=session.state.approved)
        # What waits for a person matters most; a registration brings one account, and may find others.
        waiting = [each for each in member.accounts if each.status is not AccountStatus.READY]
        shown = next(iter(waiting or member.accounts), None)
        if shown is None:
            self.words.setText(self.tr("You are signed in. No account is linked yet: you can do that next."))
            self._account.clear()
        else:
            self.words.setText(self._names.what_next(self.settings, shown.status))
            self._account.setText(self._names.account(self.settings, shown))
        self._account.setVisible(shown is not None)
        self.more.setText(
            self.tr("From now on you can sign in at every terminal of the city.") + " " + self.help_line()
        )

    def _set_title(self, *, approved: bool) -> None:
        whole = self.tr("Your account is approved") if approved else self.tr("Registration complete")
        self.title.setText(whole)

    def entered(self) -> None:
        """See Screen."""
        self.main.setFocus()

    def left(self) -> None:
        """See Screen."""
        self._account.clear()
