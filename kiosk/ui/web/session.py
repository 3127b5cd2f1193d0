"""What a customer's session is made of on the web side: folder, profile, page and view, and their end.

Emits what the page does as flow events; destroys all in the one order that Qt allows: windows, page, profile.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlencode

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineHttpRequest

from kiosk.clock import Clock
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.paper import PrintProblem
from kiosk.flow.states import SessionId, TroubleKind
from kiosk.log import get_logger
from kiosk.statements.links import statements
from kiosk.ui.urls import encoded
from kiosk.ui.web.interceptor import Interceptor
from kiosk.ui.web.lifesign import LifeSign
from kiosk.ui.web.loads import Loads
from kiosk.ui.web.page import HostedPage
from kiosk.ui.web.paper import PaperMaker
from kiosk.ui.web.profile import make_profile
from kiosk.ui.web.refusals import Refusals
from kiosk.ui.web.statement import Statements
from kiosk.ui.web.view import HostedView
from kiosk.ui.web.windows import Windows
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind, Policy

_log = get_logger("web.session")

Form: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values of a form that opens a page, in their order."""

FEWEST_DETAILS = 12
"""Keys without which no card or bank account can be given: the shortest card number has twelve digits, a
routing and account number thirteen. Fewer keys typed into the page mean that a form holds no such details."""


