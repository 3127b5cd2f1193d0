"""A mail server that says what a test has written down, byte for byte, and goes when the test says so."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from typing import Self

from kiosk.sandbox.tls import TlsFiles

Script = Callable[["Client"], object]


class Client:
    """One connected client, in the hands of a script."""

    def __init__(self, sock: socket.socket, heard: list[str]) -> None:
        self._sock = sock
        self._heard = heard
        self._pending = b""

    def say(self, *lines: str) -> None:
        """Send lines."""
        self._sock.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def hear(self) -> str:
        """The client's next line; ConnectionError when it has gone."""
        while b"\r\n" not in self._pending:
            data = self._sock.recv(65536)
            if not data:
                raise ConnectionError
            self._pending += data
        line, _, self._pending = self._pending.partition(b"\r\n")
        self._heard.append(line.decode(errors="replace"))
        return self._heard[-1]

    def hear_text(self) -> None:
        """A letter, to its end."""
        while self.hear() != ".":
            pass

    def greet(self, *extensions: str) -> None:
        """The greeting, and the answer to EHLO."""
        self.say("220 scripted")
        self.answer_ehlo(*extensions)

    def answer_ehlo(self, *extensions: str) -> None:
        """Say what this server can do."""
        self.hear()
        self.say(*(f"250-{each}" for each in ("scripted", *extensions)), "250 HELP")

    def follow(self, **answers: str) -> None:
        """Answer commands by their names, with 250 where none is given, and go when the client does."""
        while True:
            name = self.hear().partition(" ")[0].lower()
            self.say(answers.get(name, "354 go ahead" if name == "data" else "250 OK"))
            if name == "data" and not answers.get("data", "354").startswith(("4", "5")):
                self.hear_text()
                self.say(answers.get("text", "250 OK"))

    def start_tls(self, tls: TlsFiles) -> None:
        """Answer STARTTLS and do it."""
        self.hear()
        self.say("220 go ahead")
        self._sock = tls.server_context().wrap_socket(self._sock, server_side=True)

    def drip(self, text: str, gate: threading.Event) -> None:
        """Send characters as fast as they are taken in single packets, and never an end of the line."""
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not gate.wait(0.05):
            self._sock.sendall(text.encode())

    def reset(self) -> None:
        """Close with a reset instead of an orderly end."""
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        """Go; a second time it does nothing."""
        self._sock.close()


class ScriptedServer:
    """Runs `script` for one client after another, from the beginning of a `with` block to its end.

    `heard` are the lines that clients sent, those of a letter's text included.
    """

    def __init__(self, script: Script, tls: TlsFiles | None = None, host: str = "127.0.0.1") -> None:
        self.heard: list[str] = []
        self.ending = threading.Event()
        self._script = script
        self._tls = tls
        self._listener = socket.create_server((host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._current: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        if self._current is not None:
            with contextlib.suppress(OSError):
                self._current.shutdown(socket.SHUT_RDWR)
        self._thread.join(30)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while not self.ending.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._current = sock.dup()
            # The client's going, refusing the certificate or being cut off is the end of a script.
            with contextlib.suppress(OSError), self._current:
                self._converse(sock)

    def _converse(self, sock: socket.socket) -> None:
        with sock:
            if self._tls is not None:
                sock = self._tls.server_context().wrap_socket(sock, server_side=True)
            with contextlib.closing(Client(sock, self.heard)) as client:
                self._script(client)
