"""Connections that know what has left them and when to give up: what urllib3's exceptions don't tell.

The class of an exception does not say whether a request was sent: a time-out of the TLS handshake arrives as
a read time-out, a TLS alert after the request as a TLS failure. So each attempt has an `Exchange`, which the
connection marks before the first byte leaves. The exchange also holds the deadline of the whole call and the
most bytes that an answer may have, and both are kept where the bytes come in, so that they hold for a head or
a body that drips and for chunk framing alike, without a thread to watch over it.

Not covered by the deadline: the resolver's own time (resolv.conf) and one connect limit for each address of
the host; a call that is late by then is given up before anything is sent.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

import urllib3.connection
import urllib3.connectionpool

IDLE_LIMIT: Final = 50.0
"""Seconds. A connection idle for longer counts as dropped: common load balancers close after 60, and a
firewall that forgets it silently would cost the whole read limit.
"""

_NEVER: Final = float("-inf")


class GivenUp(OSError):
    """The exchange's deadline or its most bytes are reached."""


class Exchange:
    """One attempt at a call: its limits, and what is known of how far it came.

    `deadline` is on the clock of `monotonic` (seconds). `sent` is set before the first byte leaves, `reused`
    if the connection had served before, `received` counts the answer's bytes, `too_long` says that they were
    too many.
    """

    def __init__(
        self,
        *,
        monotonic: Callable[[], float],
        deadline: float,
        read_seconds: float,
        most_bytes: int,
    ) -> None:
        self.monotonic = monotonic
        self.deadline = deadline
        self.sent = False
        self.reused = False
        self.closed_by_peer = False
        self.received = 0
        self.too_long = False
        self._read_seconds = read_seconds
        self._most_bytes = most_bytes

    @property
    def stale(self) -> bool:
        """A kept-alive connection that was closed without a byte of an answer (RFC 9112, section 9.3.1)."""
        return self.reused and self.closed_by_peer and not self.received

    def next_wait(self) -> float:
        """Seconds that the next read or write may take; raises GivenUp past the deadline."""
        left = self.deadline - self.monotonic()
        if left <= 0:
            raise GivenUp("deadline")
        return min(left, self._read_seconds)

    def count(self, received: int) -> None:
        """Note bytes of the answer; raises GivenUp when they are too many."""
        self.received += received
        if self.received > self._most_bytes:
            self.too_long = True
            raise GivenUp("too long")

    @contextlib.contextmanager
    def noting_closure(self) -> Iterator[None]:
        """Notes that the other side closed the connection, if that is what ends the block."""
        try:
            yield
        except (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError):
            self.closed_by_peer = True
            raise


class Current(threading.local):
    """The exchange that this thread is busy with; a connection serves one thread at a time."""

    exchange: Exchange


class _LimitedReader(io.RawIOBase):
    """A socket's incoming bytes under the limits of an exchange."""

    def __init__(self, sock: socket.socket, exchange: Exchange) -> None:
        self._sock = sock
        self._exchange = exchange
        self._raw = sock.makefile("rb", buffering=0)  # counts as a user of the socket until closed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._exchange.next_wait())
        received = self._raw.readinto(buffer)
        self._exchange.count(received or 0)
        return received

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Source:
    """Stands for the socket where http.client opens its file."""

    def __init__(self, sock: socket.socket, exchange: Exchange) -> None:
        self._sock = sock
        self._exchange = exchange

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_LimitedReader(self._sock, self._exchange))


class _Response(http.client.HTTPResponse):
    """An answer whose odd header lines stay out of the log."""

    def begin(self) -> None:
        super().begin()
        # urllib3 logs header lines that could not be parsed word for word, whatever they repeat.
        self.msg.defects.clear()
        self.msg.set_payload("")


class WatchedHTTPConnection(urllib3.connection.HTTPConnection):
    """A plain connection, for training terminals on loopback, that keeps its thread's exchange up to date."""

    def __init__(self, *args: Any, current: Current, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._current = current
        self._answered_at = _NEVER

    @property
    def is_connected(self) -> bool:
        """Asked by urllib3 when it takes a connection from the pool."""
        idle = self._current.exchange.monotonic() - self._answered_at
        return super().is_connected and idle < IDLE_LIMIT

    def connect(self) -> None:
        """Connect; a new connection has answered nothing yet."""
        self._answered_at = _NEVER
        super().connect()

    def send(self, data: Any) -> None:
        """Send a part of the request, the exchange told before; past its deadline nothing is sent."""
        exchange = self._current.exchange
        if self.sock is None:
            self.connect()
        wait = exchange.next_wait()
        exchange.reused = self._answered_at > _NEVER
        exchange.sent = True
        self.sock.settimeout(wait)
        with exchange.noting_closure():
            super().send(data)

    def response_class(  # type: ignore[override]  # http.client asks for no more than something to call
        self, sock: socket.socket, **kwargs: Any
    ) -> _Response:
        """Called by http.client with its socket, as if it were a class."""
        return _Response(_Source(sock, self._current.exchange), **kwargs)  # type: ignore[arg-type]

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # urllib3 changed it first
        """Wait for the answer's head."""
        exchange = self._current.exchange
        with exchange.noting_closure():
            response = super().getresponse()
        self._answered_at = exchange.monotonic()
        return response


class WatchedHTTPSConnection(WatchedHTTPConnection, urllib3.connection.HTTPSConnection):
    """The same over TLS; nothing counts as sent before the certificate is checked."""


class WatchedHTTPPool(urllib3.connectionpool.HTTPConnectionPool):
    """Keeps plain connections."""

    ConnectionCls = WatchedHTTPConnection


class WatchedHTTPSPool(urllib3.connectionpool.HTTPSConnectionPool):
    """Keeps TLS connections."""

    ConnectionCls = WatchedHTTPSConnection
