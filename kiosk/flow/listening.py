"""What the keys of a navigation pad and a headset do to how a customer is served; each a pure step.

Section 508, 402.2 and 402.3: speech is begun and ended, repeated, paused, made louder and quieter by keys that
are told apart by touch.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import Final

import msgspec

from kiosk.flow.preferences import LOUDEST, Preferences

_STEP: Final = 10  # per cent of the volume that one press changes
_SOFTEST: Final = 10  # quieter than this nobody would find the way back to louder


@unique
class PadKey(Enum):
    """What a key of the pad means. The configuration says which key sends it."""

    SPEAK = "speak"
    NEXT = "next"
    PREVIOUS = "previous"
    SELECT = "select"
    """Press the button, set the tick: as the space bar does."""
    OPEN = "open"
    """Follow a link, end a field: as Enter does."""
    BACK = "back"
    """Press the screen's "Back", wherever the keyboard stands."""
    REPEAT = "repeat"
    PAUSE = "pause"
    QUIETER = "quieter"
    LOUDER = "louder"
    DARK = "dark"


def after_key(chosen: Preferences, key: PadKey) -> Preferences:
    """What is chosen once this key was pressed; keys that choose nothing leave it as it is."""
    match key:
        case PadKey.SPEAK:
            return spoken(chosen, on=not chosen.spoken)
        case PadKey.LOUDER:
            return _at(chosen, chosen.volume + _STEP)
        case PadKey.QUIETER:
            return _at(chosen, chosen.volume - _STEP)
        case PadKey.DARK if chosen.spoken:
            return msgspec.structs.replace(chosen, dark_screen=not chosen.dark_screen)
        case _:
            return chosen


def spoken(chosen: Preferences, *, on: bool) -> Preferences:
    """With speech or without; a screen is dark, and typing told, only for somebody who listens."""
    if on:
        return msgspec.structs.replace(chosen, spoken=True)
    return msgspec.structs.replace(chosen, spoken=False, dark_screen=False, typing_told=False)


def after_headset(chosen: Preferences, *, plugged: bool) -> Preferences:
    """A headset begins speech; pulled out, it ends it: what it told goes to nobody else."""
    return spoken(chosen, on=plugged)


def _at(chosen: Preferences, volume: int) -> Preferences:
    return msgspec.structs.replace(chosen, volume=min(LOUDEST, max(_SOFTEST, volume)))
