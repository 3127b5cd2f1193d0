"""What a technician is told, and what nobody is."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError
from kiosk.residents import commands
from kiosk.residents.directory import Directory
from kiosk.residents.errors import DirectoryUnavailable, Why
from kiosk.residents.identity_local import LocalIdentity
from kiosk.residents.outbox import Outbox
from kiosk.residents.schema import HEAD
from kiosk.secrets import Secret
from kiosk.settings import Biller, InvoiceCloud, Residents, Settings
from kiosk.settings import Terminal as TerminalSettings

from .cityhall import ANN, BEA, CHEAP, OTHER, PASSWORD, applicant, denied
from .postgres import Postgres

FILE = "kiosk.toml"


def settings(database: str) -> Settings:
    return Settings(
        terminal=TerminalSettings(id="lobby-1", city="City of Exampleton"),
        invoice_cloud=InvoiceCloud(css_url="https://example.org/kiosk.css"),
        billers=(Biller(id="4234", name="Utility bill", api_key="env:KEY"),),
        residents=Residents(enabled=True, database=database),
    )


@pytest.fixture
def at_sqlite_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A single terminal whose state folder is the test's."""
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    return settings("sqlite")


@pytest.fixture
def at_server(postgresql: Postgres, tmp_path: Path) -> Settings:
    """A terminal at PostgreSQL, whose URL is a secret in a file."""
    secret = tmp_path / "database"
    secret.write_text(postgresql.url("commands"))
    secret.chmod(0o600)
    return settings(f"file:{secret}")


def people(url: Secret) -> tuple[Directory, LocalIdentity]:
    directory = Directory(url, SystemClock())
    return directory, LocalIdentity(directory, proves=None, cost=CHEAP)


def test_one_terminal_keeps_its_directory_in_its_state_folder(
    at_sqlite_file: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.migrate(at_sqlite_file, FILE) == 0

    file = tmp_path / "state" / "residents.sqlite3"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert capsys.readouterr().out == f"The directory stands at {HEAD}.\n"


def test_a_folder_with_odd_characters_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "a %41?b #c"))

    commands.migrate(settings("sqlite"), FILE)

    assert (tmp_path / "a %41?b #c" / "residents.sqlite3").is_file()


def test_several_terminals_share_a_server_that_one_technician_migrates(
    at_server: Settings, postgresql: Postgres, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DirectoryUnavailable, match="gives no answer"):
        commands.migrate(at_server, FILE)
    postgresql.create("commands")

    assert commands.migrate(at_server, FILE) == 0
    assert commands.show(at_server, FILE, ANN) == commands.UNKNOWN
    assert capsys.readouterr().out.startswith(f"The directory stands at {HEAD}.\n")
    postgresql.drop("commands")


@pytest.mark.parametrize(
    "url", ["mysql://user:snark@host/db", "snark", "sqlite:////tmp/snark", "", "postgresql:/snark"]
)
def test_a_secret_that_is_no_url_of_postgresql_is_refused_unseen(tmp_path: Path, url: str) -> None:
    secret = tmp_path / "database"
    secret.write_text(url)
    secret.chmod(0o600)

    with pytest.raises(ConfigurationError) as refused:
        commands.database_url(settings(f"file:{secret}"), FILE)

    assert refused.value.key == "residents.database"
    assert "snark" not in str(refused.value)


def test_show_says_how_far_a_resident_has_come_and_names_nobody(
    at_sqlite_file: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    directory, identity = people(commands.database_url(at_sqlite_file, FILE))
    application = identity.register(applicant(number="13275-9960"))
    pending = commands.show(at_sqlite_file, FILE, ANN), capsys.readouterr().out
    resident = identity.confirm_by_clerk(application, "clerk-7")
    for _ in range(5):
        denied(identity.sign_in, ANN, OTHER)

    confirmed = commands.show(at_sqlite_file, FILE, "ANN@example.org"), capsys.readouterr().out
    unknown = commands.show(at_sqlite_file, FILE, BEA), capsys.readouterr().out

    assert pending[0] == confirmed[0] == 0
    assert f"registration {application}: not confirmed" in pending[1]
    assert f"resident {resident.id}: confirmed" in confirmed[1]
    assert "of biller 4234: unproven" in confirmed[1]
    assert "passwords 30 s, codes 0 s" in confirmed[1]
    assert unknown[0] == commands.UNKNOWN
    said = re.sub("[0-9a-f]{32}", "an id", pending[1] + confirmed[1])  # chance may write any digits there
    assert not any(word in said for word in ("example", "Ann", "ann", "13275", "9960"))
    directory.close()


def test_a_resident_who_asks_is_given_all_that_is_kept_and_no_hash(
    at_sqlite_file: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    directory, identity = people(commands.database_url(at_sqlite_file, FILE))
    identity.confirm_by_clerk(identity.register(applicant(number="13275-9960")), "clerk-7")

    known = commands.show_whole(at_sqlite_file, FILE, "ANN@example.org"), json.loads(capsys.readouterr().out)
    unknown = commands.show_whole(at_sqlite_file, FILE, BEA), json.loads(capsys.readouterr().out)

    assert known[0] == 0
    assert [each["number"] for each in known[1]["links"]] == ["13275-9960"]
    assert known[1]["residents"][0]["email"] == ANN
    assert "argon2" not in json.dumps(known[1])
    assert unknown == (commands.UNKNOWN, {})
    directory.close()


def test_unlock_lifts_the_lock_out_of_one_address(
    at_sqlite_file: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    directory, identity = people(commands.database_url(at_sqlite_file, FILE))
    for email in (ANN, BEA):
        application = identity.register(applicant(email))
        identity.confirm_by_clerk(application, "clerk-7")
        for _ in range(5):
            denied(identity.sign_in, email, OTHER)
            denied(identity.sign_in_by_code, email, "2222-2222")

    assert commands.unlock(at_sqlite_file, FILE, "Ann@example.org") == 0

    assert identity.sign_in(ANN, PASSWORD).email == ANN
    assert denied(identity.sign_in_by_code, ANN, "2222-2222").why is Why.WRONG
    assert denied(identity.sign_in, BEA, PASSWORD).why is Why.LOCKED
    assert capsys.readouterr().out == "A•••@e•••.org: no lock-out.\n"
    assert Outbox(directory).waiting() == 2
    directory.close()
