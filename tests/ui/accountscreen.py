"""The account screen as a test sees it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from kiosk.flow import states
from tests.ui.hands import Hands


def field(hands: Hands) -> QLineEdit:
    """The account field that can be seen."""
    (found,) = [each for each in hands.window.findChildren(QLineEdit) if each.isVisible()]
    return found


def entered(hands: Hands) -> states.Accounts:
    """Go to the account screen."""
    hands.press("Pay My Bill")
    return hands.on(states.Accounts)
