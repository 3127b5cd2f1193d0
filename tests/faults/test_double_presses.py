"""Everything pressed twice does what it does once."""

from __future__ import annotations

import pytest

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import LIMITS, Visit


def calls(cloud: SandboxServer) -> int:
    """How often a payment page was asked for."""
    return sum(call.call == "cloud_payment" for call in cloud.books.calls)


def states(visit: Visit) -> list[str]:
    """The states that the terminal went through."""
    return [line["state"] for line in visit.terminal.events("session.state")]


def test_pay_my_bill(visit: Visit) -> None:
    visit.person.presses_twice("Pay My Bill")
    visit.terminal.await_states("Accounts")
    visit.person.has_keyboard_on("Account number")
    visit.person.types("132759960")
    visit.person.reads("Press “Find My Account”")
    assert states(visit) == ["Accounts"]


def test_one_of_several_billers(arrange: Opener, cloud: SandboxServer) -> None:
    visit = arrange(cloud, billers=2)
    visit.start()
    visit.person.presses("Pay My Bill")
    visit.terminal.await_states("ChooseBiller")
    visit.person.presses_twice(cloud.billers[0].name)
    visit.terminal.await_states("Accounts")
    visit.person.has_keyboard_on("Account number")
    visit.person.types("1")
    visit.person.reads("Keep going")
    assert visit.person.typed_into("Account number") == "1"


def test_find_my_account(visit: Visit, cloud: SandboxServer) -> None:
    steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.presses_twice("Find My Account")
    visit.terminal.await_states("Hosted")
    visit.person.reads("Please review your selection")
    assert states(visit) == ["Accounts", "Finding", "Hosted"]
    assert calls(cloud) == 1


@pytest.mark.parametrize("presses", [2, 3])
def test_enter_in_the_account_field(arrange: Opener, cloud: SandboxServer, presses: int) -> None:
    visit = arrange(cloud, change=lambda text: text.replace(LIMITS, ""))
    visit.start()
    cloud.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.keys(*["Return"] * presses)
    visit.terminal.await_states("Finding")
    visit.person.reads("Finding your account")
    visit.await_held(cloud)
    cloud.gate.release()
    visit.terminal.await_states("Hosted")
    assert states(visit) == ["Accounts", "Finding", "Hosted"]
    assert calls(cloud) == 1


def test_try_again(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, status=500, count=1))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Trouble")
    visit.person.presses_twice("Try again")
    visit.terminal.await_states("Hosted")
    assert states(visit) == ["Accounts", "Finding", "Trouble", "Finding", "Hosted"]


def test_add_another_account(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.presses_twice("Add another account")
    visit.person.reads("Remove 13275-9960")
    assert visit.person.typed_into("Account number") == ""


def test_start_over(visit: Visit) -> None:
    steps.open_page(visit)
    visit.person.presses_twice("Start Over")
    visit.terminal.await_states("Welcome")
    visit.person.has_keyboard_on("Pay My Bill")
    assert states(visit) == ["Accounts", "Finding", "Hosted", "Wiping", "Welcome"]


def test_process_payment(visit: Visit, cloud: SandboxServer) -> None:
    steps.come_to_confirm(visit)
    visit.person.ticks("I have read and accept the terms and conditions")
    visit.person.screen.focus(visit.person.finds("Process Payment $49.95"))
    visit.person.keys("space", "space")
    visit.terminal.await_states("Receipt")
    assert [payment.approved for payment in cloud.books.payments] == [True]


def test_process_payment_by_pointer(visit: Visit, cloud: SandboxServer) -> None:
    steps.come_to_confirm(visit)
    visit.person.ticks("I have read and accept the terms and conditions")
    visit.person.scrolls_to("Process Payment $49.95")
    visit.person.presses_twice("Process Payment $49.95")
    visit.terminal.await_states("Receipt")
    assert [payment.approved for payment in cloud.books.payments] == [True]


def test_done(visit: Visit) -> None:
    steps.pay(visit)
    visit.person.presses_twice("Done")
    visit.terminal.await_states("Wiping", "Goodbye")
    visit.person.reads("What you typed here has been erased")
    visit.person.presses_twice("Done")
    visit.terminal.await_states("Welcome")
    visit.person.has_keyboard_on("Pay My Bill")
    assert states(visit)[-4:] == ["Receipt", "Wiping", "Goodbye", "Welcome"]
