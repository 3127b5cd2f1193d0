"""What a desk asks of the world."""

from __future__ import annotations

from enum import Enum, unique

import msgspec

from kiosk.flow.desk.clerk import Clerk
from kiosk.flow.desk.state import Arrangement
from kiosk.flow.desk.waiting import Document
from kiosk.flow.people import Member
from kiosk.flow.states import SessionId
from kiosk.secret import Secret


@unique
class Deed(Enum):
    """What a clerk did; the journal keeps it under this name."""

    SIGN_IN_REFUSED = "sign_in_refused"
    LOCKED = "locked"
    LOCKED_ITSELF = "locked_itself"
    UNLOCKED = "unlocked"
    TOOK_OVER = "took_over"
    """A supervisor, from another clerk, with the customers that were open."""
    OPENED = "opened"
    HANDED_OVER = "handed_over"
    TOOK_BACK = "took_back"
    CLOSED = "closed"
    DISPLAY_LOST = "display_lost"
    STATEMENT_OPENED = "statement_opened"
    PAGE_PRINTED = "page_printed"
    STATEMENT_PRINTED = "statement_printed"
    DAY_PRINTED = "day_printed"
    LOOKED_UP = "looked_up"
    """What waits for a clerk; for whom stands nowhere here."""
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    """The directory's audit trail has whose, under the same clerk's name."""


class Effect(msgspec.Struct, frozen=True):
    """One of the classes below."""


class CheckClerk(Effect, frozen=True):
    """Ask the directory; answered by Judged. repr shows nothing typed."""

    asked: int
    name: str
    secret: Secret

    def __repr__(self) -> str:
        return f"CheckClerk({self.asked})"


class RecordShiftOpened(Effect, frozen=True):
    """The journal opens a shift, and closes the one before; ShiftLost where it can't."""

    shift: str
    clerk: Clerk


class RecordShiftClosed(Effect, frozen=True):
    """The journal closes the shift."""

    shift: str


class RecordDeed(Effect, frozen=True):
    """The journal keeps what a clerk did; `clerk` is "" where nobody is known."""

    clerk: str
    deed: Deed
    session: str = ""


class OpenCustomer(Effect, frozen=True):
    """Begin a session with this id, at the entry of account numbers."""

    session: SessionId


class GiveNumbers(Effect, frozen=True):
    """Let this session find these account numbers. repr shows none."""

    session: SessionId
    text: str

    def __repr__(self) -> str:
        return f"GiveNumbers({self.session!r})"


class TryAgain(Effect, frozen=True):
    """Let this session ask the provider once more."""

    session: SessionId


class OpenStatement(Effect, frozen=True):
    """Open the next statement to which this session's page has a link; answered by StatementsFound."""

    session: SessionId


class BeginRegistration(Effect, frozen=True):
    """Let this session's customer register."""

    session: SessionId


class PrintPage(Effect, frozen=True):
    """Print this session's page."""

    session: SessionId


class LookUp(Effect, frozen=True):
    """Ask the directory what waits under a number or an address, or has one of these ids; answered by Found.

    repr shows nothing of it.
    """

    asked: int
    query: str
    ids: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"LookUp({self.asked})"


class Help(Effect, frozen=True):
    """One of the two below; answered by Helped. `waiting`: its id; `shift`: the calls' place in the record."""

    asked: int
    waiting: str
    clerk: str
    shift: str


class Confirm(Help, frozen=True):
    """Confirm a registration without its code."""


class Approve(Help, frozen=True):
    """Let an account be theirs."""

    document: Document


class TellHelped(Effect, frozen=True):
    """Let the session of whoever was helped with this go on, if they stand here."""

    waited: str
    member: Member | None


class EndCustomer(Effect, frozen=True):
    """End this session alone, as "Start Over" or "Done" does; answered by CustomerMoved and CustomerGone."""

    session: SessionId


class Arrange(Effect, frozen=True):
    """Let this be seen and nothing else. Pages are moved, never loaded anew."""

    arrangement: Arrangement
