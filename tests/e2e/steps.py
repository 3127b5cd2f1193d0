"""The way of a payment in steps that a person takes, each ending when the next can be taken."""

from __future__ import annotations

from tests.e2e.lobby import Visit

HOLDER = "Marisol Vega"
STREET = "118 Lantern Way"
ZIP = "32707"
EMAIL = "marisol.vega@example.org"
APPROVED = "4111 1111 1111 1111"
DECLINED = "4000000000000002"


def open_entry(visit: Visit) -> None:
    """From the welcome screen to the account screen of the only biller."""
    visit.person.presses("Pay My Bill")
    visit.terminal.await_states("Accounts")
    visit.person.has_keyboard_on("Account number")


def ask_for(visit: Visit, digits: str) -> None:
    """From the welcome screen to the moment after "Find My Account"."""
    open_entry(visit)
    visit.person.types(digits)
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Finding")


def open_page(visit: Visit, digits: str = "132759960") -> None:
    """From the welcome screen to the first hosted page."""
    ask_for(visit, digits)
    visit.terminal.await_states("Hosted")
    visit.person.reads("Please review your selection")


def open_options(visit: Visit) -> None:
    """From the first hosted page to the ways of paying."""
    visit.person.presses("Proceed to Payment")
    visit.person.reads("How would you like to pay?")


def open_information(visit: Visit) -> None:
    """From the first hosted page to the one that asks for a card."""
    open_options(visit)
    visit.person.presses("Continue to Payment Information")
    visit.person.reads("Please enter your card information")


def fill_card(visit: Visit, number: str = APPROVED) -> None:
    """Type card, address and e-mail."""
    visit.person.fills(
        holder=HOLDER, number=number, cvv="123", expiry="12/39", street=STREET, zip=ZIP, email=EMAIL
    )


def give_card(visit: Visit, number: str = APPROVED) -> None:
    """From the page that asks for a card to the one that shows it once more; now money may move."""
    fill_card(visit, number)
    visit.person.presses("Continue to Review Payment")
    visit.person.reads("Review your Information")


def process(visit: Visit, total: str = "$49.95") -> None:
    """Accept the terms and pay."""
    visit.person.ticks("I have read and accept the terms and conditions")
    visit.person.presses(f"Process Payment {total}")


def come_to_confirm(visit: Visit, number: str = APPROVED) -> None:
    """From the welcome screen to the page with "Process Payment"."""
    open_page(visit)
    open_information(visit)
    give_card(visit, number)


def pay(visit: Visit) -> None:
    """From the welcome screen to the receipt."""
    come_to_confirm(visit)
    process(visit)
    visit.terminal.await_states("Receipt")
    visit.person.reads("Thank you for your payment!")
