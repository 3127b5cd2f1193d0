"""A virtual screen with a window manager on it: real X11, nobody's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1280x1024"


@contextmanager
def virtual_display(size: str = SIZE) -> Iterator[str]:
    """Start Xvfb at `size` (pixels) with openbox; gives the display's name and ends both in the end."""
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
    name = f":{number}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)
