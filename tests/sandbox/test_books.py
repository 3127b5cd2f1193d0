"""The books never pay a bill twice, even if two forms come at the same moment."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kiosk.sandbox.accounts import load
from kiosk.sandbox.books import Books, PaidInvoice, Payment, PaymentRequest
from kiosk.sandbox.cashier import Cashier
from kiosk.sandbox.links import Consents
from kiosk.sandbox.world import Origins, SandboxOptions, World

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _payment(amount: str) -> Payment:
    return Payment(
        id="1",
        request_id="1",
        biller_id="4234",
        lines=(PaidInvoice("13275-9960", "4234-100481", Decimal(amount)),),
        amount=Decimal(amount),
        fee=Decimal(0),
        total=Decimal(amount),
        method="card",
        tender="Visa ending in 1111",
        tender_name="Visa",
        approved=True,
        approval_code="100000",
        message="APPROVED",
        paperless=False,
        pay_by_text=False,
        email="someone@example.org",
        at=NOW,
    )


def test_of_many_payments_at_once_only_what_is_billed_is_booked() -> None:
    books = Books()
    billed = {"4234-100481": Decimal("48.00")}
    settled: list[bool] = []
    threads = [
        threading.Thread(target=lambda: settled.append(books.settle(_payment("20.00"), billed)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settled.count(True) == 2
    assert books.paid() == {"4234-100481": Decimal("40.00")}


def test_nothing_is_processed_before_way_and_amount_are_known() -> None:
    world = World(
        SandboxOptions(), load(), Origins(base_url="", bank_url="", resource_url="", control_url="")
    )
    asked = PaymentRequest(
        id="1", biller_id="4234", accounts=("13275-9960",), view_mode=1, css_url="", at=NOW
    )
    link = world.links.create(asked)
    with pytest.raises(ValueError, match="before its way and amount were known"):
        Cashier(world, None).process(link, Consents(paperless=False, pay_by_text=False), "")
    assert world.books.payments == ()
