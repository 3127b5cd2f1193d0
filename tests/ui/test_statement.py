"""A statement in the terminal: fetched from the page, shown over it, and nothing of it left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWebEngineWidgets import QWebEngineView

from kiosk.flow import states
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.tls import TlsFiles
from kiosk.statements.protocol import MOST_BYTES
from kiosk.ui.web.statement import PATIENCE, Statements
from kiosk.ui.widgets.statementview import StatementView
from tests.ic.rawserver import Conversation, RawServer, Script
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.unit import statementfiles as files

PDF = "application/pdf"
FIELD = "<input id='field'>"
CANNOT = "This statement can't be shown here."
REFUSED = "That part of the page can't be opened at this terminal."


def link(
    hands: Hands,
    sandbox: House,
    data: bytes,
    *,
    target: str = "_blank",
    kind: str = PDF,
    disposition: str = "inline",
) -> None:
    """Show a page that links this document, and follow the link."""
    sandbox.serve("/paper.pdf", data, Content_Type=kind, Content_Disposition=disposition)
    hands.show(sandbox, f'<input id=\'field\'><a id="go" href="/paper.pdf" target="{target}">go</a>')
    hands.click_in_page("#go")


def viewers(hands: Hands) -> list[StatementView]:
    return [each for each in hands.window.findChildren(StatementView) if each.isVisible()]


def pages_shown(hands: Hands) -> int:
    return len([each for each in hands.window.findChildren(QWebEngineView) if each.isVisible()])


def left_over(folder: Path) -> list[Path]:
    """Files of customers that lie anywhere beneath."""
    return [each for each in folder.rglob("*") if each.is_file() and "customers" in each.parts]


def drawing() -> list[psutil.Process]:
    """The drawing processes that this one has."""
    alive = [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]
    return [each for each in alive if "kiosk.statements.child" in each.cmdline()]


@pytest.mark.parametrize("target", ["_blank", "_self"])
def test_a_linked_statement_opens_over_the_page(
    hands: Hands, sandbox: House, tmp_path: Path, target: str
) -> None:
    link(hands, sandbox, files.good(3), target=target)
    hands.until(lambda: "Page 1 of 3" in hands.text)

    assert len(viewers(hands)) == 1
    assert REFUSED not in hands.text
    assert left_over(tmp_path) == []
    hands.until(lambda: pages_shown(hands) == 1)


def test_the_invoice_s_own_link_opens_its_statement(hands: Hands) -> None:
    hands.open_page()
    hands.click_in_page("a[id^=view-]")
    hands.until(lambda: "Page 1 of 1" in hands.text and pages_shown(hands) == 1)
    hands.press("Close")
    hands.until(lambda: not viewers(hands))

    assert hands.ask("document.querySelector('h1').innerText") == "Please review your selection"


def test_the_page_beneath_survives_and_gets_the_keys_back(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/paper.pdf", files.good(2), Content_Type=PDF)
    hands.show(sandbox, FIELD + '<a id="go" href="/paper.pdf" target="_blank">go</a>')
    hands.fill("#field", "before")
    hands.click_in_page("#go")
    hands.until(lambda: "Page 1 of 2" in hands.text and pages_shown(hands) == 1)
    hands.type("unseen")
    assert not hands.view.isEnabled()
    hands.keys(Qt.Key.Key_Escape)
    hands.until(lambda: not viewers(hands))

    assert drawing() == []
    assert hands.ask("document.querySelector('#field').value") == "before"
    hands.focus_in_page("#field")
    hands.type("!")
    hands.until(lambda: hands.ask("document.querySelector('#field').value").endswith("!"))
    assert isinstance(hands.session.state, states.Hosted)


def test_a_second_statement_can_be_opened_after_the_first(hands: Hands, sandbox: House) -> None:
    link(hands, sandbox, files.good(2))
    hands.until(lambda: "Page 1 of 2" in hands.text)
    hands.press("Close")
    hands.until(lambda: not viewers(hands) and pages_shown(hands) == 1)
    sandbox.serve("/paper.pdf", files.good(5), Content_Type=PDF)
    hands.click_in_page("#go")

    hands.until(lambda: "Page 1 of 5" in hands.text)


def test_start_over_takes_the_statement_and_its_process_away(
    hands: Hands, sandbox: House, tmp_path: Path
) -> None:
    link(hands, sandbox, files.good(2))
    hands.until(lambda: "Page 1 of 2" in hands.text)
    assert len(drawing()) == 1
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert viewers(hands) == []
    assert drawing() == []
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"%PDF-1.4\nnothing", "damaged", id="corrupt"),
        pytest.param(b"<html>Sorry</html>", "damaged", id="no PDF at all"),
        pytest.param(files.encrypted(), "password", id="encrypted"),
        pytest.param(bytes(MOST_BYTES + 1), "too large", id="too large"),
    ],
)
def test_a_statement_that_can_t_be_shown_is_told_of_and_leaves_nothing(
    hands: Hands, sandbox: House, tmp_path: Path, data: bytes, words: str
) -> None:
    link(hands, sandbox, data)
    hands.until(lambda: CANNOT in hands.text)

    assert words in hands.text
    assert left_over(tmp_path) == []
    hands.press("Close")
    hands.until(lambda: not viewers(hands))


def test_an_attachment_that_is_a_pdf_by_its_name_opens_too(hands: Hands, sandbox: House) -> None:
    link(
        hands,
        sandbox,
        files.good(1),
        kind="application/octet-stream",
        disposition="attachment; filename=bill.pdf",
    )
    hands.until(lambda: "Page 1 of 1" in hands.text)


@pytest.mark.parametrize("kind", ["application/zip", "application/x-msdownload", "text/csv"])
def test_any_other_file_is_refused(hands: Hands, sandbox: House, tmp_path: Path, kind: str) -> None:
    link(hands, sandbox, files.good(1), kind=kind, disposition="attachment; filename=a.pdf")
    hands.until(lambda: REFUSED in hands.text)

    assert viewers(hands) == []
    assert left_over(tmp_path) == []


def test_a_pdf_that_a_page_makes_itself_is_refused(hands: Hands, sandbox: House) -> None:
    hands.show(
        sandbox,
        FIELD + '<a id="go" download="a.pdf">go</a><script>go.href = URL.createObjectURL('
        'new Blob(["%PDF-1.7"], {type: "application/pdf"}))</script>',
    )
    hands.click_in_page("#go")
    hands.until(lambda: REFUSED in hands.text)

    assert viewers(hands) == []


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n"


@contextmanager
def streamed(
    open_terminal: OpenTerminal, sandbox: House, tls: TlsFiles, then: Script, patience: int = PATIENCE
) -> Iterator[Hands]:
    """A terminal in which the link to a PDF without a length was followed; `then` goes on after its head.

    A statement has `patience` milliseconds to arrive.
    """

    def script(talk: Conversation) -> None:
        while (request := talk.next_request()) is not None:
            if not request.head.startswith("GET /stream.pdf"):
                talk.send(page)
            elif talk.send(HEAD):
                then(talk)
                return

    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)
    with RawServer(script, tls.server_context()) as server:
        hands = open_terminal(
            change=lambda text: text.replace("page_origins = [", f'page_origins = ["{server.base_url}", ')
        )
        url = f"{server.base_url}/page"
        sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
        hands.open_page()
        sessions = hands.application.web._sessions
        assert sessions is not None
        for each in sessions.findChildren(Statements):
            each._patience = patience
        hands.click_in_page("#go")
        yield hands


BODY = b'<!doctype html><h1>Page</h1><a id="go" href="/stream.pdf" target="_blank">go</a>'


def test_a_statement_that_does_not_end_is_cut_off(
    open_terminal: OpenTerminal, sandbox: House, tls: TlsFiles, tmp_path: Path
) -> None:
    cut = threading.Event()

    def endless(talk: Conversation) -> None:
        while talk.send(bytes(1 << 16)):
            pass
        cut.set()

    with streamed(open_terminal, sandbox, tls, endless) as hands:
        hands.until(lambda: CANNOT in hands.text)
        assert "too large" in hands.text
        assert left_over(tmp_path) == []
        hands.until(cut.is_set)


def test_a_statement_that_stops_on_its_way_is_given_up(
    open_terminal: OpenTerminal, sandbox: House, tls: TlsFiles, tmp_path: Path
) -> None:
    stops = Conversation.wait_until_client_leaves
    with streamed(open_terminal, sandbox, tls, stops, patience=1000) as hands:
        hands.until(lambda: CANNOT in hands.text)
        assert "took too long" in hands.text
        assert left_over(tmp_path) == []


def test_a_statement_whose_connection_breaks_is_told_of(
    open_terminal: OpenTerminal, sandbox: House, tls: TlsFiles, tmp_path: Path
) -> None:
    def broken(talk: Conversation) -> None:
        talk.send(bytes(1 << 16))
        talk.reset()

    with streamed(open_terminal, sandbox, tls, broken) as hands:
        hands.until(lambda: CANNOT in hands.text)
        assert left_over(tmp_path) == []


def test_closing_a_statement_on_its_way_ends_it(
    open_terminal: OpenTerminal, sandbox: House, tls: TlsFiles, tmp_path: Path
) -> None:
    left = threading.Event()

    def stuck(talk: Conversation) -> None:
        talk.wait_until_client_leaves()
        left.set()

    with streamed(open_terminal, sandbox, tls, stuck) as hands:
        hands.until(lambda: "Your statement is being opened." in hands.text)
        hands.keys(Qt.Key.Key_Escape)
        hands.until(lambda: not viewers(hands))
        hands.until(left.is_set)
        assert left_over(tmp_path) == []
        assert hands.ask("document.querySelector('h1').innerText") == "Page"
