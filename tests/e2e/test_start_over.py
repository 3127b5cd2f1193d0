""" "Start Over" at every moment, and answers that come after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import LIMITS, Visit

Way = Callable[[Visit], None]


def patient(text: str) -> str:
    """A configuration that waits longer for an answer than any test holds one back."""
    return text.replace(LIMITS, "")


def type_a_number(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.types("1327599")


def choose_the_rest(visit: Visit) -> None:
    steps.open_page(visit)
    steps.open_options(visit)


def ask_for_a_card(visit: Visit) -> None:
    steps.open_page(visit)
    steps.open_information(visit)


def type_a_card(visit: Visit) -> None:
    ask_for_a_card(visit)
    steps.fill_card(visit)


@pytest.mark.parametrize(
    "come", [steps.open_entry, type_a_number, steps.open_page, choose_the_rest, ask_for_a_card, type_a_card]
)
def test_before_card_details_are_sent_it_leads_to_the_welcome_screen(
    visit: Visit, cloud: SandboxServer, come: Way
) -> None:
    come(visit)
    session = visit.terminal.events("session.state")[-1]["session"]
    visit.person.presses("Start Over")
    visit.terminal.await_states("Wiping", "Welcome")
    visit.person.has_keyboard_on("Pay My Bill")
    assert visit.person.cannot_read("Start Over")
    assert cloud.books.payments == ()
    row = visit.journal.session(session)
    assert (row.ending, row.submitted_at) == ("start_over", None)


def test_at_the_choice_of_a_bill_it_leads_to_the_welcome_screen(
    arrange: Opener, cloud: SandboxServer
) -> None:
    visit = arrange(cloud, billers=2)
    visit.start()
    visit.person.presses("Pay My Bill")
    visit.terminal.await_states("ChooseBiller")
    visit.person.presses("Start Over")
    visit.terminal.await_states("Welcome")


def test_after_the_receipt_it_leads_to_the_welcome_screen(visit: Visit, cloud: SandboxServer) -> None:
    steps.pay(visit)
    visit.person.presses("Start Over")
    line = visit.terminal.await_states("Welcome")
    assert line["from_state"] == "Wiping"
    assert [payment.approved for payment in cloud.books.payments] == [True]
    (row,) = visit.journal.sessions()
    assert row.ending == "receipt"


def test_an_answer_that_comes_after_it_changes_nothing(arrange: Opener, cloud: SandboxServer) -> None:
    visit = arrange(cloud, change=patient)
    visit.start()
    cloud.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    steps.ask_for(visit, "132759960")
    visit.await_held(cloud)
    visit.person.presses("Start Over")
    first = visit.terminal.await_states("Wiping")["session"]
    visit.terminal.await_states("Welcome")
    steps.open_entry(visit)
    visit.person.types("132759963")
    cloud.gate.release()
    visit.person.waits_until(
        lambda: [call.outcome for call in visit.journal.calls(first)] == ["ok"], "the late answer never came"
    )
    assert visit.person.typed_into("Account number") == "13275-9963"
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Finding", "Hosted")
    visit.person.reads("Please review your selection", "13275-9963")
    assert visit.person.cannot_read("13275-9960")
    assert [asked.accounts for asked in cloud.books.requests] == [("13275-9960",), ("13275-9963",)]
    assert [page.step for page in cloud.books.pages] == ["review"]


def test_cancelling_a_search_keeps_the_number(arrange: Opener, cloud: SandboxServer) -> None:
    visit = arrange(cloud, change=patient)
    visit.start()
    cloud.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    steps.ask_for(visit, "132759960")
    visit.person.reads("Finding your account")
    visit.await_held(cloud)
    visit.person.presses("Cancel")
    visit.terminal.await_states("Accounts")
    assert visit.person.typed_into("Account number") == "13275-9960"
    cloud.gate.release()
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Finding", "Hosted")


def test_back_leads_to_the_welcome_screen(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.presses("Back")
    visit.terminal.await_states("Welcome")
