"""Notices that somebody tries account numbers at this terminal, one after the other, also across "Start Over".

A bucket that leaks: each number that is asked for pours in, one that the provider does not know pours more,
and it empties slowly. Whoever pays a bill or mistypes it twice stays far below the brim; a queue of them as
well, since each takes longer at the terminal than the bucket needs to forget them.
"""

from __future__ import annotations

import threading
from typing import Final

from kiosk.clock import Clock

KNOWN: Final = 0.2
UNKNOWN: Final = 2.0
BRIM: Final = 24.0
"""Twelve unknown numbers at once, or a hundred and twenty known ones."""
CLERKS_BRIM: Final = 5 * BRIM
"""At a counter: a clerk types for everybody who comes, hundreds on a day, and is known by name to the trail."""
LEAK: Final = 1 / 20
"""A second: an unknown number every forty seconds, for as long as it may be."""
FIRST_REST: Final = 300.0
LONGEST_REST: Final = 3600.0
"""Seconds for which the terminal asks nobody's account after the brim was reached; doubled each time."""
FORGIVEN: Final = 4 * 3600.0
"""Seconds without overflowing after which the next rest is a first one again."""


class Guesses:
    """Counts by uptime; may be asked from any thread. `brim`: at which level a rest begins."""

    def __init__(self, clock: Clock, brim: float = BRIM) -> None:
        self._clock = clock
        self._brim = brim
        self._lock = threading.Lock()
        self._level = 0.0
        self._at = clock.monotonic()
        self._until = float("-inf")
        self._rest = FIRST_REST

    def rest(self) -> float:
        """Seconds for which no number is asked for any more; 0 where all is well."""
        with self._lock:
            return max(0.0, self._until - self._clock.monotonic())

    def note(self, *, known: int = 0, unknown: int = 0) -> bool:
        """So many numbers were asked for; whether that was too much, and a rest begins."""
        with self._lock:
            now = self._clock.monotonic()
            self._level = max(0.0, self._level - (now - self._at) * LEAK) + known * KNOWN + unknown * UNKNOWN
            self._at = now
            if self._level < self._brim:
                return False
            if now - self._until > FORGIVEN:
                self._rest = FIRST_REST
            self._until = now + self._rest
            self._rest = min(self._rest * 2, LONGEST_REST)
            self._level = 0.0
            return True
