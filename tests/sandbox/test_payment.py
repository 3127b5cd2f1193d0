"""A guest pays: every step, every refusal, and what the books say afterwards."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from kiosk.sandbox.books import PaidInvoice
from tests.sandbox.browser import BANK, CSS_URL, RECREATION_KEY, Customer, Html

ALL: dict[str, Any] = {"PageResultOptions": None}


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


def test_the_same_form_sent_again_books_once_and_shows_the_same_receipt(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    customer.fill()
    form = {"terms": "yes", "form_token": customer.get("confirm").values["form_token"]}
    first = customer.fetch("process", method="POST", data=form)
    again = customer.fetch("process", method="POST", data=form)
    assert Html(first.text).words["approval"] == Html(again.text).words["approval"]
    assert len(customer.sandbox.books.payments) == 1
    assert [repeat.step for repeat in customer.sandbox.books.repeats] == ["process"]


def test_a_declined_form_sent_again_is_declined_once(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    customer.fill(number="4000000000000002")
    form = {"terms": "yes", "form_token": customer.get("confirm").values["form_token"]}
    for _ in range(2):
        assert customer.fetch("process", method="POST", data=form).url.endswith("/information")
    assert len(customer.sandbox.books.payments) == 1


def test_after_the_receipt_another_form_of_the_page_pays_nothing(customer: Customer) -> None:
    customer.open("13275-9963")
    customer.choose(amount="10")
    customer.fill()
    spare = customer.get("confirm").values["form_token"]
    customer.process()
    late = customer.fetch("process", method="POST", data={"terms": "yes", "form_token": spare})
    assert late.url.endswith("/thankyou")
    assert len(customer.sandbox.books.payments) == 1


def test_a_form_that_the_page_never_gave_out_is_refused(customer: Customer) -> None:
    customer.open("13275-9960")
    assert customer.fetch("options", method="POST", data={"form_token": "invented"}).status_code == 409


def test_two_pages_never_pay_one_bill_twice(customer: Customer) -> None:
    customer.open("13275-9963")
    first = customer.base
    customer.choose()
    customer.fill()
    customer.open("13275-9963")
    customer.choose(amount="100")
    customer.fill()
    customer.process()
    customer.base = first
    refused = customer.process()
    assert refused.url.endswith("/options")
    assert "has been paid in the meantime" in Html(refused.text).words["problem"]
    assert [payment.amount for payment in customer.sandbox.books.payments] == [Decimal("100.00")]


def test_a_page_whose_bill_was_paid_elsewhere_says_that_nothing_is_owing(customer: Customer) -> None:
    customer.open("13275-9960")
    first = customer.base
    customer.choose()
    customer.fill()
    token = customer.get("confirm").values["form_token"]
    customer.open("13275-9960")
    customer.pay()
    customer.base = first
    late = customer.fetch("process", method="POST", data={"terms": "yes", "form_token": token})
    assert "Nothing is owing" in Html(late.text).words["nothing"]
    assert len(customer.sandbox.books.payments) == 1


def test_nothing_owing_is_a_page_without_a_way_to_pay(customer: Customer) -> None:
    page = customer.open("13275-9961")
    assert "Nothing is owing" in page.words["nothing"]
    assert page.tab_order == ["help"]
    assert customer.fetch("options").url.endswith("/review")


def test_several_and_past_due_bills_are_listed_with_what_they_come_to(customer: Customer) -> None:
    page = customer.open("13275-9963", "13275-9964")
    assert page.words["subtotal"] == "$393.38"
    assert page.words["selection"].count("Past due") == 1


def test_a_step_can_not_be_reached_before_the_ones_that_it_needs(customer: Customer) -> None:
    customer.open("13275-9960")
    assert customer.fetch("thankyou").url.endswith("/review")
    assert customer.fetch("confirm").url.endswith("/options")
    token = customer.get("options").values["form_token"]
    assert customer.fetch("information", method="POST", data={"form_token": token}).url.endswith("/options")
    token = customer.get("options").values["form_token"]
    assert customer.fetch("process", method="POST", data={"form_token": token}).url.endswith("/options")
    customer.choose()
    assert customer.fetch("verify").url.endswith("/information")
    customer.fill()
    assert customer.fetch("verify").url.endswith("/confirm")
    token = customer.get("confirm").values["form_token"]
    assert customer.fetch("verify", method="POST", data={"form_token": token}).url.endswith("/confirm")


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


def test_the_page_links_the_style_sheet_exactly_as_given(customer: Customer) -> None:
    assert customer.open("13275-9960").style_sheets == [CSS_URL]


def test_the_second_biller_charges_its_own_fee(customer: Customer) -> None:
    customer.open("RP-204417", key=RECREATION_KEY)
    assert customer.get("options").words["summary-fee"] == "$2.55"
    customer.pay()
    assert customer.sandbox.books.payments[0].biller_id == "5120"


def test_what_the_options_hide_is_neither_linked_nor_found(customer: Customer) -> None:
    page = customer.open("13275-9965")
    number = "4234-100489"
    assert page.tab_order == [f"view-{number}", "proceed", "help"]
    for path in (f"related/{number}", "remind", "register"):
        assert customer.fetch(path).status_code == 404
    customer.send("review", {"remove": number})
    assert customer.get("review").words["subtotal"] == "$72.35"


def test_what_the_options_show_is_linked_and_works(customer: Customer) -> None:
    page = customer.open("13275-9965", **ALL)
    number = "4234-100489"
    assert page.tab_order == [
        f"view-{number}",
        f"remove-{number}",
        f"related-{number}",
        f"remind-{number}",
        "proceed",
        "register",
        "help",
    ]
    assert "4234-098120" in customer.fetch(f"related/{number}").text
    for path in ("remind", "register", "terms", "help"):
        assert customer.fetch(path).status_code == 200
    customer.open("13275-9960", **ALL)
    assert "no related invoices" in customer.fetch("related/4234-100481").text


def test_a_removed_bill_is_not_paid(customer: Customer) -> None:
    customer.open("13275-9963", **ALL)
    customer.send("review", {"remove": "4234-100484"})
    customer.pay()
    assert [line.invoice for line in customer.sandbox.books.payments[0].lines] == [
        "4234-100485",
        "4234-100486",
    ]


def test_a_statement_is_a_real_pdf_of_this_pages_own_bills(customer: Customer) -> None:
    customer.open("13275-9965")
    statement = customer.fetch("statement/4234-100489.pdf")
    assert statement.headers["Content-Type"] == "application/pdf"
    assert statement.content.startswith(b"%PDF-")
    assert b"%%EOF" in statement.content[-10:]
    assert customer.fetch("statement/4234-098120.pdf").status_code == 200
    assert customer.fetch("statement/4234-100481.pdf").status_code == 404
    hidden = {"InvoiceOptions": {"AllowViewStatement": False}}
    customer.open("13275-9965", PageResultOptions=hidden)
    assert customer.fetch("statement/4234-100489.pdf").status_code == 404


def test_the_receipt_leads_to_the_return_url_only_if_one_was_given(customer: Customer) -> None:
    customer.open("13275-9960", ReturnURL="https://city.example.org/done", **ALL)
    page = Html(customer.pay().text)
    assert page.tab_order == ["print", "survey", "register", "return", "help"]
    assert page.links["return"] == "https://city.example.org/done"


def test_every_field_has_a_label_and_every_step_its_tab_order(customer: Customer) -> None:
    customer.open("13275-9960")
    options = customer.get("options")
    assert options.tab_order == [
        "method-card",
        "method-echeck",
        "pay-full",
        "pay-other",
        "amount",
        "continue",
        "back",
        "help",
    ]
    customer.choose()
    information = customer.get("information")
    fields = ["holder", "number", "cvv", "expiry", "street", "zip", "email"]
    assert information.tab_order == [*fields, "continue", "back", "help"]
    customer.fill()
    confirm = customer.get("confirm")
    ticks = ["paperless", "paybytext", "terms"]
    assert confirm.tab_order == [
        "change",
        *ticks,
        "terms-link",
        "process",
        "recaptcha-privacy",
        "recaptcha-terms",
        "help",
    ]
    assert {*fields} <= information.labels
    assert {*ticks} <= confirm.labels
    assert {"method-card", "method-echeck", "pay-full", "pay-other", "amount"} <= options.labels
    receipt = Html(customer.process().text)
    assert receipt.tab_order == ["print", "survey", "help"]


def test_the_badge_and_the_survey_lead_to_another_companys_site(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    customer.fill()
    page = customer.get("confirm")
    outside = customer.sandbox.resource_url
    assert f"{outside}/recaptcha/api.js" in page.scripts
    script = customer.session.get(f"{outside}/recaptcha/api.js", timeout=10)
    assert script.headers["Content-Type"].startswith("text/javascript")
    for name in ("recaptcha-privacy", "recaptcha-terms"):
        assert page.links[name].startswith(outside)
        assert customer.session.get(page.links[name], timeout=10).status_code == 200
    survey = Html(customer.process().text).links["survey"]
    assert customer.session.get(survey, timeout=10).status_code == 200
    assert customer.session.get(f"{outside}/policies/none", timeout=10).status_code == 404
