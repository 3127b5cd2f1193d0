"""Deeds on the keyboard on the screen, while a page has it: whatever it could open besides letters."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.breakout.afterwards import standing
from tests.breakout.case import Case
from tests.breakout.ward import Ward, until
from tests.ui.keyboard.board import BACKSPACE, ENTER, HIDE, SHIFT, SIGNS, Board

_MODES = {"letters": "text", "signs": "text", "digits": "numeric", "telephone": "tel", "held": "text"}
_LONG = 0.9  # seconds: longer than a key waits before it offers something


def board(ward: Ward, case: Case, how: str) -> list[str]:
    """Press every key that there is, or keep the finger on each that is no letter."""
    ward.open(case.id, f'<textarea id="go" inputmode="{_MODES[how]}"></textarea>')
    ward.hands.click_in_page("#go")
    keys = Board(ward.hands)
    keys.comes_up()
    if how == "signs":
        keys.touch(SIGNS)
        ward.hands.until(lambda: "#" in keys.keys)
    if how == "held":
        for name in (SHIFT, ENTER, BACKSPACE, " ", "e", "n", HIDE, SIGNS):
            _hold(ward, keys, name)
    else:
        keys.touch(*(each for each in keys.keys if each not in (HIDE, SIGNS)))
    shown = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
    found = [] if shown == [ward.hands.handle] else [f"it opened {len(shown) - 1} windows"]
    if not ward.hands.window.isActiveWindow():
        found.append("it has the keys")
    return found + standing(ward)


def _hold(ward: Ward, keys: Board, name: str) -> None:
    """Keep the finger on a key, and lift it; the keyboard may be gone after that."""
    if not keys.is_up:
        ward.hands.click_in_page("#go")
        keys.comes_up()
    keys.press(name)
    until(lambda: bool(keys.offers), _LONG)
    keys.lift(name)
