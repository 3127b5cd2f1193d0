"""The five calls of signing on: what each needs, keeps and gives, and what is refused."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import SandboxOptions
from tests.sandbox.browser import CSS_URL, RECREATION_KEY, UTILITY_KEY, Customer, request_body
from tests.sandbox.partner import CUSTOMER, EMAIL, PATHS, Partner, connecting, signing_on

ACCOUNT = "13275-9960"
UNKNOWN = "30117-4401"


@pytest.fixture
def partner(sandbox: SandboxServer) -> Iterator[Partner]:
    caller = Partner(sandbox)
    yield caller
    caller.close()


def _users(partner: Partner, account: str) -> Any:
    return partner.ask("retrieve_users", {"AccountNumber": account})["Users"]


@pytest.mark.parametrize(
    ("account", "users"),
    [
        (UNKNOWN, []),
        ("99999-9999", []),
        ("RP-204417", []),
        (ACCOUNT, [{"AccountNumber": ACCOUNT, "EmailAddress": EMAIL, "Registered": False}]),
        ("30117-4403", [{"AccountNumber": "30117-4403", "EmailAddress": "", "Registered": False}]),
        (
            "30117-4405",
            [{"AccountNumber": "30117-4405", "EmailAddress": "someone.else@example.org", "Registered": True}],
        ),
    ],
)
def test_retrieve_users_tells_whether_an_account_is_there_and_registered(
    partner: Partner, account: str, users: object
) -> None:
    assert _users(partner, account) == users


def test_an_account_without_a_record_goes_through_all_five_calls(partner: Partner) -> None:
    email = CUSTOMER["EmailAddress"]
    record = partner.ask("create_customer", CUSTOMER)["CustomerID"]
    assert _users(partner, UNKNOWN) == [
        {"AccountNumber": UNKNOWN, "EmailAddress": email, "Registered": False}
    ]
    partner.register(UNKNOWN, email=email)
    assert _users(partner, UNKNOWN)[0]["Registered"] is True
    token = partner.token(UNKNOWN, email=email)
    assert partner.connect(token).startswith(f"{partner.sandbox.base_url}/sso/")
    (made,) = partner.sandbox.customers.created
    assert (made.id, made.account, made.name, made.street) == (
        record,
        UNKNOWN,
        "Leonora Stark",
        "27 Pond Cypress Way",
    )
    assert (made.city, made.state, made.zip, made.phone) == ("Casselberry", "FL", "32707", "407-555-0123")
    (registered,) = partner.sandbox.customers.registered
    assert (registered.account, registered.email) == (UNKNOWN, email)
    assert [each.token for each in partner.sandbox.customers.tokens] == [token]
    assert [call.call for call in partner.sandbox.books.calls] == [
        "create_customer",
        "retrieve_users",
        "register_accounts",
        "retrieve_users",
        "authenticate",
        "sso_connect",
    ]


def test_creating_and_registering_twice_shows(partner: Partner) -> None:
    for _ in range(2):
        partner.ask("create_customer", CUSTOMER)
    assert len(partner.sandbox.customers.created) == 2
    assert len(_users(partner, UNKNOWN)) == 2
    for _ in range(2):
        partner.register(UNKNOWN, email=CUSTOMER["EmailAddress"])
    assert len(partner.sandbox.customers.registered) == 2


def test_of_two_who_register_an_account_at_once_one_is_refused(partner: Partner) -> None:
    customers = partner.sandbox.customers
    begin = threading.Barrier(2)
    taken: list[bool] = []

    def register(email: str) -> None:
        begin.wait()
        taken.append(customers.register("4234", email, (ACCOUNT,)))

    threads = [threading.Thread(target=register, args=(f"{name}@example.org",)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, True]
    assert len(customers.registered) == 1


def test_a_guest_can_not_pay_an_account_before_it_has_a_record(customer: Customer, partner: Partner) -> None:
    assert customer.call(request_body(UNKNOWN)).json()["Message"] == "Account not found"
    partner.ask("create_customer", CUSTOMER)
    assert customer.open(UNKNOWN).words["subtotal"] == "$64.15"
    partner.ask("create_customer", CUSTOMER | {"AccountNumber": "99999-9999"})
    assert "nothing" in customer.open("99999-9999").words


def test_tokens_are_bound_to_biller_address_and_accounts(partner: Partner) -> None:
    partner.register(ACCOUNT, "13275-9963")
    token = partner.token("13275-9963", ACCOUNT, email=EMAIL.upper())
    (kept,) = partner.sandbox.customers.tokens
    assert (kept.biller_id, kept.email, kept.accounts) == ("4234", EMAIL, ("13275-9963", ACCOUNT))
    assert len(token) >= 40
    other = Partner(partner.sandbox, RECREATION_KEY)
    answer = other.call("sso_connect", connecting(token)).json()
    other.close()
    assert answer == {"Message": "Invalid RemoteAuthenticationToken", "Data": None}


def test_a_token_ends_with_its_time_or_when_told(tls: TlsFiles) -> None:
    times = [datetime(2026, 3, 1, 12, 0, tzinfo=UTC)]
    with SandboxServer(tls=tls, options=SandboxOptions(now=lambda: times[0])) as sandbox:
        partner = Partner(sandbox)
        partner.register(ACCOUNT)
        for end in (
            lambda: times.__setitem__(0, times[0] + timedelta(seconds=1800)),
            sandbox.customers.expire_tokens,
        ):
            token = partner.token(ACCOUNT)
            partner.connect(token)
            end()
            answer = partner.call("sso_connect", connecting(token)).json()
            assert answer["Message"] == "Invalid RemoteAuthenticationToken"
        assert sandbox.customers.expire_tokens() == 0
        partner.close()


@pytest.mark.parametrize(
    ("call", "body", "message"),
    [
        ("retrieve_users", {}, "AccountNumber is required"),
        ("retrieve_users", {"AccountNumber": []}, "AccountNumber is required"),
        ("create_customer", CUSTOMER | {"AccountNumber": " "}, "AccountNumber is required"),
        ("create_customer", CUSTOMER | {"CustomerName": ""}, "CustomerName is required"),
        ("create_customer", CUSTOMER | {"EmailAddress": ""}, "EmailAddress is required"),
        ("create_customer", CUSTOMER | {"EmailAddress": "a b"}, "Invalid EmailAddress"),
        ("register_accounts", signing_on(ACCOUNT, login_type=2), "Invalid LoginTypeID"),
        ("register_accounts", signing_on(ACCOUNT, login_type=None), "Invalid LoginTypeID"),
        ("register_accounts", signing_on(ACCOUNT, login_type=True), "Invalid LoginTypeID"),
        ("register_accounts", signing_on(), "AccountNumber is required"),
        ("register_accounts", signing_on(UNKNOWN), "Account not found"),
        ("register_accounts", signing_on(ACCOUNT, "30117-4405"), "Account is registered to another user"),
        ("authenticate", signing_on("30117-4404", login_type=0), "Invalid LoginTypeID"),
        ("authenticate", signing_on(UNKNOWN), "Account not found"),
        ("authenticate", signing_on(ACCOUNT), "Account is not registered to this user"),
        ("authenticate", signing_on("30117-4404"), "Account is not registered to this user"),
        ("sso_connect", connecting(""), "RemoteAuthenticationToken is required"),
        ("sso_connect", connecting("invented"), "Invalid RemoteAuthenticationToken"),
    ],
)
def test_what_is_wrong_with_a_call_is_its_message(
    partner: Partner, call: str, body: object, message: str
) -> None:
    answer = partner.call(call, body)
    assert (answer.status_code, answer.json()) == (200, {"Message": message, "Data": None})
    customers = partner.sandbox.customers
    assert (customers.created, customers.registered, customers.tokens) == ((), (), ())
    assert [(each.call, each.message) for each in partner.sandbox.books.calls] == [(call, message)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ViewMode": 0}, "Invalid ViewMode"),
        ({"ViewMode": None}, "Invalid ViewMode"),
        ({"RedirectID": 4}, "Invalid RedirectID"),
        ({"RedirectID": "11x"}, "Invalid RedirectID"),
        ({"RedirectID": 10**12}, "Invalid RedirectID"),
        ({"CSSUrl": ""}, "Invalid CSSUrl"),
        ({"ReturnUrl": "javascript:alert(1)"}, "Invalid ReturnUrl"),
    ],
)
def test_sso_connect_refuses_what_is_not_a_view(
    partner: Partner, change: dict[str, object], message: str
) -> None:
    partner.register(ACCOUNT)
    token = partner.token(ACCOUNT)
    assert partner.call("sso_connect", connecting(token, 1, **change)).json()["Message"] == message


def test_remote_authentication_refuses_one_of_several_accounts(partner: Partner) -> None:
    partner.register(ACCOUNT, "30117-4406")
    answer = partner.call("authenticate", signing_on(ACCOUNT, "30117-4406")).json()
    assert answer == {"Message": "Account is blocked", "Data": None}
    assert partner.token(ACCOUNT)


def test_names_bind_without_regard_to_case_and_numbers_may_be_text(partner: Partner) -> None:
    body = {"loginTypeId": "1", "EMAILADDRESS": f" {EMAIL} ", "accounts": [{"accountnumber": ACCOUNT}]}
    assert partner.ask("register_accounts", body) == {"Registered": True}
    token = partner.ask("authenticate", body)["RemoteAuthenticationToken"]
    connect = {"remoteauthenticationtoken": token, "VIEWMODE": "1", "redirectid": "11", "CssUrl": CSS_URL}
    assert partner.ask("sso_connect", connect)["CloudSSOUrl"]


@pytest.mark.parametrize("call", PATHS)
@pytest.mark.parametrize(("key", "status"), [(UTILITY_KEY, 200), (UTILITY_KEY + ":", 200), ("wrong", 401)])
def test_every_call_needs_the_key_in_either_style(partner: Partner, call: str, key: str, status: int) -> None:
    answer = partner.session.post(
        f"{partner.sandbox.base_url}{PATHS[call]}",
        data="{}",
        headers={"Authorization": "Basic " + base64.b64encode(key.encode()).decode()},
        timeout=10,
    )
    assert answer.status_code == status
    assert partner.sandbox.books.calls[0].call == call
    assert (answer.json()["Message"] == "Unauthorized") is (status == 401)


def test_a_body_that_is_no_object_is_a_bad_request(partner: Partner) -> None:
    assert partner.call("retrieve_users", [1]).status_code == 400


def test_an_answer_may_be_lost_after_the_work_is_done_or_before(partner: Partner) -> None:
    for handled in (True, False):
        fault = Fault(call="create_customer", kind=FaultKind.RESET, count=1, handled=handled)
        partner.sandbox.faults.order(fault)
        with pytest.raises(requests.ConnectionError):
            partner.call("create_customer", CUSTOMER)
    assert len(partner.sandbox.customers.created) == 1


def test_the_address_of_the_portal_can_be_chosen(partner: Partner) -> None:
    fault = Fault(call="sso_connect", kind=FaultKind.URL, count=1, url="https://elsewhere.example/")
    partner.sandbox.faults.order(fault)
    assert partner.connect("any") == "https://elsewhere.example/"


def test_reset_forgets_what_calls_have_made(partner: Partner) -> None:
    partner.ask("create_customer", CUSTOMER)
    partner.register(ACCOUNT)
    partner.token(ACCOUNT)
    partner.sandbox.reset()
    customers = partner.sandbox.customers
    assert (customers.created, customers.registered, customers.tokens) == ((), (), ())
    assert _users(partner, UNKNOWN) == []
    assert _users(partner, "30117-4405")[0]["Registered"] is True
