"""Reads what a customer typed on a hosted page: values to use, or words to put next to the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kiosk.sandbox import money, tenders
from kiosk.sandbox.links import Choice
from kiosk.sandbox.tenders import Method, Tender

Errors = dict[str, str]
LEAST = Decimal("1.00")
_EMAIL = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_CARD_LENGTHS = range(13, 20)
_LONGEST = 120


def read_choice(form: Mapping[str, str], methods: tuple[Method, ...], owed: Decimal) -> Choice | Errors:
    """Step two: a way to pay out of `methods`, and an amount of at most `owed` dollars."""
    errors: Errors = {}
    method = next((each for each in methods if each.value == form.get("method")), None)
    if method is None:
        errors["method"] = "Choose how you would like to pay."
    in_full = form.get("pay") != "other"
    amount = owed if in_full else money.parse(form.get("amount", ""))
    least = min(LEAST, owed)
    if amount is None:
        errors["amount"] = "Enter an amount in dollars, like 25.00."
    elif not least <= amount <= owed:
        errors["amount"] = f"Enter an amount from {money.dollars(least)} to {money.dollars(owed)}."
    if errors or method is None or amount is None:
        return errors
    return Choice(method, amount, in_full)


def read_tender(form: Mapping[str, str], method: Method, today: date) -> Tender | Errors:
    """Step three: a card or a bank account, and who pays with it."""
    errors = _common_errors(form)
    if method is Method.CARD:
        number = re.sub(r"[ -]", "", form.get("number", ""))
        errors |= _card_errors(form, number, today)
        found = tenders.card(number)
    else:
        number = form.get("account", "").strip()
        errors |= _bank_errors(form, number)
        found = tenders.bank_account(form.get("routing", "").strip(), number)
    if errors:
        return errors
    return Tender(
        method=method,
        name=found.name,
        last_four=number[-4:],
        behavior=found.behavior,
        message=found.message,
        holder=form["holder"].strip(),
        street=form["street"].strip(),
        zip=form["zip"].strip(),
        email=form["email"].strip(),
    )


def _common_errors(form: Mapping[str, str]) -> Errors:
    errors: Errors = {}
    words = {"holder": "Enter the name of the account holder.", "street": "Enter the billing address."}
    for name, word in words.items():
        if not 0 < len(form.get(name, "").strip()) <= _LONGEST:
            errors[name] = word
    if not re.fullmatch(r"\d{5}(-?\d{4})?", form.get("zip", "").strip(), re.ASCII):
        errors["zip"] = "Enter a ZIP code of five digits."
    email = form.get("email", "").strip()
    if len(email) > _LONGEST or not _EMAIL.fullmatch(email):
        errors["email"] = "Enter an e-mail address, like name@example.com."
    return errors


def _card_errors(form: Mapping[str, str], number: str, today: date) -> Errors:
    errors: Errors = {}
    digits = number.isascii() and number.isdigit()
    if not digits or len(number) not in _CARD_LENGTHS or not tenders.luhn_valid(number):
        errors["number"] = "Check the card number."
    length = 4 if number.startswith(("34", "37")) else 3
    if not re.fullmatch(rf"\d{{{length}}}", form.get("cvv", "").strip(), re.ASCII):
        errors["cvv"] = f"Enter the {length} digits of the security code."
    expiry = re.fullmatch(r"(0[1-9]|1[0-2]) ?/? ?(\d{2})", form.get("expiry", "").strip(), re.ASCII)
    if expiry is None:
        errors["expiry"] = "Enter the expiry as MM/YY."
    elif (2000 + int(expiry[2]), int(expiry[1])) < (today.year, today.month):
        errors["expiry"] = "This card has expired."
    return errors


def _bank_errors(form: Mapping[str, str], number: str) -> Errors:
    errors: Errors = {}
    routing = form.get("routing", "").strip()
    if not re.fullmatch(r"\d{9}", routing, re.ASCII) or not tenders.routing_valid(routing):
        errors["routing"] = "Check the routing number: it has nine digits."
    if not re.fullmatch(r"\d{4,17}", number, re.ASCII):
        errors["account"] = "Enter the account number, 4 to 17 digits."
    elif form.get("again", "").strip() != number:
        errors["again"] = "The two account numbers differ."
    return errors
