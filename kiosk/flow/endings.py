"""The ways in which a session ends. All but one lead through a wipe; none leads back to a page.

The one is money that may be moving: then the page goes at once and the customer is told what is not known.
"""

from __future__ import annotations

from typing import Any

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.states import (
    ClosedReason,
    Ending,
    Hosted,
    Next,
    OutcomeUnknown,
    Phase,
    Receipt,
    Rules,
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
    state = Wiping(then=then, left=rules.wiping, reason=reason)
    after = Session(id=session.id, state=state)
    if ending is None:
        return after, (do.Wipe(session.id),)
    return after, (do.RecordClosed(session.id, ending), do.Wipe(session.id))


def end(rules: Rules, session: Session, ending: Ending) -> Step:
    """End a session that the customer or the terminal gives up, asking first whether money may be moving."""
    state = session.state
    if isinstance(state, Hosted) and state.phase is Phase.SUBMITTED:
        return outcome_unknown(rules, session, state)
    return wipe(rules, session, ending, Next.WELCOME)


def outcome_unknown(rules: Rules, session: Session, state: Hosted) -> Step:
    """Tell the customer that the payment may have gone through. Nothing is sent again."""
    if state.submitted_at is None:
        message = "a submitted page carries the time of its submission"
        raise ValueError(message)
    told = OutcomeUnknown(at=state.submitted_at, left=rules.unknown)
    closed = do.RecordClosed(session.id, Ending.OUTCOME_UNKNOWN)
    return to(session, told, closed, do.ClosePage(session.id))


def start_over(rules: Rules, session: Session, state: Any, _: ev.StartOverPressed) -> Step:
    """ "Start Over" at any moment. After a receipt it is simply the end."""
    if isinstance(state, Receipt):
        return wipe(rules, session, None, Next.WELCOME)  # the receipt closed the journal's row
    return end(rules, session, Ending.START_OVER)
