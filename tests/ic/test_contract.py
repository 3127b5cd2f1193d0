"""The table of endpoints and its corrections."""

from __future__ import annotations

import pytest

from kiosk.errors import ConfigurationError
from kiosk.ic import contract
from kiosk.ic.contract import Grade

from .conftest import Connect, Serve
from .rawserver import answering, http
from .terminal import BILLER, GOOD


def test_each_row_says_where_it_goes_and_how_that_is_known() -> None:
    rows = [(row.name, row.method, row.path, row.grade) for row in contract.TABLE]
    assert rows == [
        ("cloud_payment", "POST", "/cloudpaymentsapi/v2", Grade.OBSERVED),
        ("biller_status", "GET", "/api/v1/biller/status", Grade.OBSERVED),
        ("retrieve_users", "POST", "/api/v1/remoteauthentication/retrieveusers", Grade.ASSUMED),
        ("create_customer", "POST", "/api/v1/customers/create", Grade.ASSUMED),
        ("register_accounts", "POST", "/api/v1/remoteauthentication/registeraccounts", Grade.ASSUMED),
        ("authenticate", "POST", "/api/v1/remoteauthentication/authenticate", Grade.ASSUMED),
        ("sso_connect", "POST", "/api/v1/cloudssoconnect", Grade.ASSUMED),
    ]


def test_whatever_only_reads_may_be_repeated() -> None:
    assert {row.name for row in contract.TABLE if row.reads_only} == {"biller_status", "retrieve_users"}
    assert all(row.repeatable for row in contract.TABLE if row.reads_only)


def test_what_makes_a_customer_or_a_registration_is_never_repeated() -> None:
    once = {row.name for row in contract.TABLE if not row.repeatable}
    assert once == {"create_customer", "register_accounts"}


def test_calls_go_where_the_table_says(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD, http({"Active": True})))
    terminal = connect(server)
    terminal.pay()
    terminal.client.biller_status(BILLER)
    lines = [request.head.split("\r\n")[0] for request in server.requests]
    assert lines == ["POST /cloudpaymentsapi/v2 HTTP/1.1", "GET /api/v1/biller/status HTTP/1.1"]


@pytest.mark.parametrize("path", ["/v3", "/v3/", "/a/b.aspx", "/a/..b"])
def test_a_corrected_path_is_used_and_the_other_rows_stay(path: str, serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD, http({"Active": True})))
    terminal = connect(server, endpoints={"cloud_payment": path})
    terminal.pay()
    terminal.client.biller_status(BILLER)
    assert [request.head.split()[1] for request in server.requests] == [path, "/api/v1/biller/status"]


def test_an_unknown_name_is_refused_with_the_nearest_known_one(connect: Connect) -> None:
    with pytest.raises(ConfigurationError) as refusal:
        connect(base_url="https://ic.example.gov", endpoints={"cloud_payments": "/v3"})
    assert refusal.value.key == "invoice_cloud.endpoints.cloud_payments"
    assert refusal.value.remedy == 'Did you mean "cloud_payment"?'


def test_an_unknown_name_near_nothing_is_refused_with_all_known_ones() -> None:
    with pytest.raises(ConfigurationError) as refusal:
        contract.endpoints({"zzz": "/v3"})
    assert refusal.value.remedy == f"Known are: {', '.join(row.name for row in contract.TABLE)}"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "v3",
        "//evil.example/x",
        "/a//b",
        "/a/../b",
        "/..",
        "/a/.",
        "/a?b=c",
        "/a#b",
        "/a b",
        "https://x/y",
        "/a\n",
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(ConfigurationError):
        contract.endpoints({"cloud_payment": path})
