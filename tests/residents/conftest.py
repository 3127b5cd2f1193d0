"""The same tests on SQLite and on PostgreSQL, which is really started once for all of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.residents.migrate import migrate
from kiosk.sandbox import tls
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import Secret

from . import postgres
from .cityhall import CityHall, Terminal

TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Postgres]:
    """The server, with one migrated database that others are copied from."""
    with postgres.running() as server:
        server.create(TEMPLATE)
        migrate(Secret(server.url(TEMPLATE)))
        yield server


@pytest.fixture
def at_postgresql(postgresql: postgres.Postgres) -> Iterator[CityHall]:
    """A city hall with several terminals at one PostgreSQL."""
    name = f"hall_{uuid.uuid4().hex}"
    postgresql.create(name, TEMPLATE)
    hall = CityHall(postgresql.url(name), "postgresql")
    yield hall
    hall.close()
    postgresql.drop(name)


@pytest.fixture
def at_sqlite(tmp_path: Path) -> Iterator[CityHall]:
    """A city hall with one terminal and its file."""
    hall = CityHall(f"sqlite:///{tmp_path}/residents.sqlite3", "sqlite")
    yield hall
    hall.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request: pytest.FixtureRequest) -> CityHall:
    """A city hall at either database."""
    chosen: CityHall = request.getfixturevalue(f"at_{request.param}")
    return chosen


@pytest.fixture
def terminal(hall: CityHall) -> Terminal:
    """The terminal of the test."""
    return hall.terminal()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    """An authority and a certificate of the tests' own."""
    return tls.ensure(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def mailbox(files: TlsFiles) -> Iterator[Mailbox]:
    """A mail server that speaks TLS from the first byte."""
    with Mailbox(files) as box:
        yield box
