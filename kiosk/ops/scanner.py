"""The check of the scanner: its device is there, and can be opened for the terminal alone."""

from __future__ import annotations

import errno
import os
from typing import Final

from kiosk.devices.port import open_port
from kiosk.ops.findings import Finding
from kiosk.settings import Settings

_NAME: Final = "scanner"
_RIGHTS: Final = (
    "Put the kiosk's user into the group of the device (dialout for a serial one, input for an input device), "
    "or give it the device by a udev rule (OPERATING.md, “A scanner”)"
)


def examine(settings: Settings) -> Finding:
    """Open the device as `kiosk run` would, and let go of it; of a keyboard wedge nothing can be seen."""
    scanner = settings.scanner
    if not scanner.port and not scanner.prefix:
        return Finding(name=_NAME, ok=True, says="none is set up")
    if not settings.can_scan:
        remedy = "Give each [[biller]] whose bills carry a code its scan_pattern"
        return Finding(name=_NAME, ok=False, says="no biller has a scan_pattern", remedy=remedy)
    if scanner.prefix:
        says = (
            "a keyboard wedge, known by its prefix; scan a bill to see that it sends it, and an Enter after"
        )
        return Finding(name=_NAME, ok=True, says=says)
    try:
        os.close(open_port(scanner.port).descriptor)
    except OSError as fault:
        return _fault(scanner.port, fault)
    return Finding(name=_NAME, ok=True, says=f"{scanner.port} can be read, for this terminal alone")


def _fault(port: str, fault: OSError) -> Finding:
    if fault.errno == errno.EBUSY:
        says = f"{port} is in use, by the terminal if it runs now"
        return Finding(name=_NAME, ok=True, says=says, remedy="If it does not run: end what reads the device")
    if fault.errno == errno.EACCES:
        return Finding(name=_NAME, ok=False, says=f"{port} may not be opened", remedy=_RIGHTS)
    remedy = "Plug the scanner in, and name its device by one of the paths in /dev/serial/by-id or /dev/input/by-id"
    return Finding(name=_NAME, ok=False, says=f"{port}: {fault.strerror}", remedy=remedy)
