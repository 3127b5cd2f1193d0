"""How long signing in takes, against what no terminal could leave out: one Argon2id check and one call."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk.account import AccountFormat
from kiosk.controller import Controller
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.people import Field
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Menu, SessionId, State, Welcome
from kiosk.residents.hashing import Cost, Hasher
from kiosk.sandbox import tls
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.tasks import Tasks
from tests.city import EMAIL, FORM, PASSWORD, City

_BILLER: Final = "4234"


class _Nothing:
    """The web side of a terminal that opens no page."""

    def __init__(self) -> None:
        self.controller: Controller | None = None

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

    def change_language(self, session: SessionId, language: str) -> None:
        """See Pages."""

    def make_paper(self, effect: do.MakePaper) -> None:
        """See Pages."""

    def refuse_print(self, session: SessionId) -> None:
        """See Pages."""

    def close(self, session: SessionId) -> None:
        """See Pages."""

    def wipe(self, session: SessionId) -> None:
        """See Pages."""
        if self.controller is not None:
            self.controller.wiped(session)


def sign_in(turns: int) -> list[tuple[float, float]]:
    """Seconds from "Sign In" to the menu and seconds for check and call, so many times in turn.

    One turn before them is thrown away. The provider answers at once, over TLS on a connection kept alive.
    """
    qt = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["STATE_DIRECTORY"] = str(folder / "state")
        certificates = tls.ensure(folder)
        with SandboxServer(tls=certificates) as sandbox, Mailbox(certificates) as mailbox:
            city = City(folder, sandbox, mailbox)
            city.register()
            tasks, web = Tasks(), _Nothing()
            rules = Rules(billers=(BillerRules(_BILLER, AccountFormat("#####-####")),), residents=True)
            controller = Controller(Flow(rules), city.provider, city.registrar, city.journal, tasks)
            web.controller = controller
            controller.attach(web)
            pairs = [(_menu(qt, controller), _parts(city)) for _ in range(turns + 1)]
            controller.close()
            tasks.close()
            city.close()
    return pairs[1:]


def main(turns: int) -> int:
    """Measure."""
    sys.stdout.write(msgspec.json.encode(sign_in(turns)).decode() + "\n")
    return 0


def _menu(qt: QCoreApplication, controller: Controller) -> float:
    states: list[tuple[SessionId, State]] = []
    controller.changed.connect(lambda session: states.append((session.id, session.state)))
    session = controller.begin()
    controller.dispatch(ev.SignInPressed(session))
    controller.dispatch(ev.FieldTyped(session, Field.EMAIL, EMAIL))
    controller.dispatch(ev.FieldTyped(session, Field.PASSWORD, PASSWORD.reveal()))
    began = time.perf_counter()
    controller.dispatch(ev.SignInPressed(session))
    while not isinstance(states[-1][1], Menu):
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    took = time.perf_counter() - began
    controller.dispatch(ev.SignOutPressed(session))
    controller.dispatch(ev.DonePressed(states[-1][0]))
    if not isinstance(states[-1][1], Welcome):
        raise TypeError(type(states[-1][1]).__name__)
    return took


def _parts(city: City) -> float:
    hasher = Hasher(Cost())
    kept = hasher.hash(PASSWORD)
    began = time.perf_counter()
    if not hasher.matches(kept, PASSWORD):
        raise ValueError("the password is not its own")
    city.client().authenticate(_BILLER, EMAIL, [FORM.number])
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
