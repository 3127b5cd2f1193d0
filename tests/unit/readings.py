"""A reader of statements to test with, and what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from kiosk.statements.protocol import Opened, PageImage, Reason
from kiosk.statements.reader import StatementReader

ENOUGH = 60_000  # milliseconds; only a test that fails waits so long


class Reading:
    """A reader, and what it said."""

    def __init__(self, qtbot: QtBot, patience: int = ENOUGH) -> None:
        self._qtbot = qtbot
        self.reader = StatementReader(patience)
        self.said: list[Opened | PageImage | Reason] = []
        self._heard = 0
        for told in (self.reader.opened, self.reader.page_ready, self.reader.failed):
            told.connect(self.said.append)

    def open(self, data: bytes) -> Opened | PageImage | Reason:
        self.reader.open(data)
        return self.next()

    def page(self, number: int, width: int = 300) -> Opened | PageImage | Reason:
        self.reader.ask(number, width)
        return self.next()

    def next(self) -> Opened | PageImage | Reason:
        """The next thing that is said."""
        self._qtbot.waitUntil(lambda: len(self.said) > self._heard, timeout=ENOUGH)
        self._heard += 1
        return self.said[self._heard - 1]


@contextmanager
def readings(qtbot: QtBot) -> Iterator[Callable[..., Reading]]:
    """Make readers, and close them afterwards."""
    made: list[Reading] = []

    def make(patience: int = ENOUGH) -> Reading:
        made.append(Reading(qtbot, patience))
        return made[-1]

    yield make
    for each in made:
        each.reader.close()
