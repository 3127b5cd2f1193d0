""" "My Settings": the provider's pages that change a setting, and the care of the registration itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CareTask
from kiosk.flow.states import Purpose, Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.menu import WAITING
from kiosk.ui.screens.words import Words
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, button, in_a_column, label
from kiosk.ui.widgets.scrolled import Content
from kiosk.ui.widgets.turning import TurningLayout

_PAGES = (Purpose.PAPERLESS, Purpose.PAYMENT_METHODS, Purpose.PAY_BY_TEXT)
_WIDEST = 300  # millimetres: two columns


class SettingsScreen(Screen):
    """The account's settings at the provider on one side, the registration on the other."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._names = Words(self)
        self._title = label("title")
        self._account = label("lead")
        self._of_account = label("label")
        self._of_registration = label("label")
        self._notice = NoticeLabel(theme.mm(2.5))
        self._pages = {purpose: self._page(purpose) for purpose in _PAGES}
        self._tasks = {task: self._task(task) for task in CareTask}
        self._back = button(name="other")
        self.leads_back(self._back)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        head = QHBoxLayout()
        if self.theme.scale == 1:
            self._account.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        else:  # each gets a line of its own
            head.setDirection(QHBoxLayout.Direction.TopToBottom)
        head.addWidget(self._title, 2)
        head.addWidget(self._account, 3)
        pages = QVBoxLayout()
        pages.setSpacing(mm(2))
        pages.addWidget(self._of_account)
        for page in self._pages.values():
            pages.addWidget(page)
        pages.addWidget(self._notice)
        pages.addStretch(1)
        tasks = QVBoxLayout()
        tasks.setSpacing(mm(2))
        tasks.addWidget(self._of_registration)
        for task in self._tasks.values():
            tasks.addWidget(task)
        tasks.addStretch(1)
        halves = TurningLayout(self.theme)
        halves.setSpacing(mm(12))
        halves.addLayout(pages, 1)
        halves.addLayout(tasks, 1)
        column = Content()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, mm(8), 0, 0)
        inside.setSpacing(mm(4))
        inside.addLayout(head)
        inside.addLayout(halves)
        inside.addStretch(1)
        actions = QHBoxLayout()
        actions.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        in_a_column(self, column, actions, self.theme.text_mm(_WIDEST))

    def _page(self, purpose: Purpose) -> QPushButton:
        made = button(name="low")
        made.clicked.connect(lambda: self.send(lambda session: ev.ViewPressed(session, purpose)))
        return made

    def _task(self, task: CareTask) -> QPushButton:
        made = button(name="low")
        made.clicked.connect(lambda: self.send(lambda session: ev.CarePressed(session, task)))
        return made

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("My Settings"))
        self._of_account.setText(self.tr("This account"))
        self._of_registration.setText(self.tr("My registration"))
        self._back.setText(self.tr("Back"))
        for purpose, page in self._pages.items():
            page.setText(self._names.purpose(purpose))
        for task, made in self._tasks.items():
            made.setText(self._task_name(task))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state, member = session.state, session.member
        if not isinstance(state, states.Settings) or member is None:
            return
        account = member.account(state.account)
        opens = account is not None and account.status not in WAITING
        for page in self._pages.values():
            page.setVisible(opens)
        self._tasks[CareTask.UNLINK].setVisible(account is not None)
        self._account.setText("" if account is None else self._names.account(self.settings, account))
        if state.done is CareTask.LINK and account is not None and not opens:
            next_step = self._names.what_next(self.settings, account.status)
            self._notice.say(self.tr("The account is on your list. {0}").format(next_step), "news")
        elif state.done is not None:
            self._notice.say(self._done(state.done), "good")
        elif account is None:
            self._notice.say(self.tr("No account is linked to your registration yet."), "news")
        else:
            self._notice.say(
                self._names.what_next(self.settings, account.status) if not opens else "", "news"
            )
        self._notice.setVisible(bool(self._notice.text()))

    def entered(self) -> None:
        """See Screen."""
        self._back.setFocus()
        for each in (*self._pages.values(), *self._tasks.values()):
            if not each.isHidden():
                each.setFocus()
                return

    def left(self) -> None:
        """See Screen."""
        self._account.clear()

    def _task_name(self, task: CareTask) -> str:
        match task:
            case CareTask.LINK:
                return self.tr("Link another account")
            case CareTask.UNLINK:
                return self.tr("Unlink this account")
            case CareTask.ADDRESS:
                return self.tr("Change my e-mail address")
            case CareTask.PASSWORD:
                return self.tr("Change my password")
            case CareTask.DELETE:
                return self.tr("Delete my registration")

    def _done(self, task: CareTask) -> str:
        match task:
            case CareTask.LINK:
                return self.tr("The account is linked.")
            case CareTask.UNLINK:
                return self.tr("The account is not linked to your registration any more.")
            case CareTask.ADDRESS:
                return self.tr("Your e-mail address is changed. Sign in with the new one from now on.")
            case CareTask.PASSWORD:
                return self.tr("Your password is changed.")
            case CareTask.DELETE:
                return ""
