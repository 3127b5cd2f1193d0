"""A guest pays: what stands on the screen, what the provider was asked, what was paid, what stays behind."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

from kiosk.sandbox.books import PaidInvoice
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.lobby import Visit
from tests.e2e.traces import all_below, content_of
from tests.ic.test_cloud_payment_body import in_order, seed_sample

SECRETS = (
    "132759960",
    "13275-9960",
    "4111111111111111",
    steps.APPROVED,
    steps.HOLDER,
    steps.STREET,
    steps.EMAIL,
)
"""What a customer types in the visit that `steps.pay` makes."""


def test_a_guest_pays_with_nothing_but_the_keyboard(visit: Visit, cloud: SandboxServer) -> None:
    person, terminal = visit.person, visit.terminal
    person.keys("Return")
    terminal.await_states("Accounts")
    person.has_keyboard_on("Account number")
    person.types("132759960")
    person.reads("Press “Find My Account”")
    assert person.typed_into("Account number") == "13275-9960"
    person.keys("Return")
    terminal.await_states("Finding", "Hosted")
    person.reads("Please review your selection", "$48.00")
    person.tabs_to("Proceed to Payment")
    person.keys("Return")
    person.reads("How would you like to pay?")
    person.tabs_to("Continue to Payment Information")
    person.keys("Return")
    person.reads("Please enter your card information")
    for label, text in {
        "Name on card": steps.HOLDER,
        "Card number": steps.APPROVED,
        "Security code (CVV)": "123",
        "Expiry (MM/YY)": "12/39",
        "Street address": steps.STREET,
        "ZIP code": steps.ZIP,
        "E-mail address": steps.EMAIL,
    }.items():
        person.tabs_to(label)
        person.types(text)
    person.keys("Return")
    person.reads("Review your Information")
    person.tabs_to("I have read and accept the terms and conditions")
    person.keys("space")
    person.tabs_to("Process Payment $49.95")
    person.keys("Return")
    session = terminal.await_states("Receipt")["session"]
    person.reads("Thank you for your payment!", "Visa ending in 1111", "This page closes in")
    person.presses("Done")
    terminal.await_states("Wiping", "Goodbye")
    person.reads("Thank you!", "What you typed here has been erased")
    terminal.await_states("Welcome")
    person.has_keyboard_on("Pay My Bill")

    (payment,) = cloud.books.payments
    assert (payment.approved, payment.amount, payment.total) == (True, Decimal("48.00"), Decimal("49.95"))
    assert payment.lines == (PaidInvoice("13275-9960", "4234-100481", Decimal("48.00")),)
    row = visit.journal.session(session)
    assert row.ending == "receipt"
    assert row.submitted_at is not None
    (call,) = visit.journal.calls(session)
    assert (call.call, call.outcome) == ("cloud_payment", "ok")
    assert call.milliseconds is not None


def test_what_is_sent_is_the_seeds_sample_with_the_configured_style_sheet(
    visit: Visit, cloud: SandboxServer
) -> None:
    steps.open_page(visit)
    (call,) = (each for each in cloud.books.calls if each.call == "cloud_payment")
    style = re.search(r'^css_url = "(.+)"$', visit.file.read_text(encoding="utf-8"), re.MULTILINE)
    assert style is not None
    sample = seed_sample().replace(json.loads(seed_sample())["CssUrl"], style[1])
    assert in_order(call.body) == in_order(sample)
    assert (call.biller_id, call.status) == ("4234", 200)


def test_the_screens_bear_the_words_that_the_design_fixes(visit: Visit) -> None:
    person = visit.person
    assert person.finds("Pay My Bill").role == "push button"
    steps.open_entry(visit)
    assert person.finds("Account number").role == "text"
    roles = {person.finds(name).role for name in ("Find My Account", "Start Over", "Back")}
    assert roles == {"push button"}
    person.types("132759960")
    person.keys("Return")
    person.reads("Please review your selection", "Paying Utility bill", "Secure page of localhost")
    assert person.finds("Start Over").role == "push button"
    assert person.cannot_read("Find My Account")


def test_the_page_wears_the_citys_style_sheet(visit: Visit, cloud: SandboxServer) -> None:
    steps.open_page(visit)
    _, _, _, height = visit.person.screen.place(visit.person.finds("Proceed to Payment"))
    assert height >= round(15 / 25.4 * 96)  # millimeters on a screen of 96 dots an inch: the sheet's own rule
    (asked,) = cloud.books.requests
    assert asked.css_url.startswith(cloud.base_url)


def left_behind(visit: Visit) -> list[tuple[str, Path]]:
    """Each secret and the file of the terminal's that holds it, its name included."""
    contents = {path: content_of(path) for path in all_below(visit.home, visit.runtime, visit.state)}
    return [
        (secret, path)
        for path, content in contents.items()
        for secret in SECRETS
        if secret in str(path) or secret.encode() in content
    ]


def test_nothing_that_was_typed_is_written_anywhere(visit: Visit) -> None:
    steps.pay(visit)
    assert left_behind(visit) == []
    visit.person.presses("Done")
    visit.terminal.await_states("Goodbye")
    assert visit.terminal.stop() == 0
    assert left_behind(visit) == []
    assert [secret for secret in SECRETS if secret in visit.terminal.log] == []
    assert list((visit.runtime / "city-hall-kiosk").iterdir()) == []


def test_the_next_customer_finds_a_terminal_that_knows_nothing(visit: Visit, cloud: SandboxServer) -> None:
    steps.pay(visit)
    first = visit.terminal.events("session.state")[-1]["session"]
    visit.person.presses("Done")
    visit.terminal.await_states("Goodbye")
    visit.person.presses("Done")
    visit.terminal.await_states("Welcome")
    steps.open_entry(visit)
    assert visit.person.typed_into("Account number") == ""
    visit.person.types("132759963")
    visit.person.keys("Return")
    line = visit.terminal.await_states("Hosted")
    visit.person.reads("Please review your selection", "$192.60")
    assert visit.person.cannot_read("Thank you for your payment!")
    assert line["session"] != first
    assert [asked.accounts for asked in cloud.books.requests] == [("13275-9960",), ("13275-9963",)]
