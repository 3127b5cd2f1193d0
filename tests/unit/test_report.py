"""What `kiosk report` says of some days: read beside a running terminal, in local days, safe for spreadsheets."""

from __future__ import annotations

import csv
import io
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import JournalError
from kiosk.journal import Journal
from kiosk.journalfile import NAME
from kiosk.ops import report
from kiosk.ops.report import Outcome, ReportNotWritten
from tests.clocks import SetClock

DAY = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def in_florida(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 3, 14, 14, 30, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def journal(folder: Path, clock: SetClock) -> Iterator[Journal]:
    opened = Journal(folder / NAME, clock)
    yield opened
    opened.close()


def served(
    journal: Journal, session: str, ending: str = "", *, biller: str = "4234", answer: str = "ok"
) -> None:
    """A customer who asked for a page, and how that ended."""
    journal.session_opened(session)
    journal.call_closed(journal.call_opened("cloud_payment", session, biller), answer, 12)
    if ending:
        journal.session_closed(session, ending)


def outcomes(folder: Path, first: date = DAY, last: date = DAY) -> dict[str, Outcome]:
    return {line.session: line.outcome for line in report.sessions(folder / NAME, first, last)}


def test_each_session_has_one_outcome(journal: Journal, folder: Path) -> None:
    served(journal, "paid", "receipt")
    served(journal, "idle", "idle")
    served(journal, "refused", "start_over", answer="refused.unknown_account")
    served(journal, "found at last", "receipt", answer="refused.unknown_account")
    served(journal, "unknown", "outcome_unknown")
    served(journal, "open")
    served(journal, "looked", "signed_out")
    journal.session_opened("paid twice")
    for receipt in (True, True):
        journal.session_settled("paid twice", receipt=receipt)
    journal.session_closed("paid twice", "signed_out")

    assert outcomes(folder) == {
        "paid": Outcome.PAID,
        "idle": Outcome.ABANDONED,
        "refused": Outcome.REFUSED,
        "found at last": Outcome.PAID,
        "unknown": Outcome.UNKNOWN,
        "open": Outcome.OPEN,
        "looked": Outcome.SIGNED_OUT,
        "paid twice": Outcome.PAID,
    }
    assert sum(line.receipts for line in report.sessions(folder / NAME, DAY, DAY)) == 4


def test_a_counter_is_reported_by_clerk_biller_and_hour(
    journal: Journal, clock: SetClock, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.shift_opened("sh-1", "ann")
    served(journal, "s-1", "receipt")
    served(journal, "s-2", "idle", biller="5120")
    journal.shift_closed("sh-1")
    clock.wall += timedelta(hours=1)
    journal.shift_opened("sh-2", "bob")
    served(journal, "s-3", "outcome_unknown")

    assert report.run(folder / NAME, DAY, DAY, None) == 0

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    head = lines[lines.index(next(line for line in lines if line[:1] == ["Clerk"]))]
    assert " ".join(head) == "Clerk opened paid abandoned refused unknown signed out open receipts"
    assert ["all", "3", "1", "1", "0", "1", "0", "0", "1"] in lines
    assert ["ann", "2", "1", "1", "0", "0", "0", "0", "1"] in lines
    assert ["bob", "1", "0", "0", "0", "1", "0", "0", "0"] in lines
    assert ["4234", "2", "1", "0", "0", "1", "0", "0", "1"] in lines
    assert ["5120", "1", "0", "1", "0", "0", "0", "0", "0"] in lines
    assert ["10:00", "2", "1", "1", "0", "0", "0", "0", "1"] in lines
    assert ["11:00", "1", "0", "0", "0", "1", "0", "0", "0"] in lines


def test_a_lobby_terminal_is_reported_without_clerks(
    journal: Journal, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.session_opened("nothing asked")
    journal.session_closed("nothing asked", "idle")

    report.run(folder / NAME, DAY, DAY, None)

    told = capsys.readouterr().out
    assert "Clerk" not in told
    assert "(none)" in told
    assert "The book of record is the provider's own report" in told


def test_days_without_sessions_are_a_report_too(
    journal: Journal, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "empty.csv"

    assert report.run(folder / NAME, date(2025, 1, 1), date(2025, 1, 2), table) == 0

    assert ["all", *"00000000"] in [line.split() for line in capsys.readouterr().out.splitlines()]
    assert len(table.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 7), 24), (date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 12, 31), 24)],
)
def test_a_local_day_is_as_long_as_its_clock_says(day: date, hours: int) -> None:
    begin, end = (datetime.fromisoformat(each) for each in report.bounds(day, day))

    assert end - begin == timedelta(hours=hours)
    assert begin.astimezone().replace(tzinfo=None) == datetime(day.year, day.month, day.day)  # noqa: DTZ001  local


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 8, 4, 59, 59, tzinfo=UTC), date(2026, 3, 7)),
        (datetime(2026, 3, 8, 5, 0, tzinfo=UTC), date(2026, 3, 8)),
        (datetime(2026, 3, 9, 3, 59, 59, 999000, tzinfo=UTC), date(2026, 3, 8)),
        (datetime(2026, 3, 9, 4, 0, tzinfo=UTC), date(2026, 3, 9)),
        (datetime(2026, 11, 2, 4, 59, 59, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 2, 5, 0, tzinfo=UTC), date(2026, 11, 2)),
    ],
)
def test_a_session_belongs_to_the_local_day_in_which_it_was_opened(
    journal: Journal, clock: SetClock, folder: Path, moment: datetime, day: date
) -> None:
    clock.wall = moment
    journal.session_opened("s-1")

    found = [each for each in (day - timedelta(1), day, day + timedelta(1)) if outcomes(folder, each, each)]

    assert found == [day]
    assert outcomes(folder, day - timedelta(3), day + timedelta(3))


