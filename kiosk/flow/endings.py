"""The ways in which a session ends. All but one lead through a wipe; none leads back to a page.

The one is money that may be moving: then the page goes at once and the customer is told what is not known.
"""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    ClosedReason,
    Ending,
    Hosted,
    Next,
    OutcomeUnknown,
    Phase,
    Receipt,
    Session,
    Wiping,
)
from kiosk.flow.step import Step, to


def wipe(
    rules: Rules,
    session: Session,
    ending: Ending | None,
    then: Next,
    reason: ClosedReason | None = None,
) -> Step:
    """Begin the wipe. `ending` goes into the journal; None where the row is closed already or never was."""
    papers = session.printing.number > 0
    state = Wiping(then=then, left=rules.wiping, reason=reason, papers=papers)
    after = Session(id=session.id, state=state, asked=session.asked, preferences=session.preferences)
    effects: tuple[do.Effect, ...] = (do.Wipe(session.id),)
    if papers:
        effects = (do.ClearPaper(session.id), *effects)
    if ending is not None:
        effects = (do.RecordClosed(session.id, ending), *effects)
    return after, effects


def end(rules: Rules, session: Session, ending: Ending) -> Step:
    """End a session that the customer or the terminal gives up, asking first whether money may be moving."""
    state = session.state
    if isinstance(state, Hosted) and state.phase is Phase.SUBMITTED:
        return outcome_unknown(rules, session, state)
    return wipe(rules, session, ending, Next.SIGNED_OUT if session.member is not None else Next.WELCOME)


def outcome_unknown(rules: Rules, session: Session, state: Hosted) -> Step:
    """Tell the customer that the payment may have gone through. Nothing is sent again.

    A resident is signed out with it: nothing on that screen needs them, and they may read it for minutes.
    """
    if state.submitted_at is None:
        message = "a submitted page carries the time of its submission"
        raise ValueError(message)
    told = OutcomeUnknown(at=state.submitted_at, left=rules.unknown, paying=state.purpose.pays)
    closed = do.RecordClosed(session.id, Ending.OUTCOME_UNKNOWN)
    signed_out = msgspec.structs.replace(session, member=None)
    return to(signed_out, told, closed, do.ClosePage(session.id))


def start_over(rules: Rules, session: Session, state: Any, _: ev.StartOverPressed) -> Step:
    """ "Start Over" at any moment. After a guest's receipt it is simply the end."""
    if isinstance(state, Receipt) and session.member is None:
        return wipe(rules, session, None, Next.WELCOME)  # the receipt closed the journal's row
    return end(rules, session, Ending.START_OVER)
