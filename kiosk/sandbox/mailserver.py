"""The SMTP dialogue of the sandbox's mail server: aiosmtpd on a port of the system's choice."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from typing import Any, cast

import msgspec
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

DONE = "250 OK"
_HOST = "127.0.0.1"
_READY_SECONDS = 20
_LARGEST = 1_000_000  # bytes of one message


class Step(enum.Enum):
    """The point of an SMTP dialogue at which the server says no."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    MESSAGE = "message"


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One message that was taken: from whom and to whom its envelope said, and what it says."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage
    encrypted: bool
    login: str

    @property
    def text(self) -> str:
        """Its plain part, "" if it has none; its lines end with a line feed alone."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """Its HTML part, "" if it has none."""
        return self._part("html")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


class Hooks:
    """What aiosmtpd calls, by its names. `take` gives the reply to a step; `login`: whether one is asked for."""

    def __init__(self, take: Callable[[Step, Letter | None], str], *, login: bool) -> None:
        self._take = take
        self._login = login

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """MAIL FROM."""
        if self._login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        reply = self._take(Step.SENDER, None)
        if reply == DONE:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return reply

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """RCPT TO."""
        reply = self._take(Step.RECIPIENT, None)
        if reply == DONE:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The end of DATA."""
        content = envelope.original_content or b""
        transport = cast("asyncio.Transport", server.transport)
        letter = Letter(
            sender=envelope.mail_from or "",
            recipients=tuple(str(address) for address in envelope.rcpt_tos),
            message=message_from_bytes(content, EmailMessage, policy=default_policy),
            encrypted=transport.get_extra_info("ssl_object") is not None,
            login=str(session.auth_data or ""),
        )
        return self._take(Step.MESSAGE, letter)


class _Dialogue(SMTP):
    """One client's dialogue, among `others` for as long as it is connected."""

    def __init__(self, others: set[_Dialogue], handler: Hooks, **arguments: Any) -> None:
        super().__init__(handler, **arguments)
        self._others = others

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio: a client is there, or (a second time) its TLS is."""
        super().connection_made(transport)
        self._connection = cast("asyncio.Transport", transport)
        self._others.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        """asyncio: the client has gone."""
        super().connection_lost(error)
        self._others.discard(self)

    def cut(self) -> None:
        """End the connection at once."""
        self._connection.abort()


class MailServer(Controller):
    """aiosmtpd's controller on a port of the system's choice, which lets nobody hang on after its end."""

    def __init__(self, handler: Hooks, port: int, **arguments: Any) -> None:
        super().__init__(
            handler,
            hostname=_HOST,
            port=port,
            ready_timeout=_READY_SECONDS,
            server_hostname="localhost",
            data_size_limit=_LARGEST,
            **arguments,
        )
        self._dialogues: set[_Dialogue] = set()

    def factory(self) -> SMTP:
        """A dialogue with one client."""
        return _Dialogue(self._dialogues, self.handler, **self.SMTP_kwargs)

    def cancel_tasks(self, stop_loop: bool = True) -> None:  # noqa: FBT002  aiosmtpd's signature
        """Cut the connections too: a server waits for them (asyncio.Server.wait_closed, Python 3.12)."""
        super().cancel_tasks(stop_loop)
        for dialogue in tuple(self._dialogues):
            dialogue.cut()

    def _trigger_server(self) -> None:
        """Learn the port before the first connection, which aiosmtpd makes to itself."""
        self.port = cast("asyncio.Server", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd leaves it without types
