"""The installed `kiosk` as a process of its own, and what it says on standard error."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from tests.e2e.accessibility import PATIENCE
from tests.e2e.user import as_user, give


class Terminal:
    """Runs `kiosk run` as an unprivileged user from `start` to `stop` or `kill`; its log is read as it comes.

    `folder` holds `notify`, where it says that it is ready; `environment` is all that it is given besides.
    """

    def __init__(
        self, command: Path, configuration: Path, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._command = [*as_user(command, "run", "--config", configuration)]
        self._address = folder / "notify"
        self._environment = environment
        self._news = threading.Condition()
        self._output = b""
        self._events: list[dict[str, Any]] = []
        self._next = 0
        self._closed = False

    def start(self) -> Self:
        """Start it and wait until it says that its first screen is painted and takes input."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
            notified.bind(str(self._address))
            give(self._address)
            self._process = subprocess.Popen(
                self._command,
                env={**self._environment, "NOTIFY_SOCKET": str(self._address)},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
            self._reader = threading.Thread(target=self._read, daemon=True)
            self._reader.start()
            ended = os.pidfd_open(self.pid)
            try:
                select.select([notified.fileno(), ended], [], [], PATIENCE)
            finally:
                os.close(ended)
            notified.setblocking(False)
            try:
                said = notified.recv(100)
            except BlockingIOError:
                said = b""
        self._address.unlink()
        if said != b"READY=1":
            self.close()
            raise AssertionError(f"the terminal did not become ready:\n{self.log}")
        return self

    @property
    def pid(self) -> int:
        """Its process id: what starts it becomes it."""
        return self._process.pid

    @property
    def log(self) -> str:
        """All that it wrote so far."""
        with self._news:
            return self._output.decode(errors="replace")

    @property
    def state(self) -> str:
        """The last state that its log names, "" while it has named none."""
        with self._news:
            named = [each["state"] for each in self._events if each["event"] == "session.state"]
        return named[-1] if named else ""

    def events(self, name: str) -> list[dict[str, Any]]:
        """The log lines of that event so far."""
        with self._news:
            return [each for each in self._events if each["event"] == name]

    def await_event(self, name: str, seconds: float = PATIENCE, **fields: object) -> dict[str, Any]:
        """The first log line of that event, with these fields, after the one awaited last."""
        end = time.monotonic() + seconds
        with self._news:
            place = self._next
            while True:
                for number in range(place, len(self._events)):
                    event = self._events[number]
                    if event["event"] == name and fields.items() <= event.items():
                        self._next = number + 1
                        return event
                place = len(self._events)
                if self._closed or not self._news.wait(max(0.0, end - time.monotonic())):
                    raise AssertionError(f"the terminal did not log {name} {fields}:\n{self._tail()}")

    def await_states(self, *states: str) -> dict[str, Any]:
        """Wait until it has gone through these states, in this order; gives the last one's log line."""
        line: dict[str, Any] = {}
        for state in states:
            line = self.await_event("session.state", state=state)
        return line

    def stop(self) -> int:
        """Ask it to end, as a supervisor does; gives its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for its end; gives its exit status."""
        status = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return status

    def kill(self) -> None:
        """Cut it off, as a power cut does."""
        self._process.kill()
        self.ended()

    def close(self) -> None:
        """See to it that it is gone, with all that it started: one of the engine's may outlive a power cut."""
        if self._process.poll() is None:
            self._process.kill()
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.ended()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def kill_renderers(self) -> None:
        """End the processes that draw this terminal's pages, as a fault in the engine would."""
        for pid in self.renderers():
            os.kill(pid, signal.SIGKILL)

    def renderers(self) -> list[int]:
        """The process ids of the engine's renderers, those of this terminal alone, the newest last."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                command = (entry / "cmdline").read_bytes()
                started = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if b"--type=renderer" in command:
                found.append((int(started[19]), int(entry.name)))
        return [pid for _, pid in sorted(found) if self._is_ours(pid)]

    def _is_ours(self, pid: int) -> bool:
        """Whether it descends from this terminal: /proc/PID/stat names the parent after the state."""
        while pid > 1:
            if pid == self.pid:
                return True
            try:
                pid = int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
            except OSError:
                return False
        return False

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            with self._news:
                self._output += line
                if line.startswith(b"{"):
                    self._events.append(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._closed = True
            self._news.notify_all()

    def _tail(self) -> str:
        return self._output[-3000:].decode(errors="replace")
