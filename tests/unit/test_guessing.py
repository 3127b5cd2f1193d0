"""Numbers tried one after the other are noticed; an ordinary day at a city hall is not."""

from __future__ import annotations

import random

import pytest

from kiosk.guessing import (
    BRIM,
    CLERKS_BRIM,
    FIRST_REST,
    FORGIVEN,
    KNOWN,
    LEAK,
    LONGEST_REST,
    UNKNOWN,
    Guesses,
)
from tests.clocks import SetClock

ENOUGH = round(BRIM / UNKNOWN)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def overflow(guesses: Guesses) -> None:
    for _ in range(ENOUGH):
        guesses.note(unknown=1)


def test_unknown_numbers_in_a_row_are_too_much(clock: SetClock) -> None:
    guesses = Guesses(clock)
    noticed = [guesses.note(unknown=1) for _ in range(ENOUGH)]

    assert noticed == [*[False] * (ENOUGH - 1), True]
    assert guesses.rest() == FIRST_REST


def test_known_numbers_in_a_row_are_too_much_as_well(clock: SetClock) -> None:
    guesses = Guesses(clock)

    assert [guesses.note(known=1) for _ in range(round(BRIM / KNOWN) + 1)][-1]


def test_five_hundred_known_numbers_at_once_are_no_guessing_by_a_clerk(clock: SetClock) -> None:
    guesses = Guesses(clock, CLERKS_BRIM)

    assert not any(guesses.note(known=1) for _ in range(500))
    assert any(guesses.note(unknown=1) for _ in range(round(CLERKS_BRIM / UNKNOWN)))


def test_numbers_of_one_payment_count_each(clock: SetClock) -> None:
    assert Guesses(clock).note(unknown=ENOUGH)


def test_a_rest_ends_and_the_next_one_is_longer_up_to_an_hour(clock: SetClock) -> None:
    guesses = Guesses(clock)
    rests = []
    for _ in range(6):
        overflow(guesses)
        rests.append(guesses.rest())
        clock.uptime += guesses.rest()
        assert guesses.rest() == 0

    assert rests == [FIRST_REST * 2**turn for turn in range(4)] + [LONGEST_REST, LONGEST_REST]


def test_a_quiet_half_day_makes_the_next_rest_a_first_one(clock: SetClock) -> None:
    guesses = Guesses(clock)
    overflow(guesses)
    clock.uptime += FIRST_REST + FORGIVEN + 1
    overflow(guesses)

    assert guesses.rest() == FIRST_REST


def test_patience_is_no_way_around_it(clock: SetClock) -> None:
    """At the pace that is never noticed, a day of guessing gives away fewer numbers than a phone book's page."""
    guesses = Guesses(clock)
    tries = 0
    while clock.uptime < 1000 + 24 * 3600:
        clock.uptime += UNKNOWN / LEAK
        assert not guesses.note(unknown=1)
        tries += 1

    assert tries == 24 * 3600 * LEAK / UNKNOWN


@pytest.mark.parametrize("seed", range(20))
def test_a_busy_day_never_meets_it(clock: SetClock, seed: int) -> None:
    """Nine hours, a customer every 50 to 150 seconds, a tenth of them mistyping, some with several accounts."""
    chance = random.Random(seed)  # noqa: S311  a simulation
    guesses = Guesses(clock)
    noticed = 0
    while clock.uptime < 1000 + 9 * 3600:
        for _ in range(chance.choices((0, 1, 2), (90, 7, 3))[0]):
            noticed += guesses.note(unknown=1)
            clock.uptime += chance.uniform(8, 20)
        noticed += guesses.note(known=chance.choices((1, 2, 4), (88, 9, 3))[0])
        clock.uptime += chance.uniform(50, 150)

    assert noticed == 0
