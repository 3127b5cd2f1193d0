"""A counter on the sandbox, with two clerks who may serve there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.application import Options
from kiosk.counterapp import CounterApplication
from kiosk.notify import Notifier
from kiosk.sandbox import configuration
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import read_all
from tests.clerksemployed import employ
from tests.ui.counter.desk import DeskHands
from tests.ui.house import House


class OpenCounter(Protocol):
    """Opens a counter on the sandbox; `more` is added to its configuration. `residents`: where they register."""

    def __call__(self, more: str = "", *, residents: bool = False) -> DeskHands: ...


@pytest.fixture
def open_counter(
    _engine: None,
    qapp: QApplication,
    qtbot: QtBot,
    sandbox: House,
    state_folder: Path,
    tmp_path: Path,
    tls: TlsFiles,
) -> Iterator[OpenCounter]:
    """Open counters that are closed with the test."""
    opened: list[DeskHands] = []
    mailbox = Mailbox(tls)

    def start(more: str = "", *, residents: bool = False) -> DeskHands:
        file = tmp_path / "kiosk.toml"
        if residents:
            mailbox.start()
        mail = mailbox if residents else None
        text = configuration.text(sandbox, tmp_path, mode="counter", billers=1, mailbox=mail)
        file.write_text(f"{text}\n{more}", encoding="utf-8")
        settings = config.load(file)
        options = Options(file=str(file), sandbox=os.geteuid() != 0)
        application = CounterApplication(
            qapp, settings, read_all(settings, str(file)), options, Notifier(None)
        )
        employ(state_folder)
        hands = DeskHands(application, qtbot, state_folder)
        opened.append(hands)
        application.open()
        hands.stop_the_clock()
        hands.has_keys(hands.window)
        return hands

    yield start
    for hands in opened:
        hands.close()
        shiboken6.delete(hands.window)
    mailbox.stop()


@pytest.fixture
def hands(open_counter: OpenCounter) -> DeskHands:
    """A counter with nobody signed in, on one screen."""
    return open_counter()
