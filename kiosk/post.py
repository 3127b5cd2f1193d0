"""Has the residents' letters sent, every few seconds, off the UI thread, one round at a time."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.log import get_logger
from kiosk.once import Once
from kiosk.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.residents.side import ResidentSide

_log = get_logger("post")
_PAUSE = 3000  # milliseconds after a round, so that a code is on its way while its screen comes up


class Post(QObject):
    """Owns the pauses between rounds; a server that is away lengthens nothing but its own letters."""

    def __init__(self, side: Once[ResidentSide], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._tasks = tasks
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._round)
        self._ends = False

    def begin(self) -> None:
        """The first screen stands: letters that waited overnight may go."""
        self._pause.start()

    def stop(self) -> None:
        """No more rounds, nor one after the round that runs now."""
        self._ends = True
        self._pause.stop()

    def _round(self) -> None:
        side = self._side
        self._tasks.run(lambda: side().keep_house(), self._ended)

    def _ended(self, done: Future[int]) -> None:
        fault = done.exception()
        if fault is not None:
            _log.error("post.failed", error=type(fault).__name__)
        if not self._ends:
            self._pause.start()
