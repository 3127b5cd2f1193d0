"""What a refusal leaves behind: a page that stands alone, a word to the customer, and a row."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.hands import Hands

NOTE = "That part of the page can't be opened at this terminal."


def intruders(hands: Hands) -> list[str]:
    """Whatever stands on the screen beside our window."""
    windows = QApplication.topLevelWidgets()
    return [type(each).__name__ for each in windows if each.isVisible() and each is not hands.window]


def still_stands(hands: Hands) -> bool:
    """Whether the page is where it was, alone."""
    return hands.ask("document.querySelector('h1').innerText") == "Page" and intruders(hands) == []


def refusals(hands: Hands) -> dict[str, int]:
    """What the journal says was refused, and how often; once it is on the disk."""
    hands.until(lambda: bool(hands.rows("SELECT kind FROM refusal")))
    return dict(hands.rows("SELECT kind, sum(count) FROM refusal GROUP BY kind"))
