"""Where a page may not lead: it is told in words, written down, and the page goes on standing."""

from __future__ import annotations

import pytest

from kiosk.flow import states
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.refused import NOTE, intruders, refusals, still_stands


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a id="go" href="{0}" target="_blank">go</a>', id="link"),
        pytest.param('<button id="go" onclick="window.open(\'{0}\')">go</button>', id="script"),
        pytest.param('<form action="{0}" target="_blank"><button id="go">go</button></form>', id="form"),
    ],
)
def test_a_window_of_another_site_is_refused_and_the_customer_told(
    hands: Hands, sandbox: House, body: str
) -> None:
    hands.show(sandbox, body.format(f"{sandbox.resource_url}/policies/terms"))
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)
    assert refusals(hands) == {"popup": 1}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a id="go" href="/file">go</a>', id="attachment"),
        pytest.param('<a id="go" href="/file" download>go</a>', id="attribute"),
    ],
)
def test_a_download_is_refused_and_the_customer_told(hands: Hands, sandbox: House, body: str) -> None:
    sandbox.serve("/file", b"content", Content_Disposition="attachment; filename=a.bin")
    hands.show(sandbox, body)
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


def test_a_link_to_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, f'<a id="go" href="{sandbox.resource_url}/policies/terms">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)
    assert isinstance(hands.session.state, states.Hosted)


def test_a_redirect_to_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/away", "", status=302, Location=f"{sandbox.resource_url}/policies/terms")
    hands.show(sandbox, '<a id="go" href="/away">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


def test_a_frame_of_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, f'<iframe src="{sandbox.bank_url}/challenge/none"></iframe>')
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


@pytest.mark.parametrize("address", ["mailto:a@example.org", "tel:911", "sms:911", "some-app:open"])
def test_an_address_for_another_program_is_refused_in_words(
    hands: Hands, sandbox: House, address: str
) -> None:
    hands.show(sandbox, f'<a id="go" href="{address}">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: "Mail and telephone can't be opened" in hands.text)

    assert still_stands(hands)
    assert refusals(hands) == {"other_program": 1}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a id="go" href="/away">go</a>', id="redirect"),
        pytest.param('<a id="go" href="mailto:a@example.org" target="_blank">go</a>', id="window"),
        pytest.param(
            '<button id="go" onclick="location = \'mailto:a@example.org\'">go</button>', id="script"
        ),
        pytest.param('<a id="go" href="mailto:a@example.org" target="f">go</a><iframe name="f">', id="frame"),
        pytest.param('<form action="mailto:a@example.org"><button id="go">go</button></form>', id="form"),
    ],
)
def test_another_program_is_not_reached_by_any_way(hands: Hands, sandbox: House, body: str) -> None:
    sandbox.serve("/away", "", status=302, Location="mailto:a@example.org")
    hands.show(sandbox, body)
    hands.click_in_page("#go")

    assert refusals(hands) == {"other_program": 1}
    assert still_stands(hands)


def test_a_wallet_is_refused_with_what_to_choose_instead(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<a id="go" href="https://www.paypal.com/checkoutnow" target="_blank">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: "Wallets are not available here: choose card or bank account." in hands.text)

    assert still_stands(hands)
    assert refusals(hands) == {"wallet": 1}


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        pytest.param("navigator.mediaDevices.getDisplayMedia({video: true})", "screen", id="screen"),
        pytest.param("Notification.requestPermission()", "permission", id="permission"),
        pytest.param("alert(1)", "dialog", id="dialog"),
        pytest.param(
            "navigator.registerProtocolHandler('mailto', '/x?%s')", "protocol_handler", id="handler"
        ),
    ],
)
def test_every_refusal_is_written_down(hands: Hands, sandbox: House, script: str, kind: str) -> None:
    hands.show(sandbox, f'<button id="go" onclick="{script}">go</button>')
    hands.click_in_page("#go")

    assert refusals(hands) == {kind: 1}
    ((session,),) = hands.rows("SELECT DISTINCT session FROM refusal")
    assert session == hands.session.id
    assert still_stands(hands)


def test_a_flood_of_dialogs_is_a_few_rows_that_count_them_all(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<button id="go" onclick="for (let i = 0; i < 300; i++) alert(i)">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: refusals(hands) == {"dialog": 300})

    assert len(hands.rows("SELECT id FROM refusal")) < 30
    assert still_stands(hands)


def test_what_was_refused_last_is_written_down_although_the_customer_leaves(
    hands: Hands, sandbox: House
) -> None:
    hands.show(
        sandbox, '<button id="go" onclick="for (let i = 0; i < 5; i++) alert(i); said = 1">go</button>'
    )
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.said") == 1)
    hands.press("Start Over")
    hands.on(states.Welcome)

    hands.until(lambda: refusals(hands) == {"dialog": 5})


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "chrome://version", "data:text/html,x"],
)
def test_an_address_that_is_no_web_page_leads_nowhere(hands: Hands, sandbox: House, address: str) -> None:
    hands.show(sandbox, f'<a id="go" href="{address}">go</a><a id="on" href="/on">on</a>')
    sandbox.serve("/on", "<h1>On</h1>")
    hands.click_in_page("#go")
    stood = still_stands(hands)
    hands.click_in_page("#on")
    hands.loaded("On")

    assert stood
    assert intruders(hands) == []


def test_a_refusal_goes_when_the_customer_goes_on(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/on", "<h1>On</h1>")
    hands.show(sandbox, '<a id="go" href="mailto:a@example.org">go</a><a id="on" href="/on">on</a>')
    hands.click_in_page("#go")
    hands.until(lambda: "Mail and telephone" in hands.text)
    hands.click_in_page("#on")
    hands.loaded("On")

    assert "Mail and telephone" not in hands.text


def test_a_script_that_is_not_listed_is_refused_without_a_word(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, f'<script src="{sandbox.bank_url}/challenge/x"></script><p id="end"></p>')

    assert hands.ask("document.querySelector('#end') !== null") is True
    assert NOTE not in hands.text
