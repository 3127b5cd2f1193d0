"""What a device can do wrong, one tree.

KioskError
└── PrinterError
    ├── NoPrinter        CUPS knows no printer of that name, or no default one
    ├── PrinterSilent    CUPS can't be reached, or does not answer in time
    └── PrinterRefused   CUPS answered, and will not have this job
        └── PrinterStopped   nor any other: somebody stopped the printer, or has it take no jobs

No message of these errors holds anything of a document.
"""

from __future__ import annotations

from kiosk.errors import KioskError


class PrinterError(KioskError):
    """Nothing was printed."""


class NoPrinter(PrinterError):
    """There is none."""


class PrinterSilent(PrinterError):
    """Nobody answers. A job that was begun is taken back as soon as somebody does."""


class PrinterRefused(PrinterError):
    """Not taken."""


class PrinterStopped(PrinterRefused):
    """Nor anything else, before somebody starts the printer again."""
