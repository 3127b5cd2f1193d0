"""One event after the other: one that comes while another is taken waits for its turn, and none calls back up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

E = TypeVar("E")


class Turns(Generic[E]):
    """Gives each event to `take`, in the order in which they came, on the thread that they come on."""

    def __init__(self, take: Callable[[E], None]) -> None:
        self._take = take
        self._waiting: deque[E] = deque()
        self._running = False

    def add(self, event: E) -> None:
        """Take the event now, or after those before it."""
        self._waiting.append(event)
        if self._running:
            return
        self._running = True
        try:
            while self._waiting:
                self._take(self._waiting.popleft())
        finally:
            self._running = False
