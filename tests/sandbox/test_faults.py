"""Ordered trouble arrives on the wire as ordered, as often as ordered, and nowhere else."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import requests

from kiosk.sandbox.faults import Fault, FaultBoard, FaultKind, call_of
from kiosk.sandbox.server import SandboxServer
from tests.sandbox.browser import Customer, request_body

STATUS = "/api/v1/biller/status"


@contextmanager
def _raw(sandbox: SandboxServer, path: str) -> Iterator[ssl.SSLSocket]:
    """A connection on which `path` has been asked for."""
    assert sandbox.tls is not None
    trust = ssl.create_default_context(cafile=str(sandbox.tls.ca))
    port = int(sandbox.base_url.rsplit(":", 1)[1])
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        trust.wrap_socket(plain, server_hostname="localhost") as secure,
    ):
        secure.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        yield secure


def _order(customer: Customer, kind: FaultKind, **more: Any) -> None:
    fault = Fault(call="cloud_payment", kind=kind, count=1, **more)
    customer.sandbox.faults.order(fault)


def _during(call: Callable[[], object], meanwhile: Callable[[], object]) -> list[object]:
    """What `call` gave, with `meanwhile` run while the sandbox holds it back."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(call()))
    thread.start()
    meanwhile()
    thread.join(30)
    return results


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/cloudpaymentsapi/v2", "cloud_payment"),
        (STATUS, "biller_status"),
        ("/api/v1/remoteauthentication/retrieveusers", "retrieve_users"),
        ("/api/v1/customers/create", "create_customer"),
        ("/api/v1/remoteauthentication/registeraccounts", "register_accounts"),
        ("/api/v1/remoteauthentication/authenticate", "authenticate"),
        ("/api/v1/cloudssoconnect", "sso_connect"),
        ("/sso/token", "view.sso"),
        ("/customer/methods/remove", "view.methods"),
        ("/assets/panel/css/invoice-cloud.css", "css"),
        ("/portal/token/review", "page.review"),
        ("/portal/token/statement/1.pdf", "page.statement"),
        ("/challenge/1", "bank.challenge"),
        ("/recaptcha/api.js", "resource.script"),
        ("/books", ""),
    ],
)
def test_every_answer_has_the_name_by_which_it_is_spoiled(path: str, name: str) -> None:
    assert call_of(path) == name


def test_an_order_counts_down_and_fits_only_its_call_and_method() -> None:
    board = FaultBoard()
    board.order(Fault(call="css", kind=FaultKind.RESET, count=2, method="GET"))
    board.order(Fault(call="css", kind=FaultKind.HALF))
    assert board.take("page.review", "GET") is None
    kinds = [fault.kind for method in ("GET", "POST", "GET", "GET") if (fault := board.take("css", method))]
    assert kinds == [FaultKind.RESET, FaultKind.HALF, FaultKind.RESET, FaultKind.HALF]
    board.clear()
    assert board.open == ()


def test_a_status_comes_with_its_headers(customer: Customer) -> None:
    _order(customer, FaultKind.STATUS, status=429, headers={"Retry-After": "7"}, body="slow down")
    answer = customer.call(request_body("13275-9960"))
    assert (answer.status_code, answer.headers["Retry-After"], answer.text) == (429, "7", "slow down")
    assert customer.call(request_body("13275-9960")).status_code == 200


def test_a_status_without_a_name_is_sent_all_the_same(customer: Customer) -> None:
    _order(customer, FaultKind.STATUS, status=599)
    assert customer.call(request_body("13275-9960")).status_code == 599


def test_malformed_json_breaks_off(customer: Customer) -> None:
    _order(customer, FaultKind.BODY)
    with pytest.raises(requests.JSONDecodeError):
        customer.call(request_body("13275-9960")).json()


def test_a_message_and_an_address_can_be_chosen(customer: Customer) -> None:
    _order(customer, FaultKind.MESSAGE, message="Try later")
    _order(customer, FaultKind.URL, url="https://elsewhere.example/")
    assert customer.call(request_body("13275-9960")).json() == {"Message": "Try later", "Data": None}
    answer = customer.call(request_body("13275-9960")).json()
    assert answer == {"Message": "SUCCESS", "Data": {"CloudPaymentURL": "https://elsewhere.example/"}}


def test_a_reset_comes_after_the_request_was_handled_unless_ordered_otherwise(customer: Customer) -> None:
    for handled in (True, False):
        _order(customer, FaultKind.RESET, handled=handled)
        with pytest.raises(requests.ConnectionError):
            customer.call(request_body("13275-9960"))
    assert len(customer.sandbox.books.requests) == 1


