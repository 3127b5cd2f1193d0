"""Letters go from the outbox to a real mail server, whatever becomes of it, and the codes in them are good."""

from __future__ import annotations

import json
import logging
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import resources
from kiosk.clock import SystemClock
from kiosk.errors import ResourceMissing
from kiosk.residents.identity import ApplicationId, Code
from kiosk.residents.letters import Letters
from kiosk.residents.limits import Limits
from kiosk.residents.mail import Smtp
from kiosk.residents.postman import A_DAY, BATCH, FIRST_PAUSE, LONGEST_PAUSE, Postman, pause
from kiosk.sandbox.mailbox import Mailbox, Step
from kiosk.sandbox.tls import TlsFiles
from kiosk.settings import Biller, InvoiceCloud, Mail, Settings
from kiosk.settings import Terminal as TerminalSettings
from tests.residents.cityhall import ANN, BEA, CityHall, Terminal, applicant
from tests.residents.mailscript import Client, ScriptedServer

CODE = re.compile(r"^    ([0-9A-Z]{4}-[0-9A-Z]{4})$", re.MULTILINE)
Tells = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def hall(at_sqlite: CityHall) -> CityHall:
    return at_sqlite


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Tells:
    """The log's lines so far."""
    caplog.set_level(logging.INFO, "kiosk.log")
    return lambda: [
        json.loads(record.getMessage()) for record in caplog.records if record.name == "kiosk.log"
    ]


def postman(terminal: Terminal, url: str, files: TlsFiles) -> Postman:
    settings = Settings(
        terminal=TerminalSettings(id="lobby-1", city="City of Casselberry", help_phone="407-555-0100"),
        invoice_cloud=InvoiceCloud(css_url="https://city.example/page.css"),
        billers=(Biller(id="4234", name="Utility bill", api_key="env:K"),),
        mail=Mail(smtp=url, sender="City Hall <kiosk@example.gov>"),
    )
    smtp = Smtp(settings.mail, None, str(files.ca), step_seconds=5, whole_seconds=10)
    return Postman(terminal.outbox, smtp, Letters(settings, SystemClock()), Limits())


def apply(terminal: Terminal, email: str = ANN, **given: Any) -> ApplicationId:
    return terminal.identity.register(applicant(email, **given))


