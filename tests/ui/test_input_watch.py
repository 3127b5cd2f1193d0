"""Signs of life, and the second press of a double click that would land on another screen."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.input import InputWatch
from kiosk.ui.keys import Refusal
from kiosk.ui.web.session import FEWEST_DETAILS
from tests.clocks import SetClock


class Lobby:
    """Two screens with a button each, at the same place; the first leads to the second."""

    def __init__(
        self,
        qtbot: QtBot,
        *,
        also: frozenset[Qt.Key] = frozenset(),
        commands: frozenset[Qt.Key] = frozenset(),
    ) -> None:
        self.clock = SetClock()
        self.in_page = False
        self.touches = 0
        self.keys: list[int] = []
        self.presses: list[str] = []
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.watch = InputWatch(self.clock, lambda: self.in_page, also=also, commands=commands)
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


class Field(QLineEdit):
    """Keeps which buttons were pressed on it, and what was held when they were released."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[Qt.MouseButton] = []
        self.released_with: list[Qt.KeyboardModifier] = []

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """See QWidget."""
        self.pressed.append(event.button())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """See QWidget."""
        self.released_with.append(event.modifiers())


def move_to(lobby: Lobby, x: float) -> None:
    place = QPointF(x, 100)
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, PLAIN)
    QApplication.sendEvent(lobby.handle, moved)
    lobby.clock.uptime += 5


def test_a_thing_on_the_keyboard_and_a_mouse_that_trembles_are_nobody(lobby: Lobby) -> None:
    move_to(lobby, 100)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a")
    QApplication.sendEvent(lobby.handle, pressed)
    lobby.clock.uptime += 5
    here = lobby.touches
    for place in (103, 100, 97, 100):
        move_to(lobby, place)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a", True)
        QApplication.sendEvent(lobby.handle, held)
    nobody = lobby.touches
    move_to(lobby, 130)

    assert (here, nobody, lobby.touches) == (2, 2, 3)


def test_each_press_is_told_and_whether_a_key_was_pressed_and_no_release_and_no_move(lobby: Lobby) -> None:
    pressed: list[bool] = []
    lobby.watch.pressed.connect(pressed.append)
    QTest.keyPress(lobby.handle, Qt.Key.Key_Tab)
    QTest.keyRelease(lobby.handle, Qt.Key.Key_Tab)
    QTest.keyPress(lobby.handle, Qt.Key.Key_Tab)
    lobby.clock.uptime += 5
    QTest.keyRelease(lobby.handle, Qt.Key.Key_Tab)
    QTest.mousePress(lobby.handle, LEFT, PLAIN, MIDDLE)
    lobby.clock.uptime += 5
    QTest.mouseRelease(lobby.handle, LEFT, PLAIN, MIDDLE)
    move_to(lobby, 10)

    assert pressed == [True, True, False]


def test_a_double_click_presses_nothing_on_the_screen_that_the_first_click_brought(lobby: Lobby) -> None:
    QTest.mouseDClick(lobby.handle, LEFT, PLAIN, MIDDLE)

    assert lobby.presses == ["first"]


def click_at(lobby: Lobby, milliseconds: int) -> None:
    """A click that the window system dates so, with 0 for one that it does not date."""
    place = MIDDLE.toPointF()
    for kind, pressed in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, place, place, LEFT, pressed, PLAIN)
        event.setTimestamp(milliseconds)
        QApplication.sendEvent(lobby.handle, event)


def test_a_click_of_its_own_presses_what_stands_there(lobby: Lobby) -> None:
    click_at(lobby, 5_000)
    click_at(lobby, 7_000)

    assert lobby.presses == ["first", "second"]


def test_a_second_click_that_waited_for_a_slow_screen_presses_nothing_on_it(lobby: Lobby) -> None:
    click_at(lobby, 5_000)
    lobby.clock.uptime += 2
    click_at(lobby, 5_030)

    assert lobby.presses == ["first"]


def test_clicks_that_are_not_dated_are_told_apart_by_when_they_came(lobby: Lobby) -> None:
    click_at(lobby, 0)
    click_at(lobby, 0)
    at_once = list(lobby.presses)
    lobby.clock.uptime += 2
    click_at(lobby, 0)

    assert (at_once, lobby.presses) == (["first"], ["first", "second"])


