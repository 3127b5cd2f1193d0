"""`kiosk check` and the residents' side: the directory, the roster, and a mail server that gets no mail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.ops import check, residents
from kiosk.ops.findings import Finding
from kiosk.residents.engine import FILE
from kiosk.residents.mailerrors import Reason
from kiosk.residents.migrate import migrate
from kiosk.sandbox import tls
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import Secret, TerminalSecrets
from kiosk.settings import Mail, Proof, Residents, Settings
from tests.unit.checking import Citizen, closed_port

SENDER = "City Hall <kiosk@example.gov>"
USER, RIGHT, WRONG = "kiosk", "riverbank", "seashore"
NONE = TerminalSecrets({})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return tls.ensure(tmp_path_factory.mktemp("mail-tls"))


@pytest.fixture
def mailbox(files: TlsFiles) -> Iterator[Mailbox]:
    with Mailbox(files, login=(USER, RIGHT)) as box:
        yield box


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "roster.csv"
    file.write_text("account,zip,last name\n13275-9960,32707,Vega\n", encoding="utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    return file


@pytest.fixture
def enabled(settings: Settings, roster: Path, mailbox: Mailbox, files: TlsFiles) -> Settings:
    """Settings under which residents sign in."""
    return msgspec.structs.replace(
        settings,
        residents=Residents(enabled=True, roster_file=str(roster)),
        mail=Mail(smtp=mailbox.url, sender=SENDER, username=USER, password="env:MAIL_KEY"),  # noqa: S106
        invoice_cloud=msgspec.structs.replace(settings.invoice_cloud, ca_file=str(files.ca)),
    )


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder."""
    folder = tmp_path / "state"
    monkeypatch.setenv("STATE_DIRECTORY", str(folder))
    return folder


def own(folder: Path) -> Secret:
    folder.mkdir(exist_ok=True)
    return Secret(f"sqlite:///{folder / FILE}")


