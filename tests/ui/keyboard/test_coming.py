"""When the keyboard on the screen is there: it follows the finger and makes way for keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiosk import config, environment
from kiosk.flow import states
from kiosk.flow.people import RegisterStep
from kiosk.sandbox import configuration
from kiosk.settings import Settings
from kiosk.ui.counter.window import CounterWindow
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.theme import Theme
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.keyboard.board import BACKSPACE, ENTER, HIDE, SHIFT, SIGNS
from tests.ui.keyboard.ways import begin_to_register, line, to_the_name, wish


def test_it_comes_up_again_for_the_line_that_it_was_hidden_from(lobby: Hands) -> None:
    board = begin_to_register(lobby)
    board.touch(HIDE)
    board.goes()
    lobby.click(line(lobby))
    board.comes_up()


def test_a_real_key_sends_it_away_until_a_line_is_touched(lobby: Hands) -> None:
    board = begin_to_register(lobby)
    lobby.type("132759960")
    board.goes()
    lobby.keys(Qt.Key.Key_Return)
    lobby.until(lambda: lobby.state(states.Register).step is RegisterStep.NAME)

    assert not board.is_up
    lobby.click(line(lobby))
    board.comes_up()


def test_its_own_keys_do_not_send_it_away(lobby: Hands) -> None:
    board = begin_to_register(lobby)
    board.touch("1", BACKSPACE, "3", ENTER)

    assert board.is_up
    assert line(lobby).text() == "3"


def test_real_keys_write_beside_it(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.touch("m")
    lobby.type("ar")
    board.goes()
    lobby.click(line(lobby))
    board.comes_up()
    board.touch("i")

    lobby.until(lambda: line(lobby).text() == "Mari")


def test_it_goes_with_the_line(lobby: Hands) -> None:
    board = begin_to_register(lobby)
    lobby.press("Start Over")
    lobby.on(states.Welcome)
    board.goes()


def test_the_next_customer_finds_nothing_of_the_one_before(lobby: Hands) -> None:
    board = to_the_name(lobby)
    wish(lobby, language="es")
    lobby.until(lambda: "ñ" in board.keys)
    board.touch("m", SHIFT, SHIFT, SIGNS)
    lobby.until(lambda: "#" in board.keys)
    lobby.press("Empezar de nuevo")
    lobby.until(lambda: isinstance(lobby.session.state, states.Welcome))
    board.goes()
    to_the_name(lobby)

    assert not {"#", "ñ"} & set(board.keys)
    assert line(lobby).text() == ""
    board.touch("a", "b")
    lobby.until(lambda: line(lobby).text() == "Ab")


def test_accents_that_are_on_offer_go_with_the_screen(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.hold("e")
    lobby.press("Back")
    lobby.until(lambda: lobby.state(states.Register).step is RegisterStep.ACCOUNT)

    assert not board.offers


def test_it_is_part_of_our_window_and_takes_no_focus(lobby: Hands) -> None:
    board = to_the_name(lobby)
    used = line(lobby)
    board.touch("m", SHIFT, "a", BACKSPACE, SIGNS, "#")
    lobby.until(lambda: line(lobby).text() == "M#")

    assert QApplication.focusWidget() is used
    assert [each for each in QGuiApplication.topLevelWindows() if each.isVisible()] == [lobby.handle]


def test_selecting_with_a_finger_opens_no_handles_of_its_own(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.write("Marisol")
    middle = line(lobby).mapTo(lobby.window, line(lobby).rect().center())
    place = middle - line(lobby).rect().center() + line(lobby).cursorRect().center() / 2
    QTest.mouseDClick(lobby.handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    lobby.until(lambda: line(lobby).selectedText() == "Marisol")

    assert [each for each in QGuiApplication.topLevelWindows() if each.isVisible()] == [lobby.handle]


def test_the_tab_key_never_stops_on_it(lobby: Hands) -> None:
    board = to_the_name(lobby)
    stops = set()
    for _ in range(30):
        lobby.keys(Qt.Key.Key_Tab)
        stops.add(QApplication.focusWidget())

    assert not [each for each in stops if each is None or board.widget.isAncestorOf(each)]
    assert any(isinstance(each, QPushButton) and each.text() == "Continue" for each in stops)


@pytest.fixture
def settings_of_a_desk(sandbox: House, tmp_path: Path) -> Settings:
    return config.load(configuration.write(sandbox, tmp_path, mode="counter"))


def test_a_clerk_s_window_has_none(settings_of_a_desk: Settings, qtbot: QtBot) -> None:
    window = CounterWindow(settings_of_a_desk, Theme(None, settings_of_a_desk.terminal.colour))
    qtbot.addWidget(window)

    assert window.findChildren(Keyboard) == []
    assert environment.AT_A_DESK["QT_IM_MODULE"] == "compose"
