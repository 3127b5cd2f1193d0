"""The durable record on this terminal: which sessions there were, which calls were made, how each ended.

SQLite in WAL mode with full synchronisation. A row is written before its deed and closed after it, so
that what is open at the next start is what was cut off. Nothing personal is ever written: no account,
no customer's name, no address, no amount; a session is a random id, a clerk the name that they sign in with.

One thread writes; every write waits, with a limit, until it is on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kiosk.clock import Clock
from kiosk.errors import JournalError
from kiosk.journalfile import opened
from kiosk.log import get_logger

_log = get_logger("journal")

T = TypeVar("T")


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
            self._connection = self._run(lambda: opened(file))
        except JournalError:
            self._writer.shutdown(wait=False)
            raise

    def close(self) -> None:
        """Finish what is being written and let go of the file."""
        self._run(self._connection.close)
        self._writer.shutdown()

    def take_cut_off(self) -> list[CutOff]:
        """The sessions that the last process left open, oldest first; they are ended hereby, as is a shift.

        One with a submitted payment ends as "outcome_unknown", and is found again until `cut_off_told`: the power
        may fail twice before anybody has read it. Any other ends as "interrupted".
        """
        return self._run(self._take_cut_off)

    def cut_off_told(self) -> None:
        """The screen has said that what was cut off is not known."""
        self._write(
            "UPDATE session SET closed_at = ? WHERE closed_at IS NULL AND ending IS NOT NULL", self._now()
        )

    def session_opened(self, session: str) -> None:
        """A customer has begun, at a counter in the shift that is open."""
        self._write(
            "INSERT INTO session (id, opened_at, shift, clerk) VALUES (?, ?, "
            "(SELECT id FROM shift WHERE closed_at IS NULL), (SELECT clerk FROM shift WHERE closed_at IS NULL))",
            session,
            self._now(),
        )

    def session_submitted(self, session: str, at: datetime) -> None:
        """From `at` (UTC) on money may be moving. Returns when this is safe on the disk.

        A session that has had its receipt is open again, and keeps it. Raises JournalError where there is no row.
        """
        statement = (
            "UPDATE session SET submitted_at = ?, receipts = receipts + (ending IS 'receipt'), "
            "closed_at = NULL, ending = NULL WHERE id = ?"
        )

        def write() -> int:
            with self._connection as transaction:
                return transaction.execute(statement, (at.isoformat(), session)).rowcount

        if self._run(write) != 1:
            raise JournalError("the journal has no row for a payment")

    def session_settled(self, session: str, *, receipt: bool) -> None:
        """What was submitted has come to its end, and the session goes on. `receipt`: it was paid."""
        self._write(
            "UPDATE session SET submitted_at = NULL, receipts = receipts + ? WHERE id = ?",
            int(receipt),
            session,
        )

    def session_closed(self, session: str, ending: str) -> None:
        """The session has ended; the first ending stands."""
        self._write(
            "UPDATE session SET closed_at = ?, ending = ? WHERE id = ? AND closed_at IS NULL",
            self._now(),
            ending,
            session,
        )

    def call_opened(self, call: str, session: str, biller: str = "") -> int:
        """A call to the provider is about to be sent; gives the row's number for `call_closed`."""
        row = self._write(
            "INSERT INTO call (session, call, opened_at, biller) VALUES (?, ?, ?, ?)",
            session,
            call,
            self._now(),
            biller,
        )
        if row is None:
            raise JournalError("the journal gave no row for a call")
        return row

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """The call came to `outcome`, a word from kiosk.ic, after so many milliseconds."""
        self._write("UPDATE call SET outcome = ?, milliseconds = ? WHERE id = ?", outcome, milliseconds, row)

    def admin_opened(self, deed: str) -> int:
        """A technician is about to do this, or to try a PIN; gives the row's number for `admin_closed`."""
        row = self._write("INSERT INTO admin (at, deed) VALUES (?, ?)", self._now(), deed)
        if row is None:
            raise JournalError("the journal gave no row for a technician's deed")
        return row

    def admin_closed(self, row: int, outcome: str) -> None:
        """The deed came to this outcome."""
        self._write("UPDATE admin SET outcome = ? WHERE id = ?", outcome, row)

    def admin_failures(self, deed: str) -> int:
        """How often in a row `deed` went wrong, or was cut off before it was known; the clock counts nothing."""
        ((failures,),) = self.read(
            "SELECT count(*) FROM admin WHERE deed = ? AND coalesce(outcome, 'wrong') = 'wrong' AND id > "
            "(SELECT coalesce(max(id), 0) FROM admin WHERE deed = ? AND outcome = 'right')",
            deed,
            deed,
        )
        return int(failures)

    def shift_opened(self, shift: str, clerk: str) -> None:
        """The clerk of this name begins to serve. One that is open still is closed: there is one at a time."""
        now = self._now()

        def write() -> None:
            with self._connection as transaction:
                transaction.execute(
                    "UPDATE shift SET closed_at = ?, ending = 'relieved' WHERE closed_at IS NULL", (now,)
                )
                transaction.execute(
                    "INSERT INTO shift (id, clerk, opened_at) VALUES (?, ?, ?)", (shift, clerk, now)
                )

        self._run(write)

    def shift_closed(self, shift: str) -> None:
        """The clerk has signed out."""
        self._write(
            "UPDATE shift SET closed_at = ?, ending = 'signed_out' WHERE id = ? AND closed_at IS NULL",
            self._now(),
            shift,
        )

    def clerk_did(self, clerk: str, deed: str, session: str = "") -> None:
        """What a clerk did, perhaps for a session: `deed` is a word from kiosk.flow.desk, `clerk` "" if unknown."""
        self._write(
            "INSERT INTO deed (at, clerk, deed, session) VALUES (?, ?, ?, ?)",
            self._now(),
            clerk,
            deed,
            session,
        )

    def read(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """What a query of ours finds; nothing personal is there to be found."""
        return self._run(lambda: self._connection.execute(query, values).fetchall())

    def refusal(self, session: str, kind: str, count: int = 1) -> None:
        """Something was refused `count` times: `kind` is a word from kiosk.urlpolicy or kiosk.ui.wishes.

        Does not wait for the disk, since a page may ask for much and must not hold the terminal up; a row that
        can't be written is told in the log. Raises JournalError where the journal is closed.
        """
        statement = "INSERT INTO refusal (session, at, kind, count) VALUES (?, ?, ?, ?)"
        values = (session, self._now(), kind, count)

        def write() -> None:
            try:
                with self._connection as transaction:
                    transaction.execute(statement, values)
            except sqlite3.Error as fault:
                _log.error("journal.failed", session=session, exc_info=fault)

        try:
            self._writer.submit(write)
        except RuntimeError:
            raise JournalError("the journal is closed") from None

    def _take_cut_off(self) -> list[CutOff]:
        with self._connection as transaction:
            rows = transaction.execute(
                "SELECT id, submitted_at FROM session WHERE closed_at IS NULL ORDER BY opened_at"
            ).fetchall()
            transaction.execute(
                "UPDATE session SET closed_at = ?, ending = 'interrupted' "
                "WHERE closed_at IS NULL AND submitted_at IS NULL",
                (self._now(),),
            )
            transaction.execute("UPDATE session SET ending = 'outcome_unknown' WHERE closed_at IS NULL")
            transaction.execute(
                "UPDATE shift SET closed_at = ?, ending = 'interrupted' WHERE closed_at IS NULL",
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
