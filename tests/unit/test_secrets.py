"""Secrets from every place they may be kept, and their silence."""

from __future__ import annotations

import copy
import json
import os
import pickle
import stat
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import msgspec
import pytest

from kiosk import secrets
from kiosk.errors import ConfigurationError
from kiosk.secrets import (
    LONGEST,
    Secret,
    api_keys,
    mail_password,
    read_secret,
    reference_remedy,
    split_reference,
)
from kiosk.settings import Biller, InvoiceCloud, Mail, Proof, Residents, Settings, Terminal

VALUE = "k3y-Of-4234"


class Desk(keyring.backend.KeyringBackend):
    """A keyring in memory, spoken to through the keyring library itself."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """Give the entry; a locked keyring quotes it in its error, to see where that goes."""
        if self.locked:
            raise keyring.errors.KeyringLocked(f"locked, and here is {VALUE}")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the entry."""
        self.entries[service, username] = password


@pytest.fixture
def desk() -> Iterator[Desk]:
    before, backend = keyring.get_keyring(), Desk()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def private(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        path = tmp_path / "key"
        path.write_bytes(content)
        path.chmod(0o600)
        return path

    return write


def _refused(reference: str) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as refused:
        read_secret(reference, file="kiosk.toml", key="biller[1].api_key")
    error = refused.value
    assert (error.file, error.key) == ("kiosk.toml", "biller[1].api_key")
    assert error.remedy
    assert VALUE not in "".join(traceback.format_exception(error))
    assert error.__context__ is None
    return error


def _read(reference: str) -> str:
    return read_secret(reference, file="kiosk.toml", key="admin.pin").reveal()


def test_a_systemd_credential_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ic-4234").write_text(f"{VALUE}\n", encoding="utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))

    assert _read("credential:ic-4234") == VALUE


def test_without_systemd_a_credential_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)

    assert "LoadCredential=ic-4234" in _refused("credential:ic-4234").remedy


def test_an_absent_credential_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))

    assert "No such file" in _refused("credential:ic-4234").problem


def test_a_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IC_KEY", VALUE)

    assert _read("env:IC_KEY") == VALUE


def test_an_unset_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IC_KEY", raising=False)

    assert "IC_KEY" in _refused("env:IC_KEY").problem


@pytest.mark.usefixtures("desk")
def test_a_keyring_entry_is_read() -> None:
    keyring.set_password("city-hall-kiosk", "ic-4234", VALUE)

    assert _read("keyring:ic-4234") == VALUE


def test_an_absent_keyring_entry_is_refused(desk: Desk) -> None:
    assert not desk.entries
    assert "keyring set city-hall-kiosk ic-4234" in _refused("keyring:ic-4234").remedy


def test_a_keyring_that_fails_is_refused_without_its_words(desk: Desk) -> None:
    desk.locked = True

    assert "can't be opened" in _refused("keyring:ic-4234").problem


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_private_file_is_read(private: Callable[[bytes], Path], mode: int) -> None:
    path = private(f"{VALUE}\r\n".encode())
    path.chmod(mode)

    assert _read(f"file:{path}") == VALUE


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o700, 0o602, 0o660])
def test_a_file_open_to_anyone_else_is_refused(private: Callable[[bytes], Path], mode: int) -> None:
    path = private(VALUE.encode())
    path.chmod(mode)

    assert "chmod 0600" in _refused(f"file:{path}").remedy


def test_a_file_of_another_user_is_refused(
    private: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = private(VALUE.encode())
    fstat = os.fstat

    def of_another(descriptor: int) -> os.stat_result:
        status = list(fstat(descriptor))
        status[stat.ST_UID] = 12345
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", of_another)

    assert "another user" in _refused(f"file:{path}").problem


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    assert "No such file" in _refused(f"file:{tmp_path}/none").problem


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "regular file" in _refused(f"file:{tmp_path}").problem


def test_a_named_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)

    assert "regular file" in _refused(f"file:{tmp_path}/pipe").problem


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"   \n", "empty"),
        (f"{VALUE}\n\n".encode(), "several lines"),
        (f"{VALUE}\nmore".encode(), "several lines"),
        (f"{VALUE}\x00".encode(), "control characters"),
        (f"{VALUE}\xff".encode("latin-1"), "UTF-8"),
        (VALUE.encode() * LONGEST, "longer"),
    ],
)
def test_a_file_that_holds_no_single_secret_is_refused(
    private: Callable[[bytes], Path], content: bytes, problem: str
) -> None:
    assert problem in _refused(f"file:{private(content)}").problem


@pytest.mark.parametrize(
    "reference",
    [
        "",
        VALUE,
        f"secret:{VALUE}",
        "credential:",
        "credential:../../etc/shadow",
        "credential:..",
        "credential:.",
        "credential:a/b",
        "env:A=B",
        "env:9",
        "env:",
        "keyring:",
        "keyring:a\nb",
        "file:",
        "file:relative",
        "file:~/key",
        "Credential:ic",
    ],
)
def test_what_is_no_reference_is_refused_and_never_repeated(reference: str) -> None:
    error = _refused(reference)

    assert split_reference(reference) is None
    assert error.problem == "not a reference to a secret"
    assert error.remedy == reference_remedy(reference)


