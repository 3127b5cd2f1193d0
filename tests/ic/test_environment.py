"""Nothing in the environment changes where a call goes, whom it trusts or what it writes."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
import trustme

from .conftest import Connect, Serve
from .rawserver import answering
from .terminal import GOOD, KEY, PAGE_URL

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@pytest.mark.parametrize("tls", ["plain", "tls"])
def test_proxies_do_not_count(
    tls: str, serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(answering(GOOD))
    server = serve(answering(GOOD), tls=tls == "tls")
    for name in PROXIES:
        monkeypatch.setenv(name, proxy.base_url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert connect(server).pay() == PAGE_URL
    assert proxy.accepted == 0


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_bundle_named_by_the_environment_is_neither_needed_nor_trusted(
    name: str, serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = trustme.CA()
    bundle = tmp_path / "other.pem"
    other.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv(name, str(bundle))
    assert connect(serve(answering(GOOD), tls=True)).pay() == PAGE_URL
    theirs = serve(answering(GOOD), tls=True, cert=other.issue_cert("localhost"))
    assert connect(theirs).failure().outcome == "not_sent"


def test_netrc_does_not_replace_the_key(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\ndefault login someone password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server = serve(answering(GOOD))
    connect(server).pay()
    assert server.requests[0].header("Authorization") == f"Basic {base64.b64encode(KEY.encode()).decode()}"


def test_tls_secrets_are_not_written_out(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    assert connect(serve(answering(GOOD), tls=True)).pay() == PAGE_URL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["kiosk.ic", "kiosk.ic.errors", "kiosk.ic.models", "kiosk.ic.contract"])
def test_what_start_up_may_import_does_not_load_requests(module: str) -> None:
    heavy = ("requests", "urllib3", "http.client", "ssl")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    path = os.pathsep.join(filter(None, sys.path))
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": path}
    )
    assert ran.stdout.strip() == "[]"
