"""What time it is, passed in so that a test can say it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """The two clocks: one to write down, one to measure with."""

    def utc_now(self) -> datetime:
        """The moment, timezone-aware in UTC; it can jump when the clock is set."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment; it never goes back and never jumps."""
        ...


class SystemClock:
    """The clocks of this machine."""

    def utc_now(self) -> datetime:
        """See `Clock`."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """See `Clock`."""
        return time.monotonic()
