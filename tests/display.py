"""A virtual screen with a window manager on it: real X11, nobody's own."""

from __future__ import annotations

import fcntl
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "1280x1024"


@contextmanager
def _turn() -> Iterator[None]:
    """One at a time, over all processes: two servers that look for a free number at once may take the same."""
    with (Path(tempfile.gettempdir()) / f"city-hall-kiosk-display-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start(size: str) -> tuple[subprocess.Popen[bytes], str]:
    """A server that takes connections, and the name of its display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as announced:
        # Xvfb writes the number it took, and a line end, once it takes connections: Xserver(1).
        number = announced.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return server, f":{number}"


@contextmanager
def virtual_display(size: str = SIZE) -> Iterator[str]:
    """Start Xvfb at `size` (pixels) with openbox; gives the display's name and ends both in the end."""
    with _turn():
        server, name = _start(size)
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=30)
