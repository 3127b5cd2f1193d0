"""What goes out besides the body, and what goes on record."""

from __future__ import annotations

import base64
import gzip

import pytest

from kiosk import __version__
from kiosk.account import AccountNumber
from kiosk.errors import JournalError
from kiosk.ic.client import Client
from kiosk.ic.errors import BadAnswer, NotSent
from kiosk.secrets import Secret
from kiosk.settings import AuthStyle, InvoiceCloud

from .conftest import Connect, Serve
from .rawserver import Conversation, answering, http
from .terminal import BILLER, CSS_URL, GOOD, KEY, NUMBER, PAGE_URL, Clock, Recorder


class FullDisk(Recorder):
    """A record that can't be opened."""

    def call_opened(self, call: str, session: str, biller: str) -> int:
        """Refuse."""
        raise JournalError(f"{call}{session}: disk full")


@pytest.mark.parametrize(
    ("style", "credentials"), [(AuthStyle.BARE, KEY.encode()), (AuthStyle.USERPASS, KEY.encode() + b":")]
)
def test_the_key_goes_out_in_the_configured_style(
    style: AuthStyle, credentials: bytes, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    connect(server, auth_style=style).pay()
    scheme, _, encoded = (server.requests[0].header("Authorization") or "").partition(" ")
    assert scheme == "Basic"
    assert base64.b64decode(encoded, validate=True) == credentials


def test_each_biller_has_its_own_key(serve: Serve) -> None:
    server = serve(answering(http({"Active": True})))
    settings = InvoiceCloud(base_url=server.base_url, css_url=CSS_URL)
    client = Client(settings, {"1": Secret("first"), "2": Secret("s\u00e9cond")}, Recorder())
    assert client.biller_status("1")
    assert client.biller_status("2")
    client.close()
    sent = [(request.header("Authorization") or "").removeprefix("Basic ") for request in server.requests]
    assert [base64.b64decode(one).decode() for one in sent] == ["first", "s\u00e9cond"]


def test_the_headers_are_these_and_no_others(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    connect(server).pay()
    request = server.requests[0]
    headers = dict(line.split(": ", 1) for line in request.head.split("\r\n")[1:])
    assert headers.pop("Authorization")
    assert headers == {
        "Host": f"127.0.0.1:{server.port}",
        "User-Agent": f"CityHallKiosk/{__version__}",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "Content-Length": str(len(request.body)),
    }


def test_a_call_without_a_body_has_none(serve: Serve, connect: Connect) -> None:
    server = serve(answering(http({"Active": True})))
    connect(server).client.biller_status(BILLER)
    assert server.requests[0].body == b""
    assert server.requests[0].header("Content-Type") is None


def test_the_customers_language_is_told_when_given(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server)
    terminal.pay(language="es")
    terminal.pay()
    assert [request.header("Accept-Language") for request in server.requests] == ["es", None]


def test_cookies_are_not_kept(serve: Serve, connect: Connect) -> None:
    body = GOOD.partition(b"\r\n\r\n")[2]
    server = serve(answering(http(body, headers=("Set-Cookie: id=5; Path=/",))))
    terminal = connect(server)
    terminal.pay()
    terminal.pay()
    assert [request.header("Cookie") for request in server.requests] == [None, None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(status: int, serve: Serve, connect: Connect) -> None:
    target = serve(answering(GOOD))
    headers = (f"Location: {target.base_url}/cloudpaymentsapi/v2",)
    server = serve(answering(http("", status=f"{status} X", headers=headers)))
    error = connect(server).failure()
    assert isinstance(error, BadAnswer)
    assert error.detail == f"HTTP {status}"
    assert target.accepted == 0


@pytest.mark.parametrize("status", [413, 429, 503])
def test_retry_after_leads_to_no_second_request(status: int, serve: Serve, connect: Connect) -> None:
    server = serve(answering(http("", status=f"{status} X", headers=("Retry-After: 0",))))
    terminal = connect(server)
    terminal.failure()
    assert len(server.requests) == 1


def test_retry_after_and_date_reach_the_error(serve: Serve, connect: Connect) -> None:
    headers = ("Retry-After: Wed, 21 Oct 2026 07:28:30 GMT", "Date: Wed, 21 Oct 2026 07:28:00 GMT")
    error = connect(serve(answering(http("", status="429 X", headers=headers)))).failure()
    assert vars(error)["retry_after"] == 30


def test_a_compressed_answer_that_nobody_asked_for_is_a_bad_one(serve: Serve, connect: Connect) -> None:
    answer = http(gzip.compress(GOOD.partition(b"\r\n\r\n")[2]), headers=("Content-Encoding: gzip",))
    assert isinstance(connect(serve(answering(answer))).failure(), BadAnswer)


def test_a_call_is_on_record_before_it_is_sent_and_closed_after_it(serve: Serve) -> None:
    recorder = Recorder()
    clock = Clock()

    def script(talk: Conversation) -> None:
        if talk.next_request():
            recorder.entries.append(("received",))
            clock.now += 1.2346
            talk.send(GOOD)

    settings = InvoiceCloud(
        base_url=serve(script).base_url, css_url=CSS_URL, page_origins=("https://pay.example.gov",)
    )
    client = Client(settings, {BILLER: Secret(KEY)}, recorder, monotonic=clock)
    assert client.cloud_payment(BILLER, [AccountNumber(NUMBER)], session="s-1") == PAGE_URL
    client.close()
    assert recorder.entries == [("opened", "cloud_payment", "s-1"), ("received",), ("closed", 1, "ok", 1235)]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (GOOD, "ok"),
        (http({"Message": "Account not found"}), "refused.unknown_account"),
        (http("", status="401 X"), "refused.credentials"),
        (http({"Message": "No"}), "refused.other"),
        (http("", status="404 X"), "bad_answer"),
        (http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": "https://evil.example"}}), "bad_answer"),
        (http("", status="429 X"), "rate_limited"),
        (http("", status="500 X"), "outcome_unknown"),
    ],
)
def test_each_ending_has_its_word_on_record(
    answer: bytes, outcome: str, serve: Serve, connect: Connect
) -> None:
    terminal = connect(serve(answering(answer)))
    if outcome == "ok":
        terminal.pay()
    else:
        assert terminal.failure().outcome == outcome
    assert terminal.recorder.outcomes == [outcome]


def test_what_was_not_sent_is_on_record_too(serve: Serve, connect: Connect) -> None:
    terminal = connect(serve(answering(GOOD)))
    terminal.client.close()
    assert isinstance(terminal.failure(), NotSent)
    assert terminal.recorder.outcomes == ["not_sent"]


def test_without_a_record_nothing_is_sent(serve: Serve) -> None:
    server = serve(answering(GOOD))
    settings = InvoiceCloud(base_url=server.base_url, css_url=CSS_URL)
    client = Client(settings, {BILLER: Secret(KEY)}, FullDisk())
    with pytest.raises(JournalError):
        client.cloud_payment(BILLER, [AccountNumber(NUMBER)])
    client.close()
    assert server.accepted == 0


def test_a_payment_without_accounts_is_neither_recorded_nor_sent(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server)
    with pytest.raises(ValueError, match="needs an account"):
        terminal.client.cloud_payment(BILLER, [])
    assert (terminal.recorder.entries, server.accepted) == ([], 0)


def test_a_biller_without_a_key_is_neither_recorded_nor_sent(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server)
    with pytest.raises(KeyError, match="9999"):
        terminal.client.biller_status("9999")
    assert (terminal.recorder.entries, server.accepted) == ([], 0)
