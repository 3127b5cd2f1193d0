"""What a counter's tab tells of a session."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow.desk.progress import moved
from kiosk.flow.desk.state import Progress
from kiosk.flow.people import AccountStatus, CodeFor, Form, Member, MemberAccount, RegisterStep
from kiosk.flow.states import (
    Accounts,
    AnyState,
    Asking,
    AwaitConfirmation,
    ChooseBiller,
    Closed,
    ClosedReason,
    Deleted,
    Finding,
    Goodbye,
    Hosted,
    Menu,
    Next,
    OutcomeUnknown,
    Phase,
    Purpose,
    Receipt,
    Register,
    Registered,
    Session,
    SessionId,
    SignIn,
    Trouble,
    TroubleKind,
    Welcome,
    Wiping,
)
from tests.unit.flows import NOON, NUMBER

PAGE = Hosted(purpose=Purpose.GUEST_PAYMENT, biller="4234", accounts=(NUMBER,))


@pytest.mark.parametrize(
    ("state", "details", "progress"),
    [
        (Welcome(), False, Progress.ENTRY),
        (ChooseBiller(), False, Progress.ENTRY),
        (Accounts(biller="4234"), False, Progress.ENTRY),
        (Menu(account=""), False, Progress.ENTRY),
        (Finding(biller="4234", accounts=(NUMBER,), left=3), False, Progress.FINDING),
        (Trouble(kind=TroubleKind.BUSY, biller="4234", accounts=(NUMBER,)), True, Progress.TROUBLE),
        (PAGE, False, Progress.REVIEW),
        (PAGE, True, Progress.CARD),
        (msgspec.structs.replace(PAGE, phase=Phase.SUBMITTED), False, Progress.SUBMITTED),
        (Receipt(left=3), True, Progress.RECEIPT),
        (OutcomeUnknown(at=NOON, left=3), True, Progress.UNKNOWN),
        (Wiping(then=Next.WELCOME, left=3), True, Progress.CLOSING),
        (Goodbye(left=3), False, Progress.CLOSING),
        (Closed(reason=ClosedReason.UNREACHABLE, probe_in=3), False, Progress.TROUBLE),
    ],
)
def test_a_tab_tells_how_far_a_customer_has_come(
    state: AnyState, progress: Progress, *, details: bool
) -> None:
    event = moved(Session(id=SessionId("s-1"), state=state), details=details)

    assert (event.session, event.progress) == ("s-1", progress)


def test_a_tab_shows_a_masked_account_and_never_the_number() -> None:
    event = moved(Session(id=SessionId("s-1"), state=PAGE), details=False)

    assert event.account == NUMBER.masked
    assert NUMBER.value not in repr(event)


REGISTER = Register(step=RegisterStep.ADDRESS, form=Form())
CODE = AwaitConfirmation(code_for=CodeFor.CONFIRM, form=Form(), application="app-1")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (REGISTER, (Progress.REGISTERING, 3, ())),
        (SignIn(), (Progress.REGISTERING, 0, ())),
        (Asking(back=REGISTER, left=3), (Progress.REGISTERING, 3, ())),
        (CODE, (Progress.CODE, 0, ("app-1",))),
        (Asking(back=CODE, left=3), (Progress.CODE, 0, ("app-1",))),
        (msgspec.structs.replace(CODE, code_for=CodeFor.PASSWORD), (Progress.CODE, 0, ())),
        (Deleted(left=3), (Progress.CLOSING, 0, ())),
    ],
)
def test_a_tab_tells_at_which_question_a_registration_is_and_what_waits_for_the_clerk(
    state: AnyState, told: tuple[Progress, int, tuple[str, ...]]
) -> None:
    event = moved(Session(id=SessionId("s-1"), state=state), details=False)

    assert (event.progress, event.step, event.waits) == told


RESIDENT = Member(
    id="r-1",
    name="Marisol Vega",
    email="marisol.vega@example.org",
    accounts=tuple(
        MemberAccount(id=status.value, biller="4234", number=NUMBER, status=status)
        for status in AccountStatus
    ),
)
BILLS = msgspec.structs.replace(PAGE, purpose=Purpose.RECENT_BILLS)


@pytest.mark.parametrize(
    ("state", "details", "progress"),
    [
        (Registered(), False, Progress.SIGNED_IN),
        (Menu(account=""), False, Progress.SIGNED_IN),
        (BILLS, False, Progress.SIGNED_IN),
        (BILLS, True, Progress.CARD),
        (msgspec.structs.replace(BILLS, phase=Phase.SUBMITTED), False, Progress.SUBMITTED),
    ],
)
def test_what_a_resident_sees_is_theirs_alone(state: AnyState, progress: Progress, *, details: bool) -> None:
    event = moved(Session(id=SessionId("s-1"), state=state, member=RESIDENT), details=details)

    assert (event.progress, event.waits) == (progress, ("unproven", "held"))
