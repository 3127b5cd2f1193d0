"""The printer's side as the flow sees it: its effects in, its events out. Slow, so never on the UI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

from kiosk.devices.errors import NoPrinter, PrinterError, PrinterRefused, PrinterSilent, PrinterStopped
from kiosk.devices.printer import Condition, Job, Printer, PrinterState, Progress
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.paper import JobNews, Paper, PrintProblem
from kiosk.flow.states import SessionId
from kiosk.log import get_logger

_log = get_logger("printing")

_TRIAL: Final = 40  # seconds for a page of the house's own
_LOOK: Final = 1.0  # seconds between two looks at it
_REMEMBERED: Final = 64
"""Customers who have left: one whose paper is still on its way to CUPS is among the last few."""
_PROBLEMS: Final = {
    Condition.READY: None,
    Condition.PAPER_OUT: PrintProblem.PAPER_OUT,
    Condition.OFFLINE: PrintProblem.OFFLINE,
    Condition.STOPPED: PrintProblem.STOPPED,
    Condition.FAULT: PrintProblem.STOPPED,
    Condition.REJECTING: PrintProblem.STOPPED,
}


class PrintRoom:
    """Answers the printer's effects, and knows which jobs are whose until the print server has lost them."""

    def __init__(self, printer: Printer, terminal: str) -> None:
        """`terminal`: its id, for the test page."""
        self._printer = printer
        self._terminal = terminal
        self._lock = threading.Lock()
        self._jobs: dict[SessionId, set[int]] = {}
        self._left: set[int] = set()
        self._gone: deque[SessionId] = deque(maxlen=_REMEMBERED)
        self._closed = threading.Event()

    def answer(self, effect: do.AskPrinter) -> ev.Event | None:
        """Carry it out; None where nothing is answered. Raises nothing that a printer could cause."""
        match effect:
            case do.LookAtPrinter():
                return ev.PrinterSeen(effect.session, self._paper())
            case do.SendPaper():
                return self._send(effect)
            case do.FollowJob():
                return self._follow(effect)
            case do.CancelJob():
                self._cancel(effect.session, {effect.job})
                return None
            case do.ClearPaper():
                self._clear(effect.session)
                return ev.PaperCleared(effect.session)
            case _:
                return ev.PrinterTested(effect.session, self._try())

    @staticmethod
    def otherwise(effect: do.AskPrinter) -> ev.Event | None:
        """What the flow is told where our own code has failed in `answer`."""
        match effect:
            case do.LookAtPrinter():
                return ev.PrinterSeen(effect.session, None)
            case do.SendPaper():
                return ev.PaperFailed(effect.session, effect.number, PrintProblem.REFUSED)
            case do.FollowJob():
                return ev.JobHeard(effect.session, effect.number, JobNews.FAILED)
            case do.ClearPaper():
                return ev.PaperCleared(effect.session)
            case do.TryPrinter():
                return ev.PrinterTested(effect.session, PrintProblem.REFUSED)
            case _:
                return None

    def close(self) -> None:
        """Wait for no page of the house's own any more."""
        self._closed.set()

    def print_now(self, make: Callable[[PrinterState], bytes]) -> PrintProblem | None:
        """Make a document for the printer as it is, and wait until it is out; gives what stands in the way.

        Nothing of it stays at the printer, whether it came out or not.
        """
        begun: list[int] = []
        try:
            state = self._printer.look()
            job = self._printer.submit(make(state), begun.append)
            problem = self._wait_for(job)
        except PrinterError as fault:
            problem = _problem(fault)
        self._cancel(SessionId(""), set(begun))
        return problem

    def sweep(self) -> None:
        """Take back what an earlier process may have left at the printer."""
        try:
            count = self._printer.cancel_ours()
        except NoPrinter:
            return
        except PrinterError as fault:
            _log.info("printing.not_swept", error=type(fault).__name__)
            return
        if count:
            _log.warning("printing.swept", count=count)

    def _paper(self) -> Paper | None:
        """What lies in the printer. Nothing is offered while somebody's paper could still come out first."""
        if not self._take_back_leftovers():
            return None
        try:
            state = self._printer.look()
        except PrinterError as fault:
            _log.info("printing.not_offered", error=type(fault).__name__)
            return None
        return Paper(width=state.paper.width, height=state.paper.height, is_roll=state.paper.is_roll)

    def _send(self, effect: do.SendPaper) -> ev.Event:
        def begun(job: int) -> None:
            with self._lock:
                self._jobs.setdefault(effect.session, set()).add(job)
                gone = effect.session in self._gone
            if gone:
                raise PrinterSilent("the customer has left")

        try:
            job = self._printer.submit(effect.pdf, begun)
        except PrinterError as fault:
            return ev.PaperFailed(effect.session, effect.number, _problem(fault))
        _log.info("printing.sent", session=effect.session, size=len(effect.pdf))
        return ev.PaperSent(effect.session, effect.number, job.id)

    def _follow(self, effect: do.FollowJob) -> ev.Event:
        try:
            job = self._printer.follow(effect.job)
        except PrinterError as fault:
            news, problem = JobNews.UNDER_WAY, _problem(fault)
            return ev.JobHeard(effect.session, effect.number, news, problem)
        if job.progress is Progress.DONE:
            _log.info("printing.done", session=effect.session)
            return ev.JobHeard(effect.session, effect.number, JobNews.DONE)
        if job.progress is Progress.FAILED:
            _log.warning("printing.failed", session=effect.session)
            return ev.JobHeard(effect.session, effect.number, JobNews.FAILED)
        return ev.JobHeard(effect.session, effect.number, JobNews.UNDER_WAY, _PROBLEMS[job.condition])

    def _clear(self, session: SessionId) -> None:
        with self._lock:
            self._gone.append(session)
            jobs = self._jobs.pop(session, set())
        self._cancel(session, jobs)

    def _cancel(self, session: SessionId, jobs: set[int]) -> None:
        """Take these back, now or as soon as the print server can be reached again."""
        try:
            self._printer.cancel(jobs)
        except PrinterError as fault:
            _log.error("printing.not_cleared", session=session, count=len(jobs), error=type(fault).__name__)
            with self._lock:
                self._left |= jobs

    def _take_back_leftovers(self) -> bool:
        with self._lock:
            left, self._left = self._left, set()
        if left:
            self._cancel(SessionId(""), left)
        with self._lock:
            return not self._left

    def _try(self) -> PrintProblem | None:
        from kiosk.devices.testpage import make  # noqa: PLC0415  not for the first paint

        return self.print_now(lambda state: make(state.paper, self._terminal, state.name))

    def _wait_for(self, job: Job) -> PrintProblem | None:
        for _ in range(_TRIAL):
            job = self._printer.follow(job.id)
            if job.progress is Progress.DONE:
                return None
            if job.progress is Progress.FAILED:
                return PrintProblem.REFUSED
            if self._closed.wait(_LOOK):
                break
        return _PROBLEMS[job.condition] or PrintProblem.TOO_SLOW


def _problem(fault: PrinterError) -> PrintProblem:
    if isinstance(fault, PrinterStopped):
        return PrintProblem.STOPPED
    return PrintProblem.REFUSED if isinstance(fault, PrinterRefused) else PrintProblem.NO_ANSWER
