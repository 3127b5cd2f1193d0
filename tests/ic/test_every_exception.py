"""Whatever requests, urllib3, http.client, ssl or socket can raise lands on one branch of our tree.

On which one is decided by whether the request had left, not by the exception's class.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import requests.adapters
import urllib3.connection
import urllib3.exceptions
import urllib3.util.connection

from kiosk.ic.errors import CallFailed, NotSent, OutcomeUnknown
from kiosk.ic.transport import describe

from .conftest import Connect, Serve
from .rawserver import answering
from .terminal import GOOD


def family(base: type[Exception]) -> Iterator[type[Exception]]:
    """`base` and everything below it that these libraries define."""
    yield base
    for child in base.__subclasses__():
        yield from family(child)


def of(module: str, *bases: type[Exception]) -> list[type[Exception]]:
    """The classes of a library below `bases`, in a fixed order."""
    found = {kind for base in bases for kind in family(base) if kind.__module__.startswith(module)}
    return sorted(found, key=lambda kind: kind.__qualname__)


REQUESTS = of("requests", requests.RequestException)
URLLIB3 = of("urllib3", urllib3.exceptions.HTTPError)
BELOW = [
    *of("http.client", http.client.HTTPException),
    *of("ssl", ssl.SSLError),
    socket.gaierror,
    socket.herror,
    TimeoutError,
    ConnectionResetError,
    ConnectionAbortedError,
    ConnectionRefusedError,
    BrokenPipeError,
    OSError,
    ValueError,
    UnicodeEncodeError,
    urllib3.exceptions.ProxySchemeUnsupported,
]

# Raised by the pool before there is a connection, and urllib3 relies on that: it would leave one open.
OF_A_CONNECTION = [kind for kind in [*URLLIB3, *BELOW] if kind is not urllib3.exceptions.EmptyPoolError]


def raised(kind: type[Exception]) -> Exception:
    """One of `kind` with a text that must not be shown, whatever its constructor asks for."""
    error = kind.__new__(kind, "13275-9960")
    for name in ("reason", "pool", "url", "request", "response", "original_error"):
        if name not in dir(error):
            setattr(error, name, None)
    return error


def raise_around(
    monkeypatch: pytest.MonkeyPatch, owner: Any, method: str, error: Exception, *, after: bool
) -> None:
    """Make a library's method raise `error`, either instead of its work or once that is done."""
    original = getattr(owner, method)

    def replaced(*args: Any, **kwargs: Any) -> Any:
        if after:
            original(*args, **kwargs).close()
        raise error

    monkeypatch.setattr(owner, method, replaced)


def check(error: CallFailed, branch: type[CallFailed]) -> None:
    """It is of this branch alone, and holds nothing of the cause but its name."""
    assert type(error) is branch
    assert "13275" not in str(error)


def test_the_libraries_have_the_exceptions_that_this_file_is_about() -> None:
    assert len(REQUESTS) >= 20
    assert len(URLLIB3) >= 25
    assert {requests.ConnectTimeout, requests.exceptions.ChunkedEncodingError} <= set(REQUESTS)
    assert {urllib3.exceptions.MaxRetryError, urllib3.exceptions.NameResolutionError} <= set(URLLIB3)


@pytest.mark.parametrize("kind", [*REQUESTS, *URLLIB3, *BELOW])
def test_raised_before_anything_left_it_is_not_sent(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    raise_around(monkeypatch, requests.adapters.HTTPAdapter, "send", raised(kind), after=False)
    check(connect(server).failure(), NotSent)
    assert server.requests == []


@pytest.mark.parametrize("kind", [*REQUESTS, *URLLIB3, *BELOW])
def test_raised_after_the_request_left_the_outcome_is_unknown(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    raise_around(monkeypatch, requests.adapters.HTTPAdapter, "send", raised(kind), after=True)
    check(connect(server).failure(), OutcomeUnknown)
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", OF_A_CONNECTION)
def test_raised_by_the_connection_while_it_connects_it_is_not_sent(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    raise_around(monkeypatch, urllib3.util.connection, "create_connection", raised(kind), after=False)
    check(connect(server).failure(), NotSent)
    assert server.requests == []


@pytest.mark.parametrize("kind", OF_A_CONNECTION)
def test_raised_by_the_connection_while_it_waits_the_outcome_is_unknown(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    raise_around(monkeypatch, urllib3.connection.HTTPConnection, "getresponse", raised(kind), after=True)
    check(connect(server).failure(), OutcomeUnknown)
    assert len(server.requests) == 1


def test_an_error_of_our_own_is_not_taken_for_the_providers(
    monkeypatch: pytest.MonkeyPatch, serve: Serve, connect: Connect
) -> None:
    terminal = connect(serve(answering(GOOD)))
    raise_around(monkeypatch, requests.adapters.HTTPAdapter, "send", ZeroDivisionError(), after=False)
    with pytest.raises(ZeroDivisionError):
        terminal.pay()
    assert terminal.recorder.outcomes == ["fault"]


def test_the_detail_names_the_innermost_cause() -> None:
    cause = ConnectionResetError(104, "Connection reset by peer: 13275-9960")
    outer = requests.ConnectionError(urllib3.exceptions.ProtocolError("13275-9960", cause))
    assert describe(outer) == "ConnectionResetError ECONNRESET"


def test_the_detail_names_an_unknown_errno_by_its_number() -> None:
    assert describe(OSError(99999, "13275-9960")) == "OSError 99999"


def test_the_detail_of_a_tls_failure_is_its_alert() -> None:
    error = ssl.SSLError(1, "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] 13275-9960")
    error.reason = "SSLV3_ALERT_HANDSHAKE_FAILURE"
    assert describe(error) == "SSLError SSLV3_ALERT_HANDSHAKE_FAILURE"


def test_the_detail_of_causes_in_a_circle_is_found_all_the_same() -> None:
    first, second = ValueError("first"), KeyError("second")
    first.__cause__, second.__cause__ = second, first
    assert describe(first) == "KeyError"
