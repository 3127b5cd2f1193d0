"""Receipts and statements on paper: the whole terminal, a real CUPS, and what then lies in the printer's tray."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.admin import pin
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.paper import PrintProblem, Stage
from kiosk.flow.technician import Admin, AdminPin
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.secret import Secret
from tests.devices.printserver import PrintServer, facts_of, text_of
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.test_admin import PIN, gesture
from tests.ui.test_statement import link
from tests.unit import statementfiles as files

NONE_HERE = "This terminal does not print."
PRINTED = "Your paper is printed."
PRINT = "<button id='go' onclick='window.print()'>go</button>"
RECEIPT = "<h1>Thank you</h1><p>APPROVED 4711</p>"


@pytest.fixture
def at(print_server: PrintServer, open_terminal: OpenTerminal) -> Hands:
    """A terminal with that printer."""
    return open_terminal()


def stage(hands: Hands) -> Stage:
    return hands.session.printing.stage


def to_page(hands: Hands, sandbox: House, body: str) -> None:
    """Put a page on the screen, and wait until the terminal knows that there is a printer."""
    hands.show(sandbox, body)
    hands.until(lambda: hands.session.printing.paper is not None)


def to_receipt(hands: Hands, sandbox: House, body: str = RECEIPT) -> None:
    """From the welcome screen to a receipt with this body."""
    url = sandbox.serve("/thankyou", f"<!doctype html>{body}")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.find("132759960")
    hands.on(states.Receipt)
    hands.loaded()
    hands.until(lambda: hands.session.printing.paper is not None)


def printed(hands: Hands) -> None:
    """Let seconds pass until the customer is told that the paper is out."""
    until_told(hands, PRINTED)


def until_told(hands: Hands, words: str) -> None:
    def told() -> bool:
        if hands.session.printing.stage is Stage.PRINTING and not hands.session.printing.asking:
            hands.seconds(1)
        return words in hands.text

    hands.until(told)


def test_a_receipt_is_printed_by_the_terminal_s_own_button(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    printed(at)

    (paper,) = print_server.printed
    pages, (width, height) = facts_of(paper)
    assert "APPROVED 4711" in text_of(paper)
    assert (pages, round(width), round(height)) == (1, 612, 792)


def test_a_page_s_own_print_link_prints_without_a_dialog(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    to_page(at, sandbox, f"<p>Your bill</p>{PRINT}")
    at.click_in_page("#go")
    printed(at)

    assert "Your bill" in text_of(print_server.printed[0])
    assert NONE_HERE not in at.text
    assert at.rows("SELECT count(*) FROM refusal") == [(0,)]


def test_a_frame_prints_itself_alone(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    sandbox.serve("/part", "<p>Only the frame</p>")
    to_page(
        at,
        sandbox,
        "<p>Around it</p><iframe src='/part'></iframe>"
        "<button id='go' onclick='frames[0].print()'>go</button>",
    )
    at.click_in_page("#go")
    printed(at)

    words = text_of(print_server.printed[0])
    assert "Only the frame" in words
    assert "Around it" not in words


@pytest.mark.parametrize(
    ("size", "expected"), [("A4", (595, 842)), ("Roll80", (227, 842))], ids=["a4", "roll"]
)
def test_a_receipt_is_laid_out_for_the_printer_s_paper(
    print_server: PrintServer,
    open_terminal: OpenTerminal,
    sandbox: House,
    size: str,
    expected: tuple[int, int],
) -> None:
    print_server.add("other", size)
    hands = open_terminal()
    to_receipt(hands, sandbox)
    hands.press("Print Receipt")
    printed(hands)

    _, (width, height) = facts_of(print_server.printed[0])
    assert (round(width), round(height)) == expected
    assert "APPROVED 4711" in text_of(print_server.printed[0])


def test_a_statement_is_printed_from_its_viewer(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    link(at, sandbox, files.good(3))
    at.until(lambda: "Page 1 of 3" in at.text and at.session.printing.paper is not None)
    at.press("Print")
    printed(at)

    assert facts_of(print_server.printed[0])[0] == 3
    assert "Page 3" in text_of(print_server.printed[0])


def test_a_statement_is_not_shrunk_to_a_strip(
    print_server: PrintServer, open_terminal: OpenTerminal, sandbox: House
) -> None:
    print_server.add("strip", "Roll80")
    hands = open_terminal()
    link(hands, sandbox, files.good(1))
    hands.until(lambda: "Page 1 of 1" in hands.text and hands.session.printing.paper is not None)
    hands.press("Print")

    assert "too narrow for a statement" in hands.text
    assert "front desk" in hands.text
    assert print_server.jobs() == {}


def test_a_document_of_more_pages_than_are_allowed_is_not_printed(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    to_receipt(at, sandbox, "<p style='break-after: page'>one</p>" * 5)
    at.press("Print Receipt")
    at.until(lambda: stage(at) is Stage.FAILED)

    assert "more pages than can be printed here" in at.text
    assert "e-mail" in at.text
    assert print_server.jobs() == {}


def test_the_page_limit_is_the_configuration_s(
    print_server: PrintServer, open_terminal: OpenTerminal, sandbox: House
) -> None:
    hands = open_terminal(change=lambda text: f"{text}\n[printing]\nmax_pages = 5\n")
    to_receipt(hands, sandbox, "<p style='break-after: page'>one</p>" * 4 + "<p>last</p>")
    hands.press("Print Receipt")
    printed(hands)

    assert facts_of(print_server.printed[0])[0] == 5


def test_out_of_paper_is_told_with_what_to_do_and_nothing_waits_in_the_queue(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    print_server.trouble("media-empty-error")
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    until_told(at, "The printer is out of paper. Please wait a moment.")
    until_told(at, "Your payment is not affected")

    assert at.session.printing.problem is PrintProblem.PAPER_OUT
    at.until(lambda: print_server.jobs() == {} and print_server.spooled() == [])


def test_a_printer_that_was_stopped_is_told_at_once(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    print_server.connection.disablePrinter("lobby")
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    until_told(at, "The printer has stopped.")

    assert "the receipt also goes to your e-mail address" in at.text
    assert print_server.jobs() == {}


def test_a_print_server_that_goes_away_is_told(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    to_receipt(at, sandbox)
    print_server.stop()
    at.press("Print Receipt")
    until_told(at, "The printer does not answer.")
    at.press("Done")

    at.on(states.Goodbye)


@pytest.mark.parametrize("printer", ["none", "attic"])
def test_without_a_printer_nothing_is_offered_and_the_page_is_refused(
    print_server: PrintServer, open_terminal: OpenTerminal, sandbox: House, printer: str
) -> None:
    hands = open_terminal(change=lambda text: f'{text}\n[printing]\nprinter = "{printer}"\n')
    hands.show(sandbox, PRINT)
    hands.click_in_page("#go")
    hands.until(lambda: NONE_HERE in hands.text)
    hands.ask("history.pushState(null, '', '/thankyou')")
    hands.on(states.Receipt)

    assert "Print Receipt" not in hands.buttons
    assert print_server.jobs() == {}


def flood(hands: Hands, sandbox: House, script: str) -> None:
    """A page asks to be printed again and again, once the terminal knows that it has a printer."""
    to_page(hands, sandbox, "<p>Flood</p>")
    hands.ask(f"(() => {{ {script} }})()")


def wishes(hands: Hands) -> int:
    return len([each for each in hands.events if isinstance(each, ev.PrintAsked)])


def test_many_wishes_to_print_are_one_paper(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    flood(
        at,
        sandbox,
        "let n = 0; const t = setInterval(() => { print(); if (++n > 99) clearInterval(t); }, 20)",
    )
    printed(at)
    at.seconds(60)

    assert wishes(at) > 1
    assert len(print_server.printed) == 1


def test_a_page_that_never_stops_asking_gets_one_paper_at_most_and_the_terminal_goes_on(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    flood(at, sandbox, "setInterval(() => print(), 5)")
    at.until(lambda: wishes(at) > 100)
    at.seconds(25)
    at.until(lambda: wishes(at) > 200)

    assert at.session.printing.number == 1
    assert len(print_server.printed) <= 1
    assert NONE_HERE not in at.text
    at.press("Start Over")
    at.on(states.Welcome)


def is_out(hands: Hands, number: int) -> bool:
    """Let seconds pass; whether the customer's job of that number has come out."""
    printing = hands.session.printing
    if printing.stage is Stage.PRINTING and not printing.asking:
        hands.seconds(1)
    return (printing.number, printing.stage) == (number, Stage.DONE)


