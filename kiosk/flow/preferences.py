"""How a customer wants to be served: which language, how large, how bright, spoken or not.

They stand beside the state, are changed at any time, and go with the session, so that nobody finds the last
customer's.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import Annotated, Final

import msgspec

LOUDEST: Final = 100  # per cent
QUIETEST: Final = 20
"""Of what a terminal begins with: whoever needs its voice must hear where it is made louder."""
_ORDINARY: Final = 60


@unique
class TextSize(Enum):
    """Per cent of the ordinary size, for our screens and for the page alike (WCAG 2.2, 1.4.4 asks for 200)."""

    ORDINARY = 100
    LARGE = 150
    LARGEST = 200


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`language`: one of the configuration's. `volume`: per cent, of what is spoken.

    `dark_screen`: nothing is shown, for somebody who listens and does not want to be read along with.
    `typing_told`: each character that is typed is spoken, into a headset only.
    """

    language: str = "en"
    text_size: TextSize = TextSize.ORDINARY
    high_contrast: bool = False
    spoken: bool = False
    volume: int = _ORDINARY
    dark_screen: bool = False
    typing_told: bool = False


class Defaults(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How every customer of this terminal begins, as a technician has set it; it narrows the configuration only.

    `volume`: see Preferences. `withheld`: languages that are not offered for now.
    """

    volume: Annotated[int, msgspec.Meta(ge=QUIETEST, le=LOUDEST)] = _ORDINARY
    withheld: tuple[str, ...] = ()