def test_a_payment_whose_answer_is_lost_is_booked_once_however_often_it_is_sent(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.choose()
    customer.fill()
    form = {"terms": "yes", "form_token": customer.get("confirm").values["form_token"]}
    customer.sandbox.faults.order(Fault(call="page.process", kind=FaultKind.RESET, count=1, method="POST"))
    with pytest.raises(requests.ConnectionError):
        customer.fetch("process", method="POST", data=form)
    assert customer.fetch("process", method="POST", data=form).url.endswith("/thankyou")
    assert len(customer.sandbox.books.payments) == 1


def test_half_an_answer_breaks_off_inside_the_body(customer: Customer) -> None:
    customer.sandbox.faults.order(Fault(call="css", kind=FaultKind.HALF, count=1))
    with _raw(customer.sandbox, "/assets/panel/css/invoice-cloud.css") as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        expected = int(answer.headers["Content-Length"])
        with pytest.raises((ConnectionResetError, http.client.IncompleteRead, ssl.SSLError)):
            answer.read()
        answer.close()
    assert expected > 1000


@pytest.mark.parametrize("size", [0, 5, -5])
def test_a_wrong_length_is_told_and_the_connection_ends(customer: Customer, size: int) -> None:
    _order(customer, FaultKind.LENGTH, size=size)
    if size < 0:
        assert not customer.call(request_body("13275-9960")).content.endswith(b"}\n")
    else:
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            customer.call(request_body("13275-9960"))


@pytest.mark.parametrize(("size", "length"), [(100_000, 100_000), (0, 20_000_000)])
def test_an_oversized_answer_is_as_large_as_ordered(customer: Customer, size: int, length: int) -> None:
    _order(customer, FaultKind.OVERSIZED, size=size)
    answer = customer.call(request_body("13275-9960"))
    assert len(answer.content.lstrip()) + length == len(answer.content)
    assert answer.json()["Message"] == "SUCCESS"


def test_a_drip_sends_the_body_byte_by_byte_and_never_ends(customer: Customer) -> None:
    fault = Fault(call="biller_status", kind=FaultKind.DRIP, seconds=0)
    customer.sandbox.faults.order(fault)
    with _raw(customer.sandbox, STATUS) as connection:
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        whole = answer.read(200)
        answer.close()
    assert "Content-Length" not in answer.headers
    assert whole.strip().endswith(b"}")
    assert whole.endswith(b"   ")


def test_a_head_can_drip_too(customer: Customer) -> None:
    customer.sandbox.faults.order(Fault(call="biller_status", kind=FaultKind.DRIP_HEAD, seconds=0))
    with _raw(customer.sandbox, STATUS) as connection:
        received = b""
        while not received.endswith(b"X-Drip:     "):
            received += connection.recv(1)
    assert received.startswith(b"HTTP/1.1 401")
    assert b"\r\n\r\n" not in received


def test_a_drip_ends_when_released(customer: Customer) -> None:
    sandbox = customer.sandbox
    sandbox.faults.order(Fault(call="biller_status", kind=FaultKind.DRIP, seconds=3600))
    with _raw(sandbox, STATUS) as connection:
        assert connection.recv(5) == b"HTTP/"
        _when_held(sandbox)
        while connection.recv(1000):
            pass


@pytest.mark.parametrize("kind", [FaultKind.HANG, FaultKind.LATENCY])
def test_a_late_answer_is_the_right_one(customer: Customer, kind: FaultKind) -> None:
    _order(customer, kind, seconds=3600)
    (answer,) = _during(
        lambda: customer.call(request_body("13275-9960")).json()["Message"],
        lambda: _when_held(customer.sandbox),
    )
    assert answer == "SUCCESS"


def _when_held(sandbox: SandboxServer) -> None:
    """Let go what is held, as soon as something is."""
    held = threading.Event()
    while not sandbox.gate.waiting:
        held.wait(0.005)
    sandbox.gate.release()


def test_stopping_lets_go_what_hangs(customer: Customer) -> None:
    sandbox = customer.sandbox
    sandbox.faults.order(Fault(call="biller_status", kind=FaultKind.HANG))
    with _raw(sandbox, STATUS) as connection:
        held = threading.Event()
        while not sandbox.gate.waiting:
            held.wait(0.005)
        sandbox.stop()
        while connection.recv(1000):
            pass
    assert sandbox.gate.waiting == 0
    assert sandbox.gate.closed
