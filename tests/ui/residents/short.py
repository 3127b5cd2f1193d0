"""The states before a resident is signed in, with short answers that are easy to look for."""

from __future__ import annotations

import msgspec

from kiosk.flow import states
from kiosk.flow.people import CodeFor, Field, FieldProblem, Form, RegisterStep
from kiosk.secret import Secret
from tests.ui import resident_states as known

FORM = Form(
    biller=known.UTILITY,
    number="13275-9960",
    name="Marisol Vega",
    street="118 Lantern Way",
    city="Casselberry",
    state="FL",
    zip="32707",
    email="marisol.vega@example.org",
    password=Secret(known.PASSWORD),
)


def register(step: RegisterStep, problem: FieldProblem | None = None, **more: object) -> states.Register:
    """A question."""
    return msgspec.structs.replace(known.register(step, problem), **{"form": FORM, **more})


def empty_sign_in(*, pressed: bool = False) -> states.SignIn:
    """Signing in, with nothing typed."""
    return states.SignIn(
        problems=((Field.EMAIL, FieldProblem.EMPTY), (Field.PASSWORD, FieldProblem.EMPTY)), pressed=pressed
    )


def code(code_for: CodeFor, **more: object) -> states.AwaitConfirmation:
    """A code is to be typed."""
    waits = states.AwaitConfirmation(code_for=code_for, form=Form(email=FORM.email))
    return msgspec.structs.replace(waits, **more)
