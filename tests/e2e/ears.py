"""Somebody who hears what a terminal says, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.e2e.accessibility import NotSeen
from tests.e2e.lobby import Visit
from tests.tape import Tape


class Ears:
    """Somebody who listens at a terminal."""

    def __init__(self, visit: Visit, tape: Tape) -> None:
        self.visit = visit
        self.tape = tape
        self._heard = 0

    def hears(self, *words: str) -> None:
        """Wait until these words are said, after those waited for before."""
        for each in words:
            try:
                self.visit.person.waits_until(partial(self._has_heard, each), "it was not said")
            except NotSeen as missing:
                said = [said.words for said in self.tape.said()[self._heard :]]
                log = [line for line in self.visit.terminal.log.splitlines() if '"speech.' in line]
                raise AssertionError(f"“{each}” was not said, but {said}; speech itself: {log}") from missing

    def _has_heard(self, words: str) -> bool:
        """Whether somebody heard this; what at-spi2-core called a push button is a button since 2.56."""
        said = self.tape.said()[self._heard :]
        return any(words in each.words.replace("push button", "button") for each in said)

    def is_left_alone(self) -> None:
        """Wait until no process of the voice is left that could still say something."""
        visit = self.visit
        folders = (str(visit.home), str(visit.runtime / "city-hall-kiosk"))
        visit.person.waits_until(
            lambda: not any(folder in command for command in _commands() for folder in folders),
            "a process of the voice was left",
        )

    def listens_anew(self) -> None:
        """What was said so far counts no more."""
        self._heard = len(self.tape.said())

    @property
    def everything(self) -> str:
        """All that was ever said."""
        return "\n".join(each.words for each in self.tape.said())


def _commands() -> Iterator[str]:
    """The command line of each process that there is."""
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile
            yield (entry / "cmdline").read_bytes().decode(errors="replace")