class WebSession(QObject):
    """One customer's page. Warm from the start: the engine has its process ready before the first load.

    Signals: `happened` carries a flow event, `refused` the Kind or Wish that the page was not given,
    `recorded` a kind's name and a count for the journal, `opened` an OpenedWindow, `statement` an
    ArrivingStatement, `gone` comes when profile and folder are destroyed (true) or could not be (false).
    """

    happened = Signal(object)
    refused = Signal(object)
    recorded = Signal(str, int)
    opened = Signal(object)
    statement = Signal(object)
    gone = Signal(bool)

    def __init__(
        self, folder: Path, policy: Policy, clock: Clock, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._policy = policy
        self._clock = clock
        self._id: SessionId | None = None
        self._keys = 0
        self._submitted = False
        self._stored_cards = False
        self._paper = PaperMaker(self)
        self._paper.asked.connect(lambda: self._emit(ev.PrintAsked))
        self._paper.made.connect(
            lambda number, pdf, pages: self._emit(lambda session: ev.PaperMade(session, number, pdf, pages))
        )
        self._paper.failed.connect(
            lambda number: self._emit(lambda session: ev.PaperFailed(session, number, PrintProblem.NOT_MADE))
        )
        self._statements = Statements(folder, parent=self)
        self._statements.opened.connect(self.statement)
        self._statements_found: list[str] = []
        self._statements_seen = 0
        self._refusals = Refusals(self)
        self._refusals.record.connect(self._record_refusal)
        self._windows = Windows(lambda: self._make_page(Kind.POPUP), self._note_refusal, self)
        self._windows.opened.connect(self.opened)
        folder.mkdir(mode=0o700, parents=True)
        self._profile = make_profile(folder, language)
        self._interceptor = Interceptor(
            policy,
            submitted=self._is_submitted,
            posted=self._note_post,
            refused=self._note_refusal,
            windows=lambda: self._windows.top is not None,
            parent=self._profile,
        )
        self._profile.setUrlRequestInterceptor(self._interceptor)
        # Never ask the page for its profile: Python's wrapper of it would outlive what is destroyed here.
        self._page = self._make_page(Kind.MAIN_FRAME)
        self._life = LifeSign(self._page)
        self.view = HostedView(self._page, self._note_refusal)
        # About as large as it will be, so that the page is laid out once.
        self.view.resize(QGuiApplication.primaryScreen().size())
        self._loads = Loads(self._page, policy, clock, lambda: self._id, self)
        self._loads.started.connect(lambda: self._emit(ev.LoadStarted))
        self._loads.finished.connect(lambda: self._emit(ev.LoadFinished))
        self._loads.stopped.connect(lambda: self._emit(ev.LoadStopped))
        self._loads.receipt.connect(self._note_receipt)
        self._loads.broken.connect(self._note_broken)
        self._profile.downloadRequested.connect(self._note_download)
        self._times = 1.0
        self._page.loadFinished.connect(lambda _: self.magnify(self._times))
        self._page.load(QUrl("about:blank"))

    def open(self, session: SessionId, url: str, form: Form = (), *, stored_cards: bool = False) -> None:
        """Give this page to a customer and load the provider's URL, posting `form` where one is given.

        With `stored_cards` any form of the page may charge one.
        """
        self._id = session
        self._stored_cards = stored_cards
        if not form:
            self._page.load(QUrl(url))
            return
        request = QWebEngineHttpRequest(QUrl(url), QWebEngineHttpRequest.Method.Post)
        request.setHeader(b"Content-Type", b"application/x-www-form-urlencoded")
        request.setPostData(urlencode(form).encode())
        self._page.load(request)

    def change_language(self, language: str) -> None:
        """Ask for pages in this language, the value of Accept-Language, from the next request on."""
        self._profile.setHttpAcceptLanguage(language)

    def magnify(self, times: float) -> None:
        """Show page and windows so many times as large, now and after each load: the engine forgets it."""
        self._times = times
        self.view.setZoomFactor(times)
        self._windows.magnify(times)

    def note_key(self, characters: int = 1) -> None:
        """So many characters went into the page; which ones is neither asked nor kept."""
        self._keys += characters
        self.note_input()

    def note_input(self) -> None:
        """Somebody is there: whatever the input went to, window or page, has to answer."""
        self._loads.note_input()
        window = self._windows.top
        (self._life if window is None else window.life).input()

    def make_paper(self, effect: do.MakePaper) -> None:
        """Make a PDF of the page, or of what asked for it; ends in PaperMade or PaperFailed."""
        self._paper.make(effect.number, effect.paper, self._page if effect.whole else None)

    def refuse_print(self) -> None:
        """The page's wish is not granted."""
        self._note_refusal(Wish.PRINT)

    def open_statement(self, names: Sequence[str], then: Callable[[int], None]) -> None:
        """Open a statement to which the page has a link, in a window as the link itself would; then the next one.

        `names`: with which words such a link begins. `then` is given how many there are. The page's source is
        read; nothing is put into the page, and nothing is pressed on it.
        """

        def come(source: str) -> None:
            if self._id is None:
                return
            urls = statements(source, encoded(self._page.url()), names)
            found = [url for url in urls if self._policy.judge(url, Kind.POPUP).allowed]
            if not found and self._page.isLoading():
                # The link may be in what is still to come; a load that does not end is ended (kiosk.ui.web.loads).
                self._page.loadFinished.connect(look, Qt.ConnectionType.SingleShotConnection)
                return
            self._statements_seen = self._statements_seen if found == self._statements_found else 0
            self._statements_found = found
            window = self._windows.open() if found else None
            if window is not None:
                window.load(QUrl(found[self._statements_seen % len(found)]))
                self._statements_seen += 1
            then(len(found))

        def look() -> None:
            self._page.toHtml(come)

        look()

    def read(self, then: Callable[[str], None]) -> None:
        """Give the words on the page, or on the window over it, without what is typed into its fields.

        Nothing is put into it.
        """
        window = self._windows.top
        (self._page if window is None else window.page).toPlainText(then)

    def destroy(self) -> None:
        """Destroy windows, view, page, profile and folder, in this order; ends in `gone`."""
        self._refusals.finish()
        self._id = None
        self._paper.close()
        self._life.stop()
        self._loads.stop()
        self._profile.downloadRequested.disconnect(self._note_download)
        self._statements.finish()
        self._windows.all_gone.connect(self._destroy_page)
        self._windows.finish()

    def _make_page(self, top: Kind) -> HostedPage:
        return HostedPage(
            self._profile,
            self._policy,
            submitted=self._is_submitted,
            refused=self._note_refusal,
            printing=self._paper.ask,
            windows=self._windows.open,
            top=top,
        )

    def _destroy_page(self) -> None:
        self._page.destroyed.connect(self._destroy_profile)
        self.view.hide()
        self.view.deleteLater()
        self._page.deleteLater()

    def _destroy_profile(self) -> None:
        self._profile.destroyed.connect(self._remove_folder)
        self._profile.deleteLater()

    def _remove_folder(self) -> None:
        try:
            shutil.rmtree(self._folder)
        except OSError as fault:
            _log.error("web.wipe_failed", exc_info=fault)
            self.gone.emit(False)
        else:
            self.gone.emit(True)

    def _is_submitted(self) -> bool:
        return self._submitted

    def _emit(self, make: Callable[[SessionId], ev.Event]) -> None:
        if self._id is not None:
            self.happened.emit(make(self._id))

    def _note_post(self, by_us: bool) -> bool:
        """Tell the flow before the request leaves: it writes to the journal first.

        Where it can't, it has closed this page by now, and nothing leaves. `by_us`: it opens the page.
        """
        if by_us:
            return True
        details = self._keys >= FEWEST_DETAILS or self._stored_cards
        self._submitted = self._submitted or details
        self._emit(lambda session: ev.FormPosted(session, self._clock.utc_now(), details))
        return self._id is not None

    def _note_refusal(self, kind: Kind | Wish) -> None:
        if self._id is not None:
            self._refusals.note(kind)
            self.refused.emit(kind)

    def _record_refusal(self, kind: str, count: int) -> None:
        _log.warning("web.refused", kind=kind, count=count, session=self._id)
        self.recorded.emit(kind, count)

    def _note_download(self, download: QWebEngineDownloadRequest) -> None:
        """The one place where a download is taken or refused; the policy is asked first."""
        self._windows.file_asked_for()
        allowed = self._policy.judge(encoded(download.url()), Kind.DOWNLOAD).allowed
        if allowed and self._statements.take(download):
            return
        download.cancel()
        self._note_refusal(Kind.DOWNLOAD)

    def _note_receipt(self) -> None:
        """The page has come to its receipt, which windows then no longer cover.

        Only the page's own counts: a window is opened to ask or to show something, and one that a page sends to
        an address like a receipt's must not end a payment that still stands beneath. With it a payment has
        come to its end: what is typed from here on would be another card's.
        """
        self._windows.close_all()
        self._submitted = False
        self._keys = 0
        self._emit(ev.ReceiptReached)

    def _note_broken(self, kind: TroubleKind) -> None:
        self._emit(lambda session: ev.PageBroken(session, kind))
