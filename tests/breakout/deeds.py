"""The deeds that cases which take more than a page are carried out by, under their names."""

from __future__ import annotations

from collections.abc import Callable

from tests.breakout.case import Case
from tests.breakout.deeds_board import board
from tests.breakout.deeds_customer import admin, clipboard, enter, network, walk_away
from tests.breakout.deeds_pages import bomb, keep, kill, login, statement, take_all
from tests.breakout.deeds_pointer import drop, press, touch, wheel
from tests.breakout.ward import Ward

DEEDS: dict[str, Callable[[Ward, Case, str], list[str]]] = {
    "press": press,
    "wheel": wheel,
    "touch": touch,
    "drop": drop,
    "clipboard": clipboard,
    "statement": statement,
    "break": take_all,
    "kill": kill,
    "bomb": bomb,
    "enter": enter,
    "board": board,
    "admin": admin,
    "keep": keep,
    "walk_away": walk_away,
    "network": network,
    "login": login,
}
