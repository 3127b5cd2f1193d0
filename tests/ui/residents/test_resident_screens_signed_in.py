"""The screens of a signed-in resident: what can be done with which account, and what is said about it."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import AccountStatus, CareTask, Denial, Field, FieldProblem, Form, Member
from kiosk.flow.states import Purpose
from kiosk.settings import Proof, Settings
from tests.ui import resident_states as known
from tests.ui.residents.stage import ME, Stage

OUT = "Sign Out"
READY, UNPROVEN, HELD, LATER = (each.id for each in known.MEMBER.accounts)
SENDS: dict[str, tuple[states.AnyState, str, ev.Event]] = {
    "go on": (states.Registered(), "Continue", ev.ContinuePressed(ME)),
    "pay": (states.Menu(account=READY), "Pay Now", ev.ViewPressed(ME, Purpose.RECENT_BILLS)),
    "autopay": (states.Menu(account=READY), "Manage AutoPay", ev.ViewPressed(ME, Purpose.AUTOPAY)),
    "settings": (states.Menu(account=READY), "My Settings", ev.SettingsPressed(ME)),
    "back to accounts": (states.Menu(account=READY), "Back", ev.BackPressed(ME)),
    "first link": (states.Menu(account=""), "Link an account", ev.CarePressed(ME, CareTask.LINK)),
    **{
        f"settings, {purpose.value}": (
            states.Settings(account=READY),
            button,
            ev.ViewPressed(ME, purpose),
        )
        for button, purpose in {
            "Paperless Billing": Purpose.PAPERLESS,
            "Payment Methods": Purpose.PAYMENT_METHODS,
            "Pay By Text": Purpose.PAY_BY_TEXT,
        }.items()
    },
    **{
        f"settings, {task.value}": (states.Settings(account=READY), button, ev.CarePressed(ME, task))
        for button, task in {
            "Link another account": CareTask.LINK,
            "Unlink this account": CareTask.UNLINK,
            "Change my e-mail address": CareTask.ADDRESS,
            "Change my password": CareTask.PASSWORD,
            "Delete my registration": CareTask.DELETE,
        }.items()
    },
    "back to menu": (states.Settings(account=READY), "Back", ev.BackPressed(ME)),
    **{
        f"{task.value}, done": (known.care(task), button, ev.ContinuePressed(ME))
        for button, task in {
            "Link this account": CareTask.LINK,
            "Unlink this account": CareTask.UNLINK,
            "Continue": CareTask.ADDRESS,
            "Change my password": CareTask.PASSWORD,
            "Delete my registration": CareTask.DELETE,
        }.items()
    },
    **{f"{task.value}, back": (known.care(task), "Back", ev.BackPressed(ME)) for task in CareTask},
    "link, biller": (
        known.care(CareTask.LINK),
        "Recreation and permits",
        ev.BillerChosen(ME, known.RECREATION),
    ),
    "page, back": (known.page(Purpose.AUTOPAY), "Back", ev.BackPressed(ME)),
    "receipt": (states.Receipt(left=9, account=READY), "Done", ev.DonePressed(ME)),
    "sign out": (states.Menu(account=READY), OUT, ev.SignOutPressed(ME)),
    "sign out of a page": (known.page(Purpose.RECENT_BILLS), OUT, ev.SignOutPressed(ME)),
}


@pytest.mark.parametrize("name", SENDS)
def test_a_button_sends_its_event(stage: Stage, name: str) -> None:
    state, button, event = SENDS[name]
    stage.draw(state, known.NONE if name == "first link" else known.MEMBER)
    stage.press(button)

    assert stage.events == [event]


# The frame


SIGNED_IN = {name: shown for name, shown in known.STATES.items() if shown[1] is not None}


def test_every_screen_of_somebody_signed_in_lets_them_sign_out_and_not_start_over(stage: Stage) -> None:
    offered = {}
    for name, (state, member) in SIGNED_IN.items():
        stage.draw(state, member)
        offered[name] = {"Start Over", OUT} & set(stage.buttons)

    assert {name: leaving for name, leaving in offered.items() if leaving != {OUT}} == {}


def test_who_is_signed_in_is_not_told_to_those_behind(stage: Stage) -> None:
    for name, (state, member) in SIGNED_IN.items():
        # What somebody types they read themselves.
        typed = isinstance(state, states.Care)
        shown = msgspec.structs.replace(state, form=Form(biller=known.UTILITY)) if typed else state
        stage.draw(shown, member)

        assert "Signed in" in stage.text, name
        for text in (stage.text, *stage.buttons):
            assert known.NAME not in text, name
            assert known.EMAIL not in text, name
            assert "13275-99" not in text.replace("13275-9960", ""), name


def test_a_guest_is_not_told_to_be_signed_in(stage: Stage) -> None:
    stage.draw(known.SIGN_IN)

    assert "Signed in" not in stage.text
    assert OUT not in stage.buttons


def test_the_idle_warning_signs_out(stage: Stage) -> None:
    stage.draw(states.Menu(account=READY), known.MEMBER, warning=30)
    warning = stage.text
    for each in (OUT, "I'm still here"):
        stage.press(each)

    assert "Otherwise you are signed out" in warning
    assert stage.events == [ev.SignOutPressed(ME), ev.StillHerePressed(ME)]


def test_the_idle_warning_lets_a_guest_start_over(stage: Stage) -> None:
    stage.draw(known.SIGN_IN, warning=30)
    stage.press("Start Over")

    assert stage.events == [ev.StartOverPressed(ME)]


# After registering


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (READY, "You can pay your bills"),
        (UNPROVEN, "Please bring your bill and an ID to the desk"),
        (HELD, "The desk can have it released."),
        (LATER, "It is tried again by itself"),
    ],
)
def test_the_end_of_a_registration_says_what_is_next(stage: Stage, account: str, words: str) -> None:
    (chosen,) = (each for each in known.MEMBER.accounts if each.id == account)
    stage.draw(states.Registered(), msgspec.structs.replace(known.MEMBER, accounts=(chosen,)))

    assert "Registration complete" in stage.text
    assert words in stage.text
    assert stage.focus is stage.buttons["Continue"]


def test_where_a_clerk_opens_every_account_nobody_is_told_of_records_that_do_not_match(
    qtbot: QtBot, settings: Settings
) -> None:
    residents = msgspec.structs.replace(settings.residents, proof=Proof.CLERK)
    stage = Stage(msgspec.structs.replace(settings, residents=residents))
    qtbot.addWidget(stage.window)
    stage.draw(states.Menu(account=UNPROVEN), known.MEMBER)

    assert "a clerk opens the account for you" in stage.text
    assert "do not match" not in stage.text


def test_of_several_accounts_the_one_that_waits_for_the_desk_is_told(stage: Stage) -> None:
    stage.draw(states.Registered(), known.MEMBER)

    assert "Please bring your bill and an ID to the desk" in stage.text


# Accounts


def test_each_account_is_a_button_with_its_biller_its_masked_number_and_what_it_waits_for(
    stage: Stage,
) -> None:
    stage.draw(states.ChooseAccount(), known.MEMBER)
    stage.press("Utility bill, Account •••••-•902 · Waiting for the desk")

    assert list(stage.buttons) == [
        OUT,
        "Utility bill, Account •••••-•900",
        "Recreation and permits, Account ••-•••401 · Waiting for the desk",
        "Utility bill, Account •••••-•902 · Waiting for the desk",
        "Recreation and permits, Account ••-•••403 · Being set up",
    ]
    assert stage.events == [ev.AccountChosen(ME, HELD)]


def test_a_biller_s_ampersand_is_no_shortcut(qtbot: QtBot, settings: Settings) -> None:
    billers = tuple(msgspec.structs.replace(each, name="Water & Sewer") for each in settings.billers)
    stage = Stage(msgspec.structs.replace(settings, billers=billers))
    qtbot.addWidget(stage.window)
    stage.draw(states.Welcome())
    stage.draw(states.ChooseAccount(), known.MEMBER)

    assert "Water & Sewer, Account •••••-•900" in stage.buttons
    assert "Water && Sewer" in stage.buttons["Water & Sewer, Account •••••-•900"].text()


@pytest.mark.parametrize("status", AccountStatus)
def test_the_menu_offers_pages_only_where_they_open(stage: Stage, status: AccountStatus) -> None:
    (account,) = (each for each in known.MEMBER.accounts if each.status is status)
    stage.draw(states.Menu(account=account.id), known.MEMBER)
    pages = {"Pay Now", "Manage AutoPay"}
    waits = status in (AccountStatus.UNPROVEN, AccountStatus.HELD)

    assert set(stage.buttons) == {"My Settings", "Back", OUT} | (set() if waits else pages)
    assert ("you can pay without signing in" in stage.text) is waits
    assert stage.focus is stage.buttons["My Settings" if waits else "Pay Now"]


def test_the_only_account_needs_no_way_back_to_others(stage: Stage) -> None:
    stage.draw(states.Menu(account=READY), known.ONE)

    assert set(stage.buttons) == {"Pay Now", "Manage AutoPay", "My Settings", OUT}


def test_without_an_account_one_can_be_linked(stage: Stage) -> None:
    stage.draw(states.Menu(account=""), known.NONE)

    assert set(stage.buttons) == {"Link an account", "My Settings", OUT}
    assert "No account is linked" in stage.text


# Settings and care


@pytest.mark.parametrize(
    ("account", "member", "missing"),
    [
        (READY, known.MEMBER, set()),
        (UNPROVEN, known.MEMBER, {"Paperless Billing", "Payment Methods", "Pay By Text"}),
        ("", known.NONE, {"Paperless Billing", "Payment Methods", "Pay By Text", "Unlink this account"}),
    ],
)
def test_the_settings_offer_what_the_account_allows(
    stage: Stage, account: str, member: Member, missing: set[str]
) -> None:
    stage.draw(states.Settings(account=account), member)
    everything = {
        "Paperless Billing",
        "Payment Methods",
        "Pay By Text",
        "Link another account",
        "Unlink this account",
        "Change my e-mail address",
        "Change my password",
        "Delete my registration",
        "Back",
        OUT,
    }

    assert set(stage.buttons) == everything - missing


def test_a_linked_account_that_has_to_be_proved_says_what_comes_next(stage: Stage) -> None:
    waiting = next(each for each in known.MEMBER.accounts if each.status is AccountStatus.UNPROVEN)
    stage.draw(states.Settings(account=waiting.id, done=CareTask.LINK), known.MEMBER)

    assert "The account is on your list." in stage.text
    assert "The account is linked." not in stage.text


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (CareTask.LINK, "The account is linked."),
        (CareTask.UNLINK, "The account is not linked to your registration any more."),
        (CareTask.ADDRESS, "Your e-mail address is changed."),
        (CareTask.PASSWORD, "Your password is changed."),
    ],
)
def test_what_was_changed_is_told(stage: Stage, task: CareTask, words: str) -> None:
    stage.draw(states.Settings(account=READY), known.MEMBER)
    before = stage.text
    stage.draw(states.Settings(account=READY, done=task), known.MEMBER)

    assert words not in before
    assert words in stage.text


@pytest.mark.parametrize(
    ("task", "lines"),
    [
        (CareTask.LINK, {"Account number": Field.NUMBER, "Full name": Field.NAME, "ZIP code": Field.ZIP}),
        (CareTask.UNLINK, {}),
        (CareTask.ADDRESS, {"E-mail address": Field.EMAIL, "Password": Field.CURRENT}),
        (CareTask.PASSWORD, {"Current password": Field.CURRENT, "New password": Field.PASSWORD}),
        (CareTask.DELETE, {"Password": Field.CURRENT}),
    ],
)
def test_a_change_asks_for_its_lines(stage: Stage, task: CareTask, lines: dict[str, Field]) -> None:
    stage.draw(states.Care(task=task, account=READY), known.MEMBER)
    for label, field in lines.items():
        QTest.keyClick(stage.lines[label], Qt.Key.Key_Q)
        assert stage.events.pop() == ev.FieldTyped(ME, field, "q")

    assert list(stage.lines) == list(lines)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (
            CareTask.DELETE,
            "AutoPay and saved payment methods stay at Invoice Cloud. To end them, go back",
        ),
        (CareTask.ADDRESS, "the desk may have to have them released there"),
        (CareTask.UNLINK, "Utility bill, account •••••-•900"),
    ],
)
def test_a_change_says_what_it_means(stage: Stage, task: CareTask, words: str) -> None:
    stage.draw(states.Care(task=task, account=READY), known.MEMBER)

    assert words in stage.text


def test_enter_pressed_once_too_often_unlinks_nothing(stage: Stage) -> None:
    stage.draw(states.Settings(account=READY), known.MEMBER)
    stage.draw(known.care(CareTask.UNLINK), known.MEMBER)

    assert stage.focus is stage.buttons["Back"]


@pytest.mark.parametrize("task", CareTask)
@pytest.mark.parametrize("denial", Denial)
def test_every_refusal_of_a_change_is_told(stage: Stage, task: CareTask, denial: Denial) -> None:
    stage.draw(known.care(task), known.MEMBER)
    before = stage.text
    stage.draw(known.care(task, denial=denial), known.MEMBER)

    assert len(stage.text) > len(before) + 20


def test_a_problem_of_the_new_password_stands_beside_it(stage: Stage) -> None:
    problems = ((Field.PASSWORD, FieldProblem.COMMON),)
    stage.draw(known.care(CareTask.PASSWORD, problems=problems, pressed=True), known.MEMBER)

    assert "Many people use this" in stage.lines["New password"].accessibleDescription()
    assert stage.lines["Current password"].accessibleDescription() == ""
    assert stage.focus is stage.lines["New password"]


def test_each_of_two_passwords_has_a_button_that_tells_which(stage: Stage) -> None:
    stage.draw(known.care(CareTask.PASSWORD), known.MEMBER)
    stage.press("Show password, New password")

    assert stage.lines["New password"].echoMode() is QLineEdit.EchoMode.Normal
    assert stage.lines["Current password"].echoMode() is QLineEdit.EchoMode.Password
    assert {"Show password, Current password", "Hide password, New password"} < set(stage.buttons)


def test_the_end_of_a_registration_tells_what_lives_on(stage: Stage) -> None:
    stage.draw(states.Deleted(left=42))

    assert "Your registration is deleted" in stage.text
    assert "kept by Invoice Cloud" in stage.text
    assert "closes in 42 seconds" in stage.text
