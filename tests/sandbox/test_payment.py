"""A guest pays: every step, every refusal of what was given, and what the books say afterwards."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kiosk.sandbox.books import PaidInvoice
from tests.sandbox.browser import BANK, RECREATION_KEY, Customer, Html


def test_a_card_pays_in_full_through_the_five_observed_steps(customer: Customer) -> None:
    review = customer.open("13275-9960")
    assert review.heading == "Please review your selection"
    assert review.words["subtotal"] == "$48.00"
    options = customer.get("options")
    assert (options.words["summary-fee"], options.words["summary-total"]) == ("$1.95", "$49.95")
    assert Html(customer.choose().text).heading == "Please enter your card information"
    confirm = Html(customer.fill().text)
    assert confirm.heading == "Review your Information"
    assert confirm.words["masked"] == "Visa ending in 1111"
    assert confirm.words["process"] == "Process Payment $49.95"
    receipt = customer.process(paperless="yes")
    page = Html(receipt.text)
    assert receipt.url == f"{customer.base}/thankyou"
    assert page.heading == "Thank you for your payment!"
    (payment,) = customer.sandbox.books.payments
    assert page.words["approval"] == f"APPROVED {payment.approval_code}"
    assert re.fullmatch(r"\d{6}", payment.approval_code)
    assert (page.words["total"], page.words["masked"]) == ("$49.95", "Visa ending in 1111")
    assert payment.approved
    assert payment.lines == (PaidInvoice("13275-9960", "4234-100481", Decimal("48.00")),)
    assert (payment.amount, payment.fee, payment.total) == (
        Decimal("48.00"),
        Decimal("1.95"),
        Decimal("49.95"),
    )
    assert (payment.paperless, payment.pay_by_text) == (True, False)


def test_another_amount_is_spread_over_the_bills_first_due_first(customer: Customer) -> None:
    customer.open("13275-9964")
    customer.choose(amount="$150.00")
    assert "$4.43" in customer.get("information").words["summary-fee"]
    customer.fill()
    customer.process()
    (payment,) = customer.sandbox.books.payments
    assert [(line.invoice, line.amount) for line in payment.lines] == [
        ("4234-100487", Decimal("143.66")),
        ("4234-100488", Decimal("6.34")),
    ]
    customer.open("13275-9964")
    assert customer.get("review").words["subtotal"] == "$50.78"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("", "Enter an amount in dollars, like 25.00."),
        ("a lot", "Enter an amount in dollars, like 25.00."),
        ("10.001", "Enter an amount in dollars, like 25.00."),
        ("0.99", "Enter an amount from $1.00 to $48.00."),
        ("48.01", "Enter an amount from $1.00 to $48.00."),
    ],
)
def test_an_amount_that_can_not_be_paid_is_explained_and_kept(
    customer: Customer, amount: str, words: str
) -> None:
    customer.open("13275-9960")
    page = Html(customer.send("options", {"method": "card", "pay": "other", "amount": amount}).text)
    assert page.words["amount-error"] == words
    assert page.values["amount"] == amount
    assert page.values["pay"] == "other"


def test_a_bill_under_a_dollar_can_be_paid_in_full(customer: Customer) -> None:
    customer.open("13275-9967")
    customer.pay()
    assert customer.sandbox.books.payments[0].amount == Decimal("0.75")


def test_a_way_of_paying_that_is_not_offered_is_refused(customer: Customer) -> None:
    customer.open("13275-9960", AllowACHPayment=False)
    assert "method-echeck" not in customer.get("options").labels
    page = Html(customer.choose(method="echeck").text)
    assert page.words["method-error"] == "Choose how you would like to pay."


def test_an_echeck_pays_with_its_own_fee(customer: Customer) -> None:
    customer.open("13275-9960")
    assert Html(customer.choose(method="echeck").text).heading == "Please enter your bank account information"
    confirm = Html(customer.send("information", BANK).text)
    assert confirm.words["masked"] == "Bank account ending in 6789"
    customer.process(paybytext="yes")
    (payment,) = customer.sandbox.books.payments
    assert (payment.method, payment.fee, payment.pay_by_text) == ("echeck", Decimal("0.95"), True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"account": "000111111116", "again": "000111111116"}, "ACCOUNT CLOSED"),
        ({"account": "5551234", "again": "5551234"}, "NOT A TEST ACCOUNT"),
        ({"routing": "021000021"}, "NOT A TEST ACCOUNT"),
    ],
)
def test_other_bank_accounts_are_declined(customer: Customer, change: dict[str, str], message: str) -> None:
    customer.open("13275-9960")
    customer.choose(method="echeck")
    customer.send("information", BANK | change)
    customer.process()
    (payment,) = customer.sandbox.books.payments
    assert (payment.approved, payment.message) == (False, message)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("routing", "110000001"),
        ("routing", "1100"),
        ("account", "12a4"),
        ("again", "1"),
        ("holder", ""),
        ("email", "x"),
    ],
)
def test_wrong_bank_details_are_explained_next_to_their_field(
    customer: Customer, field: str, value: str
) -> None:
    customer.open("13275-9960")
    customer.choose(method="echeck")
    page = Html(customer.send("information", BANK | {field: value}).text)
    assert f"{field}-error" in page.words


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "4111111111111112"),
        ("number", "41111"),
        ("number", "4111x11111111111"),
        ("cvv", "12"),
        ("cvv", "1234"),
        ("expiry", "13/39"),
        ("expiry", "01/20"),
        ("expiry", "soon"),
        ("holder", " "),
        ("street", "x" * 121),
        ("zip", "3270"),
        ("email", "marisol@"),
        ("email", "a" * 110 + "@example.org"),
    ],
)
def test_wrong_card_details_are_explained_and_the_rest_is_kept(
    customer: Customer, field: str, value: str
) -> None:
    customer.open("13275-9960")
    customer.choose()
    page = Html(customer.fill(**{field: value}).text)
    assert [name for name in page.words if name.endswith("-error")] == [f"{field}-error"]
    kept = {"holder": "Marisol Vega", "street": "118 Lantern Way", "zip": "32707"}
    assert all(page.values[name] == text for name, text in kept.items() if name != field)
    assert (page.values["number"], page.values["cvv"], page.values["expiry"]) == ("", "", "")


def test_an_american_express_card_has_a_security_code_of_four_digits(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    page = Html(customer.fill(number="378282246310005", cvv="1234").text)
    assert page.words["masked"] == "American Express ending in 0005"


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("4000000000000002", "DECLINED"),
        ("4000000000009995", "INSUFFICIENT FUNDS"),
        ("4000000000000069", "EXPIRED CARD"),
        ("6200000000000005", "NOT A TEST CARD"),
    ],
)
def test_a_declined_card_books_nothing_and_can_be_replaced(
    customer: Customer, number: str, message: str
) -> None:
    customer.open("13275-9960")
    declined = customer.pay(number=number)
    assert declined.url == f"{customer.base}/information"
    assert message in Html(declined.text).words["problem"]
    (payment,) = customer.sandbox.books.payments
    assert (payment.approved, payment.message, payment.approval_code) == (False, message, "")
    assert customer.sandbox.books.paid() == {}
    customer.fill()
    assert customer.process().url.endswith("/thankyou")


def test_nothing_is_paid_before_the_terms_are_accepted(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    customer.fill()
    page = Html(customer.send("process", {"paperless": "yes"}, page="confirm").text)
    assert page.words["terms-error"] == "Please accept the terms and conditions to go on."
    assert "paperless" in page.values
    assert customer.sandbox.books.payments == ()


def test_changing_the_way_of_paying_forgets_the_card(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose(amount="20")
    customer.fill()
    kept = customer.get("options")
    assert (kept.values["pay"], kept.values["amount"]) == ("other", "20.00")
    customer.choose()
    assert customer.fetch("confirm").url.endswith("/confirm")
    customer.choose(method="echeck")
    assert customer.fetch("confirm").url.endswith("/information")


def test_the_summary_follows_a_choice_that_is_not_sent_yet(customer: Customer) -> None:
    customer.open("13275-9960")
    ask = "summary?method=card&pay="
    assert customer.fetch(ask + "other&amount=40").json() == {
        "amount": "$40.00",
        "fee": "$1.95",
        "total": "$41.95",
    }
    assert customer.fetch(ask + "other&amount=").json() == {"amount": None, "fee": None, "total": None}
    customer.base = f"{customer.sandbox.base_url}/portal/unknown"
    assert customer.fetch(ask + "full").json()["total"] is None


def test_the_second_biller_charges_its_own_fee(customer: Customer) -> None:
    customer.open("RP-204417", key=RECREATION_KEY)
    assert customer.get("options").words["summary-fee"] == "$2.55"
    customer.pay()
    assert customer.sandbox.books.payments[0].biller_id == "5120"
