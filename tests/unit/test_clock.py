"""The machine's clocks."""

from __future__ import annotations

from datetime import UTC, timedelta

from kiosk.clock import Clock, SystemClock


def test_the_moment_is_in_utc_and_says_so() -> None:
    clock: Clock = SystemClock()

    now = clock.utc_now()

    assert now.tzinfo is UTC
    assert now.utcoffset() == timedelta(0)


def test_the_monotonic_clock_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(100)]

    assert readings == sorted(readings)
