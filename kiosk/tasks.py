"""Work off the UI thread, its result back on it. The only place where threads meet widgets.

Pass plain frozen data only: a QObject handed to a worker may be collected there, and Qt does not survive it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.log import get_logger

S = TypeVar("S")
T = TypeVar("T")

_log = get_logger("tasks")
_LAST_WAIT = 3.0  # seconds


class Tasks(QObject):
    """A few worker threads that belong to the application.

    More than one, so that a call which hangs until its limit does not hold up the next customer.
    """

    _finished = Signal(object)

    def __init__(self, workers: int = 4, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="task")
        self._running: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Call `work` on a worker thread, then `then` with the finished future on this object's thread."""

        def back(future: Future[T]) -> None:
            with self._lock:
                self._running.discard(future)
                # Emitted on the worker: Qt queues it to the thread that this object lives on.
                if not self._closed:
                    self._finished.emit(lambda: then(future))

        future = self._pool.submit(work)
        with self._lock:
            self._running.add(future)
        future.add_done_callback(back)

    def ask(self, work: Callable[[], T], otherwise: S, then: Callable[[T | S], None]) -> None:
        """As `run`, for work that fails by a fault of ours alone: `then` gets its result, or `otherwise`.

        The fault is logged.
        """

        def back(future: Future[T]) -> None:
            fault = future.exception()
            if fault is not None:
                _log.error("task.failed", exc_info=fault)
            then(future.result() if fault is None else otherwise)

        self.run(work, back)

    def close(self, patience: float = _LAST_WAIT) -> None:
        """Take no more work, drop what has not begun, and wait `patience` seconds for what runs.

        So a call that is about to end still finds the journal open. One that is not ends by its own limit.
        """
        with self._lock:
            self._closed = True
            running = tuple(self._running)
        self._finished.disconnect()
        self._pool.shutdown(wait=False, cancel_futures=True)
        wait(running, timeout=patience)

    @Slot(object)
    def _deliver(self, result: Callable[[], None]) -> None:
        result()
