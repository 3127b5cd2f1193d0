"""What is kept too long is written out and dropped; what is kept of a resident can be read."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kiosk.residents.identity import Code, ResidentId
from kiosk.residents.retention import Retention, expire, export
from kiosk.residents.schema import APPLICATIONS, AUDIT, CODES, LINKS, LOCKOUTS, OUTBOX, RESIDENTS

from .cityhall import ANN, BEA, OTHER, PASSWORD, CityHall, Terminal, denied, register

DAY = 86400
KEPT = (RESIDENTS, LINKS)
DROPPED = (APPLICATIONS, CODES, LOCKOUTS, OUTBOX)


def busy(terminal: Terminal) -> None:
    """Something in every table."""
    resident = terminal.resident(ANN)
    register(terminal, BEA)
    denied(terminal.identity.sign_in, "stranger@example.org", OTHER)
    terminal.identity.start_address_change(resident.id, PASSWORD, "ann.new@example.org")
    terminal.mail()


def written(folder: Path) -> list[dict[str, Any]]:
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_nothing_is_dropped_before_its_time(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    busy(terminal)

    assert expire(terminal.directory, Retention(), folder) == 0
    assert list(folder.iterdir()) == []


def test_what_is_old_is_written_and_then_dropped_and_residents_stay(hall: CityHall, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    terminal = hall.terminal()
    busy(terminal)
    rows = {table.name: len(terminal.run(sa.select(table))) for table in (*DROPPED, *KEPT)}
    hall.pass_by(60 * DAY)

    count = expire(terminal.directory, Retention(), folder)

    lines = written(folder)
    assert len(lines) == count > 0
    for table in DROPPED:
        assert terminal.run(sa.select(table)) == []
        assert sum(line["table"] == table.name for line in lines) == rows[table.name]
    for table in KEPT:
        assert len(terminal.run(sa.select(table))) == rows[table.name]
    (application,) = [line["row"] for line in lines if line["row"].get("email") == BEA]
    assert application["name"] == "Ann Example"
    assert not {"password_hash", "digest", "email_key", "address_key"} & {
        key for line in lines for key in line["row"]
    }
    assert terminal.identity.sign_in(ANN, PASSWORD).email == ANN


def test_the_audit_is_kept_for_years_and_then_dropped_too(hall: CityHall, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    terminal = hall.terminal()
    terminal.resident()
    hall.pass_by(731 * DAY)

    expire(terminal.directory, Retention(audit_days=730), folder)

    assert {row.what for row in terminal.run(sa.select(AUDIT))} == {"expired"}
    assert "confirmed" in {line["row"].get("what") for line in written(folder)}


def test_a_letter_that_waits_is_never_dropped_by_age(hall: CityHall, tmp_path: Path) -> None:
    terminal = hall.terminal()
    terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    hall.pass_by(60 * DAY)

    expire(terminal.directory, Retention(), tmp_path)

    assert [row.state for row in terminal.run(sa.select(OUTBOX))] == ["waiting"]


def test_nothing_is_dropped_that_could_not_be_written(hall: CityHall, tmp_path: Path) -> None:
    terminal = hall.terminal()
    busy(terminal)
    hall.pass_by(60 * DAY)
    before = [terminal.run(sa.select(table)) for table in DROPPED]

    with pytest.raises(OSError, match="No such file"):
        expire(terminal.directory, Retention(), tmp_path / "not there")

    assert [terminal.run(sa.select(table)) for table in DROPPED] == before


def test_everything_that_is_kept_of_a_resident_can_be_read(terminal: Terminal) -> None:
    busy(terminal)
    (row,) = terminal.run(sa.select(RESIDENTS))

    kept = export(terminal.directory, ResidentId(row.id))

    assert kept["residents"][0]["email"] == ANN
    assert kept["links"][0]["number"]
    assert kept["address_changes"][0]["email"] == "ann.new@example.org"
    assert [line["what"] for line in kept["audit"]] == ["confirmed", "address_change_started"]
    assert "argon2" not in repr(kept)
    assert BEA not in repr(kept)


def test_of_nobody_nothing_is_kept(terminal: Terminal) -> None:
    assert export(terminal.directory, ResidentId("0" * 32)) == {}
