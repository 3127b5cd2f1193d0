"""What becomes of whoever stands here when a clerk has confirmed their registration, or approved an account."""

from __future__ import annotations

import pytest

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CareTask, MemberAccount
from tests.unit.flows import Make, Run
from tests.unit.residentflows import (
    BILLS,
    MENU,
    ONE,
    RULES,
    SETTINGS,
    SIGNING_IN,
    SUMMARY,
    TWO,
    care,
    mailed,
    member,
    signed_in,
    state,
)

WAITS = (*SUMMARY, ev.ContinuePressed, mailed("app-1"))


@pytest.fixture
def run() -> Run:
    return Run(RULES)


def helped(waited: str, *accounts: MemberAccount) -> Make:
    return lambda session: ev.ClerkHelped(session, waited, member(*accounts))


def test_who_registered_here_is_signed_in_without_the_code(run: Run) -> None:
    run.after(*WAITS, helped("app-1", ONE))

    assert state(run, states.Registered) == states.Registered()
    assert run.session.member == member(ONE)
    run.after(ev.ContinuePressed)
    assert state(run, states.Menu).account == ONE.id


@pytest.mark.parametrize("waited", ["app-2", ""])
def test_somebody_else_s_registration_signs_nobody_in_here(run: Run, waited: str) -> None:
    run.after(*WAITS, helped(waited, ONE))

    assert isinstance(run.session.state, states.AwaitConfirmation)
    assert run.session.member is None


def test_a_code_that_is_being_looked_at_meanwhile_changes_nothing_any_more(run: Run) -> None:
    run.after(*WAITS, ev.ResendPressed)
    late = run.session.asked
    run.after(helped("app-1", ONE))
    run.happen(ev.CodeMailed(run.session.id, late, "app-1"))

    assert isinstance(run.session.state, states.Registered)


def test_a_sign_in_that_is_being_looked_at_is_nobody_s_to_end(run: Run) -> None:
    run.after(*SIGNING_IN, helped("app-1", ONE))

    assert isinstance(run.session.state, states.Asking)
    assert run.session.member is None


@pytest.mark.parametrize("before", [MENU, SETTINGS])
def test_an_account_that_is_approved_while_its_resident_looks_on_is_told_at_once(
    run: Run, before: tuple[Make, ...]
) -> None:
    run.after(*before, helped(TWO.id, ONE, TWO))

    assert state(run, states.Registered).approved
    assert run.session.member == member(ONE, TWO)


@pytest.mark.parametrize("before", [BILLS, (*SETTINGS, care(CareTask.PASSWORD))])
def test_who_pays_or_types_is_not_torn_away_and_has_the_account_all_the_same(
    run: Run, before: tuple[Make, ...]
) -> None:
    run.after(*before)
    stood = run.session.state
    run.after(helped(TWO.id, ONE, TWO))

    assert run.session.state == stood
    assert run.session.member == member(ONE, TWO)


def test_another_resident_s_account_is_not_this_one_s(run: Run) -> None:
    run.after(*SIGNING_IN, signed_in(ONE))
    stranger = member(TWO).__class__(id="r-2", name="Ira Stone", email="ira@example.org", accounts=(TWO,))
    before = run.session
    run.happen(ev.ClerkHelped(run.session.id, TWO.id, stranger))

    assert run.session == before


def test_a_guest_is_not_signed_in_by_anything_that_a_clerk_does(run: Run) -> None:
    run.after(ev.PayPressed)
    before = run.session
    run.after(helped("app-1", ONE))

    assert run.session == before
