"""3-D Secure: the bank asks at its own origin, in a window or a frame, and the payment waits for it."""

from __future__ import annotations

import re
import threading

import pytest

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import SandboxOptions
from tests.sandbox.browser import Customer, Html

POPUP = "4000000000003220"
FRAME = "4000000000003063"


def _question(customer: Customer, number: str) -> str:
    """Pay with `number` and give the address of the bank's question."""
    customer.open("13275-9960")
    page = customer.pay(number=number)
    assert page.url.endswith("/verify")
    found = re.search(rf"{customer.sandbox.bank_url}/challenge/[\w-]+", page.text)
    assert found is not None
    return found[0]


def test_the_bank_asks_in_a_window_of_its_own(customer: Customer) -> None:
    question = _question(customer, POPUP)
    page = customer.get("verify")
    assert page.links["bank"] == question
    assert page.tab_order == ["bank", "verified", "help"]
    assert Html(customer.session.get(question, timeout=10).text).tab_order == ["code", "submit", "cancel"]


def test_the_bank_asks_in_a_frame_of_the_page(customer: Customer) -> None:
    question = _question(customer, FRAME)
    page = customer.fetch("verify").text
    assert f'<iframe id="challenge" src="{question}"' in page
    assert Html(page).links.keys() == {"help"}


@pytest.mark.parametrize("number", [POPUP, FRAME])
def test_the_right_code_lets_the_payment_through_once(customer: Customer, number: str) -> None:
    question = _question(customer, number)
    assert not customer.sandbox.books.payments
    assert customer.fetch("state").json() == {"done": False}
    answered = customer.session.post(question, data={"code": "1234"}, timeout=10)
    assert "answered" in Html(answered.text).words
    assert customer.sandbox.base_url in answered.text
    assert customer.fetch("state").json() == {"done": True}
    assert customer.send("verify", {}).url.endswith("/thankyou")
    (paid,) = customer.sandbox.books.payments
    assert paid.approved


def test_a_wrong_code_asks_again_and_the_page_goes_on_waiting(customer: Customer) -> None:
    question = _question(customer, FRAME)
    wrong = Html(customer.session.post(question, data={"code": "4321"}, timeout=10).text)
    assert wrong.words["code-error"] == "That is not the code. Please try again."
    page = Html(customer.send("verify", {}).text)
    assert page.words["problem"] == "Your bank is still waiting for your answer."
    assert customer.sandbox.books.payments == ()


def test_a_cancelled_question_is_a_decline_and_can_not_be_answered_afterwards(customer: Customer) -> None:
    question = _question(customer, POPUP)
    customer.session.post(question, data={"cancel": "yes"}, timeout=10)
    customer.session.post(question, data={"code": "1234"}, timeout=10)
    declined = customer.send("verify", {})
    assert declined.url.endswith("/information")
    assert "NOT AUTHENTICATED" in Html(declined.text).words["problem"]
    assert [payment.approved for payment in customer.sandbox.books.payments] == [False]


def test_the_bank_knows_nothing_of_a_question_that_was_not_asked(customer: Customer) -> None:
    answer = customer.session.get(f"{customer.sandbox.bank_url}/challenge/none", timeout=10)
    assert answer.status_code == 404


@pytest.mark.parametrize("released", [True, False])
def test_a_slow_card_is_approved_when_its_time_is_over_or_when_released(
    tls: TlsFiles, *, released: bool
) -> None:
    options = SandboxOptions(slow_seconds=3600 if released else 0)
    with SandboxServer(tls=tls, options=options) as sandbox:
        customer = Customer(sandbox)
        customer.open("13275-9960")
        customer.choose()
        customer.fill(number="4000000000000077")
        ended: list[str] = []
        paying = threading.Thread(target=lambda: ended.append(customer.process().url))
        paying.start()
        while released and paying.is_alive() and not sandbox.gate.waiting:
            paying.join(0.01)
        assert not (released and sandbox.books.payments)
        sandbox.gate.release()
        paying.join(30)
        assert ended == [f"{customer.base}/thankyou"]
        customer.close()