def test_a_count_of_the_window_system_s_that_begins_anew_keeps_no_click_back(lobby: Lobby) -> None:
    click_at(lobby, 2**32 - 1)
    lobby.clock.uptime += 2
    click_at(lobby, 1_000)

    assert lobby.presses == ["first", "second"]


def test_a_double_click_on_one_screen_is_left_alone(lobby: Lobby) -> None:
    lobby.stack.setCurrentIndex(1)
    QTest.mouseDClick(lobby.handle, LEFT, PLAIN, MIDDLE)

    assert lobby.presses == ["second", "second"]


def test_signs_of_life_are_told_once_a_second(lobby: Lobby) -> None:
    for _ in range(3):
        QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    once = lobby.touches
    lobby.clock.uptime += 1
    QTest.mouseMove(lobby.handle, QPoint(10, 10))
    QTest.mouseMove(lobby.handle, QPoint(20, 20))

    assert once == 1
    assert lobby.touches == 2


def test_quiet_is_counted_from_the_last_sign(lobby: Lobby) -> None:
    before = lobby.watch.quiet_for()
    QTest.keyClick(lobby.handle, Qt.Key.Key_A)
    lobby.clock.uptime += 7

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


def press(lobby: Lobby, key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
    """Press a key as the window system does; tells whether the window took it or anybody else may."""
    return not QApplication.sendEvent(lobby.handle, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


def test_a_paste_into_the_page_counts_as_a_whole_card_number(lobby: Lobby) -> None:
    lobby.in_page = True

    press(lobby, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert sum(lobby.keys) >= FEWEST_DETAILS


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        pytest.param(
            Qt.Key.Key_V,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            id="Ctrl+Shift+V",
        ),
        pytest.param(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier, id="Shift+Insert"),
        pytest.param(Qt.Key.Key_Paste, PLAIN, id="Paste"),
        pytest.param(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, id="Ctrl+P"),
    ],
)
def test_a_refused_key_is_not_counted_since_it_brings_nothing(
    lobby: Lobby, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    lobby.in_page = True

    press(lobby, key, modifier)

    assert lobby.keys == []


def test_refusals_are_told_once_a_second_by_group_and_without_the_key(
    lobby: Lobby, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Refusal] = []
    lobby.watch.refused.connect(told.append)
    lobby.in_page = True
    for _ in range(2):
        for _ in range(3):
            press(lobby, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        lobby.clock.uptime += 1
    press(lobby, Qt.Key.Key_F7, PLAIN)

    assert told == [Refusal.COMMAND, Refusal.COMMAND, Refusal.FUNCTION]
    lines = [json.loads(each.getMessage()) for each in caplog.records]
    assert [(each["event"], each["kind"], each["screen"]) for each in lines] == [
        ("input.refused", "command", "page"),
        ("input.refused", "command", "page"),
        ("input.refused", "function", "page"),
    ]
    assert not any({"key", "code"} & set(each) for each in lines)


def test_a_refused_key_is_a_sign_of_life_all_the_same(lobby: Lobby) -> None:
    press(lobby, Qt.Key.Key_F5, PLAIN)

    assert lobby.touches == 1


def test_a_pad_s_own_keys_reach_our_screens_and_no_page(qtbot: QtBot) -> None:
    lobby = Lobby(qtbot, also=frozenset({Qt.Key.Key_F13}))
    told: list[Refusal] = []
    lobby.watch.refused.connect(told.append)
    press(lobby, Qt.Key.Key_F13, PLAIN)
    on_ours = list(told)
    lobby.in_page = True
    press(lobby, Qt.Key.Key_F13, PLAIN)

    assert on_ours == []
    assert told == [Refusal.FUNCTION]


def test_alt_f4_leaves_the_window_where_it_is(lobby: Lobby) -> None:
    QTest.keyClick(lobby.handle, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)

    assert lobby.stack.isVisible()


Held = Qt.KeyboardModifier
OTHERS = [each for each in Qt.MouseButton if each.value and each is not LEFT and each.name != "AllButtons"]
KEYS_HELD = [Held.ShiftModifier, Held.ControlModifier, Held.AltModifier, Held.MetaModifier]


def onto_a_field(lobby: Lobby) -> Field:
    field = Field()
    lobby.stack.addWidget(field)
    lobby.stack.setCurrentWidget(field)
    return field


def test_the_first_button_alone_reaches_anything(lobby: Lobby) -> None:
    field = onto_a_field(lobby)
    for each in (*OTHERS, LEFT):
        QTest.mouseClick(lobby.handle, each, PLAIN, MIDDLE)

    assert len(OTHERS) > 4
    assert field.pressed == [LEFT]


def mouse(lobby: Lobby, kind: QEvent.Type, held: Qt.KeyboardModifier) -> None:
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    place = MIDDLE.toPointF()
    QApplication.sendEvent(lobby.handle, QMouseEvent(kind, place, place, LEFT, pressed, held))


@pytest.mark.parametrize("held", KEYS_HELD, ids=lambda held: str(held.name))
def test_a_click_with_a_key_held_reaches_nothing(lobby: Lobby, held: Qt.KeyboardModifier) -> None:
    mouse(lobby, QEvent.Type.MouseButtonPress, held)
    mouse(lobby, QEvent.Type.MouseButtonRelease, PLAIN)
    while_held = list(lobby.presses)
    mouse(lobby, QEvent.Type.MouseButtonPress, PLAIN)
    mouse(lobby, QEvent.Type.MouseButtonRelease, PLAIN)

    assert while_held == []
    assert lobby.presses == ["first"]


def test_a_key_held_at_the_release_only_changes_nothing_about_the_click(lobby: Lobby) -> None:
    field = onto_a_field(lobby)
    mouse(lobby, QEvent.Type.MouseButtonPress, PLAIN)
    mouse(lobby, QEvent.Type.MouseButtonRelease, Held.ControlModifier)

    assert field.released_with == [PLAIN]


def test_a_menu_asked_for_by_itself_is_not_brought(lobby: Lobby) -> None:
    field = onto_a_field(lobby)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    asked: list[QPoint] = []
    field.customContextMenuRequested.connect(asked.append)
    for reason in QContextMenuEvent.Reason:
        QApplication.sendEvent(lobby.handle, QContextMenuEvent(reason, MIDDLE, MIDDLE))

    assert asked == []


def test_nothing_is_dropped_on_a_screen_of_ours(lobby: Lobby) -> None:
    field = onto_a_field(lobby)
    carried = QMimeData()
    carried.setText("https://example.org")
    enter = QDragEnterEvent(MIDDLE, Qt.DropAction.CopyAction, carried, LEFT, PLAIN)
    drop = QDropEvent(MIDDLE.toPointF(), Qt.DropAction.CopyAction, carried, LEFT, PLAIN)
    for each in (enter, drop):
        QApplication.sendEvent(lobby.handle, each)

    assert not enter.isAccepted()
    assert not drop.isAccepted()
    assert field.text() == ""


@pytest.mark.parametrize("in_page", [False, True])
def test_a_terminal_s_own_keys_are_told_once_and_go_no_further(qtbot: QtBot, *, in_page: bool) -> None:
    lobby = Lobby(qtbot, commands=frozenset({Qt.Key.Key_F2}))
    lobby.in_page = in_page
    told: list[Qt.Key] = []
    refused: list[Refusal] = []
    lobby.watch.commanded.connect(told.append)
    lobby.watch.refused.connect(refused.append)
    QTest.keyClick(lobby.handle, Qt.Key.Key_F2)
    first = list(refused), list(lobby.keys)
    QTest.keyClick(lobby.handle, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(lobby.handle, Qt.Key.Key_F3)

    assert told == [Qt.Key.Key_F2]
    assert first == ([], [])
    assert refused == [Refusal.COMMAND]


def test_a_character_into_a_page_is_told_apart_from_the_keys_that_move_about_it(lobby: Lobby) -> None:
    written: list[bool] = []
    lobby.watch.wrote.connect(lambda: written.append(True))
    lobby.in_page = True
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(lobby.handle, key)
    moved = list(written)
    QTest.keyClick(lobby.handle, Qt.Key.Key_7)

    assert (moved, written) == ([], [True])
