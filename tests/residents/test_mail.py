"""Letters reach a real mail server, encrypted or not at all, and within a time limit."""

from __future__ import annotations

import smtplib
import socket
import threading
from pathlib import Path

import pytest

from kiosk.errors import ConfigurationError
from kiosk.residents.mail import Smtp
from kiosk.residents.mailerrors import NotEver, OutcomeUnknown, Reason, ServerLost
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from kiosk.secrets import Secret
from kiosk.settings import Mail
from tests.residents.mailing import FROM, TO, failure, hand_over, lost, smtp, url
from tests.residents.mailscript import Client, ScriptedServer

RIGHT, WRONG, WEIRD = "riverbank", "seashore", "gr\u00fcn"


def test_a_letter_is_taken_over_tls(mailbox: Mailbox, files: TlsFiles) -> None:
    hand_over(smtp(mailbox.url, files))
    (letter,) = mailbox.messages()
    assert (letter.sender, letter.recipients, letter.encrypted) == ("kiosk@example.gov", (TO,), True)
    assert letter.message["To"] == TO
    assert letter.text == "Hello\n"


def test_a_letter_is_taken_after_starttls(files: TlsFiles) -> None:
    with Mailbox(files, starttls=True) as mailbox:
        hand_over(smtp(mailbox.url, files))
    assert [letter.encrypted for letter in mailbox.messages()] == [True]


@pytest.mark.parametrize("starttls", [True, False])
def test_user_name_and_password_are_given_where_they_are_configured(
    *, starttls: bool, files: TlsFiles
) -> None:
    with Mailbox(files, starttls=starttls, login=("kiosk", RIGHT)) as mailbox:
        hand_over(smtp(mailbox.url, files, password=RIGHT))
        assert [letter.login for letter in mailbox.messages()] == ["kiosk"]
        assert lost(smtp(mailbox.url, files, password=WRONG))[0] is Reason.LOGIN
        assert lost(smtp(mailbox.url, files, password=WEIRD))[0] is Reason.LOGIN
        # Without a login the server takes no sender.
        assert lost(smtp(mailbox.url, files))[0] is Reason.SENDER
    assert len(mailbox.messages()) == 1


def test_without_a_user_name_the_sender_s_address_is_given(files: TlsFiles) -> None:
    with Mailbox(files, login=("kiosk@example.gov", RIGHT)) as mailbox:
        sender = Mail(smtp=mailbox.url, sender=FROM, password="env:X")  # noqa: S106
        hand_over(Smtp(sender, Secret(RIGHT), str(files.ca)))
        assert [letter.login for letter in mailbox.messages()] == ["kiosk@example.gov"]


