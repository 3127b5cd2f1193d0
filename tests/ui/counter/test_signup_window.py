"""A clerk helps with signing up, by keys alone, on the real directory and the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.flow.desk.state import Place, Progress, Serving
from kiosk.flow.desk.waiting import SignUp, SignUpStep
from kiosk.flow.states import AwaitConfirmation, Menu, Register, Registered
from kiosk.residents.identity import LinkStatus
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.counter.applying import EMAIL, NUMBER, Hall
from tests.ui.counter.conftest import OpenCounter
from tests.ui.counter.desk import DeskHands
from tests.ui.house import House

_Key = Qt.Key


@pytest.fixture
def hall(state_folder: Path) -> Hall:
    return Hall(state_folder)


@pytest.fixture
def hands(open_counter: OpenCounter) -> DeskHands:
    """A counter where residents register, with ann at work."""
    made = open_counter(residents=True)
    made.sign_in()
    return made


def help_with(hands: DeskHands) -> SignUp:
    state = hands.desk.state
    assert isinstance(state, Serving)
    assert state.sign_up is not None
    return state.sign_up


def is_at(hands: DeskHands, step: SignUpStep) -> bool:
    state = hands.desk.state
    if not isinstance(state, Serving) or state.sign_up is None:
        return False
    return state.sign_up.page is step and state.sign_up.answering is None


def looks_up(hands: DeskHands, text: str, step: SignUpStep = SignUpStep.LIST) -> None:
    hands.key(_Key.Key_F10)
    hands.enter(text)
    hands.until(lambda: is_at(hands, step))


def says(hands: DeskHands, words: str) -> None:
    hands.until(lambda: words in hands.text())


def test_a_registration_is_confirmed_by_number_and_three_enters(hands: DeskHands, hall: Hall) -> None:
    hall.apply()
    looks_up(hands, "132759960")
    listed = hands.text()
    hands.key(_Key.Key_Return)
    asked = hands.text()
    hands.key(_Key.Key_Return)
    says(hands, "Confirmed. They sign in with the password that they chose: everything works now.")

    assert "Marisol Vega · Registration, code not typed" in listed
    assert "Utility bill •••••-•960 · m•••@e•••.org · since " in listed
    assert "Confirm the address without the code?" in asked
    assert (hall.audit(), hall.statuses()) == (["confirmed"], [LinkStatus.READY])
    assert hands.rows("SELECT clerk, deed, session FROM deed ORDER BY id") == [
        ("ann", "looked_up", ""), ("ann", "confirmed", ""),
    ]  # fmt: skip


def test_an_account_is_approved_after_the_document_and_brought_in_at_the_provider(
    hands: DeskHands, hall: Hall, sandbox: House
) -> None:
    hall.reside()
    looks_up(hands, EMAIL)
    hands.key(_Key.Key_1)
    documents = hands.text()
    hands.key(_Key.Key_Down)
    hands.key(_Key.Key_Return)
    asked = hands.text()
    hands.key(_Key.Key_Return)
    says(hands, "Approved. The payment service knows the account as theirs: everything works now.")

    assert "2   Passport" in documents
    assert "You have seen: Passport." in asked
    assert (hall.audit(), hall.statuses()) == (["link_approved_passport"], [LinkStatus.READY])
    assert [each.account for each in sandbox.customers.registered if each.email == EMAIL] == [NUMBER]


def test_an_account_that_is_known_under_another_address_is_released_there_first(
    hands: DeskHands, hall: Hall, sandbox: House
) -> None:
    hall.reside(number="13275-9961", email="marisol.vega@example.org")
    looks_up(hands, "13275-9961")
    hands.type("11")
    hands.key(_Key.Key_Return)
    says(hands, "under another e-mail address: it has to be released there first. Nothing was changed.")

    assert (hall.audit(), hall.statuses()) == ([], [LinkStatus.UNPROVEN])
    assert [each for each in sandbox.customers.registered if each.email == EMAIL] == []


def test_escape_leads_back_and_nothing_is_done(hands: DeskHands, hall: Hall) -> None:
    hall.reside()
    looks_up(hands, NUMBER)
    hands.type("11")
    for _ in range(4):
        hands.key(_Key.Key_Escape)

    assert isinstance(hands.desk.state, Serving)
    assert hands.desk.state.sign_up is None
    assert (hall.audit(), hall.statuses()) == ([], [LinkStatus.UNPROVEN])
    assert hands.field.hasFocus()
    assert "Vega" not in "\n".join(each for each in everything(hands))


def everything(hands: DeskHands) -> list[str]:
    """What stands in every label and button of the clerk's window, seen or not."""
    shown = [each.text() for each in hands.window.findChildren(QLabel)]
    return [*shown, *(each.accessibleName() for each in hands.window.findChildren(QPushButton))]


def test_a_lock_covers_it_and_nothing_of_anybody_is_left_behind(hands: DeskHands, hall: Hall) -> None:
    hall.reside()
    looks_up(hands, NUMBER)
    hands.key(_Key.Key_F12)
    hands.sign_in()

    assert not any("Vega" in each or "e•••" in each for each in everything(hands))
    assert "Next customer, please" in hands.text()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("132759964", "Nothing waits under this. Whoever is not registered can do that here: F10."),
        ("nobody@example.org", "Nothing waits under this."),
        ("13275", "This is neither an account number of ours nor an e-mail address."),
    ],
)
def test_what_finds_nothing_is_told_and_stays_to_be_put_right(
    hands: DeskHands, typed: str, told: str
) -> None:
    looks_up(hands, typed, SignUpStep.SEARCH)

    assert told in hands.text()
    assert (hands.field.text(), hands.field.selectedText()) == (typed, typed)
    assert hands.field.hasFocus()


