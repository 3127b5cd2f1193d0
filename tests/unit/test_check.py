"""`kiosk check` says what keeps a terminal from opening and how to mend it, looking at real parts."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import resource
import runpy
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from kiosk import config
from kiosk.ic.errors import BadAnswer, NotSent, OutcomeUnknown, RateLimited, Refused
from kiosk.ops import check, online, probe
from kiosk.ops.findings import Finding
from kiosk.sandbox import configuration, tls
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud, Settings
from tests.display import virtual_display
from tests.ic.rawserver import RawServer, answering

NOBODY: Final = 65534  # uid and gid of nobody on Debian
NOW: Final = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
ALL: Final = (
    "configuration",
    "secrets",
    "provider",
    "css",
    "certutil",
    "clock",
    "display",
    "user",
    "state folder",
    "runtime folder",
)


class Clock:
    """A clock that stands still."""

    def utc_now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture(scope="module")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxServer]:
    with SandboxServer(tls=tls.ensure(tmp_path_factory.mktemp("tls"))) as server:
        yield server


@pytest.fixture
def sandbox(shared_sandbox: SandboxServer) -> SandboxServer:
    """The sandbox as if just started."""
    shared_sandbox.reset()
    return shared_sandbox


@pytest.fixture
def settings(sandbox: SandboxServer, tmp_path: Path) -> Settings:
    """A terminal's settings for the sandbox, with two billers."""
    return config.load(configuration.write(sandbox, tmp_path / "terminal"))


@pytest.fixture
def keys(settings: Settings) -> dict[str, Secret]:
    return check.secrets(settings, "kiosk.toml")[0]


@pytest.fixture
def _process_restored() -> Iterator[None]:
    """Undo what a check does to the process that it runs in."""
    environ, root, sink = dict(os.environ), logging.getLogger(), logging.getLogger("kiosk.log")
    handlers, levels = root.handlers[:], (root.level, sink.level)
    mask = os.umask(0o022)
    yield
    os.umask(mask)
    root.handlers[:] = handlers
    for logger, level in zip((root, sink), levels, strict=True):
        logger.setLevel(level)
    os.environ.clear()
    os.environ.update(environ)


