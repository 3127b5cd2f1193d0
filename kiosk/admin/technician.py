"""The technician's side as the flow sees it: its questions in, its events out. Slow, so never on the UI thread."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

from kiosk.admin import health, pin
from kiosk.admin.attempts import Attempts, Record
from kiosk.admin.kept import KeptFile
from kiosk.calibration import Matrix
from kiosk.clock import Clock
from kiosk.errors import JournalError
from kiosk.flow import adminevents as at
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.technician import Panel, Verdict
from kiosk.log import get_logger
from kiosk.secret import Secret

_log = get_logger("admin")


class Journal(Record, health.Reader, Protocol):
    """What a technician needs of the journal."""


class TouchScreen(Protocol):
    """The touch screen; what it can't do it tells, and raises nothing."""

    def look(self) -> Panel:
        """Which there is."""
        ...

    def set(self, device: int, matrix: Matrix) -> bool:
        """Put a matrix in force; tells whether it is."""
        ...


class Technician:
    """Answers a technician's questions. `kept`: the PIN's hash; without a readable one there is no admin."""

    def __init__(
        self,
        kept: Secret | None,
        journal: Journal,
        clock: Clock,
        folder: Path,
        file: KeptFile,
        touch: TouchScreen,
    ) -> None:
        """`folder`: where the journal lies. `file`: where that is kept which is set here."""
        self._file = file
        self._touch = touch
        self._kept = kept if pin.is_readable(kept) else None
        self._journal = journal
        self._clock = clock
        self._folder = folder
        self._started = clock.monotonic()
        self._attempts = Attempts(journal, clock)
        self._one = threading.Lock()
        if self._kept is None:
            _log.warning("admin.off", reason="no_pin" if kept is None else "unreadable")

    @property
    def is_known(self) -> bool:
        """Whether there is a PIN that a technician could give."""
        return self._kept is not None

    def answer(self, question: do.AskTechnician) -> ev.Event:
        """Answer it. Raises JournalError where the journal can't be read for GatherHealth."""
        session, asked = question.session, question.asked
        match question:
            case do.CheckPin():
                verdict, wait = self._check(question.pin)
                return ev.PinJudged(session, asked, verdict, wait)
            case do.KeepDefaults():
                return at.Kept(session, asked, self._file.keep_defaults(question.defaults))
            case do.KeepTouch():
                return at.Kept(session, asked, self._file.keep_touch(question.matrix))
            case do.LookAtTouch():
                return at.TouchSeen(session, asked, self._touch.look())
            case do.SetTouch():
                return at.TouchSet(session, asked, self._touch.set(question.device, question.matrix))
            case _:
                gathered = health.gather(self._journal, self._clock, self._folder, self._started)
                return ev.HealthGathered(session, asked, gathered)

    def _check(self, given: Secret) -> tuple[Verdict, int]:
        """Look at a PIN, one at a time: two at once would both be looked at before either locks."""
        with self._one:
            try:
                verdict, wait = self._judge(given)
            except JournalError as fault:
                # What can't be counted could be tried for ever.
                _log.error("journal.failed", exc_info=fault)
                return Verdict.OFF, 0
        tell = _log.info if verdict is Verdict.RIGHT else _log.warning
        tell("admin.pin", outcome=verdict, seconds=wait)
        return verdict, wait

    def _judge(self, given: Secret) -> tuple[Verdict, int]:
        if self._kept is None:
            return Verdict.OFF, 0
        wait = self._attempts.wait()
        if wait:
            self._attempts.refuse()
            return Verdict.LOCKED, wait
        row = self._attempts.begin()
        right = pin.matches(self._kept, given)
        lock = self._attempts.end(row, right=right)
        return (Verdict.RIGHT if right else Verdict.WRONG), lock
