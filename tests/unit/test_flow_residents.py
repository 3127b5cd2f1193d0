"""Residents in the flow: registering, confirming and signing in."""

from __future__ import annotations

from typing import cast

import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CodeFor, Denial, Field, FieldProblem, RegisterStep
from kiosk.flow.rules import Rules
from kiosk.flow.states import SessionId
from kiosk.secret import Secret
from tests.unit.flows import Make, Run
from tests.unit.residentflows import (
    ANSWERS,
    CREDENTIALS,
    EMAIL,
    ONE,
    PASSWORD,
    RULES,
    SIGNING_IN,
    SUMMARY,
    denied,
    last,
    mailed,
    member,
    signed_in,
    state,
    typed,
)


@pytest.fixture
def run() -> Run:
    return Run(RULES)


def test_every_question_leads_to_the_next_and_the_last_to_the_summary(run: Run) -> None:
    steps = []
    run.after(ev.RegisterPressed)
    for answers in ANSWERS:
        steps.append(state(run, states.Register).step)
        run.after(*answers, ev.ContinuePressed)

    assert [*steps, state(run, states.Register).step] == list(RegisterStep)
    assert run.asked(do.Question) == 0


@pytest.mark.parametrize("place", range(len(ANSWERS)))
def test_a_question_without_an_answer_is_asked_again_and_says_why(run: Run, place: int) -> None:
    run.after(ev.RegisterPressed, *(each for step in ANSWERS[:place] for each in (*step, ev.ContinuePressed)))
    run.after(ev.ContinuePressed)

    assert state(run, states.Register).step is tuple(RegisterStep)[place]
    assert state(run, states.Register).pressed


def test_going_back_loses_nothing_that_was_typed(run: Run) -> None:
    run.after(*SUMMARY, *[ev.BackPressed] * 6)
    first = state(run, states.Register)
    run.after(*[ev.ContinuePressed] * 6)

    assert first.step is RegisterStep.ACCOUNT
    assert first.form.number == "13275-9960"
    assert state(run, states.Register).step is RegisterStep.SUMMARY
    assert state(run, states.Register).form.text(Field.PASSWORD) == PASSWORD
    assert state(run, states.Register).consent


def test_an_answer_changed_from_the_summary_leads_back_to_it(run: Run) -> None:
    run.after(*SUMMARY, lambda session: ev.ChangePressed(session, RegisterStep.NAME))
    run.after(typed(Field.NAME, "Marisol Vega-Cruz"), ev.ContinuePressed)

    assert state(run, states.Register).step is RegisterStep.SUMMARY
    assert state(run, states.Register).form.name == "Marisol Vega-Cruz"


def test_a_password_that_another_answer_has_made_personal_is_asked_for_again(run: Run) -> None:
    run.after(*SUMMARY, lambda session: ev.ChangePressed(session, RegisterStep.NAME))
    run.after(typed(Field.NAME, PASSWORD), ev.ContinuePressed, ev.ContinuePressed)

    asked = state(run, states.Register)
    assert asked.step is RegisterStep.PASSWORD
    assert asked.problems == ((Field.PASSWORD, FieldProblem.PERSONAL),)
    assert run.asked(do.Apply) == 0


def test_another_biller_empties_the_number_that_was_typed_for_the_first(run: Run) -> None:
    run.after(ev.RegisterPressed, *ANSWERS[0], lambda session: ev.BillerChosen(session, "5120"))

    assert state(run, states.Register).form.biller == "5120"
    assert state(run, states.Register).form.number == ""


def test_create_my_account_asks_the_directory_and_then_for_the_code(run: Run) -> None:
    run.after(*SUMMARY, ev.ContinuePressed)
    asking = state(run, states.Asking)
    run.after(mailed("app-1"))
    waits = state(run, states.AwaitConfirmation)
    run.after(typed(Field.CODE, "abcd-2345"), ev.ContinuePressed)

    assert isinstance(asking.back, states.Register)
    assert (waits.code_for, waits.application) == (CodeFor.CONFIRM, "app-1")
    assert waits.form.text(Field.PASSWORD) == ""
    assert last(run, do.Confirm) == do.Confirm(run.session.id, 2, "app-1", "ABCD2345")


def test_a_confirmed_registration_is_told_before_the_menu(run: Run) -> None:
    run.after(*SUMMARY, ev.ContinuePressed, mailed("app-1"), typed(Field.CODE, "ABCD2345"))
    run.after(ev.ContinuePressed, signed_in(ONE, confirmed=True))
    told = run.session.state
    run.after(ev.ContinuePressed)

    assert isinstance(told, states.Registered)
    assert state(run, states.Menu).account == "a-1"


@pytest.mark.parametrize("denial", [Denial.WRONG, Denial.EXPIRED, Denial.USED, Denial.SPENT, Denial.TAKEN])
def test_a_code_that_is_refused_is_typed_anew_and_says_why(run: Run, denial: Denial) -> None:
    run.after(*SUMMARY, ev.ContinuePressed, mailed("app-1"), typed(Field.CODE, "ABCD2345"))
    run.after(ev.ContinuePressed, denied(denial))

    told = state(run, states.AwaitConfirmation)
    assert (told.denial, told.form.code, told.application) == (denial, "", "app-1")


