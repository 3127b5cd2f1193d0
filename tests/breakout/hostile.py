"""A web server that plays a page's origin in hostile hands, or the place where such a page wants to lead.

It speaks HTTP, HTTPS, WebSocket and (as a STUN server would) UDP on loopback, and keeps count of all that
reached it: what the terminal refused must not be among it.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Final, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from kiosk.sandbox.tls import TlsFiles

_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, section 1.3
_PIECE: Final = b"x" * 4096
_UDP_TRIES: Final = 20


class Seen(NamedTuple):
    """Something that reached the server: a request's method, or "FRAME" for what came over a WebSocket."""

    method: str
    host: str
    path: str


class Answer(NamedTuple):
    """What a path is answered with."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]


class HostileServer:
    """Answers from construction until the end of the `with` block, on one port of 127.0.0.1 and [::1].

    `accepted` counts connections before anything is said on them, `datagrams` what came over UDP, `seen`
    every request. What `serve` does not know is answered by what the path begins with: /redirect?to=URL,
    /chain/N?to=URL, /script?to=URL, /reporting?to=URL, /loop, /attachment, /endless, /zip, /login, /ws, and
    anything else by a page.
    """

    def __init__(self, tls: TlsFiles | None = None) -> None:
        self._context = tls.server_context() if tls else None
        self._lock = threading.Lock()
        self._seen: list[Seen] = []
        self._answers: dict[str, Answer] = {}
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self.accepted = 0
        self.datagrams = 0
        self.stopping = False
        self._listeners, self._udp = _bind()
        self.port: int = self._udp.getsockname()[1]
        for listener in self._listeners:
            self._spawn(self._accept, listener)
        self._spawn(self._count_datagrams)

    @property
    def scheme(self) -> str:
        """What it speaks."""
        return "https" if self._context else "http"

    @property
    def url(self) -> str:
        """Its origin, by the name localhost."""
        return f"{self.scheme}://localhost:{self.port}"

    @property
    def seen(self) -> tuple[Seen, ...]:
        """All that was asked for so far."""
        with self._lock:
            return tuple(self._seen)

    def reached(self, path: str) -> list[Seen]:
        """What came for this path or one below, frames included."""
        return [each for each in self.seen if each.path.startswith(path)]

    def serve(self, path: str, body: str | bytes, *, status: int = 200, **headers: str) -> str:
        """Answer any method at `path` so; gives the address. Underscores in headers' names are dashes."""
        content = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": "text/html; charset=utf-8"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        with self._lock:
            self._answers[path] = Answer(status, content, tuple(fields.items()))
        return f"{self.url}{path}"

    def note(self, method: str, host: str, path: str) -> None:
        """Keep that this came in."""
        with self._lock:
            self._seen.append(Seen(method, host, path))

    def answer_to(self, path: str) -> Answer | None:
        """What was put at this path."""
        with self._lock:
            return self._answers.get(path)

    def stop(self) -> None:
        """Cut everything off. Doing it again does nothing."""
        if self.stopping:
            return
        self.stopping = True
        for each in (*self._listeners, self._udp):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
        # A datagram wakes the thread that waits for one, where shutting the socket does not.
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as waker:
            waker.sendto(b"", ("127.0.0.1", self.port))
        for thread in tuple(self._threads):
            thread.join(10)
        for each in (*self._listeners, self._udp):
            each.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _spawn(self, work: object, *arguments: object) -> None:
        assert callable(work)
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self._lock:
                self.accepted += 1
                self._open.add(connection)
            self._spawn(self._converse, connection)

    def _converse(self, plain: socket.socket) -> None:
        connection = plain
        with contextlib.suppress(OSError, ValueError):
            if self._context is not None:
                connection = self._context.wrap_socket(plain, server_side=True)
                with self._lock:
                    self._open.discard(plain)
                    self._open.add(connection)
            _Talk(connection, self)
        with self._lock:
            self._open.difference_update((plain, connection))
        plain.close()
        connection.close()

    def _count_datagrams(self) -> None:
        while not self.stopping:
            try:
                self._udp.recv(2048)
            except OSError:
                return
            self.datagrams += not self.stopping


