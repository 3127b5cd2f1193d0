"""What a guest payment writes to Invoice Cloud and reads from it, in its own spelling and order of fields.

Source: seed, "Cloud Payments V2" (sample request, biller parameters, invoice UI options) for what is sent;
the shape of the answers was observed. A request never shows its content in repr: it holds account numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType, field

from kiosk.account import AccountNumber
from kiosk.settings import InvoiceCloud

VIEW_MODE_IFRAME: Final = 1
"""Seed: "ViewMode: 1 - Iframe", the only value that is asked for."""


class Request(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Anything sent as a body; its fields stay out of repr, and so out of logs and tracebacks."""

    @property
    def personal(self) -> tuple[str, ...]:
        """What of it must not come back in a message that the terminal keeps; empty ones do not count."""
        return ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"


class Customer(Request, frozen=True, kw_only=True, rename="pascal"):
    """Seed: "Customer Data Object"."""

    account_number: str


class InvoiceOptions(Request, frozen=True, kw_only=True, rename="pascal"):
    """Seed: "Optional Invoice UI Options"; sent whole, as what is left out shows by default."""

    allow_view_statement: bool
    allow_remove: bool
    allow_view_related: bool
    allow_remind_me: bool


class PageResultOptions(Request, frozen=True, kw_only=True, rename="pascal"):
    """What the hosted page offers."""

    allow_register_account: bool
    invoice_options: InvoiceOptions


class CloudPaymentRequest(Request, frozen=True, kw_only=True, rename="pascal"):
    """The body of `POST /cloudpaymentsapi/v2`; the last two fields are sent only when configured."""

    customers: tuple[Customer, ...]
    view_mode: int = field(default=VIEW_MODE_IFRAME)
    css_url: str
    page_result_options: PageResultOptions
    return_url: str | UnsetType = field(default=UNSET, name="ReturnURL")
    biller_reference: str | UnsetType = UNSET

    @property
    def personal(self) -> tuple[str, ...]:
        """The account numbers."""
        return tuple(customer.account_number for customer in self.customers)

    @classmethod
    def build(
        cls, settings: InvoiceCloud, accounts: Sequence[AccountNumber], *, session: str, high_contrast: bool
    ) -> CloudPaymentRequest:
        """The request for `accounts` as `settings` wants it.

        `session` becomes the BillerReference where `biller_reference` is set. With `high_contrast` the other
        style sheet is named, if there is one.
        """
        page = settings.page
        return cls(
            customers=tuple(Customer(account_number=account.value) for account in accounts),
            css_url=style_sheet(settings, high_contrast=high_contrast),
            page_result_options=PageResultOptions(
                allow_register_account=page.allow_register_account,
                invoice_options=InvoiceOptions(
                    allow_view_statement=page.allow_view_statement,
                    allow_remove=page.allow_remove,
                    allow_view_related=page.allow_view_related,
                    allow_remind_me=page.allow_remind_me,
                ),
            ),
            return_url=settings.return_url or UNSET,
            biller_reference=session if settings.biller_reference and session else UNSET,
        )


def style_sheet(settings: InvoiceCloud, *, high_contrast: bool) -> str:
    """The URL of the style sheet that the provider's pages are to use."""
    return (high_contrast and settings.css_url_high_contrast) or settings.css_url


class Envelope(msgspec.Struct, frozen=True, rename="pascal"):
    """What every answer is wrapped in; `data` stays undecoded until `message` says SUCCESS."""

    message: str
    data: msgspec.Raw | UnsetType = UNSET


class CloudPayment(msgspec.Struct, frozen=True):
    """The `Data` of Cloud Payments V2's answer."""

    url: str = field(name="CloudPaymentURL")


class BillerStatus(msgspec.Struct, frozen=True, rename="pascal"):
    """The answer of the biller's status call: whether payments may be made now."""

    active: bool