class Citizen:
    """Who runs the whole command: a user who is not root, with a home and a copy of the configuration."""

    def __init__(self, home: Path, sandbox: SandboxServer) -> None:
        self.home = home
        self.file = configuration.write(sandbox, home)
        assert sandbox.tls is not None
        authority = home / "ca.pem"
        shutil.copy(sandbox.tls.ca, authority)
        self.edit(str(sandbox.tls.ca.absolute()), str(authority))
        self.give(home)

    def edit(self, old: str, new: str) -> None:
        """Change the configuration in one place."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def give(self, folder: Path) -> None:
        """Make everything in `folder` this user's own."""
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)

    def check(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `kiosk check` in a process of its own."""
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = [*(user if os.geteuid() == 0 else []), sys.executable, "-m", "kiosk", "check"]
        given = {name: os.environ[name] for name in ("PATH", "DISPLAY")}
        given |= {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home), "LANG": "C.UTF-8"}
        return subprocess.run(
            [*command, *map(str, arguments)],
            env={**given, **environment},
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )


@pytest.fixture
def citizen(sandbox: SandboxServer) -> Iterator[Citizen]:
    # Not in pytest's own folders, which are closed to other users.
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as home:
        yield Citizen(Path(home), sandbox)


def replaced(settings: Settings, **cloud: Any) -> Settings:
    """The settings with other values in [invoice_cloud]."""
    return msgspec.structs.replace(
        settings, invoice_cloud=msgspec.structs.replace(settings.invoice_cloud, **cloud)
    )


def closed_port() -> int:
    """A port on loopback where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


# The whole command


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


# The configuration and its secrets


@pytest.mark.usefixtures("_process_restored")
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
    for name in ("secrets", "provider", "css", "certutil", "clock"):
        assert skipped[name] == "not looked at, because the configuration is not valid"


@pytest.mark.usefixtures("_process_restored")
def test_findings_are_written_as_they_are_made_with_the_remedy_below(
    sandbox: SandboxServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = configuration.write(sandbox, tmp_path)
    sandbox.faults.order(Fault(call="css", kind=FaultKind.STATUS, status=404, count=1))
    check.run(file, as_json=False)
    told = capsys.readouterr().out
    assert f"ok    configuration   {file}\nok    secrets         biller[1].api_key can be read\n" in told
    assert "css: HTTP 404\n      Correct invoice_cloud.css_url, or put the style sheet there\n" in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    file, settings, (finding,) = check.configuration(tmp_path / "none.toml")
    assert (file, settings, finding.ok) == (str(tmp_path / "none.toml"), None, False)
    assert finding.says == f"{file}: (file): there is no such file"


def test_a_mode_that_run_refuses_is_refused(sandbox: SandboxServer, tmp_path: Path) -> None:
    _, settings, (finding,) = check.configuration(configuration.write(sandbox, tmp_path, mode="counter"))
    assert settings is not None
    assert (finding.name, finding.ok, finding.remedy) == ("configuration", False, 'Write mode = "kiosk"')


def test_each_secret_that_cannot_be_read_is_found_and_the_others_are_kept(settings: Settings) -> None:
    first, second = settings.billers
    missing = msgspec.structs.replace(first, api_key="file:/nonexistent/key")
    keys, findings = check.secrets(msgspec.structs.replace(settings, billers=(missing, second)), "kiosk.toml")
    assert list(keys) == [second.id]
    assert [each.ok for each in findings] == [False, True]
    assert findings[0].says.startswith("kiosk.toml: biller[1].api_key: file:/nonexistent/key")
    assert findings[0].remedy


# The provider


def test_a_biller_without_its_key_is_skipped(settings: Settings, keys: dict[str, Secret]) -> None:
    first, second = online.provider(settings, {"5120": keys["5120"]})
    assert (first.looked_at, first.ok, second.ok) == (False, False, True)
    assert first.says == "not looked at, because the key of biller 4234 can't be read"


def statuses(settings: Settings, keys: dict[str, Secret]) -> Finding:
    """What is found about the first biller, when the second is well."""
    first, second = online.provider(settings, keys)
    assert second.ok
    return first


@pytest.mark.parametrize(
    ("fault", "says", "remedy"),
    [
        (
            {"kind": FaultKind.STATUS, "status": 401, "body": '{"Message": "Unauthorized"}'},
            'refused.credentials: HTTP 401 ("Unauthorized")',
            "biller[1].api_key",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 403, "body": ""},
            "refused.credentials: HTTP 403",
            "auth_style",
        ),
        (
            {"kind": FaultKind.MESSAGE, "message": "Biller closed"},
            '("Biller closed")',
            "biller[1].id",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 429, "headers": {"Retry-After": "7"}},
            "rate_limited: HTTP 429",
            "in 7 seconds",
        ),
        ({"kind": FaultKind.STATUS, "status": 429}, "rate_limited", "in a few minutes"),
        ({"kind": FaultKind.STATUS, "status": 503}, "outcome_unknown: HTTP 503", "read_seconds"),
        ({"kind": FaultKind.HALF}, "outcome_unknown", "in a few minutes"),
        ({"kind": FaultKind.HANG}, "outcome_unknown", "read_seconds"),
        ({"kind": FaultKind.BODY, "body": "<html>"}, "bad_answer", "captive portal"),
        ({"kind": FaultKind.OVERSIZED}, "bad_answer", "base_url"),
        ({"kind": FaultKind.BODY, "body": '{"Active": false}'}, "inactive", "activate"),
    ],
)
def test_a_provider_that_fails_is_named_with_its_remedy(
    fault: dict[str, Any],
    says: str,
    remedy: str,
    sandbox: SandboxServer,
    settings: Settings,
    keys: dict[str, Secret],
) -> None:
    sandbox.faults.order(Fault(call="biller_status", count=1, **fault))
    finding = statuses(replaced(settings, read_seconds=0.5), keys)
    assert not finding.ok
    assert finding.says.startswith("biller 4234: ")
    assert says in finding.says
    assert remedy in finding.remedy


