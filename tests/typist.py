"""Somebody at a terminal who is asked for what must not be seen."""

from __future__ import annotations

import os
import subprocess
import sys
import termios
from pathlib import Path


class Typist:
    """A call of `kiosk` that asks somebody, on a terminal of its own."""

    def __init__(self, *arguments: str | Path) -> None:
        self._near, far = os.openpty()
        attributes = termios.tcgetattr(far)
        assert attributes[3] & termios.ECHO
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", *map(str, arguments)],
            stdin=far,
            stdout=subprocess.PIPE,
            stderr=far,
            start_new_session=True,
            cwd=Path(__file__).parents[1],
        )
        os.close(far)
        self.shown = ""

    def until(self, words: str) -> None:
        """Read what appears on the terminal until these words stand there."""
        while words not in self.shown:
            self.shown += os.read(self._near, 1000).decode()

    def type(self, digits: str) -> None:
        os.write(self._near, f"{digits}\n".encode())

    def end(self) -> tuple[int, str]:
        """Status and standard output."""
        out, _ = self._process.communicate(timeout=60)
        try:
            while more := os.read(self._near, 1000):
                self.shown += more.decode()
        except OSError:
            pass  # the other side is closed
        return self._process.returncode, out.decode()

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        os.close(self._near)
