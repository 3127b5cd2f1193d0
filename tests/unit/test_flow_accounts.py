"""From the welcome screen to the page: the account is entered, and found or not."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.account import AccountFormat, AccountNumber, Problem
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.rules import BillerRules
from kiosk.flow.states import (
    Accounts,
    ChooseBiller,
    Closed,
    ClosedReason,
    Ending,
    Finding,
    Hosted,
    Notice,
    Purpose,
    SessionId,
    Trouble,
    TroubleKind,
    Wiping,
)
from tests.unit.flows import FINDING, HOSTED, NUMBER, RULES, URL, Make, Run, failed, lost, ready, typed, wiped

TWO_BILLERS = msgspec.structs.replace(
    RULES, billers=(*RULES.billers, BillerRules("5120", AccountFormat("AA-######")))
)
PAID_TOO = AccountNumber("13275-9961")


def refused(notice: Notice) -> Make:
    return lambda session: ev.AccountsRefused(session, 0, notice)


def accounts(run: Run) -> Accounts:
    assert isinstance(run.session.state, Accounts)
    return run.session.state


def test_paying_opens_the_record_and_a_connection_and_asks_for_the_account() -> None:
    run = Run().after(ev.PayPressed)

    assert run.session.state == Accounts(biller="4234")
    assert run.effects == [do.RecordOpened(SessionId("1")), do.ProbeProvider(SessionId("1"))]


def test_with_several_billers_the_bill_is_chosen_first() -> None:
    run = Run(TWO_BILLERS).after(ev.PayPressed)
    assert isinstance(run.session.state, ChooseBiller)

    run.happen(ev.BillerChosen(run.session.id, "5120"))

    assert accounts(run) == Accounts(biller="5120")


def test_a_biller_that_is_not_configured_can_not_be_chosen() -> None:
    run = Run(TWO_BILLERS).after(ev.PayPressed)

    run.happen(ev.BillerChosen(run.session.id, "9999"))

    assert run.session.state == ChooseBiller()


def test_back_leads_from_the_account_to_the_choice_of_a_biller() -> None:
    run = Run(TWO_BILLERS).after(ev.PayPressed)
    run.happen(ev.BillerChosen(run.session.id, "5120"))

    assert isinstance(run.after(ev.BackPressed).session.state, ChooseBiller)
    assert isinstance(run.after(ev.BackPressed).session.state, Wiping)


def test_back_from_the_first_screen_ends_the_session() -> None:
    assert isinstance(Run().after(ev.PayPressed, ev.BackPressed).session.state, Wiping)


def test_the_number_is_formatted_as_it_is_typed() -> None:
    state = accounts(Run().after(ev.PayPressed, typed("132759960")))

    assert (state.typed, state.problem) == ("13275-9960", Problem.NONE)


def test_a_wrong_character_is_told_as_it_is_typed() -> None:
    assert accounts(Run().after(ev.PayPressed, typed("13x"))).problem is Problem.WRONG_CHARACTER


def test_erasing_takes_the_separator_with_the_digit() -> None:
    assert accounts(Run().after(ev.PayPressed, typed("132759"), ev.AccountErased)).typed == "13275"


@pytest.mark.parametrize("text", ["", "1327"])
def test_an_unfinished_number_is_not_sent(text: str) -> None:
    run = Run().after(ev.PayPressed, typed(text), ev.AccountsSubmitted)

    assert accounts(run).notice is Notice.CHECK_NUMBER
    assert not run.asked(do.OpenPayment)


def test_typing_on_takes_a_notice_away() -> None:
    run = Run().after(ev.PayPressed, ev.AccountsSubmitted, typed("1"))

    assert accounts(run).notice is None


def test_an_added_account_joins_the_list_and_frees_the_field() -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded)

    assert accounts(run) == Accounts(biller="4234", chosen=(NUMBER,), notice=Notice.ADDED)


def test_all_accounts_are_paid_together() -> None:
    run = Run().after(
        ev.PayPressed, typed("132759960"), ev.AccountAdded, typed("132759961"), ev.AccountsSubmitted
    )

    assert run.effects[-1] == do.OpenPayment(run.session.id, 1, "4234", (NUMBER, PAID_TOO))


def test_an_empty_field_adds_nothing_to_the_chosen() -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded, ev.AccountsSubmitted)

    assert run.effects[-1] == do.OpenPayment(run.session.id, 1, "4234", (NUMBER,))


@pytest.mark.parametrize("pressed", [ev.AccountAdded, ev.AccountsSubmitted])
def test_the_same_account_is_not_paid_twice_in_one_payment(pressed: Make) -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded, typed("132759960"), pressed)

    assert accounts(run).notice is Notice.DUPLICATE


def test_more_accounts_than_one_payment_takes_are_refused() -> None:
    run = Run(msgspec.structs.replace(RULES, most_accounts=1))
    run.after(ev.PayPressed, typed("132759960"), ev.AccountAdded, typed("132759961"), ev.AccountAdded)

    assert accounts(run).notice is Notice.TOO_MANY


@pytest.mark.parametrize(("position", "left"), [(0, ()), (1, (NUMBER,)), (-1, (NUMBER,))])
def test_an_account_can_be_taken_off_the_list(position: int, left: tuple[AccountNumber, ...]) -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded)

    run.happen(ev.AccountRemoved(run.session.id, position))

    assert accounts(run).chosen == left


def test_the_page_is_shown_when_its_address_comes() -> None:
    run = Run().after(*FINDING, ready)

    assert run.effects[-1] == do.ShowPage(run.session.id, URL, Purpose.GUEST_PAYMENT)
    assert run.session.state == Hosted(purpose=Purpose.GUEST_PAYMENT, biller="4234", accounts=(NUMBER,))


def test_pressing_find_twice_asks_once() -> None:
    assert Run().after(*FINDING, ev.AccountsSubmitted).asked(do.OpenPayment) == 1


@pytest.mark.parametrize("notice", [Notice.UNKNOWN_ACCOUNT, Notice.REFUSED])
def test_a_refused_account_stays_in_the_field_with_its_reason(notice: Notice) -> None:
    run = Run().after(*FINDING, refused(notice))

    state = accounts(run)
    assert (state.typed, state.problem, state.notice) == ("13275-9960", Problem.NONE, notice)


def test_of_several_refused_accounts_none_is_lost() -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded, typed("132759961"))
    run.after(ev.AccountsSubmitted, refused(Notice.UNKNOWN_ACCOUNT))

    assert (accounts(run).chosen, accounts(run).typed) == ((NUMBER,), "13275-9961")


def test_cancel_leads_back_to_the_number() -> None:
    run = Run().after(*FINDING, ev.BackPressed)

    assert (accounts(run).typed, accounts(run).notice) == ("13275-9960", None)


@pytest.mark.parametrize("kind", TroubleKind)
def test_a_call_that_fails_can_be_tried_again(kind: TroubleKind) -> None:
    run = Run().after(*FINDING, failed(kind))
    assert run.session.state == Trouble(kind=kind, biller="4234", accounts=(NUMBER,))

    run.after(ev.TryAgainPressed)

    assert isinstance(run.session.state, Finding)
    assert run.asked(do.OpenPayment) == 2


def test_the_wait_for_an_answer_ends() -> None:
    run = Run().after(*FINDING).seconds(RULES.finding - 1)
    assert isinstance(run.session.state, Finding)

    run.seconds(1)

    assert isinstance(run.session.state, Trouble)
    assert run.session.state.kind is TroubleKind.NO_ANSWER


def test_from_trouble_the_way_back_keeps_the_number() -> None:
    run = Run().after(*FINDING, failed(TroubleKind.BUSY), ev.BackPressed)

    assert accounts(run).typed == "13275-9960"


def test_a_refused_key_closes_the_terminal_and_wipes_first() -> None:
    run = Run().after(*FINDING, lost(ClosedReason.CREDENTIALS))
    assert run.effects[-2:] == [
        do.RecordClosed(run.session.id, Ending.CLOSED),
        do.Wipe(run.session.id),
    ]

    run.after(wiped)

    assert run.session.state == Closed(reason=ClosedReason.CREDENTIALS, probe_in=RULES.reopen)


@pytest.mark.parametrize("reason", [ClosedReason.UNREACHABLE, ClosedReason.INACTIVE])
def test_a_probe_that_fails_leaves_a_customer_alone(reason: ClosedReason) -> None:
    for steps in ((ev.PayPressed,), FINDING, HOSTED):
        before = Run().after(*steps)
        state = before.session.state

        assert before.after(lost(reason)).session.state == state
