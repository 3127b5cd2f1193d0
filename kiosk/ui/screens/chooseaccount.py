"""The choice of an account, for a resident who has several."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.people import MemberAccount
from kiosk.flow.states import ChooseAccount, Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.form import COLUMN
from kiosk.ui.screens.words import Words, biller_name
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, in_a_column, label, literal
from kiosk.ui.widgets.scrolled import Content


class ChooseAccountScreen(Screen):
    """A large button for each account: whose bill, the masked number, and what it waits for."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._names = Words(self)
        self._shown: tuple[MemberAccount, ...] = ()
        self._buttons: list[QPushButton] = []
        self._title = label("title")
        column = Content()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, theme.mm(8), 0, 0)
        inside.setSpacing(theme.mm(6))
        inside.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.mm(4))
        inside.addLayout(self._rows)
        in_a_column(self, column, None, theme.text_mm(COLUMN))
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Which account?"))
        for made, account in zip(self._buttons, self._shown, strict=True):
            self._name(made, account)

    def draw(self, session: Session) -> None:
        """See Screen."""
        if not isinstance(session.state, ChooseAccount) or session.member is None:
            return
        if session.member.accounts != self._shown:
            self._show(session.member.accounts)

    def entered(self) -> None:
        """See Screen."""
        if self._buttons:
            self._buttons[0].setFocus()

    def left(self) -> None:
        """See Screen."""
        self._show(())

    def _show(self, accounts: tuple[MemberAccount, ...]) -> None:
        self._shown = accounts
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = [self._button(account) for account in accounts]
        for made in self._buttons:
            self._rows.addWidget(made)
        self._rows.addStretch(1)

    def _button(self, account: MemberAccount) -> QPushButton:
        made = button(name="account")
        self._name(made, account)
        made.clicked.connect(lambda: self.send(lambda session: ev.AccountChosen(session, account.id)))
        return made

    def _name(self, made: QPushButton, account: MemberAccount) -> None:
        name = biller_name(self.settings, account.biller)
        number = self.tr("Account {0}").format(account.number.masked)
        second = ("\n" if self.theme.scale > 1 else " · ").join(
            filter(None, (number, self._names.status(account.status)))
        )
        made.setText(f"{literal(name)}\n{second}")
        made.setAccessibleName(f"{name}, {second}")
