"""The web side before it exists: starts the engine when nobody is touching, or at the latest when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.flow import effects as do
from kiosk.flow.states import SessionId
from kiosk.languages import accept_language, offered
from kiosk.log import get_logger
from kiosk.settings import Settings
from kiosk.tasks import Tasks
from kiosk.ui.input import InputWatch

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kiosk.ui.web.engine import EngineSettings
    from kiosk.ui.web.session import Form
    from kiosk.ui.web.sessions import WebSessions

_log = get_logger("web.side")
_CALM = 1.0  # seconds without input before the engine's start may hold the UI thread up
_LOOK_AGAIN = 300  # milliseconds
_SIGNALS = (
    "happened",
    "view_ready",
    "view_gone",
    "window_opened",
    "statement_opened",
    "refused",
    "recorded",
    "wiped",
    "wipe_failed",
)


class WebSide(QObject):
    """The `Pages` of the controller. Signals as those of kiosk.ui.web.sessions.WebSessions, and `broken`.

    `sandbox` is false only for the demonstration under root. `broken` tells that the engine can't be started.
    """

    happened = Signal(object)
    view_ready = Signal(object, QWidget)
    view_gone = Signal(object)
    window_opened = Signal(object, object)
    statement_opened = Signal(object, object)
    refused = Signal(object, object)
    recorded = Signal(object, str, int)
    wiped = Signal(object)
    wipe_failed = Signal(object)
    broken = Signal()

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        clock: Clock,
        tasks: Tasks,
        watch: InputWatch,
        *,
        sandbox: bool,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self._tasks = tasks
        self._watch = watch
        self._sandbox = sandbox
        self._engine: EngineSettings | None = None
        self._sessions: WebSessions | None = None
        self._times: dict[SessionId, float] = {}
        self._waiting: dict[SessionId, Callable[[], None]] = {}

    def prepare(self) -> None:
        """Make the engine's home on a worker thread, then start the engine in a calm moment."""
        settings, folder, sandbox = self._settings.invoice_cloud, self._folder, self._sandbox

        def work() -> EngineSettings:
            from kiosk.ui.web.engine import engine_settings, prepare  # noqa: PLC0415  after the first paint

            engine = engine_settings(settings, folder, sandbox=sandbox)
            prepare(engine)
            return engine

        self._tasks.run(work, self._home_ready)

    def show(self, session: SessionId, url: str, form: Form, *, stored_cards: bool, language: str) -> None:
        """See Pages. A customer who is faster than the engine waits for it here."""
        if self._sessions is not None:
            tag = accept_language(language)
            times = self._times.get(session, 1.0)
            self._sessions.show(session, url, form, stored_cards=stored_cards, language=tag, times=times)
            return
        self._waiting[session] = lambda: self.show(
            session, url, form, stored_cards=stored_cards, language=language
        )
        if self._engine is not None:
            self._start(self._engine)

    def change_language(self, session: SessionId, language: str) -> None:
        """See Pages."""
        if self._sessions is not None:
            self._sessions.change_language(session, accept_language(language))

    def make_paper(self, effect: do.MakePaper) -> None:
        """See Pages."""
        if self._sessions is not None:
            self._sessions.make_paper(effect)

    def refuse_print(self, session: SessionId) -> None:
        """See Pages."""
        if self._sessions is not None:
            self._sessions.refuse_print(session)

    def close(self, session: SessionId) -> None:
        """See Pages."""
        self._waiting.pop(session, None)
        if self._sessions is not None:
            self._sessions.close(session)

    def wipe(self, session: SessionId) -> None:
        """See Pages."""
        self._waiting.pop(session, None)
        if self._sessions is not None:
            self._sessions.wipe(session)
        else:
            QTimer.singleShot(0, self, lambda: self.wiped.emit(session))

    def read(self, session: SessionId, then: Callable[[str], None]) -> None:
        """Give the words on this session's page, or its topmost window; nothing where there is none."""
        if self._sessions is not None:
            self._sessions.read(session, then)

    def open_statement(self, session: SessionId, names: Sequence[str], then: Callable[[int], None]) -> None:
        """See WebSession.open_statement."""
        if self._sessions is not None:
            self._sessions.open_statement(session, names, then)

    def magnify(self, session: SessionId, times: float) -> None:
        """Show this session's pages so many times as large, those to come as well."""
        before = self._times.pop(session, 1.0)
        if times != 1:
            self._times[session] = times
        if times != before and self._sessions is not None:
            self._sessions.magnify(session, times)

    def note_key(self, session: SessionId, characters: int) -> None:
        """So many characters were typed into this session's page."""
        if self._sessions is not None:
            self._sessions.note_key(session, characters)

    def note_input(self) -> None:
        """Somebody is there: a page that does not answer them is found out."""
        if self._sessions is not None:
            self._sessions.note_input()

    def shut(self) -> None:
        """Destroy all pages at the end of the process."""
        self._waiting.clear()
        if self._sessions is not None:
            self._sessions.shut()

    def _home_ready(self, done: Future[EngineSettings]) -> None:
        fault = done.exception()
        if fault is not None:
            _log.error("web.engine_not_prepared", exc_info=fault)
            self.broken.emit()
            return
        self._engine = done.result()
        self._start_when_calm(self._engine)

    def _start_when_calm(self, engine: EngineSettings) -> None:
        if self._sessions is not None:
            return
        if self._waiting or self._watch.quiet_for() >= _CALM:
            self._start(engine)
        else:
            QTimer.singleShot(_LOOK_AGAIN, self, lambda: self._start_when_calm(engine))

    def _start(self, engine: EngineSettings) -> None:
        from kiosk.ui.web.sessions import WebSessions  # noqa: PLC0415  not for the first paint
        from kiosk.urlpolicy import Policy  # noqa: PLC0415

        cloud = self._settings.invoice_cloud
        self._sessions = sessions = WebSessions(
            engine,
            self._folder / "customers",
            Policy(cloud),
            self._clock,
            accept_language(offered(self._settings.terminal.languages)[0]),
        )
        for name in _SIGNALS:
            getattr(sessions, name).connect(getattr(self, name))
        sessions.wiped.connect(lambda session: self._times.pop(session, None))
        _log.info("web.engine_started")
        waiting, self._waiting = self._waiting, {}
        for show in waiting.values():
            show()
