"""Where things are kept, with real folders."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.errors import ConfigurationError


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "STATE_DIRECTORY",
        "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CONFIG_DIRS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(paths, "MEMORY", tmp_path / "no-memory-file-system")
    return tmp_path


def _mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


def test_the_configuration_is_looked_for_with_the_user_then_the_site(own_home: Path) -> None:
    assert paths.config_places() == (
        own_home / ".config/city-hall-kiosk",
        Path("/etc/xdg/city-hall-kiosk"),
    )
    assert not (own_home / ".config").exists()


def test_state_lies_in_the_users_folder_and_is_private(own_home: Path) -> None:
    folder = paths.state_folder()

    assert folder == own_home / ".local/state/city-hall-kiosk"
    assert _mode(folder) == 0o700


def test_state_lies_where_systemd_says_and_becomes_private(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = own_home / "var-lib-kiosk"
    given.mkdir(mode=0o755)
    monkeypatch.setenv("STATE_DIRECTORY", str(given))

    assert paths.state_folder() == given
    assert _mode(given) == 0o700


@pytest.mark.parametrize("given", ["relative", "/one:/two", ""])
def test_a_state_directory_that_is_not_one_folder_is_not_used(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", given)

    assert paths.state_folder() == own_home / ".local/state/city-hall-kiosk"


def test_a_state_folder_that_cannot_be_made_is_refused_with_a_remedy(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_home / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("STATE_DIRECTORY", str(own_home / "file/state"))

    with pytest.raises(ConfigurationError, match="can't be used") as refused:
        paths.state_folder()
    assert refused.value.remedy


def test_a_state_folder_of_another_user_is_refused(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = own_home / "theirs"
    given.mkdir()
    monkeypatch.setenv("STATE_DIRECTORY", str(given))
    monkeypatch.setattr(os, "geteuid", lambda: given.stat().st_uid + 1)

    with pytest.raises(ConfigurationError, match="another user"):
        paths.state_folder()


def test_temporaries_lie_in_the_runtime_folder(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = own_home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))

    folder = paths.runtime_folder()

    assert folder == runtime / "city-hall-kiosk"
    assert _mode(folder) == 0o700
    assert paths.runtime_folder() == folder


@pytest.mark.parametrize("fault", ["absent", "relative", "writable by others", "a link"])
def test_a_runtime_folder_that_is_not_ours_alone_is_passed_over(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    runtime = own_home / "run"
    if fault == "writable by others":
        runtime.mkdir()
        runtime.chmod(0o777)
    elif fault == "a link":
        runtime.symlink_to(own_home)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "run" if fault == "relative" else str(runtime))

    assert paths.runtime_folder() == paths.state_folder() / "runtime"


def test_a_memory_file_system_comes_before_the_disk(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = own_home / "shm"
    memory.mkdir()
    monkeypatch.setattr(paths, "MEMORY", memory)

    folder = paths.runtime_folder()

    assert folder.parent == memory
    assert _mode(folder) == 0o700


@pytest.mark.parametrize("planted", ["link", "file"])
def test_a_name_that_someone_planted_in_memory_is_passed_over(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    memory = own_home / "shm"
    memory.mkdir()
    monkeypatch.setattr(paths, "MEMORY", memory)
    name = memory / f"city-hall-kiosk-{os.geteuid()}"
    if planted == "link":
        name.symlink_to(own_home)
    else:
        name.write_text("in the way", encoding="utf-8")

    assert paths.runtime_folder() == paths.state_folder() / "runtime"
