"""Signing in: by address and password, by a mailed code, and by a new password for a forgotten one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, cast

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import end
from kiosk.flow.lines import bare_code, problems, typed
from kiosk.flow.menu import arrive
from kiosk.flow.people import CodeFor, Denial, Field, FieldProblem, Form, Member
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    Asker,
    Asking,
    AwaitConfirmation,
    Ending,
    NewPassword,
    Register,
    Registered,
    Session,
    SessionId,
    Settings,
    SignIn,
    Welcome,
)
from kiosk.flow.step import Handler, Step, ask, to

_FIELDS: Final = {
    SignIn: (Field.EMAIL, Field.PASSWORD),
    AwaitConfirmation: (Field.CODE,),
    NewPassword: (Field.PASSWORD,),
}
_Typed: TypeAlias = SignIn | AwaitConfirmation | NewPassword
_EMPTY: Final = FieldProblem.EMPTY


def wait(
    rules: Rules,
    session: Session,
    back: Asker,
    question: Callable[[SessionId, int], do.Question],
    then: AwaitConfirmation | None = None,
) -> Step:
    """Ask the residents' side. A refusal, and the end of patience, lead to `back`, a mailed code to `then`."""
    return ask(session, Asking(back=back, left=rules.asking, then=then), question)


def _begin(rules: Rules, session: Session, _: Welcome, __: ev.SignInPressed) -> Step:
    if not rules.residents:
        return session, ()
    return to(session, _asked_for(rules, SignIn()), do.RecordOpened(session.id), do.ProbeProvider(session.id))


def _asked_for(rules: Rules, state: _Typed) -> _Typed:
    """The state with what is wrong in its lines."""
    found = problems(rules, state.form, _FIELDS[type(state)])
    return msgspec.structs.replace(state, problems=found)


def _typed(rules: Rules, session: Session, state: _Typed, event: ev.FieldTyped) -> Step:
    return typed(rules, session, state, event, _FIELDS[type(state)])


def _told(session: Session, state: _Typed) -> Step:
    """Something in the lines can't be taken: say what."""
    return to(session, msgspec.structs.replace(state, pressed=True, denial=None))


def _sign_in(rules: Rules, session: Session, state: SignIn, _: ev.Event) -> Step:
    # A password of old may break today's rules: only that there is one counts here.
    if problems(rules, state.form, (Field.EMAIL,)) or not state.form.text(Field.PASSWORD):
        return _told(session, state)
    form = state.form
    return wait(
        rules,
        session,
        _retyped(state),
        lambda session, asked: do.CheckPassword(session, asked, form.email.strip(), form.password),
    )


def _retyped(state: SignIn) -> SignIn:
    """What a refused sign-in comes back to: the address stands, the password is typed anew."""
    return SignIn(form=Form(email=state.form.email), problems=((Field.PASSWORD, _EMPTY),))


def _mail_code(code_for: CodeFor) -> Handler:
    def handler(rules: Rules, session: Session, state: SignIn, _: ev.Event) -> Step:
        if wrong := problems(rules, state.form, (Field.EMAIL,)):
            return to(session, msgspec.structs.replace(state, problems=wrong, pressed=True, denial=None))
        email = state.form.email.strip()
        return wait(
            rules,
            session,
            _retyped(state),
            lambda session, asked: do.MailCode(session, asked, email, code_for),
            then=AwaitConfirmation(code_for=code_for, form=Form(email=email)),
        )

    return handler


def _confirm(rules: Rules, session: Session, state: AwaitConfirmation, _: ev.ContinuePressed) -> Step:
    """ "Confirm": the code goes where it was asked for."""
    if problems(rules, state.form, (Field.CODE,)):
        return _told(session, state)
    code, email = bare_code(state.form.code), state.form.email
    member = session.member
    if state.code_for is CodeFor.ADDRESS and member is None:
        return session, ()

    def question(session: SessionId, asked: int) -> do.Question:
        match state.code_for:
            case CodeFor.CONFIRM:
                return do.Confirm(session, asked, state.application, code)
            case CodeFor.SIGN_IN:
                return do.CheckCode(session, asked, email, code)
            case CodeFor.PASSWORD:
                return do.CheckPasswordCode(session, asked, email, code)
            case CodeFor.ADDRESS:
                return do.ConfirmAddress(session, asked, cast("Member", member), code)

    return wait(rules, session, msgspec.structs.replace(state, pressed=False, denial=None), question)


def _resend(rules: Rules, session: Session, state: AwaitConfirmation, _: ev.ResendPressed) -> Step:
    """Another mail. A new address has to be given again instead, with the password."""
    if state.code_for is CodeFor.ADDRESS:
        return session, ()

    def question(session: SessionId, asked: int) -> do.Question:
        if state.code_for is CodeFor.CONFIRM:
            return do.Resend(session, asked, state.application)
        return do.MailCode(session, asked, state.form.email, state.code_for)

    again = msgspec.structs.replace(state, denial=None, wait=0)
    return wait(rules, session, again, question, then=msgspec.structs.replace(again, resent=True))


