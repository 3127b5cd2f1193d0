"""The technician's way through the flow: in by a PIN, out to where the terminal stood."""

from __future__ import annotations

from functools import partial

import msgspec
import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import Closed, ClosedReason, OutcomeUnknown, Session, SessionId, Welcome
from kiosk.flow.technician import LONGEST, Admin, AdminPin, Deed, Health, Verdict
from tests.unit.flows import FINDING, HOSTED, NOON, RECEIPT, RULES, Make, Run, lost

RULES_WITH = msgspec.structs.replace(RULES, admin=True)
HEALTH = Health(
    reachable=True, since=NOON, sessions=3, receipts=2, unknown=0, disk_free=1, disk_size=2, up=60
)


def digit(text: str) -> Make:
    return partial(_digit, text)


def _digit(text: str, session: SessionId) -> ev.Event:
    return ev.PinTyped(session, text)


def judged(verdict: Verdict, wait: int = 0) -> Make:
    return lambda session: ev.PinJudged(session, 0, verdict, wait)


def gathered(session: SessionId) -> ev.Event:
    return ev.HealthGathered(session, 0, HEALTH)


def deed(which: Deed) -> Make:
    return lambda session: ev.AdminPressed(session, which)


PIN = tuple(digit(each) for each in "271828")
CHECKED = (ev.AdminWanted, *PIN, ev.ContinuePressed)
IN = (*CHECKED, judged(Verdict.RIGHT), gathered)


@pytest.fixture
def run() -> Run:
    return Run(RULES_WITH)


def pin(run: Run) -> AdminPin:
    assert isinstance(run.session.state, AdminPin)
    return run.session.state


def admin(run: Run) -> Admin:
    assert isinstance(run.session.state, Admin)
    return run.session.state


def test_without_a_pin_known_here_the_gesture_does_nothing() -> None:
    run = Run(RULES)
    before = run.session

    assert run.happen(ev.AdminWanted(run.session.id)) == ()
    assert run.session == before


@pytest.mark.parametrize("steps", [(ev.PayPressed,), FINDING, HOSTED, RECEIPT], ids=len)
def test_while_a_session_is_open_the_gesture_does_nothing(run: Run, steps: tuple[Make, ...]) -> None:
    before = run.after(*steps).session

    assert run.happen(ev.AdminWanted(run.session.id)) == ()
    assert run.session == before


def test_while_an_unknown_outcome_is_told_the_gesture_does_nothing(run: Run) -> None:
    run.session = Session(id=SessionId("1"), state=OutcomeUnknown(at=NOON, left=9))

    assert run.happen(ev.AdminWanted(run.session.id)) == ()


def test_a_right_pin_opens_the_screen_and_asks_how_the_terminal_is(run: Run) -> None:
    run.after(*CHECKED)
    (asked,) = [each for each in run.effects if isinstance(each, do.CheckPin)]
    run.after(judged(Verdict.RIGHT))
    before = admin(run).health
    run.after(gathered)

    assert asked.pin.reveal() == "271828"
    assert run.asked(do.GatherHealth) == 1
    assert before is None
    assert admin(run).health == HEALTH


def test_no_repr_tells_what_was_typed(run: Run) -> None:
    event = ev.PinTyped(run.session.id, "7")
    run.after(ev.AdminWanted, *PIN)
    typed = repr(run.session)
    run.after(ev.ContinuePressed)

    assert "7" not in repr(event)
    assert "271828" not in typed + repr(run.effects) + repr(run.session)


def test_the_pin_is_gone_from_the_state_while_it_is_looked_at(run: Run) -> None:
    run.after(*CHECKED)

    assert pin(run).checking
    assert pin(run).typed.reveal() == ""


def test_fewer_than_six_digits_are_not_a_try(run: Run) -> None:
    run.after(ev.AdminWanted, *PIN[:5], ev.ContinuePressed)

    assert run.asked(do.CheckPin) == 0
    assert not pin(run).checking


def test_digits_alone_are_taken_one_at_a_time_and_not_without_end(run: Run) -> None:
    run.after(ev.AdminWanted, *[digit(each) for each in ("", "x", "12", "٣", " ")])
    nothing = pin(run).typed.reveal()
    run.after(*PIN * 4)

    assert nothing == ""
    assert len(pin(run).typed.reveal()) == LONGEST


def test_a_digit_is_taken_back(run: Run) -> None:
    run.after(ev.AdminWanted, *PIN, ev.PinErased)

    assert pin(run).typed.reveal() == "27182"


def test_one_try_at_a_time_is_looked_at(run: Run) -> None:
    run.after(*CHECKED, *PIN, ev.ContinuePressed)

    assert run.asked(do.CheckPin) == 1


