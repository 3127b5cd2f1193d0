"""Setting the touch screen: five crosses, a matrix, and a while in which it goes again by itself.

Somebody whose touches land beside the buttons can't press "undo": what nobody keeps is undone.
"""

from __future__ import annotations

import msgspec

from kiosk.calibration import CROSSES, Objection, solve
from kiosk.flow import adminevents as at
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import wipe
from kiosk.flow.rules import Rules
from kiosk.flow.states import ClosedReason, Next, Session
from kiosk.flow.step import Handler, Step, ask, stay, to
from kiosk.flow.technician import Admin, Calibrating, Deed, Stage, Way

_WAYS = (Way.X11, Way.WAYLAND)
_BEGINS = (Stage.REFUSED, Stage.KEPT, Stage.UNDONE, Stage.FAILED, Stage.RULE)
_IN_FORCE = (Stage.SETTING, Stage.TRYING)


def _begin(_: Rules, session: Session, state: Admin | Calibrating, __: at.CalibratePressed) -> Step:
    if isinstance(state, Calibrating) and state.stage not in _BEGINS:
        return session, ()
    return ask(session, Calibrating(closed=state.closed), do.LookAtTouch)


def _seen(_: Rules, session: Session, state: Calibrating, event: at.TouchSeen) -> Step:
    stage = Stage.TOUCHING if event.panel.way in _WAYS else Stage.ABSENT
    return to(session, msgspec.structs.replace(state, stage=stage, panel=event.panel))


def _touched(_: Rules, session: Session, state: Calibrating, event: at.CrossTouched) -> Step:
    if state.stage is not Stage.TOUCHING:
        return session, ()
    touches = (*state.touches, event.touch)
    touched = msgspec.structs.replace(state, touches=touches)
    if len(touches) < len(CROSSES):
        return to(session, touched)
    found = solve(touches, event.area)
    if isinstance(found, Objection):
        return to(session, msgspec.structs.replace(touched, stage=Stage.REFUSED, objection=found))
    record = do.RecordAdmin(session.id, Deed.CALIBRATE)
    if state.panel.way is Way.WAYLAND:
        return to(session, msgspec.structs.replace(touched, stage=Stage.RULE, found=found), record)
    setting = msgspec.structs.replace(touched, stage=Stage.SETTING, found=found)
    asking, effects = ask(
        session, setting, lambda here, asked: do.SetTouch(here, asked, setting.panel.device, setting.matrix)
    )
    return asking, (record, *effects)


def _set(rules: Rules, session: Session, state: Calibrating, event: at.TouchSet) -> Step:
    if not event.done:
        return stay(session, msgspec.structs.replace(state, stage=Stage.FAILED))
    if state.stage is not Stage.SETTING:
        return session, ()
    return stay(session, msgspec.structs.replace(state, stage=Stage.TRYING, left=rules.keep))


def _keep(_: Rules, session: Session, state: Calibrating, __: at.KeepPressed) -> Step:
    if state.stage is not Stage.TRYING:
        return session, ()
    kept = msgspec.structs.replace(state, stage=Stage.KEPT, left=0)
    asking, effects = ask(session, kept, lambda here, asked: do.KeepTouch(here, asked, state.matrix))
    return asking, (do.RecordAdmin(session.id, Deed.CALIBRATION_KEPT), *effects)


def _kept(_: Rules, session: Session, state: Calibrating, event: at.Kept) -> Step:
    return stay(session, msgspec.structs.replace(state, unkept=not event.done))


def _undo(_: Rules, session: Session, state: Calibrating, __: at.UndoPressed) -> Step:
    """Back to the matrix that was in force before."""
    if state.stage not in _IN_FORCE:
        return session, ()
    undone = msgspec.structs.replace(state, stage=Stage.UNDONE, left=0)
    panel = state.panel
    asking, effects = ask(
        session, undone, lambda here, asked: do.SetTouch(here, asked, panel.device, panel.matrix)
    )
    return asking, (do.RecordAdmin(session.id, Deed.CALIBRATION_UNDONE), *effects)


def undone(rules: Rules, session: Session, state: Calibrating) -> Step:
    """What is in force on trial goes with whoever leaves it."""
    return _undo(rules, session, state, at.UndoPressed(session.id))


def _back(rules: Rules, session: Session, state: Calibrating, _: ev.BackPressed) -> Step:
    left, first = undone(rules, session, state)
    asking, effects = ask(left, Admin(closed=state.closed), do.GatherHealth)
    return asking, (*first, *effects)


def _journal_failed(rules: Rules, session: Session, state: Calibrating, _: ev.JournalFailed) -> Step:
    """The terminal closes, and what is on trial goes first; a row of that could not be written either."""
    after, effects = wipe(rules, session, None, Next.CLOSED, ClosedReason.JOURNAL_FAILED)
    if state.stage not in _IN_FORCE:
        return after, effects
    before = do.SetTouch(session.id, session.asked, state.panel.device, state.panel.matrix)
    return after, (before, *effects)


def second(rules: Rules, session: Session, state: Calibrating) -> Step | None:
    """A second of a trial, or of the wait for a touch of a cross; None in all other stages."""
    if state.stage is Stage.TRYING:
        if state.left <= 1:
            return undone(rules, session, state)
        return stay(session, msgspec.structs.replace(state, left=state.left - 1))
    if state.stage is Stage.TOUCHING and session.quiet + 1 >= rules.crosses:
        return _back(rules, session, state, ev.BackPressed(session.id))
    return None


HANDLERS: dict[tuple[type, type], Handler] = {
    (Admin, at.CalibratePressed): _begin,
    (Calibrating, at.CalibratePressed): _begin,
    (Calibrating, at.TouchSeen): _seen,
    (Calibrating, at.CrossTouched): _touched,
    (Calibrating, at.TouchSet): _set,
    (Calibrating, at.KeepPressed): _keep,
    (Calibrating, at.Kept): _kept,
    (Calibrating, at.UndoPressed): _undo,
    (Calibrating, ev.BackPressed): _back,
    (Calibrating, ev.JournalFailed): _journal_failed,
}
