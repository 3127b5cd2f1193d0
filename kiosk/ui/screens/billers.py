"""The choice of a bill, where this terminal takes payments for several billers."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, label


class BillersScreen(Screen):
    """One button for each biller."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._title = label("title")
        self._choices = [self._choice(biller.id) for biller in settings.billers]
        self._back = button()
        self._back.clicked.connect(lambda: self.send(ev.BackPressed))
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(14), theme.mm(10), theme.mm(14), theme.mm(8))
        page.setSpacing(theme.mm(6))
        page.addStretch(1)
        page.addWidget(self._title)
        for choice in self._choices:
            page.addWidget(choice)
        page.addStretch(2)
        page.addWidget(self._back)
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
            choice.setText(biller.name_in("en"))

    def draw(self, session: Session) -> None:
        """Nothing on this screen depends on the state."""

    def entered(self) -> None:
        """See Screen."""
        self._choices[0].setFocus()
