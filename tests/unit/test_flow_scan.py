"""A bill under the scanner: where it leads, where it means nothing, and what is refused."""

from __future__ import annotations

from functools import partial

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.account import AccountFormat, AccountNumber
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.scan import outcome
from kiosk.flow.states import (
    Accounts,
    ChooseBiller,
    Finding,
    Hosted,
    Notice,
    Receipt,
    SessionId,
    SignIn,
    Welcome,
)
from tests.unit.flows import HOSTED, NUMBER, RECEIPT, Make, Run, typed

WATER = BillerRules("4234", AccountFormat("#####-####"), r"(?P<account>\d{5}-?\d{4})")
TAX = BillerRules("4235", AccountFormat("AA-######"), r"(?P<account>[A-Z]{2}-?\d{6})")
ONE = Rules(billers=(WATER,), residents=True)
TWO = Rules(billers=(WATER, TAX))
OTHER = AccountNumber("20417-3381")
PARCEL = AccountNumber("RE-204417")


def scanned(text: str) -> Make:
    """Such a code is held under the scanner."""
    return partial(_scanned, text)


def _scanned(text: str, session: SessionId) -> ev.Event:
    return ev.Scanned(session, text)


BILL = scanned("BILL 132759960 DUE")
SECOND = scanned("204173381")


def chosen(run: Run) -> tuple[AccountNumber, ...]:
    assert isinstance(run.session.state, Accounts)
    return run.session.state.chosen


def notice(run: Run) -> Notice | None:
    assert isinstance(run.session.state, Accounts | ChooseBiller)
    return run.session.state.notice


def test_a_scan_at_the_welcome_screen_opens_a_session_and_finds_the_account() -> None:
    run = Run(ONE).after(BILL)

    assert run.effects == [
        do.RecordOpened(run.session.id),
        do.OpenPayment(run.session.id, 1, "4234", (NUMBER,)),
    ]
    assert run.session.state == Finding(biller="4234", accounts=(NUMBER,), left=ONE.finding)


@pytest.mark.parametrize("before", [(), (ev.PayPressed,)])
@pytest.mark.parametrize(
    ("code", "biller", "number"), [("132759960", "4234", NUMBER), ("RE204417", "4235", PARCEL)]
)
def test_the_first_biller_that_knows_the_code_is_paid(
    before: tuple[Make, ...], code: str, biller: str, number: AccountNumber
) -> None:
    run = Run(TWO).after(*before, scanned(code))

    assert run.session.state == Finding(biller=biller, accounts=(number,), left=TWO.finding)


def test_the_biller_on_the_screen_is_asked_before_the_others() -> None:
    loose = msgspec.structs.replace(TAX, format=AccountFormat(""), scan_pattern=r"(?P<account>\d+)")
    run = Run(Rules(billers=(WATER, loose)))
    run.after(ev.PayPressed, lambda session: ev.BillerChosen(session, "4235"), scanned("132759960"))

    assert isinstance(run.session.state, Finding)
    assert run.session.state.biller == "4235"


def test_a_scan_finds_the_account_whatever_half_number_stands_in_the_field() -> None:
    run = Run(ONE).after(ev.PayPressed, typed("132"), BILL)

    assert isinstance(run.session.state, Finding)
    assert run.session.state.accounts == (NUMBER,)


def test_the_number_that_was_typed_already_is_found_once() -> None:
    run = Run(ONE).after(ev.PayPressed, typed("132759960"), BILL)

    assert isinstance(run.session.state, Finding)
    assert run.session.state.accounts == (NUMBER,)


def test_a_scan_joins_a_list_that_was_begun_and_sends_nothing() -> None:
    run = Run(ONE).after(ev.PayPressed, typed("132759960"), ev.AccountAdded, SECOND)

    assert chosen(run) == (NUMBER, OTHER)
    assert notice(run) is Notice.ADDED
    assert run.asked(do.OpenPayment) == 0


def test_a_whole_number_in_the_field_is_kept_beside_the_scanned_one() -> None:
    run = Run(ONE).after(ev.PayPressed, typed("132759960"), SECOND)

    assert chosen(run) == (NUMBER, OTHER)
    assert notice(run) is Notice.ADDED


def test_a_bill_that_is_on_the_list_is_not_added_twice() -> None:
    run = Run(ONE).after(ev.PayPressed, typed("132759960"), ev.AccountAdded, BILL)

    assert chosen(run) == (NUMBER,)
    assert notice(run) is Notice.DUPLICATE


