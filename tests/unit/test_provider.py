"""Each way in which a call to Invoice Cloud can end, and the one event that the flow is told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.account import AccountNumber
from kiosk.clock import SystemClock
from kiosk.flow import events as ev
from kiosk.flow.effects import OpenPayment
from kiosk.flow.states import ClosedReason, Notice, SessionId, TroubleKind
from kiosk.guessing import BRIM, Guesses
from kiosk.guessing import UNKNOWN as WEIGHT
from kiosk.ic.client import Client
from kiosk.ic.errors import CallFailed
from kiosk.journal import Journal
from kiosk.once import Once
from kiosk.provider import Provider
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

SESSION = SessionId("s-1")
UTILITY, RECREATION = "4234", "5120"
KNOWN, UNKNOWN = "13275-9960", "13275-0000"


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(tls=None) as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    opened = Journal(file, SystemClock())
    yield opened
    opened.close()


class Built:
    """A provider on the sandbox, and how often its client was built."""

    def __init__(self, sandbox: SandboxServer, journal: Journal, *billers: str) -> None:
        self.times = 0
        self._keys = {each.id: Secret(each.api_key) for each in sandbox.billers}
        self._cloud = InvoiceCloud(
            base_url=sandbox.base_url,
            css_url=f"{sandbox.base_url}/style.css",
            css_url_high_contrast=f"{sandbox.base_url}/contrast.css",
        )
        self._journal = journal
        self.noticed: list[SessionId] = []
        self.provider = Provider(
            Once(self._build), billers or (UTILITY,), Guesses(SystemClock()), noticed=self.noticed.append
        )

    def _build(self) -> Client:
        self.times += 1
        return Client(self._cloud, self._keys, self._journal)


@pytest.fixture
def built(sandbox: SandboxServer, journal: Journal) -> Iterator[Built]:
    made = Built(sandbox, journal)
    yield made
    made.provider.close()


def open_payment(provider: Provider, number: str = KNOWN) -> ev.Event:
    return provider.open_payment(OpenPayment(SESSION, 7, UTILITY, (AccountNumber(number),)))


def order(sandbox: SandboxServer, call: str, **fault: Any) -> None:
    sandbox.faults.order(Fault(call=call, **fault))


def outcomes(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [outcome for (outcome,) in connection.execute("SELECT outcome FROM call ORDER BY id")]


FAILURES: dict[str, tuple[dict[str, Any], Notice | ClosedReason | TroubleKind]] = {
    "message": ({"kind": FaultKind.MESSAGE, "message": "No open invoices"}, Notice.REFUSED),
    "unknown": ({"kind": FaultKind.MESSAGE, "message": "Account not found"}, Notice.UNKNOWN_ACCOUNT),
    "401": ({"kind": FaultKind.STATUS, "status": 401}, ClosedReason.CREDENTIALS),
    "403": ({"kind": FaultKind.STATUS, "status": 403}, ClosedReason.CREDENTIALS),
    "429": ({"kind": FaultKind.STATUS, "status": 429}, TroubleKind.BUSY),
    "500": ({"kind": FaultKind.STATUS, "status": 500}, TroubleKind.NO_ANSWER),
    "503": ({"kind": FaultKind.STATUS, "status": 503}, TroubleKind.NO_ANSWER),
    "reset": ({"kind": FaultKind.RESET}, TroubleKind.NO_ANSWER),
    "half an answer": ({"kind": FaultKind.HALF}, TroubleKind.NO_ANSWER),
    "no json": ({"kind": FaultKind.BODY}, TroubleKind.PROVIDER_FAULT),
    "page elsewhere": ({"kind": FaultKind.URL, "url": "https://example.net/"}, TroubleKind.PROVIDER_FAULT),
}


def expected(meaning: Notice | ClosedReason | TroubleKind) -> ev.Event:
    if isinstance(meaning, Notice):
        return ev.AccountsRefused(SESSION, 7, meaning)
    if isinstance(meaning, ClosedReason):
        return ev.ProviderLost(SESSION, meaning)
    return ev.FindingFailed(SESSION, 7, meaning)


def test_a_page_that_comes_is_ready(built: Built, sandbox: SandboxServer) -> None:
    event = open_payment(built.provider)

    assert isinstance(event, ev.PageReady)
    assert event.session == SESSION
    assert event.url.startswith(f"{sandbox.base_url}/portal/")


@pytest.mark.parametrize(("contrast", "sheet"), [(False, "style.css"), (True, "contrast.css")])
def test_the_page_is_asked_for_in_the_contrast_that_the_customer_chose(
    built: Built, sandbox: SandboxServer, *, contrast: bool, sheet: str
) -> None:
    built.provider.open_payment(
        OpenPayment(SESSION, 7, UTILITY, (AccountNumber(KNOWN),), high_contrast=contrast)
    )

    assert [each.css_url for each in sandbox.books.requests] == [f"{sandbox.base_url}/{sheet}"]


def test_an_account_that_the_provider_does_not_know_is_said_to_be_unknown(built: Built) -> None:
    event = open_payment(built.provider, UNKNOWN)

    assert event == ev.AccountsRefused(SESSION, 7, Notice.UNKNOWN_ACCOUNT)


@pytest.mark.parametrize(("fault", "meaning"), FAILURES.values(), ids=FAILURES)
def test_each_failure_of_the_call_is_one_event(
    built: Built,
    sandbox: SandboxServer,
    fault: dict[str, Any],
    meaning: Notice | ClosedReason | TroubleKind,
) -> None:
    order(sandbox, "cloud_payment", **fault)

    assert open_payment(built.provider) == expected(meaning)


def test_a_provider_that_is_not_there_is_unreachable(built: Built, sandbox: SandboxServer) -> None:
    sandbox.stop()

    assert open_payment(built.provider) == ev.FindingFailed(SESSION, 7, TroubleKind.UNREACHABLE)


def test_no_branch_of_the_client_s_errors_is_left_out(
    built: Built, sandbox: SandboxServer, file: Path
) -> None:
    for fault, _ in FAILURES.values():
        order(sandbox, "cloud_payment", **fault)
        open_payment(built.provider)
        sandbox.faults.clear()
    sandbox.stop()
    open_payment(built.provider)

    met = {outcome.partition(".")[0] for outcome in outcomes(file)}
    assert met == {branch.kind for branch in CallFailed.__subclasses__()}


def test_a_call_that_can_t_be_recorded_is_not_made(
    built: Built, sandbox: SandboxServer, journal: Journal, file: Path
) -> None:
    journal.call_opened("cloud_payment", "")
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE call")

    assert open_payment(built.provider) == ev.JournalFailed(SESSION)
    assert built.provider.probe(SESSION) == ev.JournalFailed(SESSION)
    assert sandbox.books.calls == ()


def test_what_is_logged_of_a_refusal_names_no_account(
    built: Built, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    order(sandbox, "cloud_payment", kind=FaultKind.MESSAGE, message=f"no account {KNOWN}")

    open_payment(built.provider)

    assert "refused.unknown_account" in caplog.text
    assert KNOWN not in caplog.text


def test_a_probe_that_is_answered_says_well(built: Built, sandbox: SandboxServer) -> None:
    assert built.provider.probe(SESSION) == ev.ProviderWell(SESSION)
    assert [call.call for call in sandbox.books.calls] == ["biller_status"]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(
            {"kind": FaultKind.BODY, "body": '{"Active": false}'}, ClosedReason.INACTIVE, id="inactive"
        ),
        pytest.param({"kind": FaultKind.STATUS, "status": 401}, ClosedReason.CREDENTIALS, id="401"),
        pytest.param({"kind": FaultKind.STATUS, "status": 403}, ClosedReason.CREDENTIALS, id="403"),
    ],
)
def test_a_probe_closes_the_terminal_for(
    built: Built, sandbox: SandboxServer, fault: dict[str, Any], reason: ClosedReason
) -> None:
    order(sandbox, "biller_status", **fault)

    assert built.provider.probe(SESSION) == ev.ProviderLost(SESSION, reason)


def test_a_provider_that_is_not_there_closes_the_terminal(built: Built, sandbox: SandboxServer) -> None:
    sandbox.stop()

    assert built.provider.probe(SESSION) == ev.ProviderLost(SESSION, ClosedReason.UNREACHABLE)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": FaultKind.STATUS, "status": 500}, id="500"),
        pytest.param({"kind": FaultKind.STATUS, "status": 429}, id="429"),
        pytest.param({"kind": FaultKind.STATUS, "status": 404}, id="404"),
        pytest.param({"kind": FaultKind.BODY}, id="no json"),
        pytest.param({"kind": FaultKind.RESET}, id="reset"),
    ],
)
def test_a_status_that_is_not_understood_closes_nothing(
    built: Built, sandbox: SandboxServer, fault: dict[str, Any]
) -> None:
    order(sandbox, "biller_status", **fault)

    assert built.provider.probe(SESSION) == ev.ProviderWell(SESSION)


def test_a_probe_asks_for_every_biller(sandbox: SandboxServer, journal: Journal) -> None:
    built = Built(sandbox, journal, UTILITY, RECREATION)
    well = built.provider.probe(SESSION)
    asked = [call.biller_id for call in sandbox.books.calls]
    order(sandbox, "biller_status", kind=FaultKind.LATENCY, seconds=0, count=1)
    order(sandbox, "biller_status", kind=FaultKind.BODY, body='{"Active": false}', count=1)
    second_inactive = built.provider.probe(SESSION)
    built.provider.close()

    assert well == ev.ProviderWell(SESSION)
    assert asked == [UTILITY, RECREATION]
    assert second_inactive == ev.ProviderLost(SESSION, ClosedReason.INACTIVE)


def test_the_client_is_built_at_the_first_call_and_once(sandbox: SandboxServer, journal: Journal) -> None:
    built = Built(sandbox, journal)
    before = built.times
    together = threading.Barrier(3)

    def call(_: int) -> ev.Event:
        together.wait(timeout=30)
        return open_payment(built.provider)

    with ThreadPoolExecutor(3) as pool:
        events = list(pool.map(call, range(3)))
    built.provider.close()

    assert before == 0
    assert built.times == 1
    assert all(isinstance(event, ev.PageReady) for event in events)


def test_after_the_end_nothing_is_sent(built: Built, sandbox: SandboxServer) -> None:
    built.provider.probe(SESSION)
    built.provider.close()

    assert open_payment(built.provider) == ev.FindingFailed(SESSION, 7, TroubleKind.UNREACHABLE)
    assert [call.call for call in sandbox.books.calls] == ["biller_status"]


def test_an_end_before_the_first_call_builds_nothing(sandbox: SandboxServer, journal: Journal) -> None:
    built = Built(sandbox, journal)
    built.provider.close()

    assert built.times == 0


def test_numbers_that_are_tried_one_after_the_other_are_not_asked_for_any_more(
    built: Built, sandbox: SandboxServer
) -> None:
    enough = round(BRIM / WEIGHT) + 1  # a little leaks out meanwhile
    answers = [open_payment(built.provider, f"13275-0{number:03}") for number in range(enough)]
    asked = len(sandbox.books.calls)
    turned_away = open_payment(built.provider)

    assert {type(each) for each in answers} == {ev.AccountsRefused}
    assert turned_away == ev.AccountsRefused(SESSION, 7, Notice.SEE_CLERK)
    assert len(sandbox.books.calls) == asked
    assert built.noticed == [SESSION]
