"""The hosted page goes wrong before any money can move: our own screen says so, and one may try again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from kiosk.sandbox import tls
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Visit

FAILED = "The payment page did not open"


order = partial(Fault, call="page.review")


BROKEN = {
    "404": order(kind=FaultKind.STATUS, status=404, body="<h1>no such page</h1>"),
    "500": order(kind=FaultKind.STATUS, status=500, body="<h1>server error</h1>"),
    "410": order(kind=FaultKind.STATUS, status=410, body="<h1>expired</h1>"),
    "reset": order(kind=FaultKind.RESET),
    "half": order(kind=FaultKind.HALF),
}


def tries_again(visit: Visit, cloud: SandboxServer) -> None:
    """The new page is a new request: the address of the old one may have been used up."""
    cloud.faults.clear()
    visit.person.presses("Try again")
    visit.terminal.await_states("Finding", "Hosted")
    visit.person.reads("Please review your selection")
    assert len(cloud.books.requests) == 2


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_that_does_not_load_can_be_tried_again(visit: Visit, cloud: SandboxServer, name: str) -> None:
    cloud.faults.order(BROKEN[name])
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Hosted", "Trouble")
    visit.person.reads(FAILED, "Nothing has been paid.")
    (line,) = visit.terminal.events("web.load_failed")
    assert (line["level"], line["component"]) == ("warning", "web.loads")
    tries_again(visit, cloud)


def test_a_page_that_never_finishes_is_given_up(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.HANG))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Hosted")
    visit.terminal.await_event("session.state", 75, state="Trouble")
    visit.person.reads("The payment page takes too long", "Nothing has been paid.")
    cloud.gate.release()
    tries_again(visit, cloud)


def test_a_page_that_never_finishes_can_be_left(visit: Visit, cloud: SandboxServer) -> None:
    cloud.faults.order(order(kind=FaultKind.DRIP, seconds=0.05))
    steps.ask_for(visit, "132759960")
    visit.terminal.await_states("Hosted")
    visit.person.presses("Start Over")
    visit.terminal.await_states("Wiping", "Welcome")
    cloud.faults.clear()
    steps.open_page(visit)


def test_a_renderer_that_dies_is_told_and_can_be_tried_again(visit: Visit, cloud: SandboxServer) -> None:
    steps.open_page(visit)
    visit.terminal.kill_renderers()
    visit.terminal.await_states("Trouble")
    visit.person.reads("The payment page stopped working", "Nothing has been paid.")
    (line,) = visit.terminal.events("web.renderer_ended")
    assert line["level"] == "error"
    tries_again(visit, cloud)


@pytest.mark.parametrize("kind", [FaultKind.STATUS, FaultKind.RESET])
def test_without_its_style_sheet_the_page_works_all_the_same(
    visit: Visit, cloud: SandboxServer, kind: FaultKind
) -> None:
    cloud.faults.order(Fault(call="css", kind=kind))
    steps.pay(visit)
    assert [payment.approved for payment in cloud.books.payments] == [True]


def test_a_style_sheet_that_never_comes_does_not_keep_the_page_away(
    visit: Visit, cloud: SandboxServer
) -> None:
    cloud.faults.order(Fault(call="css", kind=FaultKind.HANG))
    steps.open_page(visit)
    steps.open_options(visit)


def test_a_page_with_a_certificate_of_an_unknown_authority_is_not_shown(
    arrange: Opener, cloud: SandboxServer, tmp_path: Path
) -> None:
    with SandboxServer(tls=tls.ensure(tmp_path)) as other:
        origins = f'page_origins = ["{cloud.base_url}", "{other.base_url}"]'
        visit = arrange(
            cloud, change=lambda text: text.replace(f'page_origins = ["{cloud.base_url}"]', origins)
        )
        visit.start()
        cloud.faults.order(
            Fault(call="cloud_payment", kind=FaultKind.URL, url=f"{other.base_url}/portal/token/review")
        )
        steps.ask_for(visit, "132759960")
        visit.terminal.await_states("Hosted", "Trouble")
        visit.person.reads(FAILED)
        assert other.books.pages == ()


@pytest.mark.parametrize(
    ("link", "shown", "close"),
    [("View Invoice", "Page 1 of 1", "Close the statement"), ("Need Help?", "Window of localhost", "Close")],
)
def test_what_a_link_opens_lies_over_the_page_and_leaves_it_as_it_was(
    visit: Visit, link: str, shown: str, close: str
) -> None:
    steps.open_page(visit)
    visit.person.presses(link)
    visit.person.reads(shown)
    visit.person.presses(close)
    steps.open_options(visit)
