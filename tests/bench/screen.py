"""A virtual screen that is read from outside, through the server's own memory, and hands for it.

Xvfb maps its picture into a file (-fbdir), so that looking costs neither the server nor the client anything.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

WIDTH: Final = 1280
HEIGHT: Final = 1024
_COLUMN: Final = 10  # pixels from the left: nothing but background there, on our screens and on the pages
_ROWS: Final = range(HEIGHT // 4, HEIGHT * 3 // 4, 8)
_LOOK: Final = 0.0005  # seconds between two looks
_MEMORY: Final = "/dev/shm"  # noqa: S108  nothing on a disk is to wait for
_HEADER_SIZE_AT: Final = 0  # in XWDFileHeader, X11/XWDFile.h; the header's numbers are big-endian
_LINE_SIZE_AT: Final = 48
_COLORS_AT: Final = 76
_COLOR_SIZE: Final = 12


class Picture:
    """What stands on the screen now. Colors are #RRGGBB."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._line = self._number(_LINE_SIZE_AT)
        self._start = self._number(_HEADER_SIZE_AT) + self._number(_COLORS_AT) * _COLOR_SIZE

    def wait_for(self, color: str, *, seconds: float, x: int = _COLUMN, rows: range = _ROWS) -> float:
        """Wait until most of a stretch of column `x` has this color; gives the time, time.perf_counter().

        Raises TimeoutError after `seconds`.
        """
        wanted = bytes.fromhex(color[1:])[::-1]
        enough = len(rows) * 3 // 4
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            if sum(self._pixel(x, y) == wanted for y in rows) >= enough:
                return now
            time.sleep(_LOOK)
        raise TimeoutError(
            f"{color} did not come up, the screen shows #{self._pixel(x, rows[0])[::-1].hex()}"
        )

    def _pixel(self, x: int, y: int) -> bytes:
        at = self._start + y * self._line + x * 4
        return self._memory[at : at + 3]

    def _number(self, at: int) -> int:
        return int.from_bytes(self._memory[at : at + 4], "big")


class Hands:
    """Presses keys and clicks as a person does, through the server's XTEST extension."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11.XKeysymToKeycode.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        self._x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def press(self, *keys: str) -> float:
        """Press and let go each key, by its X11 name; gives the time before the first, time.perf_counter()."""
        codes = [
            self._x11.XKeysymToKeycode(self._display, self._x11.XStringToKeysym(key.encode())) for key in keys
        ]
        began = time.perf_counter()
        for code in codes:
            for down in (1, 0):
                self._xtst.XTestFakeKeyEvent(self._display, ctypes.c_uint(code), down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
        return began

    def click(self, x: int, y: int) -> None:
        """Press and let go the left button of the mouse there."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        for down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, ctypes.c_uint(1), down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)


class Screen:
    """One virtual screen: its X11 name, its picture and its hands."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.picture = Picture(folder / "Xvfb_screen0")
        self.hands = Hands(name)


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen with a window manager on it, for as long as the block lasts."""
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="kiosk-bench-") as folder:
        size = f"{WIDTH}x{HEIGHT}x24"
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as announced:
            name = f":{announced.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox"],
            env={**os.environ, "DISPLAY": name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Screen(name, Path(folder))
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait(timeout=10)
