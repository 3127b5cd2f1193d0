"""The call for a payment page goes wrong: each way has its screen, its log line and its row in the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial

import pytest

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import LIMITS, Visit
from tests.loglines import telling

BUSY = "The payment service is busy"
NO_ANSWER = "The payment service did not answer"
PROBLEM = "The payment service has a problem"


@dataclass(frozen=True)
class Case:
    """What is ordered, what the customer reads, and how the call's outcome is named."""

    fault: Fault
    words: str
    outcome: str


order = partial(Fault, call="cloud_payment")


CASES = {
    "429": Case(order(kind=FaultKind.STATUS, status=429, headers={"Retry-After": "9"}), BUSY, "rate_limited"),
    "500": Case(order(kind=FaultKind.STATUS, status=500), NO_ANSWER, "outcome_unknown"),
    "503": Case(order(kind=FaultKind.STATUS, status=503), NO_ANSWER, "outcome_unknown"),
    "slower than the limit": Case(order(kind=FaultKind.HANG), NO_ANSWER, "outcome_unknown"),
    "reset before the head": Case(order(kind=FaultKind.RESET), NO_ANSWER, "outcome_unknown"),
    "half an answer": Case(order(kind=FaultKind.HALF), NO_ANSWER, "outcome_unknown"),
    "a wrong length": Case(order(kind=FaultKind.LENGTH), NO_ANSWER, "outcome_unknown"),
    "malformed": Case(order(kind=FaultKind.BODY), PROBLEM, "bad_answer"),
    "of a wrong type": Case(
        order(kind=FaultKind.BODY, body='{"Message": "SUCCESS", "Data": 7}'), PROBLEM, "bad_answer"
    ),
    "oversized": Case(order(kind=FaultKind.OVERSIZED), PROBLEM, "bad_answer"),
    "a page elsewhere": Case(
        order(kind=FaultKind.URL, url="https://example.org/portal"), PROBLEM, "bad_answer"
    ),
    "a page without TLS": Case(
        order(kind=FaultKind.URL, url="http://localhost/portal"), PROBLEM, "bad_answer"
    ),
}


ENDLESS = {
    "drop by drop": Case(order(kind=FaultKind.DRIP, seconds=0.05), NO_ANSWER, "outcome_unknown"),
    "a head without end": Case(order(kind=FaultKind.DRIP_HEAD, seconds=0.05), NO_ANSWER, "outcome_unknown"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_call_that_fails_can_be_tried_again_when_the_fault_is_over(
    visit: Visit, cloud: SandboxServer, name: str
) -> None:
    case = CASES[name]
    cloud.faults.order(case.fault)
    steps.ask_for(visit, "132759960")
    session = visit.terminal.await_states("Trouble")["session"]
    visit.person.reads(case.words, "Nothing has been paid.", "407-555-0100")
    (line,) = visit.terminal.events("provider.call_failed")
    assert (line["level"], line["call"], line["outcome"]) == ("warning", "cloud_payment", case.outcome)
    assert line["problem"]
    (call,) = visit.journal.calls(session)
    assert call.outcome == case.outcome

    cloud.faults.clear()
    cloud.gate.release()
    visit.person.presses("Try again")
    visit.terminal.await_states("Finding", "Hosted")
    visit.person.reads("Please review your selection")
    assert [call.outcome for call in visit.journal.calls(session)] == [case.outcome, "ok"]
    assert "13275" not in telling(visit.terminal.log)


@pytest.mark.parametrize("name", ENDLESS)
def test_an_answer_without_end_is_given_up(arrange: Opener, cloud: SandboxServer, name: str) -> None:
    case = ENDLESS[name]
    visit = arrange(
        cloud, change=lambda text: text.replace(LIMITS, "connect_seconds = 0.5\nread_seconds = 0.5\n")
    )
    visit.start()
    cloud.faults.order(case.fault)
    steps.ask_for(visit, "132759960")
    session = visit.terminal.await_states("Trouble")["session"]
    visit.person.reads(case.words, "Nothing has been paid.")
    assert [call.outcome for call in visit.journal.calls(session)] == [case.outcome]


def test_from_a_call_that_failed_one_can_go_back_to_the_number(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.STATUS, status=500))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Trouble")
    visit.person.presses("Back")
    visit.terminal.await_states("Accounts")
    assert visit.person.typed_into("Account number") == "13275-9960"


def test_from_a_call_that_failed_one_can_start_over(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.STATUS, status=500))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Trouble")
    visit.person.presses("Start Over")
    visit.terminal.await_states("Welcome")


def test_an_answer_that_is_late_but_in_time_is_taken(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.LATENCY, seconds=0.8))
    steps.ask_for(visit, "132759960")
    visit.person.reads("Finding your account")
    visit.terminal.await_states("Hosted")
    visit.person.reads("Please review your selection")


def test_an_unknown_account_stays_on_the_screen_with_its_number_and_a_hint(
    visit: Visit, cloud: SandboxServer
) -> None:
    steps.ask_for(visit, "999999999")
    session = visit.terminal.await_states("Accounts")["session"]
    visit.person.reads("We could not find this account. Compare each digit with your bill")
    assert visit.person.typed_into("Account number") == "99999-9999"
    visit.person.has_keyboard_on("Account number")
    (line,) = visit.terminal.events("provider.call_failed")
    assert line["outcome"] == "refused.unknown_account"
    (call,) = visit.journal.calls(session)
    assert call.outcome == "refused.unknown_account"
    assert "99999" not in telling(visit.terminal.log)
    visit.person.keys("ctrl+a")
    visit.person.types("132759960")
    visit.person.keys("Return")
    visit.terminal.await_states("Finding", "Hosted")


def test_a_refusal_is_told_in_our_own_words(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.MESSAGE, message="ERR-77 biller profile mismatch"))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Accounts")
    visit.person.reads("ask at the desk")
    assert visit.person.typed_into("Account number") == "13275-9960"
    assert visit.person.cannot_read("ERR-77")
    (line,) = visit.terminal.events("provider.call_failed")
    assert line["outcome"] == "refused.other"


def test_nothing_owing_told_as_a_refusal_keeps_the_number(visit: Visit) -> None:
    steps.ask_for(visit, "132759962")
    visit.terminal.await_states("Accounts")
    visit.person.reads("ask at the desk")
    assert visit.person.typed_into("Account number") == "13275-9962"


def test_nothing_owing_told_by_the_page_can_be_left(visit: Visit, cloud: SandboxServer) -> None:
    steps.ask_for(visit, "132759961")
    visit.terminal.await_states("Hosted")
    visit.person.reads("Nothing is owing.")
    visit.person.presses("Start Over")
    visit.terminal.await_states("Welcome")
    assert cloud.books.payments == ()


def test_of_two_accounts_an_unknown_one_pays_neither(visit: Visit, cloud: SandboxServer) -> None:
    steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.presses("Add another account")
    visit.person.types("999999999")
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Finding", "Accounts")
    visit.person.reads("We could not find this account.", "13275-9960")
    assert visit.person.typed_into("Account number") == "99999-9999"
    (call,) = (each for each in cloud.books.calls if each.call == "cloud_payment")
    assert len(json.loads(call.body)["Customers"]) == 2
    assert cloud.books.requests == ()
