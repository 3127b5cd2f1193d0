"""A signed-in resident in the flow: the menu, the provider's pages, and the way out."""

from __future__ import annotations

from typing import cast

import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import AccountStatus, MemberAccount
from kiosk.flow.states import Purpose, TroubleKind
from kiosk.secret import Secret
from tests.unit.flows import NOON, Make, Run, broken, posted, wiped
from tests.unit.residentflows import (
    BILLS,
    CREDENTIALS,
    MENU,
    ONE,
    PAPERLESS,
    RULES,
    SETTINGS,
    SIGNING_IN,
    SUMMARY,
    TWO,
    last,
    page,
    signed_in,
    state,
    view,
)


@pytest.fixture
def run() -> Run:
    return Run(RULES)


def test_with_several_accounts_one_is_chosen_first(run: Run) -> None:
    run.after(*SIGNING_IN, signed_in(ONE, TWO))
    before = run.session.state
    run.after(lambda session: ev.AccountChosen(session, "a-1"))

    assert isinstance(before, states.ChooseAccount)
    assert state(run, states.Menu).account == "a-1"


@pytest.mark.parametrize("purpose", [each for each in Purpose if each is not Purpose.GUEST_PAYMENT])
def test_each_page_opens_with_one_question_and_leads_back(run: Run, purpose: Purpose) -> None:
    run.after(*SETTINGS) if purpose not in (Purpose.RECENT_BILLS, Purpose.AUTOPAY) else run.after(*MENU)
    home = run.session.state
    run.after(view(purpose), page(), ev.LoadFinished)
    shown = state(run, states.Hosted)
    run.after(ev.BackPressed)

    assert run.asked(do.OpenView) == 1
    assert cast(do.OpenView, last(run, do.OpenView)).account.token == Secret("token-1")
    assert (shown.purpose, shown.account) == (purpose, "a-1")
    assert run.session.state == home
    assert isinstance(run.effects[-1], do.ClosePage)


def test_a_renewed_token_is_kept_for_the_next_page(run: Run) -> None:
    run.after(*MENU, view(Purpose.RECENT_BILLS), page("token-2"), ev.BackPressed, view(Purpose.AUTOPAY))

    assert cast(do.OpenView, last(run, do.OpenView)).account.token == Secret("token-2")


@pytest.mark.parametrize("status", [AccountStatus.UNPROVEN, AccountStatus.HELD])
def test_an_account_that_waits_for_a_clerk_opens_no_page(run: Run, status: AccountStatus) -> None:
    waits = MemberAccount(id="a-3", biller="4234", number=ONE.number, status=status)
    run.after(*SIGNING_IN, signed_in(waits), view(Purpose.RECENT_BILLS))

    assert isinstance(run.session.state, states.Menu)
    assert run.asked(do.OpenView) == 0


def test_a_page_that_the_provider_refuses_is_told_in_the_menu(run: Run) -> None:
    run.after(*MENU, view(Purpose.RECENT_BILLS))
    run.after(lambda session: ev.AccountsRefused(session, 0, states.Notice.REFUSED))

    assert isinstance(run.session.state, states.Menu)
    assert run.session.member is not None
    assert [each.status for each in run.session.member.accounts] == [AccountStatus.LATER]


def test_a_page_that_does_not_come_can_be_tried_again(run: Run) -> None:
    run.after(*MENU, view(Purpose.AUTOPAY))
    run.after(lambda session: ev.FindingFailed(session, 0, TroubleKind.UNREACHABLE))
    told = state(run, states.Trouble)
    run.after(ev.TryAgainPressed, page(), ev.LoadFinished)

    assert (told.purpose, told.account) == (Purpose.AUTOPAY, "a-1")
    assert state(run, states.Hosted).purpose is Purpose.AUTOPAY


@pytest.mark.parametrize("left", [ev.StartOverPressed, ev.SignOutPressed, ev.BackPressed])
def test_leaving_a_bill_after_any_form_says_that_it_may_be_paid(run: Run, left: Make) -> None:
    run.after(*BILLS, posted(details=False), ev.LoadFinished, left)

    assert state(run, states.OutcomeUnknown).paying
    assert run.asked(do.RecordSubmitted) == 1


def test_a_setting_is_settled_by_the_page_that_follows(run: Run) -> None:
    run.after(*PAPERLESS, posted(details=False), ev.LoadFinished, ev.BackPressed)

    assert isinstance(run.session.state, states.Settings)
    assert run.effects[-2] == do.RecordSettled(run.session.id, receipt=False)


def test_a_setting_is_not_settled_by_a_load_that_brought_no_page(run: Run) -> None:
    run.after(*PAPERLESS, posted(details=False), ev.LoadStarted, ev.LoadStopped, ev.BackPressed)

    assert not state(run, states.OutcomeUnknown).paying
    assert run.asked(do.RecordSettled) == 0


def test_a_setting_whose_page_breaks_may_have_been_saved(run: Run) -> None:
    run.after(*PAPERLESS, posted(details=False), ev.LoadStarted, broken())

    assert not state(run, states.OutcomeUnknown).paying
    assert state(run, states.OutcomeUnknown).at == NOON


def test_a_receipt_leads_back_to_the_menu_still_signed_in(run: Run) -> None:
    run.after(*BILLS, posted(details=False), ev.ReceiptReached, ev.DonePressed)

    assert state(run, states.Menu).account == "a-1"
    assert run.session.member is not None
    assert do.RecordSettled(run.session.id, receipt=True) in run.effects
    assert isinstance(run.effects[-1], do.ClosePage)


def test_a_setting_has_no_receipt_wherever_the_provider_says_thank_you(run: Run) -> None:
    run.after(*PAPERLESS, posted(details=False), ev.ReceiptReached)

    assert state(run, states.Hosted).phase is states.Phase.LOOKING
    assert run.effects[-1] == do.RecordSettled(run.session.id, receipt=False)


def test_an_unknown_outcome_holds_no_member(run: Run) -> None:
    run.after(*BILLS, posted(details=False), broken())

    assert isinstance(run.session.state, states.OutcomeUnknown)
    assert run.session.member is None


def test_a_receipt_that_nobody_leaves_signs_out(run: Run) -> None:
    run.after(*BILLS, posted(details=False), ev.ReceiptReached).seconds(RULES.receipt)

    assert isinstance(run.session.state, states.Wiping)
    assert run.session.member is None


@pytest.mark.parametrize("history", [MENU, SETTINGS, BILLS, PAPERLESS, (*MENU, view(Purpose.AUTOPAY))])
@pytest.mark.parametrize("left", [ev.SignOutPressed, ev.StartOverPressed])
def test_signing_out_is_possible_everywhere_and_forgets_the_member(
    run: Run, history: tuple[Make, ...], left: Make
) -> None:
    run.after(*history, left)
    wiping = run.session
    run.after(wiped)

    assert (wiping.member, isinstance(wiping.state, states.Wiping)) == (None, True)
    assert state(run, states.Goodbye).signed_out
    assert run.session.id != wiping.id


@pytest.mark.parametrize("history", [MENU, SETTINGS, PAPERLESS, SUMMARY, (*CREDENTIALS,)])
def test_silence_warns_and_then_ends(run: Run, history: tuple[Make, ...]) -> None:
    run.after(*history).seconds(RULES.idle)
    warned = run.session.warning is not None
    run.seconds(RULES.warning)

    assert warned
    assert isinstance(run.session.state, states.Wiping)
