"""The function keys of a clerk's desk. They work in every window of a counter, and in no kiosk."""

from __future__ import annotations

from enum import Enum, unique
from typing import Final

from PySide6.QtCore import Qt

from kiosk.flow.desk import events as ev
from kiosk.flow.desk.state import Desk, Place


@unique
class Command(Enum):
    """What a clerk does by one key; the value is the key."""

    NEXT = Qt.Key.Key_F2
    """The next customer."""
    HAND_OVER = Qt.Key.Key_F3
    """The page goes to the customer, or comes back."""
    PRINT = Qt.Key.Key_F4
    RETRY = Qt.Key.Key_F5
    TAB = Qt.Key.Key_F6
    """The tab to the right."""
    CLOSE = Qt.Key.Key_F7
    STATEMENT = Qt.Key.Key_F8
    """The statement to which the page in front has a link."""
    DAY = Qt.Key.Key_F9
    """The shift's list, and its end."""
    SIGN_UP = Qt.Key.Key_F10
    """What waits for a clerk; once more: somebody registers here."""
    LOCK = Qt.Key.Key_F12

    @property
    def label(self) -> str:
        """What stands on the key."""
        return self.name_of(self.value)

    @staticmethod
    def name_of(key: Qt.Key) -> str:
        """A function key's name."""
        return f"F{key.value - Qt.Key.Key_F1.value + 1}"


def hand_over_or_back(desk: Desk) -> ev.Event:
    """What the key between clerk and customer means now."""
    front, there = desk.customer(desk.shown), desk.at(Place.TURNED, Place.DISPLAY)
    if there is not None and (front is None or front is there or there.place is Place.TURNED):
        return ev.TakeBackPressed()
    return ev.HandOverPressed()


def next_tab(desk: Desk) -> ev.Event:
    """To the tab at the right of the one in front, in a ring; there is one at least."""
    sessions = [each.session for each in desk.customers]
    place = sessions.index(desk.shown) + 1 if desk.shown in sessions else 0
    return ev.TabPressed(sessions[place % len(sessions)])


COMMANDS: Final = {command.value: command for command in Command}
KEYS: Final = frozenset(COMMANDS)
