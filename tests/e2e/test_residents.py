"""A resident registers, confirms by the mailed code, signs in, opens pages, and leaves nothing behind."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import write_private
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Visit
from tests.e2e.traces import all_below, content_of
from tests.e2e.user import give

EMAIL = "marisol.vega@example.org"
PASSWORD = "tangled kelp on 9 piers"  # noqa: S105  of an invented resident
PLACE = ("118 Lantern Way", "Casselberry", "FL", "32707")
DIRECTORY = "residents.sqlite3"
MAILED = 80
"""Seconds for a letter: a second try comes after 15 to 18, a third one after 30 more (kiosk.residents.postman)."""


@pytest.fixture
def visit(arrange: Opener, cloud: SandboxServer, mailbox: Mailbox) -> Visit:
    """A terminal at which residents can sign in; somebody stands before its welcome screen."""
    made = arrange(cloud, mailbox=mailbox)
    made.start()
    made.person.has_keyboard_on("Pay My Bill")
    return made


def register(visit: Visit, *, name: str = "Marisol Vega", number: str = "132759960") -> None:
    """From the welcome screen to the screen where the mailed code is typed."""
    person = visit.person
    person.presses("Register")
    for label, texts in (
        ("Account number", (number,)),
        ("Full name", (name,)),
        ("Street address", PLACE),
        ("E-mail address", (EMAIL,)),
        ("Password", (PASSWORD,)),
    ):
        person.has_keyboard_on(label)
        for place, text in enumerate(texts):
            if place:
                person.tabs_on()
            person.types(text)
        person.keys("Return")
    person.presses("I have read this and agree")
    person.presses("Continue")
    person.reads("Is everything right?", EMAIL)
    person.presses("Create My Account")
    visit.terminal.await_states("AwaitConfirmation")


def code_in(mailbox: Mailbox, count: int = 1) -> str:
    """The code of the letter number `count`."""
    letter = mailbox.wait_for(EMAIL, count, seconds=MAILED)[count - 1]
    found = re.search(r"\b([A-Z0-9]{4})[ -]([A-Z0-9]{4})\b", letter.text)
    assert found is not None
    return "".join(found.groups())


def confirm(visit: Visit, code: str) -> None:
    """Type the code and press "Confirm"."""
    visit.person.has_keyboard_on("Confirmation code")
    visit.person.types(code)
    visit.person.presses("Confirm")


def sign_in(visit: Visit, password: str = PASSWORD) -> None:
    """From the welcome screen to the moment after "Sign In"."""
    visit.person.presses("Sign In")
    visit.person.has_keyboard_on("E-mail address")
    visit.person.types(EMAIL)
    visit.person.tabs_to("Password")
    visit.person.types(password)
    visit.person.keys("Return")


def sign_out(visit: Visit) -> None:
    """From anywhere to the welcome screen."""
    visit.person.presses("Sign Out")
    visit.terminal.await_states("Wiping", "Goodbye")
    visit.person.reads("You are signed out")
    visit.person.presses("Done")
    visit.terminal.await_states("Welcome")


def writings(secret: str) -> tuple[bytes, ...]:
    """The ways in which a text could have been written down."""
    plain = secret.encode()
    return plain, secret.encode("utf-16-le"), base64.b64encode(plain)[:-4]


def left_behind(visit: Visit, *secrets: str) -> Iterator[tuple[str, str]]:
    """Each of `secrets` and the place of the terminal's that holds it; the directory keeps what it is for."""
    for file in all_below(visit.home, visit.runtime, visit.state):
        content = b"" if file.name.startswith(DIRECTORY) else content_of(file)
        yield from ((each, file.name) for each in secrets if any(w in content for w in writings(each)))
    yield from ((each, "log") for each in secrets if each in visit.terminal.log)


