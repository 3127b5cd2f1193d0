"""One listening port: TLS, connections that stay open, and answers that can be made to go wrong.

werkzeug's own server closes every connection after one answer and does each TLS handshake in the thread that
accepts; a terminal that keeps its connection warm, or one that connects and says nothing, needs better.
"""

from __future__ import annotations

import io
import socket
import ssl
import sys
import threading
from contextlib import suppress
from email.utils import formatdate
from typing import TYPE_CHECKING, Any, cast

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Response

from kiosk.sandbox.faults import FaultBoard, call_of
from kiosk.sandbox.gate import Gate
from kiosk.sandbox.wire import Answer, deliver

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_LARGEST_BODY = 1_000_000
_HANDSHAKE_SECONDS = 10
_END_SECONDS = 5
_OWN_HEADERS = frozenset({"content-length", "connection"})


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True

    def run_wsgi(self) -> None:
        """Answer one request (werkzeug calls this for every method)."""
        listener = cast("Listener", self.server)
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdigit() or int(length) > _LARGEST_BODY:
            self.close_connection = True
            refusal = Answer(413, (("Connection", "close"),), b"The request is too large.")
            deliver(self.connection, refusal, None, listener.gate)
            return
        body = self.rfile.read(int(length))
        self.environ = environ = self.make_environ()
        environ["wsgi.input"] = io.BytesIO(body)
        fault = listener.faults.take(call_of(environ["PATH_INFO"]), self.command)
        answer = Answer(200, (), b"")
        if fault is None or fault.handled:
            answer = _answer(listener.app, environ, bodiless=self.command == "HEAD")
        if not deliver(self.connection, answer, fault, listener.gate):
            self.close_connection = True

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  werkzeug's name
        """Say nothing: what was asked for stands in the books."""


def _answer(app: WSGIApplication, environ: dict[str, Any], *, bodiless: bool) -> Answer:
    response = Response.from_app(app, environ, buffered=True)
    headers = tuple((name, value) for name, value in response.headers if name.lower() not in _OWN_HEADERS)
    # A server with a clock says what time it has: RFC 9110, section 6.6.1.
    headers += (("Date", formatdate(usegmt=True)),)
    return Answer(response.status_code, headers, b"" if bodiless else response.get_data())


class Listener(ThreadedWSGIServer):
    """Serves `app` on `bound` in threads of its own from `start` to `stop`; it owns the socket.

    What a request asks for is looked up in `faults`, and answers that are to wait do so at `gate`.
    """

    def __init__(
        self,
        bound: socket.socket,
        app: WSGIApplication,
        tls: ssl.SSLContext | None,
        faults: FaultBoard,
        gate: Gate,
    ) -> None:
        host, port = bound.getsockname()[:2]
        with bound:
            super().__init__(host, port, app, _Handler, fd=bound.fileno())
        self.faults = faults
        self.gate = gate
        self.ssl_context = tls
        self._lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        self._workers: set[threading.Thread] = set()
        self._acceptor = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, name=f"sandbox-{port}", daemon=True
        )

    def start(self) -> None:
        """Begin to answer."""
        self._acceptor.start()

    def stop(self) -> None:
        """Cut every connection, wait for every thread, close the port."""
        self.shutdown()
        with self._lock:
            for connection in self._connections:
                _hang_up(connection)
            workers = tuple(self._workers)
        for thread in (self._acceptor, *workers):
            thread.join(_END_SECONDS)

    def get_request(self) -> tuple[Any, Any]:
        """Accept a connection; its TLS handshake is left to the thread that will answer on it."""
        request, client_address = super().get_request()
        if self.ssl_context is not None:
            request.settimeout(_HANDSHAKE_SECONDS)
            request = self.ssl_context.wrap_socket(request, server_side=True, do_handshake_on_connect=False)
        return request, client_address

    def process_request(self, request: Any, client_address: Any) -> None:
        """Hand a connection to a daemon thread that `stop` can wait for."""
        worker = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self._lock:
            self._connections.add(request)
            self._workers = {thread for thread in self._workers if thread.is_alive()} | {worker}
            worker.start()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Answer on a connection until its client is done."""
        if isinstance(request, ssl.SSLSocket):
            request.do_handshake()
        _Handler(request, client_address, self)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection, which `stop` then need not cut."""
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of our own errors; a client that goes in the middle of an answer is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _hang_up(connection: socket.socket) -> None:
    """End a connection that another thread is reading.

    The plain socket's method: the one of TLS would pull the session from under that thread.
    """
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