def test_a_kind_with_a_wrong_name_is_told_how_to_write_that_kind() -> None:
    assert "absolute path" in reference_remedy("file:key")
    assert "keyring:NAME" in reference_remedy("plain")


def test_a_secret_is_shown_by_reveal_alone() -> None:
    secret = Secret(VALUE)

    assert secret.reveal() == VALUE
    assert VALUE not in f"{secret} {secret!r} {[secret]} {dir(secret)}"
    assert not hasattr(secret, "__dict__")


@pytest.mark.parametrize(
    "leak", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, msgspec.json.encode, hash]
)
def test_a_secret_cannot_be_written_copied_or_hashed(leak: Callable[[object], object]) -> None:
    with pytest.raises(TypeError) as refused:
        leak(Secret(VALUE))
    assert VALUE not in str(refused.value)


def test_secrets_compare_by_value_with_secrets_only() -> None:
    same = "".join(list(VALUE))

    assert Secret(VALUE) == Secret(same)
    assert Secret(VALUE) != Secret("other")
    assert Secret("ñ") == Secret("ñ")
    assert Secret(VALUE) != VALUE


def test_each_biller_gets_its_own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATER_KEY", "water")
    monkeypatch.setenv("TAX_KEY", "tax")

    keys = api_keys(_settings("env:WATER_KEY", "env:TAX_KEY"), "kiosk.toml")

    assert {biller: key.reveal() for biller, key in keys.items()} == {"1": "water", "2": "tax"}


def test_a_key_that_is_missing_is_named_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATER_KEY", "water")
    monkeypatch.delenv("TAX_KEY", raising=False)

    with pytest.raises(ConfigurationError) as caught:
        api_keys(_settings("env:WATER_KEY", "env:TAX_KEY"), "kiosk.toml")

    assert (caught.value.file, caught.value.key) == ("kiosk.toml", "biller[2].api_key")


def test_the_mail_password_is_read_where_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_KEY", "post")
    plain = _settings("env:WATER_KEY")
    asked = msgspec.structs.replace(plain, mail=Mail(username="kiosk", password="env:MAIL_KEY"))  # noqa: S106

    read = mail_password(asked, "kiosk.toml")
    assert read is not None
    assert (read.reveal(), mail_password(plain, "kiosk.toml")) == ("post", None)

    monkeypatch.delenv("MAIL_KEY")
    with pytest.raises(ConfigurationError) as caught:
        mail_password(asked, "kiosk.toml")
    assert (caught.value.file, caught.value.key) == ("kiosk.toml", "mail.password")


@pytest.mark.parametrize("url", ["postgresql://kiosk:pw@db/kiosk", "postgresql+psycopg://kiosk:pw@db/kiosk"])
def test_a_shared_database_is_read_where_one_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE", url)
    shared = _sharing(_settings("env:WATER_KEY"))

    assert secrets.database(shared, "kiosk.toml") == Secret(url)
    assert secrets.database(_settings("env:WATER_KEY"), "kiosk.toml") is None


@pytest.mark.parametrize("url", ["mysql://kiosk:s3cr3t@db/kiosk", "sqlite:////s3cr3t", "s3cr3t"])
def test_another_kind_of_database_is_refused_and_not_repeated(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE", url)

    with pytest.raises(ConfigurationError) as caught:
        secrets.database(_sharing(_settings("env:WATER_KEY")), "kiosk.toml")

    assert (caught.value.file, caught.value.key) == ("kiosk.toml", "residents.database")
    assert "s3cr3t" not in str(caught.value)


def test_a_terminals_secrets_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the residents' side only where there is one: without it nothing need be set."""
    monkeypatch.setenv("WATER_KEY", "water")
    plain = _sharing(_settings("env:WATER_KEY"))
    assert secrets.read_all(plain, "kiosk.toml") == secrets.TerminalSecrets({"1": Secret("water")})

    enabled = msgspec.structs.replace(
        plain,
        residents=msgspec.structs.replace(plain.residents, proof=Proof.CLERK),
        mail=Mail(smtp="smtps://mail.example.gov", sender="kiosk@example.gov"),
    )
    with pytest.raises(ConfigurationError):
        secrets.read_all(enabled, "kiosk.toml")
    monkeypatch.setenv("DATABASE", "postgresql://db/kiosk")
    known = secrets.read_all(enabled, "kiosk.toml")
    assert (known.database, known.mail_password) == (Secret("postgresql://db/kiosk"), None)


def _sharing(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, residents=Residents(database="env:DATABASE"))


def _settings(*references: str) -> Settings:
    return Settings(
        terminal=Terminal(id="lobby-1", city="Casselberry"),
        invoice_cloud=InvoiceCloud(css_url="https://city.example/page.css"),
        billers=tuple(
            Biller(id=str(number), name="Bill", api_key=reference)
            for number, reference in enumerate(references, start=1)
        ),
    )


def test_neither_the_keyring_nor_tls_is_loaded_before_it_is_needed() -> None:
    slow = {"keyring", "ssl", "hmac"}
    code = f"import sys, kiosk.config, kiosk.log; print(*{slow!r} & {{*sys.modules}})"

    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(secrets.__file__).parent.parent,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    assert loaded.stdout.split() == []