def test_a_refusal_that_repeats_the_key_does_not_show_it(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    key = sandbox.billers[0].api_key
    sandbox.faults.order(
        Fault(call="biller_status", kind=FaultKind.MESSAGE, message=f"{key} is unknown", count=1)
    )
    assert '("*** is unknown")' in statuses(settings, keys).says


@pytest.mark.parametrize(
    ("cloud", "says", "remedy"),
    [
        ({"base_url": "https://localhost:{port}"}, "ECONNREFUSED", "firewall"),
        ({"base_url": "https://kiosk.invalid"}, "gaierror", "DNS"),
        ({"ca_file": ""}, "SSLCertVerificationError", "clock"),
    ],
)
def test_a_provider_that_is_not_reached_is_told_apart_by_cause(
    cloud: dict[str, str], says: str, remedy: str, settings: Settings, keys: dict[str, Secret]
) -> None:
    given = {name: value.format(port=closed_port()) for name, value in cloud.items()}
    for finding in online.provider(replaced(settings, **given), keys):
        assert not finding.ok
        assert "not_sent: " in finding.says
        assert says in finding.says
        assert remedy in finding.remedy


def test_every_way_in_which_a_call_fails_has_a_remedy_of_its_own(
    sandbox: SandboxServer, settings: Settings, keys: dict[str, Secret]
) -> None:
    """The outcomes in `says` above cover the tree: one of each branch."""
    branches = {each.kind for each in (NotSent, OutcomeUnknown, Refused, BadAnswer, RateLimited)}
    remedies = {}
    for kind, fault in {
        "outcome_unknown": Fault(call="biller_status", kind=FaultKind.RESET, count=1),
        "refused": Fault(call="biller_status", kind=FaultKind.MESSAGE, message="no", count=1),
        "bad_answer": Fault(call="biller_status", kind=FaultKind.STATUS, status=404, count=1),
        "rate_limited": Fault(call="biller_status", kind=FaultKind.STATUS, status=429, count=1),
    }.items():
        sandbox.faults.order(fault)
        remedies[kind] = statuses(settings, keys).remedy
    dead = replaced(settings, base_url=f"https://localhost:{closed_port()}")
    remedies["not_sent"] = next(online.provider(dead, keys)).remedy
    assert set(remedies) == branches
    assert len(set(remedies.values())) == len(branches)


# The style sheets and the clock


def sheets(cloud: InvoiceCloud) -> list[online.Sheet]:
    return list(online.style_sheets(cloud, Clock()))


def test_both_style_sheets_are_fetched(settings: Settings) -> None:
    cloud = settings.invoice_cloud
    assert [each.finding.says for each in sheets(cloud)] == [cloud.css_url, cloud.css_url_high_contrast]
    assert [each.finding.ok for each in sheets(cloud)] == [True, True]


def test_a_high_contrast_sheet_that_is_not_configured_is_not_asked_for(settings: Settings) -> None:
    assert len(sheets(replaced(settings, css_url_high_contrast="").invoice_cloud)) == 1


@pytest.mark.parametrize(
    ("fault", "says", "remedy"),
    [
        ({"kind": FaultKind.STATUS, "status": 404}, "HTTP 404", "Correct invoice_cloud.css_url,"),
        (
            {"kind": FaultKind.STATUS, "status": 302, "headers": {"Location": "/x.css"}},
            "elsewhere",
            "leads to",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 200, "headers": {"Content-Type": "text/html; x"}},
            "comes as text/html",
            "Content-Type: text/css",
        ),
        (
            {"kind": FaultKind.STATUS, "status": 200, "headers": {"Content-Type": "\x1b[31m"}},
            "comes as no media type",
            "text/css",
        ),
        ({"kind": FaultKind.HALF}, "IncompleteRead", "web server"),
        ({"kind": FaultKind.OVERSIZED}, "longer than 1048576 bytes", "web server"),
        ({"kind": FaultKind.DRIP, "seconds": 0.05}, "", "web server"),
    ],
)
def test_a_style_sheet_that_is_of_no_use_is_named_with_its_remedy(
    fault: dict[str, Any], says: str, remedy: str, sandbox: SandboxServer, settings: Settings
) -> None:
    sandbox.faults.order(Fault(call="css", count=1, **fault))
    first, second = sheets(replaced(settings, read_seconds=0.5, connect_seconds=0.5).invoice_cloud)
    assert (first.finding.name, first.finding.ok, second.finding.ok) == ("css", False, True)
    assert first.finding.says.startswith(f"{settings.invoice_cloud.css_url}: ")
    assert says in first.finding.says
    assert remedy in first.finding.remedy


