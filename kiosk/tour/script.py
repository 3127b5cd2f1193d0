"""The whole tour: a guest pays, a resident registers and opens every page, and everything that can go wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.application import Application
from kiosk.flow import states
from kiosk.flow.technician import Admin, AdminPin
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.tour import guest, residents
from kiosk.tour.driver import Driver, Script


def begin(
    folder: Path, sandbox: SandboxServer, mailbox: Mailbox, pin: str, application: Application
) -> QObject:
    """Start the tour in an application whose first screen stands; pictures go to `folder`.

    `pin` is the technician's.
    """
    driver = Driver(folder, application)
    driver.begin(_whole(driver, sandbox, mailbox, pin))
    return driver


def _whole(hands: Driver, sandbox: SandboxServer, mailbox: Mailbox, pin: str) -> Script:
    yield hands.anything
    hands.picture("welcome")
    yield from guest.entry(hands)
    yield from guest.payment(hands, sandbox)
    yield from residents.registration(hands, mailbox)
    yield from residents.pages(hands, sandbox)
    yield from residents.care(hands, mailbox)
    yield from guest.troubles(hands, sandbox)
    yield from _technician(hands, pin)


def _technician(hands: Driver, pin: str) -> Script:
    """The hidden gesture, a wrong PIN, the right one, and back."""
    for corner in "LRLRL":
        hands.touch_corner(right=corner == "R")
    yield hands.on(AdminPin)
    hands.type("000000")
    hands.press("Continue")
    yield hands.refused_pin
    hands.picture("technician-wrong-pin")
    hands.type(pin)
    hands.press("Continue")
    yield hands.on(Admin)
    hands.picture("technician")
    hands.press("Back")
    yield hands.on(states.Welcome)
