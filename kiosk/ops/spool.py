"""The check of what CUPS keeps of a document after it was printed: it should be nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.devices.errors import PrinterError
from kiosk.devices.printer import Printer
from kiosk.ops.findings import Finding

CONFIGURATION: Final = Path("/etc/cups/cupsd.conf")
_NAME: Final = "spool"
_FOR_EVER: Final = -1
_DAY: Final = 86400  # seconds: PreserveJobFiles where nothing is said (cupsd.conf(5))
_UNITS: Final = {"w": 604800, "d": 86400, "h": 3600, "m": 60}
_LOCAL: Final = ("/", "localhost", "127.", "[::1]")
_REMEDY: Final = (
    "Write the lines “PreserveJobFiles No” and “PreserveJobHistory 300” into {0}, and restart CUPS: "
    "systemctl restart cups"
)


def examine(printer: Printer, file: Path = CONFIGURATION) -> Finding:
    """Read how long CUPS on this computer keeps documents, or else look whether it has kept any."""
    try:
        if not printer.server.startswith(_LOCAL):
            return _unknown(f"the print server {printer.server} has a configuration of its own")
        try:
            files, history = durations(file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return _looked_into(printer.kept(), file)
    except PrinterError:
        return _unknown("CUPS does not answer")
    if files and history:
        return Finding(
            name=_NAME,
            ok=True,
            says=f"CUPS keeps each document {_how_long(files)}; the terminal takes back those that it printed",
            remedy=_REMEDY.format(file),
        )
    if not history:
        return Finding(
            name=_NAME,
            ok=True,
            says="CUPS keeps no document, and no list of jobs: one that the printer gave up counts as printed",
            remedy=_REMEDY.format(file),
        )
    return Finding(name=_NAME, ok=True, says="CUPS keeps no document that was printed")


def durations(configuration: str) -> tuple[int, int]:
    """PreserveJobFiles and PreserveJobHistory of a cupsd.conf in seconds, as cupsd itself reads them.

    0: not at all; below 0: for ever. Source: cupsd.conf(5).
    """
    found = {"preservejobfiles": _DAY, "preservejobhistory": _FOR_EVER}
    for line in configuration.splitlines():
        name, value, *_ = (*line.split("#", 1)[0].split(None, 1), "", "")
        if name.lower() in found and value.strip():
            found[name.lower()] = _duration(value.strip().lower())
    return found["preservejobfiles"], found["preservejobhistory"]


def _duration(value: str) -> int:
    if value[0].isdigit():
        number = float(value.rstrip("wdhms") or 0)
        return int(number * _UNITS.get(value[-1], 1))
    return _FOR_EVER if value in ("yes", "on", "true") else 0


def _how_long(seconds: int) -> str:
    return "for ever" if seconds < 0 else f"for {seconds} s"


def _looked_into(kept: int, file: Path) -> Finding:
    """Without the configuration the ended jobs tell whether their documents are still there."""
    if kept:
        return _fault(f"CUPS still has the document of jobs that have ended: {kept} of the latest", file)
    return _unknown(f"this user may not read {file}; of no job that has ended CUPS has the document")


def _fault(says: str, file: Path) -> Finding:
    return Finding(name=_NAME, ok=False, says=says, remedy=_REMEDY.format(file))


def _unknown(because: str) -> Finding:
    """A note: nothing is known to be wrong."""
    return Finding(
        name=_NAME,
        ok=True,
        says=f"can't be read here whether CUPS keeps documents: {because}",
        remedy="Look there that PreserveJobFiles is No",
    )
