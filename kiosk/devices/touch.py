"""The touch screen: which there is, by which matrix its touches are placed, and another one for it.

Under X11 `xinput` tells and sets it, each call with a limit. Under Wayland no program may: there the compositor
reads it from udev's database when the screen is plugged in, and we read what it read.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.calibration import IDENTITY, Matrix, is_sane
from kiosk.flow.technician import Panel, Way
from kiosk.log import get_logger

_log = get_logger("devices.touch")

_PROPERTY: Final = "Coordinate Transformation Matrix"
_LIMIT: Final = 3  # seconds
_ID: Final = re.compile(r"\bid=(\d+)\b")
_CLASS: Final = "Type: XITouchClass"
_DIRECT: Final = "Touch mode: direct"  # a touch pad's is "dependent"
_UDEV: Final = Path("/run/udev/data")
_SCREEN: Final = "E:ID_INPUT_TOUCHSCREEN=1"
_MATRIX: Final = re.compile(r"^E:LIBINPUT_CALIBRATION_MATRIX=(.+)$", re.MULTILINE)


class TouchScreen:
    """The one touch screen of this terminal. Slow, so never for the UI thread."""

    def __init__(
        self, *, wayland: bool, program: str = "xinput", udev: Path = _UDEV, limit: float = _LIMIT
    ) -> None:
        """`wayland`: whether the window system is it; else it is X11. `limit`: seconds for each call."""
        self._limit = limit
        self._one = threading.Lock()
        self._wayland = wayland
        self._program = program
        self._udev = udev

    def look(self) -> Panel:
        """Which there is, and what is in force for it."""
        if self._wayland:
            return self._in_udev()
        if shutil.which(self._program) is None:
            return Panel(Way.NO_PROGRAM)
        told = self._call("list", "--long")
        if told is None:
            return Panel(Way.NO_PROGRAM)
        found = direct_devices(told)
        if len(found) != 1:
            return Panel(Way.SEVERAL if found else Way.NONE)
        matrix = self.matrix(found[0])
        return Panel(Way.NONE) if matrix is None else Panel(Way.X11, found[0], matrix)

    def matrix(self, device: int) -> Matrix | None:
        """The matrix in force for a device of X11, None where it has none."""
        for line in (self._call("list-props", str(device)) or "").splitlines():
            if _PROPERTY in line:
                return _nine(line.rpartition(":")[2].split(","))
        return None

    def set(self, device: int, matrix: Matrix) -> bool:
        """Put another in force under X11; tells whether it is. The last one that was asked for stays."""
        cells = [f"{cell:.6f}" for cell in matrix]
        with self._one:
            return self._call("set-prop", str(device), _PROPERTY, *cells) is not None

    def set_at_start(self, matrix: Matrix) -> None:
        """What was kept comes into force again, where there is a touch screen that takes it."""
        panel = self.look()
        done = panel.way is Way.X11 and self.set(panel.device, matrix)
        _log.info("touch.set", outcome="done" if done else panel.way.value)

    def _call(self, *arguments: str) -> str | None:
        """What the program says; None where it fails or does not end in time."""
        try:
            done = subprocess.run(  # noqa: S603  our own words and numbers
                [self._program, *arguments],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self._limit,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as fault:
            _log.warning("touch.program_failed", error=type(fault).__name__)
            return None
        return done.stdout.decode("utf-8", "replace")

    def _in_udev(self) -> Panel:
        try:
            texts = [file.read_text(encoding="utf-8", errors="replace") for file in self._udev.glob("c13:*")]
        except OSError:
            texts = []
        screens = [text for text in texts if _SCREEN in text.splitlines()]
        kept = {found.group(1) for text in screens if (found := _MATRIX.search(text))}
        if len(kept) > 1:
            return Panel(Way.SEVERAL)
        matrix = _nine([*next(iter(kept)).split(), "0", "0", "1"]) if kept else IDENTITY
        return Panel(Way.WAYLAND, matrix=matrix or IDENTITY)


def direct_devices(listing: str) -> list[int]:
    """The ids of the touch screens in what `xinput list --long` tells; a touch pad is none."""
    found: list[int] = []
    device = 0
    touches = False
    for line in listing.splitlines():
        header = _ID.search(line)
        if header is not None and "[" in line:
            # The masters repeat the classes of their slaves, and are no devices themselves.
            device = 0 if "[master" in line else int(header.group(1))
            touches = False
        elif _CLASS in line:
            touches = True
        elif touches and _DIRECT in line and device and device not in found:
            found.append(device)
    return found


def _nine(cells: Sequence[str]) -> Matrix | None:
    """The matrix that these cells are, None where they are none."""
    try:
        a, b, c, d, e, f, g, h, i = (float(cell) for cell in cells)
    except ValueError:
        return None
    matrix = (a, b, c, d, e, f, g, h, i)
    return matrix if is_sane(matrix) else None
