"""What a page asks for and is not given, and that it goes on standing."""

from __future__ import annotations

import ssl

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.flow import states
from kiosk.flow.states import TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ic.rawserver import RawServer, answering, http
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House

NOTE = "That part of the page can't be opened at this terminal."


def show(hands: Hands, sandbox: House, body: str) -> None:
    """Put a page with this body on the screen, as the provider's."""
    url = sandbox.serve("/hostile", f"<!doctype html><h1>Page</h1>{body}")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()


def intruders(hands: Hands) -> list[str]:
    """Whatever stands on the screen beside our window."""
    windows = QApplication.topLevelWidgets()
    return [type(each).__name__ for each in windows if each.isVisible() and each is not hands.window]


def still_stands(hands: Hands) -> bool:
    """Whether the page is where it was, alone."""
    return hands.ask("document.querySelector('h1').innerText") == "Page" and intruders(hands) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a id="go" href="/other" target="_blank">go</a>', id="link"),
        pytest.param('<button id="go" onclick="window.open(\'/other\')">go</button>', id="script"),
        pytest.param('<form action="/other" target="_blank"><button id="go">go</button></form>', id="form"),
    ],
)
def test_a_new_window_is_refused_and_the_customer_told(hands: Hands, sandbox: House, body: str) -> None:
    show(hands, sandbox, body)
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)
    assert "/other" not in sandbox.visits


def test_the_invoice_s_own_link_is_refused_in_words(hands: Hands) -> None:
    hands.open_page()
    hands.click_in_page("a[id^=view-]")
    hands.until(lambda: NOTE in hands.text)

    assert hands.ask("document.querySelector('h1').innerText") == "Please review your selection"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a id="go" href="/file">go</a>', id="attachment"),
        pytest.param('<a id="go" href="/file" download>go</a>', id="attribute"),
        pytest.param('<a id="go" href="/paper">go</a>', id="pdf"),
    ],
)
def test_a_download_is_refused_and_the_customer_told(hands: Hands, sandbox: House, body: str) -> None:
    sandbox.serve("/file", b"content", Content_Disposition="attachment; filename=a.bin")
    sandbox.serve("/paper", b"%PDF-1.4\n%%EOF\n", Content_Type="application/pdf")
    show(hands, sandbox, body)
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


def test_a_link_to_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, f'<a id="go" href="{sandbox.resource_url}/policies/terms">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)
    assert isinstance(hands.session.state, states.Hosted)


