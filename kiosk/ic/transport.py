"""Carries a request to Invoice Cloud and brings back its whole answer; the only user of requests.

Nothing of the environment counts (proxies, .netrc, REQUESTS_CA_BUNDLE, SSLKEYLOGFILE), redirects are not
followed, cookies are not kept, compressed answers are not asked for. A request is sent once. The one
exception: a call whose contract says `repeatable`, over a kept-alive connection that the other side closed
without a byte of an answer, goes out a second time over a new connection (RFC 9110, section 9.2.2).
"""

from __future__ import annotations

import base64
import errno
import http.client
import ssl
from collections.abc import Callable
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final

import requests
import requests.adapters
import requests.utils
import urllib3
import urllib3.exceptions
from requests.structures import CaseInsensitiveDict

from kiosk import __version__
from kiosk.errors import ConfigurationError
from kiosk.ic.answers import Answer
from kiosk.ic.connection import Current, Exchange, GivenUp, WatchedHTTPPool, WatchedHTTPSPool
from kiosk.ic.contract import Endpoint
from kiosk.ic.errors import BadAnswer, CallFailed, NotSent, OutcomeUnknown
from kiosk.origin import Origin
from kiosk.secrets import Secret
from kiosk.settings import AuthStyle, InvoiceCloud

MOST_BYTES: Final = 1024 * 1024
"""Of an answer, its head and framing included; real ones have a few hundred."""
GRACE: Final = 2.0
"""Seconds that a whole call may take beyond its connect and read limits."""

_POOL_SIZE: Final = 4  # as many sessions as a counter holds
_PIECE: Final = 64 * 1024
_BROKEN: Final = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
)
"""Whatever requests, urllib3, http.client, ssl and socket raise on purpose."""


class _Adapter(requests.adapters.HTTPAdapter):
    """Hands out one pool, whose TLS settings no request can change."""

    def __init__(self, pool: urllib3.HTTPConnectionPool) -> None:
        self._pool = pool
        super().__init__(max_retries=urllib3.Retry(0, read=False, respect_retry_after_header=False))

    def get_connection_with_tls_context(self, *_: Any, **__: Any) -> urllib3.HTTPConnectionPool:
        return self._pool

    def cert_verify(self, *_: Any, **__: Any) -> None:
        """Leave the pool as it is: requests would load its own bundle anew for each connection."""

    def close(self) -> None:
        super().close()
        self._pool.close()


