"""Ways to a place where something is typed, by touch alone."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import Field, RegisterStep
from tests.ui.hands import Hands
from tests.ui.keyboard.board import ENTER, Board

ANSWERS = {
    RegisterStep.NAME: {Field.NAME: "Marisol Vega"},
    RegisterStep.ADDRESS: {
        Field.STREET: "118 Lantern Way",
        Field.CITY: "Casselberry",
        Field.STATE: "FL",
        Field.ZIP: "32707",
    },
    RegisterStep.EMAIL: {Field.EMAIL: "marisol.vega@example.org"},
}
SIZES = {"landscape": (1280, 1024), "low": (1024, 768), "portrait": (1080, 1920)}


def begin_to_register(hands: Hands) -> Board:
    """From the welcome screen to the question for a number."""
    hands.press("Register")
    hands.on(states.Register)
    board = Board(hands)
    board.comes_up()
    return board


def to_the_name(hands: Hands) -> Board:
    """From the welcome screen to the question for a name, its line in use."""
    board = begin_to_register(hands)
    board.touch(*"132759960", ENTER)
    at_step(hands, board, RegisterStep.NAME)
    return board


def to_the_step(hands: Hands, step: RegisterStep) -> Board:
    """From the welcome screen to a later question, the lines before filled in as by nobody's hand."""
    board = to_the_name(hands)
    send = hands.application.controller.dispatch
    while hands.state(states.Register).step is not step:
        for field, text in ANSWERS[hands.state(states.Register).step].items():
            send(ev.FieldTyped(hands.session.id, field, text))
        send(ev.ContinuePressed(hands.session.id))
    at_step(hands, board, step)
    return board


def at_step(hands: Hands, board: Board, step: RegisterStep) -> None:
    """Wait for this question, and for the keyboard."""
    hands.until(lambda: hands.state(states.Register).step is step)
    board.comes_up()


def to_the_card(hands: Hands) -> Board:
    """To the hosted page's card number, the keyboard up."""
    hands.open_page()
    for selector, heading in (
        ("#proceed", "Payment Options"),
        ("#continue", "Please enter your card information"),
    ):
        hands.click_in_page(selector)
        hands.loaded(heading)
    hands.click_in_page("#number")
    board = Board(hands)
    board.comes_up()
    return board


def wish(hands: Hands, **wishes: Any) -> None:
    """Choose a language, a size of text, more contrast."""
    chosen = msgspec.structs.replace(hands.session.preferences, **wishes)
    hands.application.controller.dispatch(ev.PreferencesChosen(hands.session.id, chosen))


def sized(hands: Hands, size: tuple[int, int]) -> None:
    """Give the terminal's window this width and height in pixels."""
    hands.window.showNormal()
    hands.window.setFixedSize(*size)
    hands.until(lambda: hands.window.size().toTuple() == size)


def line(hands: Hands) -> QLineEdit:
    """The line of ours that is in use."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus


def value_of(hands: Hands, selector: str) -> str:
    """What stands in a field of the page."""
    return str(hands.ask(f"document.querySelector({selector!r}).value"))
