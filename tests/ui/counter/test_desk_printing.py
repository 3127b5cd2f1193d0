"""Paper at a counter, through a real CUPS: receipts from either screen, statements, the day's list, and faults."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kiosk.flow.desk.state import Progress
from kiosk.flow.paper import Stage
from kiosk.sandbox.faults import Fault, FaultKind
from tests.devices.printserver import PrintServer, facts_of, text_of
from tests.ui.counter.conftest import OpenCounter
from tests.ui.counter.desk import DeskHands
from tests.ui.counter.test_desk_statement import read, to_review
from tests.ui.counter.test_desk_window import REVIEW
from tests.ui.house import House

_Key = Qt.Key
THANKS = "Thank you"


@pytest.fixture
def at(print_server: PrintServer, open_counter: OpenCounter) -> DeskHands:
    """A counter with a printer."""
    return open_counter()


def to_receipt(hands: DeskHands, sandbox: House) -> None:
    """From the gate to a receipt in the clerk's window, and a printer that is known of."""
    url = sandbox.serve("/thankyou", f"<!doctype html><h1>{THANKS}</h1><p>APPROVED 4711</p>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.sign_in()
    hands.enter("132759960")
    hands.comes_to(Progress.RECEIPT)
    hands.shows(hands.window, THANKS)
    hands.until(lambda: hands.session(hands.front).printing.paper is not None)


def told(hands: DeskHands, words: str) -> None:
    """Let seconds pass, as long as a job is under way, until the clerk reads this."""

    def reads() -> bool:
        printing = hands.session(hands.front).printing
        if printing.stage is Stage.PRINTING and not printing.asking:
            hands.seconds(1)
        return words in hands.text()

    hands.until(reads)


def deeds(hands: DeskHands) -> list[str]:
    return [deed for (deed,) in hands.rows("SELECT deed FROM deed WHERE clerk = 'ann' ORDER BY id")]


def test_a_receipt_is_printed_from_the_clerk_s_window_by_one_key(
    at: DeskHands, sandbox: House, print_server: PrintServer
) -> None:
    to_receipt(at, sandbox)
    at.key(_Key.Key_F4)
    told(at, "Printed.")

    assert "APPROVED 4711" in text_of(print_server.printed[0])
    assert "Please take it with you." not in at.text()
    assert "Your receipt." not in at.text()
    assert "page_printed" in deeds(at)


def test_a_receipt_on_the_customer_s_screen_is_printed_by_the_clerk_s_key_and_by_their_own_button(
    at: DeskHands, sandbox: House, print_server: PrintServer
) -> None:
    to_receipt(at, sandbox)
    at.plug_display()
    at.key(_Key.Key_F3)
    at.shows(at.customer, THANKS)
    at.key(_Key.Key_F4)
    told(at, "Printed.")
    told_customer = at.text(at.customer)
    (button,) = [
        each
        for each in at.customer.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Print Receipt"
    ]
    button.click()
    at.until(lambda: at.session(at.front).printing.number == 2)
    told(at, "Printed.")

    assert "Your paper is printed." in told_customer
    assert ["APPROVED 4711" in text_of(paper) for paper in print_server.printed] == [True, True]
    assert deeds(at).count("page_printed") == 1


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("media-empty-error", "The printer is out of paper."),
        ("offline-report", "The printer is switched off or not connected."),
    ],
)
def test_what_keeps_paper_from_coming_is_told_to_the_clerk_while_the_page_is_with_the_customer(
    at: DeskHands, sandbox: House, print_server: PrintServer, reason: str, words: str
) -> None:
    print_server.trouble(reason)
    to_receipt(at, sandbox)
    at.plug_display()
    at.key(_Key.Key_F3)
    at.shows(at.customer, THANKS)
    at.key(_Key.Key_F4)
    told(at, f"Printing … {words}")
    told(at, f"{words} Nothing of it waits at the printer: F4 prints it anew.")
    at.until(lambda: print_server.jobs() == {})
    print_server.repair()
    at.key(_Key.Key_F4)
    told(at, "Printed.")

    assert "APPROVED 4711" in text_of(print_server.printed[0])


def test_the_statement_that_is_read_is_what_the_key_prints(at: DeskHands, print_server: PrintServer) -> None:
    to_review(at)
    at.until(lambda: at.session(at.front).printing.paper is not None)
    read(at)
    at.key(_Key.Key_F4)
    told(at, "Printed.")

    assert "Statement date" in text_of(print_server.printed[0])
    assert REVIEW not in text_of(print_server.printed[0])
    assert "statement_printed" in deeds(at)


def test_without_a_printer_nothing_is_offered(hands: DeskHands) -> None:
    to_review(hands)
    hands.key(_Key.Key_F4)

    assert "Print" not in hands.text().splitlines()
    assert "page_printed" not in deeds(hands)


def served_one(hands: DeskHands) -> None:
    """Somebody came and went, and the clerk reads the day."""
    hands.sign_in()
    hands.finds("132759960")
    hands.key(_Key.Key_F7)
    hands.until(lambda: not hands.desk.customers)
    hands.key(_Key.Key_F9)
    hands.until(lambda: "This shift\n1\n" in hands.text())


@pytest.mark.parametrize(("size", "width"), [("Letter", 612), ("A4", 595), ("Roll80", 227)])
def test_the_day_s_list_is_printed_on_the_printer_s_paper_and_says_whose_books_count(
    print_server: PrintServer, open_counter: OpenCounter, size: str, width: int
) -> None:
    print_server.add("other", size)
    hands = open_counter()
    served_one(hands)
    hands.key(_Key.Key_F4)
    hands.until(lambda: "Printed." in hands.text())

    (paper,) = print_server.printed
    pages, (wide, _) = facts_of(paper)
    words = " ".join(text_of(paper).split())
    assert (pages, round(wide)) == (1, width)
    assert "The day at the counter" in words
    assert "Clerk ann" in words
    assert "the provider's own report is the book of record" in words
    assert "Page 1 of 1" in words
    assert "opened 1" in words if size == "Roll80" else "This shift 1 0 0 0 1 0" in words
    assert "9960" not in words
    assert "day_printed" in deeds(hands)
    assert print_server.jobs() == {}


def test_a_list_that_can_t_be_printed_says_why_and_the_same_key_tries_again(
    at: DeskHands, print_server: PrintServer
) -> None:
    served_one(at)
    print_server.stop()
    at.key(_Key.Key_F4)
    at.until(lambda: "The printer does not answer." in at.text())
    print_server.start()
    at.key(_Key.Key_F4)
    at.until(lambda: "Printed." in at.text())

    assert len(print_server.printed) == 1
