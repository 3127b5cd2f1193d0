"""Who may work at a counter: kept hashed, let in or made wait, disabled, and on record."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from kiosk.clerks import rules
from kiosk.clerks.staff import COST, NotSignedIn, Staff
from kiosk.flow.desk.clerk import Clerk, Denial, Role
from kiosk.residents.schema import AUDIT, CLERKS
from kiosk.secret import Secret

from .cityhall import CHEAP, CityHall, Terminal

ANN = Clerk("Ann.V", Role.CLERK)
BOB = Clerk("bob", Role.SUPERVISOR)
PIN = Secret("271828")
OTHER = Secret("314159")


@pytest.fixture
def staff(terminal: Terminal) -> Staff:
    """Ann and Bob, who share a PIN without knowing."""
    made = Staff(terminal.directory, cost=CHEAP)
    assert made.add(ANN, PIN)
    assert made.add(BOB, PIN)
    return made


def refused(staff: Staff, name: str, secret: Secret) -> tuple[Denial, int]:
    with pytest.raises(NotSignedIn) as caught:
        staff.sign_in(name, secret)
    return caught.value.denial, caught.value.wait


def trail(terminal: Terminal) -> list[tuple[str, str, str]]:
    told = sa.select(AUDIT.c.who, AUDIT.c.what, AUDIT.c.about).order_by(AUDIT.c.id)
    return [(row.who, row.what, row.about) for row in terminal.run(told)]


def test_a_clerk_is_known_by_name_and_pin_with_the_role_and_the_name_as_chosen(staff: Staff) -> None:
    assert staff.sign_in("ANN.v ", PIN) == ANN
    assert staff.sign_in("bob", PIN) == BOB
    assert (ANN.is_supervisor, BOB.is_supervisor) == (False, True)


def test_a_pin_is_kept_as_argon2id_that_costs_what_a_technician_s_does(terminal: Terminal) -> None:
    staff = Staff(terminal.directory)
    staff.add(ANN, PIN)

    (kept,) = terminal.run(sa.select(CLERKS.c.secret_hash))[0]

    assert (COST.memory_kib, COST.passes) == (65536, 3)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert staff.sign_in("ann.v", PIN) == ANN


def test_an_unknown_name_is_answered_as_a_wrong_pin(staff: Staff) -> None:
    assert refused(staff, "ann.v", OTHER) == refused(staff, "carl", OTHER) == (Denial.WRONG, 0)


@pytest.mark.parametrize("name", ["ann.v", "carl", "\0\ud800" * 99])
def test_wrong_tries_make_wait_longer_each_time(hall: CityHall, staff: Staff, name: str) -> None:
    waits = [refused(staff, name, OTHER)[1] for _ in range(5)]
    locked, first = refused(staff, name, PIN)
    hall.pass_by(31)
    again = refused(staff, name, OTHER)

    assert waits[:4] == [0, 0, 0, 0]
    assert (locked, again[0]) == (Denial.LOCKED, Denial.WRONG)
    # PostgreSQL's clock goes on by itself.
    assert 20 <= first <= 30
    assert 50 <= again[1] <= 60
    assert staff.sign_in("bob", PIN) == BOB


def test_all_terminals_share_a_wait_and_a_wall_clock_that_is_set_ends_none(
    hall: CityHall, staff: Staff
) -> None:
    elsewhere = Staff(hall.terminal().directory, cost=CHEAP)
    for each in (staff, elsewhere, staff, elsewhere, staff):
        refused(each, "ann.v", OTHER)
    hall.clock.wall = hall.clock.wall.replace(year=2030)

    assert refused(elsewhere, "ann.v", PIN)[0] is Denial.LOCKED


def test_the_right_pin_forgives_the_wrong_ones(staff: Staff) -> None:
    for _ in range(3):
        for _ in range(4):
            refused(staff, "ann.v", OTHER)
        assert staff.sign_in("ann.v", PIN) == ANN


def test_a_disabled_clerk_is_told_so_with_the_right_pin_alone(staff: Staff) -> None:
    assert staff.disable("ANN.V")

    assert refused(staff, "ann.v", PIN)[0] is Denial.DISABLED
    assert refused(staff, "ann.v", OTHER)[0] is Denial.WRONG
    assert not staff.disable("ann.v")
    assert not staff.disable("carl")


def test_a_disabled_clerk_comes_back_with_another_pin_role_and_no_wait(staff: Staff) -> None:
    for _ in range(5):
        refused(staff, "ann.v", OTHER)
    assert not staff.add(ANN, OTHER)
    staff.disable("ann.v")
    again = Clerk("ann.v", Role.SUPERVISOR)

    assert staff.add(again, OTHER)
    assert refused(staff, "ann.v", PIN)[0] is Denial.WRONG
    assert staff.sign_in("ann.v", OTHER) == again


def test_the_list_has_everybody_and_counts_who_may_sign_in_as_supervisor(staff: Staff) -> None:
    before = staff.supervisors()
    staff.disable("bob")
    found = staff.find("BOB")

    assert [entry.clerk for entry in staff.everybody()] == [ANN, BOB]
    assert (before, staff.supervisors()) == (1, 0)
    assert found is not None
    assert found.disabled_at is not None
    assert found.disabled_at >= found.added_at
    assert staff.find("carl") is None


def test_what_happens_to_a_clerk_is_on_record_and_what_nobody_is_called_is_not(
    terminal: Terminal, staff: Staff
) -> None:
    staff.sign_in("ann.v", PIN)
    refused(staff, "ann.v", OTHER)
    refused(staff, "tangled kelp on 9 piers", PIN)
    staff.disable("ann.v")
    refused(staff, "ann.v", PIN)

    assert trail(terminal) == [
        ("technician", "clerk_added", "clerk:Ann.V"),
        ("technician", "supervisor_added", "clerk:bob"),
        ("clerk:Ann.V", "signed_in", "clerk:Ann.V"),
        ("clerk:Ann.V", "sign_in_refused", "wrong"),
        ("clerk", "sign_in_refused", "wrong"),
        ("technician", "clerk_disabled", "clerk:Ann.V"),
        ("clerk:Ann.V", "sign_in_refused", "disabled"),
    ]
    everything = repr(terminal.run(sa.select(CLERKS))) + repr(trail(terminal))
    assert PIN.reveal() not in everything
    assert "kelp" not in everything


@pytest.mark.parametrize(
    ("name", "taken"),
    [("ann", True), ("A.v-2_x", True), ("a", False), ("2ann", False), ("=cmd", False), ("ann vega", False),
     ("ánn", False), ("a" * 33, False), ("ann\n", False), ("", False)],
)  # fmt: skip
def test_a_name_is_a_short_word(name: str, taken: bool) -> None:
    assert rules.is_name(name) is taken


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("271828", None),
        ("27182", "has fewer than 6 digits"),
        ("123456", "is a run"),
        ("777777", "over and over"),
        ("three7words", "or 12 characters"),
        ("password1234", "what everybody tries first"),
        ("Exampleton2026", "is made of"),
        ("tangled kelp on 9 piers", None),
        ("", "or 12 characters"),
    ],
)
def test_a_pin_or_password_that_is_easily_guessed_is_not_taken(secret: str, problem: str | None) -> None:
    found = rules.objection(Secret(secret), ("ann.v", "City of Exampleton"))

    assert (found is None) is (problem is None)
    assert problem is None or problem in (found or "")
