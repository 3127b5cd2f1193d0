"""The journal's file: it outlives its process, is read beside it, comes from older formats, and fails in words."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.errors import JournalError
from kiosk.journal import CutOff, Journal
from tests.unit.journals import NOON, StepClock, read

WITHOUT_COUNTER = (
    "DROP INDEX session_opened; DROP TABLE shift; DROP TABLE deed; ALTER TABLE session DROP COLUMN shift;"
    "ALTER TABLE session DROP COLUMN clerk; ALTER TABLE call DROP COLUMN biller;"
)
"""What takes a journal back to the format before there was a counter."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    opened = Journal(file, StepClock())
    yield opened
    opened.close()


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


def test_a_journal_of_the_first_format_is_taken_over_with_its_rows(file: Path) -> None:
    Journal(file, StepClock()).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(
            f"{WITHOUT_COUNTER} DROP TABLE refusal; DROP TABLE admin;"
            "ALTER TABLE session DROP COLUMN receipts;"
            "PRAGMA user_version = 1;"
        )
        connection.execute("INSERT INTO session (id, opened_at) VALUES ('s-1', 'then')")
        connection.commit()
    journal = Journal(file, StepClock())
    cut_off = journal.take_cut_off()
    journal.admin_closed(journal.admin_opened("pin"), "right")
    journal.close()

    assert cut_off == [CutOff("s-1", None)]
    assert read(file, "SELECT receipts FROM session") == [(0,)]
    assert read(file, "SELECT deed, outcome FROM admin") == [("pin", "right")]
    Journal(file, StepClock()).close()


@pytest.mark.parametrize(("earlier", "gone"), [(2, ("admin", "refusal")), (3, ("refusal",)), (4, ())])
def test_a_journal_of_a_later_format_is_taken_over_too(
    file: Path, earlier: int, gone: tuple[str, ...]
) -> None:
    Journal(file, StepClock()).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(WITHOUT_COUNTER)
        for table in gone:
            connection.execute(f"DROP TABLE {table}")
        connection.execute(f"PRAGMA user_version = {earlier}")
        connection.execute("INSERT INTO session (id, opened_at) VALUES ('s-1', 'then')")
        connection.commit()
    journal = Journal(file, StepClock())
    cut_off = journal.take_cut_off()
    journal.refusal("s-1", "popup")
    journal.shift_opened("sh-1", "ann")
    journal.session_opened("s-2")
    journal.close()

    assert cut_off == [CutOff("s-1", None)]
    assert read(file, "SELECT id, clerk FROM session ORDER BY id") == [("s-1", None), ("s-2", "ann")]
    assert read(file, "SELECT session, kind, count FROM refusal") == [("s-1", "popup", 1)]


def test_what_was_refused_is_written_with_its_count_and_without_waiting(file: Path) -> None:
    journal = Journal(file, StepClock())
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        journal.refusal("s-1", "popup")
        journal.refusal("s-1", "print", 40)
        other.execute("ROLLBACK")
    patient(journal.close)

    assert read(file, "SELECT session, kind, count FROM refusal ORDER BY id") == [
        ("s-1", "popup", 1),
        ("s-1", "print", 40),
    ]


def test_a_refusal_that_can_t_be_written_holds_nobody_up_and_is_told_in_the_log(
    journal: Journal, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE refusal")
    journal.refusal("s-1", "popup")
    journal.session_opened("s-1")

    assert "journal.failed" in caplog.text


def test_a_closed_journal_takes_no_refusal(file: Path) -> None:
    journal = Journal(file, StepClock())
    journal.close()

    with pytest.raises(JournalError):
        journal.refusal("s-1", "popup")


def test_the_format_of_a_newer_program_is_refused_and_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(JournalError, match="format is 99"):
        Journal(file, StepClock())

    assert read(file, "SELECT name FROM sqlite_master") == []


def test_a_file_that_somebody_holds_locked_is_an_error_within_the_limit(file: Path) -> None:
    journal = Journal(file, StepClock(), wait=1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError, match=r"did not answer within 1 s"):
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
