"""Tells whether a URL that the provider answered is one of its own pages."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.ic.answers import Reading
from kiosk.origin import Origin, locate, read_origin


class PageUrls:
    """Knows the origins that the provider's pages come from: that of `base_url`, and `page_origins`.

    Plain http passes only from loopback to loopback, which is what a training terminal has.
    """

    def __init__(self, base: Origin, page_origins: Iterable[str]) -> None:
        self._origins = {base, *map(read_origin, page_origins)}
        self._plain_http = base.scheme == "http"

    def checked(self, reading: Reading, url: str) -> str:
        """`url`, which an answer gave; raises BadAnswer of that `reading` if it is none of these pages."""
        if objection := self.objection(url):
            raise reading.bad(objection)
        return url

    def objection(self, url: str) -> str:
        """Why `url` is not one of the provider's pages, in words fit for a log; "" if it is one."""
        # Whatever is not ASCII the browser would encode in its own way before it asks for it.
        location = locate(url) if url.isascii() else None
        if location is None:
            return "page URL is malformed"
        origin = location.origin
        plain = self._plain_http and origin.scheme == "http" and origin.is_loopback
        if origin.scheme != "https" and not plain:
            return "page URL is not https"
        if origin not in self._origins:
            return "page URL is neither on base_url's origin nor in page_origins"
        return ""
