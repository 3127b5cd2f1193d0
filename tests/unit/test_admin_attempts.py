"""Tries are counted by tries and uptime: neither a restart nor the wall clock forgives one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.admin import pin
from kiosk.admin.attempts import PIN, Attempts, lock_after
from kiosk.admin.kept import NAME, KeptFile
from kiosk.admin.technician import Technician
from kiosk.devices.touch import TouchScreen
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import SessionId
from kiosk.flow.technician import Verdict
from kiosk.journal import Journal
from kiosk.secret import Secret
from tests.clocks import SetClock
from tests.loglines import telling

RIGHT, WRONG = Secret("271828"), Secret("271829")
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
HERE = SessionId("s-1")


class Terminal:
    """A technician's side over a real journal; `restart` starts a new process on it."""

    def __init__(self, folder: Path, kept: Secret | None) -> None:
        self._folder = folder
        self._kept = kept
        self.clock = SetClock(NOON)
        self._start()

    def _start(self) -> None:
        self.journal = Journal(self._folder / "journal.sqlite3", self.clock)
        self.technician = Technician(
            self._kept,
            self.journal,
            self.clock,
            self._folder,
            KeptFile(self._folder / NAME),
            TouchScreen(wayland=True, udev=self._folder),
        )

    def restart(self) -> None:
        self.journal.close()
        self.clock.uptime = 3.0
        self._start()

    def give(self, secret: Secret = WRONG) -> tuple[Verdict, int]:
        """Try a PIN; gives the verdict and the seconds of the lock."""
        event = self.technician.answer(do.CheckPin(HERE, 7, secret))
        assert isinstance(event, ev.PinJudged)
        assert (event.session, event.asked) == (HERE, 7)
        return event.verdict, event.wait

    def rows(self) -> list[tuple[str, str | None]]:
        return [(deed, outcome) for deed, outcome in self.journal.read("SELECT deed, outcome FROM admin")]


@pytest.fixture(scope="module")
def kept() -> Secret:
    return Secret(pin.hashed(RIGHT))


@pytest.fixture
def terminal(tmp_path: Path, kept: Secret) -> Iterator[Terminal]:
    made = Terminal(tmp_path, kept)
    yield made
    made.journal.close()


def test_the_lock_grows_from_the_third_wrong_try_to_an_hour() -> None:
    locks = [lock_after(failures) for failures in range(200)]

    assert locks[:6] == [0, 0, 0, 30, 60, 120]
    assert all(after >= before for before, after in pairwise(locks))
    assert locks[-1] == 3600


def test_a_right_pin_is_right_and_forgives_what_was_wrong(terminal: Terminal) -> None:
    verdicts = [terminal.give(each) for each in (WRONG, WRONG, RIGHT, WRONG, WRONG, RIGHT)]

    assert [verdict for verdict, _ in verdicts] == [
        Verdict.WRONG, Verdict.WRONG, Verdict.RIGHT, Verdict.WRONG, Verdict.WRONG, Verdict.RIGHT,
    ]  # fmt: skip
    assert {wait for _, wait in verdicts} == {0}


def test_a_locked_terminal_looks_at_nothing_until_the_time_is_up(terminal: Terminal) -> None:
    for _ in range(2):
        terminal.give()
    third = terminal.give()
    terminal.clock.uptime += 29.5
    during = terminal.give(RIGHT)
    terminal.clock.uptime += 0.5
    after = terminal.give(RIGHT)

    assert third == (Verdict.WRONG, 30)
    assert during == (Verdict.LOCKED, 1)
    assert after == (Verdict.RIGHT, 0)


