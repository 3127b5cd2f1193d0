"""Each view of the portal changes something real: bills, paperless, AutoPay, payment methods, pay by text."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kiosk.sandbox.books import PaidInvoice
from kiosk.sandbox.server import SandboxServer
from tests.sandbox.browser import BANK, CARD, Customer, Html
from tests.sandbox.portal import ACCOUNT, OTHER, Resident
from tests.sandbox.test_control import _ask

INVOICE = "4234-100481"


@pytest.fixture(autouse=True)
def _opened(resident: Resident) -> None:
    resident.open()


def _add(resident: Resident, **changes: str) -> str:
    """Store a card; gives its id."""
    resident.send("methods", CARD | changes)
    return resident.settings.methods[-1].id


def test_the_list_shows_what_all_accounts_owe_and_what_was_paid(
    resident: Resident, customer: Customer
) -> None:
    page = resident.get("bills")
    assert page.words["subtotal"] == "$240.60"
    assert page.words[f"balance-{INVOICE}"] == "$48.00"
    assert "none-settled" in page.words
    customer.open(ACCOUNT)
    customer.pay()
    page = resident.get("bills")
    assert page.words["subtotal"] == "$192.60"
    assert f"{ACCOUNT} {INVOICE} Visa ending in 1111 $48.00" in page.words["settled"]


def test_paid_bills_of_the_past_are_listed(sandbox: SandboxServer) -> None:
    hollis = Resident(sandbox, "13275-9965", email="hollis.brandt@example.org")
    hollis.open()
    assert "4234-098120" in hollis.get("bills").words["settled"]
    hollis.close()


def test_nothing_owing_is_said(sandbox: SandboxServer) -> None:
    theodore = Resident(sandbox, "13275-9961", email="theodore.pruitt@example.org")
    theodore.open()
    assert "nothing" in theodore.get("bills").words
    assert theodore.fetch("pay").url.endswith("/customer/bills")
    theodore.close()


def test_one_bill_is_paid_with_a_new_card(resident: Resident) -> None:
    pay = resident.get(resident.get("bills").links[f"pay-{INVOICE}"].removeprefix("/customer/"))
    assert pay.words["process"] == "Process Payment $49.95"
    answer = resident.send("pay", CARD | {"method": "new"}, page=f"pay?invoice={INVOICE}")
    assert answer.url.endswith("/thankyou")
    receipt = Html(answer.text)
    assert (receipt.words["total"], receipt.links["bills"]) == ("$49.95", "/customer/bills")
    (payment,) = resident.sandbox.books.payments
    assert payment.lines == (PaidInvoice(ACCOUNT, INVOICE, Decimal("48.00")),)
    assert (payment.total, payment.approved) == (Decimal("49.95"), True)
    assert resident.get("bills").words["subtotal"] == "$192.60"
    assert resident.settings.methods == ()


def test_all_bills_are_paid_with_a_stored_bank_account_and_its_fee(resident: Resident) -> None:
    resident.send("methods", BANK, page="methods?kind=echeck")
    (method,) = resident.settings.methods
    pay = resident.get("pay")
    assert (pay.words["masked"], pay.words["summary-fee"]) == ("Bank account ending in 6789", "$0.95")
    assert pay.words["process"] == "Process Payment $241.55"
    assert resident.send("pay", {"method": method.id}).url.endswith("/thankyou")
    (payment,) = resident.sandbox.books.payments
    assert (payment.amount, payment.method, len(payment.lines)) == (Decimal("240.60"), "echeck", 4)
    assert "nothing" in resident.get("bills").words


def test_another_way_of_paying_can_be_chosen_and_the_card_kept(resident: Resident) -> None:
    _add(resident)
    assert "masked" in resident.get("pay").words
    new = resident.get("pay?method=new")
    assert "number" in new.labels
    card = CARD | {"number": "5555555555554444", "method": "new", "save": "yes"}
    answer = resident.send("pay", card, page="pay?method=new")
    assert answer.url.endswith("/thankyou")
    assert [each.tender.name for each in resident.settings.methods] == ["Visa", "Mastercard"]


def test_a_payment_sent_twice_is_booked_once(resident: Resident) -> None:
    method = _add(resident)
    values = resident.get("pay").values
    form = {name: values[name] for name in ("form_token", "invoice", "amount")} | {"method": method}
    receipts = {resident.post("pay", form).url for _ in range(2)}
    assert len(receipts) == 1
    assert len(resident.sandbox.books.payments) == 1


def test_a_wrong_card_is_explained_next_to_its_field(resident: Resident) -> None:
    page = Html(resident.send("pay", CARD | {"method": "new", "number": "4111"}).text)
    assert page.words["number-error"] == "Check the card number."
    assert page.values["holder"] == CARD["holder"]
    assert resident.sandbox.books.payments == ()


@pytest.mark.parametrize(
    ("number", "step"),
    [("4000000000000002", "information"), ("4000000000003220", "verify")],
)
def test_declines_and_the_banks_question_go_the_guests_way(
    resident: Resident, number: str, step: str
) -> None:
    answer = resident.send("pay", CARD | {"method": "new", "number": number})
    assert answer.url.rsplit("/", 1)[1] == step
    assert Html(answer.text).links["bills"] == "/customer/bills"
    assert resident.get("bills").words["subtotal"] == "$240.60"


def test_a_bill_paid_meanwhile_is_not_paid_again(resident: Resident, customer: Customer) -> None:
    method = _add(resident)
    values = resident.get("pay").values
    customer.open(ACCOUNT)
    customer.pay()
    form = {name: values[name] for name in ("form_token", "invoice", "amount")} | {"method": method}
    page = Html(resident.post("pay", form).text)
    assert "Nothing was charged" in page.words["done"]
    assert len(resident.sandbox.books.payments) == 1


def test_a_method_that_has_gone_pays_nothing(resident: Resident) -> None:
    page = Html(resident.send("pay", {"method": "gone"}).text)
    assert page.words["problem"] == "Choose how you would like to pay."
    assert resident.sandbox.books.payments == ()


def test_paperless_is_turned_on_and_off_for_each_account(resident: Resident) -> None:
    page = Html(resident.send("paperless", {"on": OTHER}).text)
    assert (page.words[f"state-{OTHER}"], page.words[f"state-{ACCOUNT}"]) == ("On", "Off")
    assert page.words["done"] == f"Paperless billing is on for account {OTHER}."
    assert OTHER in resident.settings.paperless
    assert "done" not in resident.get("paperless").words
    page = Html(resident.send("paperless", {"off": OTHER}).text)
    assert page.words[f"state-{OTHER}"] == "Off"
    assert OTHER not in resident.settings.paperless


def test_autopay_needs_a_method_and_is_enrolled_and_cancelled(resident: Resident) -> None:
    assert resident.get("autopay").links[f"add-{ACCOUNT}"] == "/customer/methods"
    early = resident.send("autopay", {"enroll": ACCOUNT}, page="paperless")
    assert Html(early.text).words["problem"] == "Choose a payment method."
    _add(resident)
    second = _add(resident, number="5555555555554444")
    page = Html(resident.send("autopay", {"enroll": ACCOUNT, "method": second}).text)
    assert "Mastercard ending in 4444" in page.words[f"state-{ACCOUNT}"]
    assert page.words[f"state-{OTHER}"] == "AutoPay is off."
    assert resident.settings.autopay == {ACCOUNT: second}
    page = Html(resident.send("autopay", {"cancel": ACCOUNT}).text)
    assert page.words[f"state-{ACCOUNT}"] == "AutoPay is off."
    assert resident.settings.autopay == {}


@pytest.mark.parametrize("form", [{"enroll": ACCOUNT}, {"enroll": ACCOUNT, "method": "gone"}])
def test_autopay_without_a_stored_method_is_refused(resident: Resident, form: dict[str, str]) -> None:
    _add(resident)
    assert Html(resident.send("autopay", form).text).words["problem"] == "Choose a payment method."
    assert resident.settings.autopay == {}


def test_methods_are_added_made_default_and_removed(resident: Resident) -> None:
    card = _add(resident)
    resident.send("methods", BANK, page="methods?kind=echeck")
    bank = resident.settings.methods[1].id
    assert resident.settings.default == card
    page = Html(resident.send("methods", {"default": bank}).text)
    assert page.words[f"method-{bank}"] == "Bank account ending in 6789 Default"
    page = Html(resident.send("methods", {"remove": bank}).text)
    assert page.words["done"] == "Bank account ending in 6789 has been removed."
    assert [method.id for method in resident.settings.methods] == [card]
    assert resident.settings.default == card
    resident.send("methods", {"remove": card})
    assert (resident.settings.methods, resident.settings.default) == ((), "")


def test_of_a_stored_number_only_the_last_four_digits_are_kept(resident: Resident) -> None:
    _add(resident)
    kept = _ask(resident.sandbox, "GET", "/books").text
    assert "1111" in kept
    assert "4111111111111111" not in kept
    assert "4111 1111" not in kept


def test_a_method_that_autopay_uses_is_not_removed(resident: Resident) -> None:
    card = _add(resident)
    resident.send("autopay", {"enroll": ACCOUNT, "method": card})
    page = Html(resident.send("methods", {"remove": card}).text)
    assert "is used by AutoPay" in page.words["problem"]
    assert len(resident.settings.methods) == 1


@pytest.mark.parametrize(
    ("form", "page", "field"),
    [
        (CARD | {"expiry": "01/20"}, "methods", "expiry"),
        (CARD | {"number": "4242424242424242"}, "methods", "number"),
        (BANK | {"again": "1"}, "methods?kind=echeck", "again"),
        (BANK | {"routing": "021000021"}, "methods?kind=echeck", "account"),
    ],
)
def test_a_wrong_method_is_explained_next_to_its_field_and_not_kept(
    resident: Resident, form: dict[str, str], page: str, field: str
) -> None:
    answer = Html(resident.send("methods", form, page=page).text)
    assert answer.words[f"{field}-error"]
    assert answer.values["kind"] == ("echeck" if "routing" in form else "card")
    assert resident.settings.methods == ()


@pytest.mark.parametrize("form", [{"default": "gone"}, {"remove": "gone"}])
def test_a_method_that_is_not_there_is_not_changed(resident: Resident, form: dict[str, str]) -> None:
    assert "problem" in Html(resident.send("methods", form).text).words


@pytest.fixture
def code(resident: Resident) -> str:
    """The code that was texted after a number was given."""
    resident.send("text", {"phone": "+1 (407) 555-0100"})
    (text,) = resident.sandbox.preferences.texts
    assert text.code in text.words
    assert text.phone == "4075550100"
    return text.code


def test_pay_by_text_is_on_after_its_code_and_off_when_stopped(resident: Resident, code: str) -> None:
    page = resident.get("text")
    assert code in page.words["code-hint"]
    assert "off until" in page.words["state"]
    assert resident.settings.phone_code == code
    page = Html(resident.send("text", {"code": f" {code} "}).text)
    assert page.words["state"] == "Pay By Text is on for (407) 555-0100."
    assert (resident.settings.phone, resident.settings.phone_code) == ("4075550100", "")
    page = Html(resident.send("text", {"stop": "yes"}).text)
    assert page.words["state"].startswith("Pay By Text is off.")
    assert resident.settings.phone == ""


def test_a_wrong_code_is_not_taken_and_another_number_may_be_given(resident: Resident, code: str) -> None:
    wrong = "000000" if code != "000000" else "111111"
    for given in (wrong, "", "٣"):
        page = Html(resident.send("text", {"code": given}).text)
        assert page.words["code-error"] == "That is not the code. Please try again."
    resident.send("text", {"stop": "yes"})
    page = Html(resident.send("text", {"phone": "4075550101"}).text)
    assert "(407) 555-0101" in page.words["state"]
    assert "code-error" not in page.words


def test_a_code_that_nobody_waits_for_turns_nothing_on(resident: Resident) -> None:
    resident.send("text", {"code": ""})
    assert resident.settings.phone == ""


@pytest.mark.parametrize("phone", ["", "555-0100", "407 555 01000", "407-555-01o0", "107-555-0100"])
def test_a_number_that_is_none_is_explained(resident: Resident, phone: str) -> None:
    page = Html(resident.send("text", {"phone": phone}).text)
    assert "ten digits" in page.words["phone-error"]
    assert page.values["phone"] == phone
    assert resident.sandbox.preferences.texts == ()


def test_the_control_door_shows_what_was_set(resident: Resident) -> None:
    resident.send("paperless", {"on": OTHER})
    books = _ask(resident.sandbox, "GET", "/books").json()
    key = f"4234/{resident.owner.email}"
    assert books["preferences"]["settings"][key]["paperless"] == [OTHER]
    assert [each["account"] for each in books["customers"]["registered"]] == [ACCOUNT, OTHER]
    assert books["customers"]["tokens"] == 1
    assert not re.search(re.escape(resident.token), str(books["customers"]))
