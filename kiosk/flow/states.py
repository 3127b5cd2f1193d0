"""What can be true of a session: its state, and the few facts that stand beside it.

States are frozen; the screens draw them and never change them. What a customer typed lives here and
nowhere else, so that a new session, which starts from nothing, can't know the one before.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, unique
from typing import NewType, TypeAlias

import msgspec

from kiosk.account import AccountNumber, Problem
from kiosk.flow.paper import Printing
from kiosk.flow.people import Member
from kiosk.flow.preferences import Preferences
from kiosk.flow.residentstates import (
    Asker,
    Asking,
    AwaitConfirmation,
    Care,
    ChooseAccount,
    Deleted,
    Menu,
    NewPassword,
    Problems,
    Register,
    Registered,
    Settings,
    SignIn,
)
from kiosk.flow.state import ClosedReason, State
from kiosk.flow.technician import Admin, AdminPin, Calibrating, Tuning

__all__ = [
    "Asker",
    "Asking",
    "AwaitConfirmation",
    "Care",
    "ChooseAccount",
    "ClosedReason",
    "Deleted",
    "Menu",
    "NewPassword",
    "Problems",
    "Register",
    "Registered",
    "Settings",
    "SignIn",
    "State",
]
"""These have modules of their own, and are found here beside the others."""

SessionId = NewType("SessionId", str)


@unique
class Purpose(Enum):
    """Why a hosted page is open."""

    GUEST_PAYMENT = "guest_payment"
    RECENT_BILLS = "recent_bills"
    PAPERLESS = "paperless"
    AUTOPAY = "autopay"
    PAYMENT_METHODS = "payment_methods"
    PAY_BY_TEXT = "pay_by_text"

    @property
    def pays(self) -> bool:
        """Whether the page is opened to pay: the others change a setting."""
        return self in (Purpose.GUEST_PAYMENT, Purpose.RECENT_BILLS)


@unique
class Phase(Enum):
    """How far a hosted page has come, as seen from outside it."""

    LOOKING = "looking"
    SUBMITTED = "submitted"
    """A form was posted after card or bank details could have been given: money may be moving."""


@unique
class Notice(Enum):
    """What the account screen has to say beside the field."""

    UNKNOWN_ACCOUNT = "unknown_account"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    TOO_MANY = "too_many"
    CHECK_NUMBER = "check_number"
    SEE_CLERK = "see_clerk"
    """Too many numbers were tried at this terminal, by this customer or the ones before."""
    ADDED = "added"
    UNKNOWN_CODE = "unknown_code"
    """What was scanned is no bill of a biller here."""
    OTHER_BILLER = "other_biller"
    """What was scanned can't be paid together with the numbers on the list."""


@unique
class TroubleKind(Enum):
    """Why the customer can't go on for the moment; each can be tried again."""

    UNREACHABLE = "unreachable"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    PROVIDER_FAULT = "provider_fault"
    PAGE_FAILED = "page_failed"
    PAGE_TIMED_OUT = "page_timed_out"
    PAGE_CRASHED = "page_crashed"


@unique
class Ending(Enum):
    """How a session ended; the journal keeps it under this name."""

    RECEIPT = "receipt"
    START_OVER = "start_over"
    IDLE = "idle"
    SIGNED_OUT = "signed_out"
    CLOSED = "closed"
    OUTCOME_UNKNOWN = "outcome_unknown"
    INTERRUPTED = "interrupted"
    """The process ended before the session did, with nothing posted; found at the next start."""


class Welcome(State, frozen=True):
    """Nobody is here. `probe_in`: seconds until the provider is asked whether it is well."""

    probe_in: int = 0


class ChooseBiller(State, frozen=True):
    """Which bill? Only where the configuration has more than one biller."""

    notice: Notice | None = None


class Accounts(State, frozen=True, kw_only=True):
    """Account numbers are being typed: `chosen` are taken already, `typed` stands in the field."""

    biller: str
    chosen: tuple[AccountNumber, ...] = ()
    typed: str = ""
    problem: Problem = Problem.EMPTY
    notice: Notice | None = None


class Finding(State, frozen=True, kw_only=True):
    """The provider was asked for a page. `left`: seconds until we stop waiting for its answer.

    `account`: the id of the signed-in resident's account, "" for a guest.
    """

    biller: str
    accounts: tuple[AccountNumber, ...]
    left: int
    purpose: Purpose = Purpose.GUEST_PAYMENT
    account: str = ""


