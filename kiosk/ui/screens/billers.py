"""The choice of a bill, where this terminal takes payments for several billers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.states import ChooseBiller, Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.form import COLUMN
from kiosk.ui.theme import Theme
from kiosk.ui.translation import spoken
from kiosk.ui.widgets.parts import NoticeLabel, button, in_a_column, label, literal
from kiosk.ui.widgets.scrolled import Content


class BillersScreen(Screen):
    """One button for each biller."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._can_scan = settings.can_scan
        self._title = label("title")
        self._notice = NoticeLabel(theme.mm(2.5))
        self._choices = [self._choice(biller.id) for biller in settings.billers]
        self._back = button(name="other")
        self.leads_back(self._back)
        column = Content()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, theme.mm(8), 0, 0)
        inside.setSpacing(theme.mm(5))
        for each in (self._title, self._notice, *self._choices):
            inside.addWidget(each)
        inside.addStretch(1)
        actions = QHBoxLayout()
        actions.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        in_a_column(self, column, actions, theme.text_mm(COLUMN))
        self.retranslate()

    def _choice(self, biller: str) -> QPushButton:
        choice = button(name="main")
        choice.clicked.connect(lambda: self.send(lambda session: ev.BillerChosen(session, biller)))
        return choice

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Which bill would you like to pay?"))
        self._back.setText(self.tr("Back"))
        for choice, biller in zip(self._choices, self.settings.billers, strict=True):
            choice.setText(literal(biller.name_in(spoken())))
            choice.setAccessibleName(biller.name_in(spoken()))

    def draw(self, session: Session) -> None:
        """See Screen."""
        refused = isinstance(session.state, ChooseBiller) and session.state.notice is not None
        self._notice.setVisible(refused or self._can_scan)
        if refused:
            text = self.tr("This code is not from a bill that is paid here. Choose your bill instead.")
            self._notice.say(text, "alarm")
        else:
            self._notice.say(self.tr("Or hold the barcode of your bill under the scanner."), "hint")

    def entered(self) -> None:
        """See Screen."""
        self._choices[0].setFocus()
