"""The tour of a resident: registering, the mailed code, signing in, the provider's five pages, the settings."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt

from kiosk.flow import states
from kiosk.flow.people import RegisterStep
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.tour.driver import Driver, Script

EMAIL: Final = "wendell.kim@example.org"
NAVIGATION: Final = 6
"""Links above what a page of the portal is about."""
NAME: Final = "Wendell Kim"
STREET: Final = "901 Cypress Bend"
ZIP: Final = "32707"
PASSWORD: Final = "tangled kelp on 9 piers"  # noqa: S105  of an invented resident of the sandbox


def registration(hands: Driver, mailbox: Mailbox) -> Script:
    """From the first question to "Registration complete"."""
    hands.press("Register")
    yield hands.at(RegisterStep.ACCOUNT)
    hands.type("132759963")
    yield from _next(hands, "register-account", RegisterStep.NAME)
    hands.type(NAME)
    yield from _next(hands, "register-name", RegisterStep.ADDRESS)
    for place, text in enumerate((STREET, "Casselberry", "FL", ZIP)):
        if place:
            hands.keys(Qt.Key.Key_Tab)
        hands.type(text)
    yield from _next(hands, "register-address", RegisterStep.EMAIL)
    hands.type(EMAIL)
    yield from _next(hands, "register-email", RegisterStep.PASSWORD)
    hands.type("short")
    yield hands.anything
    hands.picture("register-password-too-short")
    hands.keys(*[Qt.Key.Key_Backspace] * 5)
    hands.type(PASSWORD)
    yield from _next(hands, "register-password", RegisterStep.CONSENT)
    hands.keys(Qt.Key.Key_Space)
    yield from _next(hands, "register-consent", RegisterStep.SUMMARY)
    hands.picture("register-summary")
    hands.press("Create My Account")
    yield hands.on(states.AwaitConfirmation)
    yield from _code(hands, mailbox, 1)
    hands.picture("confirmation-code")
    hands.press("Confirm")
    yield hands.on(states.Registered)
    hands.picture("registration-complete")
    hands.press("Continue")
    yield hands.on(states.Menu)
    hands.press("Sign Out")
    yield hands.on(states.Goodbye)
    hands.picture("signed-out")
    hands.press("Done")
    yield hands.on(states.Welcome)


def _next(hands: Driver, name: str, step: RegisterStep) -> Script:
    yield hands.anything
    hands.picture(name)
    hands.press("Continue")
    yield hands.at(step)


def _code(hands: Driver, mailbox: Mailbox, count: int) -> Script:
    """Wait for the letter number `count` and type its code."""
    yield lambda: len(mailbox.messages()) >= count
    found = re.search(r"\b([A-Z0-9]{4})[ -]([A-Z0-9]{4})\b", mailbox.messages()[count - 1].text)
    hands.type("".join(found.groups()) if found else "")
    yield hands.anything


def pages(hands: Driver, sandbox: SandboxServer) -> Script:
    """Signing in, and each of Invoice Cloud's own pages with something really changed on it."""
    hands.press("Sign In")
    yield hands.on(states.SignIn)
    hands.type(EMAIL)
    hands.keys(Qt.Key.Key_Tab)
    hands.type(PASSWORD)
    yield hands.anything
    hands.picture("sign-in")
    hands.keys(Qt.Key.Key_Return)
    yield hands.on(states.Menu)
    hands.picture("menu")
    yield from _pay(hands)
    hands.press("My Settings")
    yield hands.on(states.Settings)
    hands.picture("my-settings")
    yield from _methods(hands)
    yield from _paperless(hands)
    yield from _text(hands, sandbox)
    hands.press("Back")
    yield hands.on(states.Menu)
    yield from _autopay(hands)


def _open(hands: Driver, button: str, name: str) -> Script:
    """Open a page and go past its navigation, to what it is about."""
    hands.press(button)
    yield hands.loaded()
    hands.picture(name)
    hands.keys(*[Qt.Key.Key_Tab] * NAVIGATION)


def _pay(hands: Driver) -> Script:
    yield from _open(hands, "Pay Now", "pay-now")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)  # past the invoice's picture, to "Pay"
    yield hands.loaded()
    hands.keys(*[Qt.Key.Key_Tab] * NAVIGATION)
    yield from _card(hands)
    hands.picture("pay-now-card")
    hands.keys(Qt.Key.Key_Return)
    yield hands.on(states.Receipt)
    hands.picture("pay-now-receipt")
    hands.press("Done")
    yield hands.on(states.Menu)


def _card(hands: Driver) -> Script:
    """Type a card into the form that begins at the next Tab; the e-mail address stands in it already."""
    for text in (NAME, "4111111111111111", "123", "12/39", STREET, ZIP):
        hands.keys(Qt.Key.Key_Tab)
        hands.type(text)
    yield hands.anything


def _methods(hands: Driver) -> Script:
    yield from _open(hands, "Payment Methods", "payment-methods")
    hands.keys(Qt.Key.Key_Tab)  # past "Add a bank account instead"
    yield from _card(hands)
    hands.keys(Qt.Key.Key_Return)
    yield hands.loaded()
    hands.picture("payment-methods-added")
    yield from _back(hands, states.Settings)


def _paperless(hands: Driver) -> Script:
    yield from _open(hands, "Paperless Billing", "paperless-billing")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    yield hands.loaded()
    hands.picture("paperless-billing-on")
    yield from _back(hands, states.Settings)


def _text(hands: Driver, sandbox: SandboxServer) -> Script:
    yield from _open(hands, "Pay By Text", "pay-by-text")
    hands.keys(Qt.Key.Key_Tab)
    hands.type("4075550133")
    hands.keys(Qt.Key.Key_Return)
    yield hands.loaded()
    hands.keys(*[Qt.Key.Key_Tab] * (NAVIGATION + 1))
    hands.type(sandbox.preferences.texts[-1].code)
    hands.keys(Qt.Key.Key_Return)
    yield hands.loaded()
    hands.picture("pay-by-text-on")
    yield from _back(hands, states.Settings)


def _autopay(hands: Driver) -> Script:
    yield from _open(hands, "Manage AutoPay", "autopay")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)  # past the one card, to "Enroll in AutoPay"
    yield hands.loaded()
    hands.picture("autopay-on")
    yield from _back(hands, states.Menu)


def _back(hands: Driver, state: type[states.State]) -> Script:
    hands.press("Back")
    yield hands.on(state)


def care(hands: Driver, mailbox: Mailbox) -> Script:
    """The registration itself: another account, what else can be changed, and signing out."""
    hands.press("My Settings")
    yield hands.on(states.Settings)
    hands.press("Link another account")
    yield hands.on(states.Care)
    hands.type("301174401")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    hands.type(ZIP)
    yield hands.anything
    hands.picture("link-account")
    hands.press("Link this account")
    yield hands.on(states.Settings)
    hands.picture("linked-account")
    yield from _back(hands, states.Menu)
    hands.picture("menu-of-an-account-to-be-proved")
    yield from _back(hands, states.ChooseAccount)
    hands.picture("choose-account")
    hands.press("Sign Out")
    yield hands.on(states.Goodbye)
    hands.press("Done")
    yield hands.on(states.Welcome)
