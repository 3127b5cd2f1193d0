"""The lines that a resident types into: passwords hidden, what is wrong told, the focus where it belongs."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.flow import states
from kiosk.flow.people import Denial, Field, FieldProblem, Form, RegisterStep
from kiosk.ui.palettes import contrast, palette
from tests.ui import resident_states as known
from tests.ui.residents.short import FORM, empty_sign_in, register
from tests.ui.residents.stage import Stage

E = FieldProblem


def test_a_password_is_hidden_until_it_is_asked_for_and_again_afterwards(stage: Stage) -> None:
    stage.draw(register(RegisterStep.PASSWORD))
    hidden = stage.lines["Password"].echoMode()
    stage.press("Show password")
    shown = stage.lines["Password"].echoMode()
    stage.press("Hide password")
    again = stage.lines["Password"].echoMode()

    assert (hidden, shown, again) == (
        QLineEdit.EchoMode.Password,
        QLineEdit.EchoMode.Normal,
        QLineEdit.EchoMode.Password,
    )
    assert stage.events == []


def test_the_next_customer_s_password_is_hidden_again(stage: Stage) -> None:
    stage.draw(known.SIGN_IN)
    stage.press("Show password")
    stage.draw(states.Welcome())
    stage.draw(states.SignIn())

    assert stage.lines["Password"].echoMode() is QLineEdit.EchoMode.Password
    assert "Show password" in stage.buttons


@pytest.mark.parametrize("shown", [False, True], ids=["hidden", "shown"])
def test_a_password_is_never_copied(stage: Stage, *, shown: bool) -> None:
    stage.draw(register(RegisterStep.PASSWORD))
    QApplication.clipboard().setText("before")
    if shown:
        stage.press("Show password")
    line = stage.lines["Password"]
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    line.selectAll()
    line.copy()

    assert QApplication.clipboard().text() == "before"


@pytest.mark.parametrize("label", ["E-mail address", "Password"])
def test_undo_brings_nothing_back_that_was_erased(stage: Stage, label: str) -> None:
    stage.draw(states.SignIn())
    line = stage.lines[label]
    for key in (Qt.Key.Key_Q, Qt.Key.Key_Backspace):
        QTest.keyClick(line, key)
    line.insert("q")
    line.backspace()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert line.text() == ""


def test_nobody_is_blamed_for_an_empty_line_before_pressing(stage: Stage) -> None:
    stage.draw(empty_sign_in())

    assert "Please type" not in stage.text


def test_what_is_wrong_is_told_beside_its_line_and_to_a_screen_reader(stage: Stage) -> None:
    stage.draw(empty_sign_in(pressed=True))

    assert "Please type your e-mail address." in stage.text
    assert "Please type your password." in stage.text
    assert stage.lines["E-mail address"].accessibleDescription() == "Please type your e-mail address."
    assert stage.lines["Password"].accessibleDescription() == "Please type your password."


WRONG: dict[tuple[RegisterStep, FieldProblem], str] = {
    (RegisterStep.ACCOUNT, E.EMPTY): "Please type your account number.",
    (RegisterStep.ACCOUNT, E.MALFORMED): "The number is not complete. It looks like 13275-9960.",
    (RegisterStep.NAME, E.EMPTY): "Please type your full name.",
    (RegisterStep.NAME, E.TOO_LONG): "This is too long. Please shorten it.",
    (RegisterStep.ADDRESS, E.EMPTY): "Please type the street address.",
    (RegisterStep.ADDRESS, E.MALFORMED): "Like FL.",
    (
        RegisterStep.EMAIL,
        E.MALFORMED,
    ): "This is not a complete e-mail address. It looks like name@example.org.",
    (RegisterStep.PASSWORD, E.TOO_SHORT): "Please use at least 12 characters. So far: 31.",
    (RegisterStep.PASSWORD, E.TOO_LONG): "This is too long. Please use at most 128 characters.",
    (RegisterStep.PASSWORD, E.COMMON): "Many people use this password. Please choose another one.",
    (
        RegisterStep.PASSWORD,
        E.PERSONAL,
    ): "This is made of your own name or address. Please choose another one.",
}


@pytest.mark.parametrize(("step", "problem"), WRONG, ids=lambda each: each.value)
def test_a_problem_has_its_words(stage: Stage, step: RegisterStep, problem: FieldProblem) -> None:
    stage.draw(register(step, problem, pressed=True))

    assert WRONG[step, problem] in stage.text


@pytest.mark.parametrize("problem", [E.TOO_SHORT, E.TOO_LONG, E.COMMON, E.PERSONAL])
def test_a_password_is_judged_as_it_is_typed(stage: Stage, problem: FieldProblem) -> None:
    stage.draw(register(RegisterStep.PASSWORD, problem))
    words = WRONG[RegisterStep.PASSWORD, problem]

    assert words in stage.text
    assert words in stage.lines["Password"].accessibleDescription()


def test_the_rules_for_a_new_password_are_not_told_on_signing_in(stage: Stage) -> None:
    state = msgspec.structs.replace(known.SIGN_IN, problems=((Field.PASSWORD, E.TOO_SHORT),), pressed=True)
    stage.draw(state)

    assert "12 characters" not in stage.text


def test_the_first_wrong_line_gets_the_focus_when_it_is_told_and_not_again_while_typing(stage: Stage) -> None:
    wrong = ((Field.CITY, E.EMPTY), (Field.ZIP, E.EMPTY))
    told = register(RegisterStep.ADDRESS, problems=wrong, pressed=True)
    stage.draw(register(RegisterStep.ADDRESS, problems=wrong))
    stage.lines["Street address"].setFocus()
    stage.draw(told)
    first = stage.focus
    stage.lines["ZIP code"].setFocus()
    stage.draw(msgspec.structs.replace(told, form=msgspec.structs.replace(FORM, zip="3")))

    assert first is stage.lines["City"]
    assert stage.focus is stage.lines["ZIP code"]


def test_pressing_again_leads_to_the_first_wrong_line_again(stage: Stage) -> None:
    stage.draw(empty_sign_in(pressed=True))
    stage.buttons["Sign In"].setFocus()
    stage.press("Sign In")

    assert stage.focus is stage.lines["E-mail address"]


def test_after_a_refusal_the_password_is_what_is_typed_next(stage: Stage) -> None:
    form = Form(email=FORM.email)
    refused = states.SignIn(form=form, problems=((Field.PASSWORD, E.EMPTY),), denial=Denial.WRONG)
    stage.draw(states.Asking(back=refused, left=9))
    stage.draw(refused)

    assert stage.focus is stage.lines["Password"]
    assert stage.lines["E-mail address"].text() == FORM.email
    assert "do not match" in stage.lines["Password"].accessibleDescription()


@pytest.mark.parametrize("city", ["#005A9C", "#FFD54A", "#FFFFFF", "#777777"])
def test_what_is_told_under_a_line_can_be_read_whatever_the_city_s_color(city: str) -> None:
    colors = palette(city)
    pairs = {
        "problem": (colors.alarm, colors.paper),
        "praise": (colors.good, colors.paper),
        "hint": (colors.quiet, colors.paper),
        "deleting": (colors.card, colors.alarm),
        "chosen biller": (colors.on_city, colors.city),
    }

    assert {name: pair for name, pair in pairs.items() if contrast(*pair) < 4.5} == {}
    assert contrast(colors.alarm, colors.card) >= 3
    assert contrast(colors.city_ink, colors.line) >= 3
