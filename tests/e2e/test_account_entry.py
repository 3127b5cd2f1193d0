"""The account screen: what may be typed, what is said about it, and several accounts in one payment."""

from __future__ import annotations

import json

from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Visit


def test_the_keypad_on_the_screen_writes_and_erases(visit: Visit) -> None:
    steps.open_entry(visit)
    for key in "132758":
        visit.person.presses(key)
    visit.person.presses("Erase")
    for key in "9960":
        visit.person.presses(key)
    visit.person.reads("Press “Find My Account”")
    assert visit.person.typed_into("Account number") == "13275-9960"


def test_a_wrong_character_is_told_while_it_is_typed(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.types("13x")
    visit.person.reads("That character is not part of an account number.")
    visit.person.keys("BackSpace")
    visit.person.reads("Keep going: the number looks like 13275-9960.")


def test_a_number_that_is_too_long_is_told_while_it_is_typed(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.types("1327599600")
    visit.person.reads("That is longer than an account number.")


def test_an_incomplete_number_is_not_asked_for(visit: Visit, cloud: SandboxServer) -> None:
    steps.open_entry(visit)
    visit.person.types("13275")
    visit.person.presses("Find My Account")
    visit.person.reads("The number is not complete. It looks like 13275-9960.")
    assert visit.terminal.state == "Accounts"
    assert [call for call in cloud.books.calls if call.call == "cloud_payment"] == []


def test_several_accounts_are_paid_as_one_list(visit: Visit, cloud: SandboxServer) -> None:
    person = visit.person
    steps.open_entry(visit)
    person.types("132759960")
    person.presses("Add another account")
    person.reads("Added. Type the next account number")
    person.types("132759960")
    person.presses("Add another account")
    person.reads("This account is on your list already.")
    person.has_keyboard_on("Account number")
    person.keys("ctrl+a")
    person.types("132759964")
    person.presses("Add another account")
    person.reads("Remove 13275-9964")
    person.presses("Remove 13275-9964")
    person.clicks(person.finds("Account number"))
    person.types("132759963")
    person.presses("Find My Account")
    visit.terminal.await_states("Hosted")
    person.reads("Please review your selection", "$240.60")
    (call,) = (each for each in cloud.books.calls if each.call == "cloud_payment")
    customers = json.loads(call.body)["Customers"]
    assert customers == [{"AccountNumber": "13275-9960"}, {"AccountNumber": "13275-9963"}]


def test_after_an_account_is_removed_the_next_one_can_be_typed_at_once(visit: Visit) -> None:
    steps.open_entry(visit)
    visit.person.types("132759960")
    visit.person.presses("Add another account")
    visit.person.presses("Remove 13275-9960")
    visit.person.has_keyboard_on("Account number")
    visit.person.types("132759963")
    visit.person.reads("Press “Find My Account”")
    assert visit.person.typed_into("Account number") == "13275-9963"


def test_of_several_billers_one_is_chosen_and_its_key_is_used(arrange: Opener, cloud: SandboxServer) -> None:
    first, second, *_ = cloud.billers
    visit = arrange(cloud, billers=2)
    visit.start()
    visit.person.presses("Pay My Bill")
    visit.terminal.await_states("ChooseBiller")
    visit.person.reads("Which bill would you like to pay?", first.name)
    visit.person.presses(second.name)
    visit.terminal.await_states("Accounts")
    visit.person.has_keyboard_on("Account number")
    account = next(each for each in second.account if each.invoices)
    visit.person.types(account.number)
    visit.person.presses("Find My Account")
    visit.terminal.await_states("Hosted")
    (call,) = (each for each in cloud.books.calls if each.call == "cloud_payment")
    assert (call.biller_id, call.status) == (second.id, 200)
