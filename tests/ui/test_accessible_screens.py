"""Every screen for somebody who does not see it: names, roles, order, and the buttons of a listener."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk.config import Settings
from kiosk.flow.preferences import Preferences
from kiosk.ui.readout import words_on
from kiosk.ui.widgets.speechbar import Darkness
from kiosk.ui.window import Window
from tests.ui import guest_states, resident_states, test_layout
from tests.ui.test_layout import complaints, draw, opened, settings

__all__ = ["settings"]

STATES = {
    **{name: (state, None) for name, state in guest_states.STATES.items()},
    **resident_states.STATES,
}


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Window:
    return opened(qtbot, resident_states.with_residents(settings), (1280, 1024))


def controls(window: Window) -> list[QWidget]:
    """What the Tab key comes to."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(window: Window) -> list[str]:
    """The controls whose name a screen reader would not know; Qt takes a button's from its text."""
    return [
        type(each).__name__
        for each in controls(window)
        if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text().strip()))
        and not isinstance(each, QScrollArea)
    ]


@pytest.mark.parametrize("kind", {name.split(",")[0]: None for name in STATES})
def test_each_control_has_a_name_and_each_screen_has_words(window: Window, kind: str) -> None:
    without: dict[str, list[str]] = {}
    for name, (state, member) in STATES.items():
        if name.split(",")[0] == kind:
            draw(window, state, member=member)
            without[name] = nameless(window)
            if not words_on(window.shown()):
                without[name].append("words")

    assert {name: found for name, found in without.items() if found} == {}


@pytest.mark.parametrize("kind", test_layout.SIZES.values(), ids=str)
def test_the_buttons_of_a_listener_leave_every_screen_its_place(
    qtbot: QtBot, settings: Settings, kind: tuple[int, int]
) -> None:
    window = opened(qtbot, resident_states.with_residents(settings), kind)
    window.offer_speech()
    told = {}
    for name, (state, member) in STATES.items():
        draw(window, state, member=member)
        window.show_listening(Preferences(spoken=True), headset=True)
        for _ in range(3):
            QApplication.processEvents()
        told[name] = complaints(window)

    assert {name: words for name, words in told.items() if words} == {}


def test_the_dark_screen_covers_everything_and_a_touch_lifts_it(qtbot: QtBot, window: Window) -> None:
    state, member = STATES["welcome"]
    draw(window, state, member=member)
    window.show_listening(Preferences(spoken=True, dark_screen=True), headset=False)
    (cover,) = window.findChildren(Darkness)

    assert cover.isVisible()
    assert cover.geometry() == window.rect()
    assert window.childAt(window.rect().center()) is cover
    with qtbot.waitSignal(cover.touched, timeout=30_000):
        QTest.mouseClick(cover, Qt.MouseButton.LeftButton)
