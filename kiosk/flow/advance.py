"""One function, `Flow.advance`: a session and an event give the next session and what is to be done.

It is total: an event that a state does not know changes nothing. It is pure: time comes in as `Tick`
events, the wall clock as a field of those events that need it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import entry, hosted
from kiosk.flow import events as ev
from kiosk.flow.endings import end, start_over, wipe
from kiosk.flow.states import (
    Accounts,
    ChooseBiller,
    Closed,
    ClosedReason,
    Ending,
    Finding,
    Goodbye,
    Hosted,
    Next,
    OutcomeUnknown,
    Phase,
    Receipt,
    Rules,
    Session,
    SessionId,
    Trouble,
    Welcome,
    Wiping,
)
from kiosk.flow.step import Handler, Step, to

_SERVING = (ChooseBiller, Accounts, Finding, Hosted, Trouble, Receipt)
_IDLES = (ChooseBiller, Accounts, Trouble, Hosted)


class Flow:
    """The rules of this terminal and the function that applies them."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def begin(self, session: SessionId) -> Session:
        """A session that knows nothing and stands at the welcome screen."""
        return Session(id=session, state=Welcome(probe_in=self.rules.probe))

    def begin_after_restart(self, session: SessionId, submitted_at: datetime) -> Session:
        """The first session after a stop in mid-payment: it tells whoever stands there what is not known."""
        state = OutcomeUnknown(at=submitted_at, left=self.rules.unknown, restarted=True)
        return Session(id=session, state=state)

    def advance(self, session: Session, event: ev.Event) -> Step:
        """The next session and the effects to carry out, in their order."""
        if event.session != session.id:
            return session, ()
        if isinstance(event, ev.Tick):
            return self._tick(session)
        if isinstance(event, ev.Touched):
            return self._touched(session)
        if isinstance(event, ev.StillHerePressed):
            return msgspec.structs.replace(session, quiet=0, warning=None), ()
        return self._dispatch(session, event)

    def _dispatch(self, session: Session, event: ev.Event) -> Step:
        """Find the one handler for this state and event; without one, nothing changes."""
        handler = _HANDLERS.get((type(session.state), type(event)))
        if handler is None and isinstance(session.state, _SERVING):
            handler = _WHILE_SERVING.get(type(event))
        if handler is None:
            handler = _ALWAYS.get(type(event))
        return handler(self.rules, session, session.state, event) if handler else (session, ())

    def _touched(self, session: Session) -> Step:
        """Someone is there: the quiet seconds start again, a receipt stays longer.

        A warning waits for its answer. If any touch took it away, the same touch would land on what lies
        beneath: on a page, perhaps on the button that pays.
        """
        if isinstance(session.state, Receipt):
            return hosted.receipt_extended(self.rules, session)
        if session.quiet == 0 or session.warning is not None:
            return session, ()
        return msgspec.structs.replace(session, quiet=0), ()

    def _tick(self, session: Session) -> Step:
        """A second passes: first for the state's own limit, then for the customer's silence."""
        handler = _TICKS.get(type(session.state))
        after, effects = handler(self.rules, session, session.state, None) if handler else (session, ())
        if type(after.state) is not type(session.state) or not isinstance(after.state, _IDLES):
            return after, effects
        silent, more = self._idle(after)
        return silent, (*effects, *more)

    def _idle(self, session: Session) -> Step:
        """Count silence, then warn, then end. Waiting for a page is not silence."""
        if isinstance(session.state, Hosted) and hosted.is_busy(self.rules, session.state):
            return session, ()
        if session.warning is None:
            quiet = session.quiet + 1
            warning = self.rules.warning if quiet >= self.rules.idle else None
            return msgspec.structs.replace(session, quiet=quiet, warning=warning), ()
        if session.warning > 1:
            return msgspec.structs.replace(session, warning=session.warning - 1), ()
        return end(self.rules, session, Ending.IDLE)


def _provider_lost(rules: Rules, session: Session, state: Any, event: ev.ProviderLost) -> Step:
    """At the welcome screen the terminal closes; in mid-session that customer's own call decides."""
    if isinstance(state, Welcome):
        return to(session, Closed(reason=event.reason, probe_in=rules.reopen))
    return session, ()


def _key_refused(rules: Rules, session: Session, _: Finding, event: ev.ProviderLost) -> Step:
    """Our own key was refused: no number that this customer types can help, a technician can."""
    if event.reason is not ClosedReason.CREDENTIALS:
        return session, ()
    return wipe(rules, session, Ending.CLOSED, Next.CLOSED, event.reason)