def test_a_server_that_knows_no_login_gets_no_password(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet()
        client.follow()

    with ScriptedServer(script, files) as server:
        assert lost(smtp(url(server, "smtps"), files, password=RIGHT))[0] is Reason.LOGIN
    assert not any(line.lower().startswith("auth") for line in server.heard)


@pytest.mark.parametrize("starttls", [True, False])
def test_a_server_with_a_certificate_of_nobody_we_trust_is_refused(
    *, starttls: bool, files: TlsFiles
) -> None:
    with Mailbox(files, starttls=starttls) as mailbox:
        reason, detail = lost(smtp(mailbox.url, None))
    assert reason is Reason.TLS
    assert detail.startswith("SSLCertVerificationError")


def test_a_server_of_another_name_is_refused(files: TlsFiles) -> None:
    """The certificate is for localhost and 127.0.0.1."""
    with ScriptedServer(Client.greet, files, host="127.0.0.2") as server:
        reason, detail = lost(smtp(f"smtps://127.0.0.2:{server.port}", files))
    assert (reason, detail.partition(",")[0]) == (Reason.TLS, "SSLCertVerificationError IP address mismatch")
    assert server.heard == []


def test_a_stripped_starttls_is_refused_before_anything_is_said(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet("AUTH PLAIN")
        client.follow()

    with ScriptedServer(script) as server:
        assert lost(smtp(url(server), files, password=RIGHT)) == (Reason.NO_STARTTLS, "no STARTTLS")
    assert [line.partition(" ")[0] for line in server.heard] == ["ehlo"]


def test_plain_mail_goes_to_this_machine_alone_and_when_training_alone(files: TlsFiles) -> None:
    with Mailbox(None) as mailbox:
        assert lost(smtp(mailbox.url, files))[0] is Reason.NO_STARTTLS
        hand_over(smtp(mailbox.url, files, training=True))
    assert [letter.encrypted for letter in mailbox.messages()] == [False]
    for host in ("mail.example.gov", "192.0.2.1", "localhost.example.gov"):
        assert not smtp(f"smtp://{host}", files, training=True)._plain_will_do
    for host in ("localhost", "127.0.0.1", "[::1]"):
        assert smtp(f"smtp://{host}", files, training=True)._plain_will_do


def test_starttls_is_used_when_training_too_where_it_is_offered(files: TlsFiles) -> None:
    with Mailbox(files, starttls=True) as mailbox:
        hand_over(smtp(mailbox.url, files, training=True))
        assert lost(smtp(mailbox.url, None, training=True))[0] is Reason.TLS
    assert [letter.encrypted for letter in mailbox.messages()] == [True]


def test_words_put_in_before_starttls_are_not_believed(files: TlsFiles) -> None:
    """RFC 3207, section 4.2: what was said in the open is forgotten."""

    def script(client: Client) -> None:
        client.greet("STARTTLS", "AUTH LOGIN", "SMTPUTF8")
        client.start_tls(files)
        client.answer_ehlo()
        client.follow()

    with ScriptedServer(script) as server:
        assert isinstance(failure(smtp(url(server), files), "dvo\u0159\u00e1k@example.org"), NotEver)


def test_a_server_that_is_not_there_is_told(files: TlsFiles) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert lost(smtp(f"smtps://localhost:{port}", files)) == (
        Reason.UNREACHED,
        "ConnectionRefusedError ECONNREFUSED",
    )
    assert lost(smtp("smtps://mail.invalid", files))[1].startswith("gaierror")
    assert lost(smtp("smtps://mail..invalid", files))[0] is Reason.UNREACHED


def test_what_is_no_mail_server_is_refused_at_once(files: TlsFiles) -> None:
    with pytest.raises(ValueError, match="no mail server"):
        smtp("http://localhost", files)


def test_a_server_that_breaks_off_in_the_login_is_no_wrong_password(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet("AUTH PLAIN")
        client.hear()
        client.reset()

    with ScriptedServer(script, files) as server:
        assert lost(smtp(url(server, "smtps"), files, password=RIGHT))[0] is Reason.UNREACHED


@pytest.mark.parametrize(
    "greeting", ["554 no service for marisol.vega@example.org", "421 busy", "hello", "\xff"]
)
def test_a_server_that_does_not_serve_is_told_without_its_words(greeting: str, files: TlsFiles) -> None:
    with ScriptedServer(lambda client: client.say(greeting), files) as server:
        reason, detail = lost(smtp(url(server, "smtps"), files))
    assert reason in (Reason.ANSWER, Reason.UNREACHED)
    assert "marisol" not in detail


@pytest.mark.parametrize("silent_at", ["tls", "greeting", "drip", "text"])
def test_a_server_that_never_ends_is_given_up(silent_at: str, files: TlsFiles) -> None:
    """A drop within each step's limit keeps no session open beyond the limit of the whole."""
    server: ScriptedServer

    def script(client: Client) -> None:
        if silent_at == "drip":
            client.drip("250-", server.ending)
        if silent_at == "text":
            client.greet()
            for reply in ("250 OK", "250 OK", "354 go ahead"):
                client.hear()
                client.say(reply)
            client.hear_text()
        server.ending.wait()

    with ScriptedServer(script, None if silent_at == "tls" else files) as server:
        whole = 3 if silent_at == "text" else 0.4  # time to come so far
        error = failure(smtp(url(server, "smtps"), files, step_seconds=20, whole_seconds=whole))
    assert isinstance(error, OutcomeUnknown if silent_at == "text" else ServerLost)


def test_each_step_has_its_limit(files: TlsFiles) -> None:
    with ScriptedServer(Client.hear, files) as server:
        assert lost(smtp(url(server, "smtps"), files, step_seconds=0.2))[0] is Reason.UNREACHED


def test_a_session_leaves_no_thread_and_no_connection(mailbox: Mailbox, files: TlsFiles) -> None:
    before = {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)}
    server = smtp(mailbox.url, files)
    for _ in range(3):
        hand_over(server)
    for thread in [each for each in threading.enumerate() if isinstance(each, threading.Timer)]:
        thread.join(30)
    assert {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)} == before


def test_this_machines_name_is_not_told(files: TlsFiles) -> None:
    def script(client: Client) -> None:
        client.greet()
        client.follow()

    with ScriptedServer(script, files) as server:
        hand_over(smtp(url(server, "smtps"), files))
    assert server.heard[0] == "ehlo [127.0.0.1]"


def test_every_error_of_smtplib_is_one_that_is_turned_into_ours() -> None:
    errors = [
        each for each in vars(smtplib).values() if isinstance(each, type) and issubclass(each, Exception)
    ]
    assert errors
    assert all(issubclass(each, OSError) for each in errors)


def test_a_certificate_authority_that_is_none_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    empty = tmp_path / "ca.pem"
    empty.touch()
    with pytest.raises(ConfigurationError):
        Smtp(Mail(smtp="smtps://localhost", sender=FROM), None, str(empty))
