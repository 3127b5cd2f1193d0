"""A connection to a mail server that ends in time, whatever the server does."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import threading
from typing import Any, Self


class Connection(smtplib.SMTP):
    """smtplib's, with TLS from the first byte if `tls` is given, and a watch over the whole of it."""

    def __init__(
        self, host: str, port: int, watch: Watch, tls: ssl.SSLContext | None, seconds: float
    ) -> None:
        self._watch = watch
        self._tls = tls
        # Its own default would ask a resolver for this machine's name.
        super().__init__(host, port, local_hostname="[127.0.0.1]", timeout=seconds)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Called by smtplib to connect, as in its own SMTP_SSL."""
        connected = socket.create_connection((host, port), timeout)
        try:
            self._watch.over(connected)
            self.local_hostname = _literal(connected)
            if self._tls is None:
                return connected
            return self._tls.wrap_socket(connected, server_hostname=host)
        except OSError:
            connected.close()
            raise


class Watch:
    """Cuts a connection `seconds` after it began, whatever it is busy with: an answer may come drop by drop.

    smtplib's own limit is for each read alone.
    """

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._over = False
        self._watched: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._watched is not None:
                self._watched.close()

    def over(self, connected: socket.socket) -> None:
        """Watch over a connection from now on; TimeoutError if the time is up already."""
        with self._lock:
            if self._over:
                raise TimeoutError
            # A descriptor of its own: TLS takes the socket's away.
            self._watched = connected.dup()

    def _cut(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            self._over = True
            if self._watched is not None:
                self._watched.shutdown(socket.SHUT_RDWR)


def _literal(connected: socket.socket) -> str:
    """What this machine calls itself: its address on this connection (RFC 5321, section 4.1.3)."""
    address: Any = connected.getsockname()[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
