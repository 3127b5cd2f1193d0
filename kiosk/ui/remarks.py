"""What Qt remarks on its own on-screen keyboard, and nobody need know."""

from __future__ import annotations

import re
from typing import Final

NEEDLESS: Final = (
    r"QQmlExpression: Expression qrc:\S+/VirtualKeyboard/Components/Keyboard[.]qml:\S+ depends on .+ properties:",
    r"    \w+::echoMode",
    "QUnifiedTimer::stopAnimationDriver: driver is not running",
)
"""The keyboard asks each line whether it hides what is typed, and Qt remarks that this could change unseen. The
third comes now and then when its panel is made: none of its parts is moved by an animation here."""
_NEEDLESS: Final = re.compile("|".join(NEEDLESS))


def is_needless(words: str) -> bool:
    """Whether a message of Qt's is one of these."""
    return _NEEDLESS.fullmatch(words) is not None
