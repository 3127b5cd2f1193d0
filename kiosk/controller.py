"""Runs what the flow asks for and feeds the results back as events; emits each session as it changes.

Names no widget: the screens listen to `changed`, the web view is a `Pages` that the composition root gives.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import JournalError
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.people import Denial
from kiosk.flow.states import Purpose, Session, SessionId, TroubleKind
from kiosk.flow.technician import Verdict
from kiosk.journal import Journal
from kiosk.log import get_logger
from kiosk.provider import Provider
from kiosk.registrar import Registrar
from kiosk.tasks import Tasks
from kiosk.turns import Turns

T = TypeVar("T")

_log = get_logger("controller")
_SECOND = 1000  # milliseconds


class Pages(Protocol):
    """The web side of sessions. Its results come back as events: loads, faults, `Wiped`."""

    def show(
        self,
        session: SessionId,
        url: str,
        form: tuple[tuple[str, str], ...],
        *,
        stored_cards: bool,
        language: str,
    ) -> None:
        """Load `url` into this session's own view, posting `form` where one is given.

        `stored_cards`: the page can charge one without its number being typed. `language` is asked for.
        """

    def change_language(self, session: SessionId, language: str) -> None:
        """Ask for this session's pages in another language from the next request on."""

    def close(self, session: SessionId) -> None:
        """Take the page away; its profile may go later."""

    def wipe(self, session: SessionId) -> None:
        """Destroy everything of this session; ends in `Wiped` or `WipeFailed`."""

    def make_paper(self, effect: do.MakePaper) -> None:
        """Make a PDF of the page; ends in `PaperMade` or `PaperFailed`."""

    def refuse_print(self, session: SessionId) -> None:
        """The page's wish to be printed is not granted."""


class PrintRoom(Protocol):
    """The printer's side. Slow, so asked off this thread."""

    def answer(self, effect: do.AskPrinter) -> ev.Event | None:
        """The event that answers it, if one does."""

    def otherwise(self, effect: do.AskPrinter) -> ev.Event | None:
        """The event where our own code failed in it."""


class Technician(Protocol):
    """The technician's side. Slow, so asked off this thread."""

    def answer(self, question: do.AskTechnician) -> ev.Event:
        """The event that answers it."""


