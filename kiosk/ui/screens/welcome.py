"""The welcome screen: whose terminal this is, what it does, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bill import BillPicture
from kiosk.ui.widgets.parts import button, label
from kiosk.ui.widgets.turning import TurningLayout


class WelcomeScreen(Screen):
    """Stands all day; the first touch is the button's."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._city = label("hero", settings.terminal.city)
        self._lead = label("lead")
        self._pay = button(name="main")
        self._pay.clicked.connect(lambda: self.send(ev.PayPressed))
        self._ways = label("quiet")
        words = QVBoxLayout()
        words.setSpacing(theme.mm(6))
        words.addStretch(1)
        words.addWidget(self._city)
        words.addWidget(self._lead)
        words.addSpacing(theme.mm(6))
        words.addWidget(self._pay)
        words.addWidget(self._ways)
        words.addStretch(1)
        self._picture = BillPicture(theme, settings.billers[0].account_example, settings.terminal.city)
        layout = TurningLayout(self)
        layout.setContentsMargins(theme.mm(14), theme.mm(10), theme.mm(14), theme.mm(10))
        layout.setSpacing(theme.mm(14))
        layout.addLayout(words, 3)
        layout.addWidget(self._picture, 2, Qt.AlignmentFlag.AlignCenter)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        self._lead.setText(self.tr("Pay your bill here, by card or from your bank account."))
        self._pay.setText(self.tr("Pay My Bill"))
        self._ways.setText(
            self.tr("You need the account number that stands on your bill. No sign-in is needed.")
        )

    def draw(self, session: Session) -> None:
        """Nothing on this screen depends on the state."""

    def entered(self) -> None:
        """See Screen."""
        self._pay.setFocus()
