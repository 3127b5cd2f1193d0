"""A terminal whose provider has fallen into hostile hands, and the servers that wait for whoever gets out."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Self, cast

import trustme
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.application import Options
from kiosk.flow import states
from kiosk.lobbyapp import LobbyApplication
from kiosk.notify import Notifier
from kiosk.sandbox import configuration
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import read_all
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind, Policy
from tests.breakout.case import Case, Walls
from tests.breakout.hostile import HostileServer
from tests.ui.hands import Hands

PATIENCE = 15.0
"""Seconds for something that is to come; only a case that fails waits so long."""
PAGE = """<!doctype html><meta charset="utf-8"><title>Page</title><h1>Page</h1>
<script>window.marker = "{marker}"; window.seen = [];</script>{body}"""
NAMES = (
    "localhost",
    "127.0.0.1",
    "::1",
    "evil.localhost",
    "localhost.evil.localhost",
    "evillocalhost.localhost",
)
_PRESSES = 12
_LOADS = 3
_ONWARDS = ("Start Over", "I'm still here", "Done", "I understand", "Back")


class Waiter:
    """The one method of pytest-qt's robot that hands need."""

    def waitUntil(self, condition: Callable[[], bool], *, timeout: int) -> None:  # noqa: N802  pytest-qt's name
        """Process events until `condition` holds; raises after `timeout` milliseconds."""
        if not until(condition, timeout / 1000):
            raise TimeoutError


