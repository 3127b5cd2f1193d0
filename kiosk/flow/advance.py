"""One function, `Flow.advance`: a session and an event give the next session and what is to be done.

It is total: an event that a state does not know changes nothing. It is pure: time comes in as `Tick`
events, the wall clock as a field of those events that need it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from kiosk.flow import (
    admin,
    approved,
    calibrating,
    care,
    entry,
    hosted,
    menu,
    numbers,
    printing,
    register,
    scan,
    signin,
    tuning,
)
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import end, start_over, wipe
from kiosk.flow.preferences import Defaults, Preferences
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    Accounts,
    AnyState,
    Asking,
    AwaitConfirmation,
    Care,
    ChooseAccount,
    ChooseBiller,
    Closed,
    ClosedReason,
    Deleted,
    Ending,
    Finding,
    Goodbye,
    Hosted,
    Menu,
    NewPassword,
    Next,
    Outcome,
    OutcomeUnknown,
    Phase,
    Receipt,
    Register,
    Registered,
    Session,
    SessionId,
    Settings,
    SignIn,
    Trouble,
    Welcome,
    Wiping,
)
from kiosk.flow.step import Handler, Step, stay, to
from kiosk.flow.technician import Admin, AdminPin, Calibrating, Tuning

_RESIDENTS = (
    SignIn,
    Register,
    AwaitConfirmation,
    NewPassword,
    Registered,
    ChooseAccount,
    Menu,
    Settings,
    Care,
)
SERVING = (ChooseBiller, Accounts, Finding, Hosted, Trouble, Receipt, Asking, *_RESIDENTS)
"""The states of somebody who can start over, or sign out."""
_IDLES = (ChooseBiller, Accounts, Trouble, Hosted, *_RESIDENTS)


class Flow:
    """The rules of this terminal and the function that applies them."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def begin_with(self, defaults: Defaults) -> None:
        """How every customer begins from the next one on; it is the rules alone that change."""
        self.rules = msgspec.structs.replace(self.rules, defaults=defaults)

    def begin(self, session: SessionId) -> Session:
        """A session that knows nothing and stands at the welcome screen."""
        return _new(self.rules, session, Welcome(probe_in=self.rules.probe))

    def begin_after_restart(self, session: SessionId, submitted_at: datetime) -> Session:
        """The first session after a stop in mid-payment: it tells whoever stands there what is not known."""
        state = OutcomeUnknown(at=submitted_at, left=self.rules.unknown, restarted=True)
        return _new(self.rules, session, state)

    def advance(self, session: Session, event: ev.Event) -> Step:
        """The next session and the effects to carry out, in their order."""
        if event.session != session.id:
            return session, ()
        if isinstance(event, ev.Tick):
            return self._tick(session)
        if isinstance(event, ev.Touched):
            return self._touched(session)
        if isinstance(event, ev.PreferencesChosen):
            return self._preferences_chosen(session, event.preferences)
        if isinstance(event, ev.StillHerePressed):
            return msgspec.structs.replace(session, quiet=0, untouched=0, warning=None), ()
        return self._dispatch(session, event)

    def _dispatch(self, session: Session, event: ev.Event) -> Step:
        """Find the one handler for this state and event; without one, nothing changes."""
        if isinstance(event, ev.Answer) and event.asked != session.asked:
            return session, ()
        handler = _HANDLERS.get((type(session.state), type(event)))
        if handler is None and isinstance(session.state, SERVING):
            handler = _WHILE_SERVING.get(type(event))
        if handler is None:
            handler = _ALWAYS.get(type(event))
        return handler(self.rules, session, session.state, event) if handler else (session, ())

    def _touched(self, session: Session) -> Step:
        """Someone is there: the quiet seconds start again, and what tells how it ended stays longer.

        A warning waits for its answer. If any touch took it away, the same touch would land on what lies
        beneath: on a page, perhaps on the button that pays.
        """
        session = printing.touched(session)
        if isinstance(session.state, Outcome):
            left = self.rules.unknown if isinstance(session.state, OutcomeUnknown) else self.rules.receipt
            return stay(session, msgspec.structs.replace(session.state, left=left))
        if session.warning is not None:
            return session, ()
        return msgspec.structs.replace(session, quiet=0, untouched=0), ()

    def _preferences_chosen(self, session: Session, preferences: Preferences) -> Step:
        """Whatever the state: nothing that was typed or opened changes with how it is shown.

        A warning begins anew: whoever has it in their own language now has all its time to read it.
        """
        if not self.rules.can_serve(preferences):
            return session, ()
        warning = None if session.warning is None else self.rules.warning
        after = msgspec.structs.replace(
            session, preferences=preferences, quiet=0, untouched=0, warning=warning
        )
        if preferences.language == session.preferences.language:
            return after, ()
        return after, (do.ChangeLanguage(session.id, preferences.language),)

    def _tick(self, session: Session) -> Step:
        """A second passes: for what is printed, for the state's own limit, then for the customer's silence."""
        counted, first = printing.second(self.rules, session)
        after, effects = self._limit(counted)
        effects = (*first, *effects)
        if type(after.state) is not type(session.state) or not isinstance(after.state, _IDLES):
            return after, effects
        silent, more = self._idle(after)
        return silent, (*effects, *more)

    def _limit(self, session: Session) -> Step:
        """A second of the state's own limit."""
        handler = _TICKS.get(type(session.state))
        return handler(self.rules, session, session.state, None) if handler else (session, ())

    def _idle(self, session: Session) -> Step:
        """Count silence, then warn, then end. Waiting for a page or for paper is not silence.

        A page that posts or loads by itself, again and again, is waited for no longer than the slowest payment.
        """
        session = msgspec.structs.replace(session, untouched=session.untouched + 1)
        if session.printing.is_busy:
            return session, ()
        waits = session.untouched <= self.rules.processing + self.rules.settled
        if waits and isinstance(session.state, Hosted) and hosted.is_busy(self.rules, session.state):
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
    if state.reason.is_outside:
        return to(session, Welcome(probe_in=rules.probe))
    return session, ()


