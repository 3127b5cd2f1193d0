"""A keyboard wedge and a person at the same keys of a window: told apart by the times of the keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.input import InputWatch
from kiosk.ui.wedge import Wedge
from tests.clocks import SetClock
from tests.ui.wedgekeys import STX, Typist

BILL = "132759960"


class Desk:
    """A window with two lines, watched as the terminal's is; `now` is the window system's time."""

    def __init__(self, qtbot: QtBot, prefix: str) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.line, self.other = QLineEdit(), QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(self.window)
        column.addWidget(self.line)
        column.addWidget(self.other)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=30_000)
        self.line.setFocus()
        self.wedge = Wedge(prefix, self.window)
        self.watch = InputWatch(SetClock(), lambda: False, self.window, wedge=self.wedge)
        handle = self.window.windowHandle()
        assert handle is not None
        self.watch.watch(handle)
        self.typist = Typist(handle)
        self.codes: list[str] = []
        self.wedge.scanned.connect(self.codes.append)

    def idle(self) -> bool:
        """Whether nothing is held and every code was given."""
        QCoreApplication.processEvents()
        return not self.wedge._timer.isActive()

    def settled(self) -> tuple[str, list[str]]:
        """What stands in the line, and the codes, once the wedge has made up its mind."""
        self.qtbot.waitUntil(self.idle, timeout=30_000)
        self.qtbot.waitUntil(lambda: self.wedge._phase.name in ("IDLE", "FADING"), timeout=30_000)
        QCoreApplication.processEvents()
        return self.line.text(), self.codes


MakeDesk = Callable[[str], Desk]


@pytest.fixture
def desk(qtbot: QtBot) -> MakeDesk:
    return lambda prefix: Desk(qtbot, prefix)


@pytest.mark.parametrize("prefix", [STX, "~", "~~", "^|"])
@pytest.mark.parametrize("gap", [1, 16, 45])
def test_a_scan_is_given_and_none_of_it_is_typed(desk: MakeDesk, prefix: str, gap: int) -> None:
    there = desk(prefix)
    there.typist.types(f"{prefix}{BILL}\n", gap)

    assert there.settled() == ("", [BILL])


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_two_scans_after_another_are_two_codes(desk: MakeDesk, prefix: str) -> None:
    there = desk(prefix)
    for _ in range(2):
        there.typist.types(f"{prefix}{BILL}\n", 8)
        there.typist.waits(400)

    assert there.settled() == ("", [BILL, BILL])


@pytest.mark.parametrize("text", ["~", "~~", "a~b", "pass~word", "~1234567", "~~~~~~", "A~B~C"])
def test_a_person_can_type_the_prefix_into_a_password(desk: MakeDesk, text: str) -> None:
    there = desk("~")
    there.typist.types(text, 90)

    assert there.settled() == (text, [])


def test_a_fast_typist_loses_nothing_and_nothing_changes_its_order(desk: MakeDesk) -> None:
    there = desk("~~")
    there.typist.types("ab~", 40)
    there.typist.types("cd", 40)
    there.typist.types("~~", 40)
    there.typist.types("x~y", 70)

    assert there.settled() == ("ab~cd~~x~y", [])


def test_the_prefix_alone_comes_after_a_moment_without_another_key(desk: MakeDesk) -> None:
    there = desk("~")
    there.typist.types("~", 0)
    assert there.line.text() == ""

    there.qtbot.waitUntil(lambda: there.line.text() == "~", timeout=30_000)


def test_a_key_that_is_held_down_is_a_persons(desk: MakeDesk) -> None:
    there = desk("~")
    there.typist.holds("~", 6, 30)

    assert there.settled() == ("~" * 6, [])


def test_what_was_held_does_not_go_into_a_line_that_got_the_focus_meanwhile(desk: MakeDesk) -> None:
    there = desk("~")
    there.typist.types("~", 0)
    there.other.setFocus()

    there.settled()
    assert (there.line.text(), there.other.text()) == ("", "")


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_what_follows_an_enter_within_the_code_is_typed_nowhere(desk: MakeDesk, prefix: str) -> None:
    there = desk(prefix)
    there.typist.types(f"{prefix}{BILL}\nhttp://evil.example\n\t{STX}more\n", 8)

    assert there.settled() == ("", [BILL])


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_control_keys_within_the_code_steer_nothing_and_make_it_unreadable(
    desk: MakeDesk, prefix: str
) -> None:
    there = desk(prefix)
    there.line.setText("kept")
    there.typist.types(prefix + "132", 8)
    for key in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_V):
        there.typist.chord(key, Qt.KeyboardModifier.ControlModifier, 8)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_Tab, Qt.Key.Key_Backspace):
        there.typist.chord(key, Qt.KeyboardModifier.NoModifier, 8)
    there.typist.types("59960\n", 8)

    text, (code,) = there.settled()
    assert text == "kept"
    assert there.line.hasFocus()
    assert not code.isprintable()


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_a_code_longer_than_any_bills_is_given_short_and_typed_nowhere(desk: MakeDesk, prefix: str) -> None:
    there = desk(prefix)
    there.typist.types(prefix + "7" * 3000 + "\n", 2)

    text, (code,) = there.settled()
    assert text == ""
    assert len(code) == 201


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_a_scan_that_breaks_off_is_typed_nowhere_and_given_as_unreadable(desk: MakeDesk, prefix: str) -> None:
    there = desk(prefix)
    there.typist.types(f"{prefix}1327599", 8)

    text, codes = there.settled()
    there.qtbot.waitUntil(lambda: there.codes == ["\0"], timeout=30_000)
    assert text == ""
    assert codes == ["\0"]


def test_what_a_person_types_after_a_scan_is_theirs(desk: MakeDesk) -> None:
    there = desk(STX)
    there.typist.types(f"{STX}{BILL}\n", 8)
    there.typist.waits(200)
    there.typist.types("Oak1", 90)

    assert there.settled() == ("Oak1", [BILL])


def test_no_shortcut_takes_a_key_of_a_scan(desk: MakeDesk) -> None:
    there = desk("~")
    there.typist.types("~132", 8)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5")
    override.setTimestamp(there.typist.now)
    override.ignore()

    assert there.wedge.takes(_handle(there), override)
    assert override.isAccepted()


def _handle(there: Desk) -> QWindow:
    handle = there.window.windowHandle()
    assert handle is not None
    return handle
