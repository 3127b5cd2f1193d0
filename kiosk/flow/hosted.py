"""While the provider's page is on the screen: loads, posted forms, faults, the receipt.

From the first form after card or bank details on, the only good end is the receipt page; every other
end tells the customer that the outcome is unknown, and nothing is ever sent again.
"""

from __future__ import annotations

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import outcome_unknown, wipe
from kiosk.flow.menu import leave_receipt
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    ClosedReason,
    Ending,
    Hosted,
    Next,
    Phase,
    Purpose,
    Receipt,
    Session,
    TroubleKind,
    trouble,
)
from kiosk.flow.step import Handler, Step, stay, to


def is_busy(rules: Rules, state: Hosted) -> bool:
    """Whether silence is waiting (design.md): a load is running, or a form left less than a minute ago."""
    return state.loading is not None or (state.since_post is not None and state.since_post < rules.settled)


def _load_started(rules: Rules, session: Session, state: Hosted, _: ev.LoadStarted) -> Step:
    return stay(session, msgspec.structs.replace(state, loading=state.loading or 0))


def _load_finished(rules: Rules, session: Session, state: Hosted, _: ev.LoadFinished) -> Step:
    """A page has come. After a change of settings it is the one that tells how the change went."""
    come = msgspec.structs.replace(state, loading=None, pages=state.pages + 1)
    if state.purpose.pays or state.phase is Phase.LOOKING:
        return stay(session, come)
    settled = msgspec.structs.replace(come, phase=Phase.LOOKING, submitted_at=None)
    return stay(session, settled, do.RecordSettled(session.id, receipt=False))


def _load_stopped(rules: Rules, session: Session, state: Hosted, _: ev.LoadStopped) -> Step:
    """No page has come, so nothing is known of a form that left before."""
    return stay(session, msgspec.structs.replace(state, loading=None))


def _posted(rules: Rules, session: Session, state: Hosted, event: ev.FormPosted) -> Step:
    """Note the post. For a signed-in resident a stored card may be charged without a digit typed.

    On a page of settings it may be a change that is saved; the next page tells, and settles it.
    """
    waiting = msgspec.structs.replace(state, since_post=0)
    details = event.after_details or state.purpose is not Purpose.GUEST_PAYMENT
    if not details or state.phase is Phase.SUBMITTED:
        return stay(session, waiting)
    submitted = msgspec.structs.replace(waiting, phase=Phase.SUBMITTED, submitted_at=event.at)
    return stay(session, submitted, do.RecordSubmitted(session.id, event.at))


def _broken(rules: Rules, session: Session, state: Hosted, event: ev.PageBroken) -> Step:
    if state.phase is Phase.SUBMITTED:
        return outcome_unknown(rules, session, state)
    if state.paid:
        return _leave(rules, session, state.account)  # nobody is told that nothing was paid
    return to(session, trouble(event.kind, state), do.ClosePage(session.id))


def _not_kept(rules: Rules, session: Session, state: Hosted, _: ev.SubmissionNotKept) -> Step:
    """Nothing has left: a payment that no record tells of would be nobody's after a power cut."""
    return wipe(rules, session, None, Next.CLOSED, ClosedReason.JOURNAL_FAILED)


def _receipt(rules: Rules, session: Session, state: Hosted, _: ev.ReceiptReached) -> Step:
    """Paid, as far as a page can tell. A guest's session has come to its end; a resident's goes on.

    A page that was opened to change a setting has no receipt, wherever the provider says thank you for it.
    """
    if not state.purpose.pays:
        return _load_finished(rules, session, state, ev.LoadFinished(session.id))
    shown = Receipt(left=rules.receipt, account=state.account, page=state)
    if state.paid and state.phase is Phase.LOOKING:
        return to(session, shown)  # back at the one that is on record
    if session.member is None:
        return to(session, shown, do.RecordClosed(session.id, Ending.RECEIPT))
    return to(session, shown, do.RecordSettled(session.id, receipt=True))


def _left_receipt(rules: Rules, session: Session, state: Receipt, _: ev.LoadFinished) -> Step:
    """The page goes on: what is posted from here on may be another payment, and has to end as one."""
    if state.page is None:
        return session, ()
    page = msgspec.structs.replace(
        state.page,
        phase=Phase.LOOKING,
        loading=None,
        pages=state.page.pages + 1,
        since_post=None,
        submitted_at=None,
        paid=True,
    )
    return stay(session, page)


def _done(rules: Rules, session: Session, state: Receipt, _: ev.DonePressed) -> Step:
    return _leave(rules, session, state.account)


def _leave(rules: Rules, session: Session, account: str) -> Step:
    """After a receipt: a resident goes back to the menu, a guest has come to the end."""
    if session.member is not None:
        return leave_receipt(session, account)
    return wipe(rules, session, None, Next.GOODBYE)


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
    """The countdown after which the receipt goes by itself, and with it a resident who has left.

    It waits while paper is on its way: whoever waits for it is still here.
    """
    if session.printing.is_busy:
        return session, ()
    if state.left > 1:
        return stay(session, msgspec.structs.replace(state, left=state.left - 1))
    if session.member is not None:
        return wipe(rules, session, Ending.IDLE, Next.SIGNED_OUT)
    return wipe(rules, session, None, Next.GOODBYE)


HANDLERS: dict[tuple[type, type], Handler] = {
    (Hosted, ev.LoadStarted): _load_started,
    (Hosted, ev.LoadFinished): _load_finished,
    (Hosted, ev.LoadStopped): _load_stopped,
    (Hosted, ev.FormPosted): _posted,
    (Hosted, ev.SubmissionNotKept): _not_kept,
    (Hosted, ev.PageBroken): _broken,
    (Hosted, ev.ReceiptReached): _receipt,
    (Receipt, ev.LoadFinished): _left_receipt,
    (Receipt, ev.DonePressed): _done,
}
