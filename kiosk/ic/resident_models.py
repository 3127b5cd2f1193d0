"""What residents' calls write to Invoice Cloud and read from it, in its own spelling and order of fields.

Source: seed, "Single Sign On" (CloudSSOConnect's table) and "User Stories" (LoginTypeID is always 1) for what
is sent; the shape of the answers is assumed. Nothing here shows in its repr whose it is.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from kiosk.ic.models import VIEW_MODE_IFRAME, Request, style_sheet
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

LOGIN_TYPE: Final = 1
"""Seed: "LoginTypeID (REST- Remote Authentication- Register Accounts) is always = 1"."""

_SHORTEST_WORD: Final = 3  # letters; shorter ones are in half of all sentences
_Given = Annotated[str, Meta(pattern=r"\S")]


class View(enum.Enum):
    """Seed: "RedirectID", the pages that single sign on leads to."""

    RECENT_BILLS = 1
    PAPERLESS = 2
    AUTOPAY = 3
    PAYMENT_OPTIONS = 5
    PAY_BY_TEXT = 11


class AccountQuery(Request, frozen=True, kw_only=True, rename="pascal"):
    """The body of Retrieve Users."""

    account_number: str

    @property
    def personal(self) -> tuple[str, ...]:
        """The account number."""
        return (self.account_number,)


class CustomerRecord(Request, frozen=True, kw_only=True, rename="pascal"):
    """The body of Create Customer Record. No telephone number is asked for here, so none is sent."""

    account_number: str
    customer_name: str
    email_address: str
    address1: str
    city: str
    state: str
    zip: str
    phone: str = ""

    @property
    def personal(self) -> tuple[str, ...]:
        """All but the state, in whose two letters nobody is known; also the parts of names and addresses."""
        whole = (self.account_number, self.customer_name, self.address1, self.city, self.zip, self.phone)
        words = re.findall(r"\w+", f"{self.customer_name} {self.address1}")
        parts = (word for word in words if len(word) >= _SHORTEST_WORD)
        return (*whole, *parts, *_email(self.email_address))


class Account(Request, frozen=True, kw_only=True, rename="pascal"):
    """One of the accounts that belong to an address."""

    account_number: str


class Accounts(Request, frozen=True, kw_only=True, rename="pascal"):
    """The body of Register Accounts and of Remote Authentication: whose, and which."""

    login_type: int = field(default=LOGIN_TYPE, name="LoginTypeID")
    email_address: str
    accounts: tuple[Account, ...]

    @property
    def personal(self) -> tuple[str, ...]:
        """The account numbers and the address."""
        return (*(account.account_number for account in self.accounts), *_email(self.email_address))

    @classmethod
    def build(cls, email: str, accounts: Sequence[str]) -> Accounts:
        """The body for `accounts` of `email`."""
        listed = tuple(Account(account_number=number) for number in accounts)
        return cls(email_address=email, accounts=listed)


class SsoConnect(Request, frozen=True, kw_only=True, rename="pascal"):
    """The body of CloudSSOConnect; the last two fields are sent only when configured (seed: "N/A")."""

    token: str = field(name="RemoteAuthenticationToken")
    view_mode: int = VIEW_MODE_IFRAME
    redirect: View = field(name="RedirectID")
    css_url: str = field(name="CSSUrl")
    return_url: str | UnsetType = UNSET
    custom_return_site_name: str | UnsetType = UNSET

    @property
    def personal(self) -> tuple[str, ...]:
        """The token."""
        return (self.token,)

    @classmethod
    def build(cls, settings: InvoiceCloud, token: Secret, view: View, *, high_contrast: bool) -> SsoConnect:
        """The body that leads whoever holds `token` to `view`, as `settings` wants it."""
        return cls(
            token=token.reveal(),
            redirect=view,
            css_url=style_sheet(settings, high_contrast=high_contrast),
            return_url=settings.return_url or UNSET,
            custom_return_site_name=settings.custom_return_site_name or UNSET,
        )


class SsoForm(msgspec.Struct, frozen=True):
    """A form that the browser posts to `url`, for `sso_style = "form"`: names and values in their order.

    repr shows neither, since the token is among them.
    """

    url: str
    fields: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return "SsoForm(...)"


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the provider knows for an account; `email` is "" where it has no address of theirs."""

    account_number: str
    email: str
    registered: bool

    def __repr__(self) -> str:
        return "User(...)"


class ListedUser(msgspec.Struct, frozen=True, rename="pascal"):
    """A user as answered.

    An address may be null, but not left out: one that only has another name must not pass for none, or the
    account would be handed to whoever asks.
    """

    account_number: str
    email_address: str | None
    registered: bool

    def __repr__(self) -> str:
        return "ListedUser(...)"


class ListedUsers(msgspec.Struct, frozen=True, rename="pascal"):
    """The `Data` of Retrieve Users' answer; an empty list: there is no such account."""

    users: tuple[ListedUser, ...]


class CustomerCreated(msgspec.Struct, frozen=True):
    """The `Data` of Create Customer Record's answer."""

    id: _Given | int = field(name="CustomerID")


class AccountsRegistered(msgspec.Struct, frozen=True, rename="pascal"):
    """The `Data` of Register Accounts' answer."""

    registered: bool


class Authenticated(msgspec.Struct, frozen=True):
    """The `Data` of Remote Authentication's answer."""

    token: _Given = field(name="RemoteAuthenticationToken")

    def __repr__(self) -> str:
        return "Authenticated(...)"


class SsoConnected(msgspec.Struct, frozen=True):
    """The `Data` of CloudSSOConnect's answer."""

    url: str = field(name="CloudSSOUrl")

    def __repr__(self) -> str:
        return "SsoConnected(...)"


def _email(address: str) -> tuple[str, ...]:
    """An address and its part before the "@"."""
    return address, address.partition("@")[0]
