"""`sso_style = "form"`: the browser posts its way into a resident's page, with nothing to read in its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.states import Phase, Purpose
from kiosk.sandbox import configuration, resident
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House

Action = QWebEnginePage.WebAction
DOOR = "POST /api/v1/cloudssoconnect"


@pytest.fixture
def mailbox(tls: TlsFiles) -> Iterator[Mailbox]:
    with Mailbox(tls) as server:
        yield server


@pytest.fixture
def signed_in(
    open_terminal: OpenTerminal, sandbox: House, mailbox: Mailbox, state_folder: Path, tmp_path: Path
) -> Hands:
    """A resident before their menu, at a terminal of that style."""

    def change(_: str) -> str:
        text = configuration.text(sandbox, tmp_path, billers=1, mailbox=mailbox)
        return text.replace("[invoice_cloud]\n", '[invoice_cloud]\nsso_style = "form"\n')

    state_folder.mkdir(mode=0o700)
    biller = sandbox.billers[0]
    resident.enroll(state_folder, biller)
    hands = open_terminal(change=change)
    hands.press("Sign In")
    hands.on(states.SignIn)
    hands.type(resident.whose(biller).email)
    hands.keys(Qt.Key.Key_Tab)
    hands.type(resident.PASSWORD)
    hands.keys(Qt.Key.Key_Return)
    hands.on(states.Menu)
    return hands


def open_bills(hands: Hands) -> None:
    """From the menu to the page of recent bills."""
    hands.press("Pay Now")
    hands.on(states.Hosted)
    hands.loaded("Recent Bills")


def submitted(hands: Hands) -> list[str]:
    """When a payment was submitted, as the journal has it."""
    return [at for (at,) in hands.rows("SELECT submitted_at FROM session WHERE submitted_at IS NOT NULL")]


def test_the_token_is_posted_in_the_body_and_stands_in_no_address(signed_in: Hands, sandbox: House) -> None:
    open_bills(signed_in)

    (posted,) = [call for call in sandbox.books.calls if call.call == "sso_connect"]
    fields = {name: value for name, (value,) in parse_qs(posted.body, strict_parsing=True).items()}
    (token,) = [each.token for each in sandbox.customers.tokens]
    assert fields["RemoteAuthenticationToken"] == token
    assert (fields["ViewMode"], fields["RedirectID"]) == ("1", "1")
    assert posted.status == 303
    assert signed_in.state(states.Hosted).purpose is Purpose.RECENT_BILLS
    assert "30117-4404" in signed_in.ask("document.body.innerText")
    history = [each.url().toString() for each in signed_in.page.history().items()]
    assert [address for address in history if token in address] == []
    assert sandbox.queries == ()


def test_what_opens_the_page_is_no_payment_and_what_the_resident_posts_there_is(
    signed_in: Hands, sandbox: House
) -> None:
    open_bills(signed_in)
    assert sandbox.visits.count(DOOR) == 1
    assert [each for each in signed_in.events if isinstance(each, ev.FormPosted)] == []
    assert signed_in.state(states.Hosted).phase is Phase.LOOKING
    assert submitted(signed_in) == []

    sandbox.serve("/saved", "<!doctype html><h1>Saved</h1>")
    form = "Object.assign(document.createElement('form'), {method: 'post', action: '/saved'})"
    signed_in.ask(f"(form => (document.body.append(form), form.submit()))({form})")
    signed_in.loaded("Saved")
    assert signed_in.state(states.Hosted).phase is Phase.SUBMITTED
    assert len(submitted(signed_in)) == 1


def test_a_door_that_sends_the_token_on_is_no_payment_either(signed_in: Hands, sandbox: House) -> None:
    sandbox.serve(
        "/landed", '<!doctype html><h1>Recent Bills</h1><form method="post"><button id="go">Go</button>'
    )
    sandbox.serve("/onward", "", status=308, Location="/landed")
    sandbox.serve("/api/v1/cloudssoconnect", "", status=307, Location="/onward")
    open_bills(signed_in)
    looking = signed_in.state(states.Hosted).phase
    signed_in.enter("#go")
    signed_in.until(lambda: sandbox.visits.count("POST /landed") == 2)

    assert sandbox.visits.count("POST /onward") == 1
    assert looking is Phase.LOOKING
    assert signed_in.state(states.Hosted).phase is Phase.SUBMITTED


def test_neither_a_reload_nor_the_way_back_posts_again(signed_in: Hands, sandbox: House) -> None:
    open_bills(signed_in)
    before = signed_in.loads
    signed_in.page.triggerAction(Action.Reload)
    signed_in.until(lambda: signed_in.loads > before)
    signed_in.loaded("Recent Bills")
    signed_in.enter("a[id^=pay-]")
    signed_in.loaded("Pay your bill")
    signed_in.page.triggerAction(Action.Back)
    signed_in.loaded("Recent Bills")

    assert sandbox.visits.count("/customer/bills") > 1
    assert sandbox.visits.count(DOOR) == 1
    assert [each for each in signed_in.events if isinstance(each, ev.FormPosted)] == []
