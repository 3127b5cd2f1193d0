"""A flow in which residents sign in, to test with: who they are, what they type, and how far it leads them."""

from __future__ import annotations

from typing import TypeVar, cast

from kiosk.account import AccountFormat, AccountNumber
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import AccountStatus, CareTask, Denial, Field, FieldProblem, Member, MemberAccount
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Purpose
from kiosk.secret import Secret
from tests.unit.flows import URL, Make, Run

S = TypeVar("S", bound=states.State)
EMAIL, PASSWORD = "marisol.vega@example.org", "lantern on the porch"


class Checks:
    """Plain rules, so that a test says what it means."""

    def email(self, text: str) -> bool:
        """See kiosk.flow.people.Checks."""
        return "@" in text

    def password(self, password: Secret, own_words: tuple[str, ...]) -> FieldProblem | None:
        """See kiosk.flow.people.Checks."""
        if password.reveal() in own_words:
            return FieldProblem.PERSONAL
        return FieldProblem.TOO_SHORT if len(password.reveal()) < 12 else None


RULES = Rules(
    billers=(BillerRules("4234", AccountFormat("#####-####")), BillerRules("5120", AccountFormat(""))),
    residents=True,
    checks=Checks(),
)
ONE = MemberAccount(
    id="a-1",
    biller="4234",
    number=AccountNumber("13275-9960"),
    status=AccountStatus.READY,
    token=Secret("token-1"),
)
TWO = MemberAccount(
    id="a-2", biller="4234", number=AccountNumber("13275-9963"), status=AccountStatus.UNPROVEN
)


def member(*accounts: MemberAccount) -> Member:
    return Member(id="r-1", name="Marisol Vega", email=EMAIL, accounts=accounts)


def typed(field: Field, text: str) -> Make:
    return lambda session: ev.FieldTyped(session, field, text)


def signed_in(*accounts: MemberAccount, confirmed: bool = False) -> Make:
    return lambda session: ev.SignedIn(session, 0, member(*accounts), confirmed)


def denied(denial: Denial, application: str = "") -> Make:
    return lambda session: ev.Denied(session, 0, denial, 30, application)


def mailed(application: str = "") -> Make:
    return lambda session: ev.CodeMailed(session, 0, application)


def view(purpose: Purpose) -> Make:
    return lambda session: ev.ViewPressed(session, purpose)


def care(task: CareTask) -> Make:
    return lambda session: ev.CarePressed(session, task)


def changed(task: CareTask, *accounts: MemberAccount) -> Make:
    return lambda session: ev.Changed(session, 0, member(*accounts), task)


def page(token: str = "") -> Make:
    return lambda session: ev.PageReady(session, 0, URL, Secret(token) if token else None)


CREDENTIALS = (ev.SignInPressed, typed(Field.EMAIL, EMAIL), typed(Field.PASSWORD, PASSWORD))
SIGNING_IN = (*CREDENTIALS, ev.SignInPressed)
MENU = (*SIGNING_IN, signed_in(ONE))
BILLS = (*MENU, view(Purpose.RECENT_BILLS), page(), ev.LoadFinished)
SETTINGS = (*MENU, ev.SettingsPressed)
PAPERLESS = (*SETTINGS, view(Purpose.PAPERLESS), page(), ev.LoadFinished)
ANSWERS = (
    (typed(Field.NUMBER, "132759960"),),
    (typed(Field.NAME, "Marisol Vega"),),
    (
        typed(Field.STREET, "118 Lantern Way"),
        typed(Field.CITY, "Casselberry"),
        typed(Field.STATE, "fl"),
        typed(Field.ZIP, "32707"),
    ),
    (typed(Field.EMAIL, EMAIL),),
    (typed(Field.PASSWORD, PASSWORD),),
    (lambda session: ev.ConsentGiven(session, given=True),),
)
SUMMARY = (ev.RegisterPressed, *(each for step in ANSWERS for each in (*step, ev.ContinuePressed)))


def state(run: Run, kind: type[S]) -> S:
    assert isinstance(run.session.state, kind), run.session.state
    return cast(S, run.session.state)


def last(run: Run, kind: type[do.Effect]) -> do.Effect:
    return [effect for effect in run.effects if isinstance(effect, kind)][-1]
