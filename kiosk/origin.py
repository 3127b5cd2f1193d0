"""A web origin (RFC 6454): scheme, host and port, read strictly and compared as a whole.

Whatever two URL parsers might read differently is refused instead of repaired: user-info, backslashes,
white space, control characters, percent signs in the host, a trailing dot, IPv4 in any but its usual form.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urlsplit

LONGEST_URL: Final = 16_384  # characters; a hosted page's URL with its token stays far below
ANY_PUBLIC: Final = "https://*"  # in challenge_origins: every host that `Origin.is_public` accepts
DEFAULT_PORTS: Final = {"https": 443, "http": 80, "wss": 443, "ws": 80}

_LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER: Final = re.compile(r"(0x[0-9a-f]*|[0-9]+)\Z")
_NETLOC: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(:(?P<port>[0-9]{1,5}))?\Z")
# Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
_LOCAL_NAMES: Final = ("localhost", "local", "internal", "home.arpa", "lan", "intranet", "test", "invalid")


class Origin(NamedTuple):
    """A normalized origin: scheme and host in lower case, the host in ASCII, the port always given."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine: localhost, 127.0.0.0/8 or [::1]."""
        address = _address(self.host)
        if isinstance(address, ipaddress.IPv4Address):
            return address.is_loopback
        return self.host in ("localhost", "::1")

    @property
    def is_public(self) -> bool:
        """Whether the host is named as hosts on the public internet are; a bare address never is.

        A public name can still resolve to a private address: the firewall is the wall against that.
        """
        local = any(self.host.endswith(f".{name}") for name in _LOCAL_NAMES)
        return "." in self.host and not local and _address(self.host) is None


class Location(NamedTuple):
    """A URL taken apart: its origin and its path as written."""

    origin: Origin
    path: str


def locate(url: str) -> Location | None:
    """Origin and path of an http, https, ws or wss URL; None for any other and for anything odd.

    Spaces after the host are taken, since Qt writes them in a URL's readable form.
    """
    parts = _split(url)
    if parts is None:
        return None
    netloc = _NETLOC.match(parts.netloc)
    if netloc is None:
        return None
    host = _host(netloc["host"])
    port = int(netloc["port"]) if netloc["port"] else DEFAULT_PORTS[parts.scheme]
    if host is None or not 0 < port < 65_536:
        return None
    return Location(Origin(parts.scheme, host, port), parts.path or "/")


def read_origin(text: str) -> Origin | None:
    """The origin in `text`, which must be one and nothing more: "https://host" or "https://host:port"."""
    location = locate(text)
    if location is None or text.count("/") != 2 or "?" in text or "#" in text:
        return None
    return location.origin


def _split(url: str) -> SplitResult | None:
    """The parts of a URL whose scheme has an origin here and which every parser reads alike."""
    # urlsplit itself would drop tabs and newlines, and Chromium turn backslashes into slashes.
    if len(url) > LONGEST_URL or "\\" in url or not url.isprintable():
        return None
    scheme = url.partition(":")[0].lower()
    # "https:host" and "https:///host" lead Chromium to that host.
    if scheme not in DEFAULT_PORTS or not re.match(r"://[^/?#]", url[len(scheme) :]):
        return None
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _host(text: str) -> str | None:
    """A host in its one normal form; None when it has none."""
    if text.startswith("["):
        address = _address(text[1:-1])
        return address.compressed if isinstance(address, ipaddress.IPv6Address) else None
    name = text.lower() if text.isascii() else _ascii(text)
    if name is None or len(name) > 253:
        return None
    labels = name.split(".")
    if not all(_LABEL.match(label) for label in labels):
        return None
    # A last label that is a number makes it an IPv4 address to Chromium, in any of many forms.
    if _NUMBER.match(labels[-1]) and _address(name) is None:
        return None
    return name


def _ascii(name: str) -> str | None:
    """An international name as Chromium encodes it (UTS 46, non-transitional)."""
    import idna  # noqa: PLC0415  few terminals ever meet such a name

    try:
        return idna.encode(name, uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError:
        return None


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
