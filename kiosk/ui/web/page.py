"""A customer's page: what it may open, and that it may ask for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineFrame,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
)

from kiosk.ui.urls import encoded
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind, Policy, Rule

_LEAVE = "Are you sure you want to leave this page? Changes that you made may not be saved."
"""Qt's own words for a page's `beforeunload`; they come through the same door as a page's questions."""

Answer = Callable[[Any], object]


def _unanswered(_: Any) -> None:
    """Nothing has to be done: what is not answered is not given."""


ANSWERS: Final[dict[str, tuple[Wish, Answer]]] = {
    "authenticationRequired": (Wish.PASSWORD, _unanswered),
    "certificateError": (Wish.CERTIFICATE, lambda error: error.rejectCertificate()),
    "desktopMediaRequested": (Wish.SCREEN, lambda request: request.cancel()),
    "featurePermissionRequested": (Wish.PERMISSION, _unanswered),
    "fileSystemAccessRequested": (Wish.FILE, lambda request: request.reject()),
    "fullScreenRequested": (Wish.FULL_SCREEN, lambda request: request.reject()),
    "permissionRequested": (Wish.PERMISSION, lambda permission: permission.deny()),
    "printRequested": (Wish.PRINT, _unanswered),
    "printRequestedByFrame": (Wish.PRINT, _unanswered),
    "proxyAuthenticationRequired": (Wish.PASSWORD, _unanswered),
    "quotaRequested": (Wish.STORAGE, lambda request: request.reject()),
    "registerProtocolHandlerRequested": (Wish.PROTOCOL_HANDLER, lambda request: request.reject()),
    "selectClientCertificate": (Wish.CLIENT_CERTIFICATE, lambda selection: selection.selectNone()),
    "webAuthUxRequested": (Wish.SECURITY_KEY, lambda request: request.cancel()),
}
"""Every signal by which a page asks for something, with the wish and how it is turned down.

Printing alone is not turned down here: whether there is a printer is the flow's to know.
"""

_BY_RULE: Final = {Rule.WALLET: Wish.WALLET, Rule.OTHER_PROGRAM: Wish.OTHER_PROGRAM}

Destination = QWebEngineNewWindowRequest.DestinationType
WINDOWS: Final = {
    Destination.InNewWindow: True,
    Destination.InNewTab: True,
    Destination.InNewDialog: True,
    Destination.InNewBackgroundTab: False,
}
"""Which kinds of window are made at all. One behind the page is nothing that a customer would ever find."""


class HostedPage(QWebEnginePage):
    """`refused` is called with the kind of everything that was asked for and not given.

    `top` says what the page's own frame is to the policy: the page itself, or a window that it opened.
    `printing` is told when the page, or a frame of it, wants to be printed.
    `windows` is asked for a page whenever a window may open, and gives None when there are enough.
    `wants_password`: whether the page itself, not a part of it, was ended because a server asked for one;
    whoever watches loads clears it.
    """

    def __init__(
        self,
        profile: QWebEngineProfile,
        policy: Policy,
        *,
        submitted: Callable[[], bool],
        refused: Callable[[Kind | Wish], None],
        printing: Callable[[QWebEnginePage, QWebEngineFrame | None], None],
        windows: Callable[[], HostedPage | None],
        top: Kind = Kind.MAIN_FRAME,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(profile, parent)
        self._policy = policy
        self._submitted = submitted
        self._refused = refused
        self._printing = printing
        self._windows = windows
        self._top = top
        for signal, (wish, answer) in ANSWERS.items():
            if wish is not Wish.PRINT:
                getattr(self, signal).connect(_turn_down(wish, answer, refused))
        self.printRequested.connect(self._print)
        self.printRequestedByFrame.connect(self._print)
        self.wants_password = False
        self._going_to = QUrl()
        for asked in (self.authenticationRequired, self.proxyAuthenticationRequired):
            asked.connect(self._end_load)
        self.newWindowRequested.connect(self._open_window)

    def acceptNavigationRequest(  # noqa: N802  Qt's name
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Refuse, before anything is sent, what the policy does not allow, redirects included."""
        if is_main_frame:
            self._going_to = QUrl(url)
        return self._judge(url, self._top if is_main_frame else Kind.SUB_FRAME)

    def chooseFiles(  # noqa: N802  Qt's name
        self,
        mode: QWebEnginePage.FileSelectionMode,
        old_files: Sequence[str],
        accepted_mime_types: Sequence[str],
    ) -> list[str]:
        """No file of this terminal is ever offered, and no dialog shows them."""
        self._refused(Wish.FILE)
        return []

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:  # noqa: N802  Qt's name
        """A page's alert is passed over: a native dialog would stand over the kiosk's own frame."""
        self._refused(Wish.DIALOG)

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:  # noqa: N802  Qt's name
        """A page's question is answered with "no", the engine's own about leaving a page with "yes".

        That one stands between the customer and the next step, and no dialog can put it to them.
        """
        self._refused(Wish.DIALOG)
        return message == QCoreApplication.translate("QWebEnginePage", _LEAVE)

    def javaScriptPrompt(  # noqa: N802  Qt's name
        self, origin: QUrl | str, message: str, default: str
    ) -> tuple[bool, str]:
        """A page's prompt is cancelled."""
        self._refused(Wish.DIALOG)
        return False, ""

    def javaScriptConsoleMessage(  # noqa: N802  Qt's name
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """What a page writes to its console may hold anything; it is written nowhere."""

    def _print(self, frame: QWebEngineFrame | None = None) -> None:
        self._printing(self, frame)

    def _end_load(self, url: QUrl, _: object) -> None:
        """Whatever is answered, the engine asks again with an empty name, 32 times: only this ends it."""
        self.wants_password = url == self._going_to
        self.triggerAction(QWebEnginePage.WebAction.Stop)

    def _open_window(self, request: QWebEngineNewWindowRequest) -> None:
        """Give a window to what may have one. An empty one is judged when it is sent somewhere.

        The request is answered by a page of ours, so that the opener can be posted back to; a request
        that is not answered is refused by the engine.
        """
        if not WINDOWS[request.destination()]:
            self._refused(Kind.POPUP)
        elif self._judge(request.requestedUrl(), Kind.POPUP):
            page = self._windows()
            if page is not None:
                request.openIn(page)

    def _judge(self, url: QUrl | str, kind: Kind) -> bool:
        # Chromium knows host names that Qt does not: such an address is no text here, and not an empty one either.
        text = "about:blank" if QUrl(url).isEmpty() else encoded(QUrl(url))
        verdict = self._policy.judge(text, kind, submitted=self._submitted())
        if not verdict.allowed:
            self._refused(_BY_RULE.get(verdict.rule, kind))
        return verdict.allowed


def _turn_down(wish: Wish, answer: Answer, refused: Callable[[Kind | Wish], None]) -> Callable[..., None]:
    """What is done when a page has this wish."""

    def turn_down(asked: Any) -> None:
        answer(asked)
        refused(wish)

    return turn_down
