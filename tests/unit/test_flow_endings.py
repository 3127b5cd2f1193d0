"""How sessions end in the flow, by word, by silence or by a fault, and what the next one begins with."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import (
    Closed,
    ClosedReason,
    Ending,
    Goodbye,
    Hosted,
    OutcomeUnknown,
    Receipt,
    SessionId,
    TroubleKind,
    Welcome,
    Wiping,
)
from tests.unit.flows import (
    FINDING,
    HOSTED,
    NOON,
    RECEIPT,
    RULES,
    SUBMITTED,
    Make,
    Run,
    failed,
    lost,
    posted,
    ready,
    wiped,
)


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


def test_a_load_that_brings_no_page_is_over() -> None:
    run = Run().after(*HOSTED, ev.LoadStarted, ev.LoadStopped).seconds(RULES.idle)

    assert run.session.warning == RULES.warning


def test_a_page_that_goes_on_by_itself_keeps_nobody_awake() -> None:
    run = Run().after(*HOSTED).seconds(RULES.idle - 1).after(ev.LoadStarted, ev.LoadFinished).seconds(1)

    assert run.session.warning == RULES.warning


LONGEST_WAIT = RULES.processing + RULES.settled


@pytest.mark.parametrize("steps", [HOSTED, SUBMITTED])
@pytest.mark.parametrize(
    "deeds", [(posted(details=False),), (ev.LoadFinished, ev.LoadStarted), (ev.LoadStarted,)]
)
def test_a_page_that_is_never_at_rest_outlives_nobody_who_has_gone(
    steps: tuple[Make, ...], deeds: tuple[Make, ...]
) -> None:
    run = Run().after(*steps)
    for _ in range(LONGEST_WAIT + RULES.idle):
        run.after(*deeds, ev.Tick)
    warned = run.session.warning
    for _ in range(RULES.warning):
        run.after(*deeds, ev.Tick)

    assert warned == RULES.warning or deeds == (ev.LoadStarted,)
    assert not isinstance(run.session.state, Hosted)


def test_whoever_touches_a_page_that_is_never_at_rest_keeps_it() -> None:
    run = Run().after(*HOSTED)
    for second in range(3 * LONGEST_WAIT):
        run.after(posted(details=False), *((ev.Touched,) if second % 60 == 0 else ()), ev.Tick)

    assert isinstance(run.session.state, Hosted)
    assert run.session.warning is None


@pytest.mark.parametrize("steps", [(), (*RECEIPT, ev.DonePressed), (*SUBMITTED, ev.StartOverPressed)])
def test_screens_with_a_clock_of_their_own_warn_nobody(steps: tuple[Make, ...]) -> None:
    run = Run().after(*steps).seconds(RULES.idle + 1)

    assert run.session.warning is None


def test_a_terminal_that_restarted_in_mid_payment_says_so_first() -> None:
    session = Run().flow.begin_after_restart(SessionId("2"), NOON)

    assert session.state == OutcomeUnknown(at=NOON, left=RULES.unknown, restarted=True)


@pytest.mark.parametrize("read", [ev.DonePressed, None])
def test_what_a_restart_has_to_tell_is_on_record_as_told_once_it_was_there_to_be_read(
    read: Make | None,
) -> None:
    run = Run()
    run.session = run.flow.begin_after_restart(SessionId("2"), NOON)
    run.seconds(RULES.unknown - 1)
    before = run.asked(do.RecordTold)
    run.after(read or ev.Tick)

    assert (before, run.asked(do.RecordTold)) == (0, 1)


def test_an_unknown_outcome_of_this_process_is_on_record_already() -> None:
    assert Run().after(*SUBMITTED, ev.StartOverPressed, ev.DonePressed).asked(do.RecordTold) == 0