def test_the_table_for_spreadsheets_has_a_line_for_each_session_and_is_closed_to_others(
    journal: Journal, folder: Path
) -> None:
    journal.shift_opened("sh-1", "ann")
    served(journal, "s-1", "receipt")
    table = folder / "day.csv"

    report.run(folder / NAME, DAY, DAY, table)

    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8")))
    assert list(row.values()) == [
        "s-1", "2026-03-14", "10:00", "2026-03-14T10:30:00-04:00", "2026-03-14T10:30:00-04:00",
        "ann", "sh-1", "4234", "paid", "1",
    ]  # fmt: skip
    assert "the book of record is the provider's own report" in list(row)[-1]
    assert stat.S_IMODE(table.stat().st_mode) == 0o600


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(journal: Journal, folder: Path, cell: str) -> None:
    served(journal, "s-1", "idle", biller=cell)
    journal.shift_opened("sh-1", cell)
    served(journal, "s-2", "idle")

    rows = list(csv.DictReader(io.StringIO(report.as_csv(report.sessions(folder / NAME, DAY, DAY)))))

    assert rows[0]["biller"] == rows[1]["clerk"] == f"'{cell}"


def test_a_table_that_can_t_be_written_is_told(journal: Journal, folder: Path) -> None:
    with pytest.raises(ReportNotWritten, match="No such file or directory"):
        report.run(folder / NAME, DAY, DAY, folder / "none" / "day.csv")


def test_the_journal_is_read_beside_its_writer_and_not_changed(journal: Journal, folder: Path) -> None:
    served(journal, "s-1", "receipt")
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert outcomes(folder) == {"s-1": Outcome.PAID}
        writer.execute("ROLLBACK")
    journal.session_opened("s-2")


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda file: file.unlink(), "there is no journal"),
        (lambda file: file.write_bytes(b"no database, and long enough to say so" * 99), "can't be read"),
        (lambda file: version(file, 4), "start the terminal once"),
        (lambda file: version(file, 99), "use the program that wrote it"),
    ],
)
def test_a_journal_that_is_none_of_ours_is_told(
    folder: Path, clock: SetClock, spoil: Callable[[Path], object], problem: str
) -> None:
    Journal(folder / NAME, clock).close()
    spoil(folder / NAME)

    with pytest.raises(JournalError, match=problem):
        outcomes(folder)


def version(file: Path, number: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {number}")


def call(state: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "report", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin", "STATE_DIRECTORY": str(state), "TZ": "America/New_York"},
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stdout + done.stderr


def test_the_command_reports(journal: Journal, folder: Path) -> None:
    served(journal, "s-1", "receipt")

    status, told = call(
        folder, "--from", "2026-03-14", "--to", "2026-03-14", "--csv", str(folder / "day.csv")
    )

    assert status == 0
    assert "Sessions from 2026-03-14 to 2026-03-14" in told
    assert (folder / "day.csv").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "2026-02-29", "--to", "2026-03-14"),
        ("--from", "14.3.2026", "--to", "2026-03-14"),
        ("--from", "20260314", "--to", "2026-03-14"),
        ("--from", "2026-03-14"),
        ("--from", "2026-03-15", "--to", "2026-03-14"),
    ],
)
def test_days_that_are_none_are_a_matter_of_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    status, told = call(folder, *arguments)

    assert status == 2
    assert "Traceback" not in told


def test_without_a_journal_the_command_says_where_it_looked(folder: Path) -> None:
    status, told = call(folder, "--from", "2026-03-14", "--to", "2026-03-14")

    assert status == 70
    assert str(folder / NAME) in told
