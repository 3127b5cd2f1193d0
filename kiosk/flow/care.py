"""Changes to the registration itself: another account, another address, another password, or its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import wipe
from kiosk.flow.lines import problems, typed
from kiosk.flow.people import CareTask, CodeFor, Field, Form, Member
from kiosk.flow.rules import Rules
from kiosk.flow.signin import wait
from kiosk.flow.states import (
    Asking,
    AwaitConfirmation,
    Care,
    Deleted,
    Ending,
    Menu,
    Next,
    Session,
    SessionId,
    Settings,
)
from kiosk.flow.step import Handler, Step, to

FIELDS: Final = {
    CareTask.LINK: (Field.NUMBER, Field.NAME, Field.ZIP),
    CareTask.UNLINK: (),
    CareTask.ADDRESS: (Field.EMAIL, Field.CURRENT),
    CareTask.PASSWORD: (Field.CURRENT, Field.PASSWORD),
    CareTask.DELETE: (Field.CURRENT,),
}


def _begin(rules: Rules, session: Session, state: Settings | Menu, event: ev.CarePressed) -> Step:
    """From the settings; a resident without any account links one from the menu."""
    member = session.member
    if member is None or (isinstance(state, Menu) and (event.task is not CareTask.LINK or state.account)):
        return session, ()
    if event.task is CareTask.UNLINK and member.account(state.account) is None:
        return session, ()
    # A new account is asked for under the resident's name; a new password may not be made of it.
    form = Form(biller=rules.billers[0].id, name=member.name)
    if event.task is CareTask.PASSWORD:
        form = msgspec.structs.replace(form, email=member.email)
    return to(session, _checked(rules, Care(task=event.task, account=state.account, form=form)))


def _checked(rules: Rules, state: Care) -> Care:
    return msgspec.structs.replace(state, problems=problems(rules, state.form, FIELDS[state.task]))


def _chosen(rules: Rules, session: Session, state: Care, event: ev.BillerChosen) -> Step:
    if state.task is not CareTask.LINK or rules.biller(event.biller) is None:
        return session, ()
    form = msgspec.structs.replace(state.form, biller=event.biller, number="")
    return to(session, _checked(rules, msgspec.structs.replace(state, form=form)))


def _typed(rules: Rules, session: Session, state: Care, event: ev.FieldTyped) -> Step:
    return typed(rules, session, state, event, FIELDS[state.task])


def _continue(rules: Rules, session: Session, state: Care, _: ev.ContinuePressed) -> Step:
    if session.member is None:
        return session, ()
    if state.problems:
        return to(session, msgspec.structs.replace(state, pressed=True, denial=None))
    back = msgspec.structs.replace(state, form=state.form.without_secrets(), pressed=False, denial=None)
    question = _question(state, session.member)
    return wait(rules, session, _checked(rules, back), question, then=_code_screen(state))


def _code_screen(state: Care) -> AwaitConfirmation | None:
    """Where the code that goes to a new address is typed."""
    if state.task is not CareTask.ADDRESS:
        return None
    form = Form(email=state.form.email.strip())
    return AwaitConfirmation(code_for=CodeFor.ADDRESS, form=form, account=state.account)


def _question(state: Care, member: Member) -> Callable[[SessionId, int], do.Question]:
    form = state.form
    match state.task:
        case CareTask.LINK:
            return lambda session, asked: do.LinkAccount(session, asked, member, form)
        case CareTask.UNLINK:
            return lambda session, asked: do.UnlinkAccount(session, asked, member, state.account)
        case CareTask.ADDRESS:
            email = form.email.strip()
            return lambda session, asked: do.ChangeAddress(session, asked, member, form.current, email)
        case CareTask.PASSWORD:
            return lambda session, asked: do.ChangePassword(
                session, asked, member, form.current, form.password
            )
        case CareTask.DELETE:
            return lambda session, asked: do.DeleteRegistration(session, asked, member, form.current)


def _back(rules: Rules, session: Session, state: Care, _: ev.BackPressed) -> Step:
    return to(session, Settings(account=state.account) if state.account else Menu(account=""))


def _changed(rules: Rules, session: Session, _: Asking, event: ev.Changed) -> Step:
    """Told on the settings screen, for the account that is there still or the first one."""
    member = event.member
    known = msgspec.structs.replace(session, member=member)
    account = member.accounts[-1].id if event.task is CareTask.LINK and member.accounts else ""
    if not account and member.accounts:
        account = member.accounts[0].id
    return to(known, Settings(account=account, done=event.task))


def _deleted(rules: Rules, session: Session, _: Asking, __: ev.RegistrationDeleted) -> Step:
    gone = msgspec.structs.replace(session, member=None)
    return to(gone, Deleted(left=rules.receipt), do.RecordClosed(session.id, Ending.SIGNED_OUT))


def _leave_deleted(rules: Rules, session: Session, _: Deleted, __: ev.Event) -> Step:
    return wipe(rules, session, None, Next.WELCOME)


def deleted_tick(rules: Rules, session: Session, state: Deleted, _: None) -> Step:
    """Read by now."""
    if state.left > 1:
        return to(session, Deleted(left=state.left - 1))
    return wipe(rules, session, None, Next.WELCOME)


HANDLERS: dict[tuple[type, type], Handler] = {
    (Settings, ev.CarePressed): _begin,
    (Menu, ev.CarePressed): _begin,
    (Care, ev.BillerChosen): _chosen,
    (Care, ev.FieldTyped): _typed,
    (Care, ev.ContinuePressed): _continue,
    (Care, ev.BackPressed): _back,
    (Asking, ev.Changed): _changed,
    (Asking, ev.RegistrationDeleted): _deleted,
    (Deleted, ev.DonePressed): _leave_deleted,
    (Deleted, ev.StartOverPressed): _leave_deleted,
}
