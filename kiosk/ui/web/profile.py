"""One fresh off-the-record profile for each customer, with everything off that a payment does not need."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineProfileBuilder,
    QWebEngineSettings,
)

_Attribute = QWebEngineSettings.WebAttribute

ATTRIBUTES: dict[QWebEngineSettings.WebAttribute, bool] = {
    _Attribute.AllowGeolocationOnInsecureOrigins: False,
    _Attribute.AllowRunningInsecureContent: False,
    _Attribute.AllowWindowActivationFromJavaScript: False,
    _Attribute.AutoLoadIconsForPage: False,
    _Attribute.BackForwardCacheEnabled: False,
    _Attribute.DnsPrefetchEnabled: False,
    _Attribute.ErrorPageEnabled: False,
    _Attribute.FullScreenSupportEnabled: False,
    _Attribute.HyperlinkAuditingEnabled: False,
    _Attribute.JavascriptCanAccessClipboard: False,
    _Attribute.JavascriptCanOpenWindows: False,
    _Attribute.JavascriptCanPaste: False,
    _Attribute.LocalContentCanAccessFileUrls: False,
    _Attribute.LocalContentCanAccessRemoteUrls: False,
    _Attribute.NavigateOnDropEnabled: False,
    _Attribute.PdfViewerEnabled: False,
    _Attribute.PlaybackRequiresUserGesture: True,
    _Attribute.PluginsEnabled: False,
    _Attribute.ScreenCaptureEnabled: False,
    _Attribute.TouchIconsEnabled: False,
    _Attribute.WebGLEnabled: False,
    _Attribute.WebRTCPublicInterfacesOnly: True,
}


def make_profile(folder: Path, language: str) -> QWebEngineProfile:
    """A profile that keeps nothing on disk.

    Downloads are whoever's who connects to `downloadRequested`; the engine drops one that nobody accepts.
    `folder` is this customer's own, `language` a tag such as "en-US" that goes out as Accept-Language.
    """
    profile = QWebEngineProfileBuilder.createOffTheRecordProfile()
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setDownloadPath(str(folder))
    profile.setHttpAcceptLanguage(language)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    settings = profile.settings()
    for attribute, value in ATTRIBUTES.items():
        settings.setAttribute(attribute, value)
    # Every address for another program comes to the page's acceptNavigationRequest, which refuses it in words;
    # were it disallowed here already, nobody would be told.
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.AllowUnknownUrlSchemesFromUserInteraction
    )
    return profile
