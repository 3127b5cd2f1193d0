"""What a signed-in resident can do with an account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.people import AccountStatus, CareTask
from kiosk.flow.states import Menu, Purpose, Session, SessionId
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.form import COLUMN
from kiosk.ui.screens.words import Words
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, button, in_a_column, label
from kiosk.ui.widgets.scrolled import Content

WAITING = (AccountStatus.UNPROVEN, AccountStatus.HELD)
"""A clerk has to do something first: none of the provider's pages opens."""


class MenuScreen(Screen):
    """Pay, AutoPay, settings; or why there is nothing to do yet, and what helps."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._names = Words(self)
        self._title = label("title")
        self._account = label("lead")
        self._notice = NoticeLabel(theme.mm(3))
        self._pay = self._button(lambda session: ev.ViewPressed(session, Purpose.RECENT_BILLS), "main")
        self._autopay = self._button(lambda session: ev.ViewPressed(session, Purpose.AUTOPAY), "large")
        self._link = self._button(lambda session: ev.CarePressed(session, CareTask.LINK), "main")
        self._settings = self._button(ev.SettingsPressed, "large")
        self._back = button(name="other")
        self.leads_back(self._back)
        column = Content()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, theme.mm(8), 0, 0)
        inside.setSpacing(theme.mm(4))
        for each in (
            self._title,
            self._account,
            self._notice,
            self._pay,
            self._autopay,
            self._link,
            self._settings,
        ):
            inside.addWidget(each)
        inside.addStretch(1)
        actions = QHBoxLayout()
        actions.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        in_a_column(self, column, actions, theme.text_mm(COLUMN))
        self.retranslate()

    def _button(self, event: Callable[[SessionId], ev.Event], name: str) -> QPushButton:
        made = button(name=name)
        made.clicked.connect(lambda: self.send(event))
        return made

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("What would you like to do?"))
        self._pay.setText(self._names.purpose(Purpose.RECENT_BILLS))
        self._autopay.setText(self._names.purpose(Purpose.AUTOPAY))
        self._link.setText(self.tr("Link an account"))
        self._settings.setText(self.tr("My Settings"))
        self._back.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state, member = session.state, session.member
        if not isinstance(state, Menu) or member is None:
            return
        account = member.account(state.account)
        opens = account is not None and account.status not in WAITING
        self._pay.setVisible(opens)
        self._autopay.setVisible(opens)
        self._link.setVisible(account is None)
        self._back.setVisible(len(member.accounts) > 1)
        self._account.setVisible(account is not None)
        if account is None:
            words = self.tr("No account is linked to your registration yet.")
        else:
            self._account.setText(self._names.account(self.settings, account))
            ready = account.status is AccountStatus.READY
            words = "" if ready else self._names.what_next(self.settings, account.status)
            if not opens:
                words += " " + self.tr("Until then you can pay without signing in.")
        self._notice.say(words, "news")
        self._notice.setVisible(bool(words))

    def entered(self) -> None:
        """See Screen."""
        for each in (self._pay, self._link, self._settings):
            if not each.isHidden():
                each.setFocus()
                return

    def left(self) -> None:
        """See Screen."""
        self._account.clear()