def test_the_whole_command_looks_at_all_three(citizen: Citizen, files: TlsFiles, mailbox: Mailbox) -> None:
    authority = citizen.home / "ca.pem"
    authority.write_bytes(authority.read_bytes() + files.ca.read_bytes())
    (citizen.home / "roster.csv").write_text("13275-9960,32707,Vega\n", encoding="utf-8")
    citizen.edit("enabled = false", 'enabled = true\nroster_file = "roster.csv"')
    with citizen.file.open("a", encoding="utf-8") as file:
        file.write(
            f'[mail]\nsmtp = "{mailbox.url}"\nfrom = "{SENDER}"\nusername = "{USER}"\npassword = "env:MAIL_KEY"\n'
        )
    done = citizen.check("--config", citizen.file, MAIL_KEY=RIGHT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok    secrets         mail.password can be read\n" in done.stdout
    assert (
        "ok    directory       this terminal's own file, made or migrated at the next start\n" in done.stdout
    )
    assert f"ok    roster          {citizen.home / 'roster.csv'}: 1 lines, written 20" in done.stdout
    assert f"ok    mail            {mailbox.url}: answers, and takes user name and password\n" in done.stdout
    assert mailbox.messages() == ()
    missing = citizen.check("--config", citizen.file)
    assert missing.returncode == 78, missing.stdout + missing.stderr
    assert "skip  mail            not looked at, because mail.password can't be read\n" in missing.stdout


def test_a_terminal_without_residents_is_not_looked_at(settings: Settings, keys: dict[str, Secret]) -> None:
    (finding,) = [
        each for each in check._with_settings(settings, TerminalSecrets(keys)) if each.name == "residents"
    ]
    assert (finding.ok, finding.says) == (True, "not set up: nobody signs in here")


@pytest.mark.parametrize(
    ("lacks", "key"),
    [
        ({"mail": Mail()}, "mail.smtp"),
        ({"residents": Residents()}, "residents.roster_file"),
        ({"mail": Mail(), "residents": Residents(proof=Proof.CLERK)}, "mail.smtp"),
    ],
)
def test_half_of_what_signing_in_takes_is_told_with_the_key_that_is_missing(
    enabled: Settings, keys: dict[str, Secret], lacks: dict[str, object], key: str
) -> None:
    half = msgspec.structs.replace(enabled, **lacks)
    (finding,) = [
        each for each in check._with_settings(half, TerminalSecrets(keys)) if each.name == "residents"
    ]

    assert not half.residents_offered
    assert (finding.ok, key in finding.says, key in finding.remedy) == (False, True, True)


def test_every_secret_of_the_residents_side_is_found(
    enabled: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = msgspec.structs.replace(
        enabled, residents=msgspec.structs.replace(enabled.residents, database="env:DATABASE_URL")
    )
    monkeypatch.setenv("DATABASE_URL", "mysql://SECRET")
    monkeypatch.setenv("MAIL_KEY", RIGHT)
    known, findings = check.secrets(shared, "kiosk.toml")
    assert (known.database, known.mail_password) == (None, Secret(RIGHT))
    assert [(each.ok, each.says.partition(": the")[0]) for each in findings[-2:]] == [
        (False, "kiosk.toml: residents.database"),
        (True, "mail.password can be read"),
    ]
    names = {each.name: each for each in residents.examine(shared, known, 1000)}
    assert not names["directory"].looked_at
    assert names["mail"].ok


def directory(url: Secret | None = None, uid: int = 1000) -> Finding:
    return residents.directory(TerminalSecrets({}, url), uid)


def test_a_terminals_own_directory_is_fine_before_it_is_made_and_is_not_made(state: Path) -> None:
    assert (directory().ok, directory().says) == (
        True,
        "this terminal's own file, made or migrated at the next start",
    )
    assert not (state / FILE).exists()


def test_a_terminals_own_directory_is_fine_when_it_is_migrated(state: Path) -> None:
    migrate(own(state))
    assert (directory().ok, directory().says) == (True, "this terminal's own file, migrated")


def test_a_directory_that_is_damaged_is_found(state: Path) -> None:
    state.mkdir()
    (state / FILE).write_bytes(b"no database" * 200)
    finding = directory()
    assert (finding.ok, finding.says) == (False, "gives no answer: DatabaseError")
    assert finding.remedy


def test_a_state_folder_that_cannot_be_made_is_found(state: Path) -> None:
    state.touch()
    assert (directory().ok, directory().remedy) == (False, "Let the kiosk's own user write there")


def test_an_authority_that_is_none_is_found(enabled: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    cloud = msgspec.structs.replace(enabled.invoice_cloud, ca_file=str(empty))
    finding = residents.mail(msgspec.structs.replace(enabled, invoice_cloud=cloud), NONE)
    assert not finding.ok
    assert "invoice_cloud.ca_file" in finding.says


def test_a_shared_directory_without_tables_is_to_be_migrated(state: Path) -> None:
    """SQLite stands for the shared one here; tests/residents/test_health.py asks a real PostgreSQL."""
    finding = directory(own(state))
    assert (finding.ok, finding.says) == (False, "the shared database has no tables yet")
    assert finding.remedy.endswith("kiosk residents migrate")


def test_a_shared_directory_that_is_away_is_found_without_its_password() -> None:
    finding = directory(Secret(f"postgresql://kiosk:SECRET@127.0.0.1:{closed_port()}/kiosk"))
    assert (finding.ok, finding.says) == (False, "gives no answer: OperationalError")
    assert "SECRET" not in finding.line


def test_roots_folders_are_left_alone_but_a_shared_directory_is_looked_at(state: Path) -> None:
    assert not directory(uid=0).looked_at
    assert not state.exists()
    assert directory(own(state), uid=0).looked_at


def test_a_roster_is_told_with_its_lines_and_its_day(enabled: Settings, roster: Path) -> None:
    finding = residents.roster(enabled)
    assert (finding.ok, finding.remedy) == (True, "")
    assert finding.says == f"{roster}: 1 lines, written 2023-11-14, utf-8"


def test_broken_lines_are_counted_with_a_remedy(enabled: Settings, roster: Path) -> None:
    roster.write_bytes(roster.read_bytes() + "5,32707\n6,32707,N\u00fa\u00f1ez\n".encode("latin-1"))
    finding = residents.roster(enabled)
    assert finding.ok
    assert "2 lines" in finding.says
    assert finding.says.endswith("latin-1, and 1 broken ones")
    assert "a ZIP code" in finding.remedy
    assert "N\u00fa\u00f1ez" not in finding.line


@pytest.mark.parametrize("text", ["", "account,zip,last name\n", "who,knows\n1,2\n"])
def test_a_roster_that_proves_nothing_is_refused(text: str, enabled: Settings, roster: Path) -> None:
    roster.write_text(text, encoding="utf-8")
    finding = residents.roster(enabled)
    assert (finding.ok, bool(finding.remedy)) == (False, True)


def test_a_roster_that_has_gone_is_refused(enabled: Settings, roster: Path) -> None:
    roster.unlink()
    finding = residents.roster(enabled)
    assert (finding.ok, finding.says) == (False, f"{roster}: No such file or directory")
    assert "residents.roster_file" in finding.remedy


def test_no_roster_is_needed_where_a_clerk_decides(enabled: Settings, roster: Path) -> None:
    roster.unlink()
    by_clerk = msgspec.structs.replace(enabled, residents=Residents(enabled=True, proof=Proof.CLERK))
    assert residents.roster(by_clerk).ok


def with_mail(settings: Settings, **values: str) -> Settings:
    return msgspec.structs.replace(settings, mail=msgspec.structs.replace(settings.mail, **values))


def test_a_mail_server_is_greeted_and_gets_nothing(enabled: Settings, mailbox: Mailbox) -> None:
    finding = residents.mail(enabled, TerminalSecrets({}, None, Secret(RIGHT)))
    assert (finding.ok, finding.says) == (True, f"{mailbox.url}: answers, and takes user name and password")
    open_door = residents.mail(with_mail(enabled, username="", password=""), NONE)
    assert (open_door.ok, open_door.says) == (True, f"{mailbox.url}: answers, and asks for no password")
    assert mailbox.messages() == ()


def test_a_wrong_password_is_told_and_not_shown(enabled: Settings) -> None:
    finding = residents.mail(enabled, TerminalSecrets({}, None, Secret(WRONG)))
    assert not finding.ok
    assert "login: AUTH 535" in finding.says
    assert "mail.password" in finding.remedy
    assert WRONG not in finding.line


def test_each_way_of_failing_has_its_remedy(enabled: Settings, mailbox: Mailbox, files: TlsFiles) -> None:
    stranger = msgspec.structs.replace(
        enabled, invoice_cloud=msgspec.structs.replace(enabled.invoice_cloud, ca_file="")
    )
    with Mailbox(None) as plain:
        in_public = msgspec.structs.replace(
            enabled, terminal=msgspec.structs.replace(enabled.terminal, training=False)
        )
        bare = residents.mail(with_mail(in_public, smtp=plain.url), NONE)
    found = {
        "unreached": residents.mail(with_mail(enabled, smtp=f"smtps://localhost:{closed_port()}"), NONE),
        "tls": residents.mail(stranger, NONE),
        "no_starttls": bare,
    }
    for reason, finding in found.items():
        assert (finding.name, finding.ok) == ("mail", False)
        assert f": {reason}: " in finding.says
    assert len({finding.remedy for finding in found.values()}) == 3


def test_every_reason_has_a_remedy() -> None:
    assert set(residents._MAIL_REMEDIES) == set(Reason)
    assert len(set(residents._MAIL_REMEDIES.values())) == len(Reason)
