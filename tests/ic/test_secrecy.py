"""Keys and account numbers are in no log, no text of an error and no traceback, even one with its locals."""

from __future__ import annotations

import base64
import logging
import re
import traceback

import pytest

from kiosk.account import AccountNumber
from kiosk.ic.errors import BadAnswer, CallFailed, NotSent, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.models import CloudPaymentRequest, Customer
from kiosk.settings import InvoiceCloud

from .conftest import Connect, Serve
from .rawserver import Conversation, Script, answering, http
from .terminal import CSS_URL, GOOD, KEY, NUMBER, Terminal

ENCODED = base64.b64encode(KEY.encode()).decode()
ECHO = f"zebra account {NUMBER} key {KEY} header {ENCODED}"
SECRET = re.compile(
    "|".join([re.escape(KEY), re.escape(ENCODED), r"13275\D{0,3}9960", "zebra"]), re.IGNORECASE
)


def echoing(data: bytes) -> Script:
    """Answer bytes that repeat what was sent, and close."""

    def script(talk: Conversation) -> None:
        if talk.next_request():
            talk.send(data)

    return script


ECHOES = {
    "refusal": http({"Message": ECHO, "Data": ECHO}),
    "unknown account": http({"Message": f"{ECHO} not found", "Data": None}),
    "credentials": http({"Message": ECHO}, status="401 Unauthorized"),
    "rate limit": http(ECHO, status="429 X", headers=(f"Retry-After: {ECHO}",)),
    "reason phrase": http(ECHO, status=f"500 {ECHO}"),
    "redirect": http(ECHO, status="302 X", headers=(f"Location: https://evil.example/{NUMBER}",)),
    "redirect that can't be read": http(ECHO, status="302 X", headers=(f"Location: http://[{NUMBER}",)),
    "not json": http(ECHO),
    "wrong type": http({"Message": {ECHO: ECHO}}),
    "page elsewhere": http(
        {"Message": "SUCCESS", "Data": {"CloudPaymentURL": f"https://evil.example/{NUMBER}"}}
    ),
    "malformed page": http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": ECHO}}),
    "status line": f"{ECHO}\r\n\r\n".encode(),
    "header line": b"HTTP/1.1 404 X\r\n" + ECHO.encode() + b"\r\nContent-Length: 0\r\n\r\n",
    "first header line": b"HTTP/1.1 404 X\r\n " + ECHO.encode() + b"\r\nContent-Length: 0\r\n\r\n",
    "chunk size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ECHO.encode() + b"\r\n",
    "content length": b"HTTP/1.1 200 OK\r\nContent-Length: " + NUMBER.encode() + b"\r\n\r\n",
    "encoding": http(ECHO, headers=(f"Content-Encoding: gzip, {ECHO}",)),
    "cookie": http(ECHO, headers=(f"Set-Cookie: {NUMBER}={ECHO}; Domain=evil.example",)),
    "half": http(ECHO)[:-5],
    "nothing": b"",
}


def caught(terminal: Terminal) -> CallFailed:
    """The error, whose traceback begins here: whatever a caller keeps is the caller's matter."""
    return terminal.failure()


def everything_shown(error: CallFailed) -> str:
    """Every way in which an error is written out, with the locals of its frames and what caused it."""
    full = traceback.TracebackException.from_exception(error, capture_locals=True, compact=False)
    plain = "".join(traceback.format_exception(error))
    return "\n".join([str(error), repr(error), str(error.args), error.detail, plain, *full.format()])


@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("tls", ["plain", "tls"])
def test_no_failure_shows_what_was_sent(
    echo: str, tls: str, serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    error = caught(connect(serve(echoing(ECHOES[echo]), tls=tls == "tls")))
    shown = everything_shown(error) + caplog.text
    assert not SECRET.search(shown)
    assert error.__cause__ is None
    assert error.__context__ is None


def test_the_locals_of_the_frames_are_really_looked_at(serve: Serve, connect: Connect) -> None:
    shown = everything_shown(caught(connect(serve(echoing(ECHOES["refusal"])))))
    assert "accounts = [AccountNumber(" in shown
    assert "key = Secret(hidden)" in shown
    assert "body = CloudPaymentRequest(...)" in shown


def test_the_traceback_ends_where_the_calls_are_made(serve: Serve, connect: Connect) -> None:
    error = caught(connect(serve(echoing(ECHOES["not json"]))))
    assert traceback.extract_tb(error.__traceback__)[-1].filename.endswith("kiosk/ic/calls.py")


@pytest.mark.parametrize("base_url", ["https://kiosk.invalid", "https://127.0.0.1:1", "http://127.0.0.1:1"])
def test_no_failure_to_connect_shows_what_would_have_been_sent(
    base_url: str, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert not SECRET.search(everything_shown(caught(connect(base_url=base_url))) + caplog.text)


def test_a_call_that_succeeds_logs_nothing_of_it(
    serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    terminal = connect(serve(answering(GOOD), tls=True))
    terminal.pay()
    assert caplog.records
    assert not SECRET.search(caplog.text)
    assert "page/1" not in caplog.text
    assert not SECRET.search(repr(terminal) + repr(vars(terminal.client)))


def test_the_message_of_a_refusal_is_without_what_was_sent(serve: Serve, connect: Connect) -> None:
    error = connect(serve(answering(ECHOES["refusal"]))).failure()
    assert isinstance(error, Refused)
    assert error.message == "zebra account *** key *** header ***"


def test_requests_show_nothing_in_repr() -> None:
    request = CloudPaymentRequest.build(
        InvoiceCloud(css_url=CSS_URL), [AccountNumber(NUMBER)], session="s", high_contrast=False
    )
    assert repr(request) == "CloudPaymentRequest(...)"
    assert repr(Customer(account_number=NUMBER)) == "Customer(...)"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (NotSent("call", "why"), "call: not_sent: why"),
        (OutcomeUnknown("call", "why"), "call: outcome_unknown: why"),
        (Refused("call", "why", reason=Reason.OTHER, message="Jane"), "call: refused.other: why"),
        (BadAnswer("call", "why"), "call: bad_answer: why"),
        (RateLimited("call", "why", retry_after=5), "call: rate_limited: why"),
    ],
)
def test_an_errors_text_is_call_outcome_and_detail(error: CallFailed, text: str) -> None:
    assert str(error) == text
