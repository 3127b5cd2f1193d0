"""The frame around the provider's page: where you are, whose page it is, and the receipt's bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.states import Hosted, Phase, Receipt, Session
from kiosk.origin import locate
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, button, icon, label, part
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

_READING = 12_000  # milliseconds for which a refusal is told


class HostedScreen(Screen):
    """Holds a session's web view, which it is lent; nothing is ever drawn into the page itself."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._view: QWidget | None = None
        self._was_busy = False
        self._load_was_refused = False
        self._where = label("label")
        self._where.setWordWrap(False)
        self._secure = QLabel()
        self._secure.setProperty("part", "quiet")
        self._secure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._loading = QProgressBar()
        self._loading.setProperty("part", "loading")
        self._loading.setTextVisible(False)
        self._refusal = NoticeLabel(theme.mm(2.5))
        self._refusal.hide()
        self._read = QTimer(self, interval=_READING, singleShot=True)
        self._read.timeout.connect(self._refusal.hide)
        self._page = QVBoxLayout()
        self._page.setContentsMargins(0, 0, 0, 0)
        self._bar = part(QWidget(), "bar")
        self._thanks = label("label")
        self._countdown = label("quiet")
        self._done = button(name="main")
        self._done.clicked.connect(lambda: self.send(ev.DonePressed))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        strip = part(QWidget(), "where")
        line = QHBoxLayout(strip)
        line.setContentsMargins(mm(6), mm(2.5), mm(6), mm(2.5))
        line.addWidget(self._where, 1)
        lock = QLabel()
        lock.setPixmap(icon("lock").pixmap(mm(5), mm(5)))
        line.addWidget(lock)
        line.addWidget(self._secure)
        words = QVBoxLayout()
        words.setSpacing(mm(1))
        words.addWidget(self._thanks)
        words.addWidget(self._countdown)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(mm(8), mm(4), mm(8), mm(4))
        bar.setSpacing(mm(8))
        bar.addLayout(words, 1)
        bar.addWidget(self._done)
        self._done.setMinimumWidth(mm(60))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(strip)
        whole.addWidget(self._loading)
        whole.addWidget(self._refusal)
        whole.addLayout(self._page, 1)
        whole.addWidget(self._bar)

    def retranslate(self) -> None:
        """See Screen."""
        place = locate(self.settings.invoice_cloud.base_url)
        host = place.origin.host if place is not None else ""
        self._secure.setText(self.tr("Secure page of {0}").format(host))
        self._thanks.setText(self.tr("Your receipt. Press “Done” when you have read it."))
        self._done.setText(self.tr("Done"))

    def lend(self, view: QWidget) -> None:
        """Show this view until `take_back`."""
        self.take_back()
        self._view = view
        self._page.addWidget(view)
        view.show()

    def take_back(self) -> None:
        """Let go of the view, which is about to be destroyed."""
        if self._view is not None:
            self._page.removeWidget(self._view)
            self._view = None
        self._refusal.hide()

    def say_refused(self, kind: Kind | Wish) -> None:
        """Tell why nothing happened, where a customer would wonder."""
        if kind is Kind.RESOURCE:
            return
        if kind is Wish.PRINT:
            words = self.tr("This terminal does not print. The receipt also goes to your e-mail address.")
        else:
            words = self.tr("That part of the page can't be opened at this terminal.")
        self._refusal.say(words, "alarm")
        self._refusal.show()
        self._read.start()
        self._load_was_refused = self._was_busy or kind in (Kind.MAIN_FRAME, Kind.DOWNLOAD)

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        receipt = isinstance(state, Receipt)
        self._bar.setVisible(receipt)
        if isinstance(state, Receipt):
            self._loading.setRange(0, 1)
            self._where.setText(self.tr("Receipt"))
            self._countdown.setText(
                self.tr("This page closes in {0} seconds. Touch it if you need longer.").format(state.left)
            )
        elif isinstance(state, Hosted):
            busy = state.loading is not None
            self._loading.setRange(0, 0 if busy else 1)
            self._where.setText(self._place(state))
            if self._was_busy and not busy:
                self._load_ended(warned=session.warning is not None)
            self._was_busy = busy

    def _load_ended(self, *, warned: bool) -> None:
        """Another page stands here, or the load ended in the refusal that is being told."""
        if not self._load_was_refused:
            self._refusal.hide()
        self._load_was_refused = False
        if self._view is not None and not warned:
            # A page from another process brings another widget: the focus fell to whatever came next.
            self._view.setFocus()

    def entered(self) -> None:
        """See Screen."""
        if self._view is not None:
            self._view.setFocus()

    def _place(self, state: Hosted) -> str:
        names = {biller.id: biller.name_in("en") for biller in self.settings.billers}
        accounts = ", ".join(number.masked for number in state.accounts)
        if state.phase is Phase.SUBMITTED:
            return self.tr("Paying {0} · do not leave before you see your receipt").format(
                names[state.biller]
            )
        return self.tr("Paying {0} · account {1}").format(names[state.biller], accounts)
