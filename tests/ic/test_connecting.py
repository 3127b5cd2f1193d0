"""What fails before a request can leave is NotSent, and nothing has reached the provider."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests.adapters
import trustme

from kiosk.errors import ConfigurationError
from kiosk.ic.errors import NotSent
from kiosk.ic.transport import trust

from .conftest import Connect, Serve
from .rawserver import Conversation, answering
from .terminal import GOOD, PAGE_URL


@pytest.fixture
def full_backlog() -> Iterator[int]:
    """A port whose queue is full: a further connection gets no answer at all."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port: int = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            yield port


def refused_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def silent(talk: Conversation) -> None:
    """Accept and say nothing, not even a handshake."""
    talk.wait_until_client_leaves()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_connection_refused(scheme: str, connect: Connect) -> None:
    error = connect(base_url=f"{scheme}://127.0.0.1:{refused_port()}").failure()
    assert isinstance(error, NotSent)
    assert error.detail == "ConnectionRefusedError ECONNREFUSED"


def test_a_name_that_does_not_resolve(connect: Connect) -> None:
    error = connect(base_url="https://kiosk.invalid").failure()
    assert isinstance(error, NotSent)
    assert error.detail.startswith("gaierror")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_connect_time_out(scheme: str, connect: Connect, full_backlog: int) -> None:
    error = connect(base_url=f"{scheme}://127.0.0.1:{full_backlog}", connect_seconds=0.05).failure()
    assert isinstance(error, NotSent)
    assert error.detail == "TimeoutError"


def test_a_handshake_that_never_ends(serve: Serve, connect: Connect) -> None:
    server = serve(silent)
    error = connect(base_url=f"https://localhost:{server.port}", connect_seconds=0.05).failure()
    server.comes_to(accepted=1)
    assert isinstance(error, NotSent)
    assert server.accepted == 1


def test_an_authority_that_is_not_trusted(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD), tls=True)
    error = connect(server, ca_file="").failure()
    assert isinstance(error, NotSent)
    assert error.detail == "SSLCertVerificationError unable to get local issuer certificate"
    assert server.requests == []


def test_another_authority_of_the_same_kind(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD), tls=True, cert=trustme.CA().issue_cert("localhost"))
    assert isinstance(connect(server).failure(), NotSent)
    assert server.requests == []


def test_an_expired_certificate(serve: Serve, connect: Connect, authority: trustme.CA) -> None:
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    server = serve(answering(GOOD), tls=True, cert=authority.issue_cert("localhost", not_after=past))
    error = connect(server).failure()
    assert isinstance(error, NotSent)
    assert error.detail == "SSLCertVerificationError certificate has expired"
    assert server.requests == []


def test_a_certificate_for_another_host(serve: Serve, connect: Connect, authority: trustme.CA) -> None:
    server = serve(answering(GOOD), tls=True, cert=authority.issue_cert("pay.example.gov"))
    error = connect(server).failure()
    assert isinstance(error, NotSent)
    assert error.detail.startswith("SSLCertVerificationError Hostname mismatch")
    assert server.requests == []


def test_a_certificate_that_names_the_host_as_common_name_alone(
    serve: Serve, connect: Connect, authority: trustme.CA
) -> None:
    cert = authority.issue_cert("desk@example.gov", common_name="localhost")
    assert isinstance(connect(serve(answering(GOOD), tls=True, cert=cert)).failure(), NotSent)


def test_a_plain_server_on_the_tls_port(serve: Serve, connect: Connect) -> None:
    def plain(talk: Conversation) -> None:
        talk.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        talk.wait_until_client_leaves()

    error = connect(base_url=f"https://localhost:{serve(plain).port}").failure()
    assert isinstance(error, NotSent)
    assert error.detail.startswith("SSLError")


def test_a_client_that_was_closed(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server)
    terminal.client.close()
    assert isinstance(terminal.failure(), NotSent)
    assert server.accepted == 0


def test_a_language_that_is_no_header_value(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server)
    with pytest.raises(NotSent):
        terminal.pay(language="es\r\nX-Evil: 1")
    assert server.requests == []


def test_the_extra_authority_is_trusted_beside_the_public_ones(
    serve: Serve, connect: Connect, ca_file: Path
) -> None:
    server = serve(answering(GOOD), tls=True)
    assert connect(server).pay() == PAGE_URL
    public = trust("").cert_store_stats()["x509_ca"]
    assert public > 50
    assert trust(str(ca_file)).cert_store_stats()["x509_ca"] == public + 1


def test_authorities_are_read_when_the_client_is_built_and_not_for_each_connection(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = connect(serve(answering(GOOD), tls=True))
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", "gone")
    assert terminal.pay() == PAGE_URL


def test_tls_is_1_2_or_newer_and_always_verified() -> None:
    context = trust("")
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize("content", [None, b"", b"not a certificate"])
def test_an_authority_that_cannot_be_read_is_a_matter_of_configuration(
    content: bytes | None, connect: Connect, tmp_path: Path
) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError) as refusal:
        connect(base_url="https://ic.example.gov", ca_file=str(file))
    assert refusal.value.key == "invoice_cloud.ca_file"


@pytest.mark.parametrize(
    "base_url",
    ["http://ic.example.gov", "ws://127.0.0.1", "ic.example.gov", "https://ic.example.gov/api", ""],
)
def test_a_base_url_that_is_no_https_origin_is_a_matter_of_configuration(
    base_url: str, connect: Connect
) -> None:
    with pytest.raises(ConfigurationError) as refusal:
        connect(base_url=base_url)
    assert refusal.value.key == "invoice_cloud.base_url"
