"""Once card details have been sent, every end but the receipt says that the outcome is unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.lobby import Visit

UNKNOWN = (
    "Your payment may have gone through",
    "Do not pay again now. Check your e-mail for a receipt",
    "407-555-0100",
    "training-1",
)
Mishap = Callable[[Visit, SandboxServer], None]


def approved(cloud: SandboxServer) -> int:
    """How many payments were really made."""
    return sum(payment.approved for payment in cloud.books.payments)


def is_told_the_outcome_is_unknown(visit: Visit) -> None:
    """The words, no way to pay again from here, no page any more, and the way back to the welcome screen."""
    line = visit.terminal.await_states("OutcomeUnknown")
    visit.person.reads(*UNKNOWN)
    for words in (
        "Try again",
        "Process Payment",
        "Review your Information",
        "Find My Account",
        "Pay My Bill",
    ):
        assert visit.person.cannot_read(words)
    row = visit.journal.session(line["session"])
    assert row.ending == "outcome_unknown"
    assert row.submitted_at is not None
    visit.person.presses("Done")
    visit.terminal.await_states("Wiping", "Welcome")
    visit.person.has_keyboard_on("Pay My Bill")


def come_to_processing(visit: Visit, cloud: SandboxServer, *, handled: bool = True) -> None:
    """Press "Process Payment", which the provider carries out or not, but does not answer."""
    cloud.faults.order(Fault(call="page.process", kind=FaultKind.HANG, handled=handled))
    steps.come_to_confirm(visit)
    steps.process(visit)
    visit.await_held(cloud)


def start_over(visit: Visit, _: SandboxServer) -> None:
    visit.person.presses("Start Over")


def kill_the_renderer(visit: Visit, _: SandboxServer) -> None:
    visit.terminal.kill_renderers()


@pytest.mark.parametrize(
    ("mishap", "handled"), [(start_over, True), (start_over, False), (kill_the_renderer, True)]
)
def test_while_a_payment_is_processed(
    visit: Visit, cloud: SandboxServer, mishap: Mishap, *, handled: bool
) -> None:
    come_to_processing(visit, cloud, handled=handled)
    mishap(visit, cloud)
    is_told_the_outcome_is_unknown(visit)
    assert approved(cloud) == int(handled)


@pytest.mark.parametrize("mishap", [start_over, kill_the_renderer])
def test_after_the_details_were_sent_and_before_anything_was_processed(
    visit: Visit, cloud: SandboxServer, mishap: Mishap
) -> None:
    steps.come_to_confirm(visit)
    visit.person.reads("do not leave before you see your receipt")
    mishap(visit, cloud)
    is_told_the_outcome_is_unknown(visit)
    assert cloud.books.payments == ()


FAULTS = {
    "reset": Fault(call="page.process", kind=FaultKind.RESET),
    "reset, not booked": Fault(call="page.process", kind=FaultKind.RESET, handled=False),
    "500": Fault(call="page.process", kind=FaultKind.STATUS, status=500, body="<h1>server error</h1>"),
    "502, not booked": Fault(call="page.process", kind=FaultKind.STATUS, status=502, handled=False, body="x"),
    "receipt 500": Fault(call="page.thankyou", kind=FaultKind.STATUS, status=500, body="<h1>error</h1>"),
    "receipt reset": Fault(call="page.thankyou", kind=FaultKind.RESET),
    "details reset": Fault(call="page.information", kind=FaultKind.RESET, method="POST"),
}
BOOKED = {"reset": 1, "500": 1, "receipt 500": 1, "receipt reset": 1}


@pytest.mark.parametrize("name", FAULTS)
def test_an_answer_to_the_details_or_the_payment_that_goes_wrong(
    visit: Visit, cloud: SandboxServer, name: str
) -> None:
    cloud.faults.order(FAULTS[name])
    steps.open_page(visit)
    steps.open_information(visit)
    steps.fill_card(visit)
    visit.person.presses("Continue to Review Payment")
    if not name.startswith("details"):
        visit.person.reads("Review your Information")
        steps.process(visit)
    is_told_the_outcome_is_unknown(visit)
    assert approved(cloud) == BOOKED.get(name, 0)


def test_a_power_cut_is_found_in_the_journal_at_the_next_start(visit: Visit, cloud: SandboxServer) -> None:
    come_to_processing(visit, cloud)
    session = visit.terminal.events("session.state")[-1]["session"]
    visit.terminal.kill()
    assert visit.journal.session(session).ending is None

    visit.start()
    visit.person.reads(*UNKNOWN, "This terminal was restarted while somebody was paying")
    assert visit.person.cannot_read("Try again")
    assert visit.person.cannot_read("Pay My Bill")
    (line,) = visit.terminal.events("payment.outcome_unknown")
    assert (line["level"], line["count"]) == ("warning", 1)
    assert visit.journal.session(session).ending == "outcome_unknown"
    visit.person.presses("Done")
    visit.terminal.await_states("Welcome")
    assert approved(cloud) == 1

    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")


def test_a_stop_in_mid_payment_is_told_at_the_next_start(visit: Visit, cloud: SandboxServer) -> None:
    steps.come_to_confirm(visit)
    assert visit.terminal.stop() == 0
    visit.start()
    visit.person.reads(*UNKNOWN, "This terminal was restarted while somebody was paying")
    (row,) = visit.journal.sessions()
    assert row.ending == "outcome_unknown"


def test_a_slow_bank_is_waited_for(visit: Visit, cloud: SandboxServer) -> None:
    steps.come_to_confirm(visit, "4000000000000077")
    steps.process(visit)
    visit.await_held(cloud)
    visit.person.reads("do not leave before you see your receipt")
    cloud.gate.release()
    visit.terminal.await_states("Receipt")
    assert approved(cloud) == 1


def test_the_next_customer_pays_the_same_bill_only_once(visit: Visit, cloud: SandboxServer) -> None:
    come_to_processing(visit, cloud)
    start_over(visit, cloud)
    is_told_the_outcome_is_unknown(visit)
    cloud.faults.clear()
    cloud.gate.release()
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Hosted")
    visit.person.reads("Nothing is owing.")
    assert approved(cloud) == 1
