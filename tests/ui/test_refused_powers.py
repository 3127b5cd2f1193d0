"""What a page is not given of the browser's and the desktop's powers, and that it goes on standing."""

from __future__ import annotations

import ssl

import pytest
import trustme
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from kiosk.flow import states
from kiosk.flow.states import TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ic.rawserver import RawServer, answering, http
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.refused import intruders, refusals, still_stands


def test_no_dialog_of_the_desktop_comes_up_for_a_color(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<input type="color" id="go"><a id="on" href="/on">on</a>')
    sandbox.serve("/on", "<h1>On</h1>")
    hands.click_in_page("#go")
    hands.until(lambda: "color" in refusals(hands))
    hands.until(lambda: hands.view.findChildren(QDialog) == [])
    stood = still_stands(hands)
    hands.click_in_page("#on")
    hands.loaded("On")

    assert stood


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("showOpenFilePicker()", id="file"),
        pytest.param("showSaveFilePicker()", id="save"),
        pytest.param("showDirectoryPicker()", id="folder"),
    ],
)
def test_no_dialog_of_the_desktop_comes_up_for_a_file(hands: Hands, sandbox: House, script: str) -> None:
    hands.show(
        sandbox, f'<button id="go" onclick="{script}.then(() => kept = 1, () => kept = 2)">go</button>'
    )

    def answered() -> bool:
        hands.enter("#go")
        return bool(hands.ask("window.kept") == 2)

    hands.until(answered)

    assert still_stands(hands)
    assert refusals(hands).keys() == {"file"}


def test_a_page_is_offered_no_file_of_the_terminal(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<input type="file" id="go"><script>go.oncancel = () => { done = 1 }</script>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.done") == 1)

    assert still_stands(hands)
    assert hands.ask("document.querySelector('#go').files.length") == 0


def test_a_page_s_dialogs_are_passed_over(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<button id="go" onclick="said = [alert(1), confirm(2), prompt(3)]">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.said !== undefined"))

    assert hands.ask("said") == [None, False, None]
    assert still_stands(hands)


def test_a_page_that_asks_whether_to_be_left_is_left(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/on", "<h1>On</h1>")
    hands.show(
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
    hands.show(
        sandbox,
        f'<script>let kept; var keep; {keep}</script><button id="go" onclick="{script}">go</button>',
    )
    hands.click_in_page("#go")
    hands.until(lambda: bool(hands.ask("kept")))

    assert hands.ask("kept") == answer
    assert still_stands(hands)


def test_a_page_that_wants_to_print_is_told_of_the_receipt_s_other_way(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, '<button id="go" onclick="window.print()">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: "This terminal does not print." in hands.text)

    assert still_stands(hands)


def test_a_page_can_t_become_a_handler_of_links(hands: Hands, sandbox: House) -> None:
    script = "navigator.registerProtocolHandler('mailto', '/hostile?%s'); asked = 1"
    hands.show(sandbox, f'<button id="go" onclick="{script}">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.asked") == 1)

    assert still_stands(hands)


def test_a_page_that_wants_a_password_of_the_browser_s_own_is_a_failed_page(
    hands: Hands, sandbox: House
) -> None:
    sandbox.serve("/secret", "", status=401, WWW_Authenticate='Basic realm="x"')
    hands.show(sandbox, '<a id="go" href="/secret">go</a>')
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
    hands.show(sandbox, '<p>text</p><button id="go" onclick="went = 1">go</button>')
    hands.ask("(oncontextmenu = () => { asked = 1 }, 0)")
    middle = hands.view.mapTo(hands.window, hands.view.rect().center())
    QTest.mouseClick(hands.handle, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, middle)
    hands.click_in_page("#go")
    hands.until(lambda: hands.ask("window.went") == 1)

    assert intruders(hands) == []
    assert hands.ask("window.asked") is None


def test_what_a_page_writes_to_its_console_is_written_nowhere(
    hands: Hands, sandbox: House, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    hands.show(sandbox, "<script>console.error('4111111111111111'); said = 1</script>")
    hands.until(lambda: hands.ask("window.said") == 1)

    out, err = capfd.readouterr()
    assert "4111111111111111" not in out + err + caplog.text


FIELD = '<textarea id="go" style="position: fixed; inset: 0; width: 100%; height: 100%"></textarea>'


def test_text_that_is_dropped_does_not_reach_the_page(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, FIELD)
    carried = QMimeData()
    carried.setText("4111111111111111")
    place = hands.view.mapTo(hands.window, hands.view.rect().center())
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, carried, left, plain)
    QApplication.sendEvent(hands.handle, enter)
    QApplication.sendEvent(hands.handle, QDropEvent(place, copy, carried, left, plain))
    hands.click_in_page("#go")
    QTest.keyClick(hands.handle, Qt.Key.Key_X)
    hands.until(lambda: "x" in str(hands.ask("document.querySelector('#go').value")))

    assert not enter.isAccepted()
    assert hands.ask("document.querySelector('#go').value") == "x"


def test_the_middle_button_pastes_nothing_into_the_page(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, FIELD)
    QApplication.clipboard().setText("4111111111111111", QApplication.clipboard().Mode.Selection)
    hands.click_in_page("#go")
    place = hands.view.mapTo(hands.window, hands.view.rect().center())
    QTest.mouseClick(hands.handle, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.keyClick(hands.handle, Qt.Key.Key_X)
    hands.until(lambda: "x" in str(hands.ask("document.querySelector('#go').value")))

    assert hands.ask("document.querySelector('#go').value") == "x"
