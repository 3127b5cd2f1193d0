"""A customer's page: what it may open, and that it may ask for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
)

from kiosk.urlpolicy import Kind, Policy

_LEAVE = "Are you sure you want to leave this page? Changes that you made may not be saved."
"""Qt's own words for a page's `beforeunload`; they come through the same door as a page's questions."""


class HostedPage(QWebEnginePage):
    """`refused` is called with the kind of everything that was asked for and not given."""

    def __init__(
        self,
        profile: QWebEngineProfile,
        policy: Policy,
        *,
        submitted: Callable[[], bool],
        refused: Callable[[Kind], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(profile, parent)
        self._policy = policy
        self._submitted = submitted
        self._refused = refused
        self.permissionRequested.connect(_deny)
        self.certificateError.connect(_reject_certificate)
        self.fullScreenRequested.connect(_reject_full_screen)
        self.registerProtocolHandlerRequested.connect(_reject_handler)

    def acceptNavigationRequest(  # noqa: N802  Qt's name
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Refuse, before anything is sent, what the policy does not allow, redirects included."""
        text = url if isinstance(url, str) else encoded(url)
        kind = Kind.MAIN_FRAME if is_main_frame else Kind.SUB_FRAME
        allowed = self._policy.judge(text, kind, submitted=self._submitted()).allowed
        if not allowed:
            self._refused(kind)
        return allowed

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:  # noqa: N802  Qt's name
        """No window but this one."""
        self._refused(Kind.POPUP)
        return None  # type: ignore[return-value]  # Qt takes null as "no"; the stub does not say so

    def chooseFiles(  # noqa: N802  Qt's name
        self,
        mode: QWebEnginePage.FileSelectionMode,
        old_files: Sequence[str],
        accepted_mime_types: Sequence[str],
    ) -> list[str]:
        """No file of this terminal is ever offered, and no dialog shows them."""
        return []

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:  # noqa: N802  Qt's name
        """A page's alert is passed over: a native dialog would stand over the kiosk's own frame."""

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:  # noqa: N802  Qt's name
        """A page's question is answered with "no", the engine's own about leaving a page with "yes".

        That one stands between the customer and the next step, and no dialog can put it to them.
        """
        return message == QCoreApplication.translate("QWebEnginePage", _LEAVE)

    def javaScriptPrompt(  # noqa: N802  Qt's name
        self, origin: QUrl | str, message: str, default: str
    ) -> tuple[bool, str]:
        """A page's prompt is cancelled."""
        return False, ""

    def javaScriptConsoleMessage(  # noqa: N802  Qt's name
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """What a page writes to its console may hold anything; it is written nowhere."""


def encoded(url: QUrl) -> str:
    """The URL as it is requested: QUrl's own text decodes what can be printed, and more than the policy takes."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _reject_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _reject_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _reject_handler(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()
