"""Connections to SQLite and PostgreSQL that can't hang, and that say nothing of what they carry."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, Final, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.abc import PQGen
from sqlalchemy.exc import OperationalError

from kiosk.secrets import Secret

T = TypeVar("T")

# Together under five seconds: a connection is made, or an answer is waited for, hardly ever both.
CONNECT_SECONDS: Final = 2
ANSWER_SECONDS: Final = 2.5
STATEMENT_SECONDS: Final = 2
BUSY_SECONDS: Final = 3.0
POOL_SECONDS: Final = 3.0


FILE: Final = "residents.sqlite3"
"""A terminal's own directory, in its state folder."""


def url_of_file(path: Path) -> Secret:
    """SQLAlchemy's URL of a directory in a file of its own."""
    return Secret(sa.URL.create("sqlite", database=str(path)).render_as_string(hide_password=False))


def make_engine(url: Secret) -> sa.Engine:
    """An engine for an SQLAlchemy URL of SQLite or PostgreSQL; nothing is connected yet."""
    parsed = sa.make_url(url.reveal())
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return _postgresql(parsed.set(drivername="postgresql+psycopg"))


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        poolclass=sa.pool.QueuePool,
        pool_timeout=POOL_SECONDS,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @sa.event.listens_for(engine, "do_connect")
    def private(dialect: object, record: object, arguments: list[Any], options: dict[str, Any]) -> None:
        """Make the file before SQLite does: its mode is what its WAL gets as well."""
        with contextlib.suppress(OSError):  # SQLite says so itself
            os.close(os.open(url.database or "", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        # SQLAlchemy begins transactions itself (below); the driver would begin them late and deferred.
        connection.isolation_level = None
        try:
            for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
                connection.execute(f"PRAGMA {pragma}")
        except (
            connection.Error
        ) as fault:  # SQLAlchemy wraps the driver's errors in statements of its own only
            raise OperationalError("PRAGMA", None, fault) from None

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A transaction that begins by reading can't wait for its turn to write (sqlite.org/isolation).
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def pragma(engine: sa.Engine, text: str) -> None:
    """Run one of SQLite's pragmas outside of any transaction. Raises OperationalError."""
    with contextlib.closing(engine.raw_connection()) as connection:
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA {text}")
            cursor.fetchall()
            cursor.close()
        except engine.dialect.loaded_dbapi.Error as fault:
            raise OperationalError(f"PRAGMA {text}", None, fault) from None


class _Connection(psycopg.Connection[Any]):
    """A connection that waits for an answer so long and no longer.

    The server's own time-outs do not help where the server has stopped or the cable is cut.
    """

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        """See psycopg. A connection that gave no answer in time is closed: its state is unknown."""
        try:
            return super().wait(gen, interval, ANSWER_SECONDS if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


def _postgresql(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=POOL_SECONDS,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "city-hall-kiosk",
            "prepare_threshold": None,  # poolers between us and the server need not know prepared statements
            "options": f"-c statement_timeout={STATEMENT_SECONDS}s"
            " -c idle_in_transaction_session_timeout=10s",
        },
    )

    @sa.event.listens_for(engine, "do_connect")
    def connect(
        dialect: object, record: object, arguments: list[Any], options: dict[str, Any]
    ) -> _Connection:
        return _Connection.connect(*arguments, **options)

    return engine
