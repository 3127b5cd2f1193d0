"""What a resident types, line by line: how it stands there, and what is wrong with it, told as it is typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from kiosk.account import Problem
from kiosk.flow import events as ev
from kiosk.flow.people import Field, FieldProblem, Form, RegisterStep
from kiosk.flow.rules import Rules
from kiosk.flow.states import Asker, Problems, Session
from kiosk.flow.step import Step, to

LONGEST: Final = 100
"""Characters of a name, a street or a city."""
CODE_LENGTH: Final = 8
_STATES: Final = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY GU AS MP AA AE AP"
)
"""USPS Publication 28, appendix B: the two letters of a state, a territory or the armed forces."""
STEP_FIELDS: Final = {
    RegisterStep.ACCOUNT: (Field.NUMBER,),
    RegisterStep.NAME: (Field.NAME,),
    RegisterStep.ADDRESS: (Field.STREET, Field.CITY, Field.STATE, Field.ZIP),
    RegisterStep.EMAIL: (Field.EMAIL,),
    RegisterStep.PASSWORD: (Field.PASSWORD,),
    RegisterStep.CONSENT: (),
    RegisterStep.SUMMARY: (),
}
_ZIP: Final = re.compile(r"\d{5}(-?\d{4})?")
_SEPARATORS: Final = re.compile(r"[\s-]+")


def problems(rules: Rules, form: Form, fields: Iterable[Field]) -> Problems:
    """The lines of `fields` that can't be taken as they are, each with its problem."""
    found = ((field, _problem(rules, form, field)) for field in fields)
    return tuple((field, problem) for field, problem in found if problem is not None)


def tidied(rules: Rules, field: Field, text: str, form: Form) -> str:
    """The text as it stands in its line: the biller's format, capitals for a state, no line breaks."""
    one_line = "".join(character for character in text if character.isprintable())
    match field:
        case Field.NUMBER:
            biller = rules.biller(form.biller)
            return biller.format.type(one_line).text if biller is not None else one_line
        case Field.STATE:
            return one_line.strip().upper()[:2]
        case Field.PASSWORD | Field.CURRENT:
            return text
        case _:
            return one_line


def typed(
    rules: Rules, session: Session, state: Asker, event: ev.FieldTyped, fields: Collection[Field]
) -> Step:
    """The text of one of the `fields` that this screen has, and what is wrong with them now.

    A denial told of the old text and goes with it.
    """
    if event.field not in fields:
        return session, ()
    form = state.form.with_text(event.field, tidied(rules, event.field, event.text, state.form))
    found = problems(rules, form, fields)
    return to(session, msgspec.structs.replace(state, form=form, problems=found, denial=None))


def bare_code(text: str) -> str:
    """A mailed code without the spaces and dashes that make it easier to read."""
    return _SEPARATORS.sub("", text).upper()


def _problem(rules: Rules, form: Form, field: Field) -> FieldProblem | None:
    text = form.text(field)
    if not text.strip():
        return FieldProblem.EMPTY
    match field:
        case Field.NUMBER:
            return _number_problem(rules, form)
        case Field.STATE:
            return None if text in _STATES.split() else FieldProblem.MALFORMED
        case Field.ZIP:
            return None if _ZIP.fullmatch(text.strip()) else FieldProblem.MALFORMED
        case Field.EMAIL:
            return (
                None if rules.checks is None or rules.checks.email(text.strip()) else FieldProblem.MALFORMED
            )
        case Field.PASSWORD:
            own = (form.name, form.email, form.street, form.city, form.number)
            return rules.checks.password(form.password, own) if rules.checks is not None else None
        case Field.CURRENT:
            return None
        case Field.CODE:
            length = len(bare_code(text))
            if length == CODE_LENGTH:
                return None
            return FieldProblem.TOO_SHORT if length < CODE_LENGTH else FieldProblem.TOO_LONG
        case _:
            return FieldProblem.TOO_LONG if len(text) > LONGEST else None


def _number_problem(rules: Rules, form: Form) -> FieldProblem | None:
    biller = rules.biller(form.biller)
    if biller is None or isinstance(biller.format.parse(form.number), Problem):
        return FieldProblem.MALFORMED
    return None
