"""What a page has noticed of a deed by the end of it: nothing, or what is to be objected to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.breakout.ward import Ward, until


def standing(ward: Ward) -> list[str]:
    return [] if ward.stands() else ["the page does not stand where it was"]


def untouched(ward: Ward) -> list[str]:
    """The page stands, and has noticed nothing by the time that it notices a letter."""
    QTest.keyClick(ward.hands.handle, Qt.Key.Key_Z)
    until(lambda: ward.ask("document.readyState") == '"complete"')
    seen = ward.ask("window.seen")
    return standing(ward) + ([] if seen == "[]" else [f"the page has seen {seen}"])