def test_each_further_wrong_try_locks_for_twice_as_long(terminal: Terminal) -> None:
    waits = []
    for _ in range(12):
        verdict, wait = terminal.give()
        assert verdict is Verdict.WRONG
        waits.append(wait)
        terminal.clock.uptime += wait

    assert waits == [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_tries_under_a_lock_do_not_lengthen_it(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.give()
    for _ in range(20):
        terminal.give()
    terminal.clock.uptime += 30

    assert terminal.give(RIGHT) == (Verdict.RIGHT, 0)


def test_a_restart_begins_the_lock_anew_in_its_full_length(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.give()
    terminal.clock.uptime += 25
    terminal.restart()
    first = terminal.give(RIGHT)
    terminal.clock.uptime += 30
    then = terminal.give()

    assert first == (Verdict.LOCKED, 30)
    assert then == (Verdict.WRONG, 60)


def test_restarts_between_tries_forgive_none(terminal: Terminal) -> None:
    verdicts = []
    for _ in range(4):
        verdicts.append(terminal.give()[0])
        terminal.restart()

    assert verdicts == [Verdict.WRONG, Verdict.WRONG, Verdict.WRONG, Verdict.LOCKED]


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)], ids=["on", "back"])
def test_the_wall_clock_moves_no_lock(terminal: Terminal, jump: timedelta) -> None:
    for _ in range(3):
        terminal.give()
    terminal.clock.wall += jump
    here = terminal.give(RIGHT)
    terminal.restart()
    terminal.clock.wall += jump

    assert here == (Verdict.LOCKED, 30)
    assert terminal.give(RIGHT) == (Verdict.LOCKED, 30)


def test_a_process_that_ends_in_mid_try_has_spent_it(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.journal.admin_opened(PIN)
    terminal.restart()

    assert terminal.give(RIGHT) == (Verdict.LOCKED, 30)


def test_every_try_is_a_row_and_a_line_without_the_pin(
    terminal: Terminal, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    for each in (WRONG, RIGHT, WRONG, WRONG, WRONG, RIGHT):
        terminal.give(each)

    outcomes = ["wrong", "right", "wrong", "wrong", "wrong", "locked"]
    lines = [json.loads(each.getMessage()) for each in caplog.records]
    assert terminal.rows() == [("pin", outcome) for outcome in outcomes]
    assert [each["outcome"] for each in lines if each["event"] == "admin.pin"] == outcomes
    assert "27182" not in telling(caplog.text)


def test_of_many_tries_at_once_only_three_are_looked_at(terminal: Terminal) -> None:
    with ThreadPoolExecutor(8) as pool:
        verdicts = [verdict for verdict, _ in pool.map(lambda _: terminal.give(), range(8))]

    assert sorted(each.value for each in verdicts) == ["locked"] * 5 + ["wrong"] * 3


def test_where_a_try_can_t_be_written_down_none_is_looked_at(tmp_path: Path, kept: Secret) -> None:
    terminal = Terminal(tmp_path, kept)
    terminal.journal.close()

    assert terminal.give(RIGHT) == (Verdict.OFF, 0)


@pytest.mark.parametrize("text", [None, "271828", "$argon2id$"])
def test_without_a_hash_there_is_no_technician_and_the_log_says_so(
    tmp_path: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    terminal = Terminal(tmp_path, None if text is None else Secret(text))
    verdict = terminal.give(RIGHT)
    terminal.journal.close()

    assert not terminal.technician.is_known
    assert verdict == (Verdict.OFF, 0)
    (line,) = [json.loads(each.getMessage()) for each in caplog.records if "admin.off" in each.getMessage()]
    assert line["reason"] == ("no_pin" if text is None else "unreadable")
    assert "271828" not in caplog.text


def test_a_readable_hash_makes_a_technician_known(terminal: Terminal) -> None:
    assert terminal.technician.is_known


def test_a_lock_is_counted_from_the_start_of_the_process_and_not_from_the_first_look(tmp_path: Path) -> None:
    clock = SetClock(NOON)
    journal = Journal(tmp_path / "journal.sqlite3", clock)
    for _ in range(3):
        journal.admin_opened(PIN)
    attempts = Attempts(journal, clock)
    clock.uptime += 29
    almost = attempts.wait()
    clock.uptime += 1
    over = attempts.wait()
    journal.close()

    assert (almost, over) == (1, 0)
