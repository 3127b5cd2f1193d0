"""What the screens before signing in say: refusals, the questions, the codes; and that they keep nothing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CodeFor, Denial, FieldProblem, Form, RegisterStep
from tests.ui import resident_states as known
from tests.ui.residents.short import FORM, code, register
from tests.ui.residents.stage import ME, Stage

E = FieldProblem


def sign_in_denied(denial: Denial, wait: int = 0) -> states.SignIn:
    return states.SignIn(form=Form(email=FORM.email), denial=denial, wait=wait)


@pytest.mark.parametrize(
    "draw",
    [
        sign_in_denied,
        lambda denial: register(RegisterStep.SUMMARY, denial=denial),
        lambda denial: states.NewPassword(form=FORM, denial=denial),
        *(lambda denial, code_for=each: code(code_for, denial=denial) for each in CodeFor),
    ],
)
@pytest.mark.parametrize("denial", Denial)
def test_every_refusal_is_told(
    stage: Stage, draw: Callable[[Denial], states.AnyState], denial: Denial
) -> None:
    stage.draw(states.Welcome())
    stage.draw(msgspec.structs.replace(draw(denial), denial=None))
    before = stage.text
    stage.draw(draw(denial))

    assert len(stage.text) > len(before) + 20
    assert "_" not in stage.text


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (0, "try again later"),
        (45, "in about a minute"),
        (61, "in about 2 minutes"),
        (900, "in about 15 minutes"),
        (3600, "in about an hour"),
        (7000, "in about 2 hours"),
    ],
)
def test_a_locked_address_tells_about_how_long(stage: Stage, wait: int, words: str) -> None:
    stage.draw(sign_in_denied(Denial.LOCKED, wait))

    assert words in stage.text


def test_where_signing_in_does_not_work_the_way_to_pay_is_told(stage: Stage) -> None:
    stage.draw(sign_in_denied(Denial.UNAVAILABLE))

    assert "You can pay without signing in: press “Start Over”, then “Pay My Bill”." in stage.text


def test_a_wrong_password_tells_nothing_of_who_is_registered(stage: Stage) -> None:
    stage.draw(sign_in_denied(Denial.WRONG))

    assert "E-mail address and password do not match." in stage.text
    assert "registered" not in stage.text


def test_each_question_says_how_far_one_has_come(stage: Stage) -> None:
    for place, step in enumerate(RegisterStep, start=1):
        stage.draw(register(step))
        assert f"Step {place} of 7" in stage.text


def test_an_answer_is_there_again_on_the_way_back(stage: Stage) -> None:
    stage.draw(register(RegisterStep.NAME))
    stage.draw(register(RegisterStep.ADDRESS))
    stage.draw(register(RegisterStep.NAME))

    assert stage.lines["Full name"].text() == "Marisol Vega"


def test_the_city_s_notice_stands_where_the_address_is_asked_for(stage: Stage) -> None:
    stage.draw(register(RegisterStep.NAME))
    before = stage.text
    stage.draw(register(RegisterStep.EMAIL))

    assert known.NOTICE not in before
    assert known.NOTICE in stage.text


def test_the_example_is_that_of_the_chosen_biller(stage: Stage) -> None:
    empty = Form(biller=known.UTILITY)
    stage.draw(register(RegisterStep.ACCOUNT, E.EMPTY, form=empty))
    utility = stage.text
    stage.draw(register(RegisterStep.ACCOUNT, E.EMPTY, form=Form(biller=known.RECREATION)))

    assert "looks like 13275-9960" in utility
    assert "looks like 13275-9960" not in stage.text
    assert stage.buttons["Recreation and permits"].isChecked()
    assert not stage.buttons["Utility bill"].isChecked()


def test_consent_is_given_by_the_box_alone_and_missed_when_it_is_not(stage: Stage) -> None:
    stage.draw(register(RegisterStep.CONSENT))
    QTest.mouseClick(stage.tick, Qt.MouseButton.LeftButton, pos=stage.tick.rect().center())
    given = list(stage.events)
    stage.draw(register(RegisterStep.CONSENT, pressed=True))

    assert given == [ev.ConsentGiven(ME, given=True)]
    assert not stage.tick.isChecked()
    assert "Please tick the box" in stage.text
    assert "Please tick the box" in stage.tick.accessibleDescription()
    assert stage.focus is stage.tick
    assert "Payments are processed by Invoice Cloud" in stage.text


def test_enter_on_the_box_goes_on_and_space_ticks_it(stage: Stage) -> None:
    stage.draw(register(RegisterStep.CONSENT))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(stage.tick, key)

    assert stage.events == [ev.ConsentGiven(ME, given=True), ev.ContinuePressed(ME)]


def test_the_summary_shows_every_answer_but_the_password(stage: Stage) -> None:
    stage.draw(register(RegisterStep.SUMMARY))

    for text in (
        "13275-9960 · Utility bill",
        "Marisol Vega",
        "118 Lantern Way, Casselberry, FL 32707",
        FORM.email,
    ):
        assert text in stage.text
    assert known.PASSWORD not in stage.text


def test_the_mail_s_address_is_shown_so_that_a_typo_is_seen(stage: Stage) -> None:
    stage.draw(code(CodeFor.CONFIRM))

    assert "on its way to marisol.vega@example.org." in stage.text
    assert "at any terminal" in stage.text
    assert "good for 7 days" in stage.text


@pytest.mark.parametrize("code_for", [CodeFor.SIGN_IN, CodeFor.PASSWORD])
def test_a_code_for_an_address_that_nobody_knows_is_worded_the_same(stage: Stage, code_for: CodeFor) -> None:
    stage.draw(code(code_for))

    assert "If marisol.vega@example.org is registered here" in stage.text


def test_another_mail_is_told_until_something_is_refused(stage: Stage) -> None:
    stage.draw(code(CodeFor.CONFIRM, resent=True))
    told = stage.text
    stage.draw(code(CodeFor.CONFIRM, resent=True, denial=Denial.TOO_MANY))

    assert "Another e-mail is on its way" in told
    assert "Another e-mail is on its way" not in stage.text


def test_a_new_address_is_given_again_instead_of_another_mail(stage: Stage) -> None:
    stage.draw(code(CodeFor.ADDRESS))

    assert "Send the e-mail again" not in stage.buttons


PERSONAL = (known.NAME, known.EMAIL, known.PASSWORD, known.FORM.street, known.FORM.number, "ABCD2345")


@pytest.mark.parametrize("kind", {name.split(",")[0]: None for name in known.STATES})
def test_nothing_of_a_customer_stays_in_any_widget_once_another_screen_is_there(
    stage: Stage, kind: str
) -> None:
    for name, (state, member) in known.STATES.items():
        if name.split(",")[0] == kind:
            stage.draw(state, member)
            assert told(stage, kind="accessible") == set(), name
    stage.draw(states.Wiping(then=states.Next.WELCOME, left=9))

    assert told(stage, kind="any") == set()


def told(stage: Stage, kind: str) -> set[str]:
    """What is personal in accessible names, or in any text of any widget, seen or not."""
    texts = {each.accessibleName() for each in stage.window.findChildren(QPushButton)}
    texts |= set(stage.lines)
    if kind == "any":
        for each in stage.window.findChildren(QLineEdit):
            texts |= {each.text(), each.accessibleDescription()}
        texts |= {each.text() for each in stage.window.findChildren(QPushButton)}
        texts |= set(stage.all_words)
    return {secret for secret in PERSONAL for text in texts if secret in text and text != "13275-9960"}
