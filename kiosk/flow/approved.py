"""A clerk has helped whoever stands here: confirmed their registration without its code, or approved an account."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from kiosk.flow import events as ev
from kiosk.flow.people import CodeFor
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    Asking,
    AwaitConfirmation,
    Care,
    ChooseAccount,
    Finding,
    Hosted,
    Menu,
    Receipt,
    Registered,
    Session,
    Settings,
    Trouble,
)
from kiosk.flow.step import Handler, Step, stay, to

_SignedIn: TypeAlias = (
    Registered | ChooseAccount | Menu | Settings | Care | Finding | Hosted | Trouble | Receipt
)


def _confirmed(rules: Rules, session: Session, state: AwaitConfirmation, event: ev.ClerkHelped) -> Step:
    """The code that is asked for is needed no more: who registered here is signed in."""
    mine = state.code_for is CodeFor.CONFIRM and state.application == event.waited
    if not mine or session.member is not None:
        return session, ()
    return to(msgspec.structs.replace(session, member=event.member), Registered())


def _confirmed_meanwhile(rules: Rules, session: Session, state: Asking, event: ev.ClerkHelped) -> Step:
    """The same while the code is being looked at, or another one is asked for: that answer finds nobody."""
    if not isinstance(state.back, AwaitConfirmation):
        return session, ()
    return _confirmed(rules, session, state.back, event)


def _approved(rules: Rules, session: Session, state: _SignedIn, event: ev.ClerkHelped) -> Step:
    """What waited for a clerk is theirs. Where nothing is typed or paid they are told so at once."""
    if session.member is None or session.member.id != event.member.id:
        return session, ()
    known = msgspec.structs.replace(session, member=event.member)
    if isinstance(state, Registered | ChooseAccount | Menu | Settings):
        return to(known, Registered(approved=True))
    return stay(known, state)


HANDLERS: dict[tuple[type, type], Handler] = {
    (AwaitConfirmation, ev.ClerkHelped): _confirmed,
    (Asking, ev.ClerkHelped): _confirmed_meanwhile,
    **{
        (state, ev.ClerkHelped): _approved
        for state in (Registered, ChooseAccount, Menu, Settings, Care, Finding, Hosted, Trouble, Receipt)
    },
}
