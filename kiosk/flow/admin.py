"""The technician's way: a PIN, how the terminal is, and back to where it stood. Never while a session is open."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from kiosk.flow import calibrating
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.rules import Rules
from kiosk.flow.states import Closed, Session, Welcome
from kiosk.flow.step import Handler, Step, ask, stay, to
from kiosk.flow.technician import (
    FEWEST,
    LONGEST,
    Admin,
    AdminPin,
    Calibrating,
    Deed,
    Trial,
    Tuning,
    Verdict,
)
from kiosk.secret import Secret

_Any: TypeAlias = AdminPin | Admin | Tuning | Calibrating
_DIGITS = frozenset("0123456789")
_FAULT = 70
"""The exit status at which a supervisor starts a new process."""


def _wanted(rules: Rules, session: Session, state: Welcome | Closed, _: ev.AdminWanted) -> Step:
    if not rules.admin:
        return session, ()
    return to(session, AdminPin(closed=state.reason if isinstance(state, Closed) else None))


def _typed(_: Rules, session: Session, state: AdminPin, event: ev.PinTyped) -> Step:
    typed = state.typed.reveal()
    if state.checking or state.wait or event.digit not in _DIGITS or len(typed) >= LONGEST:
        return session, ()
    return to(session, msgspec.structs.replace(state, typed=Secret(typed + event.digit), verdict=None))


def _erased(_: Rules, session: Session, state: AdminPin, __: ev.PinErased) -> Step:
    return to(session, msgspec.structs.replace(state, typed=Secret(state.typed.reveal()[:-1])))


def _submitted(_: Rules, session: Session, state: AdminPin, __: ev.ContinuePressed) -> Step:
    pin = state.typed
    if state.checking or state.wait or len(pin.reveal()) < FEWEST:
        return session, ()
    asking = msgspec.structs.replace(state, typed=Secret(""), checking=True, verdict=None)
    return ask(session, asking, lambda here, asked: do.CheckPin(here, asked, pin))


def _judged(_: Rules, session: Session, state: AdminPin, event: ev.PinJudged) -> Step:
    if not state.checking:
        return session, ()
    if event.verdict is Verdict.RIGHT:
        return ask(session, Admin(closed=state.closed), do.GatherHealth)
    told = msgspec.structs.replace(state, checking=False, verdict=event.verdict, wait=event.wait)
    return stay(session, told)


def _gathered(_: Rules, session: Session, state: Admin, event: ev.HealthGathered) -> Step:
    return stay(session, msgspec.structs.replace(state, health=event.health))


def _pressed(rules: Rules, session: Session, state: Admin, event: ev.AdminPressed) -> Step:
    """Each deed is written down before it is done."""
    record = do.RecordAdmin(session.id, event.deed)
    match event.deed:
        case Deed.CHECK if state.checking:
            return session, ()
        case Deed.CHECK:
            checking = msgspec.structs.replace(state, checking=True)
            return to(session, checking, record, do.ProbeProvider(session.id))
        case Deed.PRINTER if not rules.prints or state.trial is Trial.RUNNING:
            return session, ()
        case Deed.PRINTER:
            trying = msgspec.structs.replace(state, trial=Trial.RUNNING, problem=None)
            return to(session, trying, record, do.TryPrinter(session.id))
        case Deed.RESTART:
            return to(session, state, record, do.EndProcess(session.id, _FAULT))
        case Deed.END:
            return to(session, state, record, do.EndProcess(session.id, 0))
        case _:
            return session, ()  # what has a screen of its own is done there


def _tested(_: Rules, session: Session, state: Admin, event: ev.PrinterTested) -> Step:
    if state.trial is not Trial.RUNNING:
        return session, ()
    trial = Trial.PRINTED if event.problem is None else Trial.FAILED
    return stay(session, msgspec.structs.replace(state, trial=trial, problem=event.problem))


def _back(rules: Rules, session: Session, state: _Any, _: ev.BackPressed) -> Step:
    """To where the terminal stood; what has closed it is looked at again at once.

    The next customer begins as the technician has left it.
    """
    session = msgspec.structs.replace(session, preferences=rules.preferences)
    if state.closed is not None:
        return to(session, Closed(reason=state.closed, probe_in=1))
    return to(session, Welcome(probe_in=rules.probe))


def _lost(_: Rules, session: Session, state: _Any, event: ev.ProviderLost) -> Step:
    """A cause inside stays: no answer of the provider can mend it."""
    inside = state.closed is not None and not state.closed.is_outside
    return _answered(session, state if inside else msgspec.structs.replace(state, closed=event.reason))


def _well(_: Rules, session: Session, state: _Any, __: ev.ProviderWell) -> Step:
    outside = state.closed is not None and state.closed.is_outside
    return _answered(session, msgspec.structs.replace(state, closed=None) if outside else state)


def _answered(session: Session, state: _Any) -> Step:
    """The provider was heard of; whoever looks at the terminal's health sees it anew."""
    if not isinstance(state, Admin):
        return stay(session, state)
    return ask(session, msgspec.structs.replace(state, checking=False), do.GatherHealth)


def pin_tick(rules: Rules, session: Session, state: AdminPin, _: None) -> Step:
    """A second of silence, and of the lock."""
    if session.quiet + 1 >= rules.pin:
        return _back(rules, session, state, ev.BackPressed(session.id))
    left = max(0, state.wait - 1)
    verdict = state.verdict if left or not state.wait else None
    counted = msgspec.structs.replace(session, quiet=session.quiet + 1)
    return stay(counted, msgspec.structs.replace(state, wait=left, verdict=verdict))


def admin_tick(rules: Rules, session: Session, state: Admin | Tuning | Calibrating, _: None) -> Step:
    """A second of silence: a terminal that its technician has left closes behind them."""
    own = calibrating.second(rules, session, state) if isinstance(state, Calibrating) else None
    if own is not None:
        return own
    if session.quiet + 1 >= rules.admin_idle:
        return _back(rules, session, state, ev.BackPressed(session.id))
    return msgspec.structs.replace(session, quiet=session.quiet + 1), ()


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.AdminWanted): _wanted,
    (Closed, ev.AdminWanted): _wanted,
    (AdminPin, ev.PinTyped): _typed,
    (AdminPin, ev.PinErased): _erased,
    (AdminPin, ev.ContinuePressed): _submitted,
    (AdminPin, ev.PinJudged): _judged,
    (Admin, ev.HealthGathered): _gathered,
    (Admin, ev.AdminPressed): _pressed,
    (Admin, ev.PrinterTested): _tested,
    (AdminPin, ev.BackPressed): _back,
    (Admin, ev.BackPressed): _back,
    (AdminPin, ev.ProviderLost): _lost,
    (Admin, ev.ProviderLost): _lost,
    (AdminPin, ev.ProviderWell): _well,
    (Admin, ev.ProviderWell): _well,
    (Tuning, ev.ProviderLost): _lost,
    (Calibrating, ev.ProviderLost): _lost,
    (Tuning, ev.ProviderWell): _well,
    (Calibrating, ev.ProviderWell): _well,
}
