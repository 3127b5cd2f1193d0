"""What fails once a request has left, and no whole answer comes, is OutcomeUnknown."""

from __future__ import annotations

import pytest

from kiosk.ic.errors import BadAnswer, OutcomeUnknown
from kiosk.ic.transport import GRACE, MOST_BYTES

from .conftest import Connect, Serve
from .rawserver import Conversation, Script, answering, http
from .terminal import GOOD, Clock

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def sending(data: bytes) -> Script:
    """Take a request, answer `data` and close."""

    def script(talk: Conversation) -> None:
        if talk.next_request():
            talk.send(data)

    return script


def endless(start: bytes, piece: bytes) -> Script:
    """Take a request, answer `start`, then `piece` for as long as the client listens."""

    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(start):
            while talk.send(piece):
                pass

    return script


def silent(talk: Conversation) -> None:
    """Take a request and say nothing."""
    talk.next_request()
    talk.wait_until_client_leaves()


def reset(talk: Conversation) -> None:
    """Take a request and reset the connection."""
    talk.next_request()
    talk.reset()


def half_then_silent(talk: Conversation) -> None:
    """Answer half and keep the connection."""
    talk.next_request()
    talk.send(GOOD[:-20])
    talk.wait_until_client_leaves()


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    "script",
    [
        reset,
        sending(b""),
        sending(b"HTT"),
        sending(HEAD),
        sending(HEAD + b"Content-Length: 10\r\n"),
        sending(HEAD + b"\r\n" + GOOD.partition(b"\r\n\r\n")[2][:-1]),
        sending(GOOD[:-1]),
        sending(CHUNKED),
        sending(CHUNKED + b"5\r\nhel"),
        sending(CHUNKED + b"5\r\nhello\r\n"),
        sending(CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n"),
        sending(CHUNKED + b"0" * 100_000),
        sending(b"SSH-2.0-OpenSSH_9.2\r\n"),
        sending(b"HTTP/1.1 abc OK\r\n\r\n"),
        sending(HEAD + b"X: y\r\n" * 101 + b"\r\n"),
        sending(HEAD + b"X: " + b"y" * 70000 + b"\r\n\r\n"),
    ],
)
def test_no_whole_answer(script: Script, scheme: str, serve: Serve, connect: Connect) -> None:
    server = serve(script, tls=scheme == "https")
    terminal = connect(server)
    assert isinstance(terminal.failure(), OutcomeUnknown)
    assert len(server.requests) == 1


@pytest.mark.timeout(50)  # of the 60 seconds that it would take if only the whole call had a limit
@pytest.mark.parametrize("script", [silent, half_then_silent])
def test_an_answer_that_does_not_come_in_time(script: Script, serve: Serve, connect: Connect) -> None:
    server = serve(script)
    error = connect(server, connect_seconds=60, read_seconds=0.05).failure()
    server.comes_to(requests=1)
    assert isinstance(error, OutcomeUnknown)
    assert error.detail == "TimeoutError"
    assert len(server.requests) == 1


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b"H"),
        (HEAD + b"X-Slow: ", b"a"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"\r\n", b" "),
        (HEAD + b"Content-Length: 1000000\r\n\r\n", b" "),
        (CHUNKED, b"1\r\n \r\n"),
        (CHUNKED, b"0"),
    ],
    ids=["status line", "head", "interim answers", "open body", "counted body", "chunks", "chunk size"],
)
def test_whatever_drips_ends_with_the_deadline_of_the_whole_call(
    start: bytes,
    piece: bytes,
    scheme: str,
    serve: Serve,
    connect: Connect,
) -> None:
    server = serve(endless(start, piece), tls=scheme == "https")
    # Each look at the clock takes 2.5 of the 20 seconds: no single read is late, the call as a whole is.
    error = connect(server, clock=Clock(step=2.5)).failure()
    assert isinstance(error, OutcomeUnknown)
    assert error.detail == "GivenUp deadline"


@pytest.mark.timeout(50)  # of the 60 seconds that a single read may take
def test_no_single_read_goes_beyond_the_deadline(serve: Serve, connect: Connect) -> None:
    clock = Clock()

    def script(talk: Conversation) -> None:
        talk.next_request()
        clock.now += 3 + 60 + GRACE - 0.05
        talk.send(b"H")
        talk.wait_until_client_leaves()

    error = connect(serve(script), clock=clock, read_seconds=60).failure()
    assert isinstance(error, OutcomeUnknown)
    assert error.detail == "TimeoutError"


def test_a_deadline_that_passes_while_connecting_leaves_everything_unsent(
    serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    error = connect(server, clock=Clock(step=30)).failure()
    assert error.outcome == "not_sent"
    assert error.detail == "GivenUp deadline"
    assert server.requests == []


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (HEAD + b"\r\n", b" " * 8192),
        (HEAD + b"Content-Length: 99999999999999\r\n\r\n", b" " * 8192),
        (CHUNKED, b"2000\r\n" + b" " * 8192 + b"\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 300),
    ],
    ids=["open body", "counted body", "chunks", "interim answers"],
)
def test_an_answer_without_end_is_a_bad_one(
    start: bytes, piece: bytes, serve: Serve, connect: Connect
) -> None:
    error = connect(serve(endless(start, piece))).failure()
    assert isinstance(error, BadAnswer)
    assert error.detail == f"longer than {MOST_BYTES} bytes"


def test_an_answer_just_too_long_is_a_bad_one(serve: Serve, connect: Connect) -> None:
    error = connect(serve(answering(http(b" " * MOST_BYTES)))).failure()
    assert isinstance(error, BadAnswer)
    assert error.detail == f"longer than {MOST_BYTES} bytes"


def test_a_long_answer_below_the_limit_is_read(serve: Serve, connect: Connect) -> None:
    head, _, body = GOOD.partition(b"\r\n\r\n")
    body = b" " * (MOST_BYTES // 2) + body
    assert head
    assert connect(serve(answering(http(body)))).pay().startswith("https://")


def test_a_redirect_with_a_body_without_end_is_not_read_by_way_of_following_it(
    serve: Serve, connect: Connect
) -> None:
    start = b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\n\r\n"
    error = connect(serve(endless(start, b" " * 8192))).failure()
    assert isinstance(error, BadAnswer)
    assert error.detail == f"longer than {MOST_BYTES} bytes"


def test_a_chunked_answer_is_put_together(serve: Serve, connect: Connect) -> None:
    body = GOOD.partition(b"\r\n\r\n")[2]
    pieces = b"".join(b"1\r\n" + bytes([byte]) + b"\r\n" for byte in body)
    assert connect(serve(sending(CHUNKED + pieces + b"0\r\n\r\n"))).pay().startswith("https://")


def test_an_answer_that_ends_with_its_connection_is_taken(serve: Serve, connect: Connect) -> None:
    body = GOOD.partition(b"\r\n\r\n")[2]
    assert connect(serve(sending(HEAD + b"\r\n" + body))).pay().startswith("https://")
