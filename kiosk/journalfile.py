"""The journal's file: its format, what leads from earlier ones to it, and the two ways to open it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from kiosk.errors import JournalError

NAME: Final = "journal.sqlite3"
"""In the terminal's state folder."""

VERSION: Final = 5
_ADMIN: Final = """
CREATE TABLE admin (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    deed TEXT NOT NULL,
    outcome TEXT
);
"""
_REFUSAL: Final = """
CREATE TABLE refusal (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL
);
"""
_COUNTER: Final = """
CREATE TABLE shift (
    id TEXT PRIMARY KEY,
    clerk TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    ending TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX shift_open ON shift (closed_at IS NULL) WHERE closed_at IS NULL;
CREATE TABLE deed (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    clerk TEXT NOT NULL,
    deed TEXT NOT NULL,
    session TEXT NOT NULL
);
ALTER TABLE session ADD COLUMN shift TEXT;
ALTER TABLE session ADD COLUMN clerk TEXT;
ALTER TABLE call ADD COLUMN biller TEXT NOT NULL DEFAULT '';
CREATE INDEX session_opened ON session (opened_at);
"""
_SCHEMA: Final = f"""
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    opened_at TEXT NOT NULL,
    submitted_at TEXT,
    closed_at TEXT,
    ending TEXT,
    receipts INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    call TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    outcome TEXT,
    milliseconds INTEGER
);
CREATE INDEX call_session ON call (session);
CREATE INDEX session_open ON session (opened_at) WHERE closed_at IS NULL;
{_ADMIN}{_REFUSAL}{_COUNTER}"""
_STEPS: Final = {
    1: "ALTER TABLE session ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0;",
    2: _ADMIN,
    3: _REFUSAL,
    4: _COUNTER,
}
"""What leads from each earlier format to the next."""


def opened(file: Path) -> sqlite3.Connection:
    """Open or make the file, in today's format. Raises sqlite3.Error, OSError, and JournalError for a newer one.

    FULL synchronisation: a row must outlive a power cut (sqlite.org/pragma).
    """
    connection = sqlite3.connect(file, timeout=2.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        version = _version(connection)
        if version == 0:
            connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")
        elif not 0 < version <= VERSION:
            raise JournalError(f"the journal's format is {version}; this program knows {VERSION}")
        else:
            for step in range(version, VERSION):
                connection.executescript(f"BEGIN;{_STEPS[step]}PRAGMA user_version = {step + 1};COMMIT;")
        file.chmod(0o600)
    except BaseException:
        connection.close()
        raise
    return connection


def look_up(file: Path, query: str, *values: str) -> list[tuple[Any, ...]]:
    """What a query finds, without changing the journal, also beside a terminal that is writing it.

    Raises JournalError, whose text is for a technician.
    """
    if not file.is_file():
        raise JournalError(f"there is no journal at {file}: run this as the user that the terminal runs as")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=2.0)) as reader:
            version = _version(reader)
            if version != VERSION:
                remedy = "start the terminal once" if version < VERSION else "use the program that wrote it"
                raise JournalError(f"the journal's format is {version}, not {VERSION}: {remedy}")
            return reader.execute(query, values).fetchall()
    except sqlite3.Error as fault:
        raise JournalError(f"the journal can't be read: {type(fault).__name__}: {fault}") from fault


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
