"""A customer who listens: real Orca and speech-dispatcher read the installed terminal aloud."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.ears import Ears
from tests.e2e.fixtures import Opener
from tests.e2e.test_residents import EMAIL
from tests.e2e.traces import all_below
from tests.e2e.user import give
from tests.tape import Tape

# The pad's keys by their place, as X counts them: a layout names them after other things (kiosk/ui/pad.py).
SPEAK, NEXT, PREVIOUS, SELECT, REPEAT, LOUDER, BACK = "191", "192", "193", "194", "196", "199", "201"
PASSWORD = "tangled kelp on 9 piers"  # noqa: S105  of an invented resident
LISTED = "bcefghiklmopqrtuvx"  # what Orca lists of a page, each by its letter with Alt and Shift
SWITCH = struct.Struct("@llHHi")
HEADPHONES = (0x05, 0x02)  # EV_SW, SW_HEADPHONE_INSERT

WRONG = "This card number is too short."
FORM = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Pay</title>
<p>How would you like to pay?</p><p id="told"></p>
<label>Card number <input id="number" oninput="mirror.textContent = this.value"></label><p id="mirror"></p>
<button onclick="told.textContent = '{WRONG}'">Check</button></html>"""
"""A page that tells what is wrong without loading, and shows what is typed a second time."""