class Hosted(State, frozen=True, kw_only=True):
    """The provider's page is on the screen.

    `loading`: seconds for which a main-frame load has been running, None while none is.
    `pages`: how many pages have come, so that a screen sees when what it tells of one has had its time.
    `since_post`: seconds since the last form left for the page's origin, None before the first.
    `submitted_at`: UTC, when the phase became SUBMITTED. `paid`: a receipt stood there before.
    """

    purpose: Purpose
    biller: str
    accounts: tuple[AccountNumber, ...]
    phase: Phase = Phase.LOOKING
    loading: int | None = 0
    pages: int = 0
    since_post: int | None = None
    submitted_at: datetime | None = None
    account: str = ""
    paid: bool = False


class Trouble(State, frozen=True, kw_only=True):
    """Something outside failed before any money could move; trying again is safe."""

    kind: TroubleKind
    biller: str
    accounts: tuple[AccountNumber, ...]
    purpose: Purpose = Purpose.GUEST_PAYMENT
    account: str = ""


def trouble(kind: TroubleKind, state: Finding | Hosted) -> Trouble:
    """What a page that is looked for, or stands there, comes to when something outside fails."""
    return Trouble(
        kind=kind,
        biller=state.biller,
        accounts=state.accounts,
        purpose=state.purpose,
        account=state.account,
    )


class Receipt(State, frozen=True, kw_only=True):
    """The provider's receipt page is on the screen for `left` more seconds.

    `account`: the resident's account to whose menu it leads back, "" for a guest. `page`: what stood there
    before, to which the session returns where the page leaves its receipt.
    """

    left: int
    account: str = ""
    page: Hosted | None = None


class OutcomeUnknown(State, frozen=True, kw_only=True):
    """A form was posted, and no page came that tells what became of it. `at`: UTC, when it was posted.

    `restarted`: found in the journal when the terminal started, so the reader may be somebody else.
    `paying`: false on a page that was opened to change a setting.
    """

    at: datetime
    left: int
    restarted: bool = False
    paying: bool = True


@unique
class Next(Enum):
    """Where a finished wipe leads."""

    WELCOME = "welcome"
    GOODBYE = "goodbye"
    SIGNED_OUT = "signed_out"
    CLOSED = "closed"


class Wiping(State, frozen=True, kw_only=True):
    """Page, profile and files are being destroyed. `left`: seconds until that counts as failed.

    `papers`: what was sent to the printer is still being taken back. `successor`: the next session's id, once
    all else is gone.
    """

    then: Next
    left: int
    reason: ClosedReason | None = None
    papers: bool = False
    successor: SessionId | None = None


class Goodbye(State, frozen=True):
    """Done and wiped; a word of thanks for `left` seconds. `signed_out`: the customer was signed in."""

    left: int
    signed_out: bool = False


class Closed(State, frozen=True, kw_only=True):
    """Nobody can be served. `probe_in`: seconds until the cause is looked at again."""

    reason: ClosedReason
    probe_in: int


Outcome: TypeAlias = Receipt | OutcomeUnknown | Deleted
"""What tells how it ended: for `left` seconds, and longer while somebody reads it."""

AnyState: TypeAlias = (
    Welcome
    | ChooseBiller
    | Accounts
    | Finding
    | Hosted
    | Trouble
    | Receipt
    | OutcomeUnknown
    | SignIn
    | Register
    | AwaitConfirmation
    | NewPassword
    | Registered
    | ChooseAccount
    | Menu
    | Settings
    | Care
    | Asking
    | Deleted
    | Wiping
    | Goodbye
    | Closed
    | AdminPin
    | Admin
    | Tuning
    | Calibrating
)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One customer, from the welcome screen to the wipe.

    `quiet`: seconds without a sign of life, `untouched` with those in which a page was waited for. `warning`:
    seconds left on the idle warning, which stands beside the state, so that no event is lost under it.
    `member`: who is signed in. `asked`: how many questions went out, so that only the answer to the last one
    counts.
    `preferences`: how the customer wants to be served, kept until the last word to them was read.
    `printing`: what they have on paper, or on its way there.
    """

    id: SessionId
    state: AnyState
    quiet: int = 0
    untouched: int = 0
    warning: int | None = None
    member: Member | None = None
    asked: int = 0
    preferences: Preferences = Preferences()
    printing: Printing = Printing()
