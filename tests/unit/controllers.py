"""A controller on real parts to test with, and the web side as it sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from pytestqt.qtbot import QtBot

from kiosk.account import AccountFormat
from kiosk.clock import SystemClock
from kiosk.controller import Controller
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.advance import Flow
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Session, SessionId
from kiosk.guessing import Guesses
from kiosk.ic.client import Client
from kiosk.journal import Journal
from kiosk.once import Once
from kiosk.provider import Provider
from kiosk.registrar import Registrar
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud
from kiosk.tasks import Tasks

UTILITY = "4234"
RULES = Rules(billers=(BillerRules(UTILITY, AccountFormat("#####-####")),))
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
PATIENCE = 30_000  # milliseconds


def nobody() -> NoReturn:
    """The residents' side of a terminal where no resident signs in."""
    raise AssertionError("nobody signs in here")


class Sheets:
    """The web side as the controller sees it: writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, SessionId]] = []

    def show(
        self,
        session: SessionId,
        url: str,
        form: tuple[tuple[str, str], ...],
        *,
        stored_cards: bool,
        language: str,
    ) -> None:
        """See Pages."""
        assert language == "en"
        assert url
        assert not form
        assert not stored_cards
        self.asked.append(("show", session))

    def change_language(self, session: SessionId, language: str) -> None:
        """See Pages."""
        self.asked.append((language, session))

    def make_paper(self, effect: do.MakePaper) -> None:
        """See Pages."""
        self.asked.append(("make_paper", effect.session))

    def refuse_print(self, session: SessionId) -> None:
        """See Pages."""
        self.asked.append(("refuse_print", session))

    def close(self, session: SessionId) -> None:
        """See Pages."""
        self.asked.append(("close", session))

    def wipe(self, session: SessionId) -> None:
        """See Pages."""
        self.asked.append(("wipe", session))


class Desk:
    """A controller on real parts, all on one worker, so that what was asked first is answered first."""

    def __init__(self, qtbot: QtBot, file: Path, build: Callable[[Journal], Client]) -> None:
        self.file = file
        self.journal = Journal(file, SystemClock())
        self.tasks = Tasks(workers=1)
        client = Once(lambda: build(self.journal))
        provider = Provider(client, (UTILITY,), Guesses(SystemClock()))
        registrar = Registrar(Once(nobody), client)
        self.controller = Controller(Flow(RULES), provider, registrar, self.journal, self.tasks)
        self.sheets = Sheets()
        self.controller.attach(self.sheets)
        self.seen: list[Session] = []
        self.endings: list[int] = []
        self.controller.changed.connect(self.seen.append)
        self.controller.ended.connect(self.endings.append)
        self._qtbot = qtbot
        self._provider = provider

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.seen[-1]

    def send(self, *kinds: Callable[[SessionId], ev.Event]) -> None:
        """Dispatch events for the session that is there."""
        for kind in kinds:
            self.controller.dispatch(kind(self.session.id))

    def find(self, number: str = "132759960") -> None:
        """From the welcome screen to the call."""
        self.send(ev.PayPressed, lambda session: ev.AccountTyped(session, number), ev.AccountsSubmitted)

    def on(self, kind: type[states.State]) -> None:
        """Wait for a state of this kind."""
        self._qtbot.waitUntil(lambda: isinstance(self.session.state, kind), timeout=PATIENCE)

    def all_answered(self) -> None:
        """Wait until every result that was asked for so far has been delivered."""
        last: list[object] = []
        self.tasks.run(lambda: None, last.append)
        self._qtbot.waitUntil(lambda: bool(last), timeout=PATIENCE)

    def break_journal(self) -> None:
        """Make every write fail from now on."""
        with closing(sqlite3.connect(self.file)) as connection:
            connection.executescript("DROP TABLE session; DROP TABLE call;")

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What stands in the journal."""
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute(query).fetchall()

    def close(self) -> None:
        """End everything."""
        self.controller.close()
        self.tasks.close()
        self._provider.close()
        self.journal.close()


def client_of(sandbox: SandboxServer) -> Callable[[Journal], Client]:
    """What builds the client of this sandbox."""
    cloud = InvoiceCloud(base_url=sandbox.base_url, css_url=f"{sandbox.base_url}/style.css")
    keys = {each.id: Secret(each.api_key) for each in sandbox.billers}
    return lambda journal: Client(cloud, keys, journal)