def _journal_failed(rules: Rules, session: Session, state: Any, _: ev.JournalFailed) -> Step:
    """Close, unless a payment is under way or its end is being read: the next row will fail again."""
    paying = isinstance(state, Hosted) and state.phase is Phase.SUBMITTED
    if paying or isinstance(state, Closed | Receipt | OutcomeUnknown):
        return session, ()
    return wipe(rules, session, None, Next.CLOSED, ClosedReason.JOURNAL_FAILED)


def _new(rules: Rules, session: SessionId, state: AnyState) -> Session:
    """A session that knows nothing yet and serves in the terminal's own way."""
    return Session(id=session, state=state, preferences=rules.preferences)


def _wiped(rules: Rules, session: Session, state: Wiping, event: ev.Wiped) -> Step:
    """A new session begins. What it says of the last one is still for that customer, in their own way."""
    if state.papers:
        return to(session, msgspec.structs.replace(state, successor=event.successor))
    if state.then in (Next.GOODBYE, Next.SIGNED_OUT):
        last = Goodbye(rules.goodbye, signed_out=state.then is Next.SIGNED_OUT)
        return Session(id=event.successor, state=last, preferences=session.preferences), ()
    if state.then is Next.CLOSED:
        reason = state.reason or ClosedReason.UNREACHABLE
        return _new(rules, event.successor, Closed(reason=reason, probe_in=rules.reopen)), ()
    return _new(rules, event.successor, Welcome(probe_in=rules.probe)), ()


def _papers_cleared(rules: Rules, session: Session, state: Wiping, _: ev.PaperCleared) -> Step:
    """The printer has nothing of this customer any more, or can't be reached: then it is asked again later."""
    cleared = msgspec.structs.replace(state, papers=False)
    if state.successor is None:
        return to(session, cleared)
    return _wiped(rules, session, cleared, ev.Wiped(session.id, state.successor))


def _wipe_failed(rules: Rules, session: Session, _: Wiping, __: ev.WipeFailed) -> Step:
    return to(session, Closed(reason=ClosedReason.WIPE_FAILED, probe_in=rules.reopen))