def _set_password(rules: Rules, session: Session, state: NewPassword, _: ev.ContinuePressed) -> Step:
    if problems(rules, state.form, (Field.PASSWORD,)):
        return _told(session, state)
    form = state.form
    return wait(
        rules,
        session,
        state,
        lambda session, asked: do.SetPassword(session, asked, form.email, form.code, form.password),
    )


def _back_to_welcome(rules: Rules, session: Session, _: SignIn, __: ev.BackPressed) -> Step:
    return end(rules, session, Ending.START_OVER)


def _back_to_sign_in(
    rules: Rules, session: Session, state: AwaitConfirmation | NewPassword, _: ev.BackPressed
) -> Step:
    """Nothing is lost: the code is good at any terminal."""
    if session.member is not None:
        account = state.account if isinstance(state, AwaitConfirmation) else ""
        return to(session, Settings(account=account))
    return to(session, _asked_for(rules, SignIn(form=Form(email=state.form.email))))


# Answers


def _signed_in(rules: Rules, session: Session, _: Asking, event: ev.SignedIn) -> Step:
    known = msgspec.structs.replace(session, member=event.member)
    return to(known, Registered()) if event.confirmed else arrive(known)


def _mailed(rules: Rules, session: Session, state: Asking, event: ev.CodeMailed) -> Step:
    """A code is on its way: the screen where it is typed."""
    if state.then is None:
        return session, ()
    application = event.application or state.then.application
    return to(session, msgspec.structs.replace(state.then, application=application))


def _accepted(rules: Rules, session: Session, state: Asking, _: ev.CodeAccepted) -> Step:
    if not isinstance(state.back, AwaitConfirmation):
        return session, ()
    return to(session, NewPassword(form=state.back.form))


def _denied(rules: Rules, session: Session, state: Asking, event: ev.Denied) -> Step:
    if event.application and isinstance(state.back, SignIn):
        form = Form(email=state.back.form.email.strip())
        waits = AwaitConfirmation(code_for=CodeFor.CONFIRM, form=form, application=event.application)
        return to(session, waits)
    if isinstance(state.back, NewPassword) and event.denial is not Denial.UNAVAILABLE:
        # The code died in the meantime: another one is asked for where codes are typed.
        form = Form(email=state.back.form.email)
        waits = AwaitConfirmation(code_for=CodeFor.PASSWORD, form=form, denial=event.denial)
        return to(session, waits)
    return to(session, _with_denial(state.back, event.denial, event.wait))


def _with_denial(back: Asker, denial: Denial, wait: int) -> Asker:
    """The state as it was, with the refusal told; a wrong code is typed anew."""
    match back:
        case Register() | NewPassword():
            return msgspec.structs.replace(back, denial=denial)
        case AwaitConfirmation():
            form = back.form.with_text(Field.CODE, "")
            empty = ((Field.CODE, _EMPTY),)
            return msgspec.structs.replace(
                back, form=form, problems=empty, denial=denial, wait=wait, resent=False
            )
        case _:
            return msgspec.structs.replace(back, denial=denial, wait=wait)


def _given_up(rules: Rules, session: Session, state: Asking, _: ev.BackPressed) -> Step:
    """ "Back" from the wait. The answer finds nobody; asking again is safe, as every answer is looked up."""
    return to(msgspec.structs.replace(session, asked=session.asked + 1), state.back)


def asking_tick(rules: Rules, session: Session, state: Asking, _: None) -> Step:
    """Every call has its own limit; this one ends the wait whatever they do."""
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    ended = msgspec.structs.replace(session, asked=session.asked + 1)
    return _denied(rules, ended, state, ev.Denied(session.id, ended.asked, Denial.UNAVAILABLE))


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.SignInPressed): _begin,
    (SignIn, ev.FieldTyped): _typed,
    (SignIn, ev.SignInPressed): _sign_in,
    (SignIn, ev.ContinuePressed): _sign_in,
    (SignIn, ev.CodeWanted): _mail_code(CodeFor.SIGN_IN),
    (SignIn, ev.PasswordForgotten): _mail_code(CodeFor.PASSWORD),
    (SignIn, ev.BackPressed): _back_to_welcome,
    (AwaitConfirmation, ev.FieldTyped): _typed,
    (AwaitConfirmation, ev.ContinuePressed): _confirm,
    (AwaitConfirmation, ev.ResendPressed): _resend,
    (AwaitConfirmation, ev.BackPressed): _back_to_sign_in,
    (NewPassword, ev.FieldTyped): _typed,
    (NewPassword, ev.ContinuePressed): _set_password,
    (NewPassword, ev.BackPressed): _back_to_sign_in,
    (Asking, ev.SignedIn): _signed_in,
    (Asking, ev.CodeMailed): _mailed,
    (Asking, ev.CodeAccepted): _accepted,
    (Asking, ev.Denied): _denied,
    (Asking, ev.BackPressed): _given_up,
}
