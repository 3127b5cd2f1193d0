"""Qt's URLs as the rest of the program reads them."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from kiosk.origin import Location, locate


def encoded(url: QUrl) -> str:
    """The URL as it is requested: QUrl's own text decodes what can be printed, and more than the policy takes."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)


def place_of(url: QUrl) -> Location | None:
    """Where it leads, None where that can't be said."""
    return locate(encoded(url))
