"""What the web engine is started with, what it is walled in by, and what happens when it can't be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from kiosk.errors import ConfigurationError
from kiosk.flow.states import Closed, ClosedReason
from kiosk.sandbox import configuration
from kiosk.settings import InvoiceCloud
from kiosk.ui.web.engine import engine_settings, enter, prepare
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House


def cloud(**more: str | tuple[str, ...]) -> InvoiceCloud:
    return msgspec.structs.replace(
        InvoiceCloud(css_url="https://css.example.gov/a.css", challenge_origins=("https://bank.example",)),
        **more,
    )


def test_no_host_but_those_of_the_configuration_has_an_address(tmp_path: Path) -> None:
    flags = engine_settings(cloud(), tmp_path, sandbox=True).flags

    assert (
        '--host-resolver-rules="MAP * ~NOTFOUND,EXCLUDE bank.example,EXCLUDE css.example.gov,'
        'EXCLUDE www.google.com,EXCLUDE www.gstatic.com,EXCLUDE www.invoicecloud.com"'
    ) in flags


def test_banks_without_a_closed_list_leave_names_to_be_found(tmp_path: Path) -> None:
    assert (
        "host-resolver-rules"
        not in engine_settings(cloud(challenge_origins=("https://*",)), tmp_path, sandbox=True).flags
    )


@pytest.mark.parametrize("sandbox", [True, False])
def test_the_engine_s_own_sandbox_is_given_up_only_when_told_to(tmp_path: Path, *, sandbox: bool) -> None:
    assert ("--no-sandbox" in engine_settings(cloud(), tmp_path, sandbox=sandbox).flags) is not sandbox


def test_an_engine_s_home_is_made_anew_and_private(tmp_path: Path) -> None:
    settings = engine_settings(cloud(), tmp_path, sandbox=True)
    settings.home.mkdir()
    (settings.home / "left").touch()
    prepare(settings)

    assert not (settings.home / "left").exists()
    assert list((settings.home / ".pki" / "nssdb").iterdir()) == []
    assert (settings.home / ".pki" / "nssdb").stat().st_mode & 0o777 == 0o700


def test_an_authority_of_one_s_own_stands_in_the_engine_s_database(tmp_path: Path, sandbox: House) -> None:
    assert sandbox.tls is not None
    prepare(engine_settings(cloud(ca_file=str(sandbox.tls.ca)), tmp_path, sandbox=True))

    listed = subprocess.run(
        ["certutil", "-L", "-d", f"sql:{tmp_path / 'engine' / '.pki' / 'nssdb'}"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "configured authority" in listed.stdout


def test_what_is_no_authority_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")

    with pytest.raises(ConfigurationError, match="certutil could not add this authority"):
        prepare(engine_settings(cloud(ca_file=str(wrong)), tmp_path, sandbox=True))


def test_a_missing_certutil_is_told_as_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(ConfigurationError, match="libnss3-tools"):
        prepare(engine_settings(cloud(ca_file="/any.pem"), tmp_path, sandbox=True))


def test_no_socket_is_opened_beside_the_proxy_and_no_proxy_is_asked(tmp_path: Path) -> None:
    flags = engine_settings(cloud(), tmp_path, sandbox=True).flags.split()

    assert "--force-webrtc-ip-handling-policy=disable_non_proxied_udp" in flags
    assert "--no-proxy-server" in flags


def test_no_flag_of_ours_opens_the_engine_s_debugging(tmp_path: Path) -> None:
    flags = engine_settings(cloud(), tmp_path, sandbox=True).flags

    assert "debug" not in flags.replace("--disable-breakpad", "")
    assert "inspect" not in flags


def test_whatever_the_environment_says_of_the_engine_is_replaced_by_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = engine_settings(cloud(), tmp_path, sandbox=True)
    monkeypatch.setenv("HOME", "/elsewhere")
    for name in (
        "QTWEBENGINE_CHROMIUM_FLAGS",
        "QTWEBENGINE_REMOTE_DEBUGGING",
        "QTWEBENGINE_DISABLE_SANDBOX",
        "QTWEBENGINEPROCESS_PATH",
        "QTWEBENGINE_RESOURCES_PATH",
    ):
        monkeypatch.setenv(name, "9222")
    enter(settings)

    assert {name: text for name, text in os.environ.items() if name.startswith("QTWEBENGINE")} == {
        "QTWEBENGINE_CHROMIUM_FLAGS": settings.flags
    }
    assert os.environ["HOME"] == str(settings.home)


CHILD = """
import sys
from pathlib import Path
from kiosk import config
from kiosk.app import run
from kiosk.application import Options
from kiosk.secrets import read_all

settings = config.load(Path(sys.argv[1]))
sys.exit(run(settings, read_all(settings, sys.argv[1]), Options(file=sys.argv[1], sandbox=False)))
"""


def test_an_engine_that_can_t_be_made_ready_ends_the_process_for_its_supervisor(
    sandbox: House, state_folder: Path, tmp_path: Path
) -> None:
    file = configuration.write(sandbox, tmp_path, billers=1)
    broken = tmp_path / "bin" / "certutil"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o700)

    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)],
        env={
            **os.environ,
            "PATH": f"{broken.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=90,
    )

    assert done.returncode == 70
    assert "web.engine_not_prepared" in done.stderr
    assert state_folder.is_dir()


def test_a_wipe_that_fails_closes_the_terminal(open_terminal: OpenTerminal, tmp_path: Path) -> None:
    hands = open_terminal()
    hands.open_page()
    (folder,) = (tmp_path / "run").glob("*/*/customers/*")
    folder.rename(tmp_path / "carried-off")
    hands.press("Start Over")

    assert hands.on(Closed).reason is ClosedReason.WIPE_FAILED
    assert "A technician is needed." in hands.text
    assert hands.buttons == {}


def test_what_an_earlier_process_left_behind_is_destroyed(
    open_terminal: OpenTerminal, state_folder: Path, tmp_path: Path
) -> None:
    left = tmp_path / "run" / "city-hall-kiosk" / "training-1" / "customers" / "somebody"
    left.mkdir(parents=True)
    hands: Hands = open_terminal()
    hands.open_page()

    assert not left.exists()
    assert state_folder.is_dir()
