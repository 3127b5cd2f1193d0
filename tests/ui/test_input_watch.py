"""Signs of life, and the second press of a double click that would land on another screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from kiosk.clock import SystemClock
from kiosk.ui.idle import InputWatch
from kiosk.ui.web.session import FEWEST_DETAILS


class Still:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """See Clock."""
        return self.now

    utc_now = SystemClock.utc_now


class Lobby:
    """Two screens with a button each, at the same place; the first leads to the second."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Still()
        self.in_page = False
        self.touches = 0
        self.keys: list[int] = []
        self.presses: list[str] = []
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.watch = InputWatch(self.clock, lambda: self.in_page)
        self.watch.touched.connect(self._count)
        self.watch.keyed.connect(self.keys.append)
        for name in ("first", "second"):
            button = QPushButton(name)
            button.clicked.connect(lambda _=False, name=name: self._go_on(name))
            self.stack.addWidget(button)
        self.stack.resize(300, 200)
        self.stack.show()
        qtbot.waitExposed(self.stack)
        handle = self.stack.windowHandle()
        assert handle is not None
        self.handle = handle
        self.watch.watch(handle)

    def _count(self) -> None:
        self.touches += 1

    def _go_on(self, name: str) -> None:
        self.presses.append(name)
        if name == "first":
            self.stack.setCurrentIndex(1)
            self.watch.screen_changed()


@pytest.fixture
def lobby(qtbot: QtBot) -> Iterator[Lobby]:
    made = Lobby(qtbot)
    yield made
    made.stack.hide()


MIDDLE = QPoint(150, 100)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_double_click_presses_nothing_on_the_screen_that_the_first_click_brought(lobby: Lobby) -> None:
    QTest.mouseDClick(lobby.handle, LEFT, PLAIN, MIDDLE)

    assert lobby.presses == ["first"]


def test_a_click_of_its_own_presses_what_stands_there(lobby: Lobby) -> None:
    QTest.mouseClick(lobby.handle, LEFT, PLAIN, MIDDLE)
    lobby.clock.now += 2
    QTest.mouseClick(lobby.handle, LEFT, PLAIN, MIDDLE)

    assert lobby.presses == ["first", "second"]


def test_a_double_click_on_one_screen_is_left_alone(lobby: Lobby) -> None:
    lobby.stack.setCurrentIndex(1)
    QTest.mouseDClick(lobby.handle, LEFT, PLAIN, MIDDLE)

    assert lobby.presses == ["second", "second"]


def test_signs_of_life_are_told_once_a_second(lobby: Lobby) -> None:
    for _ in range(3):
        QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    once = lobby.touches
    lobby.clock.now += 1
    QTest.mouseMove(lobby.handle, QPoint(10, 10))
    QTest.mouseMove(lobby.handle, QPoint(20, 20))

    assert once == 1
    assert lobby.touches == 2


def test_quiet_is_counted_from_the_last_sign(lobby: Lobby) -> None:
    before = lobby.watch.quiet_for()
    QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    lobby.clock.now += 7

    assert before == float("inf")
    assert lobby.watch.quiet_for() == 7


def test_keys_into_a_page_are_counted_and_others_are_not(lobby: Lobby) -> None:
    QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    lobby.in_page = True
    QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    QTest.keyClick(lobby.handle, Qt.Key.Key_Tab)
    QTest.keyClick(lobby.handle, Qt.Key.Key_Shift)

    assert lobby.keys == [1, 1, 1]


def test_keys_reach_what_they_are_meant_for(lobby: Lobby) -> None:
    field = QLineEdit()
    lobby.stack.addWidget(field)
    lobby.stack.setCurrentWidget(field)
    field.setFocus()
    QTest.keyClicks(field, "ab")

    assert field.text() == "ab"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        pytest.param(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, id="Ctrl+V"),
        pytest.param(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier, id="Shift+Insert"),
    ],
)
def test_a_paste_into_the_page_counts_as_a_whole_card_number(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    lobby = Lobby(qtbot)
    lobby.in_page = True

    QTest.keyClick(lobby.handle, key, modifier)

    assert sum(lobby.keys) >= FEWEST_DETAILS