def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Process events until `condition` holds; tells whether it did within `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        QTest.qWait(4)
    return True


def make_tls(folder: Path) -> TlsFiles:
    """An authority, and one certificate for every name of the servers on loopback."""
    authority = trustme.CA()
    files = TlsFiles(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    authority.cert_pem.write_to_path(files.ca)
    issued = authority.issue_cert(*NAMES)
    files.certificate.write_bytes(b"".join(each.bytes() for each in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(files.key)
    return files


class Ward:
    """The terminal with its first page open. `refusals` holds what it noted as refused, oldest first."""

    hands: Hands

    def __init__(self, folder: Path, walls: Walls) -> None:
        self._held = ExitStack()
        self._folder = folder
        self._qt = QApplication(["kiosk"])
        self._qt.setQuitOnLastWindowClosed(False)
        self.walls = walls
        self.refusals: list[Kind | Wish] = []
        self._refused = 0
        self.tls = make_tls(folder)
        self.sandbox = self._held.enter_context(SandboxServer(tls=self.tls))
        self.page = self._held.enter_context(HostileServer(self.tls))
        self.evil = self._held.enter_context(HostileServer(self.tls))
        self.plain = self._held.enter_context(HostileServer())
        self.silent = self._held.enter_context(HostileServer())
        self.settings = config.load(self._configure())
        self.policy = Policy(self.settings.invoice_cloud)
        self._loads = 0
        self._place = 10

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.hands.close()
        self._held.close()

    @property
    def servers(self) -> tuple[HostileServer, ...]:
        """Everybody who counts."""
        return self.page, self.evil, self.plain, self.silent

    def start(self) -> None:
        """Open the terminal and, on it, the page of an account."""
        options = Options(file=str(self._folder / "kiosk.toml"), sandbox=os.geteuid() != 0)
        application = LobbyApplication(
            self._qt, self.settings, read_all(self.settings, options.file), options, Notifier(None)
        )
        self.hands = Hands(application, cast(QtBot, Waiter()), Path(os.environ["STATE_DIRECTORY"]))
        application.web.refused.connect(self._note)
        application.web.view_ready.connect(self._take_view)
        application.open()
        self.hands.stop_the_clock()
        self.hands.until(self.hands.is_in_front)

    def filled(self, text: str, case: Case) -> str:
        """`text` with its places filled in; braces of scripts stay."""
        places = {
            "{page}": self.page.url,
            "{evil}": self.evil.url,
            "{plain}": self.plain.url,
            "{port}": str(self.page.port),
            "{evilport}": str(self.evil.port),
            "{plainport}": str(self.plain.port),
            "{silentport}": str(self.silent.port),
            "{hit}": f"/hit/{case.id}/end",
        }
        for place, value in places.items():
            text = text.replace(place, value)
        return text

    def open(self, marker: str, body: str) -> None:
        """Stand on a page of the captured provider's with this body, whatever stood there before."""
        self._loads += 1
        self.stir()
        self.close_windows()
        marker = f"{marker}#{self._loads}"
        url = self.page.serve(f"/page/{self._loads}", PAGE.format(marker=marker, body=body))
        hands = self.hands
        if not isinstance(hands.session.state, states.Hosted) or "Start Over" not in hands.buttons:
            self.start_over(url)
        else:
            self.view.page().load(QUrl(url))
        self.marker = marker
        for _ in range(_LOADS):
            if until(self.stands, 10):
                return
            # What stood there before may have gone somewhere itself a moment later, which ended our load.
            self.view.page().load(QUrl(url))
        raise AssertionError("the page did not open")

    def unwritten(self) -> int:
        """How many more refusals were noted than stand in the journal, once the terminal is closed."""
        ((written,),) = self.hands.rows("SELECT coalesce(sum(count), 0) FROM refusal")
        return self._refused - int(written)

    def _note(self, _: object, kind: Kind | Wish) -> None:
        self.refusals.append(kind)
        self._refused += 1

    def _take_view(self, _: object, view: QWebEngineView) -> None:
        self.view = view

    def close_windows(self) -> None:
        """Close what the page has opened over itself, as its customer can."""
        while self.shows_windows():
            self.hands.press("Close")
            until(lambda: "Close" not in self.hands.buttons, 1)

    def shows_windows(self) -> bool:
        """Whether a window of ours stands over the page."""
        return "Close" in self.hands.buttons

    def stir(self) -> None:
        """Be there: a page that loads again and again without anybody's doing is ended."""
        self._place = 40 - self._place
        QTest.mouseMove(self.hands.handle, QPoint(self._place, 5))

    def open_for_another(self, marker: str, body: str) -> None:
        """As `open`, after the customer has gone and another has come."""
        self.leave()
        self.open(marker, body)

    def start_over(self, url: str) -> None:
        """A new customer comes to the page at `url`."""
        self.leave()
        self.sandbox.faults.clear()
        self.sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
        self.find()
        self.hands.on(states.Hosted)

    def leave(self) -> None:
        """Go, from wherever it is, by the buttons that stand there."""
        hands = self.hands
        self.close_windows()
        for _ in range(_PRESSES):
            state = hands.session.state
            if isinstance(state, states.Welcome):
                return
            button = next((each for each in _ONWARDS if each in hands.buttons), "")
            if button:
                hands.press(button)
            until(lambda now=state: hands.session.state is not now, 2)  # type: ignore[misc]
        raise AssertionError(f"stuck on {type(hands.session.state).__name__} with {list(hands.buttons)}")

    def begin(self) -> None:
        """From wherever it is to the field for an account number.

        A press that follows another at the same place on a new screen is not taken: press again.
        """
        self.leave()
        for _ in range(_PRESSES):
            if isinstance(self.hands.session.state, states.Accounts):
                return
            self.hands.press("Pay My Bill")
            until(lambda: isinstance(self.hands.session.state, states.Accounts), 2)
        raise AssertionError("stuck on the welcome screen")

    def find(self) -> None:
        """From wherever it is to "Find My Account" with a number that is known."""
        self.begin()
        self.hands.type("132759960")
        self.hands.press("Find My Account")

    def ask(self, script: str) -> object:
        """The value of an expression in the page, None where there is none to be had."""
        answers: list[object] = []
        if not self.shows_a_page():
            return None
        self.view.page().runJavaScript(f"JSON.stringify({script})", 0, answers.append)
        return answers[0] if until(lambda: bool(answers)) else None

    def shows_a_page(self) -> bool:
        """Whether a page stands on the screen at all."""
        return self.view in self.hands.window.findChildren(QWebEngineView) and self.view.isVisible()

    def stands(self) -> bool:
        """Whether the page that was opened last is the one that stands there."""
        shown = self.ask("[window.marker, document.querySelector('h1')?.innerText]")
        return shown in (f'["{self.marker}","Page"]', f'["{self.marker}",""]')

    def intruders(self) -> list[str]:
        """Whatever stands on the screen beside our window, by this process or by any other."""
        ours = self.hands.window
        found = [
            type(each).__name__
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each is not ours
        ]
        found += [
            each.objectName() or type(each).__name__
            for each in QGuiApplication.topLevelWindows()
            if each.isVisible() and each != ours.windowHandle()
        ]
        listed = subprocess.run(
            ["xprop", "-root", "_NET_CLIENT_LIST"], check=True, capture_output=True, text=True, timeout=20
        ).stdout.count("0x")
        return found + ["a window of the window system's"] * (listed - 1)

    def objections(self) -> list[str]:
        """What keeps this from being a kiosk screen."""
        hands = self.hands
        window = hands.window
        found = [f"beside it stands {each}" for each in self.intruders()]
        if not window.isVisible() or window.geometry() != self._qt.primaryScreen().geometry():
            found.append("the window does not fill the screen")
        if "Start Over" not in hands.buttons and not isinstance(
            hands.session.state, states.Welcome | states.Goodbye | states.Closed
        ):
            found.append("there is no way to start over")
        return found

    def _configure(self) -> Path:
        text = configuration.text(self.sandbox, self._folder, billers=1)
        banks = '["https://*"]' if self.walls is Walls.OPEN else '["https://bank.example.org"]'
        text = text.replace("page_origins = [", f'page_origins = ["{self.page.url}", ')
        text = text.replace(
            f'challenge_origins = ["{self.sandbox.bank_url}"]', f"challenge_origins = {banks}"
        )
        file = self._folder / "kiosk.toml"
        file.write_text(text, encoding="utf-8")
        return file
