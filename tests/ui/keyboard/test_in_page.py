"""The keyboard on the screen in the hosted page: what it writes counts as any key does, once."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.flow import states
from kiosk.flow.states import Phase
from kiosk.ui.web.session import FEWEST_DETAILS
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import CARD, HOLDER, Hands
from tests.ui.house import House
from tests.ui.keyboard.board import BACKSPACE, ENTER, HIDE, SIGNS, Board
from tests.ui.keyboard.ways import to_the_card, value_of, wish
from tests.ui.test_scanner import wedge

FORM = "<form method=post action=/form><input id=field name=field autofocus></form>"


def to_a_form(hands: Hands, sandbox: House) -> Board:
    """To a page of one field, the keyboard up."""
    sandbox.serve("/form", "<!doctype html><h1>Thank you</h1>")
    hands.show(sandbox, FORM)
    hands.click_in_page("#field")
    board = Board(hands)
    board.comes_up()
    return board


def test_a_card_written_on_the_screen_alone_is_on_record_before_its_form_leaves(
    hands: Hands, sandbox: House
) -> None:
    seen: list[bool] = []
    board = to_the_card(hands)
    sandbox.on_post = lambda: seen.append(hands.rows("SELECT submitted_at FROM session") != [(None,)])
    board.touch(*CARD)
    hands.until(lambda: value_of(hands, "#number") == CARD)
    for selector, text in HOLDER.items():
        # Put there without a key, so that the card's digits alone are what can have been counted.
        hands.ask(f"(document.querySelector({selector!r}).value = {text!r}, 1)")
    hands.click_in_page("#continue")
    hands.loaded("Review your Information")

    assert seen == [True]
    assert hands.state(states.Hosted).phase is Phase.SUBMITTED


@pytest.mark.parametrize(("digits", "phase"), [("123", Phase.LOOKING), ("1235", Phase.SUBMITTED)])
def test_each_of_its_characters_counts_once(hands: Hands, sandbox: House, digits: str, phase: Phase) -> None:
    board = to_a_form(hands, sandbox)
    wish(hands, language="es")
    hands.until(lambda: "ñ" in board.keys)
    board.touch("4", "a", "ñ", "\N{ACUTE ACCENT}", "ó", " ")
    board.hold("e")
    board.pick("é")
    board.touch(SIGNS)
    hands.until(lambda: "#" in board.keys)
    board.touch("#", *digits)
    written = "4añó é#" + digits
    hands.until(lambda: value_of(hands, "#field").lower() == written)
    board.touch(ENTER)  # a key that counts like the others
    hands.until(lambda: "POST /form" in sandbox.visits)

    assert (len(written) + 1 >= FEWEST_DETAILS) is (phase is Phase.SUBMITTED)
    assert hands.state(states.Hosted).phase is phase


def test_nothing_that_is_written_on_it_is_kept_or_logged(
    hands: Hands, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    board = to_the_card(hands)
    board.touch(*CARD)
    hands.until(lambda: value_of(hands, "#number") == CARD)
    hands.press("Start Over")
    hands.on(states.Welcome)
    hands.close()

    kept = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert kept
    assert not any(CARD.encode() in each or CARD.encode("utf-16-le") in each for each in kept)
    assert CARD not in caplog.text


def test_it_comes_up_again_for_the_page_s_field(hands: Hands) -> None:
    board = to_the_card(hands)
    board.touch("4", BACKSPACE, HIDE)
    board.goes()
    hands.click_in_page("#number")
    board.comes_up()


def test_a_date_has_its_stroke_among_the_digits(hands: Hands) -> None:
    board = to_the_card(hands)
    hands.click_in_page("#expiry")
    hands.until(lambda: "/" in board.keys)
    board.touch(*"12/39")

    hands.until(lambda: value_of(hands, "#expiry") == "12/39")


def test_a_scanner_s_prefix_is_written_on_it_like_any_sign(
    open_terminal: OpenTerminal, sandbox: House
) -> None:
    hands = wedge(open_terminal, "~")
    board = to_a_form(hands, sandbox)
    board.touch(SIGNS)
    hands.until(lambda: "~" in board.keys)
    board.touch(*"~1~234")
    hands.until(lambda: value_of(hands, "#field") == "~1~234")

    assert board.is_up
