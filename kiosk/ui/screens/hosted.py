"""The frame around the provider's page: where you are, whose page it is, and the receipt's bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.flow import events as ev
from kiosk.flow.paper import Printing
from kiosk.flow.states import Hosted, Phase, Purpose, Receipt, Session
from kiosk.origin import locate
from kiosk.settings import Settings
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.icons import Sign
from kiosk.ui.opened import OpenedWindow
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.paperwords import PaperWords
from kiosk.ui.screens.words import Words, biller_name
from kiosk.ui.theme import Theme
from kiosk.ui.urls import place_of
from kiosk.ui.widgets.guide import Guide
from kiosk.ui.widgets.pagewindow import PageWindow
from kiosk.ui.widgets.parts import NoticeLabel, button, label, part, unbroken
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

if TYPE_CHECKING:
    from kiosk.ui.widgets.statementview import StatementView

_READING = 12_000  # milliseconds for which a refusal is told
_SOON = 120  # seconds: before that no end is near enough to be told of, as at a counter
_UNTOLD = frozenset(
    {Kind.RESOURCE, Wish.DIALOG, Wish.PERMISSION, Wish.PROTOCOL_HANDLER, Wish.STORAGE, Wish.FULL_SCREEN}
)
"""What is refused without a word: nobody asked for it, or nobody misses it."""


class HostedScreen(Screen):
    """Holds a session's web view, which it is lent; nothing is ever drawn into the page itself."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._view: QWidget | None = None
        self._opened: list[PageWindow | StatementView] = []
        self._was_busy = False
        self._pages = 0
        self._told_in_load = False
        self._names = Words(self)
        self._back = button()
        self.leads_back(self._back)
        self._where = label("label")
        self._lock = Sign(theme.mm(6))
        self._secure = QLabel()
        self._secure.setProperty("part", "quiet")
        self._secure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._loading = QProgressBar()
        self._loading.setProperty("part", "loading")
        self._loading.setTextVisible(False)
        self._guide = Guide(theme)
        self._refusal = NoticeLabel(theme.mm(2.5))
        self._refusal.hide()
        self._paper = NoticeLabel(theme.mm(2.5))
        self._paper.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._paper.hide()
        self._paper_words = PaperWords(self)
        self._can_print = False
        self._faces_customer = True
        self._is_receipt = False
        self._read = QTimer(self, interval=_READING, singleShot=True)
        self._read.timeout.connect(self._refusal.hide)
        # One cell, in which windows lie over the page.
        self._page = QGridLayout()
        self._page.setContentsMargins(0, 0, 0, 0)
        self._bar = part(QWidget(), "bar")
        self._thanks = label("label")
        self._countdown = label("quiet")
        self._done = button(name="main")
        self._done.clicked.connect(lambda: self.send(ev.DonePressed))
        self._print = button(name="other")
        self._print.clicked.connect(lambda: self.send(ev.PrintPressed))
        self._lay_out()
        self.adapt(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        strip = part(QWidget(), "where")
        line = QHBoxLayout(strip)
        line.setContentsMargins(mm(6), mm(2.5), mm(6), mm(2.5))
        line.setSpacing(mm(3))
        line.addWidget(self._back)
        line.addWidget(self._where, 1)
        line.addWidget(self._guide.opener)
        line.addWidget(self._lock)
        line.addWidget(self._secure)
        words = QVBoxLayout()
        words.setSpacing(mm(1))
        words.addWidget(self._thanks)
        words.addWidget(self._countdown)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(mm(8), mm(4), mm(8), mm(4))
        bar.setSpacing(mm(8))
        bar.addLayout(words, 1)
        bar.addWidget(self._print)
        bar.addWidget(self._done)
        self._print.setMinimumWidth(mm(45))
        self._done.setMinimumWidth(mm(60))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(strip)
        whole.addWidget(self._guide)
        whole.addWidget(self._loading)
        whole.addWidget(self._refusal)
        whole.addWidget(self._paper)
        whole.addLayout(self._page, 1)
        whole.addWidget(self._bar)

    def retranslate(self) -> None:
        """See Screen."""
        self._say_whose()
        self._back.setText(self.tr("Back"))
        self._done.setText(self.tr("Done"))
        self._guide.retranslate()
        self._print.setText(self.tr("Print Receipt"))
        for window in self._opened:
            window.retranslate()

    def _say_whose(self) -> None:
        """Name whose page stands here, or will, with a lock where it came encrypted."""
        url = self._view.property("url") if self._view is not None else None
        there = place_of(url) if isinstance(url, QUrl) else None
        place = there or locate(self.settings.invoice_cloud.base_url)
        if place is None:
            return
        safe = place.origin.scheme == "https"
        self._lock.setVisible(safe)
        words = self.tr("Secure page of {0}") if safe else self.tr("Page of {0}")
        self._secure.setText(words.format(place.origin.host))

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it; the page and what lies over it stay as they are."""
        self.theme = theme
        self._lock.draw("lock", theme.palette.good)
        self._guide.adapt(theme)
        # In large letters the drawing says it, and the place is the page's.
        self._secure.setVisible(theme.scale == 1)
        for window in self._opened:
            window.adapt(theme)

    def lend(self, view: QWidget) -> None:
        """Show this view until `take_back`."""
        self.take_back()
        self._view = view
        self._page.addWidget(view, 0, 0)
        view.show()

    def take_back(self) -> None:
        """Let go of the view, which is about to be destroyed."""
        if self._view is not None:
            self._page.removeWidget(self._view)
            self._view = None
        self._guide.close_guide()
        self._refusal.hide()

    def show_window(self, opened: OpenedWindow) -> None:
        """Lay a window over the page, which takes no key and no touch until the window is gone."""
        window = PageWindow(self.theme, opened.view)
        window.close_pressed.connect(opened.close)
        opened.moved.connect(window.show_origin)
        opened.loading.connect(lambda running: window.show_loading(running=running))
        opened.gone.connect(lambda: self._window_gone(window))
        self._lay_over(window)

    def show_statement(self, arriving: ArrivingStatement) -> None:
        """Lay a statement over the page, as `show_window` does."""
        from kiosk.ui.widgets.statementview import StatementView  # noqa: PLC0415  not for the first paint

        view = StatementView(self.theme, arriving)
        view.close_pressed.connect(arriving.close)
        view.print_pressed.connect(self._print_statement)
        view.offer_print(offered=self._can_print)
        arriving.gone.connect(lambda: self._statement_gone(view))
        self._lay_over(view)

    def face(self, *, customer: bool) -> None:
        """Whether its customer sees it. A clerk has keys and words of their own for a receipt and for paper."""
        self._faces_customer = customer
        self._paper.setVisible(bool(self._paper.text()) and customer)
        self._bar.setVisible(self._is_receipt and customer)

    def _print_statement(self, pdf: bytes, pages: int) -> None:
        self.send(lambda session: ev.StatementPrinted(session, pdf, pages))

    def _statement_gone(self, view: StatementView) -> None:
        view.close_statement()
        self._window_gone(view)

    def _lay_over(self, window: PageWindow | StatementView) -> None:
        for beneath in (self._view, *self._opened):
            if beneath is not None:
                beneath.setEnabled(False)
        self._opened.append(window)
        self._page.addWidget(window, 0, 0)
        window.show()
        window.raise_()
        window.take_focus()

    def _window_gone(self, window: PageWindow | StatementView) -> None:
        on_top = window is self._opened[-1]
        self._opened.remove(window)
        self._page.removeWidget(window)
        window.hide()
        window.deleteLater()
        if not on_top:
            return
        if self._opened:
            self._opened[-1].setEnabled(True)
            self._opened[-1].take_focus()
        elif self._view is not None:
            self._view.setEnabled(True)
            self._view.setFocus()

    @property
    def is_covered(self) -> bool:
        """Whether a window or a statement lies over the page."""
        return bool(self._opened)

    def close_top(self) -> None:
        """Close what lies on top of the page, as its own button does."""
        if self._opened:
            self._opened[-1].close_pressed.emit()

    def say_refused(self, kind: Kind | Wish) -> None:
        """Tell why nothing happened, where a customer would wonder."""
        if kind in _UNTOLD or (kind is Wish.PRINT and self._can_print):
            return
        words = self._words_for(kind)
        self._refusal.say(words, "alarm")
        self._refusal.show()
        self._read.start()
        self._told_in_load = self._was_busy

    def _words_for(self, kind: Kind | Wish) -> str:
        match kind:
            case Wish.PRINT:
                return self.tr("This terminal does not print. The receipt also goes to your e-mail address.")
            case Wish.WALLET:
                return self.tr("Wallets are not available here: choose card or bank account.")
            case Wish.OTHER_PROGRAM:
                return self.tr("Mail and telephone can't be opened at this terminal.")
            case Wish.FILE:
                return self.tr("Files can't be opened or chosen at this terminal.")
            case Wish.THIRD_WINDOW:
                return self.tr("No more windows can be opened. Close one of them first.")
            case Wish.WINDOW_LOST:
                return self.tr("That window could not be shown and was closed. The page goes on here.")
            case _:
                return self.tr("That part of the page can't be opened at this terminal.")

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        receipt = isinstance(state, Receipt)
        self._guide.offer(wanted=isinstance(state, Hosted) and state.purpose.pays)
        self._draw_paper(session.printing, receipt=receipt)
        self._is_receipt = receipt
        self._bar.setVisible(receipt and self._faces_customer)
        self._back.setVisible(isinstance(state, Hosted) and state.purpose is not Purpose.GUEST_PAYMENT)
        if isinstance(state, Receipt):
            self._loading.setRange(0, 1)
            self._where.setText(self.tr("Receipt"))
            self._say_receipt(state.left, signed_in=session.member is not None)
        elif isinstance(state, Hosted):
            self._say_whose()
            busy = state.loading is not None
            self._loading.setRange(0, 0 if busy else 1)
            self._where.setText(self._place(state))
            if self._was_busy and not busy:
                self._load_ended(state.pages, warned=session.warning is not None)
            self._was_busy, self._pages = busy, state.pages

    def _draw_paper(self, printing: Printing, *, receipt: bool) -> None:
        """Offer to print where there is a printer, one job at a time, and tell how it goes."""
        self._can_print = printing.paper is not None
        free = not printing.is_busy
        self._print.setVisible(self._can_print)
        if self._print.hasFocus() and not free:
            self._done.setFocus()  # else Qt gives it on to whatever comes next
        self._print.setEnabled(free)
        for window in self._opened:
            if not isinstance(window, PageWindow):
                window.offer_print(offered=self._can_print, free=free)
        words, tone = self._paper_words.of(printing, receipt=receipt)
        self._paper.say(words, tone)
        self._paper.setVisible(bool(words) and self._faces_customer)

    def _say_receipt(self, left: int, *, signed_in: bool) -> None:
        self._countdown.setVisible(left <= _SOON)
        if signed_in:
            self._thanks.setText(self.tr("Your receipt. “Done” leads back to your menu."))
            self._countdown.setText(
                self.tr("You are signed out in %n second(s). Touch the page if you need longer.", "", left)
            )
            return
        self._thanks.setText(self.tr("Your receipt. Press “Done” when you have read it."))
        self._countdown.setText(
            self.tr("This page closes in %n second(s). Touch it if you need longer.", "", left)
        )

    def _load_ended(self, pages: int, *, warned: bool) -> None:
        """Where another page stands now, what the one before it was refused has had its time."""
        if pages != self._pages and not self._told_in_load:
            self._refusal.hide()
        self._told_in_load = False
        if self._view is not None and not self._opened and not warned:
            # A page from another process brings another widget: the focus fell to whatever came next.
            self._view.setFocus()

    def entered(self) -> None:
        """See Screen."""
        if self._opened:
            self._opened[-1].take_focus()
        elif self._view is not None:
            self._view.setFocus()

    def _place(self, state: Hosted) -> str:
        name = biller_name(self.settings, state.biller)
        accounts = ", ".join(unbroken(number.masked) for number in state.accounts)
        submitted = state.phase is Phase.SUBMITTED
        if state.purpose is Purpose.GUEST_PAYMENT:
            if submitted:
                return self.tr("Paying {0} · do not leave before you see your receipt").format(name)
            return self.tr("Paying {0} · account {1}").format(name, accounts)
        page = self._names.purpose(state.purpose)
        if not submitted:
            return self.tr("{0} · account {1}").format(page, accounts)
        if state.purpose.pays:
            return self.tr("{0} · wait for your receipt").format(page)
        return self.tr("{0} · your change is being saved").format(page)
