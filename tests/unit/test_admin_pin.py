"""Which PINs are taken, how one is kept, and how it is asked for on a terminal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import config
from kiosk.admin import pin
from kiosk.admin.pin import Objection
from kiosk.errors import ConfigurationError
from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.secret import Secret
from kiosk.secrets import read_all
from kiosk.settings import Admin, Settings
from tests.typist import Typist

GOOD = "271828"


@pytest.fixture(scope="module")
def kept() -> Secret:
    return Secret(pin.hashed(Secret(GOOD)))


@pytest.mark.parametrize(
    ("digits", "objection"),
    [
        ("", Objection.TOO_SHORT),
        ("27182", Objection.TOO_SHORT),
        ("27182818284590452", Objection.TOO_LONG),
        ("2718a8", Objection.NOT_DIGITS),
        ("271 828", Objection.NOT_DIGITS),
        ("٢٧١٨٢٨", Objection.NOT_DIGITS),
        ("000000", Objection.REPEATED),
        ("7777777777", Objection.REPEATED),
        ("121212", Objection.REPEATED),
        ("123123", Objection.REPEATED),
        ("12121212121", Objection.REPEATED),
        ("123456", Objection.RUN),
        ("654321", Objection.RUN),
        ("567890", Objection.RUN),
        ("0987654321", Objection.RUN),
    ],
)
def test_what_anybody_would_try_first_is_not_taken(digits: str, objection: Objection) -> None:
    assert pin.objection(Secret(digits)) is objection


@pytest.mark.parametrize("digits", [GOOD, "100000", "123457", "2718281828459045", "112358"])
def test_other_digits_are_taken(digits: str) -> None:
    assert pin.objection(Secret(digits)) is None


def test_a_hash_matches_its_own_pin_and_no_other(kept: Secret) -> None:
    assert pin.matches(kept, Secret(GOOD))
    assert not pin.matches(kept, Secret("271829"))
    assert not pin.matches(kept, Secret(""))


def test_a_hash_is_argon2id_salted_and_costs_enough(kept: Secret) -> None:
    assert kept.reveal().startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert pin.hashed(Secret(GOOD)) != kept.reveal()
    assert pin.is_readable(kept)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "",
        "$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b7dWRWJTmaaJObG",
        "$2b$12$abcdefghijklmnopqrstuuwrIyYkTxIbTWkHYyXhcHdpEVMuUfCqO",
        "$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA",
    ],
)
def test_what_is_no_hash_of_ours_is_not_read(text: str) -> None:
    assert not pin.is_readable(Secret(text))
    assert not pin.matches(Secret(text), Secret(GOOD))


def test_no_hash_is_not_readable() -> None:
    assert not pin.is_readable(None)


@pytest.fixture
def typist() -> Iterator[Typist]:
    made = Typist("pin")
    yield made
    made.close()


def test_the_command_asks_twice_unseen_and_prints_the_hash_alone(typist: Typist) -> None:
    typist.until("New PIN:")
    typist.type(GOOD)
    typist.until("again:")
    typist.type(GOOD)
    status, out = typist.end()

    assert status == 0
    assert pin.matches(Secret(out.strip()), Secret(GOOD))
    assert GOOD not in typist.shown
    assert "admin.pin" in typist.shown


def test_the_command_refuses_two_that_differ(typist: Typist) -> None:
    typist.until("New PIN:")
    typist.type(GOOD)
    typist.until("again:")
    typist.type("271829")
    status, out = typist.end()

    assert (status, out) == (2, "")
    assert "not the same" in typist.shown


def test_the_command_refuses_a_bad_pin_at_once_and_says_why(typist: Typist) -> None:
    typist.until("New PIN:")
    typist.type("123456")
    status, out = typist.end()

    assert (status, out) == (2, "")
    assert "is a run of digits" in typist.shown
    assert "again" not in typist.shown


@pytest.mark.parametrize(("given", "status"), [(f"{GOOD}\n{GOOD}\n", 0), (f"{GOOD}\n271829\n", 2), ("", 2)])
def test_a_program_gives_the_pin_as_two_lines(given: str, status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "pin"],
        input=given,
        capture_output=True,
        text=True,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )

    assert done.returncode == status
    assert pin.matches(Secret(done.stdout.strip()), Secret(GOOD)) is (status == 0)


def test_a_place_of_its_own_that_holds_no_hash_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_all(configured(tmp_path, f"file:{tmp_path}/none"), "kiosk.toml")

    assert refused.value.key == "admin.pin"


def configured(tmp_path: Path, reference: str) -> Settings:
    file = tmp_path / "kiosk.toml"
    with SandboxServer(tls=None) as sandbox:
        text = configuration.text(sandbox, tmp_path, billers=1)
    file.write_text(f'{text}\n[admin]\npin = "{reference}"\n', encoding="utf-8")
    return config.load(file)


def test_the_hash_is_read_with_the_other_secrets(tmp_path: Path, kept: Secret) -> None:
    file = tmp_path / "pin"
    file.write_text(kept.reveal(), encoding="utf-8")
    file.chmod(0o600)

    assert read_all(configured(tmp_path, f"file:{file}"), "kiosk.toml").admin_pin == kept


def test_a_terminal_opens_where_nobody_has_kept_a_hash(tmp_path: Path) -> None:
    secrets = read_all(configured(tmp_path, Admin().pin), "kiosk.toml")

    assert secrets.admin_pin is None
    assert secrets.api_keys
