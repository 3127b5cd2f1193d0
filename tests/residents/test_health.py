"""How the directory stands is told without changing it, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from kiosk.residents.engine import make_engine
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.health import Standing, standing, standing_of_file
from kiosk.residents.migrate import migrate
from kiosk.secrets import Secret
from tests.residents.cityhall import CityHall
from tests.residents.postgres import Postgres


def set_version(url: Secret, version: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    engine.dispose()


def test_a_directory_is_told_by_its_version(hall: CityHall) -> None:
    url = Secret(hall.url)
    migrate(url)
    assert standing(url) is Standing.READY
    set_version(url, "0000")
    assert standing(url) is Standing.OLDER
    set_version(url, "9999")
    assert standing(url) is Standing.NEWER


def test_a_database_without_tables_stays_so(postgresql: Postgres) -> None:
    postgresql.create("bare")
    url = Secret(postgresql.url("bare"))
    assert [standing(url), standing(url)] == [Standing.EMPTY, Standing.EMPTY]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert standing_of_file(tmp_path / "residents.sqlite3") is Standing.EMPTY
    assert list(tmp_path.iterdir()) == []


def test_a_terminals_own_file_is_told_by_its_version(tmp_path: Path) -> None:
    file = tmp_path / "a?b#c%41.sqlite3"
    migrate(Secret(sa.URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)))
    assert standing_of_file(file) is Standing.READY


@pytest.mark.parametrize(
    "url",
    ["postgresql://kiosk:SECRET@localhost:1/kiosk", "sqlite:////nowhere/at/all", "no url at all SECRET"],
)
def test_a_database_that_gives_no_answer_is_told_by_the_faults_kind_alone(url: str) -> None:
    with pytest.raises(DirectoryUnavailable) as told:
        standing(Secret(url))
    assert str(told.value).isidentifier()
    assert (told.value.__cause__, told.value.__context__) == (None, None)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "residents.sqlite3"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(DirectoryUnavailable, match="DatabaseError"):
        standing_of_file(file)
