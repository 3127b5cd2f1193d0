"""A scanner on a device file of its own: read while it is there, waited for while it is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from kiosk.clock import Clock
from kiosk.devices.codes import Codes
from kiosk.devices.port import Port, open_port
from kiosk.log import get_logger

_log = get_logger("devices.scanner")
_CHUNK: Final = 4096  # bytes read at once
FIRST_WAIT: Final = 1000  # milliseconds until a device that is gone is looked for again; doubled each time
LONGEST_WAIT: Final = 30_000


class Scanner(QObject):
    """Reads codes from the device at `path` and gives each by `scanned`; what they are is never logged.

    A device that is missing or pulled out stops nothing: it is opened again once it is there.
    """

    scanned = Signal(str)
    opened = Signal()
    lost = Signal()

    def __init__(
        self,
        path: str,
        clock: Clock,
        parent: QObject | None = None,
        *,
        open_device: Callable[[str], Port] = open_port,
        first_wait: int = FIRST_WAIT,
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._clock = clock
        self._open_device = open_device
        self._first_wait = first_wait
        self._port: Port | None = None
        self._notifier: QSocketNotifier | None = None
        self._codes = Codes()
        self._told = ""
        self._pause = first_wait
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self.open)

    def open(self) -> None:
        """Open the device now; where that fails, again later."""
        try:
            self._port = self._open_device(self._path)
        except OSError as fault:
            self._wait(fault)
            return
        self._codes = Codes()
        self._pause = self._first_wait
        self._told = ""
        self._notifier = QSocketNotifier(self._port.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        _log.info("scanner.opened")
        self.opened.emit()

    def close(self) -> None:
        """Let go of the device, for good."""
        self._retry.stop()
        self._release()

    def _read(self) -> None:
        if self._port is None:
            return
        try:
            raw = os.read(self._port.descriptor, _CHUNK)
        except BlockingIOError:
            return
        except OSError as fault:
            self._gone(fault)
            return
        if not raw:
            self._gone(None)
            return
        for code in self._codes.feed(self._port.decoder.feed(raw), self._clock.monotonic()):
            self.scanned.emit(code)

    def _gone(self, fault: OSError | None) -> None:
        self._release()
        self._wait(fault)
        self.lost.emit()

    def _wait(self, fault: OSError | None) -> None:
        """Try again later, each time a little later still; the log hears of each reason once."""
        reason = (fault.strerror if fault is not None else None) or "ended"
        if reason != self._told:
            self._told = reason
            _log.warning("scanner.not_there", reason=reason)
        self._retry.start(self._pause)
        self._pause = min(2 * self._pause, LONGEST_WAIT)

    def _release(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._port is not None:
            os.close(self._port.descriptor)
            self._port = None
