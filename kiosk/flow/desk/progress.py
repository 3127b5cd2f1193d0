"""How far a customer has come, read from the state of their session."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.account import AccountNumber
from kiosk.flow.desk.events import CustomerMoved
from kiosk.flow.desk.state import Customer, Progress
from kiosk.flow.people import CodeFor, RegisterStep
from kiosk.flow.states import (
    AnyState,
    Asking,
    AwaitConfirmation,
    Closed,
    Deleted,
    Finding,
    Goodbye,
    Hosted,
    NewPassword,
    OutcomeUnknown,
    Phase,
    Purpose,
    Receipt,
    Register,
    Session,
    SignIn,
    Trouble,
    Wiping,
)

_BY_STATE: Final = {
    Finding: Progress.FINDING,
    Trouble: Progress.TROUBLE,
    Closed: Progress.TROUBLE,
    Receipt: Progress.RECEIPT,
    OutcomeUnknown: Progress.UNKNOWN,
    Wiping: Progress.CLOSING,
    Goodbye: Progress.CLOSING,
    Deleted: Progress.CLOSING,
    Register: Progress.REGISTERING,
    SignIn: Progress.REGISTERING,
    NewPassword: Progress.REGISTERING,
    AwaitConfirmation: Progress.CODE,
}
"""What a tab tells of each state; any other is one in which something is still asked of the customer."""
_AT_THE_END: Final = (Progress.RECEIPT, Progress.UNKNOWN, Progress.CLOSING)
_STEPS: Final = tuple(RegisterStep)


def moved(session: Session, *, details: bool) -> CustomerMoved:
    """What the desk is to know of a session. `details`: keys went into the page that may be card details."""
    state = _asker(session.state)
    step = _STEPS.index(state.step) + 1 if isinstance(state, Register) else 0
    return CustomerMoved(
        session.id, _progress(session, details=details), _account(session), step, _waits(session, state)
    )


def followed(customer: Customer, event: CustomerMoved) -> Customer:
    """The customer as the event tells. At the end no state needs an account: the tab keeps it."""
    kept = customer.account if event.progress in _AT_THE_END else ""
    return msgspec.structs.replace(
        customer,
        progress=event.progress,
        account=event.account or kept,
        step=event.step,
        waits=event.waits,
    )


def _progress(session: Session, *, details: bool) -> Progress:
    state = session.state
    if isinstance(state, Hosted):
        if state.phase is Phase.SUBMITTED:
            return Progress.SUBMITTED
        if details:
            return Progress.CARD
        # What stands on a resident's own page, stored cards for instance, is not for the clerk.
        return Progress.REVIEW if state.purpose is Purpose.GUEST_PAYMENT else Progress.SIGNED_IN
    otherwise = Progress.ENTRY if session.member is None else Progress.SIGNED_IN
    return _BY_STATE.get(type(_asker(state)), otherwise)


def _asker(state: AnyState) -> AnyState:
    """The state that asks: while an answer is awaited nobody has come any further."""
    return state.back if isinstance(state, Asking) else state


def _waits(session: Session, state: AnyState) -> tuple[str, ...]:
    """What waits for a clerk: the registration whose code is asked for, or accounts of who is signed in."""
    if isinstance(state, AwaitConfirmation) and state.code_for is CodeFor.CONFIRM and state.application:
        return (state.application,)
    return session.member.waits if session.member is not None else ()


def _account(session: Session) -> str:
    """The first account, masked; "" while none is chosen, or it is no more needed."""
    accounts: tuple[AccountNumber, ...] = getattr(session.state, "accounts", ())
    return accounts[0].masked if accounts else ""
