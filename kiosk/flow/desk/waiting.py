"""What waits for a clerk and what a clerk can do about it, as the desk knows it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, unique
from typing import Final

import msgspec

from kiosk.account import AccountNumber

MOST: Final = 6
"""Of one list: what a clerk sees at a glance, and a screen holds."""


@unique
class Need(Enum):
    """What somebody who can't go on by themselves needs."""

    CONFIRMATION = "confirmation"
    """A registration whose mailed code was never typed."""
    APPROVAL = "approval"
    """An account that nothing has shown to be theirs."""
    RELEASE = "release"
    """An account that the provider knows under another address: it is released there, not here."""


@unique
class Document(Enum):
    """What kind of identity document a clerk has seen: the audit trail keeps this name, and never its number."""

    STATE_ID = "state_id"
    PASSPORT = "passport"
    MILITARY = "military_id"
    CONSULAR = "consular_id"
    OTHER = "other_photo_id"


@unique
class Said(Enum):
    """What became of what a clerk has asked for."""

    NOTHING = "nothing"
    """Nothing waits under this number or address."""
    MALFORMED = "malformed"
    """This is neither an account number nor an e-mail address."""
    UNAVAILABLE = "unavailable"
    """The directory gave no answer, and nothing was done."""
    UNKNOWN = "unknown"
    """No answer came in time: whether it was done is not known."""
    GONE = "gone"
    """It waits no more: another terminal was first, or the resident."""
    TAKEN = "taken"
    """The address has become somebody's who is registered already."""
    HELD = "held"
    """The provider knows the account under another address: nothing was written."""
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    CONFIRMED_UNPROVEN = "confirmed_unproven"
    """Confirmed, and the account still waits for a clerk."""
    DONE_LATER = "done_later"
    """Done here; the provider gave no answer and is asked again when the resident signs in."""
    DONE_HELD = "done_held"
    """Done here; the provider opens the account once it is released there."""

    @property
    def is_done(self) -> bool:
        """Whether the clerk's word was written."""
        return self in _DONE

    @property
    def is_good(self) -> bool:
        """Whether nothing is left to be done."""
        return self in (Said.APPROVED, Said.CONFIRMED)


_DONE = frozenset({Said.APPROVED, Said.CONFIRMED, Said.CONFIRMED_UNPROVEN, Said.DONE_LATER, Said.DONE_HELD})


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that waits. repr names nobody.

    `name` is the resident's, as typed: the clerk compares it with the document. `holder` is the one given for the
    account. `email` is masked, `since` in UTC.
    """

    id: str
    need: Need
    biller: str
    number: AccountNumber
    name: str
    holder: str
    email: str
    since: datetime

    def __repr__(self) -> str:
        return f"Waiting({self.id}, {self.need.value})"


@unique
class SignUpStep(Enum):
    """What is asked of the clerk, one thing at a time."""

    SEARCH = "search"
    LIST = "list"
    DOCUMENT = "document"
    SURE = "sure"


class SignUp(msgspec.Struct, frozen=True, kw_only=True):
    """Sign-up help in the clerk's window, gone with every lock. repr names nobody.

    `query` or `ids` is what `found` was looked up by. `answering`: seconds until no answer is waited for any more,
    None while none is; `doing`: it is one about a deed.
    """

    page: SignUpStep = SignUpStep.SEARCH
    query: str = ""
    ids: tuple[str, ...] = ()
    found: tuple[Waiting, ...] = ()
    chosen: int = 0
    document: Document | None = None
    answering: int | None = None
    doing: bool = False
    said: Said | None = None

    def __repr__(self) -> str:
        return f"SignUp({self.page.value})"

    @property
    def one(self) -> Waiting:
        """The chosen one."""
        return self.found[self.chosen]

    def waited(self) -> SignUp:
        """A second later."""
        if self.answering is None:
            return self
        if self.answering > 1:
            return msgspec.structs.replace(self, answering=self.answering - 1)
        said = Said.UNKNOWN if self.doing else Said.UNAVAILABLE
        # What was found may have changed by now: it is looked up anew.
        return SignUp(query=self.query, ids=self.ids, said=said)
