"""The line to the speech service, with a service that answers as slowly as a test wants it to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from kiosk.devices.voice import Patience, Voice

GREETING = 7  # commands


class Service:
    """Takes what it is told and answers nothing by itself."""

    def __init__(self, socket: Path) -> None:
        self._server = QLocalServer()
        self._server.newConnection.connect(self._take)
        assert self._server.listen(str(socket))
        self._client: QLocalSocket | None = None
        self.told: list[str] = []

    def _take(self) -> None:
        self._client = self._server.nextPendingConnection()
        self._client.readyRead.connect(self._read)

    def _read(self) -> None:
        assert self._client is not None
        self.told += bytes(self._client.readAll().data()).decode().splitlines()

    def answers(self, *lines: str) -> None:
        assert self._client is not None
        self._client.write("".join(f"{line}\r\n" for line in lines).encode())

    def tells(self, message: int, code: int) -> None:
        """Report what became of a message."""
        self.answers(f"{code}-{message}", f"{code}-1", f"{code} EVENT")

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path / "service")
    yield made
    made.close()


@pytest.fixture
def voice(qtbot: QtBot, service: Service, tmp_path: Path) -> Iterator[Voice]:
    made = Voice(tmp_path / "service", Patience())
    qtbot.waitUntil(lambda: len(service.told) == GREETING, timeout=60_000)
    service.answers(*["200 OK"] * GREETING)
    service.told.clear()
    yield made
    made.close()


def said(voice: Voice, service: Service, qtbot: QtBot, text: str, number: int) -> None:
    """Let the service take this message."""
    voice.say(text)
    qtbot.waitUntil(lambda: f"<speak>{text}</speak>" in service.told, timeout=60_000)
    service.answers("230 OK RECEIVING DATA", f"225-{number}", "225 OK MESSAGE QUEUED")
    qtbot.waitUntil(lambda: not voice._sent, timeout=60_000)
    service.told.clear()


def test_a_message_that_begins_after_it_was_broken_off_is_broken_off_again_and_what_is_wanted_is_said(
    qtbot: QtBot, voice: Voice, service: Service
) -> None:
    said(voice, service, qtbot, "One.", 1)
    voice.hush()
    said(voice, service, qtbot, "Two.", 2)
    service.answers("213 OK CANCELED")
    service.tells(1, 701)
    qtbot.waitUntil(lambda: "<speak>Two.</speak>" in service.told, timeout=60_000)

    assert service.told == ["CANCEL SELF", "SPEAK", "<speak>Two.</speak>", "."]
    assert voice.unsaid == ["Two."]


def test_news_of_a_message_from_before_the_service_broke_it_off_changes_nothing(
    qtbot: QtBot, voice: Voice, service: Service
) -> None:
    said(voice, service, qtbot, "One.", 1)
    voice.hush()
    service.tells(1, 701)
    service.answers("213 OK CANCELED")
    said(voice, service, qtbot, "Two.", 2)
    service.tells(2, 701)
    service.tells(2, 702)
    qtbot.waitUntil(lambda: not voice.is_speaking, timeout=60_000)

    assert service.told == []
