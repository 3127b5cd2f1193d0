"""The partner is told of each payment and decline, as a form with the observed fields."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl

import pytest

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import SandboxOptions
from tests.sandbox.browser import Customer

FIELDS = [
    "BillerGUID",
    "PaymentDate",
    "InvoiceNumber",
    "Approved",
    "CustomerName",
    "CustomerAddress",
    "CustomerCity",
    "CustomerState",
    "CustomerZip",
    "PaymentGUID",
    "PaymentAmount",
    "PaymentDescription",
    "PaymentTypeID",
    "CardType",
    "PaymentMessage",
    "BillerReference",
    "ConvenienceFee",
    "RemoteIP",
]


class _Partner(HTTPServer):
    """Receives postbacks; `told` is set with the first."""

    def __init__(self, status: int, tls: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Receiver)
        self.status = status
        self.received: list[dict[str, str]] = []
        self.told = threading.Event()
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://localhost:{self.server_port}/told?from=sandbox"


class _Receiver(BaseHTTPRequestHandler):
    server: _Partner

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert self.path == "/told?from=sandbox"
        self.server.received.append(dict(parse_qsl(body, keep_blank_values=True)))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.server.told.set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  http.server's name
        """Say nothing."""


@contextmanager
def _partner(status: int = 200, tls: ssl.SSLContext | None = None) -> Iterator[_Partner]:
    with _Partner(status, tls) as partner:
        thread = threading.Thread(target=partner.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield partner
        finally:
            partner.shutdown()
            thread.join()


def test_a_payment_is_told_before_its_receipt_with_the_eighteen_fields(customer: Customer) -> None:
    with _partner() as partner:
        customer.open("13275-9960", PostBackURL=partner.url, BillerReference="visit-7")
        customer.pay()
    (form,) = partner.received
    assert list(form) == FIELDS
    assert (form["Approved"], form["PaymentMessage"], form["BillerReference"]) == (
        "True",
        "APPROVED",
        "visit-7",
    )
    assert (form["PaymentAmount"], form["ConvenienceFee"], form["CardType"]) == ("48.00", "1.95", "Visa")
    assert (form["InvoiceNumber"], form["CustomerName"]) == ("4234-100481", "Marisol Vega")
    assert form["RemoteIP"] == "127.0.0.1"
    (postback,) = customer.sandbox.books.postbacks
    assert (postback.status, postback.fields) == (200, form)


def test_a_decline_is_told_too(customer: Customer) -> None:
    with _partner() as partner:
        customer.open("13275-9960", PostBackURL=partner.url)
        customer.pay(number="4000000000000002")
    assert [(form["Approved"], form["PaymentMessage"]) for form in partner.received] == [
        ("False", "DECLINED")
    ]


def test_a_payment_can_be_told_once_after_its_receipt(tls: TlsFiles) -> None:
    options = SandboxOptions(postback_before_receipt=False)
    with _partner() as partner, SandboxServer(tls=tls, options=options) as sandbox:
        customer = Customer(sandbox)
        customer.open("13275-9960", PostBackURL=partner.url)
        customer.choose()
        customer.fill()
        token = customer.get("confirm").values["form_token"]
        form = {"terms": "yes", "form_token": token}
        customer.session.post(f"{customer.base}/process", data=form, allow_redirects=False, timeout=10)
        assert partner.received == []
        customer.get("thankyou")
        customer.get("thankyou")
        assert partner.told.wait(30)
        customer.close()
        sandbox.stop()
        assert len(partner.received) == len(sandbox.books.postbacks) == 1


def test_a_postback_over_tls_trusts_the_sandboxs_own_authority(customer: Customer, tls: TlsFiles) -> None:
    with _partner(tls=tls.server_context()) as partner:
        customer.open("13275-9960", PostBackURL=partner.url)
        customer.pay()
    assert len(partner.received) == 1


def test_a_redirect_is_not_followed(customer: Customer) -> None:
    with _partner(status=307) as partner:
        customer.open("13275-9960", PostBackURL=partner.url)
        customer.pay()
    assert [postback.status for postback in customer.sandbox.books.postbacks] == [307]
    assert len(partner.received) == 1


@pytest.mark.parametrize("url", ["https://partner.example.org/told", "http://localhost:9/told"])
def test_a_target_beyond_this_machine_or_out_of_reach_is_written_down_and_the_receipt_shown(
    customer: Customer, url: str
) -> None:
    customer.open("13275-9960", PostBackURL=url)
    assert customer.pay().url.endswith("/thankyou")
    assert [(postback.url, postback.status) for postback in customer.sandbox.books.postbacks] == [(url, 0)]
