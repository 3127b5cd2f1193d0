"""A terminal that brings accounts in at a real sandbox, over a line that can be cut."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.ic.client import Client
from kiosk.ic.errors import CallFailed
from kiosk.residents.identity import AccountLink, LinkId, LinkStatus
from kiosk.residents.onboarding import Onboarding
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

BILLER = "4234"
_PIECE = 65_536


class Line:
    """Carries bytes between a terminal and `port`, until it is cut: then connections end and are refused."""

    def __init__(self, port: int) -> None:
        self._far_port = port
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def cut(self) -> None:
        """End every connection, refuse new ones."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._threads[0].join()
        self._listener.close()
        with self._lock:
            for end in self._sockets:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join()
        for end in self._sockets:
            end.close()
        self._sockets.clear()
        self._threads.clear()

    def mend(self) -> None:
        """Take connections again, at the same port."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._start(self._accept)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._far_port))
            with self._lock:
                self._sockets += [near, far]
            self._start(self._carry, near, far)
            self._start(self._carry, far, near)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                target.sendall(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _start(self, work: Callable[..., None], *ends: socket.socket) -> None:
        thread = threading.Thread(target=work, args=ends)
        self._threads.append(thread)
        thread.start()


class Record:
    """Keeps the names of the calls; `before` and `after` may do something at those moments of a call."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.before: Callable[[str], None] = lambda _call: None
        self.after: Callable[[str], None] = lambda _call: None

    def call_opened(self, call: str, session: str, biller: str) -> int:
        """Note the call; its row is its place."""
        self.calls.append(call)
        row = len(self.calls) - 1
        self.before(call)
        return row

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """Note nothing more."""
        self.after(self.calls[row])


class Terminal:
    """Its line to `sandbox`, its record of calls, and what brings accounts in. Close it after use."""

    def __init__(self, sandbox: SandboxServer) -> None:
        assert sandbox.tls is not None
        self.sandbox = sandbox
        self.record = Record()
        self.line = Line(int(sandbox.base_url.rpartition(":")[2]))
        self._ca_file: Path = sandbox.tls.ca
        self.start()

    def start(self) -> None:
        """Begin as a new process does, knowing nothing."""
        keys = {biller.id: Secret(biller.api_key) for biller in self.sandbox.billers}
        settings = InvoiceCloud(
            base_url=f"https://localhost:{self.line.port}",
            css_url=f"{self.sandbox.base_url}/assets/panel/css/invoice-cloud.css",
            page_origins=(self.sandbox.base_url,),
            ca_file=str(self._ca_file),
        )
        self.client = Client(settings, keys, self.record)
        self.onboarding = Onboarding(self.client)

    def try_once(self, account: AccountLink, email: str) -> Secret | CallFailed:
        """The token, or how the try was broken; within one try no call is made twice."""
        before = len(self.record.calls)
        result: Secret | CallFailed
        try:
            result = self.onboarding.bring_in(account, email, "s-1")
        except CallFailed as error:
            result = error
        calls = self.record.calls[before:]
        assert len(set(calls)) == len(calls)
        assert calls[0] == "retrieve_users"
        return result

    def close(self) -> None:
        """End the client and its line."""
        self.client.close()
        self.line.cut()


@contextlib.contextmanager
def terminal_at(sandbox: SandboxServer) -> Iterator[Terminal]:
    """A terminal at a sandbox that is as if just started."""
    sandbox.reset()
    terminal = Terminal(sandbox)
    try:
        yield terminal
    finally:
        terminal.close()


def link(sandbox: SandboxServer, number: str) -> AccountLink:
    """The account as its holder gives it, after the city's own records."""
    biller = next(biller for biller in sandbox.billers if biller.id == BILLER)
    account = biller.find(number)
    assert account is not None
    return AccountLink(
        id=LinkId("l-1"),
        biller=BILLER,
        number=number,
        status=LinkStatus.NEW,
        name=account.name,
        street=account.street,
        city=account.city,
        state=account.state,
        zip=account.zip,
    )
