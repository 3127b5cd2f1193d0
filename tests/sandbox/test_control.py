"""The tests' own door: closed without its token, and whole behind it."""

from __future__ import annotations

import pytest
import requests

from kiosk.sandbox.faults import FaultKind
from kiosk.sandbox.server import SandboxServer
from tests.sandbox.browser import Customer


def _ask(
    sandbox: SandboxServer, method: str, path: str, *, json: object = None, token: str | None = None
) -> requests.Response:
    given = sandbox.control_token if token is None else token
    with requests.Session() as session:
        session.trust_env = False
        return session.request(
            method,
            f"{sandbox.control_url}{path}",
            json=json,
            headers={"X-Sandbox-Control": given},
            timeout=10,
        )


@pytest.mark.parametrize("token", ["", "wrong"])
@pytest.mark.parametrize("path", ["/books", "/faults", "/nothing"])
def test_without_the_token_the_door_is_closed(sandbox: SandboxServer, token: str, path: str) -> None:
    answer = _ask(sandbox, "GET", path, token=token)
    assert (answer.status_code, answer.content) == (403, b"")


def test_the_books_can_be_read_as_json(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.pay()
    books = _ask(customer.sandbox, "GET", "/books").json()
    assert [call["call"] for call in books["calls"]] == ["cloud_payment"]
    (payment,) = books["payments"]
    assert (payment["total"], payment["approved"], payment["tender"]) == (
        "49.95",
        True,
        "Visa ending in 1111",
    )
    assert books["requests"][0]["accounts"] == ["13275-9960"]
    assert {"method": "POST", "step": "process"}.items() <= books["pages"][-2].items()
    assert "4111111111111111" not in str(books)


def test_faults_are_ordered_listed_and_cleared(customer: Customer) -> None:
    sandbox = customer.sandbox
    order = {"call": "page.review", "kind": "status", "status": 503, "count": 3}
    answer = _ask(sandbox, "POST", "/faults", json=order)
    assert answer.json()["faults"][0].items() >= order.items()
    assert sandbox.faults.open[0].kind is FaultKind.STATUS
    customer.call({"Customers": []})
    assert _ask(sandbox, "GET", "/faults").json() == answer.json()
    assert _ask(sandbox, "DELETE", "/faults").json() == {"faults": []}


@pytest.mark.parametrize(
    "order", [{"call": "css"}, {"call": "css", "kind": "bad"}, {"call": "css", "kind": "drip", "x": 1}]
)
def test_an_order_that_makes_no_sense_is_refused(sandbox: SandboxServer, order: object) -> None:
    answer = _ask(sandbox, "POST", "/faults", json=order)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert sandbox.faults.open == ()


def test_reset_begins_anew(customer: Customer) -> None:
    sandbox = customer.sandbox
    customer.open("13275-9960")
    customer.pay()
    _ask(sandbox, "POST", "/faults", json={"call": "css", "kind": "drip"})
    assert _ask(sandbox, "POST", "/reset").json() == {}
    assert not any(sandbox.books.snapshot().values())
    assert sandbox.faults.open == ()
    assert customer.fetch("review").status_code == 410
    assert customer.open("13275-9960").words["subtotal"] == "$48.00"


def test_release_tells_how_many_were_held(sandbox: SandboxServer) -> None:
    assert _ask(sandbox, "POST", "/release").json() == {"released": 0}