def test_a_resident_registers_confirms_and_signs_in_at_the_next_visit(
    visit: Visit, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    register(visit)
    assert [call.call for call in cloud.books.calls if call.call != "biller_status"] == []
    confirm(visit, code_in(mailbox))
    visit.terminal.await_states("Registered")
    visit.person.reads("Registration complete")
    visit.person.presses("Continue")
    visit.terminal.await_states("Menu")
    sign_out(visit)
    sign_in(visit)
    visit.terminal.await_states("Menu")
    assert {visit.person.finds(name).role for name in ("Pay Now", "Manage AutoPay", "My Settings")} == {
        "push button"
    }
    assert [each.email for each in cloud.customers.registered] == [EMAIL]


def test_each_page_opens_with_one_request_and_back_leads_to_where_it_was_opened(
    visit: Visit, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    register(visit)
    confirm(visit, code_in(mailbox))
    visit.person.presses("Continue")
    visit.terminal.await_states("Menu")
    for button in ("Pay Now", "Manage AutoPay"):
        before = len(cloud.books.calls)
        visit.person.presses(button)
        visit.terminal.await_states("Hosted")
        visit.person.reads("Secure page of localhost")
        assert [call.call for call in cloud.books.calls[before:]] == ["sso_connect"]
        visit.person.presses("Back")
        visit.terminal.await_states("Menu")
    visit.person.presses("My Settings")
    visit.terminal.await_states("Settings")
    for button in ("Paperless Billing", "Payment Methods", "Pay By Text"):
        visit.person.presses(button)
        visit.terminal.await_states("Hosted")
        visit.person.presses("Back")
        visit.terminal.await_states("Settings")


def test_nothing_of_a_resident_is_left_behind(visit: Visit, cloud: SandboxServer, mailbox: Mailbox) -> None:
    register(visit)
    code = code_in(mailbox)
    confirm(visit, code)
    visit.person.presses("Continue")
    visit.person.presses("Pay Now")
    visit.terminal.await_states("Hosted")
    tokens = [each.token for each in cloud.customers.tokens]
    secrets = (EMAIL, "Marisol", "Lantern", PASSWORD, code, "13275-9960", *tokens)
    assert tokens
    assert list(left_behind(visit, *secrets)) == []
    sign_out(visit)
    assert list(left_behind(visit, *secrets)) == []
    visit.person.presses("Sign In")
    visit.person.has_keyboard_on("E-mail address")
    assert visit.person.typed_into("E-mail address") == ""
    assert visit.terminal.stop() == 0
    assert list(left_behind(visit, *secrets)) == []
    directory = b"".join(content_of(file) for file in visit.state.glob(f"{DIRECTORY}*"))
    assert [each for each in (PASSWORD, code, *tokens) if any(w in directory for w in writings(each))] == []


def test_whoever_only_has_the_bill_is_sent_to_the_counter(
    visit: Visit, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    register(visit, name="Ira Stone")
    confirm(visit, code_in(mailbox))
    visit.terminal.await_states("Registered")
    visit.person.presses("Continue")
    visit.terminal.await_states("Menu")
    assert cloud.customers.registered == ()
    assert not [call for call in cloud.books.calls if call.call != "biller_status"]


def test_a_wrong_password_is_told_and_typed_anew(visit: Visit) -> None:
    sign_in(visit, "nine quiet ferries at dawn")
    visit.terminal.await_states("Asking", "SignIn")
    visit.person.has_keyboard_on("Password")
    assert visit.person.typed_into("E-mail address") == EMAIL
    assert visit.person.typed_into("Password") == ""


def test_a_mail_server_that_is_away_loses_nothing(
    arrange: Opener, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    visit = arrange(cloud, mailbox=mailbox)
    mailbox.stop()
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    register(visit)
    visit.terminal.await_event("mail.server_lost")
    mailbox.start()
    confirm(visit, code_in(mailbox))
    visit.terminal.await_states("Registered")


def test_without_its_directory_the_terminal_still_takes_payments(
    arrange: Opener, cloud: SandboxServer, mailbox: Mailbox
) -> None:
    with tempfile.TemporaryDirectory(prefix="kiosk-secret-") as name:
        Path(name).chmod(0o755)
        secret = Path(name) / "database"
        write_private(secret, b"postgresql://kiosk@127.0.0.1:1/kiosk")
        give(secret)
        visit = arrange(
            cloud,
            mailbox=mailbox,
            change=lambda text: text.replace("[residents]\n", f'[residents]\ndatabase = "file:{secret}"\n'),
        )
        visit.start()
        visit.person.has_keyboard_on("Pay My Bill")
        sign_in(visit)
        visit.terminal.await_states("Asking", "SignIn")
        visit.terminal.await_event("directory.unavailable")
        visit.person.reads("You can pay without signing in")
        visit.person.presses("Start Over")
        visit.terminal.await_states("Welcome")
        steps.open_page(visit)
