"""What the tests of the journal share: a clock that steps, and a look from another connection."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


class StepClock:
    """A wall clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self._now = NOON

    def utc_now(self) -> datetime:
        """The next second."""
        self._now += timedelta(seconds=1)
        return self._now

    def monotonic(self) -> float:
        """Not asked for by the journal."""
        return self._now.timestamp()


def read(file: Path, query: str) -> list[tuple[Any, ...]]:
    """What another connection sees now."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()
