"""Everything that the web engine can ask or tell is known by name: what a release of Qt adds fails a test here."""

from __future__ import annotations

from enum import Enum
from typing import Any, cast

import pytest
from PySide6.QtCore import QByteArray, QMetaMethod, QMetaObject, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
)

from kiosk.settings import InvoiceCloud
from kiosk.ui.web.interceptor import KINDS, Interceptor
from kiosk.ui.web.page import ANSWERS, WINDOWS
from kiosk.urlpolicy import Policy

ASKED_ELSEWHERE = {
    "navigationRequested": "acceptNavigationRequest, which the engine asks instead",
    "newWindowRequested": "HostedPage._open_window",
    "windowCloseRequested": "a window closes; the page itself has nowhere to go",
    "geometryChangeRequested": "never answered: our windows are as large as the page",
    "downloadRequested": "WebSession._note_download",
}
TELLING = {
    "_q_aboutToDelete",
    "audioMutedChanged",
    "clearHttpCacheCompleted",
    "contentsSizeChanged",
    "destroyed",
    "featurePermissionRequestCanceled",
    "findTextFinished",
    "iconChanged",
    "iconUrlChanged",
    "lifecycleStateChanged",
    "linkHovered",
    "loadFinished",
    "loadProgress",
    "loadStarted",
    "loadingChanged",
    "objectNameChanged",
    "pdfPrintingFinished",
    "recentlyAudibleChanged",
    "recommendedStateChanged",
    "renderProcessPidChanged",
    "renderProcessTerminated",
    "scrollPositionChanged",
    "selectionChanged",
    "titleChanged",
    "urlChanged",
    "visibleChanged",
    "zoomFactorChanged",
}
"""Signals that tell of something that has happened, and can be given nothing."""


def signals(kind: type[QObject]) -> set[str]:
    """The names of all signals of a class."""
    meta: QMetaObject = kind.staticMetaObject  # type: ignore[attr-defined]  # the stubs leave it out
    methods = (meta.method(number) for number in range(meta.methodCount()))
    return {
        bytes(each.name().data()).decode()
        for each in methods
        if each.methodType() == QMetaMethod.MethodType.Signal
    }


@pytest.mark.parametrize("kind", [QWebEnginePage, QWebEngineProfile])
def test_every_signal_is_turned_down_answered_elsewhere_or_only_tells(kind: type[QObject]) -> None:
    assert signals(kind) <= ANSWERS.keys() | ASKED_ELSEWHERE.keys() | TELLING


def test_no_signal_is_listed_that_does_not_exist() -> None:
    there = signals(QWebEnginePage) | signals(QWebEngineProfile)

    assert ANSWERS.keys() | ASKED_ELSEWHERE.keys() | TELLING <= there


def test_each_signal_stands_in_one_list() -> None:
    assert ANSWERS.keys().isdisjoint(ASKED_ELSEWHERE)
    assert ANSWERS.keys().isdisjoint(TELLING)
    assert TELLING.isdisjoint(ASKED_ELSEWHERE)


def test_every_kind_of_window_is_opened_or_refused_by_name() -> None:
    assert set(QWebEngineNewWindowRequest.DestinationType) == set(WINDOWS)


def test_every_type_of_request_has_a_kind() -> None:
    assert set(QWebEngineUrlRequestInfo.ResourceType) == set(KINDS)


