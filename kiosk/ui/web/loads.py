"""Tells what becomes of a page's loads: a page, a receipt, a failure, or no end at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage, QWebEngineScript

from kiosk.clock import Clock
from kiosk.flow.states import SessionId, TroubleKind
from kiosk.log import get_logger
from kiosk.ui.urls import encoded
from kiosk.ui.web.page import HostedPage
from kiosk.urlpolicy import Policy

_log = get_logger("web.loads")

_REST: Final = 8000
"""Milliseconds, once the document itself has come, for what it links: style sheets, scripts, pictures."""

MOST_LOADS: Final = 20
_LOADS_SECONDS: Final = 30.0
"""More loads than this one after the other in such a time are a page that sends itself round in circles."""

_ANSWERED: Final = "performance.getEntriesByType('navigation')[0]?.responseStatus"
"""What the page was answered with, which the engine does not tell of a load that was stopped. Asked in a world of
scripts that the page can't see."""

_Status = QWebEngineLoadingInfo.LoadStatus
_Domain = QWebEngineLoadingInfo.ErrorDomain


class Loads(QObject):
    """Watches `page` until `stop`.

    Signals: `started`, `finished` with another page, `stopped` without one, `receipt`, `broken` with a TroubleKind.

    `session` gives the id for the log, None while nobody has the page and nothing is worth a line.
    """

    started = Signal()
    finished = Signal()
    stopped = Signal()
    receipt = Signal()
    broken = Signal(object)

    def __init__(
        self,
        page: HostedPage,
        policy: Policy,
        clock: Clock,
        session: Callable[[], SessionId | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._policy = policy
        self._clock = clock
        self._session = session
        self._loading = False
        self._gave_up_rest = False
        self._at_receipt = False
        self._asked = 0
        self._begun: deque[float] = deque(maxlen=MOST_LOADS)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._stop_waiting_for_the_rest)
        page.loadingChanged.connect(self._note_loading)
        page.urlChanged.connect(self._note_url)
        page.renderProcessTerminated.connect(self._note_crash)

    def note_input(self) -> None:
        """Somebody is there: what loads now may be their doing."""
        self._begun.clear()

    def stop(self) -> None:
        """The page is about to be destroyed: look at it no more."""
        self._rest.stop()
        self._asked += 1
        self._page.loadingChanged.disconnect(self._note_loading)
        self._page.urlChanged.disconnect(self._note_url)
        self._page.renderProcessTerminated.disconnect(self._note_crash)

    def _note_loading(self, info: QWebEngineLoadingInfo) -> None:
        status = info.status()
        self._rest.stop()
        self._loading = status is _Status.LoadStartedStatus
        self._asked += 1
        if self._loading:
            self._page.wants_password = self._gave_up_rest = False
            self.started.emit()
            self._note_circles()
        elif info.isDownload():
            # A file, which is shown elsewhere or refused: the page that linked it stands as it was.
            self.stopped.emit()
        elif status is _Status.LoadFailedStatus or _is_http_error(info) or self._page.wants_password:
            self._note_failure(info.errorDomain().name, info.errorCode())
        elif status is _Status.LoadStoppedStatus and self._gave_up_rest:
            self._ask_what_came()
        elif status is _Status.LoadStoppedStatus:
            self.stopped.emit()
        else:
            self._note_page(self._page.url())

    def _note_url(self, url: QUrl) -> None:
        """The document has come, or a page has changed its own address: to that of its receipt, or from there."""
        if self._loading:
            self._rest.start()
        elif self._at_receipt or self._policy.is_receipt(encoded(url)):
            self._note_page(url)

    def _note_page(self, url: QUrl) -> None:
        """A page stands there, and perhaps it is the receipt."""
        self._at_receipt = self._policy.is_receipt(encoded(url))
        (self.receipt if self._at_receipt else self.finished).emit()

    def _ask_what_came(self) -> None:
        """A page that was stopped may be an error page, at a receipt's address too. No answer is no page."""
        number = self._asked
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
        self._page.runJavaScript(_ANSWERED, world, lambda status: self._came(number, status))

    def _came(self, number: int, status: object) -> None:
        if number != self._asked:
            return  # another load has begun
        code = int(status) if isinstance(status, int | float) else 0
        if code >= HTTPStatus.BAD_REQUEST:
            self._note_failure(_Domain.HttpStatusCodeDomain.name, code)
        elif code > 0:
            self._note_page(self._page.url())
        else:
            self._at_receipt = False  # what is not known to be well is no receipt
            self.finished.emit()

    def _note_circles(self) -> None:
        """A page that goes from load to load without anybody's doing would never stand still."""
        now = self._clock.monotonic()
        self._begun.append(now)
        if len(self._begun) == MOST_LOADS and now - self._begun[0] < _LOADS_SECONDS:
            _log.error("web.circles", session=self._session(), count=MOST_LOADS)
            self._begun.clear()
            self.broken.emit(TroubleKind.PAGE_FAILED)

    def _stop_waiting_for_the_rest(self) -> None:
        """A style sheet that never comes must not keep the page white: it is shown as it is."""
        if self._loading and self._session() is not None:
            _log.warning("web.rest_missing", session=self._session())
            self._gave_up_rest = True
            self._page.triggerAction(QWebEnginePage.WebAction.Stop)

    def _note_failure(self, kind: str, code: int) -> None:
        _log.warning("web.load_failed", session=self._session(), kind=kind, code=code)
        self.broken.emit(TroubleKind.PAGE_FAILED)

    def _note_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        _log.error("web.renderer_ended", session=self._session(), kind=status.name, code=code)
        self.broken.emit(TroubleKind.PAGE_CRASHED)


def _is_http_error(info: QWebEngineLoadingInfo) -> bool:
    """Whether a load that ended well brought an error page: the domain of a good one carries its status too."""
    return info.errorDomain() is _Domain.HttpStatusCodeDomain and info.errorCode() >= HTTPStatus.BAD_REQUEST
