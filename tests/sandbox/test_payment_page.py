"""The pages of a payment: what is owing, what the options show or hide, where links lead, and who can use them."""

from __future__ import annotations

from typing import Any

from tests.sandbox.browser import CSS_URL, Customer, Html

ALL: dict[str, Any] = {"PageResultOptions": None}


def test_nothing_owing_is_a_page_without_a_way_to_pay(customer: Customer) -> None:
    page = customer.open("13275-9961")
    assert "Nothing is owing" in page.words["nothing"]
    assert page.tab_order == ["help"]
    assert customer.fetch("options").url.endswith("/review")


def test_several_and_past_due_bills_are_listed_with_what_they_come_to(customer: Customer) -> None:
    page = customer.open("13275-9963", "13275-9964")
    assert page.words["subtotal"] == "$393.38"
    assert page.words["selection"].count("Past due") == 1


def test_the_page_links_the_style_sheet_exactly_as_given(customer: Customer) -> None:
    assert customer.open("13275-9960").style_sheets == [CSS_URL]


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
