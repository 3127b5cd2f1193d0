"""A walk-in customer registers on their own screen, and the clerk vouches for them, by keys alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.clerksemployed import employ
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Lobby, Visit
from tests.e2e.test_counter import CLERKS_WINDOW, Screens, screens, sign_in
from tests.e2e.user import give
from tests.loglines import telling

__all__ = ["screens"]

EMAIL = "ira.stone@example.org"
PASSWORD = "tangled kelp on 9 piers"  # noqa: S105  of an invented resident
# The city's records have this account as somebody else's: the clerk sees a document.
ANSWERS = (
    ("Account number", ("301174401",)),
    ("Full name", ("Ira Stone",)),
    ("Street address", ("118 Lantern Way", "Casselberry", "FL", "32707")),
    ("E-mail address", (EMAIL,)),
    ("Password", (PASSWORD,)),
)


@pytest.fixture
def counter(arrange: Opener, cloud: SandboxServer, screens: Screens, mailbox: Mailbox) -> Visit:
    """A counter where residents register, with ann to serve there."""
    made = arrange(
        cloud,
        mailbox=mailbox,
        change=lambda text: text.replace('mode = "kiosk"', 'mode = "counter"'),
    )
    employ(made.state)
    give(made.state)
    made.start()
    made.person.reads("Sign in to serve")
    made.person.has_keyboard_on("Clerk")
    return made


def register(counter: Visit) -> None:
    """The customer's keys through the seven questions."""
    person = counter.person
    for label, texts in ANSWERS:
        person.has_keyboard_on(label)
        for place, text in enumerate(texts):
            if place:
                person.tabs_on()
            person.types(text)
        person.keys("Return")
    person.has_keyboard_on("I have read this and agree")
    person.keys("space", "Return")
    person.reads("Is everything right?", EMAIL)
    person.keys("Return")
    counter.terminal.await_states("AwaitConfirmation")


def trail(counter: Visit) -> list[tuple[str, str]]:
    """What the directory's audit trail says that clerks did."""
    file = counter.state / "residents.sqlite3"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(
            "SELECT who, what FROM audit WHERE who LIKE 'clerk:%' AND what != 'signed_in' ORDER BY id"
        ).fetchall()


def test_a_walk_in_customer_registers_and_the_clerk_s_word_opens_their_bills(
    counter: Visit, cloud: SandboxServer, lobby: Lobby
) -> None:
    person, terminal = counter.person, counter.terminal
    sign_in(counter)
    person.keys("F10")
    person.has_keyboard_on("Account number or e-mail address")
    person.keys("F10")
    person.reads("Which account is yours?", "The customer is registering.")
    register(counter)
    person.reads("If they cannot reach their mailbox: F10.")
    person.keys("F10")
    person.reads("Ira Stone · Registration, code not typed")
    person.faces(CLERKS_WINDOW)
    person.keys("Return")
    person.reads("Confirm the address without the code?")
    person.keys("Return")
    terminal.await_states("Registered")
    person.reads("Ira Stone · Account to be approved", "Registration complete")
    person.keys("Return")
    person.reads("Which document have you seen?")
    person.keys("2")
    person.reads("You have seen: Passport.")
    person.keys("Return")
    person.reads("Approved.", "Your account is approved")
    person.keys("F6", "F3", "F3")
    person.has_keyboard_on("Continue")
    person.keys("Return")
    person.has_keyboard_on("Pay Now")
    person.keys("Return")
    person.reads("Recent Bills")
    person.keys("F7")
    terminal.await_states("Wiping")
    person.reads("Next customer, please")

    assert trail(counter) == [("clerk:ann", "confirmed"), ("clerk:ann", "link_approved_passport")]
    assert [each.account for each in cloud.customers.registered if each.email == EMAIL] == ["30117-4401"]
    said = telling(terminal.log)
    assert not [word for word in ("Stone", EMAIL, "4401", PASSWORD) if word in said]
