"""Where answers that are held back wait: until their time is over, someone releases them, or all ends."""

from __future__ import annotations

import threading


class Gate:
    """Any number of threads may wait; `release` lets go whoever waits at that moment."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._releases = 0
        self._waiting = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many threads are held right now."""
        with self._changed:
            return self._waiting

    @property
    def closed(self) -> bool:
        """Whether the sandbox is ending; nothing is held any more."""
        return self._closed

    def wait(self, seconds: float | None) -> bool:
        """Hold the caller for at most `seconds` (None: for good). True if it was let go before that."""
        with self._changed:
            seen = self._releases
            self._waiting += 1
            try:
                return self._changed.wait_for(lambda: self._closed or self._releases != seen, seconds)
            finally:
                self._waiting -= 1

    def release(self) -> int:
        """Let go all who wait; gives their number."""
        with self._changed:
            self._releases += 1
            self._changed.notify_all()
            return self._waiting

    def close(self) -> None:
        """Let go all who wait, and hold nobody from now on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
