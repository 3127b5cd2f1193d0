"""How the terminal is, from the journal and the machine: numbers only, no customer is in any of them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from kiosk.clock import Clock
from kiosk.flow.technician import Health

_PROBE = "biller_status"
_TODAY = (
    "SELECT count(*), coalesce(sum(receipts + (ending IS 'receipt')), 0), "
    "coalesce(sum(ending IS 'outcome_unknown'), 0) FROM session WHERE opened_at >= ?"
)
_LAST = "SELECT outcome = 'ok' FROM call WHERE call = ? AND outcome IS NOT NULL ORDER BY id DESC LIMIT 1"
_SINCE = (
    "SELECT min(opened_at) FROM call WHERE call = ? AND outcome IS NOT NULL AND id > (SELECT coalesce(max(id), 0)"
    " FROM call WHERE call = ? AND outcome IS NOT NULL AND (outcome = 'ok') IS NOT ?)"
)


class Reader(Protocol):
    """The journal, to be read. Raises JournalError."""

    def read(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        ...


def gather(journal: Reader, clock: Clock, folder: Path, started: float) -> Health:
    """Read it all now. `folder`: where the journal lies; `started`: on the clock's monotonic, when we began.

    Raises JournalError.
    """
    now = clock.utc_now()
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    ((sessions, receipts, unknown),) = journal.read(_TODAY, midnight.isoformat(timespec="milliseconds"))
    last = journal.read(_LAST, _PROBE)
    since = journal.read(_SINCE, _PROBE, _PROBE, last[0][0])[0][0] if last else None
    disk = shutil.disk_usage(folder)
    return Health(
        reachable=bool(last[0][0]) if last else None,
        since=datetime.fromisoformat(since) if since else None,
        sessions=sessions,
        receipts=receipts,
        unknown=unknown,
        disk_free=disk.free,
        disk_size=disk.total,
        up=round(clock.monotonic() - started),
    )
