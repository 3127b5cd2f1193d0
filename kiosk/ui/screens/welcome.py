"""The welcome screen: whose terminal this is, what can be done here and with what, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.noticewords import NoticeWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bill import BillPicture
from kiosk.ui.widgets.fact import Fact
from kiosk.ui.widgets.parts import button, label, part
from kiosk.ui.widgets.scrolled import Content, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout


class WelcomeScreen(Screen):
    """Stands all day; the first touch is the button's."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._notices = NoticeWords(settings, self)
        self._city = label("hero", settings.terminal.city)
        self._lead = label("lead")
        self._pay = button(name="main")
        self._pay.clicked.connect(lambda: self.send(ev.PayPressed))
        self._ways = label("quiet")
        self._sign_in = button()
        self._sign_in.clicked.connect(lambda: self.send(ev.SignInPressed))
        self._register = button()
        self._register.clicked.connect(lambda: self.send(ev.RegisterPressed))
        self._picture = BillPicture(theme, settings.billers[0].account_example, settings.terminal.city)
        self._methods = Fact(theme, "card")
        self._cash = Fact(theme, "cash")
        self._fee = Fact(theme, "info")
        self._hours = Fact(theme, "clock")
        self._shutoff = Fact(theme, "alert")
        content = Content()
        layout = TurningLayout(theme, content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._begin(), 3)
        layout.addWidget(self._beside(), 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ScrolledPage(theme, content), 1)
        self.retranslate()

    def _begin(self) -> QVBoxLayout:
        """What this is, and the buttons."""
        mm = self.theme.mm
        words = QVBoxLayout()
        words.setContentsMargins(mm(14), mm(8), mm(14), mm(8))
        words.setSpacing(mm(5))
        words.addStretch(1)
        words.addWidget(self._city)
        words.addWidget(self._lead)
        words.addSpacing(mm(5))
        words.addWidget(self._pay)
        words.addWidget(self._ways)
        if self.settings.residents_offered:
            residents = QHBoxLayout()
            residents.setSpacing(mm(5))
            residents.addWidget(self._sign_in)
            residents.addWidget(self._register)
            words.addSpacing(mm(4))
            words.addLayout(residents)
        words.addStretch(1)
        return words

    def _beside(self) -> QWidget:
        """What to have at hand, and what is worth knowing before one begins."""
        mm = self.theme.mm
        panel = part(QWidget(), "panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(mm(12), mm(8), mm(12), mm(8))
        inside.setSpacing(mm(5))
        inside.addStretch(1)
        if self.theme.scale == 1:
            inside.addWidget(self._picture, 20, Qt.AlignmentFlag.AlignHCenter)
            inside.addSpacing(mm(4))
        for each in (self._methods, self._cash, self._fee, self._shutoff, self._hours):
            inside.addWidget(each)
        inside.addStretch(1)
        return panel

    def retranslate(self) -> None:
        """See Screen."""
        self._lead.setText(self.tr("Pay your bill here, by card or from your bank account."))
        self._pay.setText(self.tr("Pay My Bill"))
        self._ways.setText(
            self.tr(
                "Hold the barcode of your bill under the scanner, or type its account number. "
                "No sign-in is needed."
            )
            if self.settings.can_scan
            else self.tr("You need the account number that stands on your bill. No sign-in is needed.")
        )
        self._sign_in.setText(self.tr("Sign In"))
        self._register.setText(self.tr("Register"))
        self._picture.retranslate()
        self._methods.say(self._notices.payment_methods())
        self._cash.say(self._notices.cash())
        self._fee.say(self._notices.fee())
        self._shutoff.say(self._notices.shutoff())
        self._hours.say(self._notices.hours())

    def draw(self, session: Session) -> None:
        """Nothing on this screen depends on the state."""

    def entered(self) -> None:
        """See Screen."""
        self._pay.setFocus()
