"""Which Chromium is in use, for whoever looks after the terminal."""

from __future__ import annotations

from PySide6.QtWebEngineCore import qWebEngineChromiumSecurityPatchVersion, qWebEngineChromiumVersion


def chromium() -> str:
    """The engine's own version, and that of the security patches in it."""
    # The stubs say bytes for these two; they are texts.
    return f"{qWebEngineChromiumVersion()!s} ({qWebEngineChromiumSecurityPatchVersion()!s})"
