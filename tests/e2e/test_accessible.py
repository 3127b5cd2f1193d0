"""The whole of a guest's payment and a resident's sign-in, by AT-SPI alone: no pointer, no picture."""

from __future__ import annotations

from decimal import Decimal

from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.listener import Listener
from tests.e2e.lobby import Visit
from tests.e2e.test_residents import EMAIL, PASSWORD, code_in, confirm, register


def test_a_guest_pays_by_the_accessible_tree_alone(visit: Visit, cloud: SandboxServer) -> None:
    guest, terminal = Listener(visit.person.screen), visit.terminal
    guest.presses("Pay My Bill")
    terminal.await_states("Accounts")
    guest.fills("Account number", "132759960")
    guest.presses("Find My Account")
    terminal.await_states("Finding", "Hosted")
    guest.hears("Please review your selection", "$48.00", "Secure page of localhost")
    guest.presses("Proceed to Payment")
    guest.hears("How would you like to pay?")
    guest.presses("Continue to Payment Information")
    guest.hears("Please enter your card information")
    for label, text in {
        "Name on card": steps.HOLDER,
        "Card number": steps.APPROVED,
        "Security code (CVV)": "123",
        "Expiry (MM/YY)": "12/39",
        "Street address": steps.STREET,
        "ZIP code": steps.ZIP,
        "E-mail address": steps.EMAIL,
    }.items():
        guest.fills(label, text)
    assert guest.unnamed() == []
    guest.presses("Continue to Review Payment")
    guest.hears("Review your Information")
    guest.ticks("I have read and accept the terms and conditions")
    guest.presses("Process Payment $49.95")
    terminal.await_states("Receipt")
    guest.hears("Thank you for your payment!", "Visa ending in 1111", "This page closes in")
    guest.presses("Done")
    terminal.await_states("Wiping", "Goodbye")
    guest.hears("What you typed here has been erased")

    (payment,) = cloud.books.payments
    assert (payment.approved, payment.total) == (True, Decimal("49.95"))


def test_a_resident_signs_in_and_out_by_the_accessible_tree_alone(
    arrange: Opener, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    visit = arrange(cloud, mailbox=mailbox)
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    register(visit)
    confirm(visit, code_in(mailbox))
    resident, terminal = Listener(visit.person.screen), visit.terminal
    resident.presses("Continue")
    resident.presses("Sign Out")
    terminal.await_states("Goodbye")
    resident.presses("Done")
    terminal.await_states("Welcome")

    resident.presses("Sign In")
    resident.fills("E-mail address", EMAIL)
    resident.fills("Password", "none of these")
    resident.presses("Sign In")
    terminal.await_states("Asking", "SignIn")
    resident.hears("E-mail address and password do not match")
    assert resident.screen.hides_what_is_typed(resident.finds("Password", frozenset({"text"})))
    resident.fills("Password", PASSWORD)
    resident.presses("Sign In")
    terminal.await_states("Asking", "Menu")
    resident.presses("Pay Now")
    terminal.await_states("Hosted")
    resident.hears("Secure page of localhost")
    resident.presses("Back")
    terminal.await_states("Menu")
    resident.presses("Sign Out")
    terminal.await_states("Goodbye")
    resident.hears("You are signed out")
