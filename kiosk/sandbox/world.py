"""What the parts of one sandbox share: its seed, its books, its clock, and where it listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from kiosk.sandbox.accounts import Account, Invoice, SeedBiller
from kiosk.sandbox.books import Books, PaymentRequest
from kiosk.sandbox.customers import Customers
from kiosk.sandbox.faults import FaultBoard
from kiosk.sandbox.gate import Gate
from kiosk.sandbox.links import HostedLink, Links
from kiosk.sandbox.preferences import Preferences
from kiosk.sandbox.signon import SignOns


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class SandboxOptions:
    """How this sandbox behaves. Times in seconds; `now` gives the time, UTC and aware.

    `link_seconds` is the life of a hosted page, `token_seconds` that of a Remote Authentication token,
    `sso_seconds` that of the address it buys, `session_seconds` that of a session in the customer portal.
    """

    link_seconds: float = 1800
    token_seconds: float = 1800
    sso_seconds: float = 120
    session_seconds: float = 1800
    slow_seconds: float = 20
    postback_before_receipt: bool = True
    unknown_account_message: str = "Account not found"
    now: Callable[[], datetime] = _utc_now


@dataclass(frozen=True, kw_only=True)
class Origins:
    """The four listeners: the provider, the card's bank, the script host, and the tests' own door."""

    base_url: str
    bank_url: str
    resource_url: str
    control_url: str


@dataclass(frozen=True)
class OpenInvoice:
    """An invoice with something left to pay: `balance` dollars, due on `due_date`."""

    account: Account
    invoice: Invoice
    balance: Decimal
    due_date: date
    past_due: bool


class World:
    """One sandbox's whole state; every part gets it through its constructor."""

    def __init__(self, options: SandboxOptions, billers: tuple[SeedBiller, ...], origins: Origins) -> None:
        self.options = options
        self.billers = billers
        self.origins = origins
        self.books = Books()
        self.faults = FaultBoard()
        self.gate = Gate()
        self.links = Links(options.now, timedelta(seconds=options.link_seconds))
        self.customers = Customers(options.now, billers, timedelta(seconds=options.token_seconds))
        self.preferences = Preferences(options.now)
        self.sign_ons = SignOns(
            options.now,
            timedelta(seconds=options.sso_seconds),
            timedelta(seconds=options.session_seconds),
        )

    def now(self) -> datetime:
        """The time, UTC."""
        return self.options.now()

    def biller(self, biller_id: str) -> SeedBiller:
        """The biller of that id, which is known to exist."""
        return next(biller for biller in self.billers if biller.id == biller_id)

    def account(self, biller_id: str, number: str) -> Account | None:
        """The account of that number if Invoice Cloud has a record of it; one that no seed has owes nothing."""
        record = self.customers.record(biller_id, number)
        if record is None:
            return None
        return self.biller(biller_id).find(number) or Account(
            number=record.account,
            name=record.name,
            street=record.street,
            city=record.city,
            state=record.state,
            zip=record.zip,
            email=record.email,
        )

    def open_invoices(self, request: PaymentRequest) -> tuple[OpenInvoice, ...]:
        """What the request's accounts owe now, first due first."""
        paid = self.books.paid()
        today = self.now().date()
        accounts = (self.account(request.biller_id, number) for number in request.accounts)
        found = [
            OpenInvoice(account, invoice, balance, due := invoice.due_date(today), due < today)
            for account in accounts
            if account is not None
            for invoice in account.invoices
            if (balance := invoice.amount - paid.get(invoice.number, Decimal()))
        ]
        return tuple(sorted(found, key=lambda entry: (entry.due_date, entry.invoice.number)))

    def selection(self, link: HostedLink) -> tuple[OpenInvoice, ...]:
        """The open invoices that the customer has not removed from the page."""
        entries = self.open_invoices(link.request)
        return tuple(entry for entry in entries if entry.invoice.number not in link.removed)

    def reset(self) -> None:
        """As if just started: no links, sessions or orders, empty books, customers as seeded, nobody waiting."""
        self.faults.clear()
        self.gate.release()
        self.links.clear()
        self.sign_ons.clear()
        self.customers.reset()
        self.preferences.clear()
        self.books.clear()
