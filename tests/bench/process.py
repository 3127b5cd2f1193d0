"""Starts what is measured as an ordinary user, and reads what its whole process tree uses."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

CHECKOUT: Final = Path(__file__).resolve().parents[2]
PYTHON: Final = CHECKOUT / ".venv" / "bin" / "python"
_NOBODY: Final = 65534
_QUIET: Final = 0.4  # seconds without work after which a process tree has settled
_LONGEST: Final = 6.0  # seconds to wait for that
_PATIENCE: Final = 45.0  # seconds to wait for others to end; a customer's idle time is longer


class Running:
    """A process that leads a session of its own, and whatever it has started since."""

    def __init__(self, process: subprocess.Popen[str], started: float) -> None:
        self._process = process
        self.pid = process.pid
        self.started = started

    @property
    def output(self) -> IO[str]:
        """Standard output and standard error together, as lines."""
        if self._process.stdout is None:
            raise RuntimeError("every process here is started with a pipe")
        return self._process.stdout

    def wait_for_line(self, part: str) -> str:
        """The next line of output with `part` in it. Raises RuntimeError when the output ends before."""
        seen = []
        for line in self.output:
            seen.append(line)
            if part in line:
                return line
        raise RuntimeError(f"no {part!r} came:\n" + "".join(seen[-10:]))

    def settle(self) -> None:
        """Wait until the tree has nothing to do, or for six seconds."""
        end = time.monotonic() + _LONGEST
        before, quiet_since = self._ticks(), time.monotonic()
        while (now := time.monotonic()) < end and now - quiet_since < _QUIET:
            time.sleep(0.1)
            ticks = self._ticks()
            if ticks - before > 1:
                quiet_since = time.monotonic()
            before = ticks

    def memory(self, library: str) -> int:
        """The tree's proportional set size in bytes: what it shares counts in parts (proc(5), smaps_rollup).

        Waits until nobody else has the same files mapped, of those with `library` in their path, since a part of
        the pages would be put down to them. Raises RuntimeError when they stay.
        """
        end = time.monotonic() + _PATIENCE
        files = _mapped(self.pid, library)
        while others := [
            pid for pid in _processes() if not self._is_ours(pid) and _mapped(pid, library) & files
        ]:
            left = end - time.monotonic()
            if left < 0:
                raise RuntimeError(
                    f"end processes {others} first: they share {library} with what is measured"
                )
            _await_end(others[0], left)
        return sum(_proportional(pid) for pid in self.tree())

    def tree(self) -> list[int]:
        """The ids of the session's processes. Chromium's crash handlers have left it and are not counted."""
        return [pid for pid in _processes() if self._is_ours(pid)]

    def end(self) -> None:
        """Ask to end, then insist."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)
        for pid in self.tree():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        self.output.close()

    def _is_ours(self, pid: int) -> bool:
        try:
            return os.getsid(pid) == self._process.pid
        except ProcessLookupError:
            return False

    def _ticks(self) -> int:
        return sum(_ticks(pid) for pid in self.tree())


class Place:
    """A folder of the ordinary user's, and the environment and user that programs are started with.

    Root's own start of Chromium would go without its sandbox: everything measured runs as nobody then.
    """

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self._user = [] if os.geteuid() else ["setpriv", f"--reuid={_NOBODY}", "--clear-groups", "--"]
        self._environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "HOME": str(self.make("home")),
            "XDG_RUNTIME_DIR": str(self.make("runtime")),
            "STATE_DIRECTORY": str(self.make("state")),
            "PYTHONPATH": str(CHECKOUT),
        }

    def make(self, name: str) -> Path:
        """A new folder that the user may write to."""
        made = self.folder / name
        made.mkdir(mode=0o700)
        if self._user:
            os.chown(made, _NOBODY, -1)
        return made

    @contextmanager
    def running(self, command: Sequence[str | Path], **environment: str) -> Iterator[Running]:
        """Start `command`; its whole tree is gone after the block."""
        started = time.perf_counter()
        process = subprocess.Popen(
            [*self._user, *map(str, command)],
            env={**self._environment, **environment},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        running = Running(process, started)
        try:
            yield running
        finally:
            running.end()


@contextmanager
def place(display: str) -> Iterator[Place]:
    """A place that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield Place(folder, display)


def _processes() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _await_end(pid: int, seconds: float) -> None:
    """Wait until this process has ended, or so long."""
    with suppress(ProcessLookupError):
        ended = os.pidfd_open(pid)
        try:
            select.select([ended], [], [], seconds)
        finally:
            os.close(ended)


def _mapped(pid: int, library: str) -> set[tuple[str, str]]:
    """Device and inode of the files that a process has mapped, of those with `library` in their path."""
    with suppress(FileNotFoundError, ProcessLookupError, PermissionError):
        lines = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace").splitlines()
        return {(fields[3], fields[4]) for line in lines if library in line and (fields := line.split())}
    return set()


def _proportional(pid: int) -> int:
    """Bytes; of a process that has just ended, none."""
    with suppress(FileNotFoundError, ProcessLookupError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return 0


def _ticks(pid: int) -> int:
    """User and system time in clock ticks: proc(5), stat."""
    with suppress(FileNotFoundError, ProcessLookupError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    return 0
