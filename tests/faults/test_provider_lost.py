"""The provider can't be had at all: the terminal closes, says so in plain words, and opens by itself."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.sandbox import tls
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Lobby, Visit


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Hold a port on loopback where nobody answers."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def sees_it_closed(visit: Visit, reason: str) -> None:
    """The public's words, and the one word for a technician."""
    visit.person.reads("This terminal is closed for the moment", "Please pay at the desk", f"“{reason}”")
    assert visit.person.cannot_read("Pay My Bill")


def starts_closed(visit: Visit, reason: str, problem: str) -> None:
    visit.start()
    visit.terminal.await_states("Closed")
    sees_it_closed(visit, reason)
    line = visit.terminal.events("provider.call_failed")[0]
    assert (line["call"], line["outcome"]) == ("biller_status", "not_sent")
    assert problem in line["problem"]


def test_a_refused_connection_closes_the_terminal(
    arrange: Opener, cloud: SandboxServer, closed_port: int
) -> None:
    visit = arrange(
        cloud, change=lambda text: text.replace(cloud.base_url, f"https://localhost:{closed_port}")
    )
    starts_closed(visit, "unreachable", "ECONNREFUSED")
    visit.person.reads("can't be reached")


def test_a_name_without_an_address_closes_the_terminal(arrange: Opener, cloud: SandboxServer) -> None:
    visit = arrange(
        cloud,
        change=lambda text: text.replace(
            f'base_url = "{cloud.base_url}"', 'base_url = "https://kiosk.invalid"'
        ),
    )
    starts_closed(visit, "unreachable", "gaierror")


def test_a_certificate_of_an_unknown_authority_closes_the_terminal(
    arrange: Opener, cloud: SandboxServer, tmp_path: Path
) -> None:
    other = tls.ensure(tmp_path).ca.read_text(encoding="ascii")
    visit = arrange(cloud)
    authority = visit.file.parent / "other.pem"
    authority.write_text(other, encoding="ascii")
    authority.chmod(0o644)
    text = visit.file.read_text(encoding="utf-8")
    visit.file.write_text(re.sub(r'ca_file = ".*"', f'ca_file = "{authority}"', text), encoding="utf-8")
    starts_closed(visit, "unreachable", "SSLCertVerificationError")


def test_a_biller_that_is_not_active_closes_the_terminal(arrange: Opener, cloud: SandboxServer) -> None:
    cloud.faults.order(Fault(call="biller_status", kind=FaultKind.BODY, body='{"Active": false}'))
    visit = arrange(cloud)
    visit.start()
    visit.terminal.await_states("Closed")
    sees_it_closed(visit, "inactive")
    (line,) = visit.terminal.events("provider.inactive")
    assert line["biller"] == "4234"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_closes_the_terminal_in_mid_session(
    visit: Visit, cloud: SandboxServer, status: int
) -> None:
    cloud.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, status=status))
    steps.ask_for(visit, "132759960")
    session = visit.terminal.await_states("Wiping")["session"]
    visit.terminal.await_states("Closed")
    sees_it_closed(visit, "credentials")
    visit.person.reads("A technician is needed.")
    (line,) = visit.terminal.events("provider.call_failed")
    assert line["outcome"] == "refused.credentials"
    assert visit.journal.session(session).ending == "closed"
    (biller,) = (each for each in cloud.billers if each.id == "4234")
    assert biller.api_key not in visit.terminal.log


def test_a_closed_terminal_opens_by_itself_when_the_provider_is_well(
    arrange: Opener, cloud: SandboxServer
) -> None:
    cloud.faults.order(Fault(call="biller_status", kind=FaultKind.STATUS, status=401, count=1))
    visit = arrange(cloud)
    visit.start()
    visit.terminal.await_states("Closed")
    sees_it_closed(visit, "credentials")
    visit.terminal.await_states("Welcome")
    steps.open_page(visit)


def four_free_ports() -> int:
    """The first of four ports in a row that nobody has, as a sandbox with a fixed port needs them."""
    for first in range(20_000, 60_000, 4):
        with ExitStack() as held:
            try:
                for port in range(first, first + 4):
                    held.enter_context(socket.create_server(("127.0.0.1", port)))
            except OSError:
                continue
            return first
    raise AssertionError("there were no four free ports in a row")


def test_a_provider_that_goes_away_in_mid_session_can_be_tried_again(lobby: Lobby, arrange: Opener) -> None:
    port = four_free_ports()
    with lobby.sandbox(port) as cloud:
        visit = arrange(cloud)
        visit.start()
        steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Trouble")
    visit.person.reads("We can't reach the payment service", "Nothing has been paid.")
    assert visit.terminal.events("provider.call_failed")[-1]["outcome"] == "not_sent"
    with lobby.sandbox(port):
        visit.person.presses("Try again")
        visit.terminal.await_states("Finding", "Hosted")
        visit.person.reads("Please review your selection")
