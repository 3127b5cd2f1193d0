"""Runs what the flow asks for and feeds the results back as events; emits each session as it changes.

Names no widget: the screens listen to `changed`, the web view is a `Pages` that the composition root gives.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import JournalError
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.states import Session, SessionId, TroubleKind
from kiosk.journal import Journal
from kiosk.log import get_logger
from kiosk.provider import Provider
from kiosk.tasks import Tasks

_log = get_logger("controller")
_SECOND = 1000  # milliseconds


class Pages(Protocol):
    """The web side of sessions. Its results come back as events: loads, faults, `Wiped`."""

    def show(self, session: SessionId, url: str) -> None:
        """Load `url` into this session's own view."""

    def close(self, session: SessionId) -> None:
        """Take the page away; its profile may go later."""

    def wipe(self, session: SessionId) -> None:
        """Destroy everything of this session; ends in `Wiped` or `WipeFailed`."""


class Controller(QObject):
    """Owns the sessions of this terminal by their ids: a kiosk has one, a counter may have several.

    `changed` carries a Session whenever one differs from before, `ended` an exit status.
    """

    changed = Signal(object)
    ended = Signal(int)

    def __init__(
        self, flow: Flow, provider: Provider, journal: Journal, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._provider = provider
        self._journal = journal
        self._tasks = tasks
        self._pages: Pages | None = None
        self._sessions: dict[SessionId, Session] = {}
        self._waiting: deque[ev.Event] = deque()
        self._running = False
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self._tick)

    def attach(self, pages: Pages) -> None:
        """Give the web side; until then no page can be shown."""
        self._pages = pages

    def begin(self, submitted_at: datetime | None = None) -> SessionId:
        """Open a session at the welcome screen and start the seconds.

        `submitted_at` (UTC): the last process ended in mid-payment then; the session begins by saying so.
        """
        new = self._new_id()
        session = (
            self._flow.begin(new)
            if submitted_at is None
            else self._flow.begin_after_restart(new, submitted_at)
        )
        self._sessions[new] = session
        self._seconds.start()
        self.changed.emit(session)
        return new

    def probe(self) -> None:
        """Ask now whether the provider is well, as at every start."""
        for session in tuple(self._sessions):
            self._run(do.ProbeProvider(session))

    def session(self, session: SessionId) -> Session | None:
        """The session of this id, if it is still there."""
        return self._sessions.get(session)

    @Slot(object)
    def dispatch(self, event: ev.Event) -> None:
        """Take an event. One for a session that is gone finds nobody and changes nothing."""
        self._waiting.append(event)
        if self._running:
            return
        self._running = True
        try:
            while self._waiting:
                self._step(self._waiting.popleft())
        finally:
            self._running = False

    @Slot(object)
    def wiped(self, session: SessionId) -> None:
        """The web side has nothing left of `session`: the next one may begin."""
        self.dispatch(ev.Wiped(session, self._new_id()))

    def close(self) -> None:
        """Stop the seconds; sessions that are open stay open in the journal and are found at the next start."""
        self._seconds.stop()
        self._sessions.clear()

    def _step(self, event: ev.Event) -> None:
        before = self._sessions.get(event.session)
        if before is None:
            return
        after, effects = self._flow.advance(before, event)
        if after.id != before.id:
            del self._sessions[before.id]
        self._sessions[after.id] = after
        if type(after.state) is not type(before.state):
            _log.info(
                "session.state",
                session=after.id,
                from_state=type(before.state).__name__,
                state=type(after.state).__name__,
            )
        for effect in effects:
            self._run(effect)
        if after != before:
            self.changed.emit(after)

    def _run(self, effect: do.Effect) -> None:
        match effect:
            case do.OpenPayment():
                failed = ev.FindingFailed(effect.session, TroubleKind.PROVIDER_FAULT)
                self._off_thread(partial(self._provider.open_payment, effect), failed)
            case do.ProbeProvider():
                self._off_thread(partial(self._provider.probe, effect.session), None)
            case do.ShowPage():
                self._require_pages().show(effect.session, effect.url)
            case do.ClosePage():
                self._require_pages().close(effect.session)
            case do.Wipe():
                self._require_pages().wipe(effect.session)
            case do.EndProcess():
                _log.error("terminal.restart_wanted", session=effect.session)
                self.ended.emit(70)
            case _:
                self._record(effect)

    def _record(self, effect: do.Effect) -> None:
        """Write to the journal and wait for the disk."""
        try:
            match effect:
                case do.RecordOpened():
                    self._journal.session_opened(effect.session)
                case do.RecordSubmitted():
                    self._journal.session_submitted(effect.session, effect.at)
                case do.RecordClosed():
                    self._journal.session_closed(effect.session, effect.ending.value)
        except JournalError as fault:
            _log.error("journal.failed", session=effect.session, exc_info=fault)
            self.dispatch(ev.JournalFailed(effect.session))

    def _off_thread(self, work: Callable[[], ev.Event], otherwise: ev.Event | None) -> None:
        """Make a call off this thread and dispatch its event; `otherwise` if our own code failed in it."""

        def back(future: Future[ev.Event]) -> None:
            fault = future.exception()
            if fault is None:
                self.dispatch(future.result())
                return
            _log.error("task.failed", exc_info=fault)
            if otherwise is not None:
                self.dispatch(otherwise)

        self._tasks.run(work, back)

    def _require_pages(self) -> Pages:
        if self._pages is None:
            raise RuntimeError("the web side is attached before the first event")
        return self._pages

    @Slot()
    def _tick(self) -> None:
        for session in tuple(self._sessions):
            self.dispatch(ev.Tick(session))

    @staticmethod
    def _new_id() -> SessionId:
        # As `secrets` makes it; that module would load OpenSSL before the first paint.
        return SessionId(os.urandom(8).hex())
