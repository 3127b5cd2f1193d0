"""How a terminal starts and ends: paint first, the engine after, one window all along."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app import require_tools
from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError
from kiosk.flow import states
from kiosk.journal import Journal
from kiosk.sandbox import configuration
from tests.ui.conftest import OpenTerminal
from tests.ui.house import House

CHILD = """
import os, socket, sys
from pathlib import Path
from PySide6.QtCore import QObject
from kiosk import config
from kiosk.app import Options, run
from kiosk.secrets import api_keys

file = Path(sys.argv[1])
settings = config.load(file)
supervisor = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
supervisor.setblocking(False)
supervisor.bind(os.environ["NOTIFY_SOCKET"])

def driver(application):
    print(supervisor.recv(100).decode())
    print(sorted({"PySide6.QtWebEngineCore", "requests", "kiosk.ui.web.sessions"} & set(sys.modules)))
    print(application.window.isVisible())
    application.end(0)
    return QObject()

status = run(settings, api_keys(settings, str(file)), Options(file=str(file), sandbox=False, driver=driver))
print(supervisor.recv(100).decode())
sys.exit(status)
"""


def test_the_window_is_one_from_the_first_show_through_the_first_page(open_terminal: OpenTerminal) -> None:
    hands = open_terminal()
    first, handle = hands.window.winId(), hands.handle
    hands.open_page()

    assert hands.window.winId() == first
    assert hands.handle is handle
    assert hands.window.isVisible()


def test_ready_is_told_when_the_first_screen_stands_and_before_the_engine_is_loaded(
    sandbox: House, tmp_path: Path, state_folder: Path
) -> None:
    file = configuration.write(sandbox, tmp_path, billers=1)
    script = tmp_path / "child.py"
    script.write_text(CHILD, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(script), str(file)],
        env={
            **os.environ,
            "NOTIFY_SOCKET": str(tmp_path / "notify"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=90,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["READY=1", "[]", "True", "STOPPING=1"]
    assert state_folder.is_dir()


def test_a_payment_that_the_last_process_cut_off_is_told_first(
    open_terminal: OpenTerminal, state_folder: Path
) -> None:
    state_folder.mkdir()
    before = Journal(state_folder / "journal.sqlite3", SystemClock())
    before.session_opened("s-1")
    before.session_submitted("s-1", datetime(2026, 3, 14, 16, 5, tzinfo=UTC))
    before.close()
    hands = open_terminal()

    assert "Your payment may have gone through" in hands.text
    assert "This terminal was restarted while somebody was paying. If that was you:" in hands.text
    assert "Do not pay again now." in hands.text
    assert "call 407-555-0100" in hands.text
    assert "terminal training-1" in hands.text
    assert set(hands.buttons) == {"Done"}
    assert hands.endings() == ["outcome_unknown"]
    hands.press("Done")
    hands.on(states.Welcome)


def test_a_session_that_was_cut_off_before_any_payment_is_not_told(
    open_terminal: OpenTerminal, state_folder: Path
) -> None:
    state_folder.mkdir()
    before = Journal(state_folder / "journal.sqlite3", SystemClock())
    before.session_opened("s-1")
    before.close()
    hands = open_terminal()

    assert isinstance(hands.session.state, states.Welcome)
    assert hands.endings() == ["interrupted"]


def test_closing_the_window_of_a_training_terminal_ends_it(
    open_terminal: OpenTerminal, qapp: QApplication
) -> None:
    hands = open_terminal()
    QTimer.singleShot(0, hands.window.close)

    assert qapp.exec() == 0
    assert hands.window.isVisible()


def test_what_a_run_kept_in_memory_is_gone_after_it(open_terminal: OpenTerminal, tmp_path: Path) -> None:
    hands = open_terminal()
    hands.open_page()
    during = list((tmp_path / "run").glob("*/training-1/customers/*"))
    hands.close()

    assert during
    assert not (paths.runtime_folder() / "training-1").exists()


def test_without_certutil_a_terminal_with_an_authority_of_its_own_does_not_open(
    open_terminal: OpenTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = open_terminal().application.settings
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(ConfigurationError, match="libnss3-tools"):
        require_tools(settings, "kiosk.toml")