def test_a_style_sheets_server_that_is_not_reached_is_told_by_cause(settings: Settings) -> None:
    cloud = replaced(settings, css_url="https://style.invalid/a.css").invoice_cloud
    finding = sheets(cloud)[0].finding
    assert "gaierror" in finding.says
    assert finding.remedy.endswith("the host in invoice_cloud.css_url")


def test_a_style_sheets_server_gets_no_key() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 0\r\n\r\n"
    with RawServer(answering(answer)) as server:
        (sheet,) = sheets(InvoiceCloud(css_url=f"{server.base_url}/style.css?v=2"))
        (request,) = server.requests
    assert sheet.finding.ok
    assert request.head.startswith("GET /style.css?v=2 HTTP/1.1\r\n")
    assert (request.header("Authorization"), request.header("Accept")) == (None, "text/css")


@pytest.mark.parametrize(
    ("headers", "ok", "says"),
    [
        ({"Date": "Sun, 22 Nov 2026 12:04:59 GMT"}, True, "299 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:55:01 -0000"}, True, "299 s ahead of the web's"),
        ({"Date": "Sun, 22 Nov 2026 12:05:01 GMT"}, False, "301 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:54:59 GMT"}, False, "301 s ahead of the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:00:00 GMT", "Age": "3600"}, True, "0 s behind the web's"),
        ({"Date": "Sun, 22 Nov 2026 11:00:00 GMT", "Age": "-1"}, False, "3600 s ahead of the web's"),
        ({"Date": "noon"}, True, "not compared: no server of a style sheet told the time"),
        ({}, True, "not compared: no server of a style sheet told the time"),
    ],
)
def test_the_clock_is_compared_with_a_servers(
    headers: dict[str, str], *, ok: bool, says: str, sandbox: SandboxServer, settings: Settings
) -> None:
    sandbox.faults.order(Fault(call="css", kind=FaultKind.STATUS, status=200, headers=headers))
    finding = online.clock_finding(sheets(settings.invoice_cloud))
    assert (finding.ok, finding.says) == (ok, says)
    assert ("NTP" in finding.remedy) is not ok


# certutil


def test_the_web_engine_takes_the_sandboxs_authority(settings: Settings) -> None:
    finding = check.certutil(settings.invoice_cloud)
    assert (finding.ok, finding.says) == (True, f"the web engine takes {settings.invoice_cloud.ca_file}")


