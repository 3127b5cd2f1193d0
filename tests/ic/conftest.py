"""Real servers, a real authority and a client for each test."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
import trustme

from kiosk.ic.client import Client
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

from .rawserver import RawServer, Script
from .terminal import BILLER, CSS_URL, KEY, Clock, Recorder, Terminal


class Serve(Protocol):
    """Starts a server that runs a script on each connection."""

    def __call__(
        self, script: Script, *, tls: bool = False, cert: trustme.LeafCert | None = None
    ) -> RawServer: ...


class Connect(Protocol):
    """Builds a terminal's client for a server, or for `base_url`."""

    def __call__(
        self, server: RawServer | None = None, *, clock: Clock | None = None, **settings: Any
    ) -> Terminal: ...


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """An authority that no public bundle knows."""
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The authority's certificate as a file."""
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA) -> trustme.LeafCert:
    """A good certificate for localhost."""
    return authority.issue_cert("localhost")


@pytest.fixture
def serve(certificate: trustme.LeafCert) -> Iterator[Serve]:
    """Start servers that end with the test."""
    with contextlib.ExitStack() as stack:

        def start(script: Script, *, tls: bool = False, cert: trustme.LeafCert | None = None) -> RawServer:
            context = None
            if tls:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                (cert or certificate).configure_cert(context)
            return stack.enter_context(RawServer(script, context))

        yield start


@pytest.fixture
def connect(ca_file: Path) -> Iterator[Connect]:
    """Build clients that are closed with the test."""
    with contextlib.ExitStack() as stack:

        def build(
            server: RawServer | None = None, *, clock: Clock | None = None, **settings: Any
        ) -> Terminal:
            if server is not None:
                settings.setdefault("base_url", server.base_url)
            settings.setdefault("css_url", CSS_URL)
            settings.setdefault("ca_file", str(ca_file))
            settings.setdefault("page_origins", ("https://pay.example.gov",))
            recorder = Recorder()
            more: dict[str, Callable[[], float]] = {} if clock is None else {"monotonic": clock}
            client = Client(InvoiceCloud(**settings), {BILLER: Secret(KEY)}, recorder, **more)
            stack.callback(client.close)
            return Terminal(client, recorder)

        yield build
