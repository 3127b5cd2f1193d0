"""`kiosk check` and what lies elsewhere: the provider, the style sheets, and the time there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from kiosk.ic.errors import BadAnswer, NotSent, OutcomeUnknown, RateLimited, Refused
from kiosk.ops import online
from kiosk.ops.findings import Finding
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud, Settings
from tests.ic.rawserver import RawServer, answering
from tests.unit.checking import closed_port, replaced

NOW: Final = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still."""

    def utc_now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


def limit(kind: FaultKind) -> float:
    """Seconds for an answer: few where none is to come, else enough for a machine that does much besides."""
    return 2.0 if kind in (FaultKind.HANG, FaultKind.DRIP) else 15.0


def test_a_biller_without_its_key_is_skipped(settings: Settings, keys: dict[str, Secret]) -> None:
    first, second = online.provider(settings, {"5120": keys["5120"]})
    assert (first.looked_at, first.ok, second.ok) == (False, False, True)
    assert first.says == "not looked at, because the key of biller 4234 can't be read"


def statuses(settings: Settings, keys: dict[str, Secret]) -> Finding:
    """What is found about the first biller, when the second is well."""
    first, second = online.provider(settings, keys)
    assert second.ok
    return first


@pytest.mark.parametrize(
    ("fault", "says", "remedy"),
    [
        (
            {"kind": FaultKind.STATUS, "status": 401, "body": '{"Message": "Unauthorized"}'},
            'refused.credentials: HTTP 401 ("Unauthorized")',
            "biller[1].api_key",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 403, "body": ""},
            "refused.credentials: HTTP 403",
            "auth_style",
        ),
        (
            {"kind": FaultKind.MESSAGE, "message": "Biller closed"},
            '("Biller closed")',
            "biller[1].id",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 429, "headers": {"Retry-After": "7"}},
            "rate_limited: HTTP 429",
            "in 7 seconds",
        ),
        ({"kind": FaultKind.STATUS, "status": 429}, "rate_limited", "in a few minutes"),
        ({"kind": FaultKind.STATUS, "status": 503}, "outcome_unknown: HTTP 503", "read_seconds"),
        ({"kind": FaultKind.HALF}, "outcome_unknown", "in a few minutes"),
        ({"kind": FaultKind.HANG}, "outcome_unknown", "read_seconds"),
        ({"kind": FaultKind.BODY, "body": "<html>"}, "bad_answer", "captive portal"),
        ({"kind": FaultKind.OVERSIZED}, "bad_answer", "base_url"),
        ({"kind": FaultKind.BODY, "body": '{"Active": false}'}, "inactive", "activate"),
    ],
)
def test_a_provider_that_fails_is_named_with_its_remedy(
    fault: dict[str, Any],
    says: str,
    remedy: str,
    sandbox: SandboxServer,
    settings: Settings,
    keys: dict[str, Secret],
) -> None:
    sandbox.faults.order(Fault(call="biller_status", count=1, **fault))
    finding = statuses(replaced(settings, read_seconds=limit(fault["kind"])), keys)
    assert not finding.ok
    assert finding.says.startswith("biller 4234: ")
    assert says in finding.says
    assert remedy in finding.remedy


