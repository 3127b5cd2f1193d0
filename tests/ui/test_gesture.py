"""The corners of the header that a technician touches in turn, and no customer by chance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.widgets.gesture import SECONDS, CornerGesture
from tests.clocks import SetClock

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Lobby:
    """A header of 800 by 90 with a label on it, as a window of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = SetClock()
        self.header = QWidget()
        QVBoxLayout(self.header).addWidget(QLabel("City of Casselberry"))
        self.header.setFixedSize(800, 90)
        qtbot.addWidget(self.header)
        self.made = 0
        CornerGesture(self.clock, self.header).made.connect(self._count)
        self.header.show()
        qtbot.waitExposed(self.header)

    def _count(self) -> None:
        self.made += 1

    def touch(self, corners: str, *, each: float = 0.5) -> None:
        """Touch these corners: L, R, or M for the middle; `each` seconds apart."""
        handle = self.header.windowHandle()
        assert handle is not None
        for corner in corners:
            place = {"L": QPoint(30, 45), "R": QPoint(770, 45), "M": QPoint(400, 45)}[corner]
            QTest.mouseClick(handle, LEFT, PLAIN, place)
            self.clock.uptime += each


@pytest.fixture
def lobby(qtbot: QtBot) -> Lobby:
    return Lobby(qtbot)


def test_the_corners_touched_in_turn_make_the_gesture(lobby: Lobby) -> None:
    lobby.touch("LRLR")
    before = lobby.made
    lobby.touch("L")

    assert (before, lobby.made) == (0, 1)


@pytest.mark.parametrize(
    "corners", ["LLLLL", "RLRLR", "LRLRR", "LRLMR", "LRMLR", "LRLLR", "MMMMM", "RRRRR", "LRRLRL"]
)  # fmt: skip
def test_other_touches_do_not(lobby: Lobby, corners: str) -> None:
    lobby.touch(corners)

    assert lobby.made == 0


def test_a_wrong_touch_begins_anew(lobby: Lobby) -> None:
    lobby.touch("LRLLRLRL")

    assert lobby.made == 1


def test_a_slow_hand_makes_none(lobby: Lobby) -> None:
    lobby.touch("LRLRL", each=SECONDS / 4 + 0.1)

    assert lobby.made == 0


def test_after_the_gesture_the_next_touch_is_a_first_one(lobby: Lobby) -> None:
    lobby.touch("LRLRLRLR")

    assert lobby.made == 1