def _provider_well(rules: Rules, session: Session, state: Closed, _: ev.ProviderWell) -> Step:
    """A cause outside is gone. One inside (a wipe, the journal) only a new process can mend."""
    if state.reason in _OUTSIDE:
        return to(session, Welcome(probe_in=rules.probe))
    return session, ()


def _journal_failed(rules: Rules, session: Session, state: Any, _: ev.JournalFailed) -> Step:
    """Close, unless a payment is under way or its end is being read: the next row will fail again."""
    paying = isinstance(state, Hosted) and state.phase is Phase.SUBMITTED
    if paying or isinstance(state, Closed | Receipt | OutcomeUnknown):
        return session, ()
    return wipe(rules, session, None, Next.CLOSED, ClosedReason.JOURNAL_FAILED)


def _wiped(rules: Rules, session: Session, state: Wiping, event: ev.Wiped) -> Step:
    if state.then is Next.GOODBYE:
        return Session(id=event.successor, state=Goodbye(rules.goodbye)), ()
    if state.then is Next.CLOSED:
        reason = state.reason or ClosedReason.UNREACHABLE
        return Session(id=event.successor, state=Closed(reason=reason, probe_in=rules.reopen)), ()
    return Session(id=event.successor, state=Welcome(probe_in=rules.probe)), ()


def _wipe_failed(rules: Rules, session: Session, _: Wiping, __: ev.WipeFailed) -> Step:
    return to(session, Closed(reason=ClosedReason.WIPE_FAILED, probe_in=rules.reopen))


def _leave_unknown(rules: Rules, session: Session, _: OutcomeUnknown, __: ev.DonePressed) -> Step:
    return wipe(rules, session, None, Next.WELCOME)


def _leave_goodbye(rules: Rules, session: Session, _: Goodbye, __: ev.DonePressed) -> Step:
    return to(session, Welcome(probe_in=rules.probe))


# Seconds


def _welcome_tick(rules: Rules, session: Session, state: Welcome, _: None) -> Step:
    if state.probe_in > 1:
        return to(session, Welcome(state.probe_in - 1))
    return to(session, Welcome(rules.probe), do.ProbeProvider(session.id))


def _closed_tick(rules: Rules, session: Session, state: Closed, _: None) -> Step:
    if state.probe_in > 1:
        return to(session, msgspec.structs.replace(state, probe_in=state.probe_in - 1))
    again = msgspec.structs.replace(state, probe_in=rules.reopen)
    if state.reason in _OUTSIDE:
        return to(session, again, do.ProbeProvider(session.id))
    return to(session, again, do.EndProcess(session.id))


def _wiping_tick(rules: Rules, session: Session, state: Wiping, _: None) -> Step:
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    return _wipe_failed(rules, session, state, ev.WipeFailed(session.id))


def _goodbye_tick(rules: Rules, session: Session, state: Goodbye, _: None) -> Step:
    if state.left > 1:
        return to(session, Goodbye(state.left - 1))
    return _leave_goodbye(rules, session, state, ev.DonePressed(session.id))


def _unknown_tick(rules: Rules, session: Session, state: OutcomeUnknown, _: None) -> Step:
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    return _leave_unknown(rules, session, state, ev.DonePressed(session.id))


_OUTSIDE = frozenset({ClosedReason.CREDENTIALS, ClosedReason.UNREACHABLE, ClosedReason.INACTIVE})

_HANDLERS: dict[tuple[type, type], Handler] = {
    **entry.HANDLERS,
    **hosted.HANDLERS,
    (Finding, ev.ProviderLost): _key_refused,
    (Closed, ev.ProviderWell): _provider_well,
    (Wiping, ev.Wiped): _wiped,
    (Wiping, ev.WipeFailed): _wipe_failed,
    (OutcomeUnknown, ev.DonePressed): _leave_unknown,
    (OutcomeUnknown, ev.StartOverPressed): _leave_unknown,
    (Goodbye, ev.DonePressed): _leave_goodbye,
    (Goodbye, ev.StartOverPressed): _leave_goodbye,
}
_WHILE_SERVING: dict[type, Handler] = {ev.StartOverPressed: start_over}
_ALWAYS: dict[type, Handler] = {
    ev.ProviderLost: _provider_lost,
    ev.JournalFailed: _journal_failed,
}
_TICKS: dict[type, Handler] = {
    Welcome: _welcome_tick,
    Finding: entry.finding_tick,
    Hosted: hosted.hosted_tick,
    Receipt: hosted.receipt_tick,
    OutcomeUnknown: _unknown_tick,
    Wiping: _wiping_tick,
    Goodbye: _goodbye_tick,
    Closed: _closed_tick,
}
