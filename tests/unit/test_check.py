"""`kiosk check` as a whole: what it prints, its exit status, and the configuration and secrets it begins with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from kiosk.languages import finished
from kiosk.ops import check
from kiosk.sandbox import configuration
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.settings import Mode, Settings
from tests.unit.checking import Citizen

ALL: Final = (
    "configuration",
    "secrets",
    "languages",
    "provider",
    "css",
    "certutil",
    "admin pin",
    "keyboard",
    "printer",
    "scanner",
    "clock",
    "residents",
    "display",
    "user",
    "state folder",
    "runtime folder",
)


def test_a_terminal_that_is_fit_to_open_exits_with_0(citizen: Citizen, sandbox: SandboxServer) -> None:
    done = citizen.check("--config", citizen.file)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert list(dict.fromkeys(line[6:20].strip() for line in lines if line.startswith("ok"))) == list(ALL)
    assert lines[0].split() == ["ok", "configuration", str(citizen.file)]
    assert [key.api_key for key in sandbox.billers if key.api_key in done.stdout + done.stderr] == []
    assert done.stderr == ""


def test_programs_get_one_json_object(citizen: Citizen) -> None:
    done = citizen.check("--config", citizen.file, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (0, True)
    (provider, _) = [each for each in told["findings"] if each["name"] == "provider"]
    assert (provider["ok"], provider["says"]) == (True, "biller 4234: takes payments")
    assert {"name", "ok", "says", "remedy", "looked_at"} == set().union(*told["findings"])


def test_a_language_that_is_not_finished_is_told_with_its_share() -> None:
    found = check.language_finding(("en", "ht"))

    assert not found.ok
    assert found.says == (
        f"offered: en; not offered, because it is not finished: ht is translated to {finished('ht')} %"
    )
    assert "take ht out of terminal.languages" in found.remedy
    assert check.language_finding(("es", "en")).says == "offered: es, en"


def test_a_style_sheet_that_is_missing_exits_with_70(citizen: Citizen) -> None:
    citizen.edit("invoice-cloud.css", "nowhere.css")
    done = citizen.check("--config", citizen.file, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (70, False)
    assert [each["name"] for each in told["findings"] if not each["ok"]] == ["css"]


def test_the_environment_is_that_of_the_running_terminal(citizen: Citizen, sandbox: SandboxServer) -> None:
    """A scale factor would make the display too small; a key given in the environment is still read."""
    citizen.edit(f"file:{citizen.home}/api-key-4234", "env:IC_KEY")
    done = citizen.check(
        "--config", citizen.file, QT_SCALE_FACTOR="4", IC_KEY=sandbox.billers[0].api_key, https_proxy="x"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_secret_that_is_missing_exits_with_78_and_the_other_biller_is_asked(citizen: Citizen) -> None:
    (citizen.home / "api-key-4234").unlink()
    done = citizen.check("--config", citizen.file)
    assert done.returncode == 78
    assert f"FAIL  secrets         {citizen.file}: biller[1].api_key: file:" in done.stdout
    assert "skip  provider        not looked at, because the key of biller 4234 can't be read" in done.stdout
    assert "ok    provider        biller 5120: takes payments" in done.stdout


def test_the_configuration_is_looked_for_in_the_usual_places(citizen: Citizen) -> None:
    folder = citizen.home / "config"
    (folder / "city-hall-kiosk").mkdir(parents=True)
    shutil.copy(citizen.file, folder / "city-hall-kiosk" / "kiosk.toml")
    citizen.give(folder)
    done = citizen.check(XDG_CONFIG_HOME=str(folder))
    assert done.stdout.splitlines()[0].endswith(str(folder / "city-hall-kiosk" / "kiosk.toml"))


def test_a_path_that_the_terminal_cannot_write_is_written_with_escapes(citizen: Citizen) -> None:
    done = citizen.check(
        "--config", citizen.home / "caf\N{LATIN SMALL LETTER E WITH ACUTE}.toml", PYTHONIOENCODING="ascii"
    )
    assert (done.returncode, done.stderr) == (78, "")
    assert "caf\\xe9.toml" in done.stdout


@pytest.mark.usefixtures("process_restored")
def test_every_fault_of_a_configuration_is_found_and_what_needs_it_is_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[terminal]\nid = "a"\ncity = "b"\ntrainning = true\n', encoding="utf-8")
    assert check.run(file, as_json=True) == 78
    findings = msgspec.json.decode(capsys.readouterr().out, type=dict[str, Any])["findings"]
    faults = [each for each in findings if each["name"] == "configuration"]
    assert [each["says"].split(": ")[:2] for each in faults] == [
        [str(file), "terminal.trainning"],
        [str(file), "invoice_cloud"],
        [str(file), "biller"],
    ]
    assert all(each["remedy"] and not each["ok"] for each in faults)
    skipped = {each["name"]: each["says"] for each in findings if not each["looked_at"]}
    for name in ("secrets", "provider", "css", "certutil", "clock", "residents"):
        assert skipped[name] == "not looked at, because the configuration is not valid"


@pytest.mark.usefixtures("process_restored")
def test_findings_are_written_as_they_are_made_with_the_remedy_on_the_same_line(
    sandbox: SandboxServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = configuration.write(sandbox, tmp_path)
    sandbox.faults.order(Fault(call="css", kind=FaultKind.STATUS, status=404, count=1))
    check.run(file, as_json=False)
    told = capsys.readouterr().out
    assert f"ok    configuration   {file}\nok    secrets         biller[1].api_key can be read\n" in told
    assert "css: HTTP 404. Correct invoice_cloud.css_url, or put the style sheet there\n" in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    file, settings, (finding,) = check.configuration(tmp_path / "none.toml")
    assert (file, settings, finding.ok) == (str(tmp_path / "none.toml"), None, False)
    assert finding.says == f"{file}: (file): there is no such file"


def test_a_counter_is_a_valid_configuration(sandbox: SandboxServer, tmp_path: Path) -> None:
    _, settings, (finding,) = check.configuration(configuration.write(sandbox, tmp_path, mode="counter"))
    assert settings is not None
    assert finding.ok


@pytest.mark.parametrize(("mode", "asked"), [(Mode.COUNTER, 1), (Mode.KIOSK, 0)])
def test_only_a_counter_is_asked_for_its_clerks(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, asked: int
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    terminal = msgspec.structs.replace(settings.terminal, mode=mode)
    known, _ = check.secrets(settings, "kiosk.toml")
    findings = check._with_settings(msgspec.structs.replace(settings, terminal=terminal), known)
    assert [each.name for each in findings].count("clerks") == asked


def test_each_secret_that_cannot_be_read_is_found_and_the_others_are_kept(settings: Settings) -> None:
    first, second = settings.billers
    missing = msgspec.structs.replace(first, api_key="file:/nonexistent/key")
    keys, findings = check.secrets(msgspec.structs.replace(settings, billers=(missing, second)), "kiosk.toml")
    assert list(keys.api_keys) == [second.id]
    assert [each.ok for each in findings] == [False, True]
    assert findings[0].says.startswith("kiosk.toml: biller[1].api_key: file:/nonexistent/key")
    assert findings[0].remedy
