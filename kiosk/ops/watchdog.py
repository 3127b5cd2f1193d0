"""Tells the supervisor, as often as it asks, that the user interface still answers: sd_watchdog_enabled(3)."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk.notify import Notifier

_PER_SECOND: Final = 1_000_000  # the supervisor counts in microseconds


def take_interval(environment: MutableMapping[str, str]) -> float:
    """Seconds without a word after which the supervisor starts us anew, 0 where it does not look.

    Takes what it reads out of the environment: a process that we start is not the one that is looked after.
    """
    microseconds = environment.pop("WATCHDOG_USEC", "")
    process = environment.pop("WATCHDOG_PID", "")
    if not microseconds.isascii() or not microseconds.isdigit() or process not in ("", str(os.getpid())):
        return 0.0
    return int(microseconds) / _PER_SECOND


class Watchdog(QObject):
    """From `begin` on it tells twice in each `interval` (seconds), from the event loop's own timer.

    A loop that hangs tells nothing, and that is the message.
    """

    def __init__(self, notifier: Notifier, interval: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=max(1, round(interval * 1000 / 2)))
        self._timer.timeout.connect(notifier.watchdog)
        self._is_wanted = interval > 0

    def begin(self) -> None:
        """The first screen stands; from now on somebody is served."""
        if self._is_wanted:
            self._timer.start()
