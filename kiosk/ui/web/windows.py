"""The windows that a customer's page opens: pages of the same profile, in views of ours, and few of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

from kiosk.log import get_logger
from kiosk.ui.opened import OpenedWindow
from kiosk.ui.urls import place_of
from kiosk.ui.web.lifesign import LifeSign
from kiosk.ui.web.page import HostedPage
from kiosk.ui.web.view import HostedView
from kiosk.ui.wishes import Wish

_log = get_logger("web.windows")

MOST: Final = 2
"""Windows at once: a statement or a bank's question, and one thing that it explains."""

_FILE: Final = 5_000
"""Milliseconds after which a window whose file was never asked for goes all the same."""

_Status = QWebEngineLoadingInfo.LoadStatus


class WebWindow(OpenedWindow):
    """One window: its page and view. It goes when its script closes it, the customer does, or nothing came."""

    destroyed_whole = Signal()

    def __init__(self, page: HostedPage, refused: Callable[[Wish], None], parent: QObject) -> None:
        self._page = page
        self._refused = refused
        self._is_empty = True
        self._is_going = False
        self._awaits_file = False
        self._times = 1.0
        super().__init__(HostedView(page, refused), parent)
        self.life = LifeSign(page)
        page.loadingChanged.connect(self._note_loading)
        page.urlChanged.connect(self._note_url)
        page.windowCloseRequested.connect(self.close)
        page.renderProcessTerminated.connect(self._note_crash)

    @property
    def page(self) -> HostedPage:
        """What stands in it."""
        return self._page

    def close(self) -> None:
        """Destroy view and page, once the call that led here has come back to Qt; ends in `destroyed_whole`."""
        if self._is_going:
            return
        self._is_going = True
        self.life.stop()
        page = self._page
        page.loadingChanged.disconnect(self._note_loading)
        page.urlChanged.disconnect(self._note_url)
        page.renderProcessTerminated.disconnect(self._note_crash)
        self.gone.emit()
        page.destroyed.connect(self.destroyed_whole)
        self.view.hide()
        self.view.deleteLater()
        page.deleteLater()

    def magnify(self, times: float) -> None:
        """Show the page so many times as large, now and after each load."""
        self._times = times
        self._page.setZoomFactor(times)

    def file_asked_for(self) -> None:
        """The file for which this window may have been opened has been taken or refused."""
        if self._awaits_file:
            self._go_later()

    def _note_url(self, url: QUrl) -> None:
        place = place_of(url)
        self.moved.emit("" if place is None else str(place.origin))

    def _note_loading(self, info: QWebEngineLoadingInfo) -> None:
        status = info.status()
        self.loading.emit(status is _Status.LoadStartedStatus)
        self._page.setZoomFactor(self._times)
        if status is _Status.LoadSucceededStatus and self._page.url().scheme() != "about":
            self._is_empty = False
        if status is _Status.LoadStartedStatus or not self._is_empty:
            return
        if info.isDownload():
            # A file, which is shown elsewhere or refused in words. The engine asks about it a little later,
            # and would take hold of a page that is no more.
            self._awaits_file = True
            QTimer.singleShot(_FILE, self, self.close)
        elif status is _Status.LoadFailedStatus:
            _log.warning("web.window_failed", kind=info.errorDomain().name, code=info.errorCode())
            self._refused(Wish.WINDOW_LOST)
            self._go_later()
        elif status is _Status.LoadStoppedStatus:
            self._go_later()  # it was not allowed where it was sent, and that has been told

    def _note_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        _log.error("web.window_ended", kind=status.name, code=code)
        self._refused(Wish.WINDOW_LOST)
        self._go_later()

    def _go_later(self) -> None:
        QTimer.singleShot(0, self, self.close)


class Windows(QObject):
    """Owns them, the last one on top. `opened` carries each new one, `all_gone` follows `close_all`."""

    opened = Signal(object)
    all_gone = Signal()

    def __init__(
        self,
        make: Callable[[], HostedPage],
        refused: Callable[[Wish], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._refused = refused
        self._open: list[WebWindow] = []
        self._going: list[WebWindow] = []
        self._is_closed = False
        self._times = 1.0

    @property
    def top(self) -> WebWindow | None:
        """The window into which keys and touches go, None while there is none."""
        return self._open[-1] if self._open else None

    def open(self) -> HostedPage | None:
        """A page for a new window, None where there are as many as may be."""
        if len(self._open) >= MOST or self._is_closed:
            self._refused(Wish.THIRD_WINDOW)
            return None
        page = self._make()
        window = WebWindow(page, self._refused, self)
        window.magnify(self._times)
        self._open.append(window)
        window.gone.connect(lambda: self._let_go(window))
        window.destroyed_whole.connect(lambda: self._forget(window))
        self.opened.emit(window)
        return page

    def magnify(self, times: float) -> None:
        """Show every window so many times as large, those to come as well."""
        self._times = times
        for window in self._open:
            window.magnify(times)

    def file_asked_for(self) -> None:
        """A page has offered a file: windows that were opened for one are needed no more."""
        for window in self._open:
            window.file_asked_for()

    def close_all(self) -> None:
        """Destroy every window, the top one first."""
        for window in reversed(tuple(self._open)):
            window.close()

    def finish(self) -> None:
        """Destroy every window and open no other; ends in `all_gone`, at once where there are none."""
        self._is_closed = True
        self.close_all()
        if not self._going:
            self.all_gone.emit()

    def _let_go(self, window: WebWindow) -> None:
        self._open.remove(window)
        self._going.append(window)

    def _forget(self, window: WebWindow) -> None:
        self._going.remove(window)
        window.deleteLater()
        if self._is_closed and not self._going:
            self.all_gone.emit()
