"""A clock that stands until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


class SetClock:
    """`wall` is what a calendar says, `uptime` the seconds since some beginning: each is set by itself."""

    def __init__(self, wall: datetime = NOON) -> None:
        self.wall = wall
        self.uptime = 1000.0

    def utc_now(self) -> datetime:
        """See kiosk.clock.Clock."""
        return self.wall

    def monotonic(self) -> float:
        """See kiosk.clock.Clock."""
        return self.uptime
