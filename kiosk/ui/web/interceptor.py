"""Every request of a customer's pages passes here: refused if the policy says so, noted if it posts a form.

Looks at a request's method, origin and kind, never at what it carries.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from kiosk.ui.urls import encoded
from kiosk.urlpolicy import Kind, Policy

_Type = QWebEngineUrlRequestInfo.ResourceType

KINDS: dict[QWebEngineUrlRequestInfo.ResourceType, Kind] = {
    _Type.ResourceTypeMainFrame: Kind.MAIN_FRAME,
    _Type.ResourceTypeNavigationPreloadMainFrame: Kind.MAIN_FRAME,
    _Type.ResourceTypeSubFrame: Kind.SUB_FRAME,
    _Type.ResourceTypeNavigationPreloadSubFrame: Kind.SUB_FRAME,
    **dict.fromkeys(
        (
            _Type.ResourceTypeStylesheet,
            _Type.ResourceTypeScript,
            _Type.ResourceTypeImage,
            _Type.ResourceTypeFontResource,
            _Type.ResourceTypeSubResource,
            _Type.ResourceTypeObject,
            _Type.ResourceTypeMedia,
            _Type.ResourceTypeWorker,
            _Type.ResourceTypeSharedWorker,
            _Type.ResourceTypePrefetch,
            _Type.ResourceTypeFavicon,
            _Type.ResourceTypeXhr,
            _Type.ResourceTypePing,
            _Type.ResourceTypeServiceWorker,
            _Type.ResourceTypeCspReport,
            _Type.ResourceTypePluginResource,
            _Type.ResourceTypeJson,
            _Type.ResourceTypeWebSocket,
            _Type.ResourceTypeUnknown,
        ),
        Kind.RESOURCE,
    ),
}
"""Every resource type of the engine by name; a test fails when a release of Qt adds one."""

_OURS = QWebEngineUrlRequestInfo.NavigationType.NavigationTypeTyped
_READS = frozenset({b"GET", b"HEAD", b"OPTIONS"})


class Interceptor(QWebEngineUrlRequestInterceptor):
    """`posted` is called, before the request leaves, for each write to a page origin; False holds it back.

    It is told whether the terminal itself began this load, wherever redirects (307, 308) send it on to.

    `refused` is called with the kind of what was not allowed. `submitted` tells whether a payment is under
    way, since only then may a bank's challenge load in a frame. `windows` tells whether a window is open: a
    request does not say which page makes it, so that the page itself is then held back by its own
    acceptNavigationRequest alone.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        submitted: Callable[[], bool],
        posted: Callable[[bool], bool],
        refused: Callable[[Kind], None],
        windows: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._policy = policy
        self._submitted = submitted
        self._posted = posted
        self._refused = refused
        self._windows = windows

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802  Qt's name
        """See QWebEngineUrlRequestInterceptor; runs on the UI thread and holds the request up meanwhile."""
        info.block(True)  # and stays so where anything here fails: the engine goes on all the same
        url = encoded(info.requestUrl())
        method = bytes(info.requestMethod().data())
        kind = KINDS[info.resourceType()]
        if kind is Kind.MAIN_FRAME and self._windows():
            kind = Kind.POPUP
        if not self._policy.judge(
            url, kind, method=method.decode("ascii", "replace"), submitted=self._submitted()
        ).allowed:
            self._refused(kind)
        elif method in _READS or not self._policy.judge(url, Kind.MAIN_FRAME).allowed:
            info.block(False)
        else:
            info.block(not self._posted(info.navigationType() is _OURS))
