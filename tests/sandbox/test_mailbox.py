"""The sandbox's mail server takes messages over TLS, lets them be waited for, and refuses when told."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest

from kiosk.sandbox.mailbox import Letter, Mailbox, Step
from kiosk.sandbox.tls import TlsFiles

SENDER = "city@example.org"
RESIDENT = "marisol.vega@example.org"


def _message(to: str = RESIDENT, subject: str = "Código") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, to, subject
    message.set_content("Your code is ABCD-2345.\n")
    message.add_alternative("<p>Your code is <b>ABCD-2345</b>.</p>\n", subtype="html")
    return message


@contextmanager
def _client(mailbox: Mailbox, login: tuple[str, str] | None = None) -> Iterator[smtplib.SMTP]:
    """A connection that trusts the mailbox's own authority and nobody else."""
    parts = urlsplit(mailbox.url)
    host, port = parts.hostname or "", parts.port or 0
    trust = ssl.create_default_context(cafile=str(mailbox.tls.ca)) if mailbox.tls else None
    if parts.scheme == "smtps":
        client: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=10, context=trust)
    else:
        client = smtplib.SMTP(host, port, timeout=10)
        if trust is not None:
            client.starttls(context=trust)
    with client:
        if login:
            client.login(*login)
        yield client


def _send(
    mailbox: Mailbox, message: EmailMessage | None = None, login: tuple[str, str] | None = None
) -> None:
    with _client(mailbox, login) as client:
        client.send_message(message or _message())


@pytest.mark.parametrize(
    ("secure", "starttls", "scheme"), [(True, False, "smtps"), (True, True, "smtp"), (False, False, "smtp")]
)
@pytest.mark.parametrize("login", [None, ("kiosk", "invented words")])
def test_a_message_comes_through_whole(
    tls: TlsFiles, login: tuple[str, str] | None, scheme: str, *, secure: bool, starttls: bool
) -> None:
    with Mailbox(tls if secure else None, starttls=starttls, login=login) as mailbox:
        assert mailbox.url.startswith(f"{scheme}://localhost:")
        _send(mailbox, login=login)
        (letter,) = mailbox.messages()
    assert (letter.sender, letter.recipients) == (SENDER, (RESIDENT,))
    assert letter.message["Subject"] == "Código"
    assert letter.text == "Your code is ABCD-2345.\n"
    assert "<b>ABCD-2345</b>" in letter.html
    assert letter.encrypted is secure
    assert letter.login == (login[0] if login else "")


def test_a_message_of_one_part_has_no_other(tls: TlsFiles) -> None:
    message = EmailMessage()
    message["To"] = RESIDENT
    message.set_content("plain")
    with Mailbox(tls) as mailbox:
        with _client(mailbox) as client:
            client.send_message(message, SENDER)
        (letter,) = mailbox.messages()
    assert (letter.text, letter.html) == ("plain\n", "")


@pytest.mark.parametrize("starttls", [True, False])
def test_a_wrong_password_or_none_is_refused(tls: TlsFiles, *, starttls: bool) -> None:
    with Mailbox(tls, starttls=starttls, login=("kiosk", "right")) as mailbox:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            _send(mailbox, login=("kiosk", "wrong"))
        with pytest.raises(smtplib.SMTPSenderRefused, match="530"):
            _send(mailbox)
        assert mailbox.messages() == ()


def test_without_starttls_nothing_is_taken(tls: TlsFiles) -> None:
    with Mailbox(tls, starttls=True) as mailbox:
        parts = urlsplit(mailbox.url)
        with (
            smtplib.SMTP(parts.hostname or "", parts.port or 0, timeout=10) as client,
            pytest.raises(smtplib.SMTPResponseException, match="530"),
        ):
            client.send_message(_message())
        assert mailbox.messages() == ()


def test_starttls_without_certificates_is_refused() -> None:
    with pytest.raises(ValueError, match="certificates"):
        Mailbox(None, starttls=True)


def test_messages_are_waited_for_by_address(tls: TlsFiles) -> None:
    with Mailbox(tls) as mailbox:
        _send(mailbox, _message("someone.else@example.org"))
        _send(mailbox, _message(subject="first"))
        sender = threading.Thread(target=lambda: _send(mailbox, _message(subject="second")))
        sender.start()
        letters = mailbox.wait_for(RESIDENT.upper(), count=2)
        sender.join()
        assert [letter.message["Subject"] for letter in letters] == ["first", "second"]
        with pytest.raises(TimeoutError, match="2 of 3"):
            mailbox.wait_for(RESIDENT, count=3, seconds=0)
        mailbox.clear()
        assert mailbox.messages() == ()


@pytest.mark.parametrize(
    ("step", "reply", "error"),
    [
        (Step.SENDER, "421 4.3.2 Closing", smtplib.SMTPSenderRefused),
        (Step.RECIPIENT, "550 5.1.1 No such user", smtplib.SMTPRecipientsRefused),
        (Step.MESSAGE, "451 4.3.0 Try later", smtplib.SMTPDataError),
    ],
)
def test_it_refuses_as_often_as_told(
    tls: TlsFiles, step: Step, reply: str, error: type[smtplib.SMTPException]
) -> None:
    with Mailbox(tls) as mailbox:
        mailbox.refuse(reply, step=step, count=2)
        for _ in range(2):
            with pytest.raises(error, match=reply[:3]):
                _send(mailbox)
        assert mailbox.messages() == ()
        _send(mailbox)
        assert len(mailbox.messages()) == 1


def test_it_refuses_until_it_is_to_accept(tls: TlsFiles) -> None:
    with Mailbox(tls) as mailbox:
        mailbox.refuse()
        for _ in range(3):
            with pytest.raises(smtplib.SMTPDataError):
                _send(mailbox)
        mailbox.accept()
        _send(mailbox)
        assert len(mailbox.messages()) == 1


@pytest.mark.parametrize("starttls", [True, False])
def test_stopped_it_does_not_answer_and_begins_again_on_its_port(tls: TlsFiles, *, starttls: bool) -> None:
    mailbox = Mailbox(tls, starttls=starttls)
    mailbox.start()
    url = mailbox.url
    _send(mailbox)
    mailbox.stop()
    mailbox.stop()
    assert not mailbox.running
    with pytest.raises(ConnectionRefusedError):
        _send(mailbox)
    with mailbox:
        mailbox.start()
        assert mailbox.url == url
        _send(mailbox)
    assert len(mailbox.messages()) == 2


def test_stopping_cuts_who_is_connected(tls: TlsFiles) -> None:
    mailbox = Mailbox(tls)
    mailbox.start()
    with _client(mailbox) as client:
        assert client.noop()[0] == 250
        mailbox.stop()
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.noop()


def test_each_letter_is_told_as_it_comes(tls: TlsFiles) -> None:
    told: list[Letter] = []
    with Mailbox(tls, told=told.append) as mailbox:
        _send(mailbox)

        assert tuple(told) == mailbox.messages()
        assert len(told) == 1
