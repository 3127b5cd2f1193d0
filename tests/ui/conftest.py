"""The whole terminal on a virtual screen, with the sandbox behind it and the real web engine in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfileBuilder
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.application import Options
from kiosk.lobbyapp import LobbyApplication
from kiosk.notify import Notifier
from kiosk.sandbox import configuration
from kiosk.sandbox.tls import TlsFiles, ensure
from kiosk.secrets import read_all
from kiosk.settings import Settings
from kiosk.ui.translation import Translation
from kiosk.ui.web.engine import engine_settings, enter, prepare
from tests.devices.printserver import PrintServer
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.twoscreens import TwoScreens

Change = Callable[[str], str]


class OpenTerminal(Protocol):
    """Opens a terminal on the sandbox; `change` gets the configuration's text and gives another."""

    def __call__(self, *, billers: int | None = 1, change: Change = str) -> Hands: ...


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    """One authority for the whole run: the engine reads whom it trusts at its first start only."""
    return ensure(tmp_path_factory.mktemp("tls"))


@pytest.fixture(autouse=True)
def _in_english(qapp: QApplication) -> Iterator[None]:
    """Begin and end in English, whatever language a window speaks in between: Qt keeps one for the process."""
    _speak_english()
    yield
    _speak_english()


def _speak_english() -> None:
    owner = QObject()
    Translation(("en",), owner)
    shiboken6.delete(owner)


@pytest.fixture(scope="session")
def _engine(qapp: QApplication, tls: TlsFiles, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Start the engine with a home that stays, and let it read there whom it trusts: it does both once."""
    with pytest.MonkeyPatch.context() as patch, House(tls=tls) as server:
        patch.setenv("HOME", os.environ["HOME"])
        patch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "")
        folder = tmp_path_factory.mktemp("engine")
        cloud = config.load(configuration.write(server, folder)).invoice_cloud
        settings = engine_settings(cloud, folder, sandbox=os.geteuid() != 0)
        prepare(settings)
        enter(settings)
        profile = QWebEngineProfileBuilder.createOffTheRecordProfile()
        page = QWebEnginePage(profile)
        loaded: list[bool] = []
        page.loadFinished.connect(loaded.append)
        page.load(QUrl(f"{server.base_url}/assets/portal.js"))
        while not loaded:
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert loaded == [True]
        shiboken6.delete(page)
        shiboken6.delete(profile)


@pytest.fixture
def sandbox(tls: TlsFiles) -> Iterator[House]:
    """The provider."""
    with House(tls=tls) as server:
        yield server


@pytest.fixture
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A terminal's own folders, and an environment that it may change."""
    state, run = tmp_path / "state", tmp_path / "run"
    run.mkdir(mode=0o700)
    monkeypatch.setenv("STATE_DIRECTORY", str(state))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    monkeypatch.setenv("HOME", os.environ["HOME"])
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "")
    return state


@pytest.fixture
def print_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """With one printer, of Letter paper, as the default, and the one that every client asks."""
    with PrintServer() as server:
        server.add()
        monkeypatch.setenv("CUPS_SERVER", server.address)
        yield server


@pytest.fixture
def open_terminal(
    _engine: None, qapp: QApplication, qtbot: QtBot, sandbox: House, state_folder: Path, tmp_path: Path
) -> Iterator[OpenTerminal]:
    """Open terminals that are closed with the test."""
    opened: list[Hands] = []

    def start(*, billers: int | None = 1, change: Change = str) -> Hands:
        file = tmp_path / "kiosk.toml"
        file.write_text(change(configuration.text(sandbox, tmp_path, billers=billers)), encoding="utf-8")
        settings: Settings = config.load(file)
        options = Options(file=str(file), sandbox=os.geteuid() != 0)
        application = LobbyApplication(qapp, settings, read_all(settings, str(file)), options, Notifier(None))
        hands = Hands(application, qtbot, state_folder)
        opened.append(hands)
        application.open()
        hands.stop_the_clock()
        hands.until(hands.is_in_front)
        return hands

    yield start
    for hands in opened:
        hands.close()
        shiboken6.delete(hands.window)


@pytest.fixture
def hands(open_terminal: OpenTerminal) -> Hands:
    """One terminal with one biller, on its first screen."""
    return open_terminal()


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[TwoScreens]:
    """Two screens of a watched window, the first of them shown."""
    made = TwoScreens(qtbot)
    yield made
    made.stack.hide()
