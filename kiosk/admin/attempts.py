"""How often a PIN may be tried: counted by tries and by uptime, so that no clock and no restart forgives one."""

from __future__ import annotations

import math
from typing import Final, Protocol

from kiosk.clock import Clock

PIN: Final = "pin"
"""How the record names a try."""

_FREE: Final = 3  # wrong tries in a row, the last of which locks
_FIRST: Final = 30  # seconds
_LONGEST: Final = 3600  # seconds


class Record(Protocol):
    """Where tries outlive the process: the journal. Each method raises JournalError."""

    def admin_opened(self, deed: str) -> int:
        """A row that counts as wrong until it is closed otherwise."""
        ...

    def admin_closed(self, row: int, outcome: str) -> None:
        """What became of it."""
        ...

    def admin_failures(self, deed: str) -> int:
        """How many in a row were wrong."""
        ...


def lock_after(failures: int) -> int:
    """For how many seconds nothing is looked at after so many wrong tries in a row."""
    if failures < _FREE:
        return 0
    return min(_FIRST << min(failures - _FREE, 20), _LONGEST)


class Attempts:
    """Knows how long the terminal is locked, and writes every try down before it is looked at.

    A process that starts begins the lock anew in its full length: how much of it had passed is known only to
    a clock that somebody may have set. For one thread at a time. Raises JournalError: then nobody may try.
    """

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self._started = clock.monotonic()
        self._locked_until: float | None = None

    def wait(self) -> int:
        """Seconds until a try is looked at; 0 where it is at once."""
        if self._locked_until is None:
            self._locked_until = self._started + lock_after(self._record.admin_failures(PIN))
        return max(0, math.ceil(self._locked_until - self._clock.monotonic()))

    def begin(self) -> int:
        """Write down a try that is about to be looked at; gives its number for `end`."""
        return self._record.admin_opened(PIN)

    def end(self, row: int, *, right: bool) -> int:
        """Write down what became of it; gives the seconds that it locks the terminal for."""
        self._record.admin_closed(row, "right" if right else "wrong")
        lock = 0 if right else lock_after(self._record.admin_failures(PIN))
        self._locked_until = self._clock.monotonic() + lock
        return lock

    def refuse(self) -> None:
        """Write down a try that is not looked at; it counts for nothing, else the lock would never end."""
        self._record.admin_closed(self._record.admin_opened(PIN), "locked")
