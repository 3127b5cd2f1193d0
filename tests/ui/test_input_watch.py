"""Signs of life, what is counted, and the second press of a double click that would land on another screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.ui.web.session import FEWEST_DETAILS
from tests.ui.twoscreens import LEFT, MIDDLE, PLAIN, TwoScreens, press


def move_to(screens: TwoScreens, x: float) -> None:
    place = QPointF(x, 100)
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, PLAIN)
    QApplication.sendEvent(screens.handle, moved)
    screens.clock.uptime += 5


def test_a_thing_on_the_keyboard_and_a_mouse_that_trembles_are_nobody(screens: TwoScreens) -> None:
    move_to(screens, 100)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a")
    QApplication.sendEvent(screens.handle, pressed)
    screens.clock.uptime += 5
    here = screens.touches
    for place in (103, 100, 97, 100):
        move_to(screens, place)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a", True)
        QApplication.sendEvent(screens.handle, held)
    nobody = screens.touches
    move_to(screens, 130)

    assert (here, nobody, screens.touches) == (2, 2, 3)


def test_each_press_is_told_and_whether_a_key_was_pressed_and_no_release_and_no_move(
    screens: TwoScreens,
) -> None:
    pressed: list[bool] = []
    screens.watch.pressed.connect(pressed.append)
    QTest.keyPress(screens.handle, Qt.Key.Key_Tab)
    QTest.keyRelease(screens.handle, Qt.Key.Key_Tab)
    QTest.keyPress(screens.handle, Qt.Key.Key_Tab)
    screens.clock.uptime += 5
    QTest.keyRelease(screens.handle, Qt.Key.Key_Tab)
    QTest.mousePress(screens.handle, LEFT, PLAIN, MIDDLE)
    screens.clock.uptime += 5
    QTest.mouseRelease(screens.handle, LEFT, PLAIN, MIDDLE)
    move_to(screens, 10)

    assert pressed == [True, True, False]


def test_a_double_click_presses_nothing_on_the_screen_that_the_first_click_brought(
    screens: TwoScreens,
) -> None:
    QTest.mouseDClick(screens.handle, LEFT, PLAIN, MIDDLE)

    assert screens.presses == ["first"]


def click_at(screens: TwoScreens, milliseconds: int) -> None:
    """A click that the window system dates so, with 0 for one that it does not date."""
    place = MIDDLE.toPointF()
    for kind, pressed in (
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, place, place, LEFT, pressed, PLAIN)
        event.setTimestamp(milliseconds)
        QApplication.sendEvent(screens.handle, event)


def test_a_click_of_its_own_presses_what_stands_there(screens: TwoScreens) -> None:
    click_at(screens, 5_000)
    click_at(screens, 7_000)

    assert screens.presses == ["first", "second"]


def test_a_second_click_that_waited_for_a_slow_screen_presses_nothing_on_it(screens: TwoScreens) -> None:
    click_at(screens, 5_000)
    screens.clock.uptime += 2
    click_at(screens, 5_030)

    assert screens.presses == ["first"]


def test_clicks_that_are_not_dated_are_told_apart_by_when_they_came(screens: TwoScreens) -> None:
    click_at(screens, 0)
    click_at(screens, 0)
    at_once = list(screens.presses)
    screens.clock.uptime += 2
    click_at(screens, 0)

    assert (at_once, screens.presses) == (["first"], ["first", "second"])


def test_a_count_of_the_window_system_s_that_begins_anew_keeps_no_click_back(screens: TwoScreens) -> None:
    click_at(screens, 2**32 - 1)
    screens.clock.uptime += 2
    click_at(screens, 1_000)

    assert screens.presses == ["first", "second"]


def test_a_double_click_on_one_screen_is_left_alone(screens: TwoScreens) -> None:
    screens.stack.setCurrentIndex(1)
    QTest.mouseDClick(screens.handle, LEFT, PLAIN, MIDDLE)

    assert screens.presses == ["second", "second"]


def test_signs_of_life_are_told_once_a_second(screens: TwoScreens) -> None:
    for _ in range(3):
        QTest.keyClick(screens.handle, Qt.Key.Key_A)
    once = screens.touches
    screens.clock.uptime += 1
    QTest.mouseMove(screens.handle, QPoint(10, 10))
    QTest.mouseMove(screens.handle, QPoint(20, 20))

    assert once == 1
    assert screens.touches == 2


def test_quiet_is_counted_from_the_last_sign(screens: TwoScreens) -> None:
    before = screens.watch.quiet_for()
    QTest.keyClick(screens.handle, Qt.Key.Key_A)
    screens.clock.uptime += 7

    assert before == float("inf")
    assert screens.watch.quiet_for() == 7


def test_keys_into_a_page_are_counted_and_others_are_not(screens: TwoScreens) -> None:
    QTest.keyClick(screens.handle, Qt.Key.Key_A)
    screens.in_page = True
    QTest.keyClick(screens.handle, Qt.Key.Key_A)
    QTest.keyClick(screens.handle, Qt.Key.Key_Tab)
    QTest.keyClick(screens.handle, Qt.Key.Key_Shift)

    assert screens.keys == [1, 1, 1]


def test_keys_reach_what_they_are_meant_for(screens: TwoScreens) -> None:
    field = QLineEdit()
    screens.stack.addWidget(field)
    screens.stack.setCurrentWidget(field)
    field.setFocus()
    QTest.keyClicks(field, "ab")

    assert field.text() == "ab"


def test_a_paste_into_the_page_counts_as_a_whole_card_number(screens: TwoScreens) -> None:
    screens.in_page = True

    press(screens, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert sum(screens.keys) >= FEWEST_DETAILS


def test_a_character_into_a_page_is_told_apart_from_the_keys_that_move_about_it(screens: TwoScreens) -> None:
    written: list[bool] = []
    screens.watch.wrote.connect(lambda: written.append(True))
    screens.in_page = True
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(screens.handle, key)
    moved = list(written)
    QTest.keyClick(screens.handle, Qt.Key.Key_7)

    assert (moved, written) == ([], [True])