def test_a_redirect_to_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/away", "", status=302, Location=f"{sandbox.resource_url}/policies/terms")
    show(hands, sandbox, '<a id="go" href="/away">go</a>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


def test_a_frame_of_another_site_is_refused_and_the_customer_told(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, f'<iframe src="{sandbox.bank_url}/challenge/none"></iframe>')
    hands.until(lambda: NOTE in hands.text)

    assert still_stands(hands)


@pytest.mark.parametrize(
    "address",
    ["mailto:a@example.org", "tel:911", "file:///etc/passwd", "chrome://version", "data:text/html,x"],
)
def test_an_address_that_is_no_web_page_leads_nowhere(hands: Hands, sandbox: House, address: str) -> None:
    show(hands, sandbox, f'<a id="go" href="{address}">go</a><a id="on" href="/on">on</a>')
    sandbox.serve("/on", "<h1>On</h1>")
    hands.click_in_page("#go")
    stood = still_stands(hands)
    hands.click_in_page("#on")
    hands.loaded("On")

    assert stood
    assert intruders(hands) == []


def test_a_refusal_goes_when_the_customer_goes_on(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/on", "<h1>On</h1>")
    show(hands, sandbox, '<a id="go" href="/x" target="_blank">go</a><a id="on" href="/on">on</a>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)
    hands.click_in_page("#on")
    hands.loaded("On")

    assert NOTE not in hands.text


def test_a_script_that_is_not_listed_is_refused_without_a_word(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, f'<script src="{sandbox.bank_url}/challenge/x"></script><p id="end"></p>')

    assert hands.ask("document.querySelector('#end') !== null") is True
    assert NOTE not in hands.text


def test_a_page_is_offered_no_file_of_the_terminal(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, '<input type="file" id="go"><script>go.oncancel = () => { done = 1 }</script>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.done") == 1)

    assert still_stands(hands)
    assert hands.ask("document.querySelector('#go').files.length") == 0


def test_a_page_s_dialogs_are_passed_over(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, '<button id="go" onclick="said = [alert(1), confirm(2), prompt(3)]">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.said !== undefined"))

    assert hands.ask("said") == [None, False, None]
    assert still_stands(hands)


def test_a_page_that_asks_whether_to_be_left_is_left(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/on", "<h1>On</h1>")
    show(
        hands,
        sandbox,
        "<script>onbeforeunload = (event) => { event.preventDefault(); return 'stay'; }</script>"
        '<input id="field"><a id="go" href="/on">go</a>',
    )
    hands.click_in_page("#field")
    hands.type("1")
    hands.click_in_page("#go")
    hands.loaded("On")

    assert intruders(hands) == []


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        pytest.param(
            "navigator.geolocation.getCurrentPosition(keep, keep)", "GeolocationPositionError", id="place"
        ),
        pytest.param("Notification.requestPermission().then(keep)", "denied", id="notification"),
        pytest.param(
            "navigator.mediaDevices.getUserMedia({video: true}).then(keep, keep)",
            "NotFoundError",
            id="camera",
        ),
        pytest.param(
            "document.documentElement.requestFullscreen().then(keep, keep)", "TypeError", id="screen"
        ),
        pytest.param("navigator.clipboard.readText().then(keep, keep)", "NotAllowedError", id="clipboard"),
    ],
)
def test_a_permission_is_not_given(hands: Hands, sandbox: House, script: str, answer: str) -> None:
    keep = "keep = (it) => { kept = it === undefined ? 'given' : it.name || it.constructor.name }"
    keep += "; const text = keep; keep = (it) => typeof it === 'string' ? kept = it : text(it)"
    show(
        hands,
        sandbox,
        f'<script>let kept; var keep; {keep}</script><button id="go" onclick="{script}">go</button>',
    )
    hands.click_in_page("#go")
    hands.until(lambda: bool(hands.ask("kept")))

    assert hands.ask("kept") == answer
    assert still_stands(hands)


def test_a_page_that_wants_to_print_is_told_of_the_receipt_s_other_way(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, '<button id="go" onclick="window.print()">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: "This terminal does not print." in hands.text)

    assert still_stands(hands)


def test_a_page_can_t_become_a_handler_of_links(hands: Hands, sandbox: House) -> None:
    script = "navigator.registerProtocolHandler('mailto', '/hostile?%s'); asked = 1"
    show(hands, sandbox, f'<button id="go" onclick="{script}">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.asked") == 1)

    assert still_stands(hands)


def test_a_page_that_wants_a_password_of_the_browser_s_own_is_a_failed_page(
    hands: Hands, sandbox: House
) -> None:
    sandbox.serve("/secret", "", status=401, WWW_Authenticate='Basic realm="x"')
    show(hands, sandbox, '<a id="go" href="/secret">go</a>')
    hands.click_in_page("#go")
    hands.on(states.Trouble)

    assert intruders(hands) == []


def test_an_untrusted_certificate_is_never_accepted(open_terminal: OpenTerminal, sandbox: House) -> None:
    stranger = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(stranger)
    with RawServer(answering(http("<h1>Page</h1>")), stranger) as server:
        hands = open_terminal(
            change=lambda text: text.replace("page_origins = [", f'page_origins = ["{server.base_url}", ')
        )
        url = f"{server.base_url}/page"
        sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
        hands.find("132759960")
        kind = hands.on(states.Trouble).kind

    assert kind is TroubleKind.PAGE_FAILED
    assert server.accepted > 0
    assert server.requests == []


def test_the_page_has_no_menu(hands: Hands, sandbox: House) -> None:
    show(hands, sandbox, "<p>text</p><script>onauxclick = () => { asked = 1 }</script>")

    def clicked() -> bool:
        middle = hands.view.mapTo(hands.window, hands.view.rect().center())
        QTest.mouseClick(hands.handle, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle)
        return bool(hands.ask("window.asked") == 1)

    hands.until(clicked)

    assert intruders(hands) == []


def test_what_a_page_writes_to_its_console_is_written_nowhere(
    hands: Hands, sandbox: House, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    show(hands, sandbox, "<script>console.error('4111111111111111'); said = 1</script>")
    hands.until(lambda: hands.ask("window.said") == 1)

    out, err = capfd.readouterr()
    assert "4111111111111111" not in out + err + caplog.text
