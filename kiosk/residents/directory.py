"""The database of the residents: SQLite at one terminal, PostgreSQL for several, the same to all who use it.

Whatever the database does, a caller gets its transaction or `DirectoryUnavailable` within about five seconds.
A connection that was lost is noticed before it is used again and replaced unseen.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kiosk.clock import Clock
from kiosk.log import get_logger
from kiosk.residents.engine import make_engine, pragma
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.migrate import upgrade, version_of
from kiosk.residents.schema import AUDIT, HEAD, VAULT
from kiosk.secrets import Secret

__all__ = ["Clash", "Directory", "Transaction"]

_log = get_logger("residents.directory")

MIGRATE: Final = "Run `kiosk residents migrate` once, with this program's version, at any terminal"
NEWER: Final = "The database is newer than this program: install the version that migrated it"
REACH: Final = "See that the database server runs and that this terminal reaches it"


class Clash(Exception):
    """Another row already holds what must be unique. The transaction is undone."""


class Transaction:
    """One transaction: all of it is kept or nothing.

    `now` is UTC and `steady` seconds, by the clock that all terminals share; read anew whenever `alone` has waited.
    """

    __slots__ = ("_clock", "_connection", "_key", "_shared", "now", "steady")

    now: datetime
    steady: float

    def __init__(self, connection: sa.Connection, clock: Clock, key: bytes) -> None:
        self._connection = connection
        self._clock = clock
        self._key = key
        self._shared = connection.dialect.name == "postgresql"
        self._read_clock()

    def run(self, statement: sa.Executable) -> sa.CursorResult[Any]:
        """Execute one statement. Raises Clash where a unique value exists already."""
        try:
            return self._connection.execute(statement)
        except IntegrityError:
            raise Clash from None

    def keyed(self, text: str) -> str:
        """A hash of `text` that only holders of this database's key can compute (HMAC-SHA-256)."""
        return _keyed(self._key, text)

    def alone(self, name: str) -> None:
        """Wait until no other transaction is at `name`, and keep it until this one ends.

        SQLite has one writer anyway. PostgreSQL, "Advisory Locks".
        """
        if self._shared:
            number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)
            self.run(sa.select(sa.func.pg_advisory_xact_lock(number)))
            # Whoever was here before may have begun later: what they wrote must not lie in our future.
            self._read_clock()

    def audit(self, who: str, what: str, about: str) -> None:
        """Keep who did what to what: ids and plain words, never an address, a name or a code."""
        self.run(sa.insert(AUDIT).values(at=self.now, who=who, what=what, about=about))

    def _read_clock(self) -> None:
        # The server's clock is the one that all terminals share; at a single terminal its own uptime
        # is steady, whatever its wall clock is set to.
        if self._shared:
            now: datetime = self._connection.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
            self.now = now.astimezone(UTC)
            self.steady = self.now.timestamp()
        else:
            self.now = self._clock.utc_now()
            self.steady = self._clock.monotonic()


class Directory:
    """Owns the connections to one database. `url` is SQLAlchemy's; it may hold a password.

    SQLite is migrated by itself at first use; PostgreSQL, where other terminals may run another version,
    by a technician. May be used from any thread.
    """

    def __init__(self, url: Secret, clock: Clock) -> None:
        self._clock = clock
        self._engine = make_engine(url)
        self._preparing = threading.Lock()
        self._key = b""

    def keyed(self, text: str) -> str:
        """As `Transaction.keyed`, outside of any. Raises DirectoryUnavailable."""
        self._prepare()
        return _keyed(self._key, text)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction, kept when the block ends well and undone when it raises.

        Raises DirectoryUnavailable when the database gives no answer, and Clash when it is kept too late.
        """
        self._prepare()
        try:
            with self._engine.begin() as connection:
                yield Transaction(connection, self._clock, self._key)
        except IntegrityError:
            raise Clash from None
        except SQLAlchemyError as fault:
            raise _unavailable(fault) from None

    def scrub(self) -> None:
        """Take what was deleted out of SQLite's write-ahead log too, unless others hold it: then the next does."""
        if self._engine.dialect.name == "sqlite":
            try:
                pragma(self._engine, "wal_checkpoint(TRUNCATE)")
            except SQLAlchemyError as fault:
                _log.warning("directory.not_scrubbed", error=type(fault).__name__)

    def _prepare(self) -> None:
        """See once that the database is as this program knows it, and read its key."""
        if self._key:
            return
        with self._preparing:
            try:
                self._key = self._read_key()
            except (SQLAlchemyError, OSError) as fault:
                raise _unavailable(fault) from None

    def _read_key(self) -> bytes:
        if self._engine.dialect.name == "sqlite":
            upgrade(self._engine)
        version = version_of(self._engine)
        if version != HEAD:
            newer = version is not None and version > HEAD
            _log.error("directory.not_migrated", version=version or "", remedy=NEWER if newer else MIGRATE)
            raise DirectoryUnavailable("the directory is not migrated")
        with self._engine.begin() as connection:
            value = connection.execute(sa.select(VAULT.c.value).where(VAULT.c.name == "key")).scalar_one()
        return bytes.fromhex(value)


def _keyed(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _unavailable(fault: SQLAlchemyError | OSError) -> DirectoryUnavailable:
    """Log a fault by its type alone: its text could hold what was asked."""
    _log.error("directory.unavailable", error=type(fault).__name__, remedy=REACH)
    return DirectoryUnavailable("the directory gives no answer")
