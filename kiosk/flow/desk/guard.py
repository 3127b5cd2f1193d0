"""Who serves at the desk: signing in and out, locking and unlocking, one clerk taking over from another."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.clerk import Denial
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import Desk, Locked, Notice, Place, Progress, Rules, Serving, SigningIn
from kiosk.flow.desk.step import Step
from kiosk.secret import Secret

Guarded: TypeAlias = SigningIn | Locked
replace = msgspec.structs.replace


def sign_in(rules: Rules, desk: Desk, state: Guarded, event: ev.SignInPressed) -> Step:
    """Ask whether this is a clerk. While locked it may be another one, or the same by name."""
    return _check(rules, desk, state, event.name, event.secret)


def unlock(rules: Rules, desk: Desk, state: Locked, event: ev.UnlockPressed) -> Step:
    """Ask whether this is the clerk who locked."""
    return _check(rules, desk, state, state.clerk.name, event.secret)


def judged_at_sign_in(rules: Rules, desk: Desk, state: SigningIn, event: ev.Judged) -> Step:
    """A shift begins, or nobody is let in."""
    if not _is_awaited(desk, state, event):
        return desk, ()
    if event.clerk is None:
        return _denied(desk, state, event.denial or Denial.UNAVAILABLE, event.wait)
    return _begin(desk, event)


def judged_while_locked(rules: Rules, desk: Desk, state: Locked, event: ev.Judged) -> Step:
    """The clerk is back, or another takes over: with customers open a supervisor alone. No page is lost."""
    if not _is_awaited(desk, state, event):
        return desk, ()
    if event.clerk is None:
        return _denied(desk, state, event.denial or Denial.UNAVAILABLE, event.wait)
    if event.clerk.name == state.clerk.name:
        back = replace(desk, state=Serving(clerk=event.clerk, shift=state.shift))
        return back, (do.RecordDeed(event.clerk.name, Deed.UNLOCKED),)
    if not desk.customers:
        return _begin(desk, event)
    if not event.clerk.is_supervisor:
        return _denied(desk, state, Denial.TAKEN)
    after, effects = _begin(desk, event)
    return after, (*effects, do.RecordDeed(event.clerk.name, Deed.TOOK_OVER))


def shift_lost(rules: Rules, desk: Desk, state: Serving, event: ev.ShiftLost) -> Step:
    """Nobody serves without a record. Customers who are open already keep their pages behind the lock."""
    if event.shift != state.shift:
        return desk, ()
    if desk.customers:
        return _covered(desk, replace(_lock_of(state), denial=Denial.UNAVAILABLE)), ()
    return replace(desk, state=SigningIn(denial=Denial.UNAVAILABLE)), ()


def checking_tick(rules: Rules, desk: Desk, state: Guarded, _: ev.Tick) -> Step:
    """A second of waiting for an answer, or until another try is looked at."""
    waiting = replace(state, wait=max(0, state.wait - 1))
    if state.checking is None:
        return replace(desk, state=waiting), ()
    if state.checking > 1:
        return replace(desk, state=replace(waiting, checking=state.checking - 1)), ()
    given_up = replace(waiting, checking=None, denial=Denial.UNAVAILABLE)
    return replace(desk, state=given_up), ()


def serving_tick(rules: Rules, desk: Desk, state: Serving, _: ev.Tick) -> Step:
    """A second of silence, unless somebody waits for a payment to go through; and of waiting for an answer."""
    if state.sign_up is not None:
        state = replace(state, sign_up=state.sign_up.waited())
        desk = replace(desk, state=state)
    if any(each.progress is Progress.SUBMITTED for each in desk.customers):
        return desk, ()
    if state.quiet + 1 >= rules.lock:
        return locked(desk, state, Deed.LOCKED_ITSELF)
    return replace(desk, state=replace(state, quiet=state.quiet + 1)), ()


def touched(rules: Rules, desk: Desk, state: Serving, _: ev.Touched) -> Step:
    """Somebody is there, a clerk or a customer."""
    return (replace(desk, state=replace(state, quiet=0)) if state.quiet else desk), ()


def lock(rules: Rules, desk: Desk, state: Serving, _: ev.LockPressed) -> Step:
    """Cover everything; every page stays as and where it is."""
    return locked(desk, state, Deed.LOCKED)


def locked(desk: Desk, state: Serving, deed: Deed, session: str = "") -> Step:
    """The desk with everything covered, until its clerk is back. `session`: whose page the deed is about."""
    return _covered(desk, _lock_of(state)), (do.RecordDeed(state.clerk.name, deed, session),)


def sign_out(rules: Rules, desk: Desk, state: Serving, _: ev.SignOutPressed) -> Step:
    """End the shift, once nobody is served any more."""
    if desk.customers:
        return replace(desk, state=replace(state, notice=Notice.CUSTOMERS_OPEN)), ()
    return replace(desk, state=SigningIn()), (do.RecordShiftClosed(state.shift),)


def _check(rules: Rules, desk: Desk, state: Guarded, name: str, secret: Secret) -> Step:
    """Ask the directory, one question at a time."""
    if state.checking is not None or state.wait:
        return desk, ()
    asked = desk.asked + 1
    waiting = replace(state, checking=rules.checking, denial=None)
    return replace(desk, state=waiting, asked=asked), (do.CheckClerk(asked, name, secret),)


def _lock_of(state: Serving) -> Locked:
    return Locked(clerk=state.clerk, shift=state.shift)


def _covered(desk: Desk, lock: Locked) -> Desk:
    """The desk behind this lock. Whoever unlocks a window that was turned is a clerk: it is theirs again."""
    customers = tuple(
        replace(each, place=Place.DESK) if each.place is Place.TURNED else each for each in desk.customers
    )
    return replace(desk, state=lock, customers=customers)


def _is_awaited(desk: Desk, state: Guarded, event: ev.Judged) -> bool:
    return state.checking is not None and event.asked == desk.asked


def _denied(desk: Desk, state: Guarded, denial: Denial, wait: int = 0) -> Step:
    """Whose try it was is not known here: a name may have been anything. The directory's trail tells."""
    refused = replace(state, checking=None, denial=denial, wait=wait)
    return replace(desk, state=refused), (do.RecordDeed("", Deed.SIGN_IN_REFUSED),)


def _begin(desk: Desk, event: ev.Judged) -> Step:
    """A new shift; the journal closes the one before."""
    if event.clerk is None:
        message = "a shift begins with a clerk"
        raise ValueError(message)
    serving = replace(desk, state=Serving(clerk=event.clerk, shift=event.shift))
    return serving, (do.RecordShiftOpened(event.shift, event.clerk),)
