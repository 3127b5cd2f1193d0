"""Opens the display as the terminal would and tells its size: `python -m kiosk.ops.probe`.

A process of its own, because Qt ends the process that can't open its display (QGuiApplication, "Platform
plugins"): `kiosk check` runs it as a child.
"""

from __future__ import annotations

import sys

import msgspec


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """The first screen: size in device-independent pixels, dots per inch as the screen itself says."""

    width: int
    height: int
    dpi: float


def main() -> int:
    """Write the screen as JSON on standard output; 1 with a line on standard error without Qt."""
    try:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  its libraries may be what is missing
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    # Without an application Qt knows of no screen.
    _application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    found = Screen(width=size.width(), height=size.height(), dpi=round(screen.physicalDotsPerInch(), 1))
    sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
