"""The rounds of the mail: one after the other, and none once the terminal ends."""

from __future__ import annotations

import threading
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.once import Once
from kiosk.post import Post
from kiosk.residents.side import ResidentSide
from kiosk.tasks import Tasks

PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


class Slow:
    """A residents' side whose round of letters takes until it is let go."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Event(), threading.Event()

    def keep_house(self) -> int:
        """See ResidentSide."""
        self.begun.set()
        assert self.free.wait(30)
        return 0


@pytest.mark.parametrize("ends", [True, False])
def test_a_round_that_ends_after_the_terminal_is_the_last_one(qtbot: QtBot, *, ends: bool) -> None:
    slow, tasks = Slow(), Tasks()
    post = Post(Once(lambda: cast("ResidentSide", slow)), tasks)
    (pause,) = post.findChildren(QTimer)
    pause.setInterval(0)
    post.begin()
    qtbot.waitUntil(slow.begun.is_set, timeout=PATIENCE)
    pause.setInterval(3_600_000)
    if ends:
        post.stop()
    with qtbot.waitSignal(tasks._finished, timeout=PATIENCE):
        slow.free.set()
    qtbot.waitUntil(lambda: pause.isActive() is not ends, timeout=PATIENCE)

    assert pause.isActive() is not ends
    post.stop()
    tasks.close()
