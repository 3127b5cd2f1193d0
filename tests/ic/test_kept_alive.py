"""The connection is opened once, kept, shared, and left when it may have gone stale."""

from __future__ import annotations

import http.client as http_client
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import msgspec
import pytest

from kiosk.account import AccountNumber
from kiosk.ic.answers import Answer
from kiosk.ic.connection import IDLE_LIMIT, Exchange
from kiosk.ic.contract import CLOUD_PAYMENT
from kiosk.ic.errors import OutcomeUnknown
from kiosk.ic.transport import Transport
from kiosk.origin import read_origin
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

from .conftest import Connect, Serve
from .rawserver import Conversation, RawServer, Script, answering, http
from .terminal import BILLER, CSS_URL, GOOD, KEY, PAGE_URL, Clock

ACTIVE = http({"Active": True})


def stale_after(answers: list[bytes], how: str = "close") -> Script:
    """Each connection gives one of `answers`, takes one more request and ends without a word."""
    left = iter(answers)

    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(next(left)) and talk.next_request() and how == "reset":
            talk.reset()

    return script


@pytest.mark.parametrize("tls", ["plain", "tls"])
def test_calls_share_one_connection(tls: str, serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD), tls=tls == "tls")
    terminal = connect(server)
    assert [terminal.pay() for _ in range(5)] == [PAGE_URL] * 5
    assert server.accepted == 1


@pytest.mark.parametrize(
    "first",
    [
        http("", status="500 Oops"),
        http("no json"),
        http({}, status="404 Not Found"),
        http({}, status="302 Found", headers=("Location: https://evil.example/",)),
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ],
)
def test_an_answer_that_is_an_error_keeps_the_connection(
    first: bytes, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(first, GOOD))
    terminal = connect(server)
    terminal.failure()
    assert terminal.pay() == PAGE_URL
    assert server.accepted == 1


def test_a_probe_opens_the_connection_that_the_payment_uses(serve: Serve, connect: Connect) -> None:
    server = serve(answering(ACTIVE, GOOD), tls=True)
    terminal = connect(server)
    terminal.client.biller_status(BILLER)
    assert server.accepted == 1
    assert terminal.pay() == PAGE_URL
    assert server.accepted == 1


def test_a_connection_that_was_broken_is_not_used_again(serve: Serve, connect: Connect) -> None:
    turns = iter([GOOD[:-1], GOOD])

    def script(talk: Conversation) -> None:
        if talk.next_request():
            talk.send(next(turns))

    server = serve(script)
    terminal = connect(server)
    terminal.failure()
    assert terminal.pay() == PAGE_URL
    assert server.accepted == 2