def test_a_list_that_is_full_takes_no_scan() -> None:
    few = msgspec.structs.replace(ONE, most_accounts=1)
    run = Run(few).after(ev.PayPressed, typed("132759960"), ev.AccountAdded, SECOND)

    assert chosen(run) == (NUMBER,)
    assert notice(run) is Notice.TOO_MANY


def test_a_bill_of_another_biller_does_not_join_the_list() -> None:
    run = Run(TWO).after(ev.PayPressed, lambda session: ev.BillerChosen(session, "4234"))
    run.after(typed("132759960"), ev.AccountAdded, scanned("RE204417"))

    assert chosen(run) == (NUMBER,)
    assert notice(run) is Notice.OTHER_BILLER


def test_a_bill_of_another_biller_is_paid_where_no_list_was_begun() -> None:
    run = Run(TWO).after(ev.PayPressed, lambda session: ev.BillerChosen(session, "4234"), scanned("RE204417"))

    assert isinstance(run.session.state, Finding)
    assert run.session.state.accounts == (PARCEL,)


HOSTILE = [
    "", "\0", "4006381333931", "13275\t9960", "\x1b[2J132759960", "132759960\r\n132759960", "1" * 300,
    "https://evil.example/132759960", "HTTP://EVIL.EXAMPLE/132759960", "www.evil.example 132759960",
    "javascript:alert(132759960)", "WIFI:S:lobby;P:132759960;;", "'; DROP TABLE bill; --", "\udcff132759960",
    "\u202e132759960",
]  # fmt: skip


@pytest.mark.parametrize("code", HOSTILE)
def test_a_code_that_is_no_bill_is_told_and_nothing_is_asked_for(code: str) -> None:
    for run in (Run(ONE), Run(ONE).after(ev.PayPressed)):
        before = run.session
        run.after(scanned(code))

        assert notice(run) is Notice.UNKNOWN_CODE
        assert isinstance(run.session.state, Accounts)
        assert run.session.state.typed == ""
        assert run.asked(do.OpenPayment) == 0
        assert outcome(before, run.session) == "refused"


def test_a_code_that_is_no_bill_asks_which_one_where_there_are_several() -> None:
    for run in (Run(TWO), Run(TWO).after(ev.PayPressed)):
        run.after(scanned("4006381333931"))

        assert run.session.state == ChooseBiller(notice=Notice.UNKNOWN_CODE)


@given(st.text(max_size=250))
@example("132759960")
def test_whatever_is_scanned_only_a_number_in_the_billers_format_is_asked_for(code: str) -> None:
    run = Run(TWO).after(scanned(code))

    for effect in run.effects:
        if isinstance(effect, do.OpenPayment):
            rules = TWO.biller(effect.biller)
            assert rules is not None
            assert [rules.format.parse(number.value) for number in effect.accounts] == list(effect.accounts)


@pytest.mark.parametrize(
    "before",
    [(ev.SignInPressed,), (BILL,), HOSTED, RECEIPT, (*RECEIPT, ev.DonePressed)],
    ids=["sign-in", "finding", "page", "receipt", "wiping"],
)
@pytest.mark.parametrize("code", ["132759960", "\x1b"])
def test_where_no_payment_can_begin_a_scan_changes_nothing(before: tuple[Make, ...], code: str) -> None:
    run = Run(ONE).after(*before)
    session, effects = run.session, len(run.effects)
    run.after(scanned(code))

    assert run.session == session
    assert len(run.effects) == effects
    assert outcome(session, run.session) == "ignored"


def test_those_states_were_what_their_names_say() -> None:
    reached = [
        Run(ONE).after(*each).session.state for each in ((ev.SignInPressed,), (BILL,), HOSTED, RECEIPT)
    ]

    assert [type(state) for state in reached] == [SignIn, Finding, Hosted, Receipt]


def test_under_the_idle_warning_a_scan_waits_for_the_answer() -> None:
    run = Run(ONE).after(ev.PayPressed).seconds(ONE.idle)
    assert run.session.warning is not None
    run.after(BILL)
    assert isinstance(run.session.state, Accounts)

    run.after(ev.StillHerePressed, BILL)
    assert isinstance(run.session.state, Finding)


def test_a_repr_shows_no_code() -> None:
    assert "1327" not in repr(ev.Scanned(SessionId("1"), "132759960"))


def test_a_scan_at_the_welcome_screen_counts_as_taken() -> None:
    run = Run(ONE)
    before = run.session
    assert isinstance(before.state, Welcome)

    assert outcome(before, run.after(BILL).session) == "taken"