def test_another_mail_is_for_the_same_registration(run: Run) -> None:
    run.after(*SUMMARY, ev.ContinuePressed, mailed("app-1"), ev.ResendPressed)
    asked = last(run, do.Resend)
    run.after(mailed("app-1"))

    assert asked == do.Resend(run.session.id, 2, "app-1")
    assert state(run, states.AwaitConfirmation).resent


def test_address_and_password_are_checked_by_the_directory(run: Run) -> None:
    run.after(*SIGNING_IN)

    assert last(run, do.CheckPassword) == do.CheckPassword(run.session.id, 1, EMAIL, Secret(PASSWORD))


@pytest.mark.parametrize("missing", [Field.EMAIL, Field.PASSWORD])
def test_nothing_is_asked_while_a_line_is_empty(run: Run, missing: Field) -> None:
    run.after(*CREDENTIALS, typed(missing, ""), ev.SignInPressed)

    assert state(run, states.SignIn).pressed
    assert run.asked(do.Question) == 0


@pytest.mark.parametrize("denial", Denial)
def test_a_refused_sign_in_keeps_the_address_and_forgets_the_password(run: Run, denial: Denial) -> None:
    run.after(*SIGNING_IN, denied(denial))

    told = state(run, states.SignIn)
    assert (told.denial, told.wait, told.form.email) == (denial, 30, EMAIL)
    assert told.form.text(Field.PASSWORD) == ""


def test_an_address_that_is_not_confirmed_is_asked_for_its_code(run: Run) -> None:
    run.after(*SIGNING_IN, denied(Denial.WRONG, "app-1"))

    waits = state(run, states.AwaitConfirmation)
    assert (waits.code_for, waits.application) == (CodeFor.CONFIRM, "app-1")


def test_no_answer_in_time_is_told_and_a_late_one_changes_nothing(run: Run) -> None:
    run.after(*SIGNING_IN)
    question = run.session.asked
    run.seconds(RULES.asking)
    told = state(run, states.SignIn).denial
    run.happen(ev.SignedIn(run.session.id, question, member(ONE)))

    assert told is Denial.UNAVAILABLE
    assert run.session.member is None


def test_an_answer_to_a_question_that_was_given_up_changes_nothing(run: Run) -> None:
    run.after(*SIGNING_IN)
    question = run.session.asked
    run.after(ev.BackPressed, typed(Field.PASSWORD, PASSWORD), ev.SignInPressed)
    run.happen(ev.SignedIn(run.session.id, question, member(ONE)))

    assert isinstance(run.session.state, states.Asking)
    assert run.session.member is None


@pytest.mark.parametrize(
    ("pressed", "code_for", "question"),
    [
        (ev.CodeWanted, CodeFor.SIGN_IN, do.CheckCode),
        (ev.PasswordForgotten, CodeFor.PASSWORD, do.CheckPasswordCode),
    ],
)
def test_a_code_by_mail_is_typed_where_it_is_awaited(
    run: Run, pressed: Make, code_for: CodeFor, question: type[do.Question]
) -> None:
    run.after(ev.SignInPressed, typed(Field.EMAIL, EMAIL), pressed)
    asked = last(run, do.MailCode)
    run.after(mailed(), typed(Field.CODE, "ABCD 2345"), ev.ContinuePressed)

    assert asked == do.MailCode(run.session.id, 1, EMAIL, code_for)
    assert run.asked(question) == 1


def test_a_forgotten_password_is_set_anew_with_the_code(run: Run) -> None:
    run.after(ev.SignInPressed, typed(Field.EMAIL, EMAIL), ev.PasswordForgotten, mailed())
    run.after(typed(Field.CODE, "ABCD2345"), ev.ContinuePressed)
    run.after(lambda session: ev.CodeAccepted(session, 0))
    run.after(typed(Field.PASSWORD, "a harbour in winter"), ev.ContinuePressed, signed_in(ONE))

    question = cast(do.SetPassword, last(run, do.SetPassword))
    assert (question.email, question.code) == (EMAIL, "ABCD2345")
    assert isinstance(run.session.state, states.Menu)


def test_residents_are_not_let_in_where_the_configuration_has_none() -> None:
    run = Run(Rules(billers=RULES.billers)).after(ev.SignInPressed, ev.RegisterPressed)

    assert isinstance(run.session.state, states.Welcome)


def test_nothing_typed_stands_in_the_repr_of_what_a_log_could_hold(run: Run) -> None:
    run.after(*SUMMARY, ev.ContinuePressed)
    told = [
        run.session.state,
        *run.effects,
        ev.FieldTyped(SessionId("1"), Field.NAME, "Marisol"),
        member(ONE),
    ]
    text = " ".join(repr(each) for each in told)

    assert not [word for word in ("Marisol", "Lantern", "vega", PASSWORD, "13275") if word in text]
