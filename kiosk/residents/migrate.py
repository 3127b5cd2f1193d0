"""Brings a database to the tables that this program works with."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from kiosk.residents.engine import make_engine, pragma
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.schema import HEAD
from kiosk.secrets import Secret

MIGRATIONS: Final = Path(__file__).with_name("migrations")
_VERSION: Final = sa.table("alembic_version", sa.column("version_num", sa.Text))
_LOCK: Final = 42340001  # PostgreSQL's advisory lock for migrating; any number of ours


def migrate(url: Secret) -> str:
    """Bring the database at `url` up to date; gives the version that it stands at.

    Raises DirectoryUnavailable, whose text is for a technician, when it gives no answer or is newer than this
    program.
    """
    engine = make_engine(url)
    try:
        upgrade(engine)
        version = version_of(engine)
    except (SQLAlchemyError, OSError) as fault:
        raise DirectoryUnavailable(
            f"the directory's database gives no answer ({type(fault).__name__}). See that it runs, that this "
            "machine reaches it, and that its user may make tables"
        ) from None
    finally:
        engine.dispose()
    if version != HEAD:
        raise DirectoryUnavailable(
            f"the directory stands at {version}, this program works with {HEAD}. Install the newer program"
        )
    return HEAD


def version_of(engine: sa.Engine) -> str | None:
    """The migration that the database stands at; None for an empty one. Raises what SQLAlchemy raises."""
    with engine.begin() as connection:
        return _version(connection)


def upgrade(engine: sa.Engine) -> None:
    """Apply what is missing, all of it or nothing. Two that migrate at once take turns.

    A database that is newer than this program is left as it is. Raises what SQLAlchemy raises, and OSError where
    SQLite's folder can't be written.
    """
    with _turn(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # Rewriting a table, and waiting for another's, may take longer than a resident is let wait.
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        version = _version(connection)
        if version is None or version < HEAD:
            _apply(connection)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(sa.select(_VERSION.c.version_num)).scalar_one_or_none()


def _apply(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415  a database that is up to date need not wait for it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextlib.contextmanager
def _turn(engine: sa.Engine) -> Iterator[None]:
    """SQLite is switched to its write-ahead log outside of any transaction, by one process at a time.

    The lock has a file of its own: closing the database's would drop SQLite's locks (sqlite.org/howtocorrupt).
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        yield
        return
    lock = os.open(f"{engine.url.database}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        pragma(engine, "journal_mode = WAL")
        yield
    finally:
        os.close(lock)
