"""Keys, buttons, menus and drops that no screen and no page gets."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.keys import Refusal
from tests.ui.twoscreens import LEFT, MIDDLE, PLAIN, Field, TwoScreens, press


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
    screens: TwoScreens, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    screens.in_page = True

    press(screens, key, modifier)

    assert screens.keys == []


def test_refusals_are_told_once_a_second_by_group_and_without_the_key(
    screens: TwoScreens, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Refusal] = []
    screens.watch.refused.connect(told.append)
    screens.in_page = True
    for _ in range(2):
        for _ in range(3):
            press(screens, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        screens.clock.uptime += 1
    press(screens, Qt.Key.Key_F7, PLAIN)

    assert told == [Refusal.COMMAND, Refusal.COMMAND, Refusal.FUNCTION]
    lines = [json.loads(each.getMessage()) for each in caplog.records]
    assert [(each["event"], each["kind"], each["screen"]) for each in lines] == [
        ("input.refused", "command", "page"),
        ("input.refused", "command", "page"),
        ("input.refused", "function", "page"),
    ]
    assert not any({"key", "code"} & set(each) for each in lines)


def test_a_refused_key_is_a_sign_of_life_all_the_same(screens: TwoScreens) -> None:
    press(screens, Qt.Key.Key_F5, PLAIN)

    assert screens.touches == 1


def test_a_pad_s_own_keys_reach_our_screens_and_no_page(qtbot: QtBot) -> None:
    screens = TwoScreens(qtbot, also=frozenset({Qt.Key.Key_F13}))
    told: list[Refusal] = []
    screens.watch.refused.connect(told.append)
    press(screens, Qt.Key.Key_F13, PLAIN)
    on_ours = list(told)
    screens.in_page = True
    press(screens, Qt.Key.Key_F13, PLAIN)

    assert on_ours == []
    assert told == [Refusal.FUNCTION]


def test_alt_f4_leaves_the_window_where_it_is(screens: TwoScreens) -> None:
    QTest.keyClick(screens.handle, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)

    assert screens.stack.isVisible()


Held = Qt.KeyboardModifier
OTHERS = [each for each in Qt.MouseButton if each.value and each is not LEFT and each.name != "AllButtons"]
KEYS_HELD = [Held.ShiftModifier, Held.ControlModifier, Held.AltModifier, Held.MetaModifier]


def onto_a_field(screens: TwoScreens) -> Field:
    field = Field()
    screens.stack.addWidget(field)
    screens.stack.setCurrentWidget(field)
    return field


def test_the_first_button_alone_reaches_anything(screens: TwoScreens) -> None:
    field = onto_a_field(screens)
    for each in (*OTHERS, LEFT):
        QTest.mouseClick(screens.handle, each, PLAIN, MIDDLE)

    assert len(OTHERS) > 4
    assert field.pressed == [LEFT]


def mouse(screens: TwoScreens, kind: QEvent.Type, held: Qt.KeyboardModifier) -> None:
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    place = MIDDLE.toPointF()
    QApplication.sendEvent(screens.handle, QMouseEvent(kind, place, place, LEFT, pressed, held))


@pytest.mark.parametrize("held", KEYS_HELD, ids=lambda held: str(held.name))
def test_a_click_with_a_key_held_reaches_nothing(screens: TwoScreens, held: Qt.KeyboardModifier) -> None:
    mouse(screens, QEvent.Type.MouseButtonPress, held)
    mouse(screens, QEvent.Type.MouseButtonRelease, PLAIN)
    while_held = list(screens.presses)
    mouse(screens, QEvent.Type.MouseButtonPress, PLAIN)
    mouse(screens, QEvent.Type.MouseButtonRelease, PLAIN)

    assert while_held == []
    assert screens.presses == ["first"]


def test_a_key_held_at_the_release_only_changes_nothing_about_the_click(screens: TwoScreens) -> None:
    field = onto_a_field(screens)
    mouse(screens, QEvent.Type.MouseButtonPress, PLAIN)
    mouse(screens, QEvent.Type.MouseButtonRelease, Held.ControlModifier)

    assert field.released_with == [PLAIN]


def test_a_menu_asked_for_by_itself_is_not_brought(screens: TwoScreens) -> None:
    field = onto_a_field(screens)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    asked: list[QPoint] = []
    field.customContextMenuRequested.connect(asked.append)
    for reason in QContextMenuEvent.Reason:
        QApplication.sendEvent(screens.handle, QContextMenuEvent(reason, MIDDLE, MIDDLE))

    assert asked == []


def test_nothing_is_dropped_on_a_screen_of_ours(screens: TwoScreens) -> None:
    field = onto_a_field(screens)
    carried = QMimeData()
    carried.setText("https://example.org")
    enter = QDragEnterEvent(MIDDLE, Qt.DropAction.CopyAction, carried, LEFT, PLAIN)
    drop = QDropEvent(MIDDLE.toPointF(), Qt.DropAction.CopyAction, carried, LEFT, PLAIN)
    for each in (enter, drop):
        QApplication.sendEvent(screens.handle, each)

    assert not enter.isAccepted()
    assert not drop.isAccepted()
    assert field.text() == ""


@pytest.mark.parametrize("in_page", [False, True])
def test_a_terminal_s_own_keys_are_told_once_and_go_no_further(qtbot: QtBot, *, in_page: bool) -> None:
    screens = TwoScreens(qtbot, commands=frozenset({Qt.Key.Key_F2}))
    screens.in_page = in_page
    told: list[Qt.Key] = []
    refused: list[Refusal] = []
    screens.watch.commanded.connect(told.append)
    screens.watch.refused.connect(refused.append)
    QTest.keyClick(screens.handle, Qt.Key.Key_F2)
    first = list(refused), list(screens.keys)
    QTest.keyClick(screens.handle, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screens.handle, Qt.Key.Key_F3)

    assert told == [Qt.Key.Key_F2]
    assert first == ([], [])
    assert refused == [Refusal.COMMAND]
