"""What is being printed for a customer, and why it was not: beside the state, so that nothing is lost with it."""

from __future__ import annotations

from enum import Enum, unique

import msgspec


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What the printer prints on, in millimeters. `is_roll`: a strip, too narrow for a letter."""

    width: float
    height: float
    is_roll: bool = False


@unique
class PrintProblem(Enum):
    """Why no paper came."""

    PAPER_OUT = "paper_out"
    OFFLINE = "offline"
    STOPPED = "stopped"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    """The printer took it, and gave up; or did not take it."""
    TOO_SLOW = "too_slow"
    TOO_LONG = "too_long"
    """More pages than one job may have here."""
    TOO_MANY = "too_many"
    """More jobs than one customer may have here."""
    TOO_NARROW = "too_narrow"
    """A letter, and the printer has a strip of paper."""
    NOT_MADE = "not_made"
    """The page could not be turned into something to print."""


@unique
class Stage(Enum):
    """How far it has come."""

    IDLE = "idle"
    MAKING = "making"
    SENDING = "sending"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"


@unique
class JobNews(Enum):
    """What is heard of a job."""

    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """`paper`: None where nothing can be printed. `number`: of this job, counted from 1 for each customer.

    `job`: its number at the print server, 0 before it has one. `problem`: why it failed, or what it waits for.
    `left`: seconds until a stage is given up, or an end has been told long enough. `stuck`: seconds for which
    the problem has lasted. `asking`: an answer is on its way. `pressed`: somebody has touched the terminal since
    a page was printed because the page wanted it.
    """

    paper: Paper | None = None
    stage: Stage = Stage.IDLE
    number: int = 0
    job: int = 0
    problem: PrintProblem | None = None
    left: int = 0
    stuck: int = 0
    asking: bool = False
    pressed: bool = True

    @property
    def is_busy(self) -> bool:
        """Whether paper may still come, so that silence is waiting."""
        return self.stage in (Stage.MAKING, Stage.SENDING, Stage.PRINTING)
