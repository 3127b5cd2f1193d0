"""What the tests of mail share: a server as configured, a letter, and how handing it over failed."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest

from kiosk.residents.mail import Smtp
from kiosk.residents.mailerrors import MailError, Reason, ServerLost
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import Secret
from kiosk.settings import Mail
from tests.residents.mailscript import ScriptedServer

TO = "marisol.vega@example.org"
FROM = "City of Casselberry <kiosk@example.gov>"


def smtp(url: str, files: TlsFiles | None, *, password: str = "", **more: Any) -> Smtp:
    mail = Mail(
        smtp=url, sender=FROM, username="kiosk" if password else "", password="env:X" if password else ""
    )
    secret = Secret(password) if password else None
    return Smtp(mail, secret, str(files.ca) if files else "", **more)


def message(text: str = "Hello") -> EmailMessage:
    written = EmailMessage()
    written["From"] = FROM
    written["Subject"] = "Greetings"
    written.set_content(text)
    return written


def hand_over(server: Smtp, to: str = TO) -> None:
    with server.session() as session:
        session.hand_over(to, message)


def failure(server: Smtp, to: str = TO) -> MailError:
    with pytest.raises(MailError) as failed:
        hand_over(server, to)
    assert failed.value.__context__ is None
    return failed.value


def lost(server: Smtp) -> tuple[Reason, str]:
    with pytest.raises(ServerLost) as failed:
        hand_over(server)
    # Whatever the server said stays out of a traceback too.
    assert (failed.value.__cause__, failed.value.__context__) == (None, None)
    return failed.value.reason, failed.value.detail


def url(server: ScriptedServer, scheme: str = "smtp") -> str:
    return f"{scheme}://localhost:{server.port}"
