"""Work off the UI thread: where it runs, where its result arrives, and what an end does to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_arrives_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[tuple[int, int]] = []

    tasks.run(threading.get_ident, lambda done: arrived.append((done.result(), threading.get_ident())))
    qtbot.waitUntil(lambda: bool(arrived))

    [(worked_on, delivered_on)] = arrived
    assert worked_on != threading.get_ident()
    assert delivered_on == threading.get_ident()


def test_an_exception_arrives_with_the_result(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[BaseException | None] = []
    fault = ValueError("no such thing")

    def fail() -> None:
        raise fault

    tasks.run(fail, lambda done: arrived.append(done.exception()))
    qtbot.waitUntil(lambda: bool(arrived))

    assert arrived == [fault]


def test_a_call_that_hangs_does_not_hold_up_the_next(tasks: Tasks, qtbot: QtBot) -> None:
    meeting = threading.Barrier(2)
    arrived: list[Future[int]] = []

    for _ in range(2):
        tasks.run(lambda: meeting.wait(timeout=30), arrived.append)
    qtbot.waitUntil(lambda: len(arrived) == 2, timeout=30_000)

    assert sorted(done.result() for done in arrived) == [0, 1]


def test_an_end_drops_what_has_not_begun_and_delivers_nothing_more(qtbot: QtBot) -> None:
    tasks = Tasks(workers=1)
    begun, go_on = threading.Event(), threading.Event()
    worked: list[str] = []
    arrived: list[object] = []

    def first() -> threading.Thread:
        begun.set()
        go_on.wait(timeout=30)
        worked.append("first")
        return threading.current_thread()

    before = set(threading.enumerate())
    tasks.run(first, arrived.append)
    tasks.run(lambda: worked.append("second"), arrived.append)
    qtbot.waitUntil(begun.is_set)
    tasks.close()
    go_on.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=30)
    QCoreApplication.processEvents()

    assert worked == ["first"]
    assert arrived == []
