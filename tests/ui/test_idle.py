"""The terminal asks whether anybody is still there, and forgets whoever is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.states import TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.ui.widgets.warning import IdleWarning
from tests.ui.hands import Hands
from tests.ui.house import House

IDLE, WARNING = 90, 30
QUESTION = "Are you still there?"


def warn(hands: Hands) -> None:
    """Be silent until the question comes."""
    hands.seconds(IDLE - hands.session.quiet)
    assert hands.session.warning == WARNING


def at_number(hands: Hands) -> None:
    hands.press("Pay My Bill")
    hands.on(states.Accounts)


def at_trouble(hands: Hands) -> None:
    hands.open_page()
    hands.application.controller.dispatch(ev.PageBroken(hands.session.id, TroubleKind.PAGE_FAILED))
    hands.on(states.Trouble)


def at_page(hands: Hands) -> None:
    hands.open_page()


@pytest.mark.parametrize("place", [at_number, at_trouble, at_page])
def test_silence_is_asked_about_and_then_ends_the_session(
    hands: Hands, place: Callable[[Hands], None]
) -> None:
    place(hands)
    before = QUESTION in hands.text
    warn(hands)
    asked, buttons = hands.text, set(hands.buttons)
    hands.seconds(WARNING - 1)
    last = hands.text
    hands.seconds(1)
    hands.on(states.Welcome)

    assert not before
    assert QUESTION in asked
    assert f"\n{WARNING}" in f"\n{asked}"
    assert "\n1\n" in f"\n{last}\n"
    assert {"I'm still here", "Start Over"} <= buttons
    assert hands.endings() == ["idle"]
    assert QUESTION not in hands.text


@pytest.mark.parametrize("place", [at_number, at_page])
def test_the_question_lies_over_everything(hands: Hands, place: Callable[[Hands], None]) -> None:
    place(hands)
    warn(hands)
    covered = [
        hands.window.childAt(QPoint(x, y))
        for x in (5, hands.window.width() // 2, hands.window.width() - 5)
        for y in (5, hands.window.height() // 2, hands.window.height() - 5)
    ]
    stay = hands.buttons["I'm still here"]
    overlay = next(each for each in hands.window.findChildren(IdleWarning) if each.isAncestorOf(stay))

    assert all(each is overlay or overlay.isAncestorOf(each) for each in covered if each is not None)
    assert None not in covered


def test_i_m_still_here_goes_on_where_one_was(hands: Hands) -> None:
    at_number(hands)
    hands.type("13275")
    warn(hands)
    hands.press("I'm still here")
    hands.type("9960")

    assert QUESTION not in hands.text
    assert hands.session.warning is None
    assert hands.session.quiet == 0
    assert hands.state(states.Accounts).typed == "13275-9960"


def test_the_question_can_be_answered_with_the_keyboard(hands: Hands) -> None:
    at_number(hands)
    warn(hands)
    hands.keys(Qt.Key.Key_Return)

    assert hands.session.warning is None


def test_start_over_is_offered_with_the_question(hands: Hands) -> None:
    at_number(hands)
    warn(hands)
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert hands.endings() == ["start_over"]


def test_keys_after_the_question_go_into_the_page_again(hands: Hands, sandbox: House) -> None:
    url = sandbox.serve("/form", '<h1>Form</h1><input id="field" autofocus>')
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()
    hands.fill("#field", "ab")
    warn(hands)
    hands.type("zz")
    hands.press("I'm still here")
    hands.type("cd")

    hands.until(lambda: hands.ask("document.querySelector('#field').value") == "abcd")


def test_a_touch_beneath_the_question_reaches_nothing(hands: Hands, sandbox: House) -> None:
    url = sandbox.serve(
        "/form", '<body onclick="touched = 1" style="height: 100vh"><h1>Form</h1><script>touched = 0</script>'
    )
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()
    warn(hands)
    hands.click_at(hands.view.mapTo(hands.window, QPoint(20, 20)))

    assert hands.ask("touched") == 0
    assert hands.session.warning == WARNING


def test_a_touch_begins_the_silence_anew(hands: Hands) -> None:
    at_number(hands)
    hands.seconds(50)
    field = next(each for each in hands.window.findChildren(QLineEdit) if each.isVisible())

    def touched() -> bool:
        hands.click(field)
        return hands.session.quiet == 0

    hands.until(touched)


def test_a_touch_on_the_page_begins_the_silence_anew(hands: Hands) -> None:
    hands.open_page()
    hands.seconds(50)

    def moved() -> bool:
        QTest.mouseMove(hands.handle, hands.view.mapTo(hands.window, QPoint(30, 30)))
        QTest.mouseMove(hands.handle, hands.view.mapTo(hands.window, QPoint(60, 60)))
        return hands.session.quiet == 0

    hands.until(moved)


def test_waiting_for_a_page_is_not_silence(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="page.review", kind=FaultKind.HANG, count=1))
    hands.find("132759960")
    hands.until(lambda: sandbox.gate.waiting == 1)
    hands.seconds(40)
    quiet = hands.session.quiet
    sandbox.gate.release()
    hands.loaded("Please review your selection")

    assert quiet == 0


def test_waiting_after_a_form_is_not_silence_for_a_minute(hands: Hands) -> None:
    hands.open_page()
    hands.enter("#proceed")
    hands.loaded("Payment Options")
    hands.enter("#continue")
    hands.loaded("Please enter your card information")
    before = hands.session.quiet
    hands.seconds(59)
    waiting = hands.session.quiet
    hands.seconds(2)

    assert waiting == before
    assert hands.session.quiet > before


def test_nobody_is_asked_at_the_welcome_screen(hands: Hands) -> None:
    hands.seconds(IDLE + WARNING + 1)

    assert isinstance(hands.session.state, states.Welcome)
    assert hands.session.warning is None
    assert QApplication.activeModalWidget() is None
