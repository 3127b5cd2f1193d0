"""The database behind the residents: migrated, private, never hanging, healing by itself."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kiosk.residents.directory import Clash, Directory
from kiosk.residents.engine import make_engine
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.migrate import MIGRATIONS, migrate
from kiosk.residents.schema import AUDIT, HEAD, METADATA, VAULT
from kiosk.secrets import Secret

from .cityhall import ANN, PASSWORD, CityHall, SetClock, Terminal
from .postgres import Postgres

STATE = sa.text("SELECT 1")


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    return made


def logged(caplog: pytest.LogCaptureFixture) -> list[dict[str, str]]:
    return [json.loads(record.getMessage()) for record in caplog.records if record.name == "kiosk.log"]


def test_the_migrations_end_in_the_tables_that_the_program_knows(terminal: Terminal, hall: CityHall) -> None:
    terminal.run(STATE)
    engine = make_engine(Secret(hall.url))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)

    assert differences == []
    assert ScriptDirectory.from_config(config()).get_heads() == [HEAD]
    engine.dispose()


def test_every_migration_can_be_undone(terminal: Terminal, hall: CityHall) -> None:
    terminal.run(STATE)
    engine, alembic = make_engine(Secret(hall.url)), config()
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.downgrade(alembic, "base")
    with engine.begin() as connection:
        left = sa.inspect(connection).get_table_names()
    engine.dispose()

    assert left == ["alembic_version"]
    assert migrate(Secret(hall.url)) == HEAD


def test_migrating_again_changes_nothing(terminal: Terminal, hall: CityHall) -> None:
    before = terminal.run(sa.select(VAULT))

    assert migrate(Secret(hall.url)) == HEAD
    assert terminal.run(sa.select(VAULT)) == before


def test_every_database_has_a_key_of_its_own(tmp_path: Path) -> None:
    halls = [CityHall(f"sqlite:///{tmp_path}/{name}.sqlite3", "sqlite") for name in "ab"]

    keyed = {hall.terminal().directory.keyed(ANN) for hall in halls}

    assert len(keyed) == 2
    for hall in halls:
        hall.close()


def test_a_transaction_that_fails_leaves_nothing(terminal: Terminal) -> None:
    def fail() -> None:
        with terminal.directory.transaction() as tx:
            tx.audit("terminal", "tried", "nothing")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert terminal.run(sa.select(AUDIT)) == []


def test_what_must_be_unique_clashes(terminal: Terminal) -> None:
    with pytest.raises(Clash), terminal.directory.transaction() as tx:
        tx.run(sa.insert(VAULT).values(name="key", value="00"))


def test_a_database_that_is_newer_is_left_alone(
    terminal: Terminal, hall: CityHall, caplog: pytest.LogCaptureFixture
) -> None:
    terminal.run(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DirectoryUnavailable, match="9999"):
        migrate(Secret(hall.url))
    with pytest.raises(DirectoryUnavailable):
        hall.terminal().run(STATE)
    assert "install the version" in logged(caplog)[-1]["remedy"]


def test_postgresql_is_migrated_by_a_technician_alone(
    postgresql: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    postgresql.create("empty")
    hall = CityHall(postgresql.url("empty"), "postgresql")
    terminal = hall.terminal()

    with pytest.raises(DirectoryUnavailable):
        terminal.run(STATE)
    assert logged(caplog)[-1]["event"] == "directory.not_migrated"
    assert "kiosk residents migrate" in logged(caplog)[-1]["remedy"]
    migrate(Secret(hall.url))
    assert terminal.run(STATE) == [(1,)]
    hall.close()
    postgresql.drop("empty")


def test_the_file_of_a_single_terminal_is_its_own(at_sqlite: CityHall, tmp_path: Path) -> None:
    terminal = at_sqlite.terminal()
    terminal.resident()

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}

    assert {"residents.sqlite3", "residents.sqlite3-wal"} <= set(modes)
    assert set(modes.values()) == {0o600}
    (mode,) = terminal.run(sa.text("PRAGMA journal_mode"))
    (keys,) = terminal.run(sa.text("PRAGMA foreign_keys"))
    assert (mode[0], keys[0]) == ("wal", 1)


def test_a_folder_that_is_not_there_is_no_directory_and_heals(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    hall = CityHall(f"sqlite:///{folder}/residents.sqlite3", "sqlite")
    terminal = hall.terminal()

    with pytest.raises(DirectoryUnavailable):
        terminal.run(STATE)
    folder.mkdir()
    assert terminal.run(STATE) == [(1,)]
    hall.close()


def test_a_file_that_is_no_database_is_no_directory(tmp_path: Path) -> None:
    file = tmp_path / "residents.sqlite3"
    file.write_bytes(b"not a database, but of some length" * 40)
    hall = CityHall(f"sqlite:///{file}", "sqlite")

    with pytest.raises(DirectoryUnavailable):
        hall.terminal().run(STATE)
    hall.close()


def test_a_file_that_another_process_holds_is_given_up_after_a_while(
    at_sqlite: CityHall, tmp_path: Path
) -> None:
    terminal = at_sqlite.terminal()
    terminal.resident()
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "residents.sqlite3")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(DirectoryUnavailable):
            terminal.identity.sign_in(ANN, PASSWORD)
        holder.communicate()

    assert terminal.identity.sign_in(ANN, PASSWORD).email == ANN


def test_ended_connections_are_replaced_unseen(at_postgresql: CityHall, postgresql: Postgres) -> None:
    terminal = at_postgresql.terminal()
    resident = terminal.resident()

    ended = postgresql.end_connections(database_of(at_postgresql))

    assert ended > 0
    assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_a_server_that_was_away_is_found_again(at_postgresql: CityHall, postgresql: Postgres) -> None:
    terminal = at_postgresql.terminal()
    resident = terminal.resident()

    postgresql.stop()
    try:
        with pytest.raises(DirectoryUnavailable):
            terminal.identity.sign_in(ANN, PASSWORD)
        with pytest.raises(DirectoryUnavailable):
            at_postgresql.terminal().run(STATE)
    finally:
        postgresql.start()

    assert terminal.identity.sign_in(ANN, PASSWORD) == resident


def test_a_server_that_hangs_is_given_up_and_found_again(
    at_postgresql: CityHall, postgresql: Postgres
) -> None:
    terminal = at_postgresql.terminal()
    resident = terminal.resident()

    with postgresql.frozen():
        with pytest.raises(DirectoryUnavailable):
            terminal.identity.find(resident.id)
        with pytest.raises(DirectoryUnavailable):
            at_postgresql.terminal().run(STATE)

    assert terminal.identity.find(resident.id) == resident


def test_a_row_that_somebody_holds_is_given_up(at_postgresql: CityHall) -> None:
    one, two = at_postgresql.terminal(), at_postgresql.terminal()
    resident = one.resident()

    with one.directory.transaction() as tx:
        tx.run(sa.text("LOCK TABLE residents IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(DirectoryUnavailable):
            two.identity.find(resident.id)

    assert two.identity.find(resident.id) == resident


def test_neither_log_nor_error_says_what_was_asked_or_with_which_password(
    postgresql: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "hunter-of-snarks"  # noqa: S105  invented
    url = f"postgresql://kiosk:{secret}@/nowhere?host={postgresql.folder}/not-there"
    directory = Directory(Secret(url), SetClock())

    with pytest.raises(DirectoryUnavailable) as raised, directory.transaction():
        pass
    with pytest.raises(DirectoryUnavailable) as migrating:
        migrate(Secret(url))
    directory.close()

    said = f"{raised.value!r} {raised.value.__cause__!r} {migrating.value!r} {caplog.text}"
    assert secret not in said
    assert "not-there" not in said
    assert logged(caplog)[-1]["event"] == "directory.unavailable"


def database_of(hall: CityHall) -> str:
    return sa.make_url(hall.url).database or ""
