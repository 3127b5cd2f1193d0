"""Hosted addresses can't be guessed, end with their time and show only what they were given out for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from http.cookiejar import Cookie
from typing import cast

import pytest

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import SandboxOptions
from tests.sandbox.browser import Customer, Html


def test_no_two_addresses_are_alike_and_none_tells_the_account(customer: Customer) -> None:
    bases = set()
    for _ in range(2):
        customer.open("13275-9960")
        bases.add(customer.base)
    assert len(bases) == 2
    assert all(len(base.rsplit("/", 1)[1]) >= 32 and "13275" not in base for base in bases)


@pytest.mark.parametrize("step", ["review", "options", "confirm", "thankyou", "terms", "related/1"])
def test_an_address_that_was_never_given_out_is_an_expired_session(customer: Customer, step: str) -> None:
    customer.base = f"{customer.sandbox.base_url}/portal/invented"
    answer = customer.fetch(step)
    assert answer.status_code == 410
    assert "no longer valid" in Html(answer.text).words["expired"]


def test_an_address_ends_with_its_time(tls: TlsFiles) -> None:
    times = [datetime(2026, 3, 1, 12, 0, tzinfo=UTC)]
    with SandboxServer(tls=tls, options=SandboxOptions(now=lambda: times[0])) as sandbox:
        customer = Customer(sandbox)
        customer.open("13275-9960")
        token = customer.get("options").values["form_token"]
        times[0] += timedelta(seconds=1799)
        assert customer.fetch("review").status_code == 200
        times[0] += timedelta(seconds=1)
        assert customer.fetch("review").status_code == 410
        assert customer.fetch("options", method="POST", data={"form_token": token}).status_code == 410
        assert customer.fetch("statement/4234-100481.pdf").status_code == 410
        customer.close()


def test_a_form_of_one_page_is_worth_nothing_on_another(customer: Customer) -> None:
    customer.open("13275-9960")
    token = customer.get("options").values["form_token"]
    customer.open("13275-9960")
    assert customer.fetch("options", method="POST", data={"form_token": token}).status_code == 409


def test_a_question_of_the_bank_is_found_among_other_pages(customer: Customer) -> None:
    customer.open("13275-9960")
    customer.open("13275-9963")
    customer.pay(number="4000000000003063")
    question = customer.fetch("verify").text.partition('src="')[2].partition('"')[0]
    assert customer.session.get(question, timeout=10).status_code == 200


def test_the_page_leaves_a_cookie_that_a_terminal_has_to_forget(customer: Customer) -> None:
    customer.open("13275-9960")
    (cookie,) = list(cast("Iterable[Cookie]", customer.session.cookies))
    assert (cookie.name, cookie.secure) == ("portal_session", True)
