"""How long each table keeps its rows, what is written out before they are dropped, and all that is kept of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec
import sqlalchemy as sa

from kiosk.residents.directory import Directory, Transaction
from kiosk.residents.identity import ResidentId
from kiosk.residents.schema import (
    ADDRESS_CHANGES,
    APPLICATIONS,
    AUDIT,
    CODES,
    LINKS,
    LOCKOUTS,
    OUTBOX,
    RESIDENTS,
)

BATCH: Final = 500  # rows of one transaction
_HIDDEN: Final = frozenset({"digest", "password_hash", "address_key", "email_key"})  # never written out


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """The days that rows are kept. Residents and their accounts stay until they are deleted."""

    applications_days: int = 30  # since it was made, confirmed or not
    address_changes_days: int = 30
    codes_days: int = 7  # since it expired
    letters_days: int = 30  # sent or dropped ones
    lockouts_days: int = 7  # since the last wrong try
    audit_days: int = 730


def expire(directory: Directory, retention: Retention, folder: Path) -> int:
    """Write what has been kept long enough into a new file in `folder` (mode 0600), then drop it.

    One row a line, as JSON: {"table": ..., "row": {...}}, without hashes. Gives the number of rows; no file
    where there are none. Raises DirectoryUnavailable, and OSError when the file can't be written: then nothing
    more is dropped.
    """
    with directory.transaction() as tx:
        now = tx.now
    file = folder / f"residents-{now:%Y%m%dT%H%M%S%f}Z.jsonl"
    dropped = 0
    for table, old in _old(retention, now):
        while count := _drop(directory, table, old, file):
            dropped += count
    directory.scrub()
    return dropped


def export(directory: Directory, resident: ResidentId) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept of one resident, by table, without hashes; empty for one who is not known."""
    with directory.transaction() as tx:
        found = {
            RESIDENTS.name: _rows(tx, RESIDENTS, RESIDENTS.c.id == resident),
            LINKS.name: _rows(tx, LINKS, LINKS.c.resident == resident),
            ADDRESS_CHANGES.name: _rows(tx, ADDRESS_CHANGES, ADDRESS_CHANGES.c.resident == resident),
            CODES.name: _rows(tx, CODES, CODES.c.owner == resident),
            OUTBOX.name: _rows(tx, OUTBOX, OUTBOX.c.owner == resident),
            AUDIT.name: _rows(
                tx, AUDIT, (AUDIT.c.about == resident) | (AUDIT.c.who == f"resident:{resident}")
            ),
        }
    return found if found[RESIDENTS.name] else {}


def _old(retention: Retention, now: datetime) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    def since(column: sa.Column[Any], days: int) -> sa.ColumnElement[bool]:
        return column < now - timedelta(days=days)

    yield CODES, since(CODES.c.expires_at, retention.codes_days)
    yield ADDRESS_CHANGES, since(ADDRESS_CHANGES.c.created_at, retention.address_changes_days)
    yield APPLICATIONS, since(APPLICATIONS.c.created_at, retention.applications_days)
    ended = OUTBOX.c.state != "waiting"
    yield OUTBOX, ended & since(OUTBOX.c.created_at, retention.letters_days)
    yield LOCKOUTS, since(LOCKOUTS.c.touched_at, retention.lockouts_days)
    yield AUDIT, since(AUDIT.c.at, retention.audit_days)


def _drop(directory: Directory, table: sa.Table, old: sa.ColumnElement[bool], file: Path) -> int:
    """Write and drop one batch. It is dropped when it is safe on the disk, so it may be written twice."""
    with directory.transaction() as tx:
        rows = _rows(tx, table, old, limit=BATCH)
        if rows:
            with _append(file) as out:
                for row in rows:
                    out.write(msgspec.json.encode({"table": str(table.name), "row": row}) + b"\n")
                out.flush()
                os.fsync(out.fileno())
            tx.run(sa.delete(table).where(table.c.id.in_([row["id"] for row in rows])))
            tx.audit("terminal", "expired", f"{table.name}:{len(rows)}")
    return len(rows)


def _append(file: Path) -> BinaryIO:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600), "ab")


def _rows(
    tx: Transaction, table: sa.Table, which: sa.ColumnElement[bool], *, limit: int | None = None
) -> list[dict[str, Any]]:
    shown = [column for column in table.columns if column.name not in _HIDDEN]
    found = tx.run(sa.select(*shown).where(which).order_by(table.c.id).limit(limit).with_for_update())
    names = [str(column.name) for column in shown]  # SQLAlchemy's own type of text is none that JSON knows
    return [dict(zip(names, row, strict=True)) for row in found]
