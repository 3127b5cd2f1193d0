"""The web side before it exists: starts the engine when nobody is touching, or at the latest when needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.flow.states import SessionId
from kiosk.log import get_logger
from kiosk.settings import Settings
from kiosk.tasks import Tasks
from kiosk.ui.idle import InputWatch

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kiosk.ui.web.engine import EngineSettings
    from kiosk.ui.web.sessions import WebSessions

_log = get_logger("web.side")
_CALM = 1.0  # seconds without input before the engine's start may hold the UI thread up
_LOOK_AGAIN = 300  # milliseconds


class WebSide(QObject):
    """The `Pages` of the controller. Signals as those of kiosk.ui.web.sessions.WebSessions, and `broken`.

    `sandbox` is false only for the demonstration under root. `broken` tells that the engine can't be started.
    """

    happened = Signal(object)
    view_ready = Signal(object, QWidget)
    view_gone = Signal(object)
    refused = Signal(object, object)
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
        self._waiting: Callable[[], None] | None = None

    def prepare(self) -> None:
        """Make the engine's home on a worker thread, then start the engine in a calm moment."""
        settings, folder, sandbox = self._settings.invoice_cloud, self._folder, self._sandbox

        def work() -> EngineSettings:
            from kiosk.ui.web.engine import engine_settings, prepare  # noqa: PLC0415  after the first paint

            engine = engine_settings(settings, folder, sandbox=sandbox)
            prepare(engine)
            return engine

        self._tasks.run(work, self._home_ready)

    def show(self, session: SessionId, url: str) -> None:
        """See Pages. A customer who is faster than the engine waits for it here."""
        if self._sessions is not None:
            self._sessions.show(session, url)
            return
        self._waiting = lambda: self.show(session, url)
        if self._engine is not None:
            self._start(self._engine)

    def close(self, session: SessionId) -> None:
        """See Pages."""
        self._waiting = None
        if self._sessions is not None:
            self._sessions.close(session)

    def wipe(self, session: SessionId) -> None:
        """See Pages."""
        self._waiting = None
        if self._sessions is not None:
            self._sessions.wipe(session)
        else:
            QTimer.singleShot(0, self, lambda: self.wiped.emit(session))

    def note_key(self, session: SessionId, characters: int) -> None:
        """So many characters were typed into this session's page."""
        if self._sessions is not None:
            self._sessions.note_key(session, characters)

    def shut(self) -> None:
        """Destroy all pages at the end of the process."""
        self._waiting = None
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
        if self._waiting is not None or self._watch.quiet_for() >= _CALM:
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
            "en-US,en",
        )
        for name in ("happened", "view_ready", "view_gone", "refused", "wiped", "wipe_failed"):
            getattr(sessions, name).connect(getattr(self, name))
        _log.info("web.engine_started")
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