def test_a_wrong_pin_is_told_until_the_next_digit(run: Run) -> None:
    run.after(*CHECKED, judged(Verdict.WRONG))
    told = pin(run)
    run.after(digit("1"))

    assert (told.verdict, told.checking, told.wait) == (Verdict.WRONG, False, 0)
    assert pin(run).verdict is None


def test_under_a_lock_nothing_is_taken_until_its_seconds_have_passed(run: Run) -> None:
    run.after(*CHECKED, judged(Verdict.WRONG, 30)).seconds(29).after(*PIN, ev.ContinuePressed)
    locked = pin(run)
    run.seconds(1).after(*PIN, ev.ContinuePressed)

    assert (locked.wait, locked.typed.reveal()) == (1, "")
    assert run.asked(do.CheckPin) == 2


def test_an_answer_that_comes_after_its_question_was_given_up_opens_nothing(run: Run) -> None:
    run.after(*CHECKED, ev.BackPressed, judged(Verdict.RIGHT))
    after_leaving = run.session.state
    run.after(ev.AdminWanted, judged(Verdict.RIGHT))

    assert isinstance(after_leaving, Welcome)
    assert isinstance(run.session.state, AdminPin)


def test_a_verdict_that_nobody_asked_for_opens_nothing(run: Run) -> None:
    run.after(ev.AdminWanted, *PIN, judged(Verdict.RIGHT))

    assert isinstance(run.session.state, AdminPin)


@pytest.mark.parametrize("steps", [(ev.AdminWanted,), IN], ids=["pin", "admin"])
def test_back_leads_to_where_the_terminal_stood(run: Run, steps: tuple[Make, ...]) -> None:
    run.after(*steps, ev.BackPressed)
    open_again = run.session.state
    run.after(lost(ClosedReason.INACTIVE), *steps, ev.BackPressed)

    assert isinstance(open_again, Welcome)
    assert run.session.state == Closed(reason=ClosedReason.INACTIVE, probe_in=1)


@pytest.mark.parametrize(("steps", "limit"), [((ev.AdminWanted,), 45), (IN, 180)], ids=["pin", "admin"])
def test_silence_closes_it_and_a_touch_does_not(run: Run, steps: tuple[Make, ...], limit: int) -> None:
    run.after(*steps).seconds(limit - 1).after(ev.Touched).seconds(limit - 1)
    still = type(run.session.state)
    run.seconds(1)

    assert still in (AdminPin, Admin)
    assert isinstance(run.session.state, Welcome)


@pytest.mark.parametrize(("which", "status"), [(Deed.RESTART, 70), (Deed.END, 0)], ids=["restart", "end"])
def test_restart_and_end_are_written_down_and_then_done(run: Run, which: Deed, status: int) -> None:
    run.after(*IN)
    effects = run.happen(ev.AdminPressed(run.session.id, which))

    assert effects == (do.RecordAdmin(run.session.id, which), do.EndProcess(run.session.id, status))


@pytest.mark.parametrize("which", Deed)
def test_nothing_is_done_before_the_pin(run: Run, which: Deed) -> None:
    run.after(*CHECKED)

    assert run.happen(ev.AdminPressed(run.session.id, which)) == ()


def test_the_provider_is_checked_once_at_a_time_and_its_answer_is_shown(run: Run) -> None:
    run.after(*IN, deed(Deed.CHECK), deed(Deed.CHECK))
    asked = run.asked(do.ProbeProvider)
    checking = admin(run).checking
    run.after(lost(ClosedReason.UNREACHABLE))
    gone = admin(run)
    run.after(deed(Deed.CHECK), ev.ProviderWell)

    assert (asked, checking) == (1, True)
    assert (gone.closed, gone.checking) == (ClosedReason.UNREACHABLE, False)
    assert (admin(run).closed, admin(run).checking) == (None, False)
    assert run.asked(do.GatherHealth) == 3


@pytest.mark.parametrize("reason", [ClosedReason.WIPE_FAILED, ClosedReason.JOURNAL_FAILED])
def test_what_only_a_new_process_can_mend_is_not_opened_from_here(run: Run, reason: ClosedReason) -> None:
    run.session = Session(id=SessionId("1"), state=Closed(reason=reason, probe_in=9))
    run.after(*IN, deed(Deed.CHECK), ev.ProviderWell, lost(ClosedReason.INACTIVE), ev.BackPressed)
    state = run.session.state
    run.seconds(1)

    assert state == Closed(reason=reason, probe_in=1)
    assert run.asked(do.EndProcess) == 1
