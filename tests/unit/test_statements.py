"""What the drawing process makes of documents, good and hostile."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator

import psutil
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.statements import walls
from kiosk.statements.protocol import MOST_BYTES, MOST_PAGES, Opened, PageImage, Reason
from tests.unit import statementfiles as files
from tests.unit.readings import Reading, readings

SOON = 2_000  # milliseconds of patience, where a document is to be given up


@pytest.fixture
def read(qtbot: QtBot) -> Iterator[Callable[..., Reading]]:
    with readings(qtbot) as make:
        yield make


@pytest.fixture
def reading(read: Callable[..., Reading]) -> Reading:
    return read()


def image(said: object) -> QImage:
    assert isinstance(said, PageImage)
    return QImage(said.pixels, said.width, said.height, 4 * said.width, QImage.Format.Format_ARGB32).copy()


def test_a_page_comes_as_wide_as_it_was_asked_for(reading: Reading) -> None:
    assert reading.open(files.good()) == Opened(3, 3)

    shown = image(reading.page(1, 333))

    assert (shown.width(), shown.height()) == (333, round(333 * 792 / 612))
    assert shown.pixelColor(100, 3) == QColor(200, 0, 0)
    assert shown.pixelColor(100, 300).alpha() == 0


def test_pages_differ(reading: Reading) -> None:
    reading.open(files.good())

    assert image(reading.page(0)) != image(reading.page(2))


def test_of_the_pages_asked_for_while_one_is_drawn_only_the_last_comes(reading: Reading) -> None:
    reading.open(files.good(9))
    for number in range(9):
        reading.reader.ask(number, 300)
    first, second = reading.next(), reading.next()

    assert [each.number for each in (first, second) if isinstance(each, PageImage)] == [0, 8]


def test_a_page_that_was_asked_for_before_it_was_open_comes_after_it(reading: Reading) -> None:
    reading.reader.open(files.good())
    reading.reader.ask(2, 200)

    assert isinstance(reading.next(), Opened)
    assert isinstance(reading.next(), PageImage)


def test_of_a_thousand_pages_two_hundred_can_be_read(reading: Reading) -> None:
    assert reading.open(files.good(1000)) == Opened(MOST_PAGES, 1000)
    assert isinstance(reading.page(MOST_PAGES - 1), PageImage)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", Reason.CORRUPT, id="empty"),
        pytest.param(b"<html>Sorry</html>", Reason.CORRUPT, id="no PDF"),
        pytest.param(b" " * 2000 + files.good(), Reason.CORRUPT, id="magic too far down"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, Reason.CORRUPT, id="noise"),
        pytest.param(files.good()[:400], Reason.CORRUPT, id="cut off"),
        pytest.param(files.encrypted(), Reason.ENCRYPTED, id="encrypted"),
        pytest.param(b"%PDF-1.7\n" + bytes(MOST_BYTES), Reason.TOO_LARGE, id="too many bytes"),
    ],
)
def test_what_can_t_be_opened_is_refused_for_its_reason(
    reading: Reading, data: bytes, reason: Reason
) -> None:
    assert reading.open(data) is reason
    assert reading.reader.process_id == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(files.huge_page(), Reason.TOO_LARGE, id="a page of kilometres"),
        pytest.param(files.nested(), Reason.FAILED, id="forms in forms"),
        pytest.param(files.swelling(900 << 20), Reason.FAILED, id="memory"),
    ],
)
def test_a_page_that_can_t_be_drawn_ends_the_document(reading: Reading, data: bytes, reason: Reason) -> None:
    assert reading.open(data) == Opened(1, 1)

    assert reading.page(0) is reason
    assert reading.reader.process_id == 0


def test_a_page_that_is_never_done_is_given_up_and_its_process_killed(read: Callable[..., Reading]) -> None:
    reading = read(SOON)
    reading.open(files.busy())
    process = reading.reader.process_id

    assert reading.page(0) is Reason.TOO_SLOW
    assert not psutil.pid_exists(process)


def test_a_kilobyte_is_enough_to_keep_a_page_busy() -> None:
    assert len(files.busy()) < 1024


def test_a_document_never_gets_more_memory_than_its_limit(reading: Reading) -> None:
    reading.open(files.good())
    limits = psutil.Process(reading.reader.process_id)

    assert limits.rlimit(psutil.RLIMIT_DATA) == (walls.MEMORY, walls.MEMORY)
    assert len(files.swelling(900 << 20)) < 4096


def test_a_child_that_dies_in_the_middle_ends_the_document(reading: Reading) -> None:
    reading.open(files.good())
    os.kill(reading.reader.process_id, signal.SIGKILL)

    assert reading.next() is Reason.FAILED
    assert reading.reader.process_id == 0


def test_closing_kills_the_process_and_nothing_more_is_said(reading: Reading) -> None:
    reading.open(files.good())
    process = reading.reader.process_id
    reading.reader.ask(0, 300)
    reading.reader.close()

    assert not psutil.pid_exists(process)
    QCoreApplication.processEvents()
    assert reading.said == [Opened(3, 3)]


def test_a_document_can_follow_another(reading: Reading) -> None:
    reading.open(files.good(2))

    assert reading.open(files.good(5)) == Opened(5, 5)


def test_links_and_scripts_in_a_document_do_nothing(reading: Reading) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        reading.open(files.scripted(b"http://127.0.0.1:%d/" % server.getsockname()[1]))
        shown = image(reading.page(0))
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()

    assert shown.width() == 300
    assert psutil.Process(reading.reader.process_id).children() == []
