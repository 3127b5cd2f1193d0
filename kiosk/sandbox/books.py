"""What really happened at the sandbox: every call, payment and postback, for tests to read."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

import msgspec


class ApiCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call that reached the API: whose key, the answer's status and message, the body as received."""

    call: str
    biller_id: str
    status: int
    message: str
    body: str
    at: datetime


class PaymentRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a Cloud Payments call asked for, as understood: the hosted page shows this and nothing else.

    `signed_on`: no call asked for it, but a customer in the portal.
    """

    id: str
    biller_id: str
    accounts: tuple[str, ...]
    view_mode: int
    css_url: str
    signed_on: bool = False
    allow_register_account: bool = False
    allow_view_statement: bool = True
    allow_remove: bool = True
    allow_view_related: bool = True
    allow_remind_me: bool = True
    allow_card: bool = True
    allow_echeck: bool = True
    return_url: str = ""
    postback_url: str = ""
    biller_reference: str = ""
    at: datetime


class PaidInvoice(msgspec.Struct, frozen=True):
    """A part of a payment: so many dollars toward one invoice of one account."""

    account: str
    invoice: str
    amount: Decimal


class Payment(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to pay that the bank answered. Amounts in dollars; `total` includes the fee."""

    id: str
    request_id: str
    biller_id: str
    lines: tuple[PaidInvoice, ...]
    amount: Decimal
    fee: Decimal
    total: Decimal
    method: str
    tender: str
    tender_name: str
    approved: bool
    approval_code: str
    message: str
    paperless: bool
    pay_by_text: bool
    email: str
    at: datetime


class Postback(msgspec.Struct, frozen=True, kw_only=True):
    """One PostBack: where it went, its form fields, and the status it met (0: nobody answered)."""

    url: str
    fields: dict[str, str]
    status: int
    at: datetime


class RepeatedPost(msgspec.Struct, frozen=True, kw_only=True):
    """A form that came a second time and changed nothing."""

    request_id: str
    step: str
    at: datetime


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A request for a hosted page, in the order in which they came."""

    method: str
    step: str
    at: datetime


T = TypeVar("T", ApiCall, PaymentRequest, Payment, Postback, RepeatedPost, Page)
Entry = ApiCall | PaymentRequest | Payment | Postback | RepeatedPost | Page


class Books:
    """All of it, in memory; safe to use from any thread. What it gives out never changes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[Entry] = []

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        """What reached the API, refused calls included."""
        return self._of(ApiCall)

    @property
    def requests(self) -> tuple[PaymentRequest, ...]:
        """The calls that were answered with a hosted page."""
        return self._of(PaymentRequest)

    @property
    def payments(self) -> tuple[Payment, ...]:
        """Approved and declined ones."""
        return self._of(Payment)

    @property
    def postbacks(self) -> tuple[Postback, ...]:
        """What partners were told."""
        return self._of(Postback)

    @property
    def repeats(self) -> tuple[RepeatedPost, ...]:
        """Forms that came again."""
        return self._of(RepeatedPost)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Requests for the steps of hosted pages."""
        return self._of(Page)

    def add(self, entry: Entry) -> None:
        """Write one line."""
        with self._lock:
            self._entries.append(entry)

    def settle(self, payment: Payment, billed: Mapping[str, Decimal]) -> bool:
        """Write an approved payment unless it would pay an invoice twice.

        `billed` is what each invoice came to, in dollars. False: nothing was written.
        """
        with self._lock:
            paid = _paid(self._entries)
            if any(paid.get(line.invoice, 0) + line.amount > billed[line.invoice] for line in payment.lines):
                return False
            self._entries.append(payment)
            return True

    def paid(self) -> dict[str, Decimal]:
        """Dollars paid so far, by invoice number."""
        with self._lock:
            return _paid(self._entries)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()

    def snapshot(self) -> dict[str, Any]:
        """All of it as plain JSON values (amounts are strings)."""
        kinds = ("calls", "requests", "payments", "postbacks", "repeats", "pages")
        return {kind: msgspec.to_builtins(getattr(self, kind)) for kind in kinds}

    def _of(self, kind: type[T]) -> tuple[T, ...]:
        with self._lock:
            return tuple(entry for entry in self._entries if isinstance(entry, kind))


def _paid(entries: list[Entry]) -> dict[str, Decimal]:
    paid: dict[str, Decimal] = {}
    for entry in entries:
        if isinstance(entry, Payment) and entry.approved:
            for line in entry.lines:
                paid[line.invoice] = paid.get(line.invoice, Decimal()) + line.amount
    return paid
