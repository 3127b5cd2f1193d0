"""Registering: one question a screen, each to be gone back to, and nothing sent before the summary."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import end
from kiosk.flow.lines import STEP_FIELDS, problems, typed
from kiosk.flow.people import CodeFor, Form, RegisterStep
from kiosk.flow.rules import Rules
from kiosk.flow.signin import wait
from kiosk.flow.states import AwaitConfirmation, Ending, Register, Session, SignIn, Welcome
from kiosk.flow.step import Handler, Step, to

_STEPS: Final = tuple(RegisterStep)


def _begin(rules: Rules, session: Session, _: Welcome, __: ev.RegisterPressed) -> Step:
    if not rules.residents:
        return session, ()
    begun = (do.RecordOpened(session.id), do.ProbeProvider(session.id))
    return to(session, _at(rules, RegisterStep.ACCOUNT, Form(biller=rules.billers[0].id)), *begun)


def _from_sign_in(rules: Rules, session: Session, state: SignIn, _: ev.RegisterPressed) -> Step:
    """The address that was typed already need not be typed again."""
    form = Form(biller=rules.billers[0].id, email=state.form.email)
    return to(session, _at(rules, RegisterStep.ACCOUNT, form))


def _at(
    rules: Rules, step: RegisterStep, form: Form, *, consent: bool = False, again: bool = False
) -> Register:
    """A question as it stands before anything is pressed on its screen."""
    found = problems(rules, form, STEP_FIELDS[step])
    return Register(step=step, form=form, problems=found, consent=consent, from_summary=again)


def _chosen(rules: Rules, session: Session, state: Register, event: ev.BillerChosen) -> Step:
    """Which bill the account number stands on; another biller may write its numbers in another way."""
    if state.step is not RegisterStep.ACCOUNT or rules.biller(event.biller) is None:
        return session, ()
    form = msgspec.structs.replace(state.form, biller=event.biller, number="")
    return to(session, _at(rules, state.step, form, consent=state.consent, again=state.from_summary))


def _typed(rules: Rules, session: Session, state: Register, event: ev.FieldTyped) -> Step:
    return typed(rules, session, state, event, STEP_FIELDS[state.step])


def _consented(rules: Rules, session: Session, state: Register, event: ev.ConsentGiven) -> Step:
    if state.step is not RegisterStep.CONSENT:
        return session, ()
    return to(session, msgspec.structs.replace(state, consent=event.given))


def _continue(rules: Rules, session: Session, state: Register, _: ev.ContinuePressed) -> Step:
    """On to the next question, or from the summary to the directory."""
    if state.problems or (state.step is RegisterStep.CONSENT and not state.consent):
        return to(session, msgspec.structs.replace(state, pressed=True))
    if state.step is RegisterStep.SUMMARY:
        return _create(rules, session, state)
    following = _STEPS[_STEPS.index(state.step) + 1]
    step = RegisterStep.SUMMARY if state.from_summary else following
    return to(session, _at(rules, step, state.form, consent=state.consent))


def _create(rules: Rules, session: Session, state: Register) -> Step:
    """ "Create My Account". What is missing, whatever the way here, is asked for first."""
    for step in _STEPS:
        if problems(rules, state.form, STEP_FIELDS[step]):
            asked = _at(rules, step, state.form, consent=state.consent, again=True)
            return to(session, msgspec.structs.replace(asked, pressed=True))
    if not state.consent:
        asked = _at(rules, RegisterStep.CONSENT, state.form, again=True)
        return to(session, msgspec.structs.replace(asked, pressed=True))
    form, language = state.form, session.preferences.language
    then = AwaitConfirmation(code_for=CodeFor.CONFIRM, form=Form(email=form.email.strip()))
    return wait(
        rules, session, state, lambda session, asked: do.Apply(session, asked, form, language), then=then
    )


def _change(rules: Rules, session: Session, state: Register, event: ev.ChangePressed) -> Step:
    if state.step is not RegisterStep.SUMMARY or event.step is RegisterStep.SUMMARY:
        return session, ()
    return to(session, _at(rules, event.step, state.form, consent=state.consent, again=True))


def _back(rules: Rules, session: Session, state: Register, _: ev.BackPressed) -> Step:
    """One question back with all that was typed; from the first one out."""
    if state.from_summary:
        return to(session, _at(rules, RegisterStep.SUMMARY, state.form, consent=state.consent))
    place = _STEPS.index(state.step)
    if place == 0:
        return end(rules, session, Ending.START_OVER)
    return to(session, _at(rules, _STEPS[place - 1], state.form, consent=state.consent))


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.RegisterPressed): _begin,
    (SignIn, ev.RegisterPressed): _from_sign_in,
    (Register, ev.BillerChosen): _chosen,
    (Register, ev.FieldTyped): _typed,
    (Register, ev.ConsentGiven): _consented,
    (Register, ev.ContinuePressed): _continue,
    (Register, ev.ChangePressed): _change,
    (Register, ev.BackPressed): _back,
}
