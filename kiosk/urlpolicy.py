"""May this URL load, here, now? Whole origins are compared; what is not listed is refused."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from kiosk.origin import ANY_PUBLIC, DEFAULT_PORTS, Location, Origin, locate
from kiosk.settings import InvoiceCloud

_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*\Z")
_WEB_SOCKETS: Final = {"wss": "https", "ws": "http"}
# Names of companies by whose account one pays in a window of theirs; their subdomains belong to them.
_WALLETS: Final = (
    "paypal.com",
    "venmo.com",
    "pay.google.com",
    "pay.amazon.com",
    "payments.amazon.com",
    "appleid.apple.com",
    "apple-pay-gateway.apple.com",
    "pay.samsung.com",
    "src.visa.com",
    "src.mastercard.com",
    "cash.app",
)
# Schemes whose addresses a page may hold in itself, or that a browser has for its own use.
_NO_PROGRAM: Final = frozenset(
    {"about", "blob", "chrome", "data", "devtools", "file", "filesystem", "ftp", "javascript", "qrc"}
    | {"view-source", "chrome-error", "chrome-extension", "chrome-untrusted", "externalfile"}
)


class Kind(enum.Enum):
    """What a URL is about to become."""

    MAIN_FRAME = "main_frame"
    SUB_FRAME = "sub_frame"
    RESOURCE = "resource"
    POPUP = "popup"
    DOWNLOAD = "download"


class Rule(enum.Enum):
    """Which rule decided; fit for a log, unlike the URL."""

    PAGE = "page"  # allowed: the provider's own page
    LISTED_RESOURCE = "listed_resource"  # allowed: what the page may load inside
    CHALLENGE = "challenge"  # allowed: a bank's 3-D Secure step of a payment under way
    BLANK = "blank"  # allowed: the empty page
    INLINE = "inline"  # allowed: data: and blob: inside of a page
    MALFORMED = "malformed"  # refused: no URL of a web origin that every parser reads alike
    UNLISTED = "unlisted"  # refused: an origin that the configuration does not list for this
    METHOD = "method"  # refused: a download that is not a plain GET
    WALLET = "wallet"  # refused: another company's way to pay, which would ask for its own password here
    OTHER_PROGRAM = "other_program"  # refused: an address for mail, telephone or another program


class Verdict(NamedTuple):
    """Whether a URL may load, and the rule that says so."""

    allowed: bool
    rule: Rule


class Policy:
    """The rules of one configuration. URLs are taken fully encoded, as the engine requests them."""

    def __init__(self, cloud: InvoiceCloud) -> None:
        styles = (url for url in (cloud.css_url, cloud.css_url_high_contrast) if url)
        self._page = _origins((cloud.base_url, *cloud.page_origins))
        self._framed = self._page | _origins(cloud.resource_origins)
        self._inside = self._framed | _origins(styles)
        self._challenge = _origins(cloud.challenge_origins)
        self._any_challenge = ANY_PUBLIC in cloud.challenge_origins
        self._receipts = cloud.receipt_urls

    def judge(self, url: str, kind: Kind, *, method: str = "GET", submitted: bool = False) -> Verdict:
        """Whether `url` may load as `kind`.

        `submitted`: this session's page has posted a payment, so that the bank may now ask for a challenge
        in a frame or window, never at top level.
        """
        if _is_inline(url, kind, self._page):
            return Verdict(allowed=True, rule=Rule.INLINE)
        if url == "about:blank" and kind in (Kind.MAIN_FRAME, Kind.SUB_FRAME, Kind.POPUP):
            return Verdict(allowed=True, rule=Rule.BLANK)
        if url == "about:srcdoc" and kind is Kind.SUB_FRAME:
            return Verdict(allowed=True, rule=Rule.BLANK)
        location = locate(url)
        if location is None:
            return Verdict(
                allowed=False, rule=Rule.OTHER_PROGRAM if _is_for_a_program(url) else Rule.MALFORMED
            )
        if kind is Kind.DOWNLOAD and method.upper() != "GET":
            return Verdict(allowed=False, rule=Rule.METHOD)
        return self._judge_origin(location.origin, kind, submitted=submitted)

    def is_receipt(self, url: str) -> bool:
        """Whether `url` is a receipt page: by its path alone, on the page's own origins only."""
        location = locate(url)
        if location is None or location.origin not in self._page:
            return False
        return any(_glob(pattern, location) for pattern in self._receipts)

    def _judge_origin(self, origin: Origin, kind: Kind, *, submitted: bool) -> Verdict:
        if kind is Kind.RESOURCE:
            # A WebSocket goes where a request could go.
            origin = origin._replace(scheme=_WEB_SOCKETS.get(origin.scheme, origin.scheme))
        if origin in self._page:
            return Verdict(allowed=True, rule=Rule.PAGE)
        listed = {Kind.SUB_FRAME: self._framed, Kind.RESOURCE: self._inside}.get(kind, frozenset())
        if origin in listed:
            return Verdict(allowed=True, rule=Rule.LISTED_RESOURCE)
        if _is_wallet(origin) and origin not in self._challenge:
            return Verdict(allowed=False, rule=Rule.WALLET)
        if submitted and kind in (Kind.SUB_FRAME, Kind.POPUP) and self._is_challenge(origin):
            return Verdict(allowed=True, rule=Rule.CHALLENGE)
        return Verdict(allowed=False, rule=Rule.UNLISTED)

    def _is_challenge(self, origin: Origin) -> bool:
        public = self._any_challenge and origin.scheme == "https" and origin.is_public
        return public or origin in self._challenge


def _origins(texts: Iterable[str]) -> frozenset[Origin]:
    """The origins of URLs that the configuration has already allowed; the wildcard is none."""
    located = (locate(text) for text in texts)
    return frozenset(each.origin for each in located if each is not None)


def _is_inline(url: str, kind: Kind, page: frozenset[Origin]) -> bool:
    """Whether `url` carries its own content: `data:`, or `blob:` made by a page of the provider's."""
    if kind is not Kind.RESOURCE:
        return False
    scheme, _, rest = url.partition(":")
    maker = locate(rest) if scheme == "blob" else None
    return scheme == "data" or (maker is not None and maker.origin in page)


def _is_wallet(origin: Origin) -> bool:
    return any(origin.host == name or origin.host.endswith(f".{name}") for name in _WALLETS)


def _is_for_a_program(url: str) -> bool:
    """Whether `url` is of a scheme (RFC 3986, 3.1) that only another program could open: mailto, tel, any."""
    scheme, colon, _ = url.partition(":")
    named = _SCHEME.match(scheme) is not None and scheme.lower() not in DEFAULT_PORTS
    return bool(colon) and named and scheme.lower() not in _NO_PROGRAM


def _glob(pattern: str, location: Location) -> bool:
    """Whether a path matches, '*' standing for any text. Linear in time, unlike a regular expression."""
    path = location.path.rstrip("/") or "/"
    head, *rest = (pattern.rstrip("/") or "/").split("*")
    if not rest:
        return path == head
    *middle, tail = rest
    if len(path) < len(head) + len(tail) or not path.startswith(head) or not path.endswith(tail):
        return False
    place = len(head)
    for part in middle:
        found = path.find(part, place, len(path) - len(tail))
        if found < 0:
            return False
        place = found + len(part)
    return True
