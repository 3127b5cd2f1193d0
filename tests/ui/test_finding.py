"""From the number to its page or to what is told instead, and every way back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.account import Problem
from kiosk.flow import states
from kiosk.flow.states import Notice
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.accountscreen import entered, field
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House


def test_an_unknown_account_stays_on_the_screen_with_its_number(hands: Hands) -> None:
    hands.find("132750000")
    hands.until(lambda: isinstance(hands.session.state, states.Accounts))

    assert hands.state(states.Accounts).notice is Notice.UNKNOWN_ACCOUNT
    assert "We could not find this account." in hands.text
    assert field(hands).text() == "13275-0000"
    assert hands.state(states.Accounts).problem is Problem.NONE
    assert "Add another account" not in hands.buttons
    assert "I don't have my number" in hands.buttons


def test_an_account_with_nothing_owing_that_the_provider_refuses_says_so(hands: Hands) -> None:
    hands.find("132759962")
    hands.until(lambda: isinstance(hands.session.state, states.Accounts))

    assert hands.state(states.Accounts).notice is Notice.REFUSED
    assert "ask at the desk" in hands.text


def test_back_from_the_number_ends_where_there_is_one_biller(hands: Hands) -> None:
    entered(hands)
    hands.type("13275")
    hands.press("Back")
    hands.on(states.Welcome)
    entered(hands)

    assert field(hands).text() == ""
    assert hands.endings() == ["start_over", None]


def test_start_over_forgets_the_number_and_the_clipboard(hands: Hands) -> None:
    entered(hands)
    hands.paste("132759960")
    hands.press("Start Over")
    hands.on(states.Welcome)
    clipboard = QApplication.clipboard().text()
    entered(hands)

    assert clipboard == ""
    assert field(hands).text() == ""
    assert "13275-9960" not in hands.text


def test_finding_can_be_cancelled_and_keeps_the_number(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    hands.find("132759960")
    hands.on(states.Finding)
    shown = hands.text
    hands.press("Cancel")
    sandbox.gate.release()

    assert "Finding your account" in shown
    assert hands.state(states.Accounts).typed == "13275-9960"
    assert field(hands).text() == "13275-9960"


def test_start_over_while_finding_leaves_nothing_to_come(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    hands.find("132759960")
    hands.until(lambda: sandbox.gate.waiting == 1)
    hands.press("Start Over")
    hands.on(states.Welcome)
    sandbox.gate.release()
    hands.until(lambda: ("ok",) in hands.rows("SELECT outcome FROM call WHERE call = 'cloud_payment'"))

    assert isinstance(hands.session.state, states.Welcome)
    assert not any(path.startswith("/portal/") for path in sandbox.visits)


def test_an_answer_that_never_comes_ends_in_an_offer_to_try_again(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    hands.find("132759960")
    hands.seconds(hands.on(states.Finding).left)
    shown = hands.text
    hands.press("Back")
    sandbox.gate.release()

    assert "The payment service did not answer" in shown
    assert "Nothing has been paid." in shown
    assert field(hands).text() == "13275-9960"


def test_a_provider_in_trouble_can_be_tried_again(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, status=429, count=1))
    hands.find("132759960")
    hands.on(states.Trouble)
    shown = hands.text
    hands.press("Try again")
    hands.on(states.Hosted)

    assert "The payment service is busy" in shown


def test_a_key_that_the_provider_refuses_closes_the_terminal(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, status=401, count=1))
    hands.find("132759960")
    hands.on(states.Closed)

    assert "This terminal is closed for the moment" in hands.text
    assert "A technician is needed." in hands.text
    assert "credentials" in hands.text
    assert hands.buttons == {}


def test_back_from_the_number_leads_to_the_choice_where_there_is_one(open_terminal: OpenTerminal) -> None:
    hands = open_terminal(billers=2)
    hands.press("Pay My Bill")
    hands.press("Utility bill")
    hands.on(states.Accounts)
    hands.press("Back")
    hands.on(states.ChooseBiller)
    hands.press("Back")
    hands.on(states.Welcome)


@pytest.mark.parametrize("steps", [(), ("Utility bill",)], ids=["choice", "number"])
def test_start_over_leads_back_from(open_terminal: OpenTerminal, steps: tuple[str, ...]) -> None:
    hands = open_terminal(billers=2)
    hands.press("Pay My Bill")
    for step in steps:
        hands.press(step)
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert "Start Over" not in hands.buttons
    assert hands.endings() == ["start_over"]


def test_pressing_twice_asks_once(hands: Hands, sandbox: House) -> None:
    entered(hands)
    hands.type("132759960")
    find = hands.buttons["Find My Account"]
    hands.click(find)
    hands.click(find)
    hands.on(states.Hosted)

    assert len(sandbox.books.requests) == 1
