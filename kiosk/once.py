"""A part that is built at its first use, once, whichever thread comes first: start-up does not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Holds what `build` makes. If building fails, the error goes up and the next use tries again."""

    def __init__(self, build: Callable[[], T]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._made: T | None = None

    def __call__(self) -> T:
        """The part, built now if nobody has needed it before."""
        with self._lock:
            if self._made is None:
                self._made = self._build()
            return self._made

    def made(self) -> T | None:
        """The part, if it was ever needed: what is to be closed at the end."""
        with self._lock:
            return self._made
