"""From the welcome screen to the account number: by keyboard, by keypad, by paste."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.flow import states
from kiosk.flow.states import Notice
from tests.ui.accountscreen import entered, field
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House


def removals(hands: Hands) -> list[str]:
    """The accessible names of the buttons that take a number off the list, from top to bottom."""
    found = [each for each in hands.window.findChildren(QPushButton) if each.isVisible()]
    return sorted(each.accessibleName() for each in found if each.text() == "Remove")


def test_the_first_screen_greets_and_offers_to_pay(hands: Hands) -> None:
    assert "City of Casselberry" in hands.text
    assert set(hands.buttons) == {"Pay My Bill"}
    assert "TRAINING" in hands.text
    assert "407-555-0100" in hands.text


def test_enter_on_the_welcome_screen_begins(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_Return)

    hands.on(states.Accounts)


def test_the_keyboard_writes_the_biller_s_format_by_itself(hands: Hands) -> None:
    entered(hands)
    hands.type("13275")
    half = field(hands).text()
    hands.type("9960")

    assert half == "13275"
    assert field(hands).text() == "13275-9960"
    assert "That looks complete" in hands.text


def test_the_keypad_writes_the_same(hands: Hands) -> None:
    entered(hands)
    for digit in "132759960":
        hands.press(digit)

    assert field(hands).text() == "13275-9960"


def test_the_keypad_takes_characters_back_with_the_dash_that_came_by_itself(hands: Hands) -> None:
    entered(hands)
    hands.type("132759")
    hands.press("Erase")
    once = field(hands).text()
    hands.press("Erase")

    assert once == "13275"
    assert field(hands).text() == "1327"


def test_keypad_and_keyboard_write_at_the_same_cursor(hands: Hands) -> None:
    entered(hands)
    hands.type("1327")
    hands.press("5")
    hands.type("9960")

    assert field(hands).text() == "13275-9960"
    assert field(hands).hasFocus()


def test_a_key_of_the_keypad_replaces_what_is_selected(hands: Hands) -> None:
    entered(hands)
    hands.type("999")
    field(hands).selectAll()
    hands.press("1")

    assert field(hands).text() == "1"


@pytest.mark.parametrize("pasted", ["13275-9960", " 13275 9960\n", "132759960", "13275\N{EN DASH}9960"])
def test_what_is_pasted_is_brought_into_the_format(hands: Hands, pasted: str) -> None:
    entered(hands)
    hands.paste(pasted)

    assert field(hands).text() == "13275-9960"


def test_a_wrong_character_is_told_as_it_is_typed_and_left_out(hands: Hands) -> None:
    entered(hands)
    hands.type("13x")

    assert field(hands).text() == "13"
    assert "That character is not part of an account number." in hands.text
    hands.type("2")
    assert "That character" not in hands.text


def test_one_character_too_many_is_told_and_left_out(hands: Hands) -> None:
    entered(hands)
    hands.type("1327599601")

    assert field(hands).text() == "13275-9960"
    assert "longer than an account number" in hands.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Please type your account number first."),
        ("13275", "The number is not complete. It looks like 13275-9960."),
    ],
)
def test_an_incomplete_number_is_told_when_it_is_to_be_found(
    hands: Hands, sandbox: House, typed: str, told: str
) -> None:
    entered(hands)
    hands.type(typed)
    hands.press("Find My Account")

    assert hands.state(states.Accounts).notice is Notice.CHECK_NUMBER
    assert told in hands.text
    assert field(hands).hasFocus()
    assert sandbox.books.requests == ()


def test_what_is_wrong_is_told_to_a_screen_reader_with_the_field(hands: Hands) -> None:
    entered(hands)
    hands.type("x")

    assert field(hands).accessibleName() == "Account number"
    assert "not part of an account number" in field(hands).accessibleDescription()


def test_several_accounts_are_paid_together(hands: Hands, sandbox: House) -> None:
    entered(hands)
    hands.type("132759960")
    hands.press("Add another account")
    after_adding = hands.text
    hands.type("132759963")
    hands.press("Find My Account")
    hands.on(states.Hosted)

    assert "Added." in after_adding
    assert [request.accounts for request in sandbox.books.requests] == [("13275-9960", "13275-9963")]


def test_a_chosen_account_alone_can_be_found(hands: Hands, sandbox: House) -> None:
    entered(hands)
    hands.type("132759960")
    hands.press("Add another account")
    hands.press("Find My Account")
    hands.on(states.Hosted)

    assert [request.accounts for request in sandbox.books.requests] == [("13275-9960",)]


def test_each_chosen_account_can_be_taken_off_by_itself(hands: Hands) -> None:
    entered(hands)
    for number in ("132759960", "132759963", "132759964"):
        hands.type(number)
        hands.press("Add another account")
    named = removals(hands)
    middle = next(
        each
        for each in hands.window.findChildren(QPushButton)
        if each.accessibleName() == "Remove 13275-9963" and each.isVisible()
    )
    hands.click(middle)

    assert named == ["Remove 13275-9960", "Remove 13275-9963", "Remove 13275-9964"]
    assert removals(hands) == ["Remove 13275-9960", "Remove 13275-9964"]
    assert [each.value for each in hands.state(states.Accounts).chosen] == ["13275-9960", "13275-9964"]


def test_the_same_account_is_not_taken_twice(hands: Hands) -> None:
    entered(hands)
    hands.type("132759960")
    hands.press("Add another account")
    hands.type("132759960")
    hands.press("Add another account")

    assert hands.state(states.Accounts).notice is Notice.DUPLICATE
    assert "on your list already" in hands.text
    assert removals(hands) == ["Remove 13275-9960"]


def test_more_accounts_than_one_payment_takes_are_refused(hands: Hands) -> None:
    entered(hands)
    for place in range(11):
        hands.paste(f"13275-99{place:02}")
        hands.press("Add another account")

    assert hands.state(states.Accounts).notice is Notice.TOO_MANY
    assert "No more accounts fit into one payment" in hands.text
    assert len(removals(hands)) == 10


def test_an_incomplete_number_can_t_be_added(hands: Hands) -> None:
    entered(hands)
    hands.type("13275")

    assert "Add another account" not in hands.buttons


def test_enter_in_the_field_finds_the_account(hands: Hands) -> None:
    entered(hands)
    hands.type("132759960")
    hands.keys(Qt.Key.Key_Return)

    hands.on(states.Hosted)


def test_the_field_offers_no_menu(hands: Hands) -> None:
    entered(hands)
    place = field(hands).rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field(hands).mapToGlobal(place))
    QApplication.sendEvent(field(hands), event)

    assert event.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert not field(hands).acceptDrops()


def test_with_two_billers_one_is_chosen_first(open_terminal: OpenTerminal) -> None:
    hands = open_terminal(billers=2)
    hands.press("Pay My Bill")
    hands.on(states.ChooseBiller)

    assert "Which bill would you like to pay?" in hands.text
    assert set(hands.buttons) == {"Utility bill", "Recreation and permits", "Back", "Start Over"}


def test_letters_have_a_keypad_of_their_own(open_terminal: OpenTerminal, sandbox: House) -> None:
    hands = open_terminal(billers=2)
    hands.press("Pay My Bill")
    hands.press("Recreation and permits")
    hands.on(states.Accounts)
    for character in "RP204417":
        hands.press(character)
    typed = field(hands).text()
    hands.press("Find My Account")
    hands.on(states.Hosted)

    assert typed == "RP-204417"
    assert [(each.biller_id, each.accounts) for each in sandbox.books.requests] == [("5120", ("RP-204417",))]


def test_a_biller_without_a_format_takes_free_text(open_terminal: OpenTerminal) -> None:
    hands = open_terminal(
        change=lambda text: text.replace('account_format = "#####-####"', 'account_format = ""').replace(
            'account_example = "13275-9960"', 'account_example = ""'
        )
    )
    entered(hands)
    empty = hands.text
    hands.press("Find My Account")
    told = hands.text
    hands.type("Ab 1")

    assert "Type the number that stands at the top of your bill." in empty
    assert "Please type your account number first." in told
    assert field(hands).text() == "Ab 1"
