"""A sandbox on loopback TLS for each test, and a customer who walks through its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles, ensure
from tests.sandbox.browser import Customer
from tests.sandbox.portal import ACCOUNT, OTHER, Resident


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


@pytest.fixture
def resident(sandbox: SandboxServer) -> Iterator[Resident]:
    signed_on = Resident(sandbox, ACCOUNT, OTHER)
    yield signed_on
    signed_on.close()