class _Session(requests.Session):
    """Sees no redirect: even where it does not follow one, requests would read its body to the end."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


class Transport:
    """Owns the connections to one origin; several threads may share it.

    `settings` gives the limits (seconds), the way to authenticate and the extra authority; `base` is the
    origin of its `base_url`. Raises ConfigurationError for an authority that can't be read.
    """

    def __init__(self, settings: InvoiceCloud, base: Origin, monotonic: Callable[[], float]) -> None:
        self._base_url = settings.base_url.rstrip("/")
        self._auth_style = settings.auth_style
        self._limits = (settings.connect_seconds, settings.read_seconds)
        self._monotonic = monotonic
        self._current = Current()
        self._session = _Session()
        self._session.trust_env = False
        self._session.headers = CaseInsensitiveDict(
            {
                "User-Agent": f"CityHallKiosk/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            }
        )
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.adapters.clear()
        self._session.mount(f"{base.scheme}://", _Adapter(self._pool(base, settings.ca_file)))

    def send(self, endpoint: Endpoint, key: Secret, body: bytes | None, language: str = "") -> Answer:
        """The whole answer to one call, whatever its status.

        `body` is JSON, None for a call without one; `language` goes out as Accept-Language. Raises NotSent,
        OutcomeUnknown, and BadAnswer for an answer longer than MOST_BYTES.
        """
        deadline = self._deadline()
        request = self._request(endpoint, key, body, language)
        exchange = self._exchange(deadline)
        result = self._attempt(endpoint.name, request, exchange)
        if isinstance(result, CallFailed) and endpoint.repeatable and exchange.stale:
            second = self._attempt(endpoint.name, request, self._exchange(deadline))
            # Where the second was not sent, what is known is still how the first ended.
            result = result if isinstance(second, NotSent) else second
        if isinstance(result, CallFailed):
            raise result
        return result

    def fetch(self, call: str, url: str, accept: str) -> Answer:
        """The whole answer to a GET of `url`, which lies on this transport's origin; no key goes with it.

        For what a hosted page loads from elsewhere. `call` names it in errors, `accept` is the media type
        asked for. Limits and errors are those of `send`.
        """
        request = requests.Request("GET", url, headers={"Accept": accept})
        result = self._attempt(call, request, self._exchange(self._deadline()))
        if isinstance(result, CallFailed):
            raise result
        return result

    def authorization(self, key: Secret) -> str:
        """What follows "Basic" in the header: base64 of the bare key, or of "key:" (RFC 7617)."""
        text = key.reveal() + (":" if self._auth_style is AuthStyle.USERPASS else "")
        return base64.b64encode(text.encode()).decode()

    def close(self) -> None:
        """Close the idle connections; a call that comes later is NotSent."""
        self._session.close()

    def _pool(self, base: Origin, ca_file: str) -> urllib3.HTTPConnectionPool:
        if base.scheme == "http":
            return WatchedHTTPPool(base.host, base.port, maxsize=_POOL_SIZE, current=self._current)
        context = trust(ca_file)
        return WatchedHTTPSPool(
            base.host, base.port, maxsize=_POOL_SIZE, ssl_context=context, current=self._current
        )

    def _deadline(self) -> float:
        return self._monotonic() + sum(self._limits) + GRACE

    def _exchange(self, deadline: float) -> Exchange:
        return Exchange(
            monotonic=self._monotonic,
            deadline=deadline,
            read_seconds=self._limits[1],
            most_bytes=MOST_BYTES,
        )

    def _request(
        self, endpoint: Endpoint, key: Secret, body: bytes | None, language: str
    ) -> requests.Request:
        headers = {"Authorization": f"Basic {self.authorization(key)}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if language:
            headers["Accept-Language"] = language
        return requests.Request(endpoint.method, self._base_url + endpoint.path, headers=headers, data=body)

    def _attempt(self, call: str, request: requests.Request, exchange: Exchange) -> Answer | CallFailed:
        self._current.exchange = exchange
        try:
            prepared = self._session.prepare_request(request)
            with self._session.send(
                prepared, stream=True, allow_redirects=False, timeout=self._limits
            ) as response:
                headers = response.headers
                return Answer(
                    status=response.status_code,
                    body=b"".join(response.raw.stream(_PIECE, decode_content=False)),
                    counted="Content-Length" in headers or "Transfer-Encoding" in headers,
                    retry_after=headers.get("Retry-After", ""),
                    date=headers.get("Date", ""),
                    age=headers.get("Age", ""),
                    content_type=headers.get("Content-Type", ""),
                )
        except _BROKEN as error:
            return _verdict(call, exchange, describe(error))


def _verdict(call: str, exchange: Exchange, detail: str) -> CallFailed:
    if exchange.too_long:
        return BadAnswer(call, f"longer than {MOST_BYTES} bytes")
    return OutcomeUnknown(call, detail) if exchange.sent else NotSent(call, detail)


def trust(ca_file: str) -> ssl.SSLContext:
    """Whom a connection trusts: the public authorities that requests carries, and those in `ca_file`.

    TLS 1.2 or newer, host names checked; no key log, since `ssl.create_default_context` is what reads
    SSLKEYLOGFILE. Raises ConfigurationError if `ca_file` holds no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.hostname_checks_common_name = False
    context.load_verify_locations(cafile=requests.utils.DEFAULT_CA_BUNDLE_PATH)
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:  # ssl.SSLError is one
            problem = f"no authority can be read from {ca_file}"
            remedy = "Name a readable file of PEM certificates"
            raise ConfigurationError("configuration", "invoice_cloud.ca_file", problem, remedy) from error
    return context


def describe(error: BaseException) -> str:
    """The innermost cause in a few words that hold no data: its class, errno or TLS alert.

    The texts of these exceptions are left out: they repeat paths, lines of the answer and header values.
    """
    cause = error
    seen = {id(error)}
    while (inner := _inner(cause)) is not None and id(inner) not in seen:
        cause = inner
        seen.add(id(inner))
    words = [type(cause).__name__]
    if isinstance(cause, GivenUp):
        words.append(str(cause))
    elif isinstance(cause, ssl.SSLCertVerificationError):
        words.append(getattr(cause, "verify_message", ""))
    elif isinstance(cause, ssl.SSLError) and cause.reason:
        words.append(cause.reason)
    elif isinstance(cause, OSError) and cause.errno:
        words.append(errno.errorcode.get(cause.errno, str(cause.errno)))
    return " ".join(filter(None, words))


def _inner(error: BaseException) -> BaseException | None:
    held = (getattr(error, "reason", None), *error.args, error.__cause__, error.__context__)
    return next((one for one in held if isinstance(one, BaseException)), None)
