"""Hands letters to the city's mail server: encrypted, within a time limit, and telling apart what went wrong.

What may be raised is drawn in `kiosk.residents.mailerrors`.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final, TypeVar

import idna

from kiosk.ic.transport import describe, trust
from kiosk.residents.mailconnection import Connection, Watch
from kiosk.residents.mailerrors import NotEver, NotNow, OutcomeUnknown, Reason, ServerLost
from kiosk.secrets import Secret
from kiosk.settings import Mail

T = TypeVar("T")

STEP_SECONDS: Final = 15.0
WHOLE_SECONDS: Final = 60.0
"""A session's limits: connecting and each answer, and all of it. The resolver's own time comes on top."""

_SERVER: Final = re.compile(r"(?P<scheme>smtps?)://(?P<host>\[.+?\]|[^:/]+)(:(?P<port>\d+))?/?")
# What needs no quotation marks (RFC 5322, section 3.4.1; RFC 6531, section 3.3).
_ADDRESS: Final = re.compile(r'(?P<local>[^\s<>()\[\]@,;:\\"]{1,64})@(?P<domain>[^\s<>()\[\]@,;:\\"]{1,255})')
_PORTS: Final = {"smtps": 465, "smtp": 587}  # RFC 8314, sections 3.3 and 3.1


class Smtp:
    """A mail server as configured. Nothing is kept between sessions; several threads may use it at once.

    `ca_file` is an extra authority, "" for none. `training` lets a server on this machine go without TLS.
    `step_seconds` and `whole_seconds` as above. Raises ConfigurationError for a ca_file without a certificate.
    """

    def __init__(
        self,
        mail: Mail,
        password: Secret | None,
        ca_file: str,
        *,
        training: bool = False,
        step_seconds: float = STEP_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
    ) -> None:
        server = _SERVER.fullmatch(mail.smtp)
        if server is None:
            # The loader has refused every other text.
            raise ValueError("no mail server")
        self._host = server["host"].strip("[]")
        self._implicit = server["scheme"] == "smtps"
        self._port = int(server["port"] or _PORTS[server["scheme"]])
        self._plain_will_do = training and _is_loopback(self._host)
        self._sender = parseaddr(mail.sender)[1]
        self._username = mail.username or self._sender
        self._password = password
        self._context = trust(ca_file)
        self._step_seconds = step_seconds
        self._whole_seconds = whole_seconds

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """A connection that is encrypted, logged in and ready for letters. Raises ServerLost."""
        with Watch(self._whole_seconds) as watch, contextlib.ExitStack() as ending:
            connection = _attempt(lambda: self._connect(watch))
            ending.callback(connection.close)
            _attempt(lambda: self._prepare(connection))
            yield Session(connection, self._sender)
            with contextlib.suppress(OSError):
                connection.quit()

    def _connect(self, watch: Watch) -> Connection:
        tls = self._context if self._implicit else None
        return Connection(self._host, self._port, watch, tls, self._step_seconds)

    def _prepare(self, connection: Connection) -> None:
        connection.ehlo_or_helo_if_needed()
        if not self._implicit and not (self._plain_will_do and not connection.has_extn("starttls")):
            if not connection.has_extn("starttls"):
                raise ServerLost(Reason.NO_STARTTLS, "no STARTTLS")
            connection.starttls(context=self._context)
            connection.ehlo_or_helo_if_needed()
        if self._password is not None:
            _log_in(connection, self._username, self._password)


class Session:
    """Owns nothing; hands letters to one open connection. Not for several threads."""

    def __init__(self, connection: smtplib.SMTP, sender: str) -> None:
        self._connection = connection
        self._sender = sender

    def hand_over(self, to: str, write: Callable[[], EmailMessage]) -> None:
        """Have one letter taken; `write` makes it, without its To, once the server takes mail for `to`.

        Raises the branches of MailError, and what `write` raises: then nothing was handed over.
        """
        recipient = _recipient(to)
        international = not (recipient.addr_spec.isascii() and self._sender.isascii())
        if international and not self._connection.has_extn("smtputf8"):
            raise NotEver("no SMTPUTF8")
        options = ("SMTPUTF8", "BODY=8BITMIME") if international else ()
        try:
            _attempt(lambda: self._address(recipient.addr_spec, options))
            message = write()
            message["To"] = recipient
            self._hand_text(message.as_bytes(policy=policy.SMTPUTF8 if international else policy.SMTP))
        except Exception:
            # So that the next letter begins anew, if there is still a server.
            with contextlib.suppress(OSError):
                self._connection.rset()
            raise

    def _address(self, recipient: str, options: tuple[str, ...]) -> None:
        code, _ = self._connection.mail(self._sender, options)
        if code != 250:
            raise ServerLost(Reason.SENDER, "MAIL", code)
        code, _ = self._connection.rcpt(recipient)
        _judge(code, "RCPT", (250, 251))

    def _hand_text(self, text: bytes) -> None:
        broken = ""
        try:
            code, _ = self._connection.data(text)
        except smtplib.SMTPDataError as refused:
            # Instead of "354, go ahead": no text has left.
            code = refused.smtp_code
        except OSError as error:
            broken = describe(error)
        if broken:
            raise OutcomeUnknown(broken)
        _judge(code, "DATA", (250,))


def _attempt(step: Callable[[], T]) -> T:
    """What `step` gives; ServerLost for what smtplib (always an OSError), ssl and socket raise."""
    try:
        return step()
    except OSError as error:
        code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
        lost = ServerLost(_reason(error), describe(error), code)
    except ValueError as error:  # a name that no host can have: "mail..example.gov"
        lost = ServerLost(Reason.UNREACHED, describe(error))
    # Outside of the handlers: their errors hold the server's words.
    raise lost


def _reason(error: OSError) -> Reason:
    if isinstance(error, ssl.SSLError):
        return Reason.TLS
    answers = (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError)
    return Reason.ANSWER if isinstance(error, answers) else Reason.UNREACHED


def _log_in(connection: smtplib.SMTP, username: str, password: Secret) -> None:
    code, detail = 0, "AUTH"
    try:
        connection.login(username, password.reveal())
    except smtplib.SMTPAuthenticationError as refused:
        code = refused.smtp_code
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        detail = "no AUTH that we know"
    except ValueError:
        detail = "a password that AUTH can't carry"  # smtplib sends ASCII alone
    else:
        return
    raise ServerLost(Reason.LOGIN, detail, code)


def _judge(code: int, step: str, fine: tuple[int, ...]) -> None:
    """Raise what the server's answer to a letter means. 421: it is closing (RFC 5321, section 3.8)."""
    if code in fine:
        return
    if code == 421:
        raise ServerLost(Reason.ANSWER, step, code)
    if 500 <= code <= 599:
        raise NotEver(step, code)
    if 400 <= code <= 499:
        raise NotNow(step, code)
    if step == "DATA":
        raise OutcomeUnknown("no answer that is known", code)
    raise ServerLost(Reason.ANSWER, step, code)


def _recipient(to: str) -> Address:
    """The address with its domain in ASCII where that can be, which every server understands (RFC 5891)."""
    found = _ADDRESS.fullmatch(to)
    if found is None or not to.isprintable():
        raise NotEver("no mail address")
    domain = found["domain"]
    if not domain.isascii():
        with contextlib.suppress(idna.IDNAError):
            domain = idna.encode(domain, uts46=True).decode()
    return Address(username=found["local"], domain=domain)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
