"""Work off the UI thread: where it runs, where its result arrives, and what an end does to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.tasks import Tasks

PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_arrives_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[tuple[int, int]] = []

    tasks.run(threading.get_ident, lambda done: arrived.append((done.result(), threading.get_ident())))
    qtbot.waitUntil(lambda: bool(arrived), timeout=PATIENCE)

    [(worked_on, delivered_on)] = arrived
    assert worked_on != threading.get_ident()
    assert delivered_on == threading.get_ident()


def test_an_exception_arrives_with_the_result(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[BaseException | None] = []
    fault = ValueError("no such thing")

    def fail() -> None:
        raise fault

    tasks.run(fail, lambda done: arrived.append(done.exception()))
    qtbot.waitUntil(lambda: bool(arrived), timeout=PATIENCE)

    assert arrived == [fault]


def test_a_question_is_answered_by_what_its_work_gives(tasks: Tasks, qtbot: QtBot) -> None:
    arrived: list[str] = []

    tasks.ask(lambda: "an answer", "no answer", arrived.append)
    qtbot.waitUntil(lambda: bool(arrived), timeout=PATIENCE)

    assert arrived == ["an answer"]


def test_a_fault_of_our_own_in_a_question_is_logged_and_another_answer_stands_in(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    arrived: list[str] = []

    def fail() -> str:
        raise LookupError("13275-9960")

    tasks.ask(fail, "no answer", arrived.append)
    qtbot.waitUntil(lambda: bool(arrived), timeout=PATIENCE)

    assert arrived == ["no answer"]
    assert "task.failed" in caplog.text
    assert "13275-9960" not in caplog.text


def test_a_call_that_hangs_does_not_hold_up_the_next(tasks: Tasks, qtbot: QtBot) -> None:
    meeting = threading.Barrier(2)
    arrived: list[Future[int]] = []

    for _ in range(2):
        tasks.run(lambda: meeting.wait(timeout=30), arrived.append)
    qtbot.waitUntil(lambda: len(arrived) == 2, timeout=PATIENCE)

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
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    tasks.close(patience=0)
    go_on.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=30)
    QCoreApplication.processEvents()

    assert worked == ["first"]
    assert arrived == []


def test_an_end_waits_for_a_call_that_is_about_to_end(qtbot: QtBot) -> None:
    tasks = Tasks(workers=1)
    begun, ended = threading.Event(), threading.Event()

    def call() -> None:
        begun.set()
        threading.main_thread().join(timeout=0.2)  # the main thread does not end: this only takes a while
        ended.set()

    tasks.run(call, lambda _: None)
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    tasks.close()

    assert ended.is_set()
