"""The supervisor hears from the event loop itself, and only while that turns."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.notify import Notifier
from kiosk.ops.watchdog import Watchdog, take_interval

INTERVAL = 0.04  # seconds
PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5 * INTERVAL)
        yield listening


@pytest.fixture
def notifier(supervisor: socket.socket) -> Notifier:
    return Notifier(supervisor.getsockname())


def test_it_tells_as_long_as_the_loop_turns_and_no_longer(
    qtbot: QtBot, supervisor: socket.socket, notifier: Notifier
) -> None:
    watchdog = Watchdog(notifier, INTERVAL)
    watchdog.begin()
    supervisor.setblocking(False)
    heard: list[bytes] = []

    def hear() -> bool:
        """Take all that was said, so that nothing is left of it for the silence that is to follow."""
        with suppress(BlockingIOError):
            while True:
                heard.append(supervisor.recv(100))
        return len(heard) >= 3

    qtbot.waitUntil(hear, timeout=PATIENCE)
    supervisor.settimeout(5 * INTERVAL)

    assert set(heard) == {b"WATCHDOG=1"}
    with pytest.raises(TimeoutError):  # nobody turns the loop here
        supervisor.recv(100)


def test_a_supervisor_that_does_not_look_hears_nothing(
    qtbot: QtBot, supervisor: socket.socket, notifier: Notifier
) -> None:
    silent, looked_after = Watchdog(notifier, 0.0), Watchdog(Notifier(None), INTERVAL)
    silent.begin()
    looked_after.begin()
    (timer,) = looked_after.findChildren(QTimer)
    qtbot.waitSignals([timer.timeout, timer.timeout], timeout=PATIENCE)
    supervisor.setblocking(False)

    with pytest.raises(BlockingIOError):
        supervisor.recv(100)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, 0.0),
        ({"WATCHDOG_USEC": "soon"}, 0.0),
        ({"WATCHDOG_USEC": "²"}, 0.0),
        ({}, 0.0),
    ],
)
def test_the_interval_is_the_supervisor_s_and_no_child_inherits_it(
    given: dict[str, str], seconds: float
) -> None:
    environment = {"PATH": "/usr/bin", **given}

    assert take_interval(environment) == seconds
    assert environment == {"PATH": "/usr/bin"}
