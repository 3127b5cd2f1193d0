"""The web services answer as the contract says, and refuse in the contract's own words."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from tests.sandbox.browser import CSS_URL, RECREATION_KEY, SEED_OPTIONS, UTILITY_KEY, Customer, request_body


def _basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize("text", [UTILITY_KEY, UTILITY_KEY + ":"])
def test_both_ways_of_writing_the_key_are_accepted(customer: Customer, text: str) -> None:
    answer = customer.call(request_body("13275-9960"), authorization=_basic(text))
    assert answer.status_code == 200
    assert answer.json()["Message"] == "SUCCESS"
    url = urlsplit(answer.json()["Data"]["CloudPaymentURL"])
    assert f"{url.scheme}://{url.netloc}" == customer.sandbox.base_url


@pytest.mark.parametrize(
    "header", ["", "Basic", "Basic !!!", "Bearer " + UTILITY_KEY, _basic("wrong"), _basic(":" + UTILITY_KEY)]
)
def test_a_wrong_key_is_refused_with_401(customer: Customer, header: str) -> None:
    answer = customer.call(request_body("13275-9960"), authorization=header)
    assert (answer.status_code, answer.json()) == (401, {"Message": "Unauthorized", "Data": None})
    assert customer.sandbox.books.calls[0].biller_id == ""


def test_each_biller_has_its_own_key_and_accounts(customer: Customer) -> None:
    assert customer.call(request_body("RP-204417"), key=RECREATION_KEY).json()["Message"] == "SUCCESS"
    assert customer.call(request_body("RP-204417"), key=UTILITY_KEY).json()["Message"] == "Account not found"


@pytest.mark.parametrize(("authorization", "status"), [(_basic(UTILITY_KEY), 200), (_basic("wrong"), 401)])
def test_biller_status_is_told_to_who_has_the_key(
    customer: Customer, authorization: str, status: int
) -> None:
    answer = customer.session.get(
        f"{customer.sandbox.base_url}/api/v1/biller/status",
        headers={"Authorization": authorization},
        timeout=10,
    )
    assert answer.status_code == status
    assert answer.json().get("Active", False) is (status == 200)
    assert customer.sandbox.books.calls[0].call == "biller_status"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ViewMode": 2}, "Invalid ViewMode"),
        ({"ViewMode": None}, "Invalid ViewMode"),
        ({"ViewMode": "one"}, "Invalid ViewMode"),
        ({"CssUrl": ""}, "Invalid CssUrl"),
        ({"CssUrl": "ftp://city.example.org/x.css"}, "Invalid CssUrl"),
        ({"CssUrl": "https://[city/x.css"}, "Invalid CssUrl"),
        ({"CssUrl": "https://city.example.org/" + "x" * 2048}, "Invalid CssUrl"),
        ({"ReturnURL": "javascript:alert(1)"}, "Invalid ReturnURL"),
        ({"Customers": []}, "AccountNumber is required"),
        ({"Customers": "13275-9960"}, "AccountNumber is required"),
        ({"Customers": [{"AccountNumber": " "}]}, "AccountNumber is required"),
        ({"Customers": ["13275-9960"]}, "AccountNumber is required"),
        ({"Customers": [{"AccountNumber": "99999-9999"}]}, "Account not found"),
        (
            {"Customers": [{"AccountNumber": "13275-9960"}, {"AccountNumber": "99999-9999"}]},
            "Account not found",
        ),
        ({"Customers": [{"AccountNumber": "13275-9962"}]}, "No open invoices for this customer"),
    ],
)
def test_what_is_wrong_with_a_request_is_its_message(
    customer: Customer, change: dict[str, Any], message: str
) -> None:
    answer = customer.call(request_body("13275-9960", **change))
    assert (answer.status_code, answer.json()) == (200, {"Message": message, "Data": None})
    assert customer.sandbox.books.requests == ()


@pytest.mark.parametrize("body", ["", "{", "[]", '"text"'])
def test_a_body_that_is_no_object_is_a_bad_request(customer: Customer, body: str) -> None:
    answer = customer.call(body)
    assert (answer.status_code, answer.json()["Message"]) == (400, "Invalid request")


def test_field_names_bind_without_regard_to_case_and_text_counts_as_a_value(customer: Customer) -> None:
    body = {
        "customers": [{"ACCOUNTNUMBER": "13275-9960"}],
        "viewmode": "0",
        "CSSURL": f"\n{CSS_URL}\n",
        "PostbackURL": "http://localhost:9/told",
        "billerReference": 17,
        "allowAchPayment": "False",
        "PAGERESULTOPTIONS": {"allowRegisterACCOUNT": "true", "invoiceOptions": {"allowRemove": "1"}},
    }
    assert customer.call(body).json()["Message"] == "SUCCESS"
    (asked,) = customer.sandbox.books.requests
    assert (asked.view_mode, asked.css_url, asked.biller_reference) == (0, CSS_URL, "17")
    assert asked.postback_url == "http://localhost:9/told"
    assert (asked.allow_register_account, asked.allow_remove, asked.allow_echeck) == (True, True, False)


def test_options_that_are_not_sent_show_by_default(customer: Customer) -> None:
    customer.open("13275-9960", PageResultOptions=None)
    (asked,) = customer.sandbox.books.requests
    assert asked.allow_view_related
    assert asked.allow_remind_me
    assert asked.allow_register_account


def test_the_seeds_own_request_is_understood_field_by_field(customer: Customer) -> None:
    customer.open("13275-9960", PageResultOptions=SEED_OPTIONS)
    (asked,) = customer.sandbox.books.requests
    assert (asked.biller_id, asked.accounts, asked.view_mode) == ("4234", ("13275-9960",), 1)
    assert asked.allow_view_statement
    hidden = (asked.allow_remove, asked.allow_view_related, asked.allow_remind_me)
    assert hidden == (False, False, False)


def test_several_accounts_are_one_request_and_a_repeated_one_counts_once(customer: Customer) -> None:
    customer.open("13275-9960", "13275-9963", "13275-9960")
    assert customer.sandbox.books.requests[0].accounts == ("13275-9960", "13275-9963")


def test_one_connection_carries_several_calls(customer: Customer) -> None:
    seen: list[object] = []
    with requests.Session() as session:
        session.trust_env = False
        assert customer.sandbox.tls is not None
        session.verify = str(customer.sandbox.tls.ca)
        for _ in range(2):
            answer = session.get(f"{customer.sandbox.base_url}/assets/portal.js", stream=True, timeout=10)
            assert answer.raw.connection is not None
            seen.append(answer.raw.connection.sock.getsockname())
            assert answer.content
    assert seen[0] == seen[1]