def test_what_another_terminal_did_meanwhile_is_not_done_again(hands: DeskHands, hall: Hall) -> None:
    hall.reside()
    looks_up(hands, NUMBER)
    hands.type("11")
    with hall.identity() as identity:
        (waiting,) = identity.waiting.find(email=EMAIL, most=1)
        identity.approve(waiting.id, "bob", "passport")  # type: ignore[arg-type]
    hands.key(_Key.Key_Return)
    says(hands, "This waits no more: another terminal was first, or the resident. Nothing was changed.")

    assert hall.audit() == []


def test_a_provider_that_is_away_keeps_no_clerk_from_approving(
    hands: DeskHands, hall: Hall, sandbox: House
) -> None:
    hall.reside()
    sandbox.faults.order(Fault(call="retrieve_users", kind=FaultKind.STATUS, count=2, status=503))
    looks_up(hands, NUMBER)
    hands.type("11")
    hands.key(_Key.Key_Return)
    says(hands, "Done here. The payment service gave no answer: it is asked again when they sign in.")

    assert (hall.audit(), hall.statuses()) == (["link_approved_state_id"], [LinkStatus.NEW])


def begins_to_register(hands: DeskHands) -> None:
    """The clerk's same key twice: the first question stands before the customer."""
    hands.key(_Key.Key_F10)
    hands.key(_Key.Key_F10)
    hands.until(lambda: bool(hands.desk.customers))


def register(hands: DeskHands) -> None:
    """The customer's keys through the seven questions, until the code is asked for."""
    session = hands.front.session
    for line in (NUMBER, "Marisol Vega", None, EMAIL, "tangled kelp on 9 piers"):
        if line is None:
            for text in ("118 Lantern Way", "Casselberry", "FL", "32707"):
                hands.type(text)
                hands.key(_Key.Key_Tab)
        else:
            hands.type(line)
        hands.key(_Key.Key_Return)
    hands.key(_Key.Key_Space)
    hands.key(_Key.Key_Return)
    hands.key(_Key.Key_Return)

    def mailed() -> bool:
        known = hands.application.controller.session(session)
        return known is not None and isinstance(known.state, AwaitConfirmation)

    hands.until(mailed)


def test_somebody_registers_on_the_turned_window_and_opens_their_bills_on_the_clerk_s_word(
    hands: DeskHands, hall: Hall
) -> None:
    begins_to_register(hands)
    turned = hands.front.place, hands.front.progress, "Which account is yours?" in hands.text()
    register(hands)
    hands.key(_Key.Key_F3)
    hands.sign_in()
    back = hands.text()
    hands.key(_Key.Key_F10)
    hands.until(lambda: is_at(hands, SignUpStep.LIST))
    hands.key(_Key.Key_Return)
    hands.key(_Key.Key_Return)
    hands.until(lambda: isinstance(hands.session(hands.front).state, Registered))

    assert turned == (Place.TURNED, Progress.REGISTERING, True)
    assert "A code was mailed to the customer" in back
    assert "If they cannot reach their mailbox: F10." in back
    assert hands.front.progress is Progress.SIGNED_IN
    hands.until(lambda: not help_with(hands).found)
    hands.key(_Key.Key_F3)
    hands.until(lambda: "Registration complete" in hands.text())
    hands.key(_Key.Key_Return)
    hands.until(lambda: isinstance(hands.session(hands.front).state, Menu))
    hands.key(_Key.Key_Return)
    hands.shows(hands.window, "Recent Bills")
    assert (hall.audit(), hall.statuses()) == (["confirmed"], [LinkStatus.READY])


def test_no_word_of_a_registration_is_on_the_clerk_s_side(hands: DeskHands) -> None:
    begins_to_register(hands)
    hands.type(NUMBER)
    hands.key(_Key.Key_Return)
    hands.type("Marisol Vega")
    hands.key(_Key.Key_F3)
    hands.sign_in()
    state = hands.session(hands.front).state

    assert isinstance(state, Register)
    assert (state.form.name, hands.front.step) == ("Marisol Vega", 2)
    assert "Vega" not in hands.text()
    assert "registering 2/7" in hands.text()
    assert hands.window.keys_go_to() is None


def test_where_nobody_registers_the_key_is_dark(open_counter: OpenCounter) -> None:
    hands = open_counter()
    hands.sign_in()
    hands.key(_Key.Key_F10)

    assert "Sign-up help" not in hands.text()
    assert isinstance(hands.desk.state, Serving)
    assert hands.desk.state.sign_up is None


def test_a_clerk_who_may_type_cards_types_into_no_registration(open_counter: OpenCounter) -> None:
    hands = open_counter("[counter]\nclerk_keys_card = true\n", residents=True)
    hands.sign_in()
    begins_to_register(hands)
    hands.type("13275")
    hands.key(_Key.Key_F3)
    hands.sign_in()
    hands.type("9960")
    state = hands.session(hands.front).state

    assert isinstance(state, Register)
    assert (state.form.number, hands.field.text()) == ("13275", "9960")
