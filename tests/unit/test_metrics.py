"""What Prometheus is told: counts from the journal, on loopback, and nothing of any customer."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.clock import SystemClock
from kiosk.journal import Journal
from kiosk.ops.metrics import Metrics

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", SystemClock())
    yield opened
    opened.close()


@pytest.fixture(params=["127.0.0.1", "[::1]"])
def listen(request: pytest.FixtureRequest) -> str:
    family = socket.AF_INET6 if ":" in request.param else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((request.param.strip("[]"), 0))
        return f"{request.param}:{probe.getsockname()[1]}"


def told(listen: str) -> dict[str, float]:
    with urllib.request.urlopen(f"http://{listen}/metrics", timeout=10) as answer:
        text = answer.read().decode()
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def test_sessions_calls_and_refusals_are_counted_by_their_end(journal: Journal, listen: str) -> None:
    for session, ending in (("s-1", "receipt"), ("s-2", "idle"), ("s-3", "idle")):
        journal.session_opened(session)
        journal.session_closed(session, ending)
    journal.session_opened("s-4")
    journal.session_submitted("s-4", NOON)
    journal.session_settled("s-4", receipt=True)
    journal.call_closed(journal.call_opened("cloud_payment", "s-1"), "ok", 12)
    journal.call_opened("cloud_payment", "s-4")
    journal.refusal("s-4", "popup", 3)
    journal.refusal("s-4", "guessing")
    metrics = Metrics(listen, journal, "lobby-1")
    counts = told(listen)
    metrics.close()

    assert counts == {
        f'kiosk_info{{terminal="lobby-1",version="{__version__}"}}': 1,
        'kiosk_sessions_total{ending="receipt"}': 1,
        'kiosk_sessions_total{ending="idle"}': 2,
        'kiosk_sessions_total{ending="open"}': 1,
        "kiosk_receipts_total": 1,
        'kiosk_calls_total{call="cloud_payment",outcome="ok"}': 1,
        'kiosk_calls_total{call="cloud_payment",outcome="open"}': 1,
        'kiosk_refusals_total{kind="popup"}': 3,
        'kiosk_refusals_total{kind="guessing"}': 1,
    }


def test_nobody_is_answered_after_the_end(journal: Journal, listen: str) -> None:
    metrics = Metrics(listen, journal, "lobby-1")
    metrics.close()

    with pytest.raises(OSError, match="refused"):
        told(listen)
