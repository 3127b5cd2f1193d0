"""What is written on the keyboard on the screen: names, accents, addresses, passwords, numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.flow import states
from kiosk.flow.people import RegisterStep
from tests.ui.hands import Hands
from tests.ui.keyboard.board import ENTER, SIGNS, Board
from tests.ui.keyboard.ways import at_step, begin_to_register, line, to_the_name, to_the_step, wish


def test_a_name_and_an_address_are_written_by_touch(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.write("Marisol Vega")
    lobby.until(lambda: line(lobby).text() == "Marisol Vega")
    board.touch(ENTER)
    at_step(lobby, board, RegisterStep.ADDRESS)
    board.write("118 Lantern Way")
    lobby.until(lambda: line(lobby).text() == "118 Lantern Way")


def test_an_account_number_has_digits_alone_where_the_biller_s_has(lobby: Hands) -> None:
    board = begin_to_register(lobby)

    assert set("0123456789") <= set(board.keys)
    assert not {"a", "/"} & set(board.keys)


def test_spanish_has_its_own_letters_as_soon_as_it_is_chosen(lobby: Hands) -> None:
    board = to_the_name(lobby)
    assert "ñ" not in board.keys
    wish(lobby, language="es")
    board.touch("ñ", "\N{ACUTE ACCENT}", "ó")
    lobby.until(lambda: line(lobby).text() == "Ñó")
    wish(lobby, language="en")
    lobby.until(lambda: "ñ" not in board.keys)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_key_that_is_held_offers_its_accents(lobby: Hands, language: str) -> None:
    board = to_the_name(lobby)
    wish(lobby, language=language)
    lobby.until(lambda: ("ñ" in board.keys) is (language == "es"))
    board.touch("j")
    board.hold("e")

    assert set(board.offers) == {"é", "è", "ê", "ë"}
    board.pick("é")
    lobby.until(lambda: line(lobby).text() == "Jé")
    assert not board.offers


def test_an_e_mail_address_has_its_signs_at_hand_and_no_capital(lobby: Hands) -> None:
    board = to_the_step(lobby, RegisterStep.EMAIL)
    board.touch(*"m.v@x-y.us")
    lobby.until(lambda: line(lobby).text() == "m.v@x-y.us")

    assert not board.is_shifted


def test_a_password_is_shown_and_kept_by_no_part_of_the_keyboard(lobby: Hands) -> None:
    board = to_the_step(lobby, RegisterStep.PASSWORD)
    used = line(lobby)
    board.touch(*"kite", SIGNS)
    lobby.until(lambda: "#" in board.keys)
    board.touch("#")
    lobby.until(lambda: used.text() == "kite#")

    assert used.echoMode() is QLineEdit.EchoMode.Password
    assert not any("kite" in words or "\N{BULLET}" in words for words in board.words)
    hints = used.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData


def test_no_key_is_shown_larger_above_the_finger(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.press("k")
    words = board.words
    board.lift("k")

    assert words.count("K") == 1


def test_nothing_that_is_written_is_proposed_again(lobby: Hands) -> None:
    board = to_the_name(lobby)
    board.write("Marisol Marisol Mar")
    lobby.until(lambda: line(lobby).text() == "Marisol Marisol Mar")

    assert not any("mar" in words.lower() for words in board.words)


def test_the_number_s_own_keypad_is_enough(hands: Hands) -> None:
    hands.press("Pay My Bill")
    hands.on(states.Accounts)
    hands.click(line(hands))
    hands.press("1")
    hands.until(lambda: line(hands).text() == "1")

    assert not Board(hands).is_up


@pytest.mark.parametrize("way", [begin_to_register, to_the_name], ids=["digits", "letters"])
def test_no_key_writes_again_while_the_finger_stays(lobby: Hands, way: Callable[[Hands], Board]) -> None:
    board = way(lobby)

    assert board.keys
    assert not any(each.property("repeat") for each in board.keys.values())


@pytest.fixture(scope="module")
def fingers(qapp: QApplication) -> QPointingDevice:
    """A touch screen, of which there is to be one only."""
    return QTest.createTouchDevice()


def test_a_touch_screen_writes_and_holds_as_a_mouse_does(lobby: Hands, fingers: QPointingDevice) -> None:
    board = to_the_name(lobby)
    place = board.places["m"].center()
    QTest.touchEvent(lobby.handle, fingers).press(0, place).commit()
    QTest.touchEvent(lobby.handle, fingers).release(0, place).commit()
    lobby.until(lambda: line(lobby).text() == "M" and not board.is_shifted)
    place = board.places["e"].center()
    QTest.touchEvent(lobby.handle, fingers).press(0, place).commit()
    lobby.until(lambda: bool(board.offers))
    QTest.touchEvent(lobby.handle, fingers).release(0, place).commit()

    lobby.until(lambda: line(lobby).text() == "Mé")
    assert board.is_up
