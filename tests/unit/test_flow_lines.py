"""The lines that a resident types into: a screen takes its own alone, and typing on takes a denial away."""

from __future__ import annotations

import pytest

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CareTask, Denial, Field
from tests.unit.flows import Make, Run
from tests.unit.residentflows import (
    PASSWORD,
    RULES,
    SETTINGS,
    SIGNING_IN,
    SUMMARY,
    care,
    denied,
    mailed,
    typed,
)

CODE = (*SUMMARY, ev.ContinuePressed, mailed("application"))
DELETING = (*SETTINGS, care(CareTask.DELETE))


@pytest.mark.parametrize(
    ("steps", "field"),
    [
        ((ev.SignInPressed,), Field.CODE),
        ((ev.RegisterPressed,), Field.PASSWORD),
        (CODE, Field.EMAIL),
        (DELETING, Field.EMAIL),
    ],
    ids=["sign in", "register", "code", "care"],
)
def test_a_line_of_another_screen_takes_nothing(steps: tuple[Make, ...], field: Field) -> None:
    run = Run(RULES).after(*steps)
    before = run.session
    run.after(typed(field, "x"))

    assert run.session == before


@pytest.mark.parametrize(
    ("steps", "field"),
    [
        (SIGNING_IN, Field.PASSWORD),
        ((*CODE, typed(Field.CODE, "ABCD2345"), ev.ContinuePressed), Field.CODE),
        ((*DELETING, typed(Field.CURRENT, PASSWORD), ev.ContinuePressed), Field.CURRENT),
    ],
    ids=["sign in", "code", "care"],
)
def test_typing_on_takes_a_denial_away(steps: tuple[Make, ...], field: Field) -> None:
    run = Run(RULES).after(*steps, denied(Denial.WRONG))
    told = run.session.state
    run.after(typed(field, "x"))
    after = run.session.state

    assert isinstance(told, states.SignIn | states.AwaitConfirmation | states.Care)
    assert told.denial is Denial.WRONG
    assert isinstance(after, type(told))
    assert after.denial is None
