"""What each event makes of a session, one behavior a test."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.account import AccountFormat, AccountNumber, Problem
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import (
    Accounts,
    BillerRules,
    ChooseBiller,
    Closed,
    ClosedReason,
    Ending,
    Finding,
    Goodbye,
    Hosted,
    Next,
    Notice,
    OutcomeUnknown,
    Phase,
    Purpose,
    Receipt,
    SessionId,
    Trouble,
    TroubleKind,
    Welcome,
    Wiping,
)
from tests.unit.flows import (
    FINDING,
    HOSTED,
    NOON,
    NUMBER,
    RECEIPT,
    RULES,
    SUBMITTED,
    URL,
    Make,
    Run,
    broken,
    posted,
    ready,
    typed,
    wiped,
)

TWO_BILLERS = msgspec.structs.replace(
    RULES, billers=(*RULES.billers, BillerRules("5120", AccountFormat("AA-######")))
)
PAID_TOO = AccountNumber("13275-9961")


def failed(kind: TroubleKind) -> Make:
    return lambda session: ev.FindingFailed(session, kind)


def refused(notice: Notice) -> Make:
    return lambda session: ev.AccountsRefused(session, notice)


def lost(reason: ClosedReason) -> Make:
    return lambda session: ev.ProviderLost(session, reason)


def accounts(run: Run) -> Accounts:
    assert isinstance(run.session.state, Accounts)
    return run.session.state


# Entering the account


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

    assert run.effects[-1] == do.OpenPayment(run.session.id, "4234", (NUMBER, PAID_TOO))


def test_an_empty_field_adds_nothing_to_the_chosen() -> None:
    run = Run().after(ev.PayPressed, typed("132759960"), ev.AccountAdded, ev.AccountsSubmitted)

    assert run.effects[-1] == do.OpenPayment(run.session.id, "4234", (NUMBER,))


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


# Finding


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


# The hosted page


def test_the_first_form_after_details_is_on_record_before_anything_else() -> None:
    run = Run().after(*HOSTED)

    effects = run.happen(posted(details=True)(run.session.id))

    assert effects == (do.RecordSubmitted(run.session.id, NOON),)
    assert isinstance(run.session.state, Hosted)
    assert (run.session.state.phase, run.session.state.submitted_at) == (Phase.SUBMITTED, NOON)


def test_a_form_without_details_is_no_payment() -> None:
    run = Run().after(*HOSTED, posted(details=False))

    assert isinstance(run.session.state, Hosted)
    assert run.session.state.phase is Phase.LOOKING
    assert not run.asked(do.RecordSubmitted)


def test_later_forms_do_not_move_the_time_of_the_payment() -> None:
    run = Run().after(*SUBMITTED, posted(details=True), posted(details=False))

    assert run.asked(do.RecordSubmitted) == 1


def test_a_page_that_fails_while_looking_can_be_tried_again() -> None:
    run = Run().after(*HOSTED, broken())

    assert isinstance(run.session.state, Trouble)
    assert run.effects[-1] == do.ClosePage(run.session.id)


@pytest.mark.parametrize("kind", TroubleKind)
def test_a_page_that_fails_after_details_leaves_the_outcome_unknown(kind: TroubleKind) -> None:
    run = Run().after(*SUBMITTED, broken(kind))

    assert run.session.state == OutcomeUnknown(at=NOON, left=RULES.unknown)
    assert run.effects[-2:] == [
        do.RecordClosed(run.session.id, Ending.OUTCOME_UNKNOWN),
        do.ClosePage(run.session.id),
    ]


def test_an_unknown_outcome_offers_no_second_try() -> None:
    run = Run().after(*SUBMITTED, broken())

    for event in (ev.TryAgainPressed, ev.BackPressed, ev.AccountsSubmitted, ev.PayPressed, ready):
        assert isinstance(run.after(event).session.state, OutcomeUnknown)
    assert run.asked(do.OpenPayment) == 1


def test_an_unknown_outcome_is_told_until_read_or_until_its_time_is_over() -> None:
    read = Run().after(*SUBMITTED, broken(), ev.DonePressed)
    left = Run().after(*SUBMITTED, broken()).seconds(RULES.unknown)

    assert isinstance(read.session.state, Wiping)
    assert isinstance(left.session.state, Wiping)


@pytest.mark.parametrize(
    ("steps", "limit"),
    [(HOSTED, RULES.page), (SUBMITTED, RULES.processing)],
)
def test_a_load_that_does_not_end_is_given_up(steps: tuple[Make, ...], limit: int) -> None:
    run = Run().after(*steps, ev.LoadStarted).seconds(limit - 1)
    assert isinstance(run.session.state, Hosted)

    run.seconds(1)

    assert isinstance(run.session.state, OutcomeUnknown if steps is SUBMITTED else Trouble)


def test_the_receipt_closes_the_record_well() -> None:
    run = Run().after(*RECEIPT)

    assert run.session.state == Receipt(left=RULES.receipt)
    assert run.effects[-1] == do.RecordClosed(run.session.id, Ending.RECEIPT)


@pytest.mark.parametrize("ended", [ev.DonePressed, ev.StartOverPressed])
def test_leaving_the_receipt_wipes_and_records_nothing_else(ended: Make) -> None:
    run = Run().after(*RECEIPT, ended)

    assert run.effects[-1] == do.Wipe(run.session.id)
    assert run.asked(do.RecordClosed) == 1


def test_the_receipt_goes_by_itself() -> None:
    run = Run().after(*RECEIPT).seconds(RULES.receipt)

    assert isinstance(run.session.state, Wiping)
    assert run.session.state.then is Next.GOODBYE


def test_a_touch_keeps_the_receipt() -> None:
    run = Run().after(*RECEIPT).seconds(RULES.receipt - 1).after(ev.Touched)

    assert run.session.state == Receipt(left=RULES.receipt)


# Ending


@pytest.mark.parametrize("steps", [(ev.PayPressed,), FINDING, HOSTED, (*FINDING, failed(TroubleKind.BUSY))])
def test_start_over_wipes_from_everywhere(steps: tuple[Make, ...]) -> None:
    run = Run().after(*steps, ev.StartOverPressed)

    assert run.effects[-2:] == [
        do.RecordClosed(run.session.id, Ending.START_OVER),
        do.Wipe(run.session.id),
    ]
    assert isinstance(run.after(wiped).session.state, Welcome)


def test_start_over_after_details_tells_that_the_outcome_is_unknown() -> None:
    assert isinstance(Run().after(*SUBMITTED, ev.StartOverPressed).session.state, OutcomeUnknown)


def test_after_a_receipt_the_next_session_says_goodbye_first() -> None:
    run = Run().after(*RECEIPT, ev.DonePressed, wiped)
    assert run.session.state == Goodbye(RULES.goodbye)

    assert isinstance(run.seconds(RULES.goodbye).session.state, Welcome)


def test_goodbye_can_be_cut_short() -> None:
    run = Run().after(*RECEIPT, ev.DonePressed, wiped, ev.DonePressed)

    assert run.session.state == Welcome(probe_in=RULES.probe)


@pytest.mark.parametrize("how", [ev.WipeFailed, None])
def test_a_wipe_that_fails_or_does_not_end_closes_the_terminal(how: Make | None) -> None:
    run = Run().after(*HOSTED, ev.StartOverPressed)

    if how is None:
        run.seconds(RULES.wiping)
    else:
        run.after(how)

    assert isinstance(run.session.state, Closed)
    assert run.session.state.reason is ClosedReason.WIPE_FAILED


@pytest.mark.parametrize("reason", [ClosedReason.WIPE_FAILED, ClosedReason.JOURNAL_FAILED])
def test_what_only_a_new_process_mends_ends_this_one(reason: ClosedReason) -> None:
    run = Run()
    run.session = msgspec.structs.replace(run.session, state=Closed(reason=reason, probe_in=RULES.reopen))

    run.after(ev.ProviderWell).seconds(RULES.reopen)

    assert run.effects == [do.EndProcess(run.session.id)]


@pytest.mark.parametrize("steps", [(), (ev.PayPressed,), HOSTED])
def test_a_journal_that_fails_closes_the_terminal(steps: tuple[Make, ...]) -> None:
    run = Run().after(*steps, ev.JournalFailed, wiped)

    assert run.session.state == Closed(reason=ClosedReason.JOURNAL_FAILED, probe_in=RULES.reopen)


def test_a_journal_that_fails_does_not_cut_off_a_payment() -> None:
    assert isinstance(Run().after(*SUBMITTED, ev.JournalFailed).session.state, Hosted)


def test_a_closed_terminal_stays_as_it_is_when_the_journal_fails_too() -> None:
    run = Run().after(lost(ClosedReason.UNREACHABLE))
    state = run.session.state

    assert run.after(ev.JournalFailed).session.state == state


# The provider's health


def test_the_provider_is_probed_from_the_welcome_screen() -> None:
    run = Run().seconds(RULES.probe)

    assert run.effects == [do.ProbeProvider(run.session.id)]


@pytest.mark.parametrize(
    "reason", [ClosedReason.CREDENTIALS, ClosedReason.UNREACHABLE, ClosedReason.INACTIVE]
)
def test_a_provider_that_is_lost_closes_the_terminal_until_it_is_well(reason: ClosedReason) -> None:
    run = Run().after(lost(reason))
    assert run.session.state == Closed(reason=reason, probe_in=RULES.reopen)

    run.seconds(RULES.reopen)
    assert run.effects == [do.ProbeProvider(run.session.id)]

    assert run.after(ev.ProviderWell).session.state == Welcome(probe_in=RULES.probe)


# Silence


def test_silence_is_warned_of_and_then_ends_the_session() -> None:
    run = Run().after(ev.PayPressed).seconds(RULES.idle)
    assert run.session.warning == RULES.warning

    run.seconds(RULES.warning - 1)
    assert run.session.warning == 1
    run.seconds(1)

    assert isinstance(run.session.state, Wiping)
    assert run.effects[-2] == do.RecordClosed(run.session.id, Ending.IDLE)


def test_silence_after_details_leaves_the_outcome_unknown() -> None:
    run = Run().after(*SUBMITTED, ev.LoadFinished).seconds(RULES.settled + RULES.idle + RULES.warning)

    assert isinstance(run.session.state, OutcomeUnknown)


def test_a_touch_begins_the_silence_anew() -> None:
    run = Run().after(ev.PayPressed).seconds(RULES.idle - 1).after(ev.Touched).seconds(RULES.idle - 1)

    assert run.session.warning is None


def test_a_warning_waits_for_its_answer_and_is_taken_away_by_no_stray_touch() -> None:
    run = Run().after(ev.PayPressed).seconds(RULES.idle).after(ev.Touched)
    warned = run.session
    answered = run.after(ev.StillHerePressed).session

    assert warned.warning == RULES.warning
    assert (answered.warning, answered.quiet) == (None, 0)


def test_nothing_is_lost_under_the_warning() -> None:
    run = Run().after(*HOSTED).seconds(RULES.idle).after(posted(details=True))

    assert run.asked(do.RecordSubmitted) == 1
    assert isinstance(run.after(ev.ReceiptReached).session.state, Receipt)
    assert run.session.warning is None


def test_a_page_that_loads_or_has_just_been_posted_is_not_silence() -> None:
    loading = Run().after(*FINDING, ready).seconds(RULES.page - 1)
    waiting = Run().after(*HOSTED, posted(details=False)).seconds(RULES.settled - 1)

    assert (loading.session.quiet, waiting.session.quiet) == (0, 0)
    assert waiting.seconds(1).session.quiet == 1


def test_a_page_that_goes_on_by_itself_keeps_nobody_awake() -> None:
    run = Run().after(*HOSTED).seconds(RULES.idle - 1).after(ev.LoadStarted, ev.LoadFinished).seconds(1)

    assert run.session.warning == RULES.warning


@pytest.mark.parametrize("steps", [(), (*RECEIPT, ev.DonePressed), (*SUBMITTED, ev.StartOverPressed)])
def test_screens_with_a_clock_of_their_own_warn_nobody(steps: tuple[Make, ...]) -> None:
    run = Run().after(*steps).seconds(RULES.idle + 1)

    assert run.session.warning is None


def test_a_terminal_that_restarted_in_mid_payment_says_so_first() -> None:
    session = Run().flow.begin_after_restart(SessionId("2"), NOON)

    assert session.state == OutcomeUnknown(at=NOON, left=RULES.unknown, restarted=True)
