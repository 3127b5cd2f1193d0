"""Account numbers that a clerk types or scans: straight to their page, or a word about what is wrong."""

from __future__ import annotations

from functools import partial

import pytest

from kiosk.account import AccountFormat, AccountNumber
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Accounts, Finding, Hosted, Notice, SessionId, TroubleKind
from tests.unit.flows import HOSTED, NUMBER, Make, Run

WATER = BillerRules("4234", AccountFormat("#####-####"), r"WB:(?P<account>\d{9});")
TAX = BillerRules("4235", AccountFormat("AA-######"))
RULES = Rules(billers=(WATER, TAX))
OTHER = AccountNumber("20417-3381")
PARCEL = AccountNumber("RE-204417")


def given(text: str) -> Make:
    return partial(_given, text)


def _given(text: str, session: SessionId) -> ev.Event:
    return ev.NumbersGiven(session, text)


@pytest.mark.parametrize(
    ("text", "biller", "numbers"),
    [
        ("132759960", "4234", (NUMBER,)),
        (" 13275-9960 ", "4234", (NUMBER,)),
        ("13275 9960", "4234", (NUMBER,)),
        ("13275-9960 204173381", "4234", (NUMBER, OTHER)),
        ("132759960,20417-3381,132759960", "4234", (NUMBER, OTHER)),
        ("re204417", "4235", (PARCEL,)),
        ("WB:132759960;4995", "4234", (NUMBER,)),
    ],
)
def test_one_line_and_enter_lead_to_the_accounts_of_whichever_biller_knows_them(
    text: str, biller: str, numbers: tuple[AccountNumber, ...]
) -> None:
    run = Run(RULES).after(given(text))

    state = run.session.state
    assert isinstance(state, Finding)
    assert (state.biller, state.accounts) == (biller, numbers)
    assert [type(each) for each in run.effects] == [do.RecordOpened, do.OpenPayment]


@pytest.mark.parametrize("text", ["", "12", "13275-9960 12", "13275-9960 RE-204417", "132759960204173381"])
def test_what_is_no_list_of_one_biller_s_numbers_is_told_and_never_sent(text: str) -> None:
    run = Run(RULES).after(given(text))

    assert run.session.state == Accounts(biller="4234", notice=Notice.CHECK_NUMBER)
    assert not [each for each in run.effects if isinstance(each, do.OpenPayment)]


def test_a_pattern_that_finds_a_number_anywhere_does_not_drop_the_other_ones() -> None:
    loose = BillerRules("4234", AccountFormat("#####-####"), r"(?P<account>\d{5}-?\d{4})")
    run = Run(Rules(billers=(loose,))).after(given("13275-9960 20417-3381"))

    state = run.session.state
    assert isinstance(state, Finding)
    assert state.accounts == (NUMBER, OTHER)


def test_more_accounts_than_one_page_takes_are_told() -> None:
    eleven = " ".join(f"13275-{number:04}" for number in range(11))

    told = Accounts(biller="4234", notice=Notice.TOO_MANY)
    assert Run(RULES).after(given(eleven)).session.state == told


def test_after_a_refusal_and_after_trouble_the_next_numbers_take_the_place_of_the_ones_before() -> None:
    refused = partial(ev.AccountsRefused, asked=1, notice=Notice.UNKNOWN_ACCOUNT)
    failed = partial(ev.FindingFailed, asked=1, kind=TroubleKind.NO_ANSWER)
    for setback in (refused, failed):
        run = Run(RULES).after(given("13275-9960"), setback, given("20417-3381"))

        state = run.session.state
        assert isinstance(state, Finding)
        assert state.accounts == (OTHER,)


def test_beside_a_page_that_stands_numbers_change_nothing() -> None:
    run = Run().after(*HOSTED)
    before = run.session

    assert isinstance(before.state, Hosted)
    assert run.after(given("20417-3381")).session == before


def test_numbers_are_in_no_repr() -> None:
    assert "1327" not in repr(ev.NumbersGiven(SessionId("1"), "132759960"))
