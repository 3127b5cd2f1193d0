"""The printer, through CUPS: how it is, a document sent to it, and what becomes of the job.

CUPS alone holds a document that is printed: it goes there by the socket, never through a file of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, unique
from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from kiosk.devices import paper
from kiosk.devices.errors import NoPrinter, PrinterError, PrinterRefused, PrinterSilent, PrinterStopped
from kiosk.devices.limited import GivenUp, Limited, Ticket
from kiosk.devices.paper import Paper

T = TypeVar("T")
Connection: TypeAlias = Any
"""cups.Connection, which bears no types."""

TITLE: Final = "City Hall Kiosk"
"""Of every job: it stands on the screens and in the logs of the print server, and names nobody."""
ASK_SECONDS: Final = 5.0
SEND_SECONDS: Final = 15.0
_CHUNK: Final = 65536  # bytes
_LATEST: Final = 20  # jobs
_STOPPING: Final = 0.05  # seconds between two looks at a job that is being stopped
_CONTINUE: Final = 100
"""The HTTP status after which more of a document may follow (RFC 9110, 15.2.1)."""
_NOT_FOUND: Final = 0x0406
_LOST: Final = frozenset({0x0500, 0x0502, 0x0503})
"""IPP's internal error, service unavailable and version: what libcups gives for a connection that broke."""
_WANTED: Final = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "media-default",
    "media-supported",
)
_SEVERITIES: Final = ("-error", "-warning", "-report")


@unique
class Condition(Enum):
    """How the printer is, for whoever waits at it."""

    READY = "ready"
    PAPER_OUT = "paper_out"
    OFFLINE = "offline"
    STOPPED = "stopped"
    """Somebody has stopped it, or it stopped itself over a fault."""
    FAULT = "fault"
    """A cover or a jam. Ink is not asked after: a printer without one color prints on."""
    REJECTING = "rejecting"


