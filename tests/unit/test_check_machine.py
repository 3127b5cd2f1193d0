"""`kiosk check` and this machine: the web engine's authority, the display, the user and the folders."""

from __future__ import annotations

import contextlib
import resource
import runpy
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ops import check, machine, probe
from kiosk.settings import Settings
from tests.display import virtual_display
from tests.unit.checking import replaced


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


def test_the_display_is_opened_and_measured() -> None:
    finding = machine.display()
    assert finding.ok
    assert finding.says.startswith("1280x1024 at ")


def test_a_folder_with_our_name_is_not_run_in_our_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert machine.display().ok


def test_the_keyboard_of_a_lobby_is_looked_for_where_qt_has_it(tmp_path: Path) -> None:
    there, missing = machine.keyboard(wanted=True), machine.keyboard(wanted=True, qt=tmp_path)

    assert there.ok
    assert (missing.ok, "Addons" in missing.remedy) == (False, True)
    assert machine.keyboard(wanted=False, qt=tmp_path).ok


def test_a_display_that_is_too_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_display("1024x767") as small:
        monkeypatch.setenv("DISPLAY", small)
        finding = machine.display()
    assert not finding.ok
    assert finding.says.startswith("too small: 1024x767 at ")
    assert "1024x768" in finding.remedy


def test_a_display_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")
    finding = machine.display()
    assert not finding.ok
    assert finding.says == "can't be opened: qt.qpa.xcb: could not connect to display :4095"
    assert "DISPLAY" in finding.remedy


def test_a_display_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with silent_display() as name:
        monkeypatch.setenv("DISPLAY", name)
        finding = machine.display(seconds=1.5)
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


def test_root_is_refused_and_its_folders_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    user, *rest = machine.own_user(0)
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
    user, state, runtime = machine.own_user(1000)
    assert (user.ok, state.ok, runtime.ok) == (True, True, True)
    assert state.says == str(tmp_path / "state")
    assert list((tmp_path / "state").iterdir()) == []


def test_a_state_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "file" / "state"))
    (finding,) = machine.folders()
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
        (finding,) = machine.folders()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not finding.ok
    assert finding.says == f"{tmp_path}: File too large"
    assert "space" in finding.remedy


def test_it_is_noted_whether_temporary_files_stay_in_memory() -> None:
    shm = Path("/dev/shm")  # noqa: S108  looked at only
    memory, disk = machine.runtime_folder(shm), machine.runtime_folder(Path("/proc"))
    assert (memory.ok, memory.says, memory.remedy) == (True, f"{shm}, in memory", "")
    assert disk.ok
    assert "not in memory" in disk.says
    assert "XDG_RUNTIME_DIR" in disk.remedy
