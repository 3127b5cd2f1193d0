"""The terminal's own record: written before the deed, found again after any end, and nothing personal in it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import JournalError
from kiosk.journal import CutOff, Journal

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


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    opened = Journal(file, StepClock())
    yield opened
    opened.close()


def read(file: Path, query: str) -> list[tuple[Any, ...]]:
    """What another connection sees now."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def test_a_session_is_a_row_from_its_beginning_on(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")

    assert read(file, "SELECT id, submitted_at, closed_at, ending FROM session") == [
        ("s-1", None, None, None)
    ]


def test_a_submitted_payment_is_readable_before_the_call_returns_to_send_it(
    journal: Journal, file: Path
) -> None:
    journal.session_opened("s-1")
    journal.session_submitted("s-1", NOON)

    assert read(file, "SELECT submitted_at FROM session") == [(NOON.isoformat(),)]


def test_a_session_keeps_its_first_ending(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    journal.session_closed("s-1", "receipt")
    journal.session_closed("s-1", "idle")

    assert read(file, "SELECT ending, closed_at FROM session") == [
        ("receipt", "2026-03-14T12:00:02.000+00:00")
    ]


def test_a_call_is_a_row_before_it_is_sent_and_closed_after_it(journal: Journal, file: Path) -> None:
    row = journal.call_opened("cloud_payment", "s-1")
    opened = read(file, "SELECT session, call, outcome, milliseconds FROM call")
    journal.call_closed(row, "ok", 215)

    assert opened == [("s-1", "cloud_payment", None, None)]
    assert read(file, "SELECT outcome, milliseconds FROM call") == [("ok", 215)]


def test_calls_of_one_session_are_closed_each_by_itself(journal: Journal, file: Path) -> None:
    first = journal.call_opened("cloud_payment", "s-1")
    second = journal.call_opened("cloud_payment", "s-1")
    journal.call_closed(second, "ok", 3)
    journal.call_closed(first, "not_sent", 1)

    assert read(file, "SELECT outcome FROM call ORDER BY id") == [("not_sent",), ("ok",)]


def test_sessions_that_were_cut_off_are_found_once_oldest_first(file: Path) -> None:
    before = Journal(file, StepClock())
    before.session_opened("quiet")
    before.session_opened("paying")
    before.session_submitted("paying", NOON)
    before.session_opened("ended")
    before.session_closed("ended", "receipt")
    before.close()

    after = Journal(file, StepClock())
    found = after.take_cut_off()
    again = after.take_cut_off()
    after.close()

    assert found == [CutOff("quiet", None), CutOff("paying", NOON)]
    assert again == []
    assert dict(read(file, "SELECT id, ending FROM session")) == {
        "quiet": "interrupted",
        "paying": "outcome_unknown",
        "ended": "receipt",
    }


def test_what_was_written_outlives_a_process_that_is_killed(file: Path) -> None:
    child = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.journal import Journal
journal = Journal(Path(sys.argv[1]), SystemClock())
journal.session_opened("s-1")
journal.session_submitted("s-1", datetime(2026, 3, 14, 12, 0, tzinfo=UTC))
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", child, str(file)], check=False, timeout=60)

    journal = Journal(file, StepClock())
    found = journal.take_cut_off()
    journal.close()

    assert found == [CutOff("s-1", NOON)]


def test_another_process_reads_the_record_while_it_is_written(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    query = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT id FROM session').fetchall())"

    seen = subprocess.run(
        [sys.executable, "-c", query, str(file)], check=True, timeout=60, capture_output=True, text=True
    )
    journal.session_opened("s-2")

    assert seen.stdout.strip() == "[('s-1',)]"


def test_a_reader_that_takes_its_time_does_not_hold_up_the_writer(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM session").fetchone()
        journal.session_opened("s-2")

        assert reader.execute("SELECT count(*) FROM session").fetchone() == before

    assert read(file, "SELECT count(*) FROM session") == [(2,)]


def test_the_file_is_closed_to_other_users(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")

    assert file.stat().st_mode & 0o777 == 0o600


def test_there_is_no_place_for_anything_personal(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    columns = {
        table: [name for (_, name, *_) in read(file, f"PRAGMA table_info({table})")]
        for (table,) in read(file, "SELECT name FROM sqlite_master WHERE type = 'table'")
    }

    assert columns == {
        "session": ["id", "opened_at", "submitted_at", "closed_at", "ending"],
        "call": ["id", "session", "call", "opened_at", "outcome", "milliseconds"],
    }


def test_times_are_written_in_utc(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    (written,) = read(file, "SELECT opened_at FROM session")[0]

    assert datetime.fromisoformat(written).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda file: file.write_bytes(b"this is no database, and long enough to say so" * 99),
            id="garbage",
        ),
        pytest.param(lambda file: file.mkdir(), id="folder"),
        pytest.param(lambda file: file.parent.rmdir(), id="nowhere"),
    ],
)
def test_a_file_that_is_no_journal_is_refused(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "own" / "journal.sqlite3"
    file.parent.mkdir()
    spoil(file)

    with pytest.raises(JournalError):
        Journal(file, StepClock())


def test_the_format_of_a_newer_program_is_refused_and_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(JournalError, match="format is 99"):
        Journal(file, StepClock())

    assert read(file, "SELECT name FROM sqlite_master") == []


def test_a_file_that_somebody_holds_locked_is_an_error_within_the_limit(file: Path) -> None:
    journal = Journal(file, StepClock(), wait=0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError, match=r"did not answer within 0\.1 s"):
            journal.session_opened("s-1")
        other.execute("ROLLBACK")

    patient(journal.close)


def test_a_lock_that_outlasts_the_database_s_own_patience_is_an_error_too(file: Path) -> None:
    journal = Journal(file, StepClock(), wait=30)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError, match="locked"):
            journal.session_opened("s-1")

    journal.close()


def test_a_table_that_is_gone_is_an_error_for_every_write(journal: Journal, file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.executescript("DROP TABLE session; DROP TABLE call;")
    writes: list[Callable[[], object]] = [
        lambda: journal.session_opened("s-1"),
        lambda: journal.session_submitted("s-1", NOON),
        lambda: journal.session_closed("s-1", "idle"),
        lambda: journal.call_opened("cloud_payment", "s-1"),
        lambda: journal.call_closed(1, "ok", 1),
        journal.take_cut_off,
    ]

    for write in writes:
        with pytest.raises(JournalError):
            write()


def test_the_same_session_is_never_opened_twice(journal: Journal) -> None:
    journal.session_opened("s-1")

    with pytest.raises(JournalError):
        journal.session_opened("s-1")


def test_a_closed_journal_takes_nothing_more(file: Path) -> None:
    journal = Journal(file, StepClock())
    journal.close()

    with pytest.raises(JournalError):
        journal.session_opened("s-1")


def patient(work: Callable[[], None]) -> None:
    """Do `work` again until the writer, which is still waiting for a lock that is gone, gets to it."""
    for _ in range(100):
        try:
            work()
        except JournalError:
            continue
        return
    raise AssertionError("the writer never came back")
