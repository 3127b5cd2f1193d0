"""What can happen to a desk."""

from __future__ import annotations

import msgspec

from kiosk.flow.desk.clerk import Clerk, Denial
from kiosk.flow.desk.state import Printed, Progress
from kiosk.flow.desk.waiting import Document, Said, Waiting
from kiosk.flow.people import Member
from kiosk.flow.states import SessionId
from kiosk.secret import Secret


class Event(msgspec.Struct, frozen=True):
    """One of the classes below."""


# From the clerk


class SignInPressed(Event, frozen=True):
    """Name and PIN or password were typed; while locked it is another clerk who wants in. repr shows neither."""

    name: str
    secret: Secret

    def __repr__(self) -> str:
        return "SignInPressed(...)"


class UnlockPressed(Event, frozen=True):
    """PIN or password of the clerk who locked."""

    secret: Secret


class SignOutPressed(Event, frozen=True):
    """The shift ends."""


class LockPressed(Event, frozen=True):
    """The clerk goes away."""


class NextPressed(Event, frozen=True):
    """The next customer, whose session is to have this new id."""

    session: SessionId


class NumbersEntered(Event, frozen=True):
    """Account numbers came from the clerk's field, or from the scanner.

    They are for the customer in front while that one is asked for them, else for a next one, whose session is
    to have this new id. repr shows no number.
    """

    session: SessionId
    text: str
    scanned: bool = False

    def __repr__(self) -> str:
        return f"NumbersEntered({len(self.text)} characters)"


class RetryPressed(Event, frozen=True):
    """Ask the provider once more for the customer in front."""


class TabPressed(Event, frozen=True):
    """Back to a customer who was served before."""

    session: SessionId


class HandOverPressed(Event, frozen=True):
    """The page in the clerk's window is for the customer now."""


class TakeBackPressed(Event, frozen=True):
    """The page in front of the customer is for the clerk again."""


class StatementPressed(Event, frozen=True):
    """The statement of the customer in front, to which their page has a link."""


class PrintPressed(Event, frozen=True):
    """What the clerk sees is to be printed: a customer's page, or what is a document already."""

    what: Printed = Printed.PAGE


class ClosePressed(Event, frozen=True):
    """The customer in front is done, or gives up: the session ends and is wiped."""


class SignUpPressed(Event, frozen=True):
    """Sign-up help; while it is open, a registration whose session is to have this new id."""

    session: SessionId


class SignUpLeft(Event, frozen=True):
    """The clerk does something else."""


class SignUpAsked(Event, frozen=True):
    """What waits under this account number or e-mail address? repr shows neither."""

    text: str

    def __repr__(self) -> str:
        return f"SignUpAsked({len(self.text)} characters)"


class WaitingPicked(Event, frozen=True):
    """The one at this place of the list."""

    position: int


class DocumentSeen(Event, frozen=True):
    """The clerk has seen such a document."""

    document: Document


class SurePressed(Event, frozen=True):
    """The clerk has read the question, and says yes."""


class SignUpBackPressed(Event, frozen=True):
    """One question back."""


# From the world


class Judged(Event, frozen=True):
    """Answers CheckClerk of that number: the clerk, or why not. `shift` is a new shift's id, were one to begin."""

    asked: int
    clerk: Clerk | None
    shift: str
    denial: Denial | None = None
    wait: int = 0


class ShiftLost(Event, frozen=True):
    """The journal could not keep the shift that has just begun."""

    shift: str


class CustomerMoved(Event, frozen=True):
    """A customer's session has come so far. `account` is masked; `step` and `waits` as in Customer."""

    session: SessionId
    progress: Progress
    account: str = ""
    step: int = 0
    waits: tuple[str, ...] = ()


class Found(Event, frozen=True):
    """Answers LookUp of that number: what waits, or why that is not known."""

    asked: int
    found: tuple[Waiting, ...] = ()
    trouble: Said | None = None


class Helped(Event, frozen=True, kw_only=True):
    """Answers Approve or Confirm of that number. `waits`: ids of what still waits of this resident.

    `waited`: the id of what was helped with. `member`: the resident, where it was done; `approved`: an account was.
    """

    asked: int
    clerk: str
    waited: str
    said: Said
    approved: bool
    member: Member | None = None
    waits: tuple[str, ...] = ()


class CustomerGone(Event, frozen=True):
    """A customer's session is wiped: nothing of it is left."""

    session: SessionId


class StatementsFound(Event, frozen=True):
    """Answers OpenStatement: to so many statements the page had links."""

    session: SessionId
    count: int


class DisplayCame(Event, frozen=True):
    """There is a screen for customers."""


class DisplayWent(Event, frozen=True):
    """It was unplugged, or lost its power."""


class Touched(Event, frozen=True):
    """A key or a touch, of the clerk's or of a customer's."""


class Tick(Event, frozen=True):
    """A second of uptime has passed."""
