"""Work off the UI thread, its result back on it. The only place where threads meet widgets.

Pass plain frozen data only: a QObject handed to a worker may be collected there, and Qt does not survive it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Tasks(QObject):
    """A few worker threads that belong to the application.

    More than one, so that a call which hangs until its limit does not hold up the next customer.
    """

    _finished = Signal(object)

    def __init__(self, workers: int = 4, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="task")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Call `work` on a worker thread, then `then` with the finished future on this object's thread."""

        def back(future: Future[T]) -> None:
            # Emitted on the worker: Qt queues it to the thread that this object lives on.
            self._finished.emit(lambda: then(future))

        self._pool.submit(work).add_done_callback(back)

    def close(self) -> None:
        """Take no more work and drop what has not begun; what runs ends by its own time limit."""
        self._finished.disconnect()
        self._pool.shutdown(wait=False, cancel_futures=True)

    @Slot(object)
    def _deliver(self, result: Callable[[], None]) -> None:
        result()