def test_certutil_is_not_needed_without_an_authority(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert check.certutil(replaced(settings, ca_file="").invoice_cloud).ok


def test_a_machine_without_certutil_is_told_what_to_install(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    finding = check.certutil(settings.invoice_cloud)
    assert (finding.name, finding.ok) == ("certutil", False)
    assert "libnss3-tools" in finding.remedy


def test_an_authority_that_the_web_engine_refuses_is_found(settings: Settings, tmp_path: Path) -> None:
    """One that passes for a certificate when the configuration is read."""
    file = tmp_path / "ca.pem"
    file.write_text("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n", encoding="ascii")
    finding = check.certutil(replaced(settings, ca_file=str(file)).invoice_cloud)
    assert not finding.ok
    assert "invoice_cloud.ca_file" in finding.says


# The display


def test_the_display_is_opened_and_measured() -> None:
    finding = check.display()
    assert finding.ok
    assert finding.says.startswith("1280x1024 at ")


def test_a_folder_with_our_name_is_not_run_in_our_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert check.display().ok


def test_a_display_that_is_too_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_display("1024x767") as small:
        monkeypatch.setenv("DISPLAY", small)
        finding = check.display()
    assert not finding.ok
    assert finding.says.startswith("too small: 1024x767 at ")
    assert "1024x768" in finding.remedy


def test_a_display_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")
    finding = check.display()
    assert not finding.ok
    assert finding.says == "can't be opened: qt.qpa.xcb: could not connect to display :4095"
    assert "DISPLAY" in finding.remedy


def test_a_display_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with silent_display() as name:
        monkeypatch.setenv("DISPLAY", name)
        finding = check.display(seconds=1.5)
    assert (finding.ok, finding.says) == (False, "does not answer")


@contextlib.contextmanager
def silent_display() -> Iterator[str]:
    """An X server's port where connections are taken and nothing is said; gives its name."""
    for number in range(100, 1000):
        try:
            listener = socket.create_server(("127.0.0.1", 6000 + number))
        except OSError:
            continue
        with listener:
            yield f"127.0.0.1:{number}"
            return
    raise AssertionError("every port is taken")


def test_the_probe_tells_the_screen_as_json(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(probe.__file__, run_name="__main__")
    screen = msgspec.json.decode(capsys.readouterr().out, type=probe.Screen)
    size = qapp.primaryScreen().size()
    assert ended.value.code == 0
    assert (screen.width, screen.height) == (size.width(), size.height())
    assert screen.dpi > 0


def test_the_probe_names_a_library_that_qt_misses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    assert probe.main() == 1
    assert "PySide6.QtGui" in capsys.readouterr().err


# The user and the folders


def test_root_is_refused_and_its_folders_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    user, *rest = check.own_user(0)
    assert (user.name, user.ok) == ("user", False)
    assert "as a user of its own" in user.remedy
    assert [(each.name, each.looked_at) for each in rest] == [
        ("state folder", False),
        ("runtime folder", False),
    ]
    assert not (tmp_path / "state").exists()


def test_another_user_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    user, state, runtime = check.own_user(1000)
    assert (user.ok, state.ok, runtime.ok) == (True, True, True)
    assert state.says == str(tmp_path / "state")
    assert list((tmp_path / "state").iterdir()) == []


def test_a_state_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "file" / "state"))
    (finding,) = check.folders()
    assert (finding.name, finding.ok) == ("state folder", False)
    assert finding.remedy == "Let the kiosk's own user write there"


def test_a_state_folder_that_takes_no_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, for which a limit on the size of files stands."""
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        (finding,) = check.folders()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not finding.ok
    assert finding.says == f"{tmp_path}: File too large"
    assert "space" in finding.remedy


def test_it_is_noted_whether_temporary_files_stay_in_memory() -> None:
    shm = Path("/dev/shm")  # noqa: S108  looked at only
    memory, disk = check.runtime_folder(shm), check.runtime_folder(Path("/proc"))
    assert (memory.ok, memory.says, memory.remedy) == (True, f"{shm}, in memory", "")
    assert disk.ok
    assert "not in memory" in disk.says
    assert "XDG_RUNTIME_DIR" in disk.remedy
