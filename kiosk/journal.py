"""The durable record on this terminal: which sessions there were, which calls were made, how each ended.

SQLite in WAL mode with full synchronisation. A row is written before its deed and closed after it, so
that what is open at the next start is what was cut off. Nothing personal is ever written: no account,
no name, no address, no amount; a session is a random id.

One thread writes; every write waits, with a limit, until it is on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.clock import Clock
from kiosk.errors import JournalError

T = TypeVar("T")

_VERSION = 1
_SCHEMA = """
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    opened_at TEXT NOT NULL,
    submitted_at TEXT,
    closed_at TEXT,
    ending TEXT
) WITHOUT ROWID;
CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    call TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    outcome TEXT,
    milliseconds INTEGER
);
CREATE INDEX call_session ON call (session);
CREATE INDEX session_open ON session (opened_at) WHERE closed_at IS NULL;
"""


class CutOff(msgspec.Struct, frozen=True):
    """A session that the last process did not end. `submitted_at`: UTC, None if no money could move."""

    session: str
    submitted_at: datetime | None


class Journal:
    """Owns the file and its one writer thread.

    `wait` is the longest time in seconds that a caller is held up by one write.
    Every method raises JournalError when the record can't be kept.
    """

    def __init__(self, file: Path, clock: Clock, *, wait: float = 3.0) -> None:
        self._clock = clock
        self._wait = wait
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        try:
            self._connection = self._run(lambda: _open(file))
        except JournalError:
            self._writer.shutdown(wait=False)
            raise

    def close(self) -> None:
        """Finish what is being written and let go of the file."""
        self._run(self._connection.close)
        self._writer.shutdown()

    def take_cut_off(self) -> list[CutOff]:
        """The sessions that the last process left open, oldest first; they are closed hereby.

        One with a submitted payment ends as "outcome_unknown", any other as "interrupted".
        """
        return self._run(self._take_cut_off)

    def session_opened(self, session: str) -> None:
        """A customer has begun."""
        self._write("INSERT INTO session (id, opened_at) VALUES (?, ?)", session, self._now())

    def session_submitted(self, session: str, at: datetime) -> None:
        """From `at` (UTC) on money may be moving. Returns when this is safe on the disk."""
        self._write("UPDATE session SET submitted_at = ? WHERE id = ?", at.isoformat(), session)

    def session_closed(self, session: str, ending: str) -> None:
        """The session has ended; the first ending stands."""
        self._write(
            "UPDATE session SET closed_at = ?, ending = ? WHERE id = ? AND closed_at IS NULL",
            self._now(),
            ending,
            session,
        )

    def call_opened(self, call: str, session: str) -> int:
        """A call to the provider is about to be sent; gives the row's number for `call_closed`."""
        row = self._write(
            "INSERT INTO call (session, call, opened_at) VALUES (?, ?, ?)", session, call, self._now()
        )
        if row is None:
            raise JournalError("the journal gave no row for a call")
        return row

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """The call came to `outcome`, a word from kiosk.ic, after so many milliseconds."""
        self._write("UPDATE call SET outcome = ?, milliseconds = ? WHERE id = ?", outcome, milliseconds, row)

    def _take_cut_off(self) -> list[CutOff]:
        with self._connection as transaction:
            rows = transaction.execute(
                "SELECT id, submitted_at FROM session WHERE closed_at IS NULL ORDER BY opened_at"
            ).fetchall()
            transaction.execute(
                "UPDATE session SET closed_at = ?, ending = "
                "CASE WHEN submitted_at IS NULL THEN 'interrupted' ELSE 'outcome_unknown' END "
                "WHERE closed_at IS NULL",
                (self._now(),),
            )
        return [
            CutOff(session, None if submitted is None else datetime.fromisoformat(submitted))
            for session, submitted in rows
        ]

    def _write(self, statement: str, *values: str | int) -> int | None:
        def write() -> int | None:
            with self._connection as transaction:
                return transaction.execute(statement, values).lastrowid

        return self._run(write)

    def _run(self, work: Callable[[], T]) -> T:
        try:
            future: Future[T] = self._writer.submit(work)
            return future.result(timeout=self._wait)
        except WaitedTooLong:
            raise JournalError(f"the journal did not answer within {self._wait:g} s") from None
        except (sqlite3.Error, OSError, RuntimeError) as fault:
            raise JournalError(f"the journal can't be written: {type(fault).__name__}: {fault}") from fault

    def _now(self) -> str:
        return self._clock.utc_now().astimezone(UTC).isoformat(timespec="milliseconds")


def _open(file: Path) -> sqlite3.Connection:
    """Open or make the file. FULL synchronisation: a row must outlive a power cut (sqlite.org/pragma)."""
    connection = sqlite3.connect(file, timeout=2.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {_VERSION};COMMIT;")
        elif version != _VERSION:
            raise JournalError(f"the journal's format is {version}; this program knows {_VERSION}")
        file.chmod(0o600)
    except BaseException:
        connection.close()
        raise
    return connection