@pytest.mark.parametrize(("idle", "connections"), [(IDLE_LIMIT - 1, 1), (IDLE_LIMIT + 1, 2)])
def test_a_connection_idle_for_too_long_is_left(
    idle: float, connections: int, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    clock = Clock()
    terminal = connect(server, clock=clock)
    terminal.pay()
    clock.now += idle
    assert terminal.pay() == PAGE_URL
    assert server.accepted == connections


@pytest.mark.parametrize("tls", ["plain", "tls"])
@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_repeatable_call_over_a_stale_connection_goes_out_once_more(
    how: str, tls: str, serve: Serve, connect: Connect
) -> None:
    server = serve(stale_after([GOOD, GOOD], how), tls=tls == "tls")
    terminal = connect(server)
    terminal.pay()
    assert terminal.pay() == PAGE_URL
    assert (server.accepted, len(server.requests)) == (2, 3)
    assert terminal.recorder.outcomes == ["ok", "ok"]


def test_a_new_connection_that_is_closed_without_an_answer_is_not_tried_again(
    serve: Serve, connect: Connect
) -> None:
    def script(talk: Conversation) -> None:
        talk.next_request()

    server = serve(script)
    assert isinstance(connect(server).failure(), OutcomeUnknown)
    assert len(server.requests) == 1


def test_the_second_try_is_the_last(serve: Serve, connect: Connect) -> None:
    def script(talk: Conversation) -> None:
        if server.accepted == 1 and talk.next_request():
            talk.send(GOOD)
        talk.next_request()

    server = serve(script)
    terminal = connect(server)
    terminal.pay()
    assert isinstance(terminal.failure(), OutcomeUnknown)
    assert (server.accepted, len(server.requests)) == (2, 3)


def test_a_second_try_that_is_not_sent_does_not_undo_the_first(serve: Serve, connect: Connect) -> None:
    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(GOOD) and talk.next_request():
            talk.stop_listening()

    server = serve(script)
    terminal = connect(server)
    terminal.pay()
    assert isinstance(terminal.failure(), OutcomeUnknown)
    assert len(server.requests) == 2


@pytest.mark.parametrize("how", ["close", "reset"])
def test_a_byte_of_an_answer_forbids_the_second_try(how: str, serve: Serve, connect: Connect) -> None:
    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(GOOD) and talk.next_request():
            talk.send(b"H")
            if how == "reset":
                talk.reset()

    server = serve(script)
    terminal = connect(server)
    terminal.pay()
    assert isinstance(terminal.failure(), OutcomeUnknown)
    assert len(server.requests) == 2


def test_a_time_out_on_a_kept_connection_is_not_tried_again(serve: Serve, connect: Connect) -> None:
    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(GOOD):
            talk.wait_until_client_leaves()

    server = serve(script)
    terminal = connect(server, read_seconds=2)  # in which the first answer has to come
    terminal.pay()
    assert isinstance(terminal.failure(), OutcomeUnknown)
    assert server.accepted == 1


@pytest.mark.parametrize(
    "kind",
    [
        ConnectionResetError,
        BrokenPipeError,
        http_client.RemoteDisconnected,
        ssl.SSLEOFError,
        ssl.SSLZeroReturnError,
    ],
)
def test_each_way_to_learn_of_a_closed_connection_counts(kind: type[OSError]) -> None:
    exchange = Exchange(monotonic=Clock(), deadline=0, read_seconds=1, most_bytes=1)
    exchange.reused = True
    with pytest.raises(kind), exchange.noting_closure():
        raise kind
    assert exchange.stale


@pytest.fixture
def transports() -> Iterator[list[Transport]]:
    """Closed with the test."""
    made: list[Transport] = []
    yield made
    for transport in made:
        transport.close()


def transport_to(server: RawServer, transports: list[Transport]) -> Transport:
    """A transport without a client over it."""
    base = read_origin(server.base_url)
    assert base is not None
    settings = InvoiceCloud(base_url=server.base_url, css_url=CSS_URL)
    transports.append(Transport(settings, base, Clock()))
    return transports[-1]


def test_a_call_that_must_not_be_repeated_is_not(serve: Serve, transports: list[Transport]) -> None:
    server = serve(stale_after([GOOD, GOOD]))
    transport = transport_to(server, transports)
    once = msgspec.structs.replace(CLOUD_PAYMENT, repeatable=False)
    assert transport.send(once, Secret(KEY), b"{}").status == 200
    with pytest.raises(OutcomeUnknown):
        transport.send(once, Secret(KEY), b"{}")
    assert len(server.requests) == 2


def test_the_second_try_takes_no_other_kept_connection(serve: Serve, transports: list[Transport]) -> None:
    together = Barrier(3)

    def script(talk: Conversation) -> None:
        if talk.next_request():
            if server.accepted < 3:
                together.wait()
            talk.send(GOOD)
            talk.next_request()

    server = serve(script)
    transport = transport_to(server, transports)

    def call() -> Answer:
        return transport.send(CLOUD_PAYMENT, Secret(KEY), b"{}")

    with ThreadPoolExecutor(2) as pool:
        first = [pool.submit(call) for _ in range(2)]
        together.wait()
        assert [future.result().status for future in first] == [200, 200]
    # Two connections are kept, and each would end without a word.
    assert call().status == 200
    assert (server.accepted, len(server.requests)) == (3, 4)


def test_several_threads_get_each_their_own_answer(serve: Serve, connect: Connect) -> None:
    def script(talk: Conversation) -> None:
        while request := talk.next_request():
            number = msgspec.json.decode(request.body)["Customers"][0]["AccountNumber"]
            url = f"https://pay.example.gov/{number}"
            talk.send(http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": url}}))

    client = connect(serve(script)).client
    numbers = [f"{number:05}" for number in range(64)]

    def page(number: str) -> str:
        return client.cloud_payment(BILLER, [AccountNumber(number)]).rpartition("/")[2]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(page, numbers)) == numbers
