"""What can be true of a session: its state, and the few facts that stand beside it.

States are frozen; the screens draw them and never change them. What a customer typed lives here and
nowhere else, so that a new session, which starts from nothing, can't know the one before.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, unique
from typing import NewType, TypeAlias

import msgspec

from kiosk.account import AccountFormat, AccountNumber, Problem

SessionId = NewType("SessionId", str)


@unique
class Purpose(Enum):
    """Why a hosted page is open."""

    GUEST_PAYMENT = "guest_payment"


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
    ADDED = "added"


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
class ClosedReason(Enum):
    """Why the terminal serves nobody."""

    CREDENTIALS = "credentials"
    UNREACHABLE = "unreachable"
    INACTIVE = "inactive"
    WIPE_FAILED = "wipe_failed"
    JOURNAL_FAILED = "journal_failed"


@unique
class Ending(Enum):
    """How a session ended; the journal keeps it under this name."""

    RECEIPT = "receipt"
    START_OVER = "start_over"
    IDLE = "idle"
    CLOSED = "closed"
    OUTCOME_UNKNOWN = "outcome_unknown"
    INTERRUPTED = "interrupted"
    """The process ended before the session did, with nothing posted; found at the next start."""


class State(msgspec.Struct, frozen=True):
    """One of the classes below."""


class Welcome(State, frozen=True):
    """Nobody is here. `probe_in`: seconds until the provider is asked whether it is well."""

    probe_in: int = 0


class ChooseBiller(State, frozen=True):
    """Which bill? Only where the configuration has more than one biller."""


class Accounts(State, frozen=True, kw_only=True):
    """Account numbers are being typed: `chosen` are taken already, `typed` stands in the field."""

    biller: str
    chosen: tuple[AccountNumber, ...] = ()
    typed: str = ""
    problem: Problem = Problem.EMPTY
    notice: Notice | None = None


class Finding(State, frozen=True, kw_only=True):
    """The provider was asked for a page. `left`: seconds until we stop waiting for its answer."""

    biller: str
    accounts: tuple[AccountNumber, ...]
    left: int


class Hosted(State, frozen=True, kw_only=True):
    """The provider's page is on the screen.

    `loading`: seconds for which a main-frame load has been running, None while none is.
    `since_post`: seconds since the last form left for the page's origin, None before the first.
    `submitted_at`: UTC, when the phase became SUBMITTED.
    """

    purpose: Purpose
    biller: str
    accounts: tuple[AccountNumber, ...]
    phase: Phase = Phase.LOOKING
    loading: int | None = 0
    since_post: int | None = None
    submitted_at: datetime | None = None


class Trouble(State, frozen=True, kw_only=True):
    """Something outside failed before any money could move; trying again is safe."""

    kind: TroubleKind
    biller: str
    accounts: tuple[AccountNumber, ...]


class Receipt(State, frozen=True, kw_only=True):
    """The provider's receipt page is on the screen for `left` more seconds."""

    left: int


class OutcomeUnknown(State, frozen=True, kw_only=True):
    """A payment was posted and no receipt came. `at`: UTC, when it was posted.

    `restarted`: found in the journal when the terminal started, so the reader may be somebody else.
    """

    at: datetime
    left: int
    restarted: bool = False


@unique
class Next(Enum):
    """Where a finished wipe leads."""

    WELCOME = "welcome"
    GOODBYE = "goodbye"
    CLOSED = "closed"


class Wiping(State, frozen=True, kw_only=True):
    """Page, profile and files are being destroyed. `left`: seconds until that counts as failed."""

    then: Next
    left: int
    reason: ClosedReason | None = None


class Goodbye(State, frozen=True):
    """Paid and wiped; a word of thanks for `left` seconds."""

    left: int


class Closed(State, frozen=True, kw_only=True):
    """Nobody can be served. `probe_in`: seconds until the cause is looked at again."""

    reason: ClosedReason
    probe_in: int


AnyState: TypeAlias = (
    Welcome
    | ChooseBiller
    | Accounts
    | Finding
    | Hosted
    | Trouble
    | Receipt
    | OutcomeUnknown
    | Wiping
    | Goodbye
    | Closed
)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One customer, from the welcome screen to the wipe.

    `quiet`: seconds without a sign of life. `warning`: seconds left on the idle warning, which
    stands beside the state, so that no event is lost under it.
    """

    id: SessionId
    state: AnyState
    quiet: int = 0
    warning: int | None = None


class BillerRules(msgspec.Struct, frozen=True):
    """What the flow needs to know of a biller."""

    id: str
    format: AccountFormat


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The limits that the flow keeps, all in seconds but `most_accounts`."""

    billers: tuple[BillerRules, ...]
    idle: int = 90
    warning: int = 30
    receipt: int = 60
    finding: int = 20
    page: int = 45
    """How long a page may load before we say that it did not come."""
    processing: int = 120
    """The same after money may have moved: the provider is given more time to end well."""
    settled: int = 60
    """How long after a posted form the customer counts as waiting rather than idle (design.md)."""
    unknown: int = 180
    goodbye: int = 8
    wiping: int = 10
    probe: int = 60
    reopen: int = 15
    most_accounts: int = 10