KNOWN: dict[type[Enum], set[str]] = {
    QWebEnginePermission.PermissionType: {
        "ClipboardReadWrite",
        "DesktopAudioVideoCapture",
        "DesktopVideoCapture",
        "Geolocation",
        "LocalFontsAccess",
        "MediaAudioCapture",
        "MediaAudioVideoCapture",
        "MediaVideoCapture",
        "MouseLock",
        "Notifications",
        "Unsupported",
    },
    QWebEnginePage.Feature: {
        "ClipboardReadWrite",
        "DesktopAudioVideoCapture",
        "DesktopVideoCapture",
        "Geolocation",
        "LocalFontsAccess",
        "MediaAudioCapture",
        "MediaAudioVideoCapture",
        "MediaVideoCapture",
        "MouseLock",
        "Notifications",
    },
    QWebEnginePage.FileSelectionMode: {
        "FileSelectOpen",
        "FileSelectOpenMultiple",
        "FileSelectSave",
        "FileSelectUploadFolder",
    },
    QWebEnginePage.WebWindowType: {
        "WebBrowserBackgroundTab",
        "WebBrowserTab",
        "WebBrowserWindow",
        "WebDialog",
    },
    QWebEnginePage.NavigationType: {
        "NavigationTypeBackForward",
        "NavigationTypeFormSubmitted",
        "NavigationTypeLinkClicked",
        "NavigationTypeOther",
        "NavigationTypeRedirect",
        "NavigationTypeReload",
        "NavigationTypeTyped",
    },
    QWebEnginePage.RenderProcessTerminationStatus: {
        "AbnormalTerminationStatus",
        "CrashedTerminationStatus",
        "KilledTerminationStatus",
        "NormalTerminationStatus",
    },
    QWebEngineLoadingInfo.LoadStatus: {
        "LoadFailedStatus",
        "LoadStartedStatus",
        "LoadStoppedStatus",
        "LoadSucceededStatus",
    },
    QWebEngineDownloadRequest.SavePageFormat: {
        "CompleteHtmlSaveFormat",
        "MimeHtmlSaveFormat",
        "SingleHtmlSaveFormat",
        "UnknownSaveFormat",
    },
    QWebEngineSettings.UnknownUrlSchemePolicy: {
        "AllowAllUnknownUrlSchemes",
        "AllowUnknownUrlSchemesFromUserInteraction",
        "DisallowUnknownUrlSchemes",
        "InheritedUnknownUrlSchemePolicy",
    },
}
"""Each is answered alike whatever its value; a new value is to be looked at before it is let in here."""


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.__name__)
def test_every_value_that_the_engine_may_bring_has_been_looked_at(kind: type[Enum]) -> None:
    assert {each.name for each in kind} == KNOWN[kind]


class Request:
    """A request as the engine gives it, of a kind that may be none of its own."""

    def __init__(
        self, method: bytes = b"GET", kind: object = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeXhr
    ) -> None:
        self.is_blocked = False
        self._method = QByteArray(method)
        self._kind = kind

    def requestUrl(self) -> QUrl:  # noqa: N802  Qt's name
        return QUrl("https://www.invoicecloud.com/pay")

    def requestMethod(self) -> QByteArray:  # noqa: N802  Qt's name
        return self._method

    def navigationType(self) -> QWebEngineUrlRequestInfo.NavigationType:  # noqa: N802  Qt's name
        return QWebEngineUrlRequestInfo.NavigationType.NavigationTypeFormSubmitted

    def resourceType(self) -> object:  # noqa: N802  Qt's name
        return self._kind

    def block(self, wanted: bool) -> None:
        self.is_blocked = wanted


def interceptor(*, may_leave: bool = True) -> Interceptor:
    return Interceptor(
        Policy(InvoiceCloud(css_url="https://city.example.gov/a.css")),
        submitted=bool,
        posted=lambda _: may_leave,
        refused=print,
        windows=bool,
    )


def test_a_request_of_a_kind_that_nobody_knows_is_held_back() -> None:
    known, unknown = Request(), Request(kind="a kind of a later release")
    interceptor().interceptRequest(cast(Any, known))
    with pytest.raises(KeyError):
        interceptor().interceptRequest(cast(Any, unknown))

    assert (known.is_blocked, unknown.is_blocked) == (False, True)


@pytest.mark.parametrize(
    ("method", "may_leave", "blocked"),
    [(b"POST", True, False), (b"POST", False, True), (b"GET", False, False)],
)
def test_a_form_of_which_there_is_no_record_is_held_back(
    method: bytes, *, may_leave: bool, blocked: bool
) -> None:
    request = Request(method)
    interceptor(may_leave=may_leave).interceptRequest(cast(Any, request))

    assert request.is_blocked is blocked
