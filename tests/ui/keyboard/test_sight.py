"""What the keyboard on the screen leaves to be seen: always what is written on, in every size and look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from kiosk.flow.people import RegisterStep
from kiosk.flow.preferences import TextSize
from tests.ui.hands import Hands
from tests.ui.keyboard.board import HIDE, Board
from tests.ui.keyboard.ways import SIZES, begin_to_register, line, sized, to_the_card, to_the_step, wish

_LEAST = 15  # millimetres of a key


def is_whole_above(hands: Hands, board: Board) -> bool:
    """Whether all of the line in use can be seen."""
    used = line(hands)
    place = QRect(used.mapTo(hands.window, QPoint(0, 0)), used.size())
    seen = used.visibleRegion().boundingRect()
    return seen == used.rect() and place.bottom() < board.widget.y()


def is_in_sight(hands: Hands, board: Board, selector: str) -> bool:
    """Whether all of a field of the page can be seen."""
    top, bottom, height = hands.ask(
        f"(b => [b.top, b.bottom, innerHeight])(document.querySelector({selector!r}).getBoundingClientRect())"
    )
    end = hands.view.mapTo(hands.window, hands.view.rect().bottomLeft()).y()
    return bool(0 <= top < bottom <= height) and end < board.widget.y()


def to_the_end(hands: Hands) -> None:
    """Scroll the page until its last field stands at the lower edge, and touch that field."""
    hands.ask("(document.querySelector('#number').blur(), window.drawn = false, 1)")
    down = "document.querySelector('#email').scrollIntoView({block: 'end', behavior: 'instant'})"
    hands.ask(f"({down}, requestAnimationFrame(() => setTimeout(() => {{ window.drawn = true; }})), 1)")
    hands.until(lambda: bool(hands.ask("window.drawn")))
    left, top, bottom = hands.ask(
        "(b => [b.left, b.top, b.bottom])(document.querySelector('#email').getBoundingClientRect())"
    )
    zoom = hands.page.zoomFactor()
    place = QPoint(round((left + 20) * zoom), round((top + bottom) / 2 * zoom))
    hands.click_at(hands.view.mapTo(hands.window, place))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_line_in_use_stays_in_sight_above_keys_that_a_finger_meets(
    lobby: Hands, size: tuple[int, int]
) -> None:
    sized(lobby, size)
    board = begin_to_register(lobby)
    lobby.until(lambda: is_whole_above(lobby, board))

    smallest = min(min(each.width(), each.height()) for each in board.places.values())
    assert smallest >= round(_LEAST * lobby.window.physicalDpiY() / 25.4), board.places


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("step", [RegisterStep.ADDRESS, RegisterStep.PASSWORD])
def test_it_stays_in_sight_where_everything_is_twice_as_large(
    lobby: Hands, size: tuple[int, int], step: RegisterStep
) -> None:
    sized(lobby, size)
    board = to_the_step(lobby, step)
    wish(lobby, text_size=TextSize.LARGEST, high_contrast=True, language="es")
    board.comes_up()

    lobby.until(lambda: is_whole_above(lobby, board))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_page_s_field_stays_in_sight(hands: Hands, size: tuple[int, int]) -> None:
    sized(hands, size)
    board = to_the_card(hands)
    board.touch(HIDE)
    board.goes()
    to_the_end(hands)
    board.comes_up()
    hands.until(lambda: is_in_sight(hands, board, "#email"))
    wish(hands, language="es")

    hands.until(lambda: is_in_sight(hands, board, "#email"))


def test_the_page_s_field_stays_in_sight_where_everything_is_twice_as_large(hands: Hands) -> None:
    sized(hands, SIZES["low"])
    board = to_the_card(hands)
    wish(hands, text_size=TextSize.LARGEST, high_contrast=True)
    board.comes_up()

    hands.until(lambda: hands.page.zoomFactor() > 1 and is_in_sight(hands, board, "#number"))
