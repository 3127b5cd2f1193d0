"""The viewer of statements by itself: pages, sizes, keys, and its words for what can't be shown."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from kiosk.statements.arriving import ArrivingStatement
from kiosk.statements.protocol import Reason
from kiosk.statements.reader import StatementReader
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.statementview import ZOOMS, StatementView
from tests.unit import statementfiles as files

ENOUGH = 60_000  # milliseconds; only a test that fails waits so long


class ByHand(ArrivingStatement):
    """A statement that comes when the test says so."""

    def close(self) -> None:
        self.gone.emit()


class Viewer:
    """A viewer on the screen, and whoever reads in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.arriving = ByHand()
        self.view = StatementView(Theme(None, "#005A9C"), self.arriving)
        self.view.resize(900, 700)
        self.view.show()
        self.view.take_focus()
        qtbot.addWidget(self.view)
        self.closed: list[bool] = []
        self.view.close_pressed.connect(lambda: self.closed.append(True))

    @property
    def buttons(self) -> dict[str, QPushButton]:
        return {each.accessibleName(): each for each in self.view.findChildren(QPushButton)}

    @property
    def text(self) -> str:
        return "\n".join(each.text() for each in self.view.findChildren(QLabel) if each.isVisible())

    @property
    def page(self) -> QLabel:
        (page,) = [each for each in self.view.findChildren(QLabel) if not each.pixmap().isNull()]
        return page

    @property
    def width(self) -> int:
        """Pixels across of the page that is shown, 0 for none."""
        return max(each.pixmap().width() for each in self.view.findChildren(QLabel))

    @property
    def process(self) -> int:
        (reader,) = self.view.findChildren(StatementReader)
        return reader.process_id

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=ENOUGH)

    def opened(self, data: bytes) -> None:
        self.arriving.ready.emit(data)
        (place,) = self.view.findChildren(QScrollArea)
        self.until(lambda: self.width > 0 and place.verticalScrollBar().maximum() > 0)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view, key)


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[Viewer]:
    made = Viewer(qtbot)
    yield made
    made.view.close_statement()


def test_a_statement_opens_on_its_first_page(viewer: Viewer) -> None:
    assert "Your statement is being opened." in viewer.text

    viewer.opened(files.good(3))

    assert "Page 1 of 3" in viewer.text
    assert viewer.page.accessibleName() == "Page 1 of 3"
    assert viewer.page.pixmap().toImage().pixelColor(300, 2).red() > 150
    assert viewer.page.pixmap().toImage().pixelColor(5, viewer.page.pixmap().height() - 5).name() == "#ffffff"


def test_buttons_lead_through_the_pages_and_not_beyond(viewer: Viewer) -> None:
    viewer.opened(files.good(2))
    assert not viewer.buttons["Previous page"].isEnabled()

    viewer.buttons["Next page"].click()
    viewer.until(lambda: "Page 2 of 2" in viewer.text)
    assert not viewer.buttons["Next page"].isEnabled()

    viewer.buttons["Previous page"].click()
    viewer.until(lambda: "Page 1 of 2" in viewer.text)


def test_a_page_becomes_larger_and_smaller_within_bounds(viewer: Viewer) -> None:
    viewer.opened(files.good(1))
    viewer.until(lambda: viewer.width > 500)
    small = viewer.width
    for _ in ZOOMS:
        viewer.key(Qt.Key.Key_Plus)
    viewer.until(lambda: viewer.width == round(small * ZOOMS[-1]))
    assert not viewer.buttons["Larger"].isEnabled()

    for _ in ZOOMS:
        viewer.key(Qt.Key.Key_Minus)
    viewer.until(lambda: viewer.width == small)
    assert not viewer.buttons["Smaller"].isEnabled()


def test_page_down_goes_over_the_page_and_then_to_the_next(viewer: Viewer) -> None:
    viewer.opened(files.good(2))
    presses = 0
    while "Page 2 of 2" not in viewer.text:
        viewer.key(Qt.Key.Key_PageDown)
        presses += 1
    assert presses > 1

    while "Page 1 of 2" not in viewer.text:
        viewer.key(Qt.Key.Key_PageUp)


def test_escape_and_the_button_close(viewer: Viewer) -> None:
    viewer.key(Qt.Key.Key_Escape)
    viewer.buttons["Close the statement"].click()

    assert viewer.closed == [True, True]


def test_every_control_is_as_large_as_a_finger_and_has_a_name(viewer: Viewer) -> None:
    least = Theme(None, "#005A9C").mm(15)
    viewer.view.offer_print(offered=True)
    QApplication.processEvents()

    assert len(viewer.buttons) == 6
    assert all(viewer.buttons)
    assert all(min(each.width(), each.height()) >= least for each in viewer.buttons.values())


def test_of_a_very_long_statement_it_says_how_much_can_be_read(viewer: Viewer) -> None:
    viewer.opened(files.good(1000))

    assert "Page 1 of 1000 · the first 200 can be read here" in viewer.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"%PDF-1.7 nothing", "Its file is damaged", id="corrupt"),
        pytest.param(files.encrypted(), "It opens with a password only", id="encrypted"),
        pytest.param(files.huge_page(), "It is too large", id="too large"),
        pytest.param(files.nested(), "Close it and try again", id="the process dies"),
    ],
)
def test_what_can_t_be_shown_is_told_in_plain_words(viewer: Viewer, data: bytes, words: str) -> None:
    viewer.arriving.ready.emit(data)
    viewer.until(lambda: "This statement can't be shown here." in viewer.text)

    assert words in viewer.text
    assert viewer.process == 0
    assert viewer.buttons["Close the statement"].isEnabled()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_of_its_own(qtbot: QtBot, reason: Reason) -> None:
    def words(reason: Reason) -> str:
        viewer = Viewer(qtbot)
        viewer.arriving.failed.emit(reason)
        return viewer.text

    assert "This statement can't be shown here." in words(reason)
    assert words(reason) not in {words(each) for each in Reason if each is not reason}


def test_a_statement_whose_process_dies_while_it_is_read_says_so(viewer: Viewer) -> None:
    viewer.opened(files.good(3))
    os.kill(viewer.process, signal.SIGKILL)

    viewer.until(lambda: "Close it and try again" in viewer.text)
    assert viewer.width == 0


def test_taken_down_it_keeps_neither_process_nor_picture(viewer: Viewer) -> None:
    viewer.opened(files.good(3))
    process = viewer.process
    viewer.view.close_statement()

    assert not psutil.pid_exists(process)
    assert viewer.width == 0