def _bind() -> tuple[list[socket.socket], socket.socket]:
    """Listeners on one free port of both loopback addresses, and a UDP socket on the same."""
    for _ in range(_UDP_TRIES):
        first = socket.create_server(("127.0.0.1", 0))
        port = first.getsockname()[1]
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            udp.bind(("127.0.0.1", port))
        except OSError:
            first.close()
            udp.close()
            continue
        listeners = [first]
        with contextlib.suppress(OSError):  # a machine without IPv6
            listeners.append(socket.create_server(("::1", port), family=socket.AF_INET6))
        return listeners, udp
    raise OSError("no port was free for TCP and UDP alike")


class _Talk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, connection: socket.socket, hostile: HostileServer) -> None:
        self._hostile = hostile
        super().__init__(connection, ("", 0), None)  # type: ignore[arg-type]  # no server of the library's

    def handle_one_request(self) -> None:
        """Read one request, keep it, answer it, whatever its method."""
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        self._hostile.note(self.command, self.headers.get("Host", ""), self.path)
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "upgrade" in self.headers.get("Connection", "").lower():
            self._take_frames()
            return
        parts = urlsplit(self.path)
        answer = self._hostile.answer_to(parts.path)
        first = parts.path.split("/")[1]
        if answer is not None:
            self._send(answer)
        elif first == "endless":
            self._send_without_end()
        else:
            to = parse_qs(parts.query).get("to", [""])[0]
            self._send(_built_in(first, parts.path, to))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing: what came in is kept."""

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_without_end(self) -> None:
        """A file that has neither a length nor an end, until whoever asked for it goes."""
        self.send_response_only(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Disposition", 'attachment; filename="endless.bin"')
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while not self._hostile.stopping:
            self.wfile.write(_PIECE)

    def _take_frames(self) -> None:
        """Accept a WebSocket and keep every frame that comes over it (RFC 6455, section 5)."""
        self.close_connection = True
        digest = hashlib.sha1(  # noqa: S324  the protocol's own
            self.headers.get("Sec-WebSocket-Key", "").encode() + _GUID
        ).digest()
        self.send_response_only(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(digest).decode())
        self.end_headers()
        for text in _frames(self.rfile.read):
            self._hostile.note("FRAME", self.headers.get("Host", ""), f"{self.path} {text}")


def _frames(read: object) -> Iterator[str]:
    """The texts of short masked frames, until the other end closes."""
    assert callable(read)
    while len(head := read(2)) == 2 and head[0] & 0x0F in (1, 2):
        mask = read(4)
        content = read(head[1] & 0x7F)
        yield bytes(byte ^ mask[place % 4] for place, byte in enumerate(content)).decode(errors="replace")


def _built_in(first: str, path: str, to: str) -> Answer:
    """The answer to a path that nobody has put anything at."""
    page = ("Content-Type", "text/html; charset=utf-8")
    if first == "redirect":
        status = path.rsplit("/", 1)[-1]
        return Answer(int(status) if status.isdigit() else 302, b"", (("Location", to),))
    if first == "chain":
        left = int(path.split("/")[2])
        return Answer(302, b"", (("Location", f"/chain/{left - 1}/x?to={to}" if left else to),))
    if first == "loop":
        return Answer(302, b"", (("Location", path),))
    if first == "login":
        return Answer(401, b"", (("WWW-Authenticate", 'Basic realm="x"'),))
    if first == "script":
        kind = ("Content-Type", "text/javascript")
        fetched = f"fetch({to!r}, {{mode: 'no-cors'}}).catch(() => 0)"
        return Answer(200, f"oninstall = (event) => event.waitUntil({fetched})".encode(), (kind,))
    if first == "reporting":
        endpoint = f'{{"group":"default","max_age":60,"endpoints":[{{"url":"{to}"}}]}}'
        log = '{"report_to":"default","max_age":60,"success_fraction":1.0,"failure_fraction":1.0}'
        told = (("Report-To", endpoint), ("Reporting-Endpoints", f'default="{to}"'), ("NEL", log))
        policy = ("Content-Security-Policy", f"script-src 'none'; report-to default; report-uri {to}")
        return Answer(200, b"<script>1</script>", (page, *told, policy))
    if first == "attachment":
        name = path.rsplit("/", 1)[-1]
        kind = ("Content-Type", "application/octet-stream")
        return Answer(200, b"content", (kind, ("Content-Disposition", f'attachment; filename="{name}"')))
    return Answer(200, b"<!doctype html><h1>Hostile</h1>", (page,))
