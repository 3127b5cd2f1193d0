"""What a customer's session is made of on the web side: folder, profile, page and view, and their end.

Emits what the page does as flow events; destroys all in the one order that Qt allows: page before profile.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from kiosk.clock import Clock
from kiosk.flow import events as ev
from kiosk.flow.states import SessionId, TroubleKind
from kiosk.log import get_logger
from kiosk.ui.web.interceptor import Interceptor
from kiosk.ui.web.page import HostedPage, encoded
from kiosk.ui.web.profile import make_profile
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind, Policy

_log = get_logger("web.session")

FEWEST_DETAILS = 12
"""Keys without which no card or bank account can be given: the shortest card number has twelve digits, a
routing and account number thirteen. Fewer keys typed into the page mean that a form holds no such details."""


_REST = 8000
"""Milliseconds, once the document itself has come, for what it links: style sheets, scripts, pictures."""


class WebSession(QObject):
    """One customer's page. Warm from the start: the engine has its process ready before the first load.

    Signals: `happened` carries a flow event, `refused` the Kind or Wish that the page was not given,
    `gone` comes when profile and folder are destroyed (true) or could not be (false).
    """

    happened = Signal(object)
    refused = Signal(object)
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
        folder.mkdir(mode=0o700, parents=True)
        self._profile = make_profile(folder, language)
        self._interceptor = Interceptor(
            policy,
            submitted=self._is_submitted,
            posted=self._note_post,
            refused=self._note_refusal,
            parent=self._profile,
        )
        self._profile.setUrlRequestInterceptor(self._interceptor)
        self._page = HostedPage(
            self._profile, policy, submitted=self._is_submitted, refused=self._note_refusal
        )
        self.view = QWebEngineView(self._page)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        # About as large as it will be, so that the page is laid out once.
        self.view.resize(QGuiApplication.primaryScreen().size())
        self._loading = False
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._stop_waiting_for_the_rest)
        self._page.loadingChanged.connect(self._note_loading)
        self._page.urlChanged.connect(self._note_url)
        self._page.renderProcessTerminated.connect(self._note_crash)
        self._page.printRequested.connect(lambda: self._note_refusal(Wish.PRINT))
        self._profile.downloadRequested.connect(lambda _: self._note_refusal(Kind.DOWNLOAD))
        self._page.load(QUrl("about:blank"))

    def open(self, session: SessionId, url: str) -> None:
        """Give this page to a customer and load the provider's URL."""
        self._id = session
        self._page.load(QUrl(url))

    def note_key(self, characters: int = 1) -> None:
        """So many characters went into the page; which ones is neither asked nor kept."""
        self._keys += characters

    def destroy(self) -> None:
        """Destroy view, page, profile and folder, in this order; ends in `gone`."""
        self._id = None
        self._page.loadingChanged.disconnect(self._note_loading)
        self._page.urlChanged.disconnect(self._note_url)
        self._page.renderProcessTerminated.disconnect(self._note_crash)
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

    def _note_post(self) -> None:
        """Tell the flow before the request leaves: it writes to the journal first."""
        details = self._keys >= FEWEST_DETAILS
        self._submitted = self._submitted or details
        self._emit(lambda session: ev.FormPosted(session, self._clock.utc_now(), details))

    def _note_refusal(self, kind: Kind | Wish) -> None:
        _log.warning("web.refused", kind=kind, session=self._id)
        if self._id is not None:
            self.refused.emit(kind)

    def _note_loading(self, info: QWebEngineLoadingInfo) -> None:
        status = info.status()
        self._rest.stop()
        self._loading = status is QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus
        if self._loading:
            self._emit(ev.LoadStarted)
        elif info.isDownload():
            # A file, refused by the profile: the page that linked it stands as it was.
            self._emit(ev.LoadFinished)
        elif status is QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus or _is_http_error(info):
            self._note_failure(info)
        elif self._policy.is_receipt(encoded(self._page.url())):
            self._emit(ev.ReceiptReached)
        else:
            self._emit(ev.LoadFinished)

    def _note_url(self, url: QUrl) -> None:
        """The document has come, or a page has changed its own address, perhaps to that of its receipt."""
        if self._loading:
            self._rest.start()
        elif self._policy.is_receipt(encoded(url)):
            self._emit(ev.ReceiptReached)

    def _stop_waiting_for_the_rest(self) -> None:
        """A style sheet that never comes must not keep the page white: it is shown as it is."""
        if self._loading and self._id is not None:
            _log.warning("web.rest_missing", session=self._id)
            self._page.triggerAction(QWebEnginePage.WebAction.Stop)

    def _note_failure(self, info: QWebEngineLoadingInfo) -> None:
        _log.warning(
            "web.load_failed",
            session=self._id,
            kind=info.errorDomain().name,
            code=info.errorCode(),
        )
        self._emit(lambda session: ev.PageBroken(session, TroubleKind.PAGE_FAILED))

    def _note_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        _log.error("web.renderer_ended", session=self._id, kind=status.name, code=code)
        self._emit(lambda session: ev.PageBroken(session, TroubleKind.PAGE_CRASHED))


def _is_http_error(info: QWebEngineLoadingInfo) -> bool:
    """Whether a load that ended well brought an error page: the domain of a good one carries its status too."""
    status = QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain
    return info.errorDomain() is status and info.errorCode() >= HTTPStatus.BAD_REQUEST
