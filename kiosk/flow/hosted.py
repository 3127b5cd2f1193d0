"""While the provider's page is on the screen: loads, posted forms, faults, the receipt.

From the first form after card or bank details on, the only good end is the receipt page; every other
end tells the customer that the outcome is unknown, and nothing is ever sent again.
"""

from __future__ import annotations

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import outcome_unknown, wipe
from kiosk.flow.states import (
    Ending,
    Hosted,
    Next,
    Phase,
    Purpose,
    Receipt,
    Rules,
    Session,
    Trouble,
    TroubleKind,
)
from kiosk.flow.step import Handler, Step, stay, to


def is_busy(rules: Rules, state: Hosted) -> bool:
    """Whether silence is waiting (design.md): a load is running, or a form left less than a minute ago."""
    return state.loading is not None or (state.since_post is not None and state.since_post < rules.settled)


def _load_started(rules: Rules, session: Session, state: Hosted, _: ev.LoadStarted) -> Step:
    return stay(session, msgspec.structs.replace(state, loading=state.loading or 0))


def _load_finished(rules: Rules, session: Session, state: Hosted, _: ev.LoadFinished) -> Step:
    return stay(session, msgspec.structs.replace(state, loading=None))


def _posted(rules: Rules, session: Session, state: Hosted, event: ev.FormPosted) -> Step:
    """Note the post. For a signed-in resident a stored card may be charged without a digit typed."""
    waiting = msgspec.structs.replace(state, since_post=0)
    details = event.after_details or state.purpose is not Purpose.GUEST_PAYMENT
    if not details or state.phase is Phase.SUBMITTED:
        return stay(session, waiting)
    submitted = msgspec.structs.replace(waiting, phase=Phase.SUBMITTED, submitted_at=event.at)
    return stay(session, submitted, do.RecordSubmitted(session.id, event.at))


def _broken(rules: Rules, session: Session, state: Hosted, event: ev.PageBroken) -> Step:
    if state.phase is Phase.SUBMITTED:
        return outcome_unknown(rules, session, state)
    trouble = Trouble(kind=event.kind, biller=state.biller, accounts=state.accounts)
    return to(session, trouble, do.ClosePage(session.id))


def _receipt(rules: Rules, session: Session, _: Hosted, __: ev.ReceiptReached) -> Step:
    return to(session, Receipt(left=rules.receipt), do.RecordClosed(session.id, Ending.RECEIPT))


def _done(rules: Rules, session: Session, _: Receipt, __: ev.DonePressed) -> Step:
    return wipe(rules, session, None, Next.GOODBYE)


def receipt_extended(rules: Rules, session: Session) -> Step:
    """Someone is still reading: the countdown begins again."""
    return stay(session, Receipt(left=rules.receipt))


def hosted_tick(rules: Rules, session: Session, state: Hosted, _: None) -> Step:
    """Count a running load and the time since the last form; give up on a load that takes too long."""
    since = None if state.since_post is None else min(state.since_post + 1, rules.settled)
    if state.loading is None:
        return stay(session, msgspec.structs.replace(state, since_post=since))
    limit = rules.processing if state.phase is Phase.SUBMITTED else rules.page
    if state.loading + 1 >= limit:
        return _broken(rules, session, state, ev.PageBroken(session.id, TroubleKind.PAGE_TIMED_OUT))
    return stay(session, msgspec.structs.replace(state, loading=state.loading + 1, since_post=since))


def receipt_tick(rules: Rules, session: Session, state: Receipt, _: None) -> Step:
    """The countdown after which the receipt goes by itself."""
    if state.left > 1:
        return stay(session, Receipt(left=state.left - 1))
    return wipe(rules, session, None, Next.GOODBYE)


HANDLERS: dict[tuple[type, type], Handler] = {
    (Hosted, ev.LoadStarted): _load_started,
    (Hosted, ev.LoadFinished): _load_finished,
    (Hosted, ev.FormPosted): _posted,
    (Hosted, ev.PageBroken): _broken,
    (Hosted, ev.ReceiptReached): _receipt,
    (Receipt, ev.DonePressed): _done,
}
