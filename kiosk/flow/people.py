"""What the flow knows of residents: what they type, who is signed in, and which answers they can get."""

from __future__ import annotations

from enum import Enum, unique
from typing import Protocol

import msgspec

from kiosk.account import AccountNumber
from kiosk.secret import Secret


@unique
class Field(Enum):
    """A line that a resident types into."""

    NUMBER = "number"
    NAME = "name"
    STREET = "street"
    CITY = "city"
    STATE = "state"
    ZIP = "zip"
    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105  the name of a field
    CURRENT = "current"
    """The password that is to be replaced, or that confirms a change."""
    CODE = "code"


SECRET_FIELDS = frozenset({Field.PASSWORD, Field.CURRENT})


@unique
class FieldProblem(Enum):
    """What is wrong with the text in a line."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    MALFORMED = "malformed"
    """Not a number of the biller's format, a ZIP code, a state, an e-mail address, a mailed code."""
    COMMON = "common"
    """A password that many people use."""
    PERSONAL = "personal"
    """A password made of the resident's own name or address."""


@unique
class CodeFor(Enum):
    """What a mailed code is asked for."""

    CONFIRM = "confirm"
    SIGN_IN = "sign_in"
    PASSWORD = "password"  # noqa: S105  the name of a purpose
    ADDRESS = "address"


@unique
class Denial(Enum):
    """Why a resident was told no; the words are chosen so that none tells who is registered."""

    WRONG = "wrong"
    LOCKED = "locked"
    EXPIRED = "expired"
    USED = "used"
    SPENT = "spent"
    TAKEN = "taken"
    TOO_MANY = "too_many"
    UNAVAILABLE = "unavailable"
    """The directory gave no answer: nothing is known of what was asked."""


@unique
class RegisterStep(Enum):
    """The questions of a registration, one a screen, in their order."""

    ACCOUNT = "account"
    NAME = "name"
    ADDRESS = "address"
    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105  the name of a step
    CONSENT = "consent"
    SUMMARY = "summary"


@unique
class CareTask(Enum):
    """What a resident can change about the registration, beside Invoice Cloud's own pages."""

    LINK = "link"
    UNLINK = "unlink"
    ADDRESS = "address"
    PASSWORD = "password"  # noqa: S105  the name of a task
    DELETE = "delete"


@unique
class AccountStatus(Enum):
    """What can be done with an account of a resident."""

    READY = "ready"
    UNPROVEN = "unproven"
    """Name and ZIP code don't match the city's records: a clerk decides."""
    HELD = "held"
    """Invoice Cloud knows it under another address: a clerk has it released there."""
    LATER = "later"
    """The provider did not take it just now; it is asked again when it is opened."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """All that a resident has typed so far. repr shows none of it."""

    biller: str = ""
    number: str = ""
    name: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    email: str = ""
    code: str = ""
    password: Secret = Secret("")
    current: Secret = Secret("")

    def __repr__(self) -> str:
        return "Form(...)"

    def text(self, field: Field) -> str:
        """What stands in a line."""
        value = getattr(self, field.value)
        return value.reveal() if isinstance(value, Secret) else str(value)

    def with_text(self, field: Field, text: str) -> Form:
        """The form with this text in a line."""
        value = Secret(text) if field in SECRET_FIELDS else text
        return msgspec.structs.replace(self, **{field.value: value})

    def without_secrets(self) -> Form:
        """The form with passwords and code taken out, as soon as they have served."""
        return msgspec.structs.replace(self, password=Secret(""), current=Secret(""), code="")


class MemberAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account of a signed-in resident. `token`: the provider's, for this session only, None without one."""

    id: str
    biller: str
    number: AccountNumber
    status: AccountStatus
    token: Secret | None = None


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """The resident who is signed in. repr shows the id alone."""

    id: str
    name: str
    email: str
    accounts: tuple[MemberAccount, ...]

    def __repr__(self) -> str:
        return f"Member({self.id})"

    @property
    def waits(self) -> tuple[str, ...]:
        """The ids of the accounts that wait for a clerk, here or at the provider."""
        waiting = (AccountStatus.UNPROVEN, AccountStatus.HELD)
        return tuple(each.id for each in self.accounts if each.status in waiting)

    def account(self, account: str) -> MemberAccount | None:
        """The account of that id."""
        return next((each for each in self.accounts if each.id == account), None)

    def with_token(self, account: str, token: Secret) -> Member:
        """The member with a token that the provider has just given for an account."""
        changed = tuple(
            msgspec.structs.replace(each, token=token, status=AccountStatus.READY)
            if each.id == account
            else each
            for each in self.accounts
        )
        return msgspec.structs.replace(self, accounts=changed)


class Checks(Protocol):
    """What can be said of typed text without asking anybody."""

    def email(self, text: str) -> bool:
        """Whether this is written like an e-mail address."""

    def password(self, password: Secret, own_words: tuple[str, ...]) -> FieldProblem | None:
        """What speaks against a password of somebody to whom these words belong."""