def test_a_refusal_that_repeats_the_key_does_not_show_it(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    key = sandbox.billers[0].api_key
    sandbox.faults.order(
        Fault(call="biller_status", kind=FaultKind.MESSAGE, message=f"{key} is unknown", count=1)
    )
    assert '("*** is unknown")' in statuses(settings, keys).says


@pytest.mark.parametrize(
    ("cloud", "says", "remedy"),
    [
        ({"base_url": "https://localhost:{port}"}, "ECONNREFUSED", "firewall"),
        ({"base_url": "https://kiosk.invalid"}, "gaierror", "DNS"),
        ({"ca_file": ""}, "SSLCertVerificationError", "clock"),
    ],
)
def test_a_provider_that_is_not_reached_is_told_apart_by_cause(
    cloud: dict[str, str], says: str, remedy: str, settings: Settings, keys: dict[str, Secret]
) -> None:
    given = {name: value.format(port=closed_port()) for name, value in cloud.items()}
    for finding in online.provider(replaced(settings, **given), keys):
        assert not finding.ok
        assert "not_sent: " in finding.says
        assert says in finding.says
        assert remedy in finding.remedy


def test_every_way_in_which_a_call_fails_has_a_remedy_of_its_own(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    """The outcomes in `says` above cover the tree: one of each branch."""
    branches = {each.kind for each in (NotSent, OutcomeUnknown, Refused, BadAnswer, RateLimited)}
    remedies = {}
    for kind, fault in {
        "outcome_unknown": Fault(call="biller_status", kind=FaultKind.RESET, count=1),
        "refused": Fault(call="biller_status", kind=FaultKind.MESSAGE, message="no", count=1),
        "bad_answer": Fault(call="biller_status", kind=FaultKind.STATUS, status=404, count=1),
        "rate_limited": Fault(call="biller_status", kind=FaultKind.STATUS, status=429, count=1),
    }.items():
        sandbox.faults.order(fault)
        remedies[kind] = statuses(settings, keys).remedy
    dead = replaced(settings, base_url=f"https://localhost:{closed_port()}")
    remedies["not_sent"] = next(online.provider(dead, keys)).remedy
    assert set(remedies) == branches
    assert len(set(remedies.values())) == len(branches)


def sheets(cloud: InvoiceCloud) -> list[online.Sheet]:
    return list(online.style_sheets(cloud, Clock()))


def test_both_style_sheets_are_fetched(settings: Settings) -> None:
    cloud = settings.invoice_cloud
    assert [each.finding.says for each in sheets(cloud)] == [cloud.css_url, cloud.css_url_high_contrast]
    assert [each.finding.ok for each in sheets(cloud)] == [True, True]


def test_a_high_contrast_sheet_that_is_not_configured_is_not_asked_for(settings: Settings) -> None:
    assert len(sheets(replaced(settings, css_url_high_contrast="").invoice_cloud)) == 1


@pytest.mark.parametrize(
    ("fault", "says", "remedy"),
    [
        ({"kind": FaultKind.STATUS, "status": 404}, "HTTP 404", "Correct invoice_cloud.css_url,"),
        (
            {"kind": FaultKind.STATUS, "status": 302, "headers": {"Location": "/x.css"}},
            "elsewhere",
            "leads to",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 200, "headers": {"Content-Type": "text/html; x"}},
            "comes as text/html",
            "Content-Type: text/css",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 200, "headers": {"Content-Type": "\x1b[31m"}},
            "comes as no media type",
            "text/css",
        ),
        ({"kind": FaultKind.HALF}, "IncompleteRead|ConnectionResetError", "web server"),
        ({"kind": FaultKind.OVERSIZED}, "longer than 1048576 bytes", "web server"),
        ({"kind": FaultKind.DRIP, "seconds": 0.05}, "", "web server"),
    ],
)
def test_a_style_sheet_that_is_of_no_use_is_named_with_its_remedy(
    fault: dict[str, Any], says: str, remedy: str, sandbox: SandboxServer, settings: Settings
) -> None:
    sandbox.faults.order(Fault(call="css", count=1, **fault))
    seconds = limit(fault["kind"])
    first, second = sheets(replaced(settings, read_seconds=seconds, connect_seconds=seconds).invoice_cloud)
    assert (first.finding.name, first.finding.ok, second.finding.ok) == ("css", False, True)
    assert first.finding.says.startswith(f"{settings.invoice_cloud.css_url}: ")
    assert re.search(says, first.finding.says)
    assert remedy in first.finding.remedy


def test_a_style_sheets_server_that_is_not_reached_is_told_by_cause(settings: Settings) -> None:
    cloud = replaced(settings, css_url="https://style.invalid/a.css").invoice_cloud
    finding = sheets(cloud)[0].finding
    assert "gaierror" in finding.says
    assert finding.remedy.endswith("the host in invoice_cloud.css_url")


def test_a_style_sheets_server_gets_no_key() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 0\r\n\r\n"
    with RawServer(answering(answer)) as server:
        (sheet,) = sheets(InvoiceCloud(css_url=f"{server.base_url}/style.css?v=2"))
        (request,) = server.requests
    assert sheet.finding.ok
    assert request.head.startswith("GET /style.css?v=2 HTTP/1.1\r\n")
    assert (request.header("Authorization"), request.header("Accept")) == (None, "text/css")


@pytest.mark.parametrize(
    ("headers", "ok", "says"),
    [
        ({"Date": "Sun, 22 Nov 2026 12:04:59 GMT"}, True, "299 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:55:01 -0000"}, True, "299 s ahead of the web's"),
        ({"Date": "Sun, 22 Nov 2026 12:05:01 GMT"}, False, "301 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:54:59 GMT"}, False, "301 s ahead of the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:00:00 GMT", "Age": "3600"}, True, "0 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:00:00 GMT", "Age": "-1"}, False, "3600 s ahead of the web's"),
        ({"Date": "noon"}, True, "not compared: no server of a style sheet told the time"),
        ({}, True, "not compared: no server of a style sheet told the time"),
    ],
)
def test_the_clock_is_compared_with_a_servers(
    headers: dict[str, str], *, ok: bool, says: str, sandbox: SandboxServer, settings: Settings
) -> None:
    sandbox.faults.order(Fault(call="css", kind=FaultKind.STATUS, status=200, headers=headers))
    finding = online.clock_finding(sheets(settings.invoice_cloud))
    assert (finding.ok, finding.says) == (ok, says)
    assert ("NTP" in finding.remedy) is not ok
