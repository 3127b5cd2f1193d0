"""What a mail server says to a letter, and that it breaks off, is told apart by what is known afterwards."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from kiosk.residents.mailerrors import MailError, NotEver, NotNow, OutcomeUnknown, ServerLost
from kiosk.sandbox.mailbox import Mailbox, Step
from kiosk.sandbox.tls import TlsFiles
from tests.residents.mailing import TO, failure, hand_over, message, smtp, url
from tests.residents.mailscript import Client, ScriptedServer


@pytest.mark.parametrize(
    ("answers", "kind", "code"),
    [
        ({"data": "452 Full"}, NotNow, 452),
        ({"data": "554 No"}, NotEver, 554),
        ({"rcpt": "299 What"}, ServerLost, 299),
        ({"rcpt": "251 Forwarded"}, None, 0),
        ({"text": "250 Queued"}, None, 0),
        ({"text": "421 Closing"}, ServerLost, 421),
    ],
)
def test_every_code_at_every_step_has_its_meaning(
    answers: dict[str, str], kind: type[MailError] | None, code: int, files: TlsFiles
) -> None:
    def script(client: Client) -> None:
        client.greet()
        client.follow(**answers)

    with ScriptedServer(script, files) as server:
        target = smtp(url(server, "smtps"), files)
        if kind is None:
            hand_over(target)
        else:
            error = failure(target)
            assert (type(error), error.code) == (kind, code)


@pytest.mark.parametrize(
    ("step", "reply", "kind"),
    [
        (Step.RECIPIENT, "550 5.1.1 No such user <marisol.vega@example.org>", NotEver),
        (Step.RECIPIENT, "450 4.2.1 Greylisted", NotNow),
        (Step.RECIPIENT, "421 Closing", ServerLost),
        (Step.SENDER, "553 Not your address", ServerLost),
        (Step.SENDER, "451 Not now", ServerLost),
        (Step.MESSAGE, "554 5.7.1 Looks like an advertisement", NotEver),
        (Step.MESSAGE, "452 Disk full", NotNow),
    ],
)
def test_each_refusal_is_what_its_code_says(
    step: Step, reply: str, kind: type[MailError], mailbox: Mailbox, files: TlsFiles
) -> None:
    mailbox.refuse(reply, step=step)
    error = failure(smtp(mailbox.url, files))
    assert type(error) is kind
    assert error.code == int(reply[:3])
    assert "marisol" not in f"{error} {error!r}"
    assert mailbox.messages() == ()


def test_a_refused_letter_does_not_keep_the_next_from_being_taken(mailbox: Mailbox, files: TlsFiles) -> None:
    mailbox.refuse("550 No such user", step=Step.RECIPIENT, count=1)
    with smtp(mailbox.url, files).session() as session:
        with pytest.raises(NotEver):
            session.hand_over("nobody@example.org", message)
        session.hand_over(TO, message)
    assert [letter.recipients for letter in mailbox.messages()] == [(TO,)]


def test_a_letter_that_cannot_be_written_does_not_keep_the_next_from_being_taken(
    mailbox: Mailbox, files: TlsFiles
) -> None:
    def unwritten() -> EmailMessage:
        raise LookupError

    with smtp(mailbox.url, files).session() as session:
        with pytest.raises(LookupError):
            session.hand_over("nobody@example.org", unwritten)
        session.hand_over(TO, message)
    assert [letter.recipients for letter in mailbox.messages()] == [(TO,)]


def test_a_letter_is_written_only_once_its_recipient_is_taken(mailbox: Mailbox, files: TlsFiles) -> None:
    written: list[str] = []

    def write() -> EmailMessage:
        written.append("one")
        return message()

    mailbox.refuse("550 No such user", step=Step.RECIPIENT)
    with smtp(mailbox.url, files).session() as session, pytest.raises(NotEver):
        session.hand_over(TO, write)
    assert written == []


@pytest.mark.parametrize(
    "to",
    [
        "",
        "nobody",
        "a@",
        "a b@example.org",
        "a@example.org\r\nRCPT TO:<b@example.org>",
        "a@example.org\nBcc: b",
    ],
)
def test_what_is_no_address_is_refused_for_good_and_says_nothing_to_the_server(
    to: str, mailbox: Mailbox, files: TlsFiles
) -> None:
    error = failure(smtp(mailbox.url, files), to)
    assert (type(error), error.detail) == (NotEver, "no mail address")
    assert mailbox.messages() == ()


def test_an_international_domain_is_written_in_ascii(mailbox: Mailbox, files: TlsFiles) -> None:
    hand_over(smtp(mailbox.url, files), "info@m\u00fcnchen.example")
    (letter,) = mailbox.messages()
    assert letter.recipients == ("info@xn--mnchen-3ya.example",)
    assert letter.message["To"] == "info@xn--mnchen-3ya.example"


def test_an_international_address_goes_to_a_server_that_knows_them(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet("SMTPUTF8", "8BITMIME")
        client.follow()

    with ScriptedServer(script, files) as server:
        hand_over(smtp(url(server, "smtps"), files), "dvo\u0159\u00e1k@example.org")
    # A command is the same in small letters (RFC 5321, 2.4), and smtplib has changed its own.
    heard = [line.lower() for line in server.heard]
    assert "mail from:<kiosk@example.gov> smtputf8 body=8bitmime" in heard
    assert "rcpt to:<dvo\u0159\u00e1k@example.org>" in heard
    assert "To: dvo\u0159\u00e1k@example.org" in server.heard


def test_an_international_address_is_refused_for_good_by_a_server_that_does_not(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet()
        client.follow()

    with ScriptedServer(script, files) as server:
        error = failure(smtp(url(server, "smtps"), files), "dvo\u0159\u00e1k@example.org")
    assert (type(error), error.detail) == (NotEver, "no SMTPUTF8")


@pytest.mark.parametrize(
    "answers", [{"ehlo": ""}, {"mail": ""}, {"rcpt": ""}, {"data": ""}], ids=["ehlo", "mail", "rcpt", "data"]
)
def test_a_server_that_breaks_off_before_the_text_has_not_taken_it(
    answers: dict[str, str], files: TlsFiles
) -> None:
    (point,) = answers

    def script(client: Client) -> None:
        client.say("220 scripted")
        while client.hear().partition(" ")[0].lower() != point:
            client.say("250 OK")
        client.reset()

    with ScriptedServer(script, files) as server:
        error = failure(smtp(url(server, "smtps"), files))
    # Which of the two is said of DATA makes no difference: the letter is sent again.
    assert isinstance(error, ServerLost | OutcomeUnknown)
    assert isinstance(error, ServerLost) or point == "data"


@pytest.mark.parametrize("answer", ["", "hello", "999 what"])
def test_a_server_that_breaks_off_after_the_text_may_have_taken_it(answer: str, files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet()
        for reply in ("250 OK", "250 OK", "354 go ahead"):
            client.hear()
            client.say(reply)
        client.hear_text()
        if answer:
            client.say(answer)
        client.reset()

    with ScriptedServer(script, files) as server:
        assert isinstance(failure(smtp(url(server, "smtps"), files)), OutcomeUnknown)
