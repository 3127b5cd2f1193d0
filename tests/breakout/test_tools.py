"""Tools that a terminal's environment could open: none of them is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from kiosk.sandbox.server import SandboxServer
from tests.breakout.case import Case, Note, Way
from tests.breakout.hostile import HostileServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener


def test_an_environment_in_hostile_hands_opens_nothing(
    arrange: Opener,
    cloud: SandboxServer,
    carried_out: Callable[[Case], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visit = arrange(cloud)
    keys = visit.home / "keys"
    with HostileServer() as proxy:
        hostile = {
            "QTWEBENGINE_REMOTE_DEBUGGING": "127.0.0.1:9222",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--remote-debugging-port=9223 --no-sandbox",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "SSLKEYLOGFILE": str(keys),
            "http_proxy": proxy.url,
            "https_proxy": proxy.url,
            "ALL_PROXY": proxy.url,
            "REQUESTS_CA_BUNDLE": "/nonexistent",
            "QT_PLUGIN_PATH": "/nonexistent",
            "QT_LOGGING_RULES": "*=true",
        }
        for name in hostile:
            carried_out(Case(f"13-{name}", 13, Way.DEED, (), Note.HARMLESS))
        given = visit.environment() | hostile
        monkeypatch.setattr(visit, "environment", lambda: given)
        visit.start()
        steps.open_page(visit)
        terminal = psutil.Process(visit.terminal.pid)
        family = [terminal, *terminal.children(recursive=True)]
        listening = [
            each.laddr
            for process in family
            for each in process.net_connections(kind="inet")
            if each.status == psutil.CONN_LISTEN
        ]
        (renderer, *_) = visit.terminal.renderers()

        assert listening == []
        assert "Seccomp:\t2" in Path(f"/proc/{renderer}/status").read_text(encoding="utf-8")
        assert not keys.exists()
        assert proxy.accepted == 0
