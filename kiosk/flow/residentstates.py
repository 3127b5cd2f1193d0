"""The states in which a resident registers, signs in and is served; found in kiosk.flow.states beside the rest."""

from __future__ import annotations

from typing import TypeAlias

from kiosk.flow.people import CareTask, CodeFor, Denial, Field, FieldProblem, Form, RegisterStep
from kiosk.flow.state import State

Problems: TypeAlias = tuple[tuple[Field, FieldProblem], ...]
"""Lines that can't be taken as they are."""


class SignIn(State, frozen=True, kw_only=True):
    """Address and password are being typed. `pressed`: whether "Sign In" was, so that problems are told."""

    form: Form = Form()
    problems: Problems = ()
    pressed: bool = False
    denial: Denial | None = None
    wait: int = 0
    """Seconds after which a locked address may be tried again, as of the answer."""


class Register(State, frozen=True, kw_only=True):
    """One question of a registration; `form` holds the answers to all of them, whichever one is asked."""

    step: RegisterStep
    form: Form
    problems: Problems = ()
    pressed: bool = False
    consent: bool = False
    denial: Denial | None = None
    from_summary: bool = False
    """Whether this question is asked again from the summary, and "Continue" leads back there."""


class AwaitConfirmation(State, frozen=True, kw_only=True):
    """A code was mailed and is being typed. `application` is the registration that CONFIRM is for."""

    code_for: CodeFor
    form: Form
    application: str = ""
    account: str = ""
    """The account whose settings this was begun in, "" before signing in."""
    problems: Problems = ((Field.CODE, FieldProblem.EMPTY),)
    pressed: bool = False
    denial: Denial | None = None
    wait: int = 0
    resent: bool = False


class NewPassword(State, frozen=True, kw_only=True):
    """The code was right: the new password is being typed."""

    form: Form
    problems: Problems = ((Field.PASSWORD, FieldProblem.EMPTY),)
    pressed: bool = False
    denial: Denial | None = None


class Registered(State, frozen=True):
    """ "Registration complete": what is next depends on the member's account. `approved`: by a clerk, just now."""

    approved: bool = False


class ChooseAccount(State, frozen=True):
    """Which of a resident's accounts? Only where there are several."""


class Menu(State, frozen=True, kw_only=True):
    """What a signed-in resident can do. `account` is the chosen one's id, "" where none is linked."""

    account: str


class Settings(State, frozen=True, kw_only=True):
    """ "My Settings". `done`: what has just been changed."""

    account: str
    done: CareTask | None = None


class Care(State, frozen=True, kw_only=True):
    """A change to the registration itself is being typed or confirmed; `account` as in Settings."""

    task: CareTask
    account: str
    form: Form = Form()
    problems: Problems = ()
    pressed: bool = False
    denial: Denial | None = None
    wait: int = 0


Asker: TypeAlias = SignIn | Register | AwaitConfirmation | NewPassword | Care
"""The states in which something is asked of the residents' side."""


class Asking(State, frozen=True, kw_only=True):
    """The directory or the provider was asked on the resident's behalf. `left`: seconds until we give up.

    `back` is the state in which it was asked, and to which a refusal or "Back" leads; `then` is where the code
    is typed, once it is mailed.
    """

    back: Asker
    left: int
    then: AwaitConfirmation | None = None


class Deleted(State, frozen=True, kw_only=True):
    """The registration is gone; told for `left` seconds."""

    left: int
