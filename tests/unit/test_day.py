"""The day at a counter, in numbers: a clerk's own shift, for a supervisor everybody's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kiosk.flow.desk.day import Group, Row
from kiosk.journal import Journal
from kiosk.journalfile import NAME
from kiosk.ops.day import count
from tests.clocks import SetClock

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def served(journal: Journal, session: str, ending: str, biller: str = "4234", answer: str = "ok") -> None:
    journal.session_opened(session)
    journal.call_closed(journal.call_opened("cloud_payment", session, biller), answer, 12)
    if ending:
        journal.session_closed(session, ending)


def shifts(folder: Path) -> Path:
    """Ann's shift with five customers, then bob's with one."""
    journal = Journal(folder / NAME, SetClock(NOON))
    journal.shift_opened("sh-1", "ann")
    for session, ending in (("1", "receipt"), ("2", "outcome_unknown"), ("3", "start_over"), ("4", "")):
        served(journal, session, ending)
    served(journal, "5", "start_over", "5120", "refused_unknown_account")
    journal.shift_opened("sh-2", "bob")
    served(journal, "6", "receipt")
    journal.close()
    return folder / NAME


def test_a_clerk_reads_the_own_shift_alone(tmp_path: Path) -> None:
    day = NOON.astimezone().date()
    rows = count(shifts(tmp_path), day, "sh-1", everybody=False)

    assert rows[0] == Row(
        group=Group.SHIFT, name="", opened=5, paid=1, unknown=1, refused=1, abandoned=1, open=1
    )
    assert [(row.name, row.opened) for row in rows if row.group is Group.BILLER] == [("4234", 4), ("5120", 1)]
    assert not [row for row in rows if row.group is Group.CLERK]


def test_a_supervisor_reads_everybody_s(tmp_path: Path) -> None:
    day = NOON.astimezone().date()
    rows = count(shifts(tmp_path), day, "sh-2", everybody=True)

    assert (rows[0].opened, rows[0].paid) == (1, 1)
    assert [(row.name, row.opened) for row in rows if row.group is Group.CLERK] == [("ann", 5), ("bob", 1)]
    assert sum(row.opened for row in rows if row.group is Group.HOUR) == 6
