"""The tour of a guest: typing the number, paying, and the screens that nobody wants to see."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from kiosk.flow import states
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.tour.driver import Driver, Script

_REOPENED: Final = 15
"""Seconds after which a closed terminal asks whether the provider is well (kiosk/flow/rules.py)."""


def entry(hands: Driver) -> Script:
    """Typing the account number: empty, incomplete, several, unknown, complete."""
    hands.press("Pay My Bill")
    yield hands.on(states.Accounts)
    hands.picture("account-number")
    hands.type("13275")
    hands.press("Find My Account")
    yield hands.on(states.Accounts)
    hands.picture("account-number-incomplete")
    hands.type("9963")
    hands.press("Add another account")
    yield hands.on(states.Accounts)
    hands.type("132750000")
    yield hands.on(states.Accounts)
    hands.picture("several-accounts")
    hands.press("Find My Account")
    yield hands.on(states.Accounts)
    hands.picture("account-not-found")
    hands.press("Start Over")
    yield hands.on(states.Welcome)


def payment(hands: Driver, sandbox: SandboxServer) -> Script:
    """A guest pays the seed's own account with the test card."""
    hands.press("Pay My Bill")
    yield hands.on(states.Accounts)
    hands.type("132759960")
    yield hands.on(states.Accounts)
    hands.picture("account-number-complete")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.LATENCY, count=1, seconds=2.0))
    hands.press("Find My Account")
    yield hands.on(states.Finding)
    hands.picture("finding")
    yield hands.loaded()
    hands.picture("review-your-selection")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    yield hands.loaded()
    hands.picture("payment-options")
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    yield hands.loaded()
    for text in ("Marisol Vega", "4111111111111111", "123", "12/29", "118 Lantern Way", "32707"):
        hands.keys(Qt.Key.Key_Tab)
        hands.type(text)
    hands.keys(Qt.Key.Key_Tab)
    hands.type("marisol.vega@example.org")
    yield hands.anything
    hands.picture("payment-information")
    hands.keys(Qt.Key.Key_Return)
    yield hands.loaded()
    hands.keys(*[Qt.Key.Key_Tab] * 4, Qt.Key.Key_Space)
    yield hands.anything
    hands.picture("review-payment")
    hands.grow_silent()
    yield hands.anything
    hands.picture("are-you-still-there")
    hands.press("I'm still here")
    yield hands.anything
    hands.keys(Qt.Key.Key_Return)
    yield hands.on(states.Receipt)
    hands.picture("receipt")
    hands.press("Done")
    yield hands.on(states.Goodbye)
    hands.picture("goodbye")
    hands.press("Done")
    yield hands.on(states.Welcome)


def troubles(hands: Driver, sandbox: SandboxServer) -> Script:
    """The screens that nobody wants to see, and that must be as clear as the others."""
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, count=1, status=503))
    yield from _find(hands)
    yield hands.on(states.Trouble)
    hands.picture("trouble")
    hands.press("Try again")
    yield hands.loaded()
    hands.press("Start Over")
    yield hands.on(states.Welcome)
    yield from _find(hands)
    yield hands.loaded()
    hands.type("000000000000")  # as many keys as a card number has
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    yield hands.loaded()
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    yield hands.loaded()
    hands.press("Start Over")
    yield hands.on(states.OutcomeUnknown)
    hands.picture("outcome-unknown")
    hands.press("Done")
    yield hands.on(states.Welcome)
    for call in ("cloud_payment", "biller_status"):
        sandbox.faults.order(Fault(call=call, kind=FaultKind.STATUS, status=401))
    yield from _find(hands)
    yield hands.on(states.Closed)
    hands.picture("closed")
    sandbox.faults.clear()
    hands.let_pass(_REOPENED)
    yield hands.on(states.Welcome)


def _find(hands: Driver) -> Script:
    hands.press("Pay My Bill")
    yield hands.on(states.Accounts)
    hands.type("132759966")
    hands.press("Find My Account")
