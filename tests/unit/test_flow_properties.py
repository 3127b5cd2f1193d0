"""What holds for every sequence of events, whatever their order."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.account import AccountFormat
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import (
    BillerRules,
    ClosedReason,
    Notice,
    OutcomeUnknown,
    Rules,
    Session,
    SessionId,
    TroubleKind,
    Welcome,
    Wiping,
)
from tests.unit.flows import NOON, RULES, URL, Run

SHORT = Rules(
    billers=(*RULES.billers, BillerRules("5120", AccountFormat(""))),
    idle=3, warning=2, receipt=3, finding=3, page=4, processing=5, settled=2,
    unknown=3, goodbye=2, wiping=3, probe=3, reopen=2, most_accounts=2,
)  # fmt: skip
ONE = SessionId("1")
WORDS = st.sampled_from(["", "1", "132759960", "132759961", "13x", "'; --", "٣٢"])

EVENTS = st.one_of(
    st.sampled_from(
        [
            ev.PayPressed, ev.AccountErased, ev.AccountAdded, ev.AccountsSubmitted, ev.BackPressed,
            ev.TryAgainPressed, ev.StartOverPressed, ev.DonePressed, ev.Touched, ev.StillHerePressed,
            ev.ProviderWell, ev.LoadStarted, ev.LoadFinished, ev.ReceiptReached, ev.Tick, ev.Tick,
            ev.WipeFailed, ev.JournalFailed,
        ]
    ).map(lambda made: made(ONE)),
    st.sampled_from(["4234", "5120", "0"]).map(lambda biller: ev.BillerChosen(ONE, biller)),
    WORDS.map(lambda text: ev.AccountTyped(ONE, text)),
    st.integers(-2, 3).map(lambda position: ev.AccountRemoved(ONE, position)),
    st.just(ev.PageReady(ONE, URL)),
    st.sampled_from(Notice).map(lambda notice: ev.AccountsRefused(ONE, notice)),
    st.sampled_from(TroubleKind).map(lambda kind: ev.FindingFailed(ONE, kind)),
    st.sampled_from(TroubleKind).map(lambda kind: ev.PageBroken(ONE, kind)),
    st.sampled_from(ClosedReason).map(lambda reason: ev.ProviderLost(ONE, reason)),
    st.booleans().map(lambda details: ev.FormPosted(ONE, NOON, details)),
    st.just(ev.Wiped(ONE, SessionId("next"))),
)  # fmt: skip
HISTORIES = st.lists(EVENTS, max_size=60)


def happen(run: Run, event: ev.Event) -> tuple[do.Effect, ...]:
    """Let the event happen to whichever session there is now."""
    return run.happen(msgspec.structs.replace(event, session=run.session.id))


@given(HISTORIES)
def test_every_event_is_taken_in_every_state(history: list[ev.Event]) -> None:
    run = Run(SHORT)

    for event in history:
        for effect in happen(run, event):
            assert effect.session != SessionId("")
        assert isinstance(run.session, Session)


@given(HISTORIES, EVENTS)
def test_an_event_for_a_session_that_is_gone_changes_nothing(history: list[ev.Event], late: ev.Event) -> None:
    run = Run(SHORT)
    for event in history:
        happen(run, event)
    before = run.session

    effects = run.happen(msgspec.structs.replace(late, session=SessionId("gone")))

    assert (run.session, effects) == (before, ())


@given(HISTORIES)
def test_a_new_session_knows_nothing_of_the_one_before(history: list[ev.Event]) -> None:
    run = Run(SHORT)

    for event in history:
        before = run.session
        happen(run, event)
        if run.session.id != before.id:
            # The only way to another id is a finished wipe, and nothing typed comes along.
            assert isinstance(before.state, Wiping)
            remembered = msgspec.json.encode(run.session.state)
            assert b"13275" not in remembered
            assert b"5120" not in remembered
            assert (run.session.quiet, run.session.warning) == (0, None)


@given(HISTORIES)
@settings(max_examples=200)
def test_time_alone_leads_from_everywhere_to_welcome_or_to_a_new_process(history: list[ev.Event]) -> None:
    run = Run(SHORT)
    for event in history:
        happen(run, event)

    for _ in range(120):
        effects = happen(run, ev.Tick(ONE))
        # The world answers: a wipe ends, the provider is well.
        for effect in effects:
            if isinstance(effect, do.Wipe):
                happen(run, ev.Wiped(ONE, SessionId("next")))
            elif isinstance(effect, do.ProbeProvider):
                happen(run, ev.ProviderWell(ONE))
            elif isinstance(effect, do.EndProcess):
                return
        if isinstance(run.session.state, Wiping):
            happen(run, ev.Wiped(ONE, SessionId("next")))
        if isinstance(run.session.state, Welcome):
            return
    raise AssertionError(type(run.session.state).__name__)


@given(HISTORIES)
def test_money_that_may_move_ends_in_a_receipt_or_in_a_warning(history: list[ev.Event]) -> None:
    """After RecordSubmitted the record is closed once, as receipt or unknown, unless it can't be written."""
    run = Run(SHORT)
    endings: list[str] = []
    submitted = False

    for event in history:
        if isinstance(event, ev.JournalFailed):
            continue
        for effect in happen(run, event):
            if isinstance(effect, do.RecordOpened):
                submitted, endings = False, []
            submitted = submitted or isinstance(effect, do.RecordSubmitted)
            if isinstance(effect, do.RecordClosed):
                endings.append(effect.ending.value)
                if effect.ending.value == "outcome_unknown":
                    assert isinstance(run.session.state, OutcomeUnknown)
    assert len(endings) <= 1
    if submitted:
        assert set(endings) <= {"receipt", "outcome_unknown"}


@given(HISTORIES)
def test_a_page_is_asked_for_only_by_a_customer(history: list[ev.Event]) -> None:
    run = Run(SHORT)

    for event in history:
        effects = happen(run, event)
        if any(isinstance(effect, do.OpenPayment) for effect in effects):
            assert isinstance(event, ev.AccountsSubmitted | ev.TryAgainPressed)
