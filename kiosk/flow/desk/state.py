"""What can be true of a desk. Screens draw it and never change it.

Nothing that somebody typed is in it but what a clerk looks up in sign-up help, until that is left.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import TypeAlias

import msgspec

from kiosk.flow.desk.clerk import Clerk, Denial
from kiosk.flow.desk.waiting import SignUp
from kiosk.flow.states import SessionId


@unique
class Place(Enum):
    """Where a customer's page is."""

    DESK = "desk"
    """In the clerk's window."""
    DISPLAY = "display"
    """On the customer's own screen."""
    TURNED = "turned"
    """In the clerk's window, which is turned to the customer; everything of the clerk's is covered."""
    ASIDE = "aside"
    """Held, and shown nowhere."""
    STRANDED = "stranded"
    """Lost its screen while the clerk's window was not free: it comes there as soon as it is."""


@unique
class Progress(Enum):
    """How far a customer has come: what a tab tells, and all that the clerk sees of a page handed over."""

    ENTRY = "entry"
    FINDING = "finding"
    REVIEW = "review"
    CARD = "card"
    """Card or bank details may have been typed on the page."""
    SUBMITTED = "submitted"
    RECEIPT = "receipt"
    UNKNOWN = "unknown"
    TROUBLE = "trouble"
    REGISTERING = "registering"
    """The customer types what only they may: the clerk sees none of it, nor of the two that follow."""
    CODE = "code"
    """A code was mailed; the customer types it, or a clerk confirms."""
    SIGNED_IN = "signed_in"
    CLOSING = "closing"

    @property
    def has_details(self) -> bool:
        """Whether somebody's card may be on the page, or money moving: it is not put aside."""
        return self in (Progress.CARD, Progress.SUBMITTED)

    @property
    def is_read(self) -> bool:
        """Whether a page stands there that holds nothing of a card: its statement is opened, it is printed."""
        return self in (Progress.REVIEW, Progress.RECEIPT)


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """One of the desk's customers. `account` is masked, "" as long as there is none.

    `step`: at which question of a registration, from 1, 0 at none. `waits`: ids of what waits for a clerk.
    """

    session: SessionId
    place: Place
    progress: Progress = Progress.ENTRY
    account: str = ""
    step: int = 0
    waits: tuple[str, ...] = ()


@unique
class Notice(Enum):
    """Why the clerk's last wish was not done; gone with the next."""

    FULL = "full"
    """As many customers as can be served at a time."""
    CARD_ON_PAGE = "card_on_page"
    """The page in the window can't be put aside: finish it, hand it over or close it."""
    DISPLAY_TAKEN = "display_taken"
    SCANNED_WHILE_SERVING = "scanned_while_serving"
    """A bill was scanned while somebody else's page is in the window: perhaps by mistake."""
    CUSTOMERS_OPEN = "customers_open"
    """Nobody signs out with customers open."""
    NO_STATEMENT = "no_statement"
    """No link on the page in front leads to a statement."""


@unique
class Printed(Enum):
    """What a clerk has printed."""

    PAGE = "page"
    STATEMENT = "statement"
    DAY = "day"


class SigningIn(msgspec.Struct, frozen=True, kw_only=True):
    """Nobody serves here. `checking`: seconds until we stop waiting for an answer, None while none is awaited."""

    checking: int | None = None
    denial: Denial | None = None
    wait: int = 0
    """Seconds until a try is looked at, as of the answer."""


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """`clerk` serves, in `shift`. `quiet`: seconds without a touch. `sign_up`: while it is open."""

    clerk: Clerk
    shift: str
    quiet: int = 0
    notice: Notice | None = None
    sign_up: SignUp | None = None


class Locked(msgspec.Struct, frozen=True, kw_only=True):
    """Everything is covered; `clerk` unlocks it by PIN or password alone. The rest as in SigningIn."""

    clerk: Clerk
    shift: str
    checking: int | None = None
    denial: Denial | None = None
    wait: int = 0


DeskState: TypeAlias = SigningIn | Serving | Locked


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A counter. `shown`: whose tab is in front; `display`: whether there is a customer's screen.

    `asked`: how many questions went out, so that only the answer to the last one counts.
    """

    state: DeskState = SigningIn()
    customers: tuple[Customer, ...] = ()
    shown: SessionId | None = None
    display: bool = False
    asked: int = 0

    def customer(self, session: SessionId | None) -> Customer | None:
        """The customer of this session."""
        return next((each for each in self.customers if each.session == session), None)

    def at(self, *places: Place) -> Customer | None:
        """The customer whose page is at one of these; there is never more than one."""
        return next((each for each in self.customers if each.place in places), None)


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of a desk; times in seconds. `sign_up`: whether residents register in this city."""

    customers: int = 4
    lock: int = 180
    checking: int = 15
    clerk_keys_card: bool = False
    sign_up: bool = False
    answering: int = 60
    """Helping makes several calls to the provider, each with its own limit."""


class Arrangement(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be seen: whose page in the clerk's window, whose on the customer's screen, and what covers it.

    `covered`: nothing of any customer is shown. `turned`: nothing of the clerk's. `keys`: whether the clerk's
    keyboard reaches the page in the window; a customer's own keys always reach theirs.
    """

    window: SessionId | None = None
    display: SessionId | None = None
    covered: bool = True
    turned: bool = False
    keys: bool = False


def arrangement(rules: Rules, desk: Desk) -> Arrangement:
    """What is to be seen of this desk."""
    if not isinstance(desk.state, Serving):
        return Arrangement()
    window, display = desk.at(Place.DESK, Place.TURNED), desk.at(Place.DISPLAY)
    turned = window is not None and window.place is Place.TURNED
    return Arrangement(
        window=window.session if window else None,
        display=display.session if display else None,
        covered=False,
        turned=turned,
        keys=window is not None and (turned or rules.clerk_keys_card),
    )
