"""The sandbox starts and ends cleanly, on its own authority's TLS, and says nothing."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import socket
import ssl
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
import trustme

from kiosk import config
from kiosk.sandbox import configuration, tenders
from kiosk.sandbox.faults import FaultBoard
from kiosk.sandbox.gate import Gate
from kiosk.sandbox.listener import Listener
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.serve import serve
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles, ensure
from kiosk.secrets import read_secret
from tests.sandbox.browser import Customer, request_body


def _port(url: str) -> int:
    port = urlsplit(url).port
    assert port is not None
    return port


def test_the_four_listeners_are_four_origins(sandbox: SandboxServer) -> None:
    urls = {sandbox.base_url, sandbox.bank_url, sandbox.resource_url, sandbox.control_url}
    assert len(urls) == 4
    assert [urlsplit(url).scheme for url in sorted(urls)] == ["http", "https", "https", "https"]


def test_ending_closes_every_port_and_thread(tls: TlsFiles) -> None:
    before = set(threading.enumerate())
    with contextlib.ExitStack() as held:
        with SandboxServer(tls=tls) as sandbox:
            customer = Customer(sandbox)
            held.callback(customer.close)
            customer.call(request_body("13275-9960"))
            silent = [
                held.enter_context(socket.create_connection(("127.0.0.1", _port(url)), timeout=10))
                for url in (sandbox.base_url, sandbox.control_url)
            ]
            assert customer.call(request_body("13275-9960")).status_code == 200
        sandbox.stop()
        assert set(threading.enumerate()) - before == set()
        for connection in silent:
            # One that no listener had come round to taking is reset, as TCP has it; a taken one is closed.
            with contextlib.suppress(ConnectionResetError):
                assert connection.recv(1) == b""
    for url in (sandbox.base_url, sandbox.bank_url, sandbox.resource_url, sandbox.control_url):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", _port(url)), timeout=10)


def test_a_client_that_speaks_no_tls_is_turned_away_silently(
    sandbox: SandboxServer, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", _port(sandbox.base_url)), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        with contextlib.suppress(ConnectionResetError):
            assert b"HTTP" not in connection.recv(1000)
    assert capfd.readouterr() == ("", "")


def test_an_error_of_our_own_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    def broken(_environment: object, _start: object) -> list[bytes]:
        raise RuntimeError("broken on purpose")

    listener = Listener(socket.create_server(("127.0.0.1", 0)), broken, None, FaultBoard(), Gate())
    listener.start()
    with socket.create_connection(("127.0.0.1", listener.port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(1000) == b""
    listener.stop()
    assert "broken on purpose" in capfd.readouterr().err


def test_it_can_begin_anew_while_it_runs(customer: Customer) -> None:
    customer.call(request_body("13275-9960"))
    customer.sandbox.reset()
    assert customer.sandbox.books.calls == ()


def test_a_port_that_is_taken_is_an_error_and_leaks_nothing(sandbox: SandboxServer, tls: TlsFiles) -> None:
    with pytest.raises(OSError, match="Address already in use"):
        SandboxServer(port=_port(sandbox.base_url), tls=tls)


def test_without_tls_everything_is_plain_http() -> None:
    with SandboxServer(tls=None) as sandbox:
        customer = Customer(sandbox)
        assert sandbox.base_url.startswith("http://localhost:")
        assert customer.open("13275-9960").heading == "Please review your selection"
        assert not next(iter(customer.session.cookies)).secure
        customer.close()


def test_a_client_that_does_not_trust_the_authority_gets_nothing(sandbox: SandboxServer) -> None:
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(requests.exceptions.SSLError):
            session.get(sandbox.base_url, timeout=10)
    assert sandbox.books.pages == ()


@pytest.mark.parametrize(
    "head", [b"Content-Length: 2000000", b"Content-Length: x", b"Transfer-Encoding: chunked"]
)
def test_a_body_without_a_sensible_length_is_refused(head: bytes) -> None:
    with SandboxServer(tls=None) as sandbox:
        place = ("127.0.0.1", _port(sandbox.base_url))
        with socket.create_connection(place, timeout=10) as connection:
            connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + head + b"\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_head_has_the_length_and_no_body(customer: Customer) -> None:
    url = f"{customer.sandbox.base_url}/assets/portal.js"
    answer = customer.session.head(url, timeout=10)
    assert (answer.status_code, answer.content) == (200, b"")
    assert customer.session.get(url, timeout=10).status_code == 200


def test_nothing_is_printed_while_it_answers(customer: Customer, capfd: pytest.CaptureFixture[str]) -> None:
    customer.open("13275-9960")
    customer.pay()
    customer.session.get(f"{customer.sandbox.base_url}/nothing", timeout=10)
    assert capfd.readouterr() == ("", "")


def test_certificates_are_made_once_and_the_key_is_private(tmp_path: Path) -> None:
    first = ensure(tmp_path / "tls")
    content = [path.read_bytes() for path in first]
    assert [path.name for path in first] == ["ca.pem", "server.pem", "server.key"]
    assert stat.S_IMODE(first.key.stat().st_mode) == 0o600
    assert [path.read_bytes() for path in ensure(tmp_path / "tls")] == content


def _expire(files: TlsFiles) -> None:
    authority = trustme.CA()
    now = datetime.now(UTC)
    server = authority.issue_cert(
        "localhost", not_before=now - timedelta(2), not_after=now + timedelta(hours=1)
    )
    authority.cert_pem.write_to_path(files.ca)
    server.cert_chain_pems[0].write_to_path(files.certificate)
    server.private_key_pem.write_to_path(files.key)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda files: files.key.unlink(),
        lambda files: files.certificate.write_text("no certificate"),
        lambda files: trustme.CA().cert_pem.write_to_path(files.ca),
        lambda files: trustme.CA().private_key_pem.write_to_path(files.key),
        _expire,
    ],
)
def test_certificates_that_can_not_be_used_are_made_anew(tmp_path: Path, spoil: object) -> None:
    files = ensure(tmp_path)
    assert callable(spoil)
    spoil(files)
    again = ensure(tmp_path)
    trust = ssl.create_default_context(cafile=str(again.ca))
    with (
        socket.create_server(("127.0.0.1", 0)) as bound,
        again.server_context().wrap_socket(bound, server_side=True) as listening,
    ):
        accepted: list[ssl.SSLSocket] = []

        def accept() -> None:
            accepted.append(listening.accept()[0])

        thread = threading.Thread(target=accept)
        thread.start()
        with (
            socket.create_connection(listening.getsockname(), timeout=10) as plain,
            trust.wrap_socket(plain, server_hostname="localhost") as secure,
        ):
            assert secure.version() in ("TLSv1.2", "TLSv1.3")
        thread.join()
        accepted[0].close()


@pytest.mark.parametrize("secure", [True, False])
def test_the_ready_configuration_is_one_that_the_terminal_accepts(tmp_path: Path, *, secure: bool) -> None:
    with SandboxServer(tls=ensure(tmp_path / "tls") if secure else None) as sandbox:
        path = configuration.write(sandbox, tmp_path / "made", mode="counter")
        settings = config.load(path)
        assert settings.terminal.mode is config.Mode.COUNTER
        assert settings.terminal.training
        assert not settings.residents.enabled
        assert settings.invoice_cloud.challenge_origins == (sandbox.bank_url,)
        assert settings.invoice_cloud.resource_origins == (sandbox.resource_url,)
        assert bool(settings.invoice_cloud.ca_file) is secure
        for biller, seeded in zip(settings.billers, sandbox.billers, strict=True):
            assert biller.account_example == seeded.account_example
            assert read_secret(biller.api_key, file="", key="").reveal() == seeded.api_key
            mode = Path(biller.api_key.removeprefix("file:")).stat().st_mode
            assert stat.S_IMODE(mode) == 0o600


def test_with_a_mailbox_the_ready_configuration_lets_residents_in(tmp_path: Path) -> None:
    files = ensure(tmp_path / "tls")
    with SandboxServer(tls=files) as sandbox, Mailbox(files) as mailbox:
        settings = config.load(configuration.write(sandbox, tmp_path / "made", billers=1, mailbox=mailbox))
        assert settings.residents.enabled
        assert settings.residents.proof is config.Proof.ROSTER
        assert settings.mail.smtp == mailbox.url
        assert settings.mail.sender.endswith("@example.org")
        roster = Path(settings.residents.roster_file)
        assert stat.S_IMODE(roster.stat().st_mode) == 0o600
        head, *lines = roster.read_text(encoding="utf-8").splitlines()
        assert head == "account,zip,last_name"
        assert len(lines) == len(sandbox.billers[0].account)
        assert "30117-4401,32707,Stark" in lines


@pytest.mark.parametrize("high", ["", "-high-contrast"])
def test_the_configured_style_sheets_are_served(customer: Customer, high: str) -> None:
    url = f"{customer.sandbox.base_url}/assets/panel/css/invoice-cloud{high}.css"
    answer = customer.session.get(url, timeout=10)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--city-primary" in answer.text


class _Printed(io.StringIO):
    """Standard output that answers the last word by telling the main thread to end."""

    def flush(self) -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


@pytest.mark.parametrize("kept", [True, False])
def test_serving_leaves_the_signals_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, kept: bool
) -> None:
    printed = _Printed()
    monkeypatch.setattr(sys, "stdout", printed)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    serve(tls_dir=tmp_path / "tls" if kept else None)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
    assert "X-Sandbox-Control: " in printed.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == (["tls"] if kept else [])


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_served_alone_it_prints_what_one_needs_and_ends_when_told(
    tmp_path: Path, ending: signal.Signals, *, kept: bool
) -> None:
    folder = tmp_path / "tls" if kept else None
    code = (
        "from pathlib import Path; from kiosk.sandbox.serve import serve;"
        f"serve(0, {'Path(' + repr(str(folder)) + ')' if folder else 'None'})"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = []
        with contextlib.suppress(StopIteration):
            while "3-D Secure code" not in (line := next(process.stdout)):
                lines.append(line)
        process.send_signal(ending)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
    printed = "".join(lines)
    assert lines[0].startswith("Invoice Cloud sandbox: https://localhost:")
    assert "[[biller]]" in printed
    assert "4111111111111111" in printed
    assert [path.name for path in tmp_path.iterdir()] == (["tls"] if kept else [])


def test_the_printed_list_names_every_test_number_and_what_it_does() -> None:
    printed = tenders.printable()
    for known in (*tenders.CARDS, *tenders.BANK_ACCOUNTS):
        assert known.number in printed
        assert known.behavior.value in printed
    assert all(tenders.luhn_valid(card.number) for card in tenders.CARDS)
    assert tenders.routing_valid(tenders.ROUTING)