def _leave_unknown(rules: Rules, session: Session, state: OutcomeUnknown, _: ev.DonePressed) -> Step:
    after, effects = wipe(rules, session, None, Next.WELCOME)
    return after, (do.RecordTold(session.id), *effects) if state.restarted else effects


def _leave_goodbye(rules: Rules, session: Session, _: Goodbye, __: ev.DonePressed) -> Step:
    return _new(rules, session.id, Welcome(probe_in=rules.probe)), ()


# Seconds


def _welcome_tick(rules: Rules, session: Session, state: Welcome, _: None) -> Step:
    """Whoever chose a language and went away again leaves the next one the terminal's own."""
    quiet = session.quiet + 1
    preferences = rules.preferences if quiet >= rules.idle else session.preferences
    waiting = msgspec.structs.replace(session, quiet=quiet, preferences=preferences)
    if state.probe_in > 1:
        return stay(waiting, Welcome(state.probe_in - 1))
    return stay(waiting, Welcome(rules.probe), do.ProbeProvider(session.id))


def _closed_tick(rules: Rules, session: Session, state: Closed, _: None) -> Step:
    if state.probe_in > 1:
        return to(session, msgspec.structs.replace(state, probe_in=state.probe_in - 1))
    again = msgspec.structs.replace(state, probe_in=rules.reopen)
    if state.reason.is_outside:
        return to(session, again, do.ProbeProvider(session.id))
    return to(session, again, do.EndProcess(session.id))


def _wiping_tick(rules: Rules, session: Session, state: Wiping, _: None) -> Step:
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    return _wipe_failed(rules, session, state, ev.WipeFailed(session.id))


def _goodbye_tick(rules: Rules, session: Session, state: Goodbye, _: None) -> Step:
    if state.left > 1:
        return to(session, Goodbye(state.left - 1, state.signed_out))
    return _leave_goodbye(rules, session, state, ev.DonePressed(session.id))


def _unknown_tick(rules: Rules, session: Session, state: OutcomeUnknown, _: None) -> Step:
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    return _leave_unknown(rules, session, state, ev.DonePressed(session.id))


_HANDLERS: dict[tuple[type, type], Handler] = {
    **entry.HANDLERS,
    **scan.HANDLERS,
    **numbers.HANDLERS,
    **hosted.HANDLERS,
    **signin.HANDLERS,
    **register.HANDLERS,
    **menu.HANDLERS,
    **approved.HANDLERS,
    **care.HANDLERS,
    **admin.HANDLERS,
    **tuning.HANDLERS,
    **calibrating.HANDLERS,
    **printing.HANDLERS,
    (Finding, ev.ProviderLost): _key_refused,
    (Closed, ev.ProviderWell): _provider_well,
    (Wiping, ev.Wiped): _wiped,
    (Wiping, ev.PaperCleared): _papers_cleared,
    (Wiping, ev.WipeFailed): _wipe_failed,
    (OutcomeUnknown, ev.DonePressed): _leave_unknown,
    (OutcomeUnknown, ev.StartOverPressed): _leave_unknown,
    (Goodbye, ev.DonePressed): _leave_goodbye,
    (Goodbye, ev.StartOverPressed): _leave_goodbye,
}
_WHILE_SERVING: dict[type, Handler] = {ev.StartOverPressed: start_over, ev.SignOutPressed: menu.sign_out}
_ALWAYS: dict[type, Handler] = {
    ev.ProviderLost: _provider_lost,
    ev.JournalFailed: _journal_failed,
    **printing.ANYWHERE,
}
_TICKS: dict[type, Handler] = {
    Welcome: _welcome_tick,
    Finding: entry.finding_tick,
    Hosted: hosted.hosted_tick,
    Receipt: hosted.receipt_tick,
    OutcomeUnknown: _unknown_tick,
    Asking: signin.asking_tick,
    Deleted: care.deleted_tick,
    Wiping: _wiping_tick,
    Goodbye: _goodbye_tick,
    Closed: _closed_tick,
    AdminPin: admin.pin_tick,
    Admin: admin.admin_tick,
    Tuning: admin.admin_tick,
    Calibrating: admin.admin_tick,
}
