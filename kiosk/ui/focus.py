"""Where the next key goes, handed on from a screen to the one that takes its place in another look."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QLineEdit, QWidget


class Place(msgspec.Struct, frozen=True):
    """Which of a screen's widgets of one kind has the focus, and where the cursor stands in its text."""

    screen: type[QWidget]
    kind: type[QWidget]
    number: int
    of: int
    cursor: int | None


def place_of(focused: QWidget | None, screen: QWidget | None) -> Place | None:
    """Where the focus is on this screen; None where it is elsewhere, or on all of it."""
    if focused is None or screen is None or focused is screen or not screen.isAncestorOf(focused):
        return None
    alike = screen.findChildren(type(focused))
    number = next(number for number, each in enumerate(alike) if each is focused)
    cursor = focused.cursorPosition() if isinstance(focused, QLineEdit) else None
    return Place(type(screen), type(focused), number, len(alike), cursor)


def put(place: Place | None, screen: QWidget) -> None:
    """Give the focus to what stands in the same place of a screen of the same class, drawn from the same state.

    Nothing happens where the screen is another one, or holds other widgets.
    """
    if place is None or type(screen) is not place.screen:
        return
    alike = screen.findChildren(place.kind)
    if len(alike) != place.of or not alike[place.number].isEnabled():
        return
    found = alike[place.number]
    found.setFocus()
    if isinstance(found, QLineEdit) and place.cursor is not None:
        found.setCursorPosition(place.cursor)
