"""A technician at the terminal: the PIN on keypad and keyboard, and what the screen tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from kiosk.admin import pin
from kiosk.admin.kept import NAME
from kiosk.calibration import CROSSES
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.technician import Admin, AdminPin, Calibrating, Stage, Tuning
from kiosk.secret import Secret
from kiosk.ui.widgets.crosses import Crosses
from kiosk.ui.widgets.languages import LanguageSwitch
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands

PIN, WRONG = "271828", "828172"
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WITH_PIN = Callable[[str], str]


@pytest.fixture(scope="module")
def kept() -> str:
    return pin.hashed(Secret(PIN))


@pytest.fixture
def with_pin(tmp_path: Path, kept: str) -> WITH_PIN:
    """A change to the configuration after which a technician's PIN is known."""
    file = tmp_path / "pin"
    file.write_text(kept, encoding="utf-8")
    file.chmod(0o600)
    return lambda text: f'{text}\n[admin]\npin = "file:{file}"\n'


@pytest.fixture
def hands(open_terminal: OpenTerminal, with_pin: WITH_PIN) -> Hands:
    return open_terminal(change=with_pin)


def gesture(hands: Hands) -> None:
    """Touch the header's corners in turn."""
    header = hands.window.header
    place = QRect(header.mapTo(hands.window, QPoint(0, 0)), header.size())
    edge = QPoint(20, header.height() // 2)
    for corner in (place.topLeft() + edge, place.topRight() + QPoint(-20, edge.y())) * 2:
        hands.click_at(corner)
    hands.click_at(place.topLeft() + edge)


def digits_shown(hands: Hands) -> int:
    return hands.text.count("●")


def test_without_a_pin_the_gesture_leads_nowhere(open_terminal: OpenTerminal) -> None:
    hands = open_terminal()
    gesture(hands)

    assert isinstance(hands.session.state, states.Welcome)


def test_while_a_customer_is_there_the_gesture_leads_nowhere(hands: Hands) -> None:
    hands.press("Pay My Bill")
    gesture(hands)

    assert isinstance(hands.session.state, states.Accounts)


def test_a_pin_from_the_keyboard_leads_in_and_back_leads_out(hands: Hands) -> None:
    gesture(hands)
    hands.on(AdminPin)
    hands.type(PIN)
    shown = digits_shown(hands)
    hands.keys(Qt.Key.Key_Return)
    hands.on(Admin)
    hands.until(lambda: "GB free" in hands.text)
    told = hands.text
    hands.press("Back")
    hands.on(states.Welcome)

    assert shown == len(PIN)
    assert hands.application.settings.terminal.id in told
    assert "PySide6 6." in told
    assert "Chromium 1" in told
    assert "0 sessions, 0 receipts, 0 with an unknown outcome" in told
    assert hands.rows("SELECT deed, outcome FROM admin") == [("pin", "right")]


def test_a_pin_from_the_keypad_is_shown_as_dots_and_erased(hands: Hands) -> None:
    gesture(hands)
    hands.on(AdminPin)
    for digit in PIN:
        hands.press(digit)
    hands.press("Erase")
    five = (digits_shown(hands), hands.buttons["Continue"].isEnabled())
    hands.press(PIN[-1])
    hands.press("Continue")
    hands.on(Admin)

    assert five == (5, False)
    assert not any(digit in hands.text.splitlines() for digit in PIN)


def test_keys_go_into_the_pin_while_a_button_has_the_focus(hands: Hands) -> None:
    gesture(hands)
    hands.on(AdminPin)
    hands.buttons["Back"].setFocus()
    hands.type("12")
    hands.keys(Qt.Key.Key_Backspace)

    assert digits_shown(hands) == 1


def give(hands: Hands, digits: str) -> None:
    hands.type(digits)
    hands.keys(Qt.Key.Key_Return)
    hands.until(lambda: not (isinstance(s := hands.session.state, AdminPin) and s.checking))


def test_wrong_pins_lock_the_terminal_and_a_new_process_is_locked_as_well(
    hands: Hands, open_terminal: OpenTerminal, with_pin: WITH_PIN
) -> None:
    gesture(hands)
    for _ in range(3):
        give(hands, WRONG)
    told = hands.text
    hands.type(PIN)
    under_lock = digits_shown(hands)
    hands.close()
    again = open_terminal(change=with_pin)
    gesture(again)
    give(again, PIN)

    assert "Try again in 30 seconds" in told
    assert under_lock == 0
    assert isinstance(again.session.state, AdminPin)
    assert "Locked after too many wrong tries" in again.text
    assert again.rows("SELECT outcome FROM admin") == [("wrong",)] * 3 + [("locked",)]


def test_silence_leaves_the_keypad_with_nothing_on_it(hands: Hands) -> None:
    gesture(hands)
    hands.on(AdminPin)
    hands.type("2718")
    hands.seconds(60)
    hands.on(states.Welcome)
    gesture(hands)
    hands.on(AdminPin)

    assert digits_shown(hands) == 0


def enter(hands: Hands) -> None:
    gesture(hands)
    hands.on(AdminPin)
    give(hands, PIN)
    hands.on(Admin)


def test_a_closed_terminal_lets_a_technician_in_and_is_closed_afterwards(hands: Hands) -> None:
    hands.application.controller.dispatch(ev.JournalFailed(hands.session.id))
    hands.on(states.Closed)
    enter(hands)
    hands.until(lambda: "reason “journal_failed”" in hands.text)
    hands.press("Back")

    assert hands.on(states.Closed).reason is states.ClosedReason.JOURNAL_FAILED


def test_the_provider_is_checked_when_asked(hands: Hands) -> None:
    hands.until(lambda: bool(hands.rows("SELECT 1 FROM call WHERE outcome IS NOT NULL")))
    enter(hands)
    calls = len(hands.rows("SELECT 1 FROM call"))
    hands.press("Check the provider")
    hands.until(lambda: len(hands.rows("SELECT 1 FROM call WHERE outcome = 'ok'")) > calls)
    hands.until(lambda: "Has answered well since" in hands.text)

    assert hands.rows("SELECT deed, outcome FROM admin") == [("pin", "right"), ("check", "done")]


def test_enter_pressed_once_more_meets_no_button_beside_the_one_that_works(hands: Hands) -> None:
    enter(hands)
    hands.press("Check the provider")

    assert hands.buttons["Back"].hasFocus()


@pytest.mark.parametrize(("button", "status"), [("Restart", 70), ("End", 0)])
def test_restart_and_end_leave_with_their_status(hands: Hands, button: str, status: int) -> None:
    ended: list[int] = []
    controller = hands.application.controller
    controller.ended.disconnect(hands.application.end)  # it would end the tests' own application
    controller.ended.connect(ended.append)
    enter(hands)
    hands.press(button)

    assert ended == [status]
    assert hands.rows("SELECT deed FROM admin") == [("pin",), (button.lower(),)]


def test_no_customer_is_on_the_technician_s_screen(hands: Hands) -> None:
    hands.open_page()
    hands.press("Start Over")
    hands.until(lambda: isinstance(hands.session.state, states.Welcome))
    enter(hands)
    hands.until(lambda: "1 session" in hands.text)

    assert "9960" not in hands.text
    assert QApplication.clipboard().text() == ""


def languages_offered(hands: Hands) -> bool:
    return any(each.isVisible() for each in hands.window.findChildren(LanguageSwitch))


def test_volume_and_languages_hold_from_the_next_customer_on_and_in_a_new_process(
    hands: Hands, open_terminal: OpenTerminal, with_pin: WITH_PIN
) -> None:
    before = (hands.session.preferences.volume, languages_offered(hands))
    enter(hands)
    hands.press("Sound and languages")
    hands.on(Tuning)
    hands.press("Louder")
    hands.until(lambda: not hands.state(Tuning).keeping)
    hands.press("Español: offered")
    hands.until(lambda: not hands.state(Tuning).keeping)
    shown = (hands.text, list(hands.buttons))
    hands.press("Back")
    hands.on(Admin)
    hands.press("Back")
    hands.on(states.Welcome)
    here = (hands.session.preferences.volume, languages_offered(hands))
    deeds = hands.rows("SELECT deed, outcome FROM admin")
    hands.close()
    again = open_terminal(change=with_pin)

    assert before == (60, True)
    assert "70 %" in shown[0]
    assert "Español: not offered" in shown[1]
    assert here == (70, False)
    assert (again.session.preferences.volume, languages_offered(again)) == (70, False)
    assert deeds == [("pin", "right"), ("volume", "done"), ("languages", "done")]


def test_a_terminal_without_a_touch_screen_says_so(hands: Hands) -> None:
    enter(hands)
    hands.press("Set the touch screen")
    hands.until(lambda: "no touch screen here" in hands.text)
    hands.press("Back")
    hands.on(Admin)


class Panel:
    """A touch screen of X11, as a program in the place of xinput tells of it; keeps what it was set to."""

    def __init__(self, folder: Path) -> None:
        self._calls = folder / "calls"
        (folder / "xinput").write_text(
            "#!/bin/sh\ncase $1 in\n"
            'list) printf "Screen\\tid=9\\t[slave  pointer  (2)]\\n'
            'Class originated from: 9. Type: XITouchClass\\nTouch mode: direct\\n";;\n'
            'list-props) echo "Coordinate Transformation Matrix (1): 1, 0, 0, 0, 1, 0, 0, 0, 1";;\n'
            f'set-prop) echo "$*" >> {self._calls};;\nesac\n',
            encoding="utf-8",
        )
        (folder / "xinput").chmod(0o700)

    @property
    def matrices(self) -> list[list[float]]:
        """What it was set to, one after the other."""
        if not self._calls.exists():
            return []
        lines = self._calls.read_text(encoding="utf-8").splitlines()
        return [[float(cell) for cell in line.split()[-9:]] for line in lines]


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panel:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return Panel(folder)


UNTOUCHED = [1, 0, 0, 0, 1, 0, 0, 0, 1]


def touch_the_crosses(hands: Hands) -> None:
    """Each a little to the right of its middle, as on a screen that is set wrong."""
    enter(hands)
    hands.press("Set the touch screen")
    hands.until(lambda: hands.state(Calibrating).stage is Stage.TOUCHING)
    for number in range(len(CROSSES)):
        (crosses,) = hands.window.findChildren(Crosses)
        hands.click_at(crosses.place().toPoint() + QPoint(20, 0))
        assert len(hands.state(Calibrating).touches) == number + 1
    hands.until(lambda: hands.state(Calibrating).stage is Stage.TRYING)


def test_a_touch_screen_is_set_by_five_crosses_and_again_at_every_start(
    panel: Panel, hands: Hands, open_terminal: OpenTerminal, with_pin: WITH_PIN
) -> None:
    touch_the_crosses(hands)
    told = hands.text
    hands.press("Keep this")
    hands.until(lambda: "Kept." in hands.text)
    hands.press("Back")
    hands.on(Admin)
    deeds = [deed for (deed,) in hands.rows("SELECT deed FROM admin")]
    hands.close()
    ((set_once,), before) = (panel.matrices, len(panel.matrices))
    again = open_terminal(change=with_pin)
    again.until(lambda: len(panel.matrices) > before)
    width = again.window.screen().virtualGeometry().width()

    assert set_once == pytest.approx([1, 0, -20 / width, 0, 1, 0, 0, 0, 1], abs=1e-4)
    assert panel.matrices == [set_once, set_once]
    assert "mm before, 0.0 mm with the new setting" in told
    assert deeds == ["pin", "calibrate", "calibration_kept"]


def test_a_setting_that_nobody_keeps_goes_by_itself_and_is_not_written(panel: Panel, hands: Hands) -> None:
    touch_the_crosses(hands)
    hands.stop_the_clock()
    hands.seconds(15)
    hands.until(lambda: len(panel.matrices) == 2)

    assert "Undone." in hands.text
    assert panel.matrices[-1] == UNTOUCHED
    assert not hands.state_file(NAME).exists()


def test_escape_leaves_the_crosses(panel: Panel, hands: Hands) -> None:
    enter(hands)
    hands.press("Set the touch screen")
    hands.until(lambda: hands.state(Calibrating).stage is Stage.TOUCHING)
    hands.keys(Qt.Key.Key_Escape)
    hands.on(Admin)

    assert not hands.window.findChildren(Crosses) or not hands.window.findChildren(Crosses)[0].isVisible()
    assert panel.matrices == []
