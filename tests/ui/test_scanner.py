"""Bills under the scanner of a whole terminal: from the code to the review page, and never into a field."""

from __future__ import annotations

import json
import logging
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from kiosk.account import AccountNumber
from kiosk.flow import events as ev
from kiosk.flow import states
from tests.loglines import telling
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.wedgekeys import STX, Typist

BILL = "132759960"
NUMBER = AccountNumber("13275-9960")
ASKED = "SELECT count(*) FROM call WHERE call = 'cloud_payment'"
FIELDS = """
<input id="password" type="password"><textarea id="text" rows="6"></textarea>
<script>
  var seen = [];
  for (const kind of ["keydown", "keypress", "keyup", "beforeinput", "input", "paste"])
    addEventListener(kind, event => { if (event.key !== "Shift") seen.push(kind) }, true);
</script>
"""


def wedge(open_terminal: OpenTerminal, prefix: str, *, billers: int | None = 1) -> Hands:
    """A terminal whose keyboard wedge sends this prefix."""
    table = f"\n[scanner]\nprefix = {json.dumps(prefix)}\n"
    return open_terminal(billers=billers, change=lambda text: text + table)


def scan(hands: Hands, code: str, gap: int = 8) -> None:
    """Keys as the wedge types them, and a moment of silence after them."""
    typist = Typist(hands.handle)
    typist.types(code, gap)
    settle(hands)


def settle(hands: Hands) -> None:
    """Wait until the wedge has nothing in its hands."""
    held = hands.application._wedge
    assert held is not None
    hands.until(lambda: held._phase.name == "IDLE")
    QCoreApplication.processEvents()


@pytest.fixture
def serial(tmp_path: Path) -> Iterator[tuple[int, str]]:
    """A serial line: our end of it, and the path of the other."""
    ours, theirs = os.openpty()
    yield ours, os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("prefix", [STX, "~"])
def test_a_scanned_bill_opens_its_payment_page(
    open_terminal: OpenTerminal, prefix: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.log")
    hands = wedge(open_terminal, prefix)
    assert "under the scanner" in hands.text
    scan(hands, f"{prefix}{BILL}\n")

    assert hands.on(states.Hosted).accounts == (NUMBER,)
    hands.loaded()
    assert hands.rows("SELECT count(*) FROM session") == [(1,)]
    (line,) = [json.loads(each) for each in caplog.messages if "scanner.read" in each]
    assert (line["size"], line["outcome"]) == (9, "taken")
    assert not any("13275" in telling(each) for each in caplog.messages)


def test_a_serial_scanner_opens_the_payment_page(
    open_terminal: OpenTerminal, serial: tuple[int, str]
) -> None:
    ours, path = serial
    hands = open_terminal(change=lambda text: f'{text}\n[scanner]\nport = "{path}"\n')
    hands.until(lambda: hands.application._scanner is not None)
    os.write(ours, f"{BILL}\r".encode())

    assert hands.on(states.Hosted).accounts == (NUMBER,)


HOSTILE = [
    "https://evil.example/132759960",
    "7" * 500,
    "132\x1b59960",
    "javascript:alert(1)",
    "4006381333931",
]


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_code_is_refused_kindly(
    open_terminal: OpenTerminal, serial: tuple[int, str], code: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk.log")
    ours, path = serial
    hands = open_terminal(change=lambda text: f'{text}\n[scanner]\nport = "{path}"\n')
    hands.until(lambda: hands.application._scanner is not None)
    os.write(ours, code.encode() + b"\r")

    assert hands.on(states.Accounts).typed == ""
    assert "This code is not from a bill that is paid here" in hands.text
    assert hands.rows(ASKED) == [(0,)]
    assert not any(code in each for each in caplog.messages)

    os.write(ours, f"{BILL}\r".encode())
    hands.on(states.Hosted)
    assert hands.rows(ASKED) == [(1,)]


def test_a_hostile_code_from_a_wedge_types_nothing_and_leaves_the_screen_as_it_is(
    open_terminal: OpenTerminal,
) -> None:
    hands = wedge(open_terminal, STX, billers=None)
    scan(hands, f"{STX}https://evil.example/{STX}\t~\nand more\n")

    assert hands.on(states.ChooseBiller).notice is states.Notice.UNKNOWN_CODE
    assert "Choose your bill instead" in hands.text


@pytest.mark.parametrize("field", ["#password", "#text"])
@pytest.mark.parametrize("prefix", [STX, "~"])
def test_no_key_of_a_scan_reaches_a_field_of_a_page(
    open_terminal: OpenTerminal, sandbox: House, prefix: str, field: str
) -> None:
    hands = wedge(open_terminal, prefix)
    hands.show(sandbox, FIELDS)
    hands.focus_in_page(field)
    scan(hands, f"{prefix}{BILL}\n")
    scan(hands, f"{prefix}https://evil.example\n\tmore\n{prefix}", gap=3)
    scan(hands, f"{prefix}cut off")

    QTest.keyClick(hands.handle, Qt.Key.Key_X)
    hands.until(lambda: hands.ask(f"document.querySelector('{field}').value") == "x")
    assert hands.ask("seen.filter(kind => kind === 'keydown').length") == 1
    assert hands.ask("seen.filter(kind => kind === 'input').length") == 1
    hands.state(states.Hosted)


def test_a_person_can_type_the_prefix_into_a_pages_password(
    open_terminal: OpenTerminal, sandbox: House
) -> None:
    hands = wedge(open_terminal, "~")
    hands.show(sandbox, FIELDS)
    hands.focus_in_page("#password")
    scan(hands, "~Oak~1~~", gap=90)

    hands.until(lambda: hands.ask("document.querySelector('#password').value") == "~Oak~1~~")


def test_a_scan_on_the_account_screen_is_not_typed_into_its_field(open_terminal: OpenTerminal) -> None:
    hands = wedge(open_terminal, STX)
    hands.press("Pay My Bill")
    hands.on(states.Accounts)
    assert "under the scanner" in hands.text
    events: list[ev.Event] = []
    hands.window.happened.connect(events.append)
    scan(hands, f"{STX}4006381333931\n")

    assert hands.on(states.Accounts).notice is states.Notice.UNKNOWN_CODE
    assert not any(isinstance(each, ev.AccountTyped) for each in events)
    scan(hands, f"{STX}{BILL}\n")
    hands.on(states.Hosted)


def test_keys_of_the_x_server_that_waited_for_a_busy_terminal_are_still_a_scan(
    open_terminal: OpenTerminal, sandbox: House
) -> None:
    """They all came before the terminal looked at the first one, each with the server's own time."""
    hands = wedge(open_terminal, STX)
    hands.show(sandbox, FIELDS)
    hands.focus_in_page("#password")
    codes: list[str] = []
    assert hands.application._wedge is not None
    hands.application._wedge.scanned.connect(codes.append)
    subprocess.run(["xdotool", "key", "--delay", "0", "ctrl+b", *BILL, "Return", "x"], check=True, timeout=20)
    hands.until(lambda: codes == [BILL])
    settle(hands)
    subprocess.run(["xdotool", "key", "y"], check=True, timeout=20)

    hands.until(lambda: bool(hands.ask("document.querySelector('#password').value")))
    assert hands.ask("document.querySelector('#password').value") == "y"
