"""The keyboard goes over every screen as the eye does, comes to everything, and is always to be seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk.config import Settings
from kiosk.flow import events as ev
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import Session, SessionId
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.crosses import Crosses
from kiosk.ui.widgets.frame import Header
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.speechbar import SpeechBar
from kiosk.ui.window import Window
from tests.ui import resident_states
from tests.ui.test_accessible_screens import STATES, controls
from tests.ui.test_layout import draw, name_of, opened, place_of, settings

__all__ = ["settings"]


@pytest.fixture(params=[(1280, 1024), (1024, 768), (1080, 1920)], ids=str)
def window(qtbot: QtBot, settings: Settings, request: pytest.FixtureRequest) -> Window:
    made = opened(qtbot, resident_states.with_residents(settings), request.param)
    made.offer_speech()
    return made


def stops(window: Window) -> list[QWidget]:
    """Where Tab comes to, from the first control of the header until it comes round."""
    found: list[QWidget] = []
    for _ in range(len(controls(window)) + 2):
        window.focusNextPrevChild(True)
        focus = window.focusWidget()
        if focus is None or focus in found:
            break
        found.append(focus)
    first = found.index(min(found, key=lambda each: (group_of(each), place_of(each, window).left())))
    return found[first:] + found[:first]


def group_of(widget: QWidget) -> int:
    """0 in the header, 1 on the screen, 2 among a listener's buttons."""
    held: QWidget | None = widget
    while held is not None:
        if isinstance(held, Header):
            return 0
        if isinstance(held, SpeechBar):
            return 2
        held = held.parentWidget()
    return 1


def scrolled_by(widget: QWidget) -> list[QScrollArea]:
    """What pushes it up and down, from the inside out."""
    held: QWidget | None = widget
    found = []
    while held is not None:
        if isinstance(held, QScrollArea):
            found.append(held)
        held = held.parentWidget()
    return found


def seats_of(one: QWidget, other: QWidget, window: Window) -> tuple[QRect, QRect]:
    """Where they stand; of what pushes only one of them, that one is behind the edge when it is out of sight."""
    frames = [scrolled_by(each) for each in (one, other)]
    places = []
    for widget, own, others in zip((one, other), frames, reversed(frames), strict=True):
        place = place_of(widget, window)
        for area in (each for each in own if each not in others):
            frame = place_of(area, window)
            place.setTop(min(max(place.top(), frame.top()), frame.bottom()))
            place.setBottom(min(max(place.bottom(), frame.top()), frame.bottom()))
        places.append(place)
    return places[0], places[1]


def is_action(widget: QWidget) -> bool:
    """Whether this is one of the buttons that end a screen: there the main action comes before the way back."""
    return widget.property("part") in ("main", "danger", "other")


def goes_back(one: QRect, other: QRect) -> bool:
    """Whether somebody who reads comes to `other` before `one`; a column beside comes after."""
    if one.top() < other.bottom() and other.top() < one.bottom():
        return other.right() <= one.left()
    return other.bottom() <= one.top() and other.left() < one.right()


def out_of_order(window: Window) -> list[str]:
    found = stops(window)
    groups = [group_of(each) for each in found]
    told = [] if groups == sorted(groups) else [f"the groups come as {groups}"]
    for one, other in pairwise(found):
        if group_of(one) != group_of(other) or (is_action(one) and is_action(other)):
            continue
        if goes_back(*seats_of(one, other, window)):
            told.append(
                f"{name_of(one)} {one.accessibleName()} before {name_of(other)} {other.accessibleName()}"
            )
    return told


def unreachable(window: Window) -> list[str]:
    """What can be pressed or filled in and is no stop; a keypad's digits are on every keyboard."""
    found = stops(window)
    kinds = (QAbstractButton, QLineEdit)
    return [
        name_of(each)
        for kind in kinds
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each not in found and not _of_keypad(each)
    ]


def _of_keypad(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, Keypad)


@pytest.mark.parametrize("spoken", [False, True], ids=["seen", "heard"])
def test_tab_goes_as_one_reads_and_comes_to_everything(window: Window, spoken: bool) -> None:
    told = {}
    for name, (state, member) in STATES.items():
        draw(window, state, member=member)
        window.show_listening(Preferences(spoken=spoken), headset=True)
        QApplication.processEvents()
        told[name] = out_of_order(window) + [f"{each} is no stop" for each in unreachable(window)]

    assert {name: words for name, words in told.items() if words} == {}


def unseen(window: Window) -> list[str]:
    """The stops that look the same with the keyboard and without.

    Left out is what takes keys as a whole: the technician's PIN, a dot for each, and the crosses to be touched.
    """
    told = []
    for stop in (each for each in stops(window) if not isinstance(each, Screen | Crosses)):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        focused = stop.grab().toImage()
        stop.clearFocus()
        QApplication.processEvents()
        if stop.grab().toImage() == focused:
            told.append(f"{name_of(stop)} {stop.accessibleName()}")
    return told


@pytest.mark.parametrize("high_contrast", [False, True], ids=["plain", "contrast"])
def test_what_has_the_keyboard_is_seen(qtbot: QtBot, settings: Settings, high_contrast: bool) -> None:
    made = Window(resident_states.with_residents(settings), Theme(None, settings.terminal.colour))
    qtbot.addWidget(made)
    made.setFixedSize(1280, 1024)
    made.offer_speech()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)
    told = {}
    for name, (state, member) in STATES.items():
        wishes = Preferences(spoken=True, high_contrast=high_contrast)
        made.show_session(Session(id=SessionId("s-1"), state=state, member=member, preferences=wishes))
        made.show_listening(wishes, headset=True)
        QApplication.processEvents()
        told[name] = unseen(made)

    assert {name: words for name, words in told.items() if words} == {}


def test_the_pad_s_back_presses_the_screen_s_own_and_nothing_where_there_is_none(window: Window) -> None:
    sent: list[object] = []
    window.happened.connect(sent.append)
    led = {}
    for name, (state, member) in STATES.items():
        draw(window, state, member=member)
        sent.clear()
        window.go_back()
        led[name] = sent == [ev.BackPressed(SessionId("s-1"))]
        assert led[name] or sent == []
        assert led[name] is any(
            each.isVisible() and each.text() in ("Back", "Cancel")
            for each in window.findChildren(QPushButton)
        ), name
    assert set(led.values()) == {True, False}
