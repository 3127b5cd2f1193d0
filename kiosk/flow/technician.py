"""What a technician is shown and can do at this terminal. No customer is in any of it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, unique
from typing import Final

import msgspec

from kiosk.calibration import IDENTITY, Found, Matrix, Objection, Touch, times
from kiosk.flow.paper import PrintProblem
from kiosk.flow.preferences import Defaults
from kiosk.flow.state import ClosedReason, State
from kiosk.secret import Secret

FEWEST: Final = 6
LONGEST: Final = 16
"""Digits of a PIN."""


@unique
class Deed(Enum):
    """What can be done there; the journal keeps it under this name."""

    CHECK = "check"
    PRINTER = "printer"
    RESTART = "restart"
    END = "end"
    VOLUME = "volume"
    LANGUAGES = "languages"
    CALIBRATE = "calibrate"
    CALIBRATION_KEPT = "calibration_kept"
    CALIBRATION_UNDONE = "calibration_undone"


@unique
class Trial(Enum):
    """How far a test of the printer has come."""

    UNTRIED = "untried"
    RUNNING = "running"
    PRINTED = "printed"
    FAILED = "failed"


@unique
class Way(Enum):
    """How the touch screen can be set."""

    X11 = "x11"
    """By this process, at once."""
    WAYLAND = "wayland"
    """By a rule of udev alone, which a technician writes."""
    NONE = "none"
    SEVERAL = "several"
    """Which of them was touched is not known."""
    NO_PROGRAM = "no_program"
    """xinput is not installed, or does not answer."""


class Panel(msgspec.Struct, frozen=True):
    """The touch screen: its number in X11, and the matrix in force."""

    way: Way
    device: int = 0
    matrix: Matrix = IDENTITY


@unique
class Stage(Enum):
    """How far a calibration has come."""

    LOOKING = "looking"
    ABSENT = "absent"
    TOUCHING = "touching"
    REFUSED = "refused"
    RULE = "rule"
    """What is to be written into a rule of udev is told."""
    SETTING = "setting"
    TRYING = "trying"
    """It is in force, and goes again by itself where nobody keeps it."""
    KEPT = "kept"
    UNDONE = "undone"
    FAILED = "failed"


@unique
class Verdict(Enum):
    """What became of a PIN."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"
    """It was not looked at: too many were wrong before."""
    OFF = "off"
    """It can't be looked at: the kept hash is none, or the try can't be written down."""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How the terminal is.

    `reachable`: how the last call to the provider went, None before the first; `since`: UTC, from when on it has
    been so. The counts are of today, local time. Disk in bytes, `up` in seconds.
    """

    reachable: bool | None
    since: datetime | None
    sessions: int
    receipts: int
    unknown: int
    disk_free: int
    disk_size: int
    up: int


class AdminPin(State, frozen=True, kw_only=True):
    """A technician's PIN is being typed. `closed`: why the terminal is closed, None while it is open.

    `checking`: it is being looked at. `wait`: seconds until another is.
    """

    closed: ClosedReason | None = None
    typed: Secret = Secret("")
    checking: bool = False
    verdict: Verdict | None = None
    wait: int = 0


class Admin(State, frozen=True, kw_only=True):
    """A technician is here. `checking`: the provider is being asked. `problem`: why the printer's trial failed."""

    closed: ClosedReason | None = None
    health: Health | None = None
    checking: bool = False
    trial: Trial = Trial.UNTRIED
    problem: PrintProblem | None = None


class Tuning(State, frozen=True, kw_only=True):
    """Volume and languages are being set. `languages`: all of the configuration, the terminal's own first.

    `keeping`: it is being written; `unkept`: that failed, so that it holds until the next start only.
    """

    languages: tuple[str, ...]
    closed: ClosedReason | None = None
    defaults: Defaults = Defaults()
    keeping: bool = False
    unkept: bool = False


class Calibrating(State, frozen=True, kw_only=True):
    """The touch screen is being set. `left`: seconds for which a new matrix is on trial."""

    closed: ClosedReason | None = None
    stage: Stage = Stage.LOOKING
    panel: Panel = Panel(Way.NONE)
    touches: tuple[Touch, ...] = ()
    found: Found | None = None
    objection: Objection | None = None
    left: int = 0
    unkept: bool = False

    @property
    def matrix(self) -> Matrix:
        """What is to be in force: what was found, on top of what was."""
        return self.panel.matrix if self.found is None else times(self.found.correction, self.panel.matrix)