class Controller(QObject):
    """Owns the sessions of this terminal by their ids: a kiosk has one, a counter may have several.

    `changed` carries a Session whenever one differs from before, `ended` an exit status, `defaults_changed` how
    customers begin from the next one on.
    """

    changed = Signal(object)
    defaults_changed = Signal(object)
    ended = Signal(int)

    def __init__(
        self,
        flow: Flow,
        provider: Provider,
        registrar: Registrar,
        journal: Journal,
        tasks: Tasks,
        technician: Technician | None = None,
        print_room: PrintRoom | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Without a `technician` or a `print_room` the flow's rules must know of none either."""
        super().__init__(parent)
        self._flow = flow
        self._provider = provider
        self._registrar = registrar
        self._journal = journal
        self._tasks = tasks
        self._technician = technician
        self._print_room = print_room
        self._pages: Pages | None = None
        self._sessions: dict[SessionId, Session] = {}
        self._turns = Turns(self._step)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self._tick)

    def attach(self, pages: Pages) -> None:
        """Give the web side; until then no page can be shown."""
        self._pages = pages

    def begin(self, submitted_at: datetime | None = None) -> SessionId:
        """Open a session at the welcome screen and start the seconds.

        `submitted_at` (UTC): the last process ended in mid-payment then; the session begins by saying so.
        """
        new = new_id()
        session = (
            self._flow.begin(new)
            if submitted_at is None
            else self._flow.begin_after_restart(new, submitted_at)
        )
        self._sessions[new] = session
        self._seconds.start()
        self.changed.emit(session)
        return new

    def open(self, session: SessionId) -> None:
        """Open another session beside those that are there, at the welcome screen, with this id."""
        opened = self._flow.begin(session)
        self._sessions[session] = opened
        self.changed.emit(opened)

    def drop(self, session: SessionId) -> None:
        """Forget a session of which nothing is left, without another in its place."""
        self._sessions.pop(session, None)

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
        self._turns.add(event)

    @Slot(object)
    def wiped(self, session: SessionId) -> None:
        """The web side has nothing left of `session`: the next one may begin."""
        self.dispatch(ev.Wiped(session, new_id()))

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
                failed = ev.FindingFailed(effect.session, effect.asked, TroubleKind.PROVIDER_FAULT)
                self._off_thread(partial(self._provider.open_payment, effect), failed)
            case do.OpenView():
                failed = ev.FindingFailed(effect.session, effect.asked, TroubleKind.PROVIDER_FAULT)
                self._off_thread(partial(self._provider.open_view, effect), failed)
            case do.AskDirectory():
                denied = ev.Denied(effect.session, effect.asked, Denial.UNAVAILABLE)
                self._off_thread(partial(self._registrar.answer, effect), denied)
            case do.AskTechnician():
                if isinstance(effect, do.KeepDefaults):
                    # In force whether the disk takes them or not; the technician is told of that.
                    self._flow.begin_with(effect.defaults)
                    self.defaults_changed.emit(effect.defaults)
                off = ev.PinJudged(effect.session, effect.asked, Verdict.OFF)
                self._off_thread(partial(self._require(self._technician).answer, effect), off)
            case do.AskPrinter():
                room = self._require(self._print_room)
                self._off_thread(partial(room.answer, effect), room.otherwise(effect))
            case do.ProbeProvider():
                self._off_thread(partial(self._provider.probe, effect.session), None)
            case do.EndProcess():
                _log.warning("terminal.end_wanted", session=effect.session, status=effect.status)
                self.ended.emit(effect.status)
            case do.EffectOnPage():
                self._tell_pages(self._require(self._pages), effect)
            case _:
                self._record(effect)

    @staticmethod
    def _tell_pages(pages: Pages, effect: do.Effect) -> None:
        match effect:
            case do.ShowPage():
                stored = effect.purpose is not Purpose.GUEST_PAYMENT
                pages.show(
                    effect.session, effect.url, effect.form, stored_cards=stored, language=effect.language
                )
            case do.ChangeLanguage():
                pages.change_language(effect.session, effect.language)
            case do.MakePaper():
                pages.make_paper(effect)
            case do.RefusePrint():
                pages.refuse_print(effect.session)
            case do.ClosePage():
                pages.close(effect.session)
            case do.Wipe():
                pages.wipe(effect.session)

    def _record(self, effect: do.Effect) -> None:
        """Write to the journal and wait for the disk."""
        try:
            match effect:
                case do.RecordOpened():
                    self._journal.session_opened(effect.session)
                case do.RecordSubmitted():
                    self._journal.session_submitted(effect.session, effect.at)
                case do.RecordSettled():
                    self._journal.session_settled(effect.session, receipt=effect.receipt)
                case do.RecordClosed():
                    self._journal.session_closed(effect.session, effect.ending.value)
                case do.RecordTold():
                    self._journal.cut_off_told()
                case do.RecordAdmin():
                    _log.info("admin.deed", kind=effect.deed)
                    self._journal.admin_closed(self._journal.admin_opened(effect.deed.value), "done")
        except JournalError as fault:
            _log.error("journal.failed", session=effect.session, exc_info=fault)
            if isinstance(effect, do.RecordSubmitted):
                self.dispatch(ev.SubmissionNotKept(effect.session))
            self.dispatch(ev.JournalFailed(effect.session))

    def _off_thread(self, work: Callable[[], ev.Event | None], otherwise: ev.Event | None) -> None:
        """Make a call off this thread and dispatch its event; `otherwise` if our own code failed in it."""

        def then(answer: ev.Event | None) -> None:
            if answer is not None:
                self.dispatch(answer)

        self._tasks.ask(work, otherwise, then)

    @staticmethod
    def _require(part: T | None) -> T:
        if part is None:
            raise RuntimeError(
                "pages are shown once they are attached, and the rest only where the rules offer it"
            )
        return part

    @Slot()
    def _tick(self) -> None:
        for session in tuple(self._sessions):
            self.dispatch(ev.Tick(session))


def new_id() -> SessionId:
    """An id that no other session has."""
    # As `secrets` makes it; that module would load OpenSSL before the first paint.
    return SessionId(os.urandom(8).hex())
