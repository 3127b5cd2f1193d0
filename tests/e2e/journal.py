"""Reads a terminal's journal from outside, as an auditor would."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple


class SessionRow(NamedTuple):
    """One row of the table of sessions."""

    id: str
    submitted_at: str | None
    closed_at: str | None
    ending: str | None


class CallRow(NamedTuple):
    """One row of the table of calls."""

    session: str
    call: str
    outcome: str | None
    milliseconds: int | None


class JournalReader:
    """The journal in `file`, which the terminal may be writing meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def sessions(self) -> list[SessionRow]:
        """All sessions, oldest first."""
        rows = self._read("SELECT id, submitted_at, closed_at, ending FROM session ORDER BY opened_at")
        return [SessionRow(*row) for row in rows]

    def session(self, identity: str) -> SessionRow:
        """One session, which is there."""
        (row,) = (row for row in self.sessions() if row.id == identity)
        return row

    def calls(self, session: str) -> list[CallRow]:
        """The calls of one session, oldest first."""
        rows = self._read("SELECT session, call, outcome, milliseconds FROM call ORDER BY id")
        return [call for call in (CallRow(*row) for row in rows) if call.session == session]

    def _read(self, statement: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(statement).fetchall()