def code(mailbox: Mailbox, email: str = ANN) -> str:
    """The code of the newest letter."""
    found = CODE.search(mailbox.wait_for(email, seconds=60)[-1].text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("language", "greeting", "lifetime"),
    [("en", "Hello Ann Example,", "good for 7 days"), ("es", "Hola, Ann Example:", "durante 7 d\u00edas")],
)
def test_a_registration_is_confirmed_by_the_code_of_a_letter_that_really_came(
    language: str, greeting: str, lifetime: str, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    application = apply(terminal, language=language)
    assert postman(terminal, mailbox.url, files).deliver_once() == 1
    (letter,) = mailbox.messages()
    assert (letter.recipients, letter.encrypted) == ((ANN,), True)
    assert letter.text.startswith(greeting)
    assert lifetime in " ".join(letter.text.split())
    assert code(mailbox) in letter.html
    assert terminal.identity.confirm(application, code(mailbox)).email == ANN
    assert terminal.outbox.waiting() == 0
    assert postman(terminal, mailbox.url, files).deliver_once() == 0


def test_a_letter_without_a_code_is_delivered_too(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    terminal.resident()
    terminal.identity.register(applicant(ANN))
    worker = postman(terminal, mailbox.url, files)
    while terminal.outbox.waiting():
        worker.deliver_once()
        hall.pass_by(3600)
    assert [str(letter.message["Subject"]) for letter in mailbox.messages()] == ["You are registered already"]


def test_letters_wait_for_a_server_that_is_away_and_go_when_it_is_back(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles, told: Tells
) -> None:
    application = apply(terminal)
    worker = postman(terminal, mailbox.url, files)
    mailbox.stop()
    for tries in range(1, 8):
        assert worker.deliver_once() == 0
        assert worker.deliver_once() == 0  # not due yet: the server is not asked
        hall.pass_by(pause(tries))
    mailbox.start()
    assert worker.deliver_once() == 1
    assert terminal.identity.confirm(application, code(mailbox)).email == ANN
    assert [(each["reason"], each["count"]) for each in told() if each["event"] == "mail.server_lost"] == [
        ("unreached", 1)
    ] * 7


def test_a_code_that_is_on_its_way_outlives_every_try_at_a_server_that_is_away(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    application = apply(terminal)
    worker = postman(terminal, mailbox.url, files)
    worker.deliver_once()
    first = code(mailbox)
    hall.pass_by(60)
    terminal.identity.resend(application)
    mailbox.stop()
    for tries in range(1, 5):
        worker.deliver_once()
        hall.pass_by(pause(tries))
    assert terminal.identity.confirm(application, first).email == ANN


def test_pauses_grow_to_a_limit() -> None:
    assert [pause(tries) for tries in (1, 2, 3)] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pause(6) == pause(100_000) == LONGEST_PAUSE


def test_a_recipient_who_is_refused_for_good_is_tried_a_day_later_and_keeps_nobody_waiting(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles, told: Tells
) -> None:
    apply(terminal)
    hall.pass_by(1)
    apply(terminal, BEA)
    mailbox.refuse("550 No such user", step=Step.RECIPIENT, count=1)
    worker = postman(terminal, mailbox.url, files)
    assert worker.deliver_once() == 1
    assert [letter.recipients for letter in mailbox.messages()] == [(BEA,)]
    hall.pass_by(A_DAY - 1)
    assert worker.deliver_once() == 0
    hall.pass_by(1)
    assert worker.deliver_once() == 1
    refused = [each for each in told() if each["event"] == "mail.refused"]
    assert [(each["status"], each["problem"], each["seconds"]) for each in refused] == [(550, "RCPT", A_DAY)]


def test_a_recipient_who_is_refused_for_now_is_tried_soon(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    apply(terminal)
    mailbox.refuse("450 Greylisted", step=Step.RECIPIENT, count=1)
    worker = postman(terminal, mailbox.url, files)
    assert worker.deliver_once() == 0
    hall.pass_by(FIRST_PAUSE)
    assert worker.deliver_once() == 1


def test_a_letter_whose_end_is_unknown_is_sent_again_and_both_codes_are_good(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    texts: list[str] = []

    def script(client: Client) -> None:
        client.greet()
        for reply in ("250 OK", "250 OK", "354 go ahead"):
            client.hear()
            client.say(reply)
        while (line := client.hear()) != ".":
            texts.append(line)
        client.reset()

    application = apply(terminal)
    with ScriptedServer(script, files) as breaking:
        assert postman(terminal, f"smtps://localhost:{breaking.port}", files).deliver_once() == 0
    hall.pass_by(FIRST_PAUSE)
    assert postman(terminal, mailbox.url, files).deliver_once() == 1
    first = CODE.search("\n".join(texts))
    assert first is not None
    assert first[1] != code(mailbox)
    assert terminal.identity.confirm(application, first[1]).email == ANN


def test_a_server_that_breaks_off_between_two_letters_gets_the_second_later(
    hall: CityHall, terminal: Terminal, files: TlsFiles
) -> None:
    def script(client: Client) -> None:
        client.greet()
        for reply in ("250 OK", "250 OK", "354 go ahead"):
            client.hear()
            client.say(reply)
        client.hear_text()
        client.say("250 OK")
        client.hear()
        client.reset()

    for email in (ANN, BEA):
        apply(terminal, email)
    with ScriptedServer(script, files) as server:
        worker = postman(terminal, f"smtps://localhost:{server.port}", files)
        assert worker.deliver_once() == 1
        assert terminal.outbox.waiting() == 1
        hall.pass_by(FIRST_PAUSE)
        assert worker.deliver_once() == 1
    assert terminal.outbox.waiting() == 0


def test_a_letter_whose_reason_has_gone_is_not_sent(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    application = apply(terminal)
    worker = postman(terminal, mailbox.url, files)
    worker.deliver_once()
    hall.pass_by(60)
    terminal.identity.resend(application)
    mailbox.refuse("450 Later", step=Step.RECIPIENT, count=1)
    worker.deliver_once()
    terminal.identity.confirm(application, code(mailbox))
    hall.pass_by(FIRST_PAUSE)
    assert worker.deliver_once() == 0
    assert len(mailbox.messages()) == 1


def test_a_batch_is_small_and_the_rest_comes_next(
    terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    people = [f"person{number}@example.org" for number in range(BATCH + 1)]
    for email in people:
        apply(terminal, email)
    worker = postman(terminal, mailbox.url, files)
    assert [worker.deliver_once(), worker.deliver_once(), worker.deliver_once()] == [BATCH, 1, 0]
    assert sorted(letter.recipients[0] for letter in mailbox.messages()) == people


def test_a_directory_that_is_away_is_no_error(tmp_path: Path, mailbox: Mailbox, files: TlsFiles) -> None:
    away = CityHall(f"sqlite:///{tmp_path}/nowhere/residents.sqlite3", "sqlite")
    assert postman(away.terminal(), mailbox.url, files).deliver_once() == 0
    away.close()


def test_an_installation_without_its_templates_loses_no_letter(
    hall: CityHall,
    terminal: Terminal,
    mailbox: Mailbox,
    files: TlsFiles,
    monkeypatch: pytest.MonkeyPatch,
    told: Tells,
) -> None:
    def missing(name: str) -> str:
        raise ResourceMissing(name)

    apply(terminal)
    worker = postman(terminal, mailbox.url, files)
    with monkeypatch.context() as broken:
        broken.setattr(resources, "text", missing)
        assert worker.deliver_once() == 0
    assert "mail.not_written" in [each["event"] for each in told()]
    hall.pass_by(LONGEST_PAUSE)
    assert worker.deliver_once() == 1


def test_nothing_of_the_resident_is_logged(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    worker = postman(terminal, mailbox.url, files)
    apply(terminal)
    mailbox.refuse(f"550 <{ANN}> Ann Example is unknown", step=Step.RECIPIENT, count=1)
    worker.deliver_once()
    hall.pass_by(A_DAY)
    mailbox.refuse(f"451 <{ANN}> Ann Example is asleep", count=1)
    worker.deliver_once()
    hall.pass_by(A_DAY)
    worker.deliver_once()
    written = "\n".join(
        f"{record.getMessage()} {record.exc_text}" for record in caplog.records if "kiosk" in record.name
    )
    assert "mail.sent" in written
    assert not any(part in written for part in (ANN, "Ann", "Example", code(mailbox), "example.org"))


def test_a_server_that_never_answers_ends_in_time(terminal: Terminal, files: TlsFiles) -> None:
    apply(terminal)
    worker = postman(terminal, "smtps://localhost:1", files)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        worker._smtp = Smtp(
            Mail(smtp=f"smtps://localhost:{port}", sender="a@example.gov"),
            None,
            str(files.ca),
            whole_seconds=0.3,
        )
        assert worker.deliver_once() == 0
    assert terminal.outbox.waiting() == 1


def test_a_code_to_sign_in_and_one_for_a_password_tell_their_half_hour(
    hall: CityHall, terminal: Terminal, mailbox: Mailbox, files: TlsFiles
) -> None:
    terminal.resident()
    for purpose in (Code.SIGN_IN, Code.PASSWORD):
        terminal.identity.send_code(ANN, purpose)
    hall.pass_by(1)
    assert postman(terminal, mailbox.url, files).deliver_once() == 2
    for letter in mailbox.messages():
        assert "good for 30 minutes" in letter.text
    subjects = {str(letter.message["Subject"]) for letter in mailbox.messages()}
    assert subjects == {"Your code to sign in", "Your code for a new password"}
