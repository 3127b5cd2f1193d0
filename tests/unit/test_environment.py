"""What of the environment stays, and the process's own hardening."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import environment


@pytest.mark.parametrize(
    "name",
    [
        "PATH",
        "HOME",
        "LANG",
        "LC_ALL",
        "LC_TIME",
        "DISPLAY",
        "XAUTHORITY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "XDG_CONFIG_HOME",
        "XDG_CONFIG_DIRS",
        "DBUS_SESSION_BUS_ADDRESS",
        "NOTIFY_SOCKET",
        "WATCHDOG_USEC",
        "WATCHDOG_PID",
        "CREDENTIALS_DIRECTORY",
        "STATE_DIRECTORY",
        "CUPS_SERVER",
        "QT_QPA_PLATFORM",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    ],
)
def test_what_the_terminal_needs_stays(name: str) -> None:
    assert environment.clean({name: "value"}) == {name: "value"}


@pytest.mark.parametrize(
    "name",
    [
        "SSLKEYLOGFILE",
        "SSL_CERT_FILE",
        "REQUESTS_CA_BUNDLE",
        "http_proxy",
        "HTTPS_PROXY",
        "QTWEBENGINE_REMOTE_DEBUGGING",
        "QTWEBENGINE_CHROMIUM_FLAGS",
        "QT_PLUGIN_PATH",
        "LD_PRELOAD",
        "PYTHONPATH",
        "path",
        "XDG_SESSION_ID",
        "IC_KEY",
    ],
)
def test_everything_else_goes(name: str) -> None:
    assert environment.clean({name: "value", "HOME": "/home"}) == {"HOME": "/home"}


@pytest.mark.parametrize(
    "name", ["SSLKEYLOGFILE", "LD_PRELOAD", "https_proxy", "QTWEBENGINE_DISABLE_SANDBOX"]
)
def test_a_name_that_steers_the_system_is_dangerous(name: str) -> None:
    assert environment.is_dangerous(name)


def test_an_ordinary_name_is_not_dangerous() -> None:
    assert not environment.is_dangerous("IC_KEY")


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=5)))
def test_cleaning_only_ever_takes_away_and_twice_is_once(environ: dict[str, str]) -> None:
    kept = environment.clean(environ)

    assert kept.items() <= environ.items()
    assert environment.clean(kept) == kept


def _child(code: str, **variables: str) -> str:
    """What a child process prints: limits and the environment are a process's own."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(environment.__file__).parent.parent,
        env={"PATH": os.defpath, **variables},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    ).stdout


def test_apply_reduces_the_processs_own_environment() -> None:
    code = (
        "import json, os; from kiosk import environment; environment.apply();"
        "print(json.dumps(dict(os.environ)))"
    )

    left = json.loads(
        _child(code, IC_KEY="1", SSLKEYLOGFILE="/home/x/keys", HOME="/home/x", LC_CTYPE="C.UTF-8")
    )

    assert left == {"PATH": os.defpath, "HOME": "/home/x", "LC_CTYPE": "C.UTF-8", **environment.OWN}


def test_apply_touches_nothing_that_may_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {"LANG": "C.UTF-8", "IC_KEY": "1", "SSLKEYLOGFILE": "/home/x/keys"}
    monkeypatch.setattr(os, "environ", environ)

    environment.apply()

    assert environ == {"LANG": "C.UTF-8", **environment.OWN}


@pytest.mark.parametrize(("before", "limits"), [("", "(1, 1)"), ("resource.setrlimit(4, (0, 0));", "(0, 0)")])
def test_harden_makes_new_files_private_and_leaves_no_core_to_a_program_either(
    before: str, limits: str
) -> None:
    code = (
        f"import os, resource; {before} from kiosk import environment; environment.harden();"
        "print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))"
    )

    assert _child(code).strip() == f"0o77 {limits}"


def test_harden_works_in_a_process_that_has_files_already() -> None:
    umask, limits = os.umask(0o022), resource.getrlimit(resource.RLIMIT_CORE)
    try:
        environment.harden()

        assert os.umask(0o022) == 0o077
        assert max(resource.getrlimit(resource.RLIMIT_CORE)) <= 1
    finally:
        os.umask(umask)
        with contextlib.suppress(ValueError):  # only root may raise the limit again
            resource.setrlimit(resource.RLIMIT_CORE, limits)
