"""What each control of the screens before signing in sends, and how one goes from one to the next."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CodeFor, Field, FieldProblem, RegisterStep
from kiosk.settings import Settings
from tests.ui import resident_states as known
from tests.ui.residents.short import FORM, code, register
from tests.ui.residents.stage import ME, Stage

E = FieldProblem
HEADER = "Start Over"


def test_the_welcome_screen_offers_to_sign_in_and_to_register_where_residents_can(stage: Stage) -> None:
    stage.draw(states.SignIn())
    stage.draw(states.Welcome())

    assert set(stage.buttons) == {"Pay My Bill", "Sign In", "Register"}
    assert stage.focus is stage.buttons["Pay My Bill"]


def test_without_residents_the_welcome_screen_offers_to_pay_only(qtbot: QtBot, settings: Settings) -> None:
    residents = msgspec.structs.replace(settings.residents, enabled=False)
    plain = Stage(msgspec.structs.replace(settings, residents=residents))
    qtbot.addWidget(plain.window)
    plain.draw(states.Welcome())

    assert set(plain.buttons) == {"Pay My Bill"}


SENDS: dict[str, tuple[states.AnyState, str, ev.Event]] = {
    "pay": (states.Welcome(), "Pay My Bill", ev.PayPressed(ME)),
    "welcome, sign in": (states.Welcome(), "Sign In", ev.SignInPressed(ME)),
    "welcome, register": (states.Welcome(), "Register", ev.RegisterPressed(ME)),
    "sign in": (known.SIGN_IN, "Sign In", ev.SignInPressed(ME)),
    "code instead": (known.SIGN_IN, "E-mail me a code instead", ev.CodeWanted(ME)),
    "forgotten": (known.SIGN_IN, "I forgot my password", ev.PasswordForgotten(ME)),
    "register": (known.SIGN_IN, "Register", ev.RegisterPressed(ME)),
    "back from sign in": (known.SIGN_IN, "Back", ev.BackPressed(ME)),
    "other biller": (
        register(RegisterStep.ACCOUNT),
        "Recreation and permits",
        ev.BillerChosen(ME, known.RECREATION),
    ),
    **{
        f"continue, {step.value}": (register(step), "Continue", ev.ContinuePressed(ME))
        for step in RegisterStep
        if step is not RegisterStep.SUMMARY
    },
    **{f"back, {step.value}": (register(step), "Back", ev.BackPressed(ME)) for step in RegisterStep},
    "create": (register(RegisterStep.SUMMARY), "Create My Account", ev.ContinuePressed(ME)),
    **{
        f"change, {step.value}": (register(RegisterStep.SUMMARY), name, ev.ChangePressed(ME, step))
        for name, step in {
            "Change Account number": RegisterStep.ACCOUNT,
            "Change Full name": RegisterStep.NAME,
            "Change Service address": RegisterStep.ADDRESS,
            "Change E-mail address": RegisterStep.EMAIL,
            "Change Password": RegisterStep.PASSWORD,
        }.items()
    },
    "confirm": (code(CodeFor.CONFIRM), "Confirm", ev.ContinuePressed(ME)),
    "again": (code(CodeFor.CONFIRM), "Send the e-mail again", ev.ResendPressed(ME)),
    "back from code": (code(CodeFor.CONFIRM), "Back", ev.BackPressed(ME)),
    "new password": (states.NewPassword(form=FORM), "Continue", ev.ContinuePressed(ME)),
    "back from new password": (states.NewPassword(form=FORM), "Back", ev.BackPressed(ME)),
    "back from asking": (states.Asking(back=known.SIGN_IN, left=9), "Back", ev.BackPressed(ME)),
    "deleted": (states.Deleted(left=9), "Done", ev.DonePressed(ME)),
    "start over": (known.SIGN_IN, HEADER, ev.StartOverPressed(ME)),
}


@pytest.mark.parametrize("name", SENDS)
def test_a_button_sends_its_event(stage: Stage, name: str) -> None:
    state, button, event = SENDS[name]
    stage.draw(state)
    stage.press(button)

    assert stage.events == [event]


LINES: dict[str, tuple[states.AnyState, tuple[tuple[str, Field], ...]]] = {
    "sign in": (known.SIGN_IN, (("E-mail address", Field.EMAIL), ("Password", Field.PASSWORD))),
    "account": (register(RegisterStep.ACCOUNT), (("Account number", Field.NUMBER),)),
    "name": (register(RegisterStep.NAME), (("Full name", Field.NAME),)),
    "address": (
        register(RegisterStep.ADDRESS),
        (
            ("Street address", Field.STREET),
            ("City", Field.CITY),
            ("State", Field.STATE),
            ("ZIP code", Field.ZIP),
        ),
    ),
    "email": (register(RegisterStep.EMAIL), (("E-mail address", Field.EMAIL),)),
    "password": (register(RegisterStep.PASSWORD), (("Password", Field.PASSWORD),)),
    "code": (code(CodeFor.SIGN_IN), (("Confirmation code", Field.CODE),)),
    "new password": (states.NewPassword(form=FORM), (("Password", Field.PASSWORD),)),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_sends_the_whole_of_its_text_and_enter_the_main_event(stage: Stage, name: str) -> None:
    state, lines = LINES[name]
    stage.draw(state)
    form = getattr(state, "form", FORM)
    for label, field in lines:
        line = stage.lines[label]
        QTest.keyClick(line, Qt.Key.Key_End)
        QTest.keyClick(line, Qt.Key.Key_Q)
        assert stage.events == [ev.FieldTyped(ME, field, form.text(field) + "q")]
        stage.events.clear()
    QTest.keyClick(stage.lines[lines[0][0]], Qt.Key.Key_Return)

    assert list(stage.lines) == [label for label, _ in lines]
    assert stage.events == [(ev.SignInPressed if name == "sign in" else ev.ContinuePressed)(ME)]


def test_what_the_state_did_not_take_does_not_stay_in_the_line(stage: Stage) -> None:
    stage.draw(register(RegisterStep.ADDRESS))
    QTest.keyClick(stage.lines["State"], Qt.Key.Key_O)

    assert stage.events == [ev.FieldTyped(ME, Field.STATE, "FLo")]
    assert stage.lines["State"].text() == "FL"


def test_the_cursor_stays_where_it_is_when_the_state_comes_back(stage: Stage) -> None:
    stage.draw(register(RegisterStep.NAME))
    line = stage.lines["Full name"]
    line.setCursorPosition(3)
    changed = msgspec.structs.replace(FORM, name="MARISOL VEGA")
    stage.draw(register(RegisterStep.NAME, form=changed))

    assert line.text() == "MARISOL VEGA"
    assert line.cursorPosition() == 3


ORDERS: dict[str, tuple[states.AnyState, list[str]]] = {
    "sign in": (
        known.SIGN_IN,
        [
            "E-mail address",
            "Password",
            "Show password",
            "E-mail me a code instead",
            "I forgot my password",
            "Register",
            "Sign In",
            "Back",
            HEADER,
        ],
    ),
    "address": (
        register(RegisterStep.ADDRESS),
        ["Street address", "City", "State", "ZIP code", "Continue", "Back", HEADER],
    ),
    "consent": (register(RegisterStep.CONSENT), ["I have read this and agree", "Continue", "Back", HEADER]),
    "code": (
        code(CodeFor.CONFIRM),
        ["Confirmation code", "Send the e-mail again", "Confirm", "Back", HEADER],
    ),
    "summary": (
        register(RegisterStep.SUMMARY),
        [
            "Create My Account",
            "Back",
            HEADER,
            "Change Account number",
            "Change Full name",
            "Change Service address",
            "Change E-mail address",
            "Change Password",
        ],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_tab_goes_from_one_control_to_the_next(stage: Stage, name: str) -> None:
    state, order = ORDERS[name]
    stage.draw(state)

    assert stage.tab_order() == order


@pytest.mark.parametrize("name", LINES)
def test_a_line_offers_no_menu_no_drop_and_no_learning(stage: Stage, name: str) -> None:
    state, _ = LINES[name]
    stage.draw(state)
    for label, line in stage.lines.items():
        place = line.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place))
        QApplication.sendEvent(line, event)

        assert QApplication.activePopupWidget() is None
        assert not line.acceptDrops()
        assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
        assert line.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
        if label == "Password":
            assert line.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
