"""What may be heard of the control in use on the hosted page."""

from __future__ import annotations

from typing import cast

from kiosk.lobbyapp import LobbyApplication
from kiosk.reading import Reading
from tests.ui.hands import Hands
from tests.ui.house import House

READ = "Card number text 4111"


def reading(hands: Hands) -> Reading:
    return cast(LobbyApplication, hands.application).reading


def test_a_number_is_told_where_nobody_types(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, "<input id=number>")
    hands.focus_in_page("#number")

    assert reading(hands).audible("Card ending in 1111 radio button") == "Card ending in 1111 radio button"


def test_a_number_that_somebody_is_typing_is_not_told(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, "<input id=number>")
    hands.focus_in_page("#number")
    hands.type("4")

    assert reading(hands).audible(READ) == "Card number text "
