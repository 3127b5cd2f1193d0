"""What holds for every sequence of events, whatever their order."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.account import AccountFormat
from kiosk.calibration import CROSSES, Area, Touch
from kiosk.flow import adminevents as at
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.paper import JobNews, Paper, PrintProblem
from kiosk.flow.people import AccountStatus, CareTask, Denial, Field, Member, MemberAccount, RegisterStep
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import (
    Closed,
    ClosedReason,
    Notice,
    OutcomeUnknown,
    Purpose,
    Session,
    SessionId,
    TroubleKind,
    Welcome,
    Wiping,
)
from kiosk.flow.technician import (
    Admin,
    AdminPin,
    Calibrating,
    Deed,
    Health,
    Panel,
    Stage,
    Tuning,
    Verdict,
    Way,
)
from tests.unit.flows import NOON, NUMBER, RULES, URL, Run

SHORT = Rules(
    billers=(*RULES.billers, BillerRules("5120", AccountFormat(""))), residents=True, asking=3,
    prints=True, making=2, sending=2, printing=4, paper_patience=2, paper_told=2, most_prints=2,
    admin=True, pin=3, admin_idle=3, crosses=2, keep=2, languages=("en", "es", "ht"),
    idle=3, warning=2, receipt=3, finding=3, page=4, processing=5, settled=2,
    unknown=3, goodbye=2, wiping=3, probe=3, reopen=2, most_accounts=2,
)  # fmt: skip
ONE = SessionId("1")
MEMBERS = tuple(
    Member(id="r-1", name="Marisol Vega", email="marisol.vega@example.org", accounts=accounts)
    for accounts in (
        (),
        (MemberAccount(id="a-1", biller="4234", number=NUMBER, status=AccountStatus.READY),),
        tuple(
            MemberAccount(id=f"a-{place}", biller="4234", number=NUMBER, status=status)
            for place, status in enumerate(AccountStatus)
        ),
    )
)
HEALTH = Health(
    reachable=True, since=NOON, sessions=3, receipts=2, unknown=0, disk_free=1, disk_size=2, up=60
)
PAPERS = (Paper(width=216, height=279), Paper(width=80, height=297, is_roll=True))
IN = [
    ev.AdminWanted(ONE),
    *(ev.PinTyped(ONE, digit) for digit in "271828"),
    ev.ContinuePressed(ONE),
    ev.PinJudged(ONE, 0, Verdict.RIGHT),
]
WORDS = st.sampled_from(["", "1", "132759960", "132759961", "13x", "'; --", "٣٢"])

EVENTS = st.one_of(
    st.sampled_from(
        [
            ev.PayPressed, ev.AccountErased, ev.AccountAdded, ev.AccountsSubmitted, ev.BackPressed,
            ev.TryAgainPressed, ev.StartOverPressed, ev.DonePressed, ev.Touched, ev.StillHerePressed,
            ev.ProviderWell, ev.LoadStarted, ev.LoadFinished, ev.LoadStopped, ev.ReceiptReached, ev.Tick, ev.Tick,
            ev.WipeFailed, ev.JournalFailed, ev.SignInPressed, ev.RegisterPressed, ev.ContinuePressed,
            ev.AdminWanted, ev.PinErased, ev.PrintAsked, ev.PrintPressed, ev.PaperCleared,
            ev.CodeWanted, ev.PasswordForgotten, ev.ResendPressed, ev.SettingsPressed, ev.SignOutPressed,
        ]
    ).map(lambda made: made(ONE)),
    st.sampled_from(["1", "7", "", "12", "x", "٣"]).map(lambda digit: ev.PinTyped(ONE, digit)),
    st.sampled_from(Verdict).flatmap(
        lambda verdict: st.sampled_from([0, 30]).map(lambda wait: ev.PinJudged(ONE, 0, verdict, wait))
    ),
    st.just(ev.HealthGathered(ONE, 0, HEALTH)),
    st.sampled_from([None, *PAPERS]).map(lambda paper: ev.PrinterSeen(ONE, paper)),
    st.integers(0, 5).map(lambda pages: ev.StatementPrinted(ONE, b"%PDF", pages)),
    st.integers(0, 3).map(lambda number: ev.PaperMade(ONE, number, b"%PDF", 1)),
    st.integers(0, 3).map(lambda number: ev.PaperSent(ONE, number, 7)),
    st.integers(0, 3).map(lambda number: ev.PaperFailed(ONE, number, PrintProblem.REFUSED)),
    st.sampled_from(JobNews).map(lambda news: ev.JobHeard(ONE, 1, news, PrintProblem.PAPER_OUT)),
    st.sampled_from([None, PrintProblem.OFFLINE]).map(lambda problem: ev.PrinterTested(ONE, problem)),
    st.sampled_from(Deed).map(lambda deed: ev.AdminPressed(ONE, deed)),
    st.sampled_from([
        at.TuningPressed(ONE), at.CalibratePressed(ONE), at.KeepPressed(ONE), at.UndoPressed(ONE),
        at.VolumePressed(ONE, True), at.VolumePressed(ONE, False),
        *(at.LanguagePressed(ONE, each) for each in ("en", "es", "ht", "xx")),
        *(at.Kept(ONE, 0, done) for done in (True, False)),
        *(at.TouchSet(ONE, 0, done) for done in (True, False)),
        *(at.TouchSeen(ONE, 0, Panel(way, 7)) for way in Way),
    ]),
    st.integers(0, 4).map(lambda n: at.CrossTouched(ONE, Touch(CROSSES[n], CROSSES[n]), Area(340, 270))),
    st.sampled_from(["4234", "5120", "0"]).map(lambda biller: ev.BillerChosen(ONE, biller)),
    WORDS.map(lambda text: ev.AccountTyped(ONE, text)),
    st.integers(-2, 3).map(lambda position: ev.AccountRemoved(ONE, position)),
    st.sampled_from(Field).flatmap(
        lambda field: WORDS.map(lambda text: ev.FieldTyped(ONE, field, text))
    ),
    st.booleans().map(lambda given: ev.ConsentGiven(ONE, given)),
    st.sampled_from(RegisterStep).map(lambda step: ev.ChangePressed(ONE, step)),
    st.sampled_from(["a-1", "a-2", "a-9"]).map(lambda account: ev.AccountChosen(ONE, account)),
    st.sampled_from(Purpose).map(lambda purpose: ev.ViewPressed(ONE, purpose)),
    st.sampled_from(CareTask).map(lambda task: ev.CarePressed(ONE, task)),
    st.sampled_from(MEMBERS).map(lambda member: ev.SignedIn(ONE, 0, member)),
    st.sampled_from(["", "app-1"]).map(lambda application: ev.CodeMailed(ONE, 0, application)),
    st.just(ev.CodeAccepted(ONE, 0)),
    st.sampled_from(MEMBERS).flatmap(
        lambda member: st.sampled_from(CareTask).map(lambda task: ev.Changed(ONE, 0, member, task))
    ),
    st.just(ev.RegistrationDeleted(ONE, 0)),
    st.sampled_from(Denial).map(lambda denial: ev.Denied(ONE, 0, denial)),
    st.just(ev.PageReady(ONE, 0, URL)),
    st.sampled_from(Notice).map(lambda notice: ev.AccountsRefused(ONE, 0, notice)),
    st.sampled_from(TroubleKind).map(lambda kind: ev.FindingFailed(ONE, 0, kind)),
    st.sampled_from(TroubleKind).map(lambda kind: ev.PageBroken(ONE, kind)),
    st.sampled_from(ClosedReason).map(lambda reason: ev.ProviderLost(ONE, reason)),
    st.booleans().map(lambda details: ev.FormPosted(ONE, NOON, details)),
    st.just(ev.Wiped(ONE, SessionId("next"))),
)  # fmt: skip
HISTORIES = st.builds(
    lambda steps, more: [*IN[:steps], *more], st.sampled_from([0, 0, 0, 8, 9]), st.lists(EVENTS, max_size=60)
)
"""Some begin with a technician."""


def happen(run: Run, event: ev.Event) -> tuple[do.Effect, ...]:
    """Let the event happen to whichever session there is now."""
    here = msgspec.structs.replace(event, session=run.session.id)
    if isinstance(here, ev.Answer):
        # Answers are to the last question here; to an older one they change nothing, see test_flow_residents.
        here = msgspec.structs.replace(here, asked=run.session.asked)
    return run.happen(here)


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
            assert (run.session.quiet, run.session.warning, run.session.member) == (0, None, None)


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
            submitted = submitted and not isinstance(effect, do.RecordSettled)
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


@given(HISTORIES)
def test_a_technician_comes_in_by_a_right_pin_alone_and_never_into_a_session(history: list[ev.Event]) -> None:
    run = Run(SHORT)

    for event in history:
        before = run.session
        effects = happen(run, event)
        if isinstance(run.session.state, AdminPin) and not isinstance(before.state, AdminPin):
            assert isinstance(before.state, Welcome | Closed)
        if isinstance(run.session.state, Tuning | Calibrating):
            assert isinstance(before.state, Admin | Tuning | Calibrating)
        if isinstance(run.session.state, Admin) and not isinstance(
            before.state, Admin | Tuning | Calibrating
        ):
            assert isinstance(event, ev.PinJudged)
            assert event.verdict is Verdict.RIGHT
            assert isinstance(before.state, AdminPin)
            assert before.state.checking
        for effect in effects:
            if isinstance(effect, do.EndProcess) and effect.status == 0:
                assert isinstance(before.state, Admin)
            if isinstance(effect, do.CheckPin):
                assert isinstance(run.session.state, AdminPin)
                assert run.session.state.typed.reveal() == ""


def setting(session: Session) -> bool:
    """Whether a new matrix is on its way to the touch screen, in force on trial, or was not taken by it."""
    state = session.state
    return isinstance(state, Calibrating) and state.stage in {Stage.SETTING, Stage.TRYING, Stage.FAILED}


@given(HISTORIES)
@settings(max_examples=200)
def test_no_calibration_stays_in_force_that_nobody_kept(history: list[ev.Event]) -> None:
    """Whoever is anywhere else, or is told that it is undone, touches a screen that is set as before, or kept."""
    run = Run(SHORT)
    on_trial = False
    for event in [*IN, at.CalibratePressed(ONE), at.TouchSeen(ONE, 0, Panel(Way.X11, 7)), *history]:
        for effect in happen(run, event):
            if isinstance(effect, do.SetTouch):
                on_trial = setting(run.session)
            if isinstance(effect, do.KeepTouch):
                on_trial = False
        assert not on_trial or setting(run.session)
