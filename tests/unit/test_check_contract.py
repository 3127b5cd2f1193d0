"""`kiosk check --contract` tries what is assumed of the provider, writes nothing there and claims what it saw."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from kiosk.ic.contract import BILLER_STATUS, RETRIEVE_USERS, TABLE
from kiosk.ops import contract
from kiosk.ops.contract import Row, Verdict
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import Settings
from tests.ic.rawserver import RawServer, answering
from tests.unit.checking import Citizen, closed_port, replaced

WRITING = [row.name for row in TABLE if not row.reads_only]


def rows(settings: Settings, keys: dict[str, Secret]) -> dict[str, Row]:
    found = list(contract.examine(settings, keys))
    assert [row.name for row in found] == [row.name for row in TABLE]
    assert [row.grade for row in found] == [row.grade for row in TABLE]
    return {row.name: row for row in found}


def with_first_biller(settings: Settings, **values: Any) -> Settings:
    first, *others = settings.billers
    return msgspec.structs.replace(settings, billers=(msgspec.structs.replace(first, **values), *others))


def test_a_provider_as_assumed_is_confirmed_and_nothing_is_written_there(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    found = rows(settings, keys)
    assert {row.verdict for row in found.values()} == {Verdict.CONFIRMED}
    assert found["retrieve_users"].says.endswith("1 users for the account_example of biller 4234")
    for name in WRITING:
        assert found[name].says.endswith("the path alone: it is there, for another method than GET")
    assert {call.call for call in sandbox.books.calls} == {"biller_status", "retrieve_users"}
    assert (sandbox.books.requests, sandbox.books.pages) == ((), ())
    people = sandbox.customers
    assert (people.created, people.registered, people.tokens) == ((), (), ())


def test_the_key_goes_with_the_reading_calls_alone(settings: Settings, keys: dict[str, Secret]) -> None:
    answer = b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with RawServer(answering(answer)) as server:
        found = rows(replaced(settings, base_url=server.base_url, ca_file=""), keys)
        requests = server.requests
    with_key = {request.head.split()[1] for request in requests if request.header("Authorization")}
    assert with_key == {BILLER_STATUS.path, RETRIEVE_USERS.path}
    assert {request.head.split()[0] for request in requests if request.head.split()[1] not in with_key} == {
        "GET"
    }
    # Who says 405 to everything says nothing by it.
    assert {found[name].verdict for name in WRITING} == {Verdict.NOT_TRIED}
    assert {found[name].says.rpartition(": ")[2] for name in WRITING} == {"HTTP 405, and 405 beside it"}


def test_a_path_that_is_not_there_is_neither_confirmed_nor_refuted(
    settings: Settings, keys: dict[str, Secret]
) -> None:
    """Some servers say 404 to the wrong method."""
    found = rows(replaced(settings, endpoints={"sso_connect": "/api/v9/sso"}), keys)
    assert found["sso_connect"].verdict is Verdict.NOT_TRIED
    assert found["sso_connect"].says == (
        "POST /api/v9/sso: it writes, and GET tells nothing: HTTP 404, and 404 beside it"
    )


@pytest.mark.parametrize(
    ("fault", "verdict", "says"),
    [
        ({"kind": FaultKind.STATUS, "status": 404}, Verdict.REFUTED, "not as assumed: HTTP 404"),
        ({"kind": FaultKind.BODY, "body": "<html>"}, Verdict.REFUTED, "not as assumed"),
        (
            {"kind": FaultKind.BODY, "body": '{"Message": "SUCCESS", "Data": {"User": []}}'},
            Verdict.REFUTED,
            "not as",
        ),
        (
            {"kind": FaultKind.MESSAGE, "message": "Account not found"},
            Verdict.REFUTED,
            "instead of an empty list",
        ),
        (
            {"kind": FaultKind.MESSAGE, "message": "Field X is missing"},
            Verdict.REFUTED,
            '("Field X is missing")',
        ),
        ({"kind": FaultKind.STATUS, "status": 401, "body": ""}, Verdict.NOT_TRIED, "the key is refused"),
        ({"kind": FaultKind.STATUS, "status": 503}, Verdict.NOT_TRIED, "outcome_unknown: HTTP 503"),
        ({"kind": FaultKind.STATUS, "status": 429}, Verdict.NOT_TRIED, "rate_limited"),
        ({"kind": FaultKind.RESET}, Verdict.NOT_TRIED, "outcome_unknown"),
        (
            {"kind": FaultKind.BODY, "body": '{"Message": "SUCCESS", "Data": {"Users": []}}'},
            Verdict.CONFIRMED,
            "what a user looks like was not seen",
        ),
    ],
)
def test_each_answer_to_retrieve_users_is_judged(
    fault: dict[str, Any],
    verdict: Verdict,
    says: str,
    sandbox: SandboxServer,
    settings: Settings,
    keys: dict[str, Secret],
) -> None:
    sandbox.faults.order(Fault(call="retrieve_users", **fault))
    row = rows(settings, keys)["retrieve_users"]
    assert (row.verdict, row.name, row.method) == (verdict, "retrieve_users", "POST")
    assert says in row.says
    assert settings.billers[0].account_example not in row.line


def test_without_an_account_to_ask_for_users_are_not_asked_for(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    alone = {settings.billers[0].id: keys[settings.billers[0].id]}
    row = rows(with_first_biller(settings, account_example=""), alone)["retrieve_users"]
    assert row.verdict is Verdict.NOT_TRIED
    assert row.says.endswith("biller 4234 has no account_example to ask for")
    assert {call.call for call in sandbox.books.calls} == {"biller_status"}


def test_another_billers_account_is_asked_for_where_the_first_has_none(
    settings: Settings, keys: dict[str, Secret]
) -> None:
    row = rows(with_first_biller(settings, account_example=""), keys)["retrieve_users"]
    assert row.verdict is Verdict.CONFIRMED
    assert "biller 5120" in row.says


def test_without_a_key_only_paths_are_looked_at(sandbox: SandboxServer, settings: Settings) -> None:
    found = rows(settings, {})
    assert {name for name, row in found.items() if row.verdict is Verdict.NOT_TRIED} == {
        "biller_status",
        "retrieve_users",
    }
    assert sandbox.books.calls == ()


def test_a_provider_that_is_not_there_refutes_nothing(settings: Settings, keys: dict[str, Secret]) -> None:
    found = rows(replaced(settings, base_url=f"https://localhost:{closed_port()}"), keys)
    assert {row.verdict for row in found.values()} == {Verdict.NOT_TRIED}
    assert all("ECONNREFUSED" in row.says for row in found.values())


def test_every_reading_call_of_the_table_is_tried(settings: Settings, keys: dict[str, Secret]) -> None:
    """A new one shows here until somebody says how it is tried."""
    assert not any("no harmless way" in row.says for row in rows(settings, keys).values())


def test_the_command_prints_a_line_for_each_row(citizen: Citizen, sandbox: SandboxServer) -> None:
    done = citizen.check("--contract", "--config", citizen.file)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[:3] for line in lines] == [["confirmed", row.name, row.grade.value] for row in TABLE]
    assert [key.api_key for key in sandbox.billers if key.api_key in done.stdout] == []


def test_what_is_refuted_exits_with_70_and_says_what_to_do(citizen: Citizen, sandbox: SandboxServer) -> None:
    sandbox.faults.order(Fault(call="retrieve_users", kind=FaultKind.STATUS, status=404))
    done = citizen.check("--contract", "--config", citizen.file)
    assert done.returncode == 70
    told = done.stdout.splitlines()
    (refuted,) = (line for line in told if line.startswith("refuted"))
    assert refuted.split()[1:3] == ["retrieve_users", "assumed"]
    assert "[invoice_cloud.endpoints]" in refuted
    as_json = citizen.check("--contract", "--json", "--config", citizen.file)
    whole = json.loads(as_json.stdout)
    assert (as_json.returncode, whole["ok"]) == (70, False)
    assert {each["name"]: each["verdict"] for each in whole["contract"]}["retrieve_users"] == "refuted"


def test_a_configuration_that_cannot_be_read_exits_with_78(citizen: Citizen) -> None:
    done = citizen.check("--contract", "--config", citizen.home / "none.toml")
    assert done.returncode == 78
    assert done.stdout.startswith("FAIL  configuration")
    as_json = citizen.check("--contract", "--json", "--config", citizen.home / "none.toml")
    assert (as_json.returncode, json.loads(as_json.stdout)["ok"]) == (78, False)