@pytest.fixture
def jack(lobby: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """Stands for the input device of a headset's jack: its path, and where its news is written."""
    folder = tmp_path_factory.mktemp("jack")
    for each in (folder, folder.parent):
        each.chmod(0o755)
    device = Path("/tmp") / f"kiosk-jack-{os.getpid()}-{folder.name}"  # noqa: S108  for the terminal's own user
    os.mkfifo(device, 0o644)
    give(device)
    writing = os.open(device, os.O_RDWR)
    yield device, writing
    os.close(writing)
    device.unlink()


def turn(jack: tuple[Path, int], *, plugged: bool) -> None:
    """Plug a headset in, or pull it out."""
    os.write(jack[1], SWITCH.pack(0, 0, *HEADPHONES, int(plugged)))


@pytest.fixture
def ears(arrange: Opener, cloud: SandboxServer, jack: tuple[Path, int]) -> Ears:
    """Somebody before the welcome screen of a terminal that can speak and has not begun to."""
    return listening(arrange, cloud, jack)


def listening(
    arrange: Opener, cloud: SandboxServer, jack: tuple[Path, int], mailbox: Mailbox | None = None
) -> Ears:
    """The same; with a `mailbox` residents can sign in."""
    visit = arrange(
        cloud, change=lambda text: f'{text}\n[accessibility]\nheadset = "{jack[0]}"\n', mailbox=mailbox
    )
    tape = Tape(visit.home)
    give(visit.home)
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    visit.person.finds("Read Aloud")
    return Ears(visit, tape)


def begin(ears: Ears) -> None:
    """Press the pad's first key and hear the screen and where the keyboard stands."""
    ears.visit.person.keys(SPEAK)
    ears.hears("Pay your bill here, by card or from your bank account.", "Pay My Bill button")


def stop(ears: Ears) -> None:
    """Press "Stop Reading" and come back to where speech is offered."""
    ears.visit.person.presses("Stop Reading")
    ears.visit.person.finds("Read Aloud")
    ears.is_left_alone()
    ears.listens_anew()


def windows(ears: Ears) -> list[str]:
    """The titles of all windows on the display that can be seen."""
    environ = {**os.environ, "DISPLAY": ears.visit.environment()["DISPLAY"]}
    search = ["xdotool", "search", "--onlyvisible", "--name", ""]
    found = subprocess.run(search, env=environ, capture_output=True, text=True, check=False).stdout.split()
    names = (
        subprocess.run(
            ["xdotool", "getwindowname", each], env=environ, capture_output=True, text=True, check=True
        )
        for each in found
    )
    return sorted(each.stdout.strip() for each in names)


def open_page(ears: Ears) -> None:
    """From the welcome screen to the hosted page, by keys alone."""
    person, terminal = ears.visit.person, ears.visit.terminal
    person.keys(SELECT)
    terminal.await_states("Accounts")
    ears.hears("Account number")
    person.types("132759960")
    person.keys("Return")
    terminal.await_states("Finding", "Hosted")
    person.reads("Please review your selection")


def test_screens_controls_errors_and_the_hosted_page_are_read_aloud(ears: Ears) -> None:
    person = ears.visit.person
    assert ears.tape.said() == []
    begin(ears)
    ears.listens_anew()
    person.keys(SELECT)
    ears.hears("Account number")
    ears.listens_anew()
    person.types("12")
    ears.hears("Keep going")
    person.keys("Return")
    ears.hears("The number is not complete.")
    ears.listens_anew()
    person.keys("BackSpace", "BackSpace")
    person.types("132759960")
    person.keys("Return")
    ears.hears("Secure page of localhost", "Please review your selection", "$48.00")
    ears.listens_anew()
    person.keys(NEXT)
    ears.hears("View Invoice link")
    person.keys(NEXT)
    ears.hears("Proceed to Payment button")
    person.keys(PREVIOUS)
    person.keys(NEXT, SELECT)
    person.reads("How would you like to pay?")
    ears.hears("How would you like to pay?")
    ears.listens_anew()
    person.keys(REPEAT)
    ears.hears("How would you like to pay?")


def test_on_the_loudspeaker_nothing_that_is_typed_is_ever_said(ears: Ears) -> None:
    person = ears.visit.person
    begin(ears)
    open_page(ears)
    steps.open_information(ears.visit)
    ears.hears("Please enter your card information")
    steps.fill_card(ears.visit)
    person.presses("Continue to Review Payment")
    ears.hears("Review your Information")

    assert "4111" not in ears.everything.replace(" ", "")
    assert [each for each in ears.tape.said() if len(each.words) == 1] == []


def test_a_press_breaks_off_what_is_being_said(ears: Ears) -> None:
    person = ears.visit.person
    begin(ears)
    ears.tape.takes(2)
    ears.listens_anew()
    person.keys(REPEAT)
    ears.hears("City of Casselberry.")
    person.tabs_on()
    ears.hears("button")

    # The service may have taken up one piece more by then.
    assert len(ears.tape.said()[ears._heard :]) in {2, 3}


def test_a_headset_begins_speech_tells_typing_that_is_no_secret_and_ends_it(
    ears: Ears, jack: tuple[Path, int]
) -> None:
    person = ears.visit.person
    turn(jack, plugged=True)
    ears.hears("Pay My Bill button")
    person.keys(SELECT)
    ears.visit.terminal.await_states("Accounts")
    ears.hears("Account number")
    person.types("6")
    person.waits_until(
        lambda: "6" in [each.words for each in ears.tape.said()], "what was typed was not said"
    )
    ears.listens_anew()
    turn(jack, plugged=False)
    person.finds("Read Aloud")
    ears.is_left_alone()
    said = len(ears.tape.said())
    person.tabs_on()
    person.finds("Read Aloud")
    assert len(ears.tape.said()) == said


def test_card_digits_are_told_on_a_headset_only_once_asked_for(ears: Ears, jack: tuple[Path, int]) -> None:
    person = ears.visit.person
    turn(jack, plugged=True)
    ears.hears("Pay My Bill button")
    open_page(ears)
    steps.open_information(ears.visit)
    ears.hears("Please enter your card information")
    person.stands_in("Card number")
    ears.hears("Card number text")
    ears.listens_anew()
    person.types("4111")
    person.tabs_on()
    ears.hears("Security code")
    assert not {"4", "1"} & {each.words for each in ears.tape.said()[-12:]}
    ears.listens_anew()
    person.presses("Say Typing")
    person.finds("Hide Typing")
    ears.hears("Screen reader on")
    person.stands_in("Card number")
    ears.hears("Card number text")
    person.types("55")
    ears.hears("5")
    ears.tape.takes(2)
    ears.listens_anew()
    person.keys(REPEAT)
    ears.hears("City of Casselberry")
    person.types("7")
    person.waits_until(
        lambda: "7" in [each.words for each in ears.tape.said()],
        "a digit that broke off other words was not said",
    )


def test_a_password_is_never_said_and_the_next_customer_finds_silence(ears: Ears) -> None:
    person, terminal = ears.visit.person, ears.visit.terminal
    begin(ears)
    person.keys(LOUDER)
    person.keys(REPEAT)
    ears.visit.person.waits_until(lambda: ears.tape.said()[-1].volume == 40, "it did not become louder")
    open_page(ears)
    person.presses("Start Over")
    terminal.await_states("Wiping", "Welcome")
    person.finds("Read Aloud")
    ears.is_left_alone()
    ears.listens_anew()
    assert [each for each in all_below(ears.visit.runtime) if each.name == "speech"] == []
    person.has_keyboard_on("Pay My Bill")
    assert ears.tape.said()[ears._heard :] == []
    begin(ears)
    assert {each.volume for each in ears.tape.said()[ears._heard :]} == {20}


def test_what_a_page_says_without_loading_is_read_and_repeated_and_what_follows_typing_is_not(
    ears: Ears, cloud: SandboxServer
) -> None:
    person = ears.visit.person
    begin(ears)
    open_page(ears)
    cloud.faults.order(Fault(call="page.options", kind=FaultKind.BODY, body=FORM))
    person.presses("Proceed to Payment")
    ears.hears("How would you like to pay?")
    person.stands_in("Card number")
    person.types("4111111")
    person.reads("4111111")
    ears.listens_anew()
    person.presses("Check")
    ears.hears(WRONG)
    ears.listens_anew()
    person.keys(REPEAT)
    ears.hears("How would you like to pay?", WRONG)

    assert "4111" not in ears.everything


def test_the_button_begins_speech_and_a_headset_alone_tells_what_is_typed(
    ears: Ears, jack: tuple[Path, int]
) -> None:
    person, terminal = ears.visit.person, ears.visit.terminal
    person.presses("Read Aloud")
    ears.hears("Pay your bill here, by card or from your bank account.")
    person.finds("Stop Reading")
    person.has_keyboard_on("Pay My Bill")
    person.keys(SELECT)
    terminal.await_states("Accounts")
    ears.hears("Account number")
    person.types("13")
    person.presses("Repeat")
    ears.hears("Account number")
    assert not {"1", "3"} & {each.words for each in ears.tape.said()}

    stop(ears)
    turn(jack, plugged=True)
    ears.hears("Account number")
    stop(ears)
    person.presses("Read Aloud")
    ears.hears("Account number")
    person.finds("Say Typing")
    person.has_keyboard_on("Account number")
    ears.hears("Screen reader on")
    person.types("7")
    ears.hears("7")
    ears.listens_anew()
    person.keys(BACK)
    terminal.await_states("Welcome")
    person.finds("Read Aloud")


def test_the_language_s_button_changes_the_voice_for_screen_and_controls(ears: Ears) -> None:
    person = ears.visit.person
    begin(ears)
    ears.listens_anew()
    person.presses("Español")
    ears.hears("Pague aquí su factura")
    person.keys(NEXT)
    ears.hears("botón")
    after = ears.tape.said()[ears._heard :]
    assert {each.voice for each in after if "botón" in each.words or "Pague" in each.words} == {"es"}
    ears.listens_anew()
    person.presses("English")
    ears.hears("Pay your bill here")
    assert [each.voice for each in ears.tape.said()[ears._heard :] if "Pay your" in each.words] == ["en"]


def test_what_was_there_for_a_listener_when_the_power_failed_is_gone_at_the_next_start(ears: Ears) -> None:
    visit = ears.visit
    speech = visit.runtime / "city-hall-kiosk" / "training-1" / "speech"
    begin(ears)
    visit.terminal.kill()
    assert (speech / "home").is_dir()

    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    assert not speech.exists()


def test_no_key_opens_a_window_of_the_screen_reader_s(ears: Ears) -> None:
    person = ears.visit.person
    before = windows(ears)
    begin(ears)
    # Not Caps Lock, Orca's third: the display would keep it for the tests that come after.
    for modifier in ("Insert", "KP_Insert"):
        person.keys(f"{modifier}+space", f"{modifier}+ctrl+space", f"{modifier}+h", f"{modifier}+q")
    person.keys("KP_Delete")
    ears.listens_anew()
    person.keys(REPEAT)
    ears.hears("Account number")
    open_page(ears)
    ears.hears("$48.00")
    for kind in LISTED:
        person.keys(f"alt+shift+{kind}")
    ears.listens_anew()
    person.keys(NEXT)
    ears.hears("View Invoice link")

    assert windows(ears) == before


def test_a_password_is_not_said_hidden_or_shown_on_the_loudspeaker_or_in_a_headset(
    arrange: Opener, cloud: SandboxServer, jack: tuple[Path, int], mailbox: Mailbox
) -> None:
    ears = listening(arrange, cloud, jack, mailbox)
    person = ears.visit.person
    begin(ears)
    person.presses("Sign In")
    ears.hears("E-mail address")
    person.has_keyboard_on("E-mail address")
    person.types(EMAIL)
    person.tabs_to("Password")
    person.types(PASSWORD)
    ears.listens_anew()
    person.presses("Show password")
    person.finds("Hide password")
    person.types(" or 7")
    person.keys("ctrl+Left", "ctrl+Left", "Home", "ctrl+Right", "End", "ctrl+BackSpace", "Left", "shift+Home")
    person.keys(REPEAT)
    ears.hears("Sign in.", "Password")
    person.tabs_on()
    ears.hears("Hide password button")
    person.keys(PREVIOUS)
    ears.hears("Password")

    ears.listens_anew()
    turn(jack, plugged=True)
    person.finds("Say Typing")
    person.keys("End")
    person.types(" and 8")
    person.keys("ctrl+Left", "BackSpace", "shift+Home")
    person.presses("Hide password")
    person.finds("Show password")
    person.types(" xyz")
    person.tabs_on()
    ears.hears("Show password button")

    assert [
        each for each in ("tangled", "kelp", "piers", "or 7", "and 8", "xyz") if each in ears.everything
    ] == []
    assert [each for each in ears.tape.said() if len(each.words) == 1] == []
