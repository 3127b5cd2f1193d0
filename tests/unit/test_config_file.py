"""The configuration as a file: where it is found, what is missing or unknown in it, and what is none at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk import config
from kiosk.config import ConfigurationErrors
from kiosk.errors import ConfigurationError
from tests.unit.configfiles import CSS, MINIMAL, faults, replaced, write


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (MINIMAL.replace('id = "lobby-1"', ""), "terminal.id"),
        (MINIMAL.replace('city = "City of Casselberry"', ""), "terminal.city"),
        (MINIMAL.replace(f'css_url = "{CSS}"', ""), "invoice_cloud.css_url"),
        (MINIMAL.replace('api_key = "credential:ic-4234"', ""), "biller[1].api_key"),
        (MINIMAL.partition("[[biller]]")[0], "biller"),
        (f"biller = []\n{MINIMAL.partition('[[biller]]')[0]}", "biller"),
        (MINIMAL.replace("[[biller]]", "[biller]"), "biller"),
        (f"biller = [1]\n{MINIMAL.partition('[[biller]]')[0]}", "biller"),
        (f"session = 7\n{MINIMAL}", "session"),
    ],
)
def test_what_is_missing_or_no_table_is_named(tmp_path: Path, text: str, key: str) -> None:
    assert [each for each, _ in faults(tmp_path, text)] == [key]


@pytest.mark.parametrize(
    ("extra", "key", "nearest"),
    [
        ("[sesion]", "sesion", "session"),
        ("[session]\nidle_second = 3", "session.idle_second", "idle_seconds"),
        ("[mail]\nform = 'a@b.example'", "mail.form", "from"),
        ("[printing]\nwholly_other = 3", "printing.wholly_other", ""),
        ("[printing]\n'max pages' = 3", 'printing."max pages"', "max_pages"),
        ("[[biller]]\nid='2'\nname='a'\napi_key='env:K'\nformat='#'", "biller[2].format", "account_format"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(
    tmp_path: Path, extra: str, key: str, nearest: str
) -> None:
    with pytest.raises(ConfigurationErrors) as refused:
        config.load(write(tmp_path, f"{MINIMAL}\n{extra}"))

    assert (refused.value.key, refused.value.problem) == (key, "unknown key")
    assert f'"{nearest}' in refused.value.remedy


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    shape = MINIMAL.replace('id = "lobby-1"', "id = 1\nnam = 2") + "[session]\nidle_seconds = 'x'"
    values = MINIMAL.replace('"lobby-1"', '""') + "[session]\nidle_seconds = 1\nwarning_seconds = 1"

    assert [key for key, _ in faults(tmp_path, shape)] == [
        "terminal.nam",
        "terminal.id",
        "session.idle_seconds",
    ]
    assert [key for key, _ in faults(tmp_path, values)] == [
        "terminal.id",
        "session.idle_seconds",
        "session.warning_seconds",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[terminal]\nid = lobby", "line 2, column 6"),
        ('[terminal]\nid = "lobby\n', "line 2, column 12"),
        ("a = 1\na = 2\n", "line 2, column 6"),
        ("[terminal]\n[mail", "line 2, the file's last"),
        (b"[terminal]\n\nid = '\xff'", "line 3"),
    ],
)
def test_what_is_not_toml_is_refused_by_its_place(tmp_path: Path, text: str | bytes, key: str) -> None:
    assert [each for each, _ in faults(tmp_path, text)] == [key]


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    text = "\ufeff" + MINIMAL.replace("\n", "\r\n")

    assert config.load(write(tmp_path, text)).terminal.id == "lobby-1"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ConfigurationError, match="can't be read") as refused:
            config.load(path)
        assert refused.value.file == str(path)


def test_a_file_too_large_for_a_configuration_is_refused(tmp_path: Path) -> None:
    assert "too large" in faults(tmp_path, b"#" * (config.LARGEST + 1))[0][1]


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_bytes_at_all_are_refused_in_order(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigurationError):
        config.load(write(tmp_path, content))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a configuration, and a site beside it."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "site"))
    return tmp_path


def _place(base: Path) -> Path:
    folder = base / "city-hall-kiosk"
    folder.mkdir(parents=True)
    return write(folder, MINIMAL)


def test_the_file_named_on_the_command_line_is_taken(home: Path) -> None:
    path = write(home, MINIMAL)

    assert config.find(path) == path


def test_the_file_named_on_the_command_line_must_exist(home: Path) -> None:
    _place(home / ".config")

    with pytest.raises(ConfigurationError, match="no such file") as refused:
        config.find(home / "other.toml")
    assert refused.value.file == str(home / "other.toml")


def test_the_users_own_file_comes_before_the_sites(home: Path) -> None:
    site = _place(home / "site")
    assert config.find(None) == site

    user = _place(home / ".config")
    assert config.find(None) == user


def test_without_a_file_every_place_is_named(home: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        config.find(None)
    assert str(home / ".config/city-hall-kiosk/kiosk.toml") in refused.value.file
    assert str(home / "site/city-hall-kiosk/kiosk.toml") in refused.value.file
    assert "--config" in refused.value.remedy


def test_loading_reads_a_relative_name_from_the_files_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, replaced(tmp_path, 'terminal.logo = "logo.svg"'))
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert config.load(Path("kiosk.toml")).terminal.logo == os.fspath(tmp_path / "logo.svg")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0",
        b"\xff\xd8\xff\xe0",
        b'<?xml version="1.0"?>\n<!-- city -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_logo_is_a_picture_of_the_three_kinds(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo").write_bytes(content)

    assert config.load(write(tmp_path, replaced(tmp_path, 'terminal.logo = "logo"'))).terminal.logo