@unique
class Progress(Enum):
    """How far a job has come."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    """Taken back, or given up by the printer."""


class PrinterState(msgspec.Struct, frozen=True, kw_only=True):
    """`reasons` are CUPS's own words (RFC 8011, 5.4.12)."""

    name: str
    condition: Condition
    reasons: tuple[str, ...]
    paper: Paper


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A job by its number at CUPS, with how the printer is while it has not ended."""

    id: int
    progress: Progress
    condition: Condition = Condition.READY
    reasons: tuple[str, ...] = ()


def condition(state: int, reasons: Iterable[str], *, accepting: bool) -> Condition:
    """What a printer-state and its reasons come to. What keeps paper from coming out is told first."""
    known = {_bare(reason) for reason in reasons}
    for found, words in _TELLING.items():
        if known & words:
            return found
    if state == _STOPPED:
        return Condition.STOPPED
    return Condition.READY if accepting else Condition.REJECTING


class Printer:
    """One printer of one CUPS. Every method has a limit and is to be called off the UI thread.

    Each raises NoPrinter, PrinterSilent or PrinterRefused.
    """

    def __init__(self, name: str = "", server: str = "", limits: tuple[float, float] | None = None) -> None:
        """`name`: "" for the default one. `server`: a host or socket, "" for what CUPS itself would ask.

        `limits`: seconds for a question, and for sending a document.
        """
        self._name = name
        self._server = server
        self._ask, self._send = limits or (ASK_SECONDS, SEND_SECONDS)
        self._calls = Limited("cups")

    @property
    def server(self) -> str:
        """The host or the socket that is asked."""
        import cups  # noqa: PLC0415  as below

        return self._server or str(cups.getServer())

    def kept(self) -> int:
        """How many of the latest jobs that have ended CUPS still has the document of."""
        return self._call(lambda connection, _: _kept(connection), self._ask)

    def look(self) -> PrinterState:
        """How it is now."""
        return self._call(lambda connection, _: self._look(connection), self._ask)

    def submit(self, pdf: bytes, begun: Callable[[int], None]) -> Job:
        """Hand over a document. `begun` gets the job's number before the first byte of it has left.

        A job that nobody waits for any more, because the limit passed, is taken back.
        """
        return self._call(lambda connection, ticket: self._submit(connection, ticket, pdf, begun), self._send)

    def follow(self, job: int) -> Job:
        """What became of a job. One that CUPS has forgotten was printed: it forgets those first."""
        return self._call(lambda connection, _: self._follow(connection, job), self._ask)

    def cancel(self, jobs: Iterable[int]) -> None:
        """Take these back, whether they have ended or not, until CUPS knows nothing of them any more."""
        wanted = tuple(jobs)
        if wanted:
            self._call(lambda connection, ticket: _cancel(connection, ticket, wanted), self._ask)

    def cancel_ours(self) -> int:
        """Take back every job that a terminal under this user has left there; gives how many."""
        return self._call(_cancel_ours, self._ask)

    def _look(self, connection: Connection) -> PrinterState:
        name = self._queue(connection)
        told = connection.getPrinterAttributes(name, requested_attributes=list(_WANTED))
        reasons = _words(told.get("printer-state-reasons"))
        accepting = bool(told.get("printer-is-accepting-jobs", True))
        default = str(told.get("media-default", ""))
        return PrinterState(
            name=name,
            condition=condition(int(told.get("printer-state", _IDLE)), reasons, accepting=accepting),
            reasons=reasons,
            paper=paper.choose(default, _words(told.get("media-supported"))),
        )

    def _queue(self, connection: Connection) -> str:
        name = self._name or connection.getDefault()
        if not name:
            raise NoPrinter("CUPS has no default printer")
        return str(name)

    def _submit(
        self, connection: Connection, ticket: Ticket, pdf: bytes, begun: Callable[[int], None]
    ) -> Job:
        state = self._look(connection)
        if state.condition in (Condition.STOPPED, Condition.REJECTING):
            raise PrinterStopped(state.condition.value)
        options = {"copies": "1", "job-sheets": "none", "print-scaling": "fit"}
        if state.paper.media:
            options["media"] = state.paper.media
        job = connection.createJob(state.name, TITLE, options)
        begun(job)
        try:
            _write(connection, ticket, state.name, job, pdf)
        except BaseException:
            _cancel(connection, Ticket(), (job,))
            raise
        return Job(id=job, progress=Progress.WAITING, condition=state.condition, reasons=state.reasons)

    def _follow(self, connection: Connection, job: int) -> Job:
        try:
            told = connection.getJobAttributes(job, requested_attributes=["job-state"])
        except _errors() as fault:
            if fault.args and fault.args[0] == _NOT_FOUND:
                return Job(id=job, progress=Progress.DONE)
            raise
        progress = _PROGRESS.get(int(told["job-state"]), Progress.WAITING)
        if progress in (Progress.DONE, Progress.FAILED):
            return Job(id=job, progress=progress)
        state = self._look(connection)
        return Job(id=job, progress=progress, condition=state.condition, reasons=state.reasons)

    def _call(self, work: Callable[[Connection, Ticket], T], seconds: float) -> T:
        """Make a call on a connection of its own; whatever goes wrong with CUPS becomes one of our errors."""
        try:
            return self._calls.call(lambda ticket: self._connected(work, ticket), seconds)
        except GivenUp:
            raise PrinterSilent("no answer in time") from None

    def _connected(self, work: Callable[[Connection, Ticket], T], ticket: Ticket) -> T:
        import cups  # noqa: PLC0415  not for the first paint, and a terminal that prints nothing does without

        # Asked for a password, libcups would read one from the controlling terminal, and wait there for ever.
        cups.setPasswordCB(lambda _: "")
        try:
            connection = cups.Connection(host=self._server) if self._server else cups.Connection()
            return work(connection, ticket)
        except cups.IPPError as fault:
            raise _ours(int(fault.args[0]) if fault.args else 0) from None
        except (cups.HTTPError, RuntimeError) as fault:
            raise PrinterSilent(type(fault).__name__) from None


def _kept(connection: Connection) -> int:
    # Asked for many jobs at once CUPS denies it of each: it looks only when it is asked for one.
    ended = connection.getJobs(which_jobs="completed", my_jobs=False, limit=_LATEST)
    wanted = ["job-preserved"]
    return sum(
        bool(connection.getJobAttributes(job, requested_attributes=wanted).get("job-preserved"))
        for job in ended
    )


def _write(connection: Connection, ticket: Ticket, name: str, job: int, pdf: bytes) -> None:
    """Send the document; stops where nobody waits for it any more."""
    status = connection.startDocument(name, job, "document", "application/pdf", 1)
    for start in range(0, len(pdf), _CHUNK):
        if status != _CONTINUE:
            raise PrinterRefused(f"status {status} in the middle of a document")
        if ticket.given_up:
            raise PrinterSilent("too late")
        piece = pdf[start : start + _CHUNK]
        status = connection.writeRequestData(piece, len(piece))
    connection.finishDocument(name)
    if ticket.given_up:
        raise PrinterSilent("too late")


def _cancel(connection: Connection, ticket: Ticket, jobs: Iterable[int]) -> None:
    """Cancel and purge each until it is not found: one that is being printed stops first, and leaves a trace."""
    for job in jobs:
        try:
            while not ticket.given_up:
                connection.cancelJob(job, purge_job=True)
                ticket.pause(_STOPPING)
        except _errors() as fault:
            if not fault.args or fault.args[0] != _NOT_FOUND:
                raise


def _cancel_ours(connection: Connection, ticket: Ticket) -> int:
    wanted = ["job-id", "job-name"]
    jobs: dict[int, dict[str, Any]] = connection.getJobs(
        which_jobs="all", my_jobs=True, requested_attributes=wanted
    )
    ours = [job for job, told in jobs.items() if told.get("job-name") == TITLE]
    _cancel(connection, ticket, ours)
    return len(ours)


def _errors() -> type[Exception]:
    import cups  # noqa: PLC0415  as above

    kind: type[Exception] = cups.IPPError
    return kind


def _ours(status: int) -> PrinterError:
    if status == _NOT_FOUND:
        return NoPrinter("not found")
    if status in _LOST:
        return PrinterSilent(f"IPP status {status:#06x}")
    return PrinterRefused(f"IPP status {status:#06x}")


def _words(told: object) -> tuple[str, ...]:
    """An attribute of one or several keywords; pycups gives a list for some of them only."""
    if isinstance(told, str):
        return (told,)
    return tuple(str(word) for word in told) if isinstance(told, list | tuple) else ()


def _bare(reason: str) -> str:
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason


_IDLE, _STOPPED = 3, 5  # printer-state (RFC 8011, 5.4.11)
_TELLING: Final = {
    Condition.PAPER_OUT: frozenset({"media-empty", "media-needed", "input-tray-missing"}),
    Condition.OFFLINE: frozenset({"offline", "timed-out", "shutdown"}),
    Condition.FAULT: frozenset({"media-jam", "cover-open", "door-open", "interlock-open"}),
}
_PROGRESS: Final = {
    3: Progress.WAITING,
    4: Progress.WAITING,
    5: Progress.PRINTING,
    6: Progress.FAILED,  # a filter could not read it: the job stands there until somebody takes it away
    7: Progress.FAILED,
    8: Progress.FAILED,
    9: Progress.DONE,
}
"""job-state (RFC 8011, 5.3.7)."""
