"""Wrong tries make wait, longer each time, at every terminal, by a clock that nobody sets."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from kiosk.residents import lockout
from kiosk.residents.errors import Why
from kiosk.residents.limits import Limits
from kiosk.residents.schema import LOCKOUTS

from .cityhall import ANN, OTHER, PASSWORD, CityHall, Terminal, denied


def wrong(terminal: Terminal, times: int, email: str = ANN) -> None:
    for _ in range(times):
        assert denied(terminal.identity.sign_in, email, OTHER).why is Why.WRONG


def test_waiting_doubles_with_each_further_wrong_try_up_to_an_hour(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    wrong(terminal, 5)
    waits = []
    for _ in range(9):
        locked = denied(terminal.identity.sign_in, ANN, PASSWORD)
        assert locked.why is Why.LOCKED
        waits.append(locked.wait)
        hall.pass_by(locked.wait + 0.5)
        wrong(terminal, 1)

    doubled = [min(30 * 2**step, 3600) for step in range(9)]
    # PostgreSQL's clock goes on by itself.
    assert all(full - 5 <= wait <= full for wait, full in zip(waits, doubled, strict=True))


def test_the_right_password_in_time_forgives_the_wrong_ones(terminal: Terminal) -> None:
    resident = terminal.resident()
    for _ in range(3):
        wrong(terminal, 4)
        assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_all_terminals_share_a_lock_out(hall: CityHall) -> None:
    first, second = hall.terminal(), hall.terminal()
    first.resident()
    wrong(first, 3)
    wrong(second, 2)

    assert denied(first.identity.sign_in, ANN, PASSWORD).why is Why.LOCKED
    assert denied(second.identity.sign_in, ANN, PASSWORD).why is Why.LOCKED


def test_an_unknown_address_is_locked_as_well_and_no_other_with_it(terminal: Terminal) -> None:
    resident = terminal.resident()
    wrong(terminal, 5, "stranger@example.org")

    assert denied(terminal.identity.sign_in, "Stranger@example.org", OTHER).why is Why.LOCKED
    assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_wrong_tries_of_another_day_no_longer_count(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    wrong(terminal, 4)
    hall.pass_by(25 * 3600)
    wrong(terminal, 4)

    assert terminal.identity.sign_in(ANN, PASSWORD).email == ANN


def test_a_wall_clock_that_is_set_changes_no_wait_at_a_single_terminal(at_sqlite: CityHall) -> None:
    terminal = at_sqlite.terminal()
    terminal.resident()
    wrong(terminal, 5)

    for days in (400, -800):
        at_sqlite.clock.wall += timedelta(days=days)
        assert denied(terminal.identity.sign_in, ANN, PASSWORD).wait == 30
    at_sqlite.clock.uptime += 30
    assert terminal.identity.sign_in(ANN, PASSWORD).email == ANN


def test_nobody_waits_longer_than_the_rule_when_the_steady_clock_begins_anew(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    wrong(terminal, 5)
    # A terminal was restarted, or the server's clock set back: what was read lies in the future now.
    terminal.run(sa.update(LOCKOUTS).values(since=LOCKOUTS.c.since + 1_000_000))

    wait = denied(terminal.identity.sign_in, ANN, PASSWORD).wait
    hall.pass_by(wait + 1)

    assert 0 < wait <= 30
    assert terminal.identity.sign_in(ANN, PASSWORD).email == ANN


@given(tries=st.integers(0, 10**6))
def test_a_wait_is_never_shorter_for_more_tries_nor_longer_than_the_longest(tries: int) -> None:
    rule = lockout.of_passwords(Limits())

    assert 0 <= rule.after(tries) <= rule.after(tries + 1) <= 3600
    assert (rule.after(tries) == 0) is (tries < 5)
