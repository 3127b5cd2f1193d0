"""How a terminal starts and ends: paint first, the engine after, one window all along."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import config, paths
from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError, StateInUse
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.houserules import require_tools
from kiosk.journal import Journal
from kiosk.sandbox import configuration
from tests.ui.conftest import OpenTerminal
from tests.ui.house import House

CHILD = """
import os, socket, sys
from pathlib import Path
from PySide6.QtCore import QObject
from kiosk import config
from kiosk.app import run
from kiosk.application import Options
from kiosk.secrets import read_all

file = Path(sys.argv[1])
settings = config.load(file)
supervisor = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
supervisor.setblocking(False)
supervisor.bind(os.environ["NOTIFY_SOCKET"])

def driver(application):
    print(supervisor.recv(100).decode())
    late = {"PySide6.QtQuickWidgets", "PySide6.QtWebEngineCore", "requests", "kiosk.ui.web.sessions"}
    print(sorted(late & set(sys.modules)))
    print(application.window.isVisible())
    application.end(0)
    return QObject()

status = run(settings, read_all(settings, str(file)), Options(file=str(file), sandbox=False, driver=driver))
print(supervisor.recv(100).decode())
sys.exit(status)
"""


FAULTY = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from kiosk import config, log
from kiosk.app import run
from kiosk.application import Options
from kiosk.secrets import read_all

def fail():
    raise ValueError("typed: 13275-9960")

class Dropped:
    def __del__(self):
        raise KeyError("dropped: 13275-9960")

def driver(application):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Dropped()
    QTimer.singleShot(0, fail)
    return QObject()

log.configure(sys.stderr)
file = Path(sys.argv[1])
settings = config.load(file)
sys.exit(run(settings, read_all(settings, str(file)), Options(file=str(file), sandbox=False, driver=driver)))
"""


def test_the_window_is_one_from_the_first_show_through_the_first_page(open_terminal: OpenTerminal) -> None:
    hands = open_terminal()
    first, handle = hands.window.winId(), hands.handle
    hands.open_page()

    assert hands.window.winId() == first
    assert hands.handle is handle
    assert hands.window.isVisible()


def test_prometheus_is_answered_where_the_configuration_says_so(open_terminal: OpenTerminal) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    hands = open_terminal(change=lambda text: f'{text}\n[metrics]\nlisten = "{listen}"\n')
    told: list[str] = []

    def ask() -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{listen}/metrics") as answer:
            told.append(answer.read().decode())
        return bool(told)

    hands.until(ask)
    hands.close()

    assert 'terminal="training-1"' in told[0]
    told.clear()
    assert not ask()


def test_input_is_seen_on_a_native_window_that_was_made_anew(open_terminal: OpenTerminal) -> None:
    hands = open_terminal()
    hands.press("Pay My Bill")
    first = hands.handle
    hands.window.destroy()
    hands.window.show()
    hands.until(lambda: hands.window.windowHandle() is not None and hands.is_in_front())
    hands.application.controller.dispatch(ev.Tick(hands.session.id))
    silent = hands.session.quiet

    def touched() -> bool:
        QTest.keyClick(hands.handle, Qt.Key.Key_Shift)
        return hands.session.quiet == 0

    assert hands.handle is not first
    assert silent == 1
    hands.until(touched)


def run_child(
    source: str, sandbox: House, folder: Path, **more: str | None
) -> subprocess.CompletedProcess[str]:
    """A terminal in a process of its own that runs this source; `more` of its environment, None for less."""
    file = configuration.write(sandbox, folder, billers=1)
    script = folder / "child.py"
    script.write_text(source, encoding="utf-8")
    wanted = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **more}
    return subprocess.run(
        [sys.executable, str(script), str(file)],
        env={name: value for name, value in wanted.items() if value is not None},
        check=False,
        capture_output=True,
        text=True,
        timeout=90,
    )


def test_ready_is_told_when_the_first_screen_stands_and_before_the_engine_is_loaded(
    sandbox: House, tmp_path: Path, state_folder: Path
) -> None:
    done = run_child(CHILD, sandbox, tmp_path, NOTIFY_SOCKET=str(tmp_path / "notify"))

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["READY=1", "[]", "True", "STOPPING=1"]
    assert state_folder.is_dir()


def test_a_fault_of_ours_ends_the_terminal_and_tells_no_words_of_it(
    sandbox: House, tmp_path: Path, state_folder: Path
) -> None:
    done = run_child(FAULTY, sandbox, tmp_path)

    told = [json.loads(line) for line in done.stderr.splitlines() if '"app.fault' in line]
    assert done.returncode == 70
    assert [(each["event"], each["error"]) for each in told] == [
        ("app.fault_in_passing", "ValueError"), ("app.fault_in_passing", "KeyError"), ("app.fault", "ValueError"),
    ]  # fmt: skip
    assert "13275" not in done.stdout + done.stderr


def test_without_a_display_it_says_so_and_ends_as_a_fault(
    sandbox: House, tmp_path: Path, state_folder: Path
) -> None:
    done = run_child(FAULTY, sandbox, tmp_path, DISPLAY=None)

    assert done.returncode == 70
    assert '"event": "app.no_display"' in done.stderr


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


def test_a_second_terminal_leaves_the_first_one_s_customer_alone(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    hands = open_terminal()
    hands.open_page()
    during = list((tmp_path / "run").glob("*/training-1/customers/*"))
    with pytest.raises(StateInUse, match="running already"):
        open_terminal()

    assert during
    assert list((tmp_path / "run").glob("*/training-1/customers/*")) == during
    assert hands.rows("SELECT ending FROM session") == [(None,)]
    hands.close()
    open_terminal().on(states.Welcome)


def test_what_a_run_kept_in_memory_is_gone_after_it(open_terminal: OpenTerminal, tmp_path: Path) -> None:
    hands = open_terminal()
    hands.open_page()
    during = list((tmp_path / "run").glob("*/training-1/customers/*"))
    hands.close()

    assert during
    assert not (paths.runtime_folder() / "training-1").exists()


def test_without_certutil_a_terminal_with_an_authority_of_its_own_does_not_open(
    sandbox: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = config.load(configuration.write(sandbox, tmp_path, billers=1))
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(ConfigurationError, match="libnss3-tools"):
        require_tools(settings, "kiosk.toml")
