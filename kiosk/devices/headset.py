"""Notices a headset that is plugged in or pulled out, from the input device that reports its jack."""

from __future__ import annotations

import fcntl
import os
import struct
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from kiosk.log import get_logger

_log = get_logger("devices.headset")
# linux/input.h: struct input_event is two longs of time, type, code and value.
_EVENT: Final = struct.Struct("@llHHi")
_EV_SW: Final = 0x05
_SWITCHES: Final = frozenset(
    {0x02, 0x06}
)  # SW_HEADPHONE_INSERT, SW_LINEOUT_INSERT (linux/input-event-codes.h)
_EVIOCGSW: Final = 0x8008451B  # EVIOCGSW(8): the state of all switches as bits
_LOOK_AGAIN: Final = 2000  # milliseconds: a device on USB may come back
_MANY: Final = 64  # events read at once


class Headset(QObject):
    """Emits `changed` with true when a headset is plugged in, with false when it is pulled out or lost.

    `device`: an input device, "/dev/input/by-path/...". One that is not there is looked for again.
    """

    changed = Signal(bool)

    def __init__(self, device: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self._file = -1
        self._notifier: QSocketNotifier | None = None
        self._plugged: set[int] = set()
        self._told = False

    @property
    def is_plugged(self) -> bool:
        """Whether one is in now."""
        return bool(self._plugged)

    def watch(self) -> None:
        """Begin to look."""
        try:
            self._file = os.open(self._device, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            if not self._told:
                _log.warning("headset.not_there")
            self._told = True
            QTimer.singleShot(_LOOK_AGAIN, self, self.watch)
            return
        self._told = False
        self._note(self._present())
        self._notifier = QSocketNotifier(self._file, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        """Look no more."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _present(self) -> set[int]:
        """The switches that are on; none where the device can't tell."""
        state = bytearray(8)
        try:
            fcntl.ioctl(self._file, _EVIOCGSW, state)
        except OSError:
            return set()
        bits = int.from_bytes(state, "little")
        return {each for each in _SWITCHES if bits >> each & 1}

    def _read(self) -> None:
        try:
            data = os.read(self._file, _EVENT.size * _MANY)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.close()
            self._note(set())
            QTimer.singleShot(_LOOK_AGAIN, self, self.watch)
            return
        plugged = set(self._plugged)
        for _, _, kind, code, value in _EVENT.iter_unpack(data[: len(data) // _EVENT.size * _EVENT.size]):
            if kind == _EV_SW and code in _SWITCHES:
                (plugged.add if value else plugged.discard)(code)
        self._note(plugged)

    def _note(self, plugged: set[int]) -> None:
        before, self._plugged = self.is_plugged, plugged
        if self.is_plugged != before:
            self.changed.emit(self.is_plugged)
