"""Calls into a library that may never come back, each with a limit: whoever waits is let go, the call is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, Final, TypeVar

T = TypeVar("T")

MOST_STUCK: Final = 3
"""Threads that may hang at once; with so many nothing more is tried until one of them has come back."""


class GivenUp(Exception):
    """The limit passed, or nothing more can be tried."""


class Ticket:
    """One call as it goes on: whether anybody still waits for it."""

    def __init__(self) -> None:
        self._given_up = threading.Event()

    @property
    def given_up(self) -> bool:
        """Nobody waits any more: what the call has begun it should undo."""
        return self._given_up.is_set()

    def pause(self, seconds: float) -> None:
        """Wait so long, or until nobody waits any more."""
        self._given_up.wait(seconds)

    def give_up(self) -> None:
        """Let it be known."""
        self._given_up.set()


_Work = tuple[Callable[[Ticket], Any], Ticket, "Future[Any]"]


class Limited:
    """Makes one call after the other on a daemon thread of its own; one that hangs gets no company.

    A thread that waits in a C library can't be ended. It is left behind, as a daemon it holds up no exit, and the
    next call gets another one. One with nothing to do ends. Methods may be called from any thread.
    """

    def __init__(self, name: str) -> None:
        """`name`: of its threads."""
        self._name = name
        self._lock = threading.Lock()
        self._queue: SimpleQueue[_Work] | None = None
        self._stuck = 0

    def call(self, work: Callable[[Ticket], T], seconds: float) -> T:
        """What `work` gives or raises. Raises GivenUp after so many seconds, those before its turn included."""
        ticket = Ticket()
        result: Future[T] = Future()
        with self._lock:
            if self._stuck >= MOST_STUCK:
                raise GivenUp
            if self._queue is None:
                self._queue = SimpleQueue()
                threading.Thread(target=self._work, args=(self._queue,), name=self._name, daemon=True).start()
            queue = self._queue
            queue.put((work, ticket, result))
        try:
            return result.result(seconds)
        except TimeoutError:
            if result.done():
                raise
        ticket.give_up()
        with self._lock:
            if self._queue is queue:
                self._queue = None
                self._stuck += 1
        raise GivenUp

    def _work(self, queue: SimpleQueue[_Work]) -> None:
        """Work until the queue is empty."""
        while True:
            work, ticket, result = queue.get()
            try:
                result.set_result(work(ticket))
            except BaseException as fault:  # noqa: BLE001  it belongs to whoever asked
                result.set_exception(fault)
            with self._lock:
                if not queue.empty():
                    continue
                if self._queue is queue:
                    self._queue = None
                else:
                    self._stuck -= 1
                return
