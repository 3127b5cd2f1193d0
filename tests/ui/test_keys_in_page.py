"""Keys, clicks and fingers on a real page: what could leave it, print it or change its size does nothing."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.flow import states
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.hands import PAINTED, Hands
from tests.ui.house import House
from tests.ui.refused import refusals

Key, Held = Qt.Key, Qt.KeyboardModifier
PLAIN, CTRL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
BODY = """
<a id="go" href="/other" style="display: block; font-size: 60px">go</a>
<textarea id="text" rows="6"></textarea>
<div style="height: 4000px"></div>
<script>
  var seen = [];
  for (const kind of ["keydown", "keyup"])
    addEventListener(kind, event => { seen.push(event.key) }, true);
  for (const kind of ["auxclick", "contextmenu", "dragstart"])
    addEventListener(kind, event => { seen.push(kind) }, true);
  var fingers = 0;
  addEventListener("touchstart", event => { fingers = Math.max(fingers, event.touches.length) }, true);
  var ended = [];
  for (const kind of ["touchend", "touchcancel"])
    addEventListener(kind, event => { ended.push(kind) }, true);
</script>
"""


@pytest.fixture
def shown(hands: Hands, sandbox: House) -> Hands:
    """A page that keeps what reaches it, on the screen as the provider's."""
    url = sandbox.serve("/hostile", f"<!doctype html><h1>Page</h1>{BODY}")
    sandbox.serve("/other", "<!doctype html><h1>Other</h1>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()
    hands.until(lambda: bool(hands.ask(PAINTED)))
    return hands


def chord(hands: Hands, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(hands.handle, key, held)


def what_arrived(hands: Hands) -> list[str]:
    """What the page saw of all that was done before: an "x" typed after it is waited for."""
    QTest.keyClick(hands.handle, Key.Key_X)
    hands.until(lambda: "x" in cast("list[str]", hands.ask("seen")))
    return [each for each in cast("list[str]", hands.ask("seen")) if each not in ("x", "Control", "Shift")]


def stands(hands: Hands, sandbox: House) -> None:
    """The customer is where they were: this page, its size, one window, no print, nothing sent."""
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert windows == [hands.window]
    assert hands.ask("document.querySelector('h1').innerText") == "Page"
    assert isinstance(hands.session.state, states.Hosted)
    assert hands.page.zoomFactor() == 1.0
    assert hands.ask("[devicePixelRatio, visualViewport.scale]") == [1, 1]
    assert hands.ask("performance.getEntriesByType('navigation')[0].type") == "navigate"
    assert "/other" not in sandbox.visits
    assert "part of the page" not in hands.text


LEAVING = [
    *((key, CTRL) for key in (Key.Key_P, Key.Key_S, Key.Key_F, Key.Key_N, Key.Key_T, Key.Key_W, Key.Key_O)),
    *((key, CTRL) for key in (Key.Key_R, Key.Key_U, Key.Key_L, Key.Key_Plus, Key.Key_Minus, Key.Key_0)),
    *((key, CTRL | SHIFT) for key in (Key.Key_I, Key.Key_J, Key.Key_C, Key.Key_Delete, Key.Key_R)),
    *((Qt.Key[f"Key_F{number}"], PLAIN) for number in range(1, 13)),
    *((key, ALT) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_D, Key.Key_F4, Key.Key_Return)),
    *((key, PLAIN) for key in (Key.Key_Back, Key.Key_Forward, Key.Key_Refresh, Key.Key_HomePage, Key.Key_Print)),
    *((key, PLAIN) for key in (Key.Key_Menu, Key.Key_Insert, Key.Key_LaunchMail, Key.Key_MediaPlay)),
    (Key.Key_F10, SHIFT),
    (Key.Key_Escape, SHIFT),
    (Key.Key_Return, SHIFT),
]  # fmt: skip


def test_no_key_that_steers_an_application_reaches_a_page(shown: Hands, sandbox: House) -> None:
    shown.focus_in_page("#go")
    for key, held in LEAVING:
        chord(shown, key, held)

    assert what_arrived(shown) == []
    stands(shown, sandbox)
    assert shown.window.isVisible()


def test_what_is_typed_reaches_the_page_and_copies_within_it(shown: Hands) -> None:
    shown.focus_in_page("#text")
    shown.type("ab1")
    chord(shown, Key.Key_A, CTRL)
    chord(shown, Key.Key_C, CTRL)
    chord(shown, Key.Key_End)
    chord(shown, Key.Key_V, CTRL)
    chord(shown, Key.Key_Return)
    shown.until(lambda: shown.ask("document.querySelector('#text').value") == "ab1ab1\n")


def test_the_wheel_scrolls_and_never_zooms(shown: Hands, sandbox: House) -> None:
    place = QPointF(shown.view.mapTo(shown.window, shown.view.rect().center()))

    def turn(held: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            place, place, QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(shown.handle, event)

    for held in (CTRL, CTRL | SHIFT, ALT):
        turn(held)
    turn(PLAIN)
    shown.until(lambda: shown.ask("scrollY") > 0)

    stands(shown, sandbox)


@pytest.mark.parametrize("held", [CTRL, SHIFT, ALT, CTRL | SHIFT], ids=str)
def test_a_click_on_a_link_with_a_key_held_opens_nothing(
    shown: Hands, sandbox: House, held: Qt.KeyboardModifier
) -> None:
    place = shown.view.mapTo(shown.window, QPoint(*shown.ask(
        "(b => [b.left + 20, b.top + b.height / 2].map(Math.round))"
        "(document.querySelector('#go').getBoundingClientRect())"
    )))  # fmt: skip
    QTest.mouseClick(shown.handle, Qt.MouseButton.LeftButton, held, place)
    shown.focus_in_page("#text")

    assert what_arrived(shown) == []
    stands(shown, sandbox)


def test_no_button_but_the_first_reaches_a_page(shown: Hands, sandbox: House) -> None:
    place = shown.view.mapTo(shown.window, shown.view.rect().center())
    shown.focus_in_page("#text")
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton,
                   Qt.MouseButton.ForwardButton, Qt.MouseButton.TaskButton):  # fmt: skip
        QTest.mouseClick(shown.handle, button, PLAIN, place)

    assert what_arrived(shown) == []
    stands(shown, sandbox)


def test_escape_does_not_stop_a_page_that_is_loading(shown: Hands, sandbox: House) -> None:
    shown.focus_in_page("#text")
    chord(shown, Key.Key_Escape)
    shown.ask("(addEventListener('keydown', event => { if (event.key == 'y') location.href = '/other' }), 1)")
    QTest.keyClick(shown.handle, Key.Key_Y)
    chord(shown, Key.Key_Escape)
    shown.until(lambda: shown.ask("document.querySelector('h1')?.innerText") == "Other")


@pytest.fixture
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_second_finger_calls_the_first_one_back_and_nothing_grows(
    shown: Hands, sandbox: House, screen: QPointingDevice
) -> None:
    middle = shown.view.mapTo(shown.window, shown.view.rect().center())
    shown.click_at(middle)
    QTest.touchEvent(shown.handle, screen).press(0, middle).commit()
    shown.until(lambda: shown.ask("fingers") == 1)
    QTest.touchEvent(shown.handle, screen).stationary(0).press(1, middle + QPoint(40, 0)).commit()
    for step in range(1, 8):
        moved = QPoint(30 * step, 0)
        QTest.touchEvent(shown.handle, screen).move(0, middle - moved).move(
            1, middle + QPoint(40, 0) + moved
        ).commit()
    QTest.touchEvent(shown.handle, screen).release(0, middle).release(1, middle).commit()
    shown.until(lambda: shown.ask("ended") == ["touchcancel"])
    QTest.touchEvent(shown.handle, screen).press(0, middle).commit()
    QTest.touchEvent(shown.handle, screen).release(0, middle).commit()
    shown.until(lambda: shown.ask("ended") == ["touchcancel", "touchend"])

    assert shown.ask("fingers") == 1
    stands(shown, sandbox)


def test_a_touch_pad_s_pinch_does_not_zoom(shown: Hands, sandbox: House) -> None:
    place = QPointF(shown.view.mapTo(shown.window, shown.view.rect().center()))
    pad = QPointingDevice.primaryPointingDevice()
    shown.focus_in_page("#text")
    for kind in (
        Qt.NativeGestureType.BeginNativeGesture,
        Qt.NativeGestureType.ZoomNativeGesture,
        Qt.NativeGestureType.SmartZoomNativeGesture,
        Qt.NativeGestureType.EndNativeGesture,
    ):
        event = QNativeGestureEvent(kind, pad, 2, place, place, place, 0.5, QPointF())
        QApplication.sendEvent(shown.handle, event)

    assert what_arrived(shown) == []
    stands(shown, sandbox)


def test_a_long_press_brings_no_menu_and_pastes_nothing(
    shown: Hands, sandbox: House, screen: QPointingDevice
) -> None:
    shown.ask(
        "(e => (e.style.fontSize = '40px', e.value = 'lantern way', 1))(document.querySelector('#text'))"
    )
    shown.focus_in_page("#text")
    place = shown.view.mapTo(shown.window, QPoint(*shown.ask(
        "(b => [b.left + 40, b.top + 30].map(Math.round))"
        "(document.querySelector('#text').getBoundingClientRect())"
    )))  # fmt: skip
    QTest.touchEvent(shown.handle, screen).press(0, place).commit()
    shown.until(lambda: "contextmenu" in shown.ask("seen"))
    QTest.touchEvent(shown.handle, screen).release(0, place).commit()
    shown.until(lambda: bool(shown.view.findChildren(QPushButton)))
    menus = {each.window() for each in shown.view.findChildren(QPushButton)}

    on_screen = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
    assert on_screen == [shown.handle]
    assert not any(each.isEnabled() for each in menus)


def test_a_list_to_choose_from_still_opens_and_is_chosen_from_by_keys(shown: Hands) -> None:
    shown.ask("(document.body.insertAdjacentHTML('afterbegin', "
              "'<select id=list><option>one<option>two<option>three</select>'), 1)")  # fmt: skip
    shown.click_in_page("#list")
    shown.until(lambda: len([each for each in QGuiApplication.topLevelWindows() if each.isVisible()]) > 1)
    chord(shown, Key.Key_Down)
    chord(shown, Key.Key_Return)
    shown.until(lambda: shown.ask("document.querySelector('#list').value") == "two")


def test_refused_keys_count_for_no_payment_and_are_written_down_without_their_names(
    shown: Hands, sandbox: House
) -> None:
    shown.ask("(document.body.insertAdjacentHTML('afterbegin', "
              "'<form method=post action=/hostile><button id=send>send</button></form>'), 1)")  # fmt: skip
    shown.focus_in_page("#text")
    for key in (Key.Key_F1, Key.Key_F5, Key.Key_F7, Key.Key_F11, Key.Key_F12) * 4:
        chord(shown, key)
    shown.enter("#send")
    shown.until(lambda: "POST /hostile" in sandbox.visits)
    shown.loaded()

    assert refusals(shown).keys() == {"input_function"}
    assert shown.state(states.Hosted).phase is states.Phase.LOOKING
