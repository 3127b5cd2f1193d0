"""What a technician is shown of the terminal's day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.admin.kept import NAME, KeptFile
from kiosk.admin.technician import Technician
from kiosk.devices.touch import TouchScreen
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import SessionId
from kiosk.flow.technician import Health
from kiosk.journal import Journal
from tests.clocks import SetClock

NOON = datetime(2026, 3, 14, 17, 0, tzinfo=UTC)


class City:
    """A journal to be written, and what a technician is told of it."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock(NOON)
        self.journal = Journal(folder / "journal.sqlite3", self.clock)
        self._technician = Technician(
            None,
            self.journal,
            self.clock,
            folder,
            KeptFile(folder / NAME),
            TouchScreen(wayland=True, udev=folder),
        )

    def health(self) -> Health:
        event = self._technician.answer(do.GatherHealth(SessionId("s-1"), 3))
        assert isinstance(event, ev.HealthGathered)
        assert (event.session, event.asked) == (SessionId("s-1"), 3)
        return event.health

    def call(self, outcome: str, call: str = "biller_status") -> datetime:
        """One call, a minute after the last; gives when it was made."""
        self.clock.wall += timedelta(minutes=1)
        self.journal.call_closed(self.journal.call_opened(call, ""), outcome, 12)
        return self.clock.wall


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    made = City(tmp_path)
    yield made
    made.journal.close()


def test_nothing_is_known_of_a_provider_that_was_not_asked(city: City) -> None:
    city.journal.call_opened("biller_status", "")
    city.call("ok", "cloud_payment")

    assert (city.health().reachable, city.health().since) == (None, None)


def test_a_provider_is_well_since_its_first_good_answer_after_a_bad_one(city: City) -> None:
    city.call("ok")
    city.call("not_sent")
    since = city.call("ok")
    city.call("ok")
    city.call("not_sent", "cloud_payment")

    assert (city.health().reachable, city.health().since) == (True, since)


def test_a_provider_is_lost_since_the_first_of_the_bad_answers(city: City) -> None:
    city.call("ok")
    since = city.call("not_sent")
    city.call("rate_limited")

    assert (city.health().reachable, city.health().since) == (False, since)


def test_sessions_receipts_and_unknown_outcomes_of_today_are_counted(city: City) -> None:
    city.clock.wall = NOON - timedelta(days=2)
    city.journal.session_opened("long ago")
    city.journal.session_closed("long ago", "receipt")
    city.clock.wall = NOON
    for name, ending in (("1", "receipt"), ("2", "idle"), ("3", "outcome_unknown"), ("4", "signed_out")):
        city.journal.session_opened(name)
        if name == "4":
            city.journal.session_settled(name, receipt=True)
            city.journal.session_settled(name, receipt=True)
        city.journal.session_closed(name, ending)
    city.journal.session_opened("5")
    health = city.health()

    assert (health.sessions, health.receipts, health.unknown) == (5, 3, 1)


def test_disk_and_uptime_are_told(city: City, tmp_path: Path) -> None:
    city.clock.uptime += 3600
    health = city.health()
    disk = os.statvfs(tmp_path)

    assert health.up == 3600
    assert health.disk_size == disk.f_blocks * disk.f_frsize
    assert 0 < health.disk_free <= health.disk_size


def test_a_day_without_anybody_is_told_as_such(city: City) -> None:
    health = city.health()

    assert (health.sessions, health.receipts, health.unknown) == (0, 0, 0)
