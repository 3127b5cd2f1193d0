"""What happens while a technician sets the terminal: its voice, its languages, its touch screen."""

from __future__ import annotations

from kiosk.calibration import Area, Touch
from kiosk.flow.event import Answer, Event
from kiosk.flow.technician import Panel


class TuningPressed(Event, frozen=True):
    """Volume and languages are to be set."""


class VolumePressed(Event, frozen=True):
    """A step louder, or quieter."""

    louder: bool


class LanguagePressed(Event, frozen=True):
    """A language is to be offered, or withheld."""

    language: str


class CalibratePressed(Event, frozen=True):
    """The touch screen is to be set, from the beginning."""


class CrossTouched(Event, frozen=True):
    """The next cross was touched. `area`: how large the desktop is."""

    touch: Touch
    area: Area


class KeepPressed(Event, frozen=True):
    """The new calibration is right."""


class UndoPressed(Event, frozen=True):
    """It is not."""


class Kept(Answer, frozen=True):
    """`done`: what was set is on the disk."""

    done: bool


class TouchSeen(Answer, frozen=True):
    """Which touch screen there is."""

    panel: Panel


class TouchSet(Answer, frozen=True):
    """`done`: the matrix is in force."""

    done: bool
