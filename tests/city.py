"""A terminal's residents' side as the composition root builds it, without the screens, and somebody to use it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from kiosk import config
from kiosk.clock import SystemClock
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.people import Form, MemberAccount
from kiosk.flow.states import Purpose, SessionId
from kiosk.guessing import Guesses
from kiosk.ic.client import Client
from kiosk.journal import Journal
from kiosk.once import Once
from kiosk.provider import Provider
from kiosk.registrar import Registrar
from kiosk.residents.side import ResidentSide
from kiosk.sandbox import configuration
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.secret import Secret
from kiosk.secrets import TerminalSecrets, read_all

E = TypeVar("E", bound=ev.Event)
SESSION, ASKED = SessionId("s-1"), 3
EMAIL, PASSWORD = "marisol.vega@example.org", Secret("tangled kelp on 9 piers")
OTHER = Secret("nine quiet ferries at dawn")
FORM = Form(
    biller="4234",
    number="13275-9960",
    name="Marisol Vega",
    street="118 Lantern Way",
    city="Casselberry",
    state="FL",
    zip="32707",
    email=EMAIL,
    password=PASSWORD,
)


class City:
    """A terminal's residents' side as the composition root builds it, without the screens."""

    def __init__(self, folder: Path, sandbox: SandboxServer, mailbox: Mailbox) -> None:
        file = configuration.write(sandbox, folder, billers=1, mailbox=mailbox)
        settings = config.load(file)
        secrets: TerminalSecrets = read_all(settings, str(file))
        self.sandbox, self.mailbox = sandbox, mailbox
        self.journal = Journal(folder / "journal.sqlite3", SystemClock())
        self.client = Once(lambda: Client(settings.invoice_cloud, secrets.api_keys, self.journal))
        self.side = Once(lambda: ResidentSide(settings, secrets, self.client, SystemClock()))
        self.registrar = Registrar(self.side, self.client)
        self.provider = Provider(self.client, ("4234",), Guesses(SystemClock()))

    def ask(self, kind: type[E], question: do.AskDirectory) -> E:
        """The answer, which is to be of this kind."""
        answer = self.registrar.answer(question)
        assert isinstance(answer, kind), answer
        return answer

    def code(self, email: str = EMAIL) -> str:
        """Have what is due sent; the code of the newest letter to this address, as it is typed."""
        before = len([each for each in self.mailbox.messages() if email in each.recipients])
        self.side().keep_house()
        letter = self.mailbox.wait_for(email, before + 1, seconds=60)[-1]
        found = re.search(r"\b([A-Z0-9]{4})[ -]([A-Z0-9]{4})\b", letter.text)
        assert found is not None
        return "".join(found.groups())

    def register(self, form: Form = FORM) -> ev.SignedIn:
        """Somebody who has registered and confirmed."""
        mailed = self.ask(ev.CodeMailed, do.Apply(SESSION, ASKED, form))
        code = self.code(form.email)
        return self.ask(ev.SignedIn, do.Confirm(SESSION, ASKED, mailed.application, code))

    def calls(self) -> list[str]:
        """The provider's calls so far, by name."""
        return [call.call for call in self.sandbox.books.calls]

    def open(self, account: MemberAccount, purpose: Purpose = Purpose.RECENT_BILLS) -> ev.Event:
        """Open a page for an account."""
        return self.provider.open_view(do.OpenView(SESSION, ASKED, EMAIL, account, purpose))

    def close(self) -> None:
        """Let go of everything."""
        self.provider.close()
        self.side().close()
        self.journal.close()
