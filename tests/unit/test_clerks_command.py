"""`kiosk clerks` as somebody calls it, and what `kiosk check` says of a counter's clerks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk import config
from kiosk.clerks import commands
from kiosk.clerks.staff import Staff
from kiosk.clock import SystemClock
from kiosk.flow.desk.clerk import Clerk, Role
from kiosk.ops import clerks
from kiosk.ops.check import secrets
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.hashing import Cost
from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.secret import Secret
from kiosk.secrets import TerminalSecrets, read_all
from kiosk.settings import Residents, Settings
from tests.typist import Typist

PIN = "271828"
CHEAP = Cost(memory_kib=8, passes=1)
USER = 1000


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A counter's configuration, its state folder the test's."""
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    with SandboxServer(tls=None) as sandbox:
        return configuration.write(sandbox, tmp_path, mode="counter", billers=1)


@pytest.fixture
def settings(file: Path) -> Settings:
    return config.load(file)


@pytest.fixture
def staff(file: Path, tmp_path: Path) -> Iterator[Staff]:
    (tmp_path / "state").mkdir()
    directory = Directory(url_of_file(tmp_path / "state" / FILE), SystemClock())
    yield Staff(directory, cost=CHEAP)
    directory.close()


def call(file: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "clerks", *arguments, "--config", str(file)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def typist(file: Path) -> Iterator[Typist]:
    made = Typist("clerks", "add", "Ann", "--supervisor", "--config", file)
    yield made
    made.close()


def test_a_clerk_is_added_by_typing_the_pin_twice_unseen_and_can_sign_in(
    typist: Typist, staff: Staff
) -> None:
    for prompt in ("New PIN or password:", "again:"):
        typist.until(prompt)
        typist.type(PIN)
    status, out = typist.end()

    assert (status, out) == (0, "Ann: supervisor, may sign in.\n")
    assert PIN not in typist.shown
    assert staff.sign_in("ann", Secret(PIN)) == Clerk("Ann", Role.SUPERVISOR)


def test_a_pin_that_anybody_would_try_is_refused_at_once(typist: Typist, staff: Staff) -> None:
    typist.until("New PIN or password:")
    typist.type("123456")
    status, out = typist.end()

    assert (status, out) == (2, "")
    assert "this PIN is a run of digits" in typist.shown
    assert staff.everybody() == ()


def test_nothing_is_asked_where_it_could_be_seen(file: Path) -> None:
    status, told = call(file, "add", "ann")

    assert status == 2
    assert "no terminal" in told


@pytest.mark.parametrize("name", ["", "ann vega", "=ann", "a"])
def test_a_name_that_can_t_be_one_is_refused_before_anything_is_asked(file: Path, name: str) -> None:
    status, told = call(file, "add", name)

    assert status == 2
    assert "a name is" in told


def test_a_clerk_who_may_sign_in_is_not_added_again(
    settings: Settings, staff: Staff, capsys: pytest.CaptureFixture[str]
) -> None:
    staff.add(Clerk("ann", Role.CLERK), Secret(PIN))

    assert commands.add(settings, "kiosk.toml", "ANN", supervisor=True) == 2
    assert "ann is a clerk already" in capsys.readouterr().err


def test_the_list_and_disabling_say_who_is_left(file: Path, staff: Staff) -> None:
    empty = call(file, "list")
    staff.add(Clerk("Ann", Role.CLERK), Secret(PIN))
    staff.add(Clerk("bob", Role.SUPERVISOR), Secret(PIN))
    first, last = call(file, "disable", "ann"), call(file, "disable", "bob")
    status, told = call(file, "list")

    assert empty[0] == first[0] == last[0] == status == 0
    assert "no clerks yet" in empty[1]
    assert "No supervisor is left" not in first[1]
    assert "No supervisor is left" in last[1]
    lines = [line.split() for line in told.splitlines()]
    assert [(line[0], line[1], line[4]) for line in lines] == [
        ("Ann", "clerk", "disabled"),
        ("bob", "supervisor", "disabled"),
    ]


def test_disabling_somebody_unknown_is_told(file: Path) -> None:
    assert call(file, "disable", "carl")[0] == 2


def test_a_counter_without_a_supervisor_is_not_fit(settings: Settings, staff: Staff, tmp_path: Path) -> None:
    none = TerminalSecrets({})
    missing = clerks.examine(settings, none, USER)
    made = (tmp_path / "state" / FILE).exists()
    staff.add(Clerk("ann", Role.CLERK), Secret(PIN))
    clerk_alone = clerks.examine(settings, none, USER)
    staff.add(Clerk("bob", Role.SUPERVISOR), Secret(PIN))
    fit = clerks.examine(settings, none, USER)

    assert [each.ok for each in (missing, clerk_alone, fit)] == [False, False, True]
    assert made is False
    assert "kiosk clerks add NAME --supervisor" in missing.remedy
    assert clerk_alone.says == "nobody may sign in as supervisor"
    assert fit.says == "1 may sign in as supervisor"


def test_root_does_not_look_into_folders_that_are_not_the_kiosk_s(settings: Settings) -> None:
    assert not clerks.examine(settings, TerminalSecrets({}), 0).looked_at


def test_a_shared_directory_that_gives_no_answer_is_told(settings: Settings, tmp_path: Path) -> None:
    shared = msgspec.structs.replace(settings, residents=Residents(enabled=False, database="env:URL"))
    away = Secret(f"postgresql://kiosk@/none?host={tmp_path}/nowhere")

    assert not clerks.examine(shared, TerminalSecrets({}, away), USER).looked_at
    assert not clerks.examine(shared, TerminalSecrets({}), USER).looked_at


def test_a_counter_reads_the_shared_directory_s_secret_though_no_resident_signs_in(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "CLERKS_URL", "postgresql://kiosk@/directory")
    shared = msgspec.structs.replace(settings, residents=Residents(enabled=False, database="env:CLERKS_URL"))
    lobby = msgspec.structs.replace(
        shared, terminal=msgspec.structs.replace(shared.terminal, mode=config.Mode.KIOSK)
    )

    found = read_all(shared, "kiosk.toml").database

    assert found is not None
    assert secrets(shared, "kiosk.toml")[0].database == found
    assert read_all(lobby, "kiosk.toml").database is None
    assert secrets(lobby, "kiosk.toml")[0].database is None
