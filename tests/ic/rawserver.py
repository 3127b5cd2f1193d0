"""A server on loopback that speaks in bytes, so that every broken answer can really be sent."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Self

PATIENCE = 30.0
"""Seconds after which something that was to come counts as missing."""
_PIECE = 65536


class Received(NamedTuple):
    """A request as it came in."""

    head: str
    body: bytes

    def header(self, name: str) -> str | None:
        """A header's value, None if the request has none of this name."""
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None


class Conversation:
    """One accepted connection, in the hands of a script."""

    def __init__(self, sock: socket.socket, server: RawServer) -> None:
        self._sock = sock
        self._server = server
        self._pending = b""

    def next_request(self) -> Received | None:
        """The next whole request, None when the client has gone."""
        while b"\r\n\r\n" not in self._pending:
            if not self._receive():
                return None
        head, _, self._pending = self._pending.partition(b"\r\n\r\n")
        request = Received(head.decode("latin-1"), b"")
        length = int(request.header("Content-Length") or 0)
        while len(self._pending) < length:
            if not self._receive():
                return None
        request = request._replace(body=self._pending[:length])
        self._pending = self._pending[length:]
        self._server.note(request)
        return request

    def send(self, data: bytes) -> bool:
        """Send `data`; False when the client has gone."""
        try:
            self._sock.sendall(data)
        except OSError:
            return False
        return True

    def wait_until_client_leaves(self) -> None:
        """Say nothing more."""
        while self._receive():
            pass

    def reset(self) -> None:
        """Close with a reset instead of an orderly end."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._sock.close()

    def stop_listening(self) -> None:
        """Let no further client in."""
        self._server.stop_listening()

    def _receive(self) -> bool:
        try:
            data = self._sock.recv(_PIECE)
        except OSError:
            return False
        self._pending += data
        return bool(data)


Script = Callable[[Conversation], None]


class RawServer:
    """Accepts on a loopback port and hands each connection to `script`, a thread each.

    `accepted` counts connections (before TLS), `requests` holds every whole request in its order. With
    `context` it speaks TLS. Leaving the `with` block closes everything.
    """

    def __init__(self, script: Script, context: ssl.SSLContext | None = None) -> None:
        self.accepted = 0
        self.requests: list[Received] = []
        self._script = script
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]

    @property
    def port(self) -> int:
        """The port it listens on."""
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def base_url(self) -> str:
        """Where a client reaches it."""
        return f"https://localhost:{self.port}" if self._context else f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_listening()
        with self._lock:
            for sock in self._open:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join()

    def comes_to(self, *, accepted: int = 0, requests: int = 0) -> None:
        """Wait until it has come round to so much; a client that gives up quickly may be gone before."""
        end = time.monotonic() + PATIENCE
        while self.accepted < accepted or len(self.requests) < requests:
            assert time.monotonic() < end, f"{self.accepted} connections, {len(self.requests)} requests"
            self._news.wait(0.05)
            self._news.clear()

    def stop_listening(self) -> None:
        """Refuse connections from now on."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._threads[0].join()
        self._listener.close()

    def note(self, request: Received) -> None:
        """Keep that this came in."""
        self.requests.append(request)
        self._news.set()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            self._news.set()
            with self._lock:
                self._open.add(sock)
            thread = threading.Thread(target=self._converse, args=(sock,))
            self._threads.append(thread)
            thread.start()

    def _converse(self, sock: socket.socket) -> None:
        plain = sock
        try:
            if self._context is not None:
                sock = self._context.wrap_socket(sock, server_side=True)
                with self._lock:
                    self._open.discard(plain)
                    self._open.add(sock)
            self._script(Conversation(sock, self))
        except OSError:
            pass  # the client did not want this server, which is what some tests are about
        finally:
            with self._lock:
                self._open.difference_update((plain, sock))
            plain.close()
            sock.close()


def http(
    body: bytes | str | dict[str, Any] | list[Any],
    *,
    status: str = "200 OK",
    headers: tuple[str, ...] = (),
) -> bytes:
    """A whole answer; a dict or list becomes JSON."""
    if not isinstance(body, bytes):
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def closing_after(answer: bytes) -> Script:
    """Answer one request, be it with half of an answer, and close."""

    def script(talk: Conversation) -> None:
        if talk.next_request():
            talk.send(answer)

    return script


def answering(*answers: bytes) -> Script:
    """Answer one request after the other on a kept-alive connection, the last answer again and again."""

    def script(talk: Conversation) -> None:
        turn = 0
        while talk.next_request() and talk.send(answers[min(turn, len(answers) - 1)]):
            turn += 1

    return script
