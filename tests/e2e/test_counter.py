"""A clerk serves ten customers by keyboard alone, three at once, on two screens of which one is unplugged."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.sandbox.server import SandboxServer
from tests.clerksemployed import PINS, employ
from tests.display import virtual_display
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Lobby, Visit
from tests.e2e.user import as_user, give

THREE = ("132759960", "132759966", "132759967")
SEVEN = ("240036625", "262602244", "103282556", "148943715", "200421999", "151544873", "280435129")
HOLDER = (
    "Marisol Vega",
    "4111111111111111",
    "123",
    "12/39",
    "118 Lantern Way",
    "32707",
    "marisol.vega@example.org",
)
CLERKS_WINDOW = "City Hall Kiosk: counter"
CUSTOMERS_WINDOW = "City Hall Kiosk: customer"
CLERK = "1280/340x1024/270+0+0"
CUSTOMER = "1280/340x1024/270+1280+0"


class Screens:
    """The two screens of one display; the customer's can be unplugged and plugged in."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._xrandr("--setmonitor", "CLERK", CLERK, "screen")
        self.plug()

    def plug(self) -> None:
        self._xrandr("--setmonitor", "CUSTOMER", CUSTOMER, "none")

    def unplug(self) -> None:
        self._xrandr("--delmonitor", "CUSTOMER")

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env={**os.environ, "DISPLAY": self.display}, check=True)


@pytest.fixture
def screens(lobby: Lobby) -> Iterator[Screens]:
    """Two outputs on a display of this test's own."""
    before = lobby.display
    with virtual_display("2560x1024") as display:
        lobby.display = display
        yield Screens(display)
        lobby.display = before


@pytest.fixture
def counter(arrange: Opener, cloud: SandboxServer, screens: Screens) -> Visit:
    """A counter that has just started, with ann to serve there."""

    def change(text: str) -> str:
        counter = text.replace('mode = "kiosk"', 'mode = "counter"')
        return counter.replace("[invoice_cloud]\n", "[invoice_cloud]\nbiller_reference = true\n", 1)

    made = arrange(cloud, change=change)
    employ(made.state)
    give(made.state)
    made.start()
    made.person.reads("Sign in to serve")
    made.person.has_keyboard_on("Clerk")
    return made


def sign_in(counter: Visit) -> None:
    counter.person.types("ann")
    counter.person.keys("Return")
    unlock(counter)
    counter.person.has_keyboard_on("Account number")


def unlock(counter: Visit) -> None:
    counter.person.types(PINS["ann"])
    counter.person.keys("Return")


def find(counter: Visit, number: str) -> None:
    """From the clerk's field to the review page: the number and Enter."""
    counter.person.types(number)
    counter.person.keys("Return")
    counter.terminal.await_states("Finding", "Hosted")


def pay_up_to_the_card(counter: Visit) -> None:
    """The customer's keys from the review page to the middle of the card's details."""
    person = counter.person
    person.keys("Tab", "Tab", "Return")
    person.reads("How would you like to pay?")
    person.keys("Tab", "Return")
    person.reads("Please enter your card information")
    for text in HOLDER[:2]:
        person.types(f"\t{text}")
    person.waits_until(lambda: _digits(person.typed_into("Card number")) == HOLDER[1], "the card number")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def pay_on(counter: Visit) -> None:
    """And from there to the receipt."""
    person = counter.person
    for text in HOLDER[2:]:
        person.types(f"\t{text}")
    person.keys("Return")
    person.reads("Review your Information")
    person.keys("Tab", "Tab", "Tab", "Tab", "space", "Return")
    counter.terminal.await_states("Receipt")


def hand_over(counter: Visit) -> None:
    """The page in the clerk's window goes to the customer, who has the keyboard then."""
    counter.person.reads("Please review your selection")
    counter.person.keys("F3")
    counter.person.reads("On the customer's screen")
    counter.person.faces(CUSTOMERS_WINDOW)


def serve_to_the_end(counter: Visit) -> None:
    """From the review page in the clerk's window to nothing being left of the customer."""
    hand_over(counter)
    pay_up_to_the_card(counter)
    pay_on(counter)
    counter.person.keys("F7")
    counter.terminal.await_states("Wiping")


def test_ten_customers_by_keyboard_alone_three_at_once_and_a_screen_unplugged_in_between(
    counter: Visit, screens: Screens, cloud: SandboxServer, lobby: Lobby, tmp_path: Path
) -> None:
    person, terminal = counter.person, counter.terminal
    sign_in(counter)
    for number in THREE:
        find(counter, number)
    for _ in THREE:
        person.keys("F6")
        serve_to_the_end(counter)
        person.reads("Next customer, please")
    for number in SEVEN[:5]:
        find(counter, number)
        serve_to_the_end(counter)
        person.reads("Next customer, please")
    find(counter, SEVEN[5])
    hand_over(counter)
    pay_up_to_the_card(counter)
    screens.unplug()
    terminal.await_event("display.went")
    person.reads("Card details are the customer's own")
    person.faces(CLERKS_WINDOW)
    person.keys("F3")
    person.reads("For the clerk: F3 or F12 covers this page, your PIN brings your side back.")
    pay_on(counter)
    person.keys("F3")
    person.reads("This desk is locked")
    unlock(counter)
    person.reads("F7 Done")
    person.keys("F7")
    person.reads("Next customer, please")
    screens.plug()
    terminal.await_event("display.came")
    find(counter, SEVEN[6])
    serve_to_the_end(counter)
    person.reads("Next customer, please")
    person.keys("F9")
    person.reads("This shift and this day")
    person.keys("F9")
    person.reads("Sign in to serve")

    paid = [payment for payment in cloud.books.payments if payment.approved]
    lines = report(counter, lobby, tmp_path)
    assert sorted(each.lines[0].account for each in paid) == sorted(
        f"{number[:5]}-{number[5:]}" for number in (*THREE, *SEVEN)
    )
    assert [(line["outcome"], line["clerk"]) for line in lines] == [("paid", "ann")] * 10
    assert {line["session"] for line in lines} == {each.biller_reference for each in cloud.books.requests}


def report(counter: Visit, lobby: Lobby, folder: Path) -> list[dict[str, str]]:
    """What `kiosk report` writes of these days."""
    file = counter.home / "report.csv"
    now = datetime.now(UTC)
    days = [str((now + timedelta(days=days)).date()) for days in (-1, 1)]
    subprocess.run(
        as_user(lobby.command, "report", "--from", days[0], "--to", days[1], "--csv", file),
        env=counter.environment(),
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
