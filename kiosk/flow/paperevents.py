"""What can happen to a session where something is printed; found in kiosk.flow.events beside all others."""

from __future__ import annotations

from kiosk.flow.event import Event
from kiosk.flow.paper import JobNews, Paper, PrintProblem


class PrintPressed(Event, frozen=True):
    """ "Print Receipt": what stands on the page."""


class StatementPrinted(Event, frozen=True):
    """ "Print", on a statement: its bytes and how many pages they are. repr does not show it."""

    pdf: bytes
    pages: int

    def __repr__(self) -> str:
        return f"StatementPrinted({self.session!r}, {self.pages})"


class PrintAsked(Event, frozen=True):
    """The page wants to be printed."""


class PaperMade(Event, frozen=True):
    """What is to be printed, as a PDF. `number`: of the job, as the customer's. repr does not show it."""

    number: int
    pdf: bytes
    pages: int

    def __repr__(self) -> str:
        return f"PaperMade({self.session!r}, {self.number}, {self.pages})"


class PrinterSeen(Event, frozen=True):
    """What the printer prints on; None where there is no printer."""

    paper: Paper | None


class PaperSent(Event, frozen=True):
    """The print server has it whole, as its job of that number."""

    number: int
    job: int


class PaperFailed(Event, frozen=True):
    """Nothing will come out."""

    number: int
    problem: PrintProblem


class JobHeard(Event, frozen=True):
    """What is heard of a job. `problem`: what it waits for, or failed for."""

    number: int
    news: JobNews
    problem: PrintProblem | None = None


class PaperCleared(Event, frozen=True):
    """What this customer had sent to the printer has been taken back, as far as the printer could be reached."""


class PrinterTested(Event, frozen=True):
    """What became of the test page. `problem`: None where it came out."""

    problem: PrintProblem | None = None
