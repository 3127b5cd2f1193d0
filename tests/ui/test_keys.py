"""Every key that a keyboard can send, judged: what fills in a form passes, what steers an application does not."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.keys import Refusal, refusal

Key = Qt.Key
Held = Qt.KeyboardModifier
PLAIN, SHIFT, CTRL, ALT, META = (
    Held.NoModifier,
    Held.ShiftModifier,
    Held.ControlModifier,
    Held.AltModifier,
    Held.MetaModifier,
)
KINDS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


def judged(key: Qt.Key | int, held: Qt.KeyboardModifier = PLAIN, text: str = "") -> Refusal | None:
    """The one judgement of press, release and shortcut."""
    answers = {refusal(QKeyEvent(kind, int(key), held, text)) for kind in KINDS}
    assert len(answers) == 1
    return answers.pop()


def named(names: str) -> list[Qt.Key]:
    return [Qt.Key[f"Key_{name}"] for name in names.split()]


WITH_CTRL = named("N T W Q O S P U F G H J D L K M R B I E Tab 0 Plus Minus Equal")
ALLOWED_WITH_CTRL = named("A C X V Z Y")


@pytest.mark.parametrize("held", [CTRL, CTRL | SHIFT, CTRL | ALT, META, CTRL | META], ids=str)
def test_commands_are_refused(held: Qt.KeyboardModifier) -> None:
    keys = [*WITH_CTRL, *named("I J C Delete Escape F4 Insert Return Space PageUp PageDown Left Home A V")]
    keys = [key for key in keys if not (held == CTRL and key in ALLOWED_WITH_CTRL)]

    assert {judged(key, held) for key in keys} == {Refusal.COMMAND}


@pytest.mark.parametrize("held", [ALT, ALT | SHIFT], ids=str)
def test_every_key_with_alt_is_refused(held: Qt.KeyboardModifier) -> None:
    keys = named("F4 D F Space Tab Escape Home Left Right Up Return A 1")

    assert {judged(key, held, "x") for key in keys} == {Refusal.ALT}


@pytest.mark.parametrize("held", [PLAIN, SHIFT], ids=str)
def test_function_keys_are_refused(held: Qt.KeyboardModifier) -> None:
    assert {judged(Qt.Key[f"Key_F{number}"], held) for number in range(1, 36)} == {Refusal.FUNCTION}


def test_media_launch_and_browser_keys_are_refused() -> None:
    keys = named(
        "Back Forward Stop Refresh HomePage Favorites Search OpenUrl LaunchMail LaunchMedia Launch0 LaunchA WWW"
        " MediaPlay MediaStop VolumeUp VolumeMute Calculator Explorer Copy Paste Cut Find Undo PowerOff Reload"
        " Terminal Standby"
    )

    assert {judged(key) for key in keys} == {Refusal.LAUNCH}


def test_menu_print_insert_and_the_system_s_keys_are_refused() -> None:
    keys = named(
        "Menu Print SysReq Pause Insert Super_L Super_R Hyper_L Help Clear Context1 Camera Call Sleep Zoom"
    )

    assert {judged(key, held) for key, held in product(keys, (PLAIN, SHIFT))} == {Refusal.OTHER_KEY}


def test_enter_and_escape_are_refused_with_shift_which_opens_windows() -> None:
    assert {judged(key, SHIFT) for key in named("Return Enter Escape")} == {Refusal.OTHER_KEY}
    assert {judged(key) for key in named("Return Enter Escape")} == {None}


def test_what_moves_and_erases_passes() -> None:
    keys = named("Tab Backtab Backspace Delete Left Right Up Down Home End PageUp PageDown Space")

    assert {judged(key, held) for key, held in product(keys, (PLAIN, SHIFT))} == {None}


@pytest.mark.parametrize("text", ["a", "A", "7", "@", " ", "ñ", "é", "ß", "€", "你", "ж"])
def test_what_can_be_read_passes(text: str) -> None:
    key = ord(text.upper()[0])

    assert judged(key, PLAIN, text) is None
    assert judged(key, SHIFT, text) is None
    assert judged(key, Held.GroupSwitchModifier, text) is None
    assert judged(Key.Key_unknown, PLAIN, text) is None


def test_the_digits_of_a_keypad_pass() -> None:
    assert judged(Key.Key_7, Held.KeypadModifier, "7") is None
    assert judged(Key.Key_Enter, Held.KeypadModifier, "\r") is None


def test_dead_keys_and_compose_pass() -> None:
    assert {judged(key) for key in named("Dead_Acute Dead_Tilde Dead_Diaeresis Multi_key")} == {None}
    assert judged(Key.Key_Dead_Acute, CTRL) is Refusal.COMMAND


def test_modifiers_alone_pass_but_for_alt_and_meta() -> None:
    assert {judged(key) for key in named("Shift Control AltGr CapsLock NumLock Mode_switch")} == {None}
    assert judged(Key.Key_Alt) is Refusal.ALT
    assert judged(Key.Key_Meta) is not None


@pytest.mark.parametrize("key", ALLOWED_WITH_CTRL, ids=lambda key: str(key.name))
def test_the_clipboard_within_a_session_passes(key: Qt.Key) -> None:
    assert judged(key, CTRL) is None
    assert judged(key, CTRL | Held.KeypadModifier) is None
    assert judged(key, CTRL | SHIFT) is Refusal.COMMAND


@pytest.mark.parametrize("code", range(0x20), ids=hex)
def test_a_scanner_s_control_codes_are_refused(code: int) -> None:
    assert judged(Key.Key_unknown, PLAIN, chr(code)) is Refusal.OTHER_KEY
    assert judged(Key.Key_J, PLAIN, chr(code)) is Refusal.OTHER_KEY
    assert judged(0, PLAIN, chr(code)) is Refusal.OTHER_KEY


def test_a_key_without_name_or_character_is_refused() -> None:
    assert judged(Key.Key_unknown) is Refusal.OTHER_KEY
    assert judged(0) is Refusal.OTHER_KEY


def test_a_key_that_qt_adds_is_refused_until_somebody_lists_it() -> None:
    passing = {
        key.name.removeprefix("Key_")
        for key in Key
        if key.value >= 0x01000000 and judged(key) is None and not key.name.startswith("Key_Dead_")
    }

    assert passing == {
        "Tab", "Backtab", "Backspace", "Delete", "Left", "Right", "Up", "Down", "Home", "End", "PageUp",
        "PageDown", "Return", "Enter", "Escape", "Shift", "Control", "AltGr", "CapsLock", "NumLock",
        "Mode_switch", "Multi_key",
    }  # fmt: skip
