"""The sandbox's billers, accounts and bills: invented people, read from `resources/sandbox/accounts.toml`."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from kiosk import resources

CENT = Decimal("0.01")


class NothingOwing(enum.Enum):
    """How the provider says that an account owes nothing; which way the real one takes is unknown."""

    PAGE = "page"
    REFUSAL = "refusal"


class Fee(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service fee: so many percent of the amount, and at least `minimum` dollars."""

    percent: Decimal
    minimum: Decimal

    def of(self, amount: Decimal) -> Decimal:
        """The fee in dollars for paying `amount` dollars."""
        return max((amount * self.percent / 100).quantize(CENT, ROUND_HALF_UP), self.minimum)


class Fees(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A biller's fees, by the way of paying."""

    card: Fee
    echeck: Fee


class Invoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One bill. `amount` in dollars, `due` in days from today (negative: past due)."""

    number: str
    amount: Decimal
    due: int

    def due_date(self, today: date) -> date:
        """The day on which it is to be paid."""
        return today + timedelta(days=self.due)


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A customer's account with one biller, its open invoices and the paid ones related to them.

    It stands in the city's records; Invoice Cloud has no record of it before one is created unless `known`.
    `registered_to` is the address under which it signs on, "" for none. With `sign_on_refused` Remote
    Authentication says no to it.
    """

    number: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    email: str
    invoices: tuple[Invoice, ...] = ()
    related: tuple[Invoice, ...] = ()
    nothing_owing: NothingOwing = NothingOwing.PAGE
    known: bool = True
    registered_to: str = ""
    sign_on_refused: bool = False

    @property
    def owes(self) -> Decimal:
        """What its open invoices come to, in dollars."""
        return sum((invoice.amount for invoice in self.invoices), Decimal())


class SeedBiller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A biller, the key its partners use, and its accounts."""

    id: str
    name: str
    spanish_name: str
    city: str
    api_key: str
    invoice_type: str
    account_format: str
    account_example: str
    scan_pattern: str
    fees: Fees
    account: tuple[Account, ...]

    def find(self, number: str) -> Account | None:
        """The account of that number, written exactly so."""
        return next((account for account in self.account if account.number == number), None)


class Seed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    biller: tuple[SeedBiller, ...]


def load() -> tuple[SeedBiller, ...]:
    """Read the seeded billers.

    Raises `kiosk.errors.ResourceMissing` when the installation lacks the file.
    """
    return msgspec.toml.decode(resources.text("sandbox/accounts.toml"), type=Seed).biller
