"""A sandbox on loopback TLS for each test, and a customer who walks through its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles, ensure
from tests.sandbox.browser import Customer


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return ensure(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def sandbox(tls: TlsFiles) -> Iterator[SandboxServer]:
    with SandboxServer(tls=tls) as server:
        yield server


@pytest.fixture
def customer(sandbox: SandboxServer) -> Iterator[Customer]:
    visitor = Customer(sandbox)
    yield visitor
    visitor.close()
