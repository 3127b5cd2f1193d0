"""A bill is paid once: what a form that comes again, too late or out of turn is told."""

from __future__ import annotations

from decimal import Decimal

from tests.sandbox.browser import Customer, Html


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
