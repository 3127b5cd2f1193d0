"""The terminal's own record: written before the deed, found again after any end, and nothing personal in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import JournalError
from kiosk.journal import CutOff, Journal
from tests.unit.journals import NOON, StepClock, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    opened = Journal(file, StepClock())
    yield opened
    opened.close()


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


def test_another_payment_after_a_receipt_opens_its_session_again_and_keeps_the_receipt(
    journal: Journal, file: Path
) -> None:
    journal.session_opened("s-1")
    journal.session_closed("s-1", "receipt")
    journal.session_submitted("s-1", NOON)
    again = read(file, "SELECT submitted_at, closed_at, ending, receipts FROM session")
    journal.session_closed("s-1", "outcome_unknown")

    assert again == [(NOON.isoformat(), None, None, 1)]
    assert read(file, "SELECT ending, receipts FROM session") == [("outcome_unknown", 1)]


def test_a_payment_of_which_no_row_tells_is_not_on_record(journal: Journal) -> None:
    with pytest.raises(JournalError):
        journal.session_submitted("s-1", NOON)


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


def test_sessions_that_were_cut_off_are_found_oldest_first_and_a_payment_until_somebody_was_told(
    file: Path,
) -> None:
    before = Journal(file, StepClock())
    before.session_opened("quiet")
    before.session_opened("paying")
    before.session_submitted("paying", NOON)
    before.session_opened("ended")
    before.session_closed("ended", "receipt")
    before.close()

    after = Journal(file, StepClock())
    found = after.take_cut_off()
    after.close()
    twice = Journal(file, StepClock())
    untold = twice.take_cut_off()
    twice.cut_off_told()
    again = twice.take_cut_off()
    twice.close()

    assert found == [CutOff("quiet", None), CutOff("paying", NOON)]
    assert (untold, again) == ([CutOff("paying", NOON)], [])
    assert dict(read(file, "SELECT id, ending FROM session")) == {
        "quiet": "interrupted",
        "paying": "outcome_unknown",
        "ended": "receipt",
    }


def test_there_is_no_place_for_anything_personal(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    columns = {
        table: [name for (_, name, *_) in read(file, f"PRAGMA table_info({table})")]
        for (table,) in read(file, "SELECT name FROM sqlite_master WHERE type = 'table'")
    }

    assert columns == {
        "session": ["id", "opened_at", "submitted_at", "closed_at", "ending", "receipts", "shift", "clerk"],
        "call": ["id", "session", "call", "opened_at", "outcome", "milliseconds", "biller"],
        "admin": ["id", "at", "deed", "outcome"],
        "refusal": ["id", "session", "at", "kind", "count"],
        "shift": ["id", "clerk", "opened_at", "closed_at", "ending"],
        "deed": ["id", "at", "clerk", "deed", "session"],
    }


def test_times_are_written_in_utc(journal: Journal, file: Path) -> None:
    journal.session_opened("s-1")
    (written,) = read(file, "SELECT opened_at FROM session")[0]

    assert datetime.fromisoformat(written).utcoffset() == timedelta(0)


def test_what_is_settled_is_not_found_as_cut_off_and_its_receipts_are_counted(file: Path) -> None:
    before = Journal(file, StepClock())
    before.session_opened("s-1")
    for receipt in (True, False, True):
        before.session_submitted("s-1", NOON)
        before.session_settled("s-1", receipt=receipt)
    before.close()
    after = Journal(file, StepClock())
    cut_off = after.take_cut_off()
    after.close()

    assert cut_off == [CutOff("s-1", None)]
    assert read(file, "SELECT receipts, ending FROM session") == [(2, "interrupted")]


def test_the_same_session_is_never_opened_twice(journal: Journal) -> None:
    journal.session_opened("s-1")

    with pytest.raises(JournalError):
        journal.session_opened("s-1")


def test_a_session_belongs_to_the_shift_that_is_open_when_it_opens(journal: Journal, file: Path) -> None:
    journal.session_opened("before")
    journal.shift_opened("sh-1", "ann")
    journal.session_opened("anns")
    journal.shift_opened("sh-2", "bob")
    journal.session_opened("bobs")
    journal.shift_closed("sh-2")
    journal.shift_closed("sh-1")
    journal.session_opened("after")

    assert dict(read(file, "SELECT id, clerk || ' ' || shift FROM session")) == {
        "before": None,
        "anns": "ann sh-1",
        "bobs": "bob sh-2",
        "after": None,
    }
    assert dict(read(file, "SELECT id, ending FROM shift")) == {"sh-1": "relieved", "sh-2": "signed_out"}


def test_a_shift_that_the_last_process_left_open_is_closed_at_the_next_start(file: Path) -> None:
    before = Journal(file, StepClock())
    before.shift_opened("sh-1", "ann")
    before.close()
    after = Journal(file, StepClock())
    after.take_cut_off()
    after.session_opened("s-1")
    after.close()

    assert read(file, "SELECT ending FROM shift") == [("interrupted",)]
    assert read(file, "SELECT clerk FROM session") == [(None,)]


def test_what_a_clerk_does_is_on_record_under_the_clerk_s_name(journal: Journal, file: Path) -> None:
    journal.clerk_did("ann", "handed_over", "s-1")
    journal.clerk_did("", "sign_in_refused")

    assert read(file, "SELECT clerk, deed, session FROM deed ORDER BY id") == [
        ("ann", "handed_over", "s-1"),
        ("", "sign_in_refused", ""),
    ]


def test_a_call_is_on_record_with_its_biller(journal: Journal, file: Path) -> None:
    journal.call_opened("cloud_payment", "s-1", "4234")

    assert read(file, "SELECT biller FROM call") == [("4234",)]