def test_a_customer_can_t_empty_the_tray(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    to_receipt(at, sandbox)
    for number in range(1, 4):
        at.press("Print Receipt")
        at.until(partial(is_out, at, number))
    at.press("Print Receipt")

    assert "No more can be printed at this visit." in at.text
    assert len(print_server.printed) == 3


def test_the_receipt_waits_while_it_is_printed(at: Hands, sandbox: House, print_server: PrintServer) -> None:
    print_server.trouble("media-empty-error")
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    until_told(at, "The printer is out of paper.")
    left = at.state(states.Receipt).left
    at.seconds(5)

    assert at.state(states.Receipt).left == left


@pytest.mark.parametrize("way", ["Done", "Start Over"])
def test_nobody_finds_the_last_customer_s_paper(
    at: Hands, sandbox: House, print_server: PrintServer, way: str
) -> None:
    print_server.trouble("media-empty-error")
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    until_told(at, "The printer is out of paper.")
    assert print_server.spooled() != []
    at.press(way)
    at.until(lambda: not isinstance(at.session.state, states.Receipt | states.Wiping))

    assert print_server.jobs() == {}
    assert print_server.spooled() == []
    print_server.repair()
    assert print_server.printed == []
    assert stage(at) is Stage.IDLE


def test_what_an_earlier_process_left_at_the_printer_is_taken_back(
    print_server: PrintServer, open_terminal: OpenTerminal
) -> None:
    print_server.connection.disablePrinter("lobby")
    print_server.connection.createJob("lobby", "City Hall Kiosk", {})
    hands = open_terminal()

    hands.until(lambda: print_server.jobs() == {})


def test_no_paper_is_left_in_the_customer_s_folder(
    at: Hands, sandbox: House, print_server: PrintServer
) -> None:
    to_receipt(at, sandbox)
    at.press("Print Receipt")
    printed(at)
    folder = at.application._folder / "customers"

    assert [each for each in folder.rglob("*") if each.is_file() and each.read_bytes()[:4] == b"%PDF"] == []


def test_a_technician_has_a_page_printed_and_is_told(
    print_server: PrintServer, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    hands = to_technician(open_terminal, tmp_path)
    hands.press("Printer test")
    hands.until(lambda: "The test page was printed." in hands.text)

    (paper,) = print_server.printed
    words = text_of(paper)
    assert "Printer test" in words
    assert hands.application.settings.terminal.id in words
    assert "lobby" in words
    assert facts_of(paper)[0] == 1
    assert ("printer", "done") in hands.rows("SELECT deed, outcome FROM admin")
    assert print_server.jobs() == {}


def test_a_technician_is_told_why_no_page_came(
    print_server: PrintServer, open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    print_server.connection.disablePrinter("lobby")
    hands = to_technician(open_terminal, tmp_path)
    hands.press("Printer test")
    hands.until(lambda: "No test page: The printer has stopped." in hands.text)

    assert print_server.jobs() == {}


def test_where_printing_is_turned_off_a_technician_has_nothing_to_try(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    hands = to_technician(open_terminal, tmp_path, '[printing]\nprinter = "none"\n')

    assert "Printer test" not in hands.buttons
    assert "Turned off in the configuration." in hands.text


def to_technician(open_terminal: OpenTerminal, folder: Path, more: str = "") -> Hands:
    """A terminal on its technician's screen."""
    file = folder / "pin"
    file.write_text(pin.hashed(Secret(PIN)), encoding="utf-8")
    file.chmod(0o600)
    hands = open_terminal(change=lambda text: f'{text}\n[admin]\npin = "file:{file}"\n{more}')
    gesture(hands)
    hands.on(AdminPin)
    hands.type(PIN)
    hands.keys(Qt.Key.Key_Return)
    hands.on(Admin)
    return hands
