"""What a signed-in resident sees: which account, the menu, the settings, and the way into the provider's pages."""

from __future__ import annotations

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import end, outcome_unknown
from kiosk.flow.people import AccountStatus
from kiosk.flow.rules import Rules
from kiosk.flow.states import (
    ChooseAccount,
    Ending,
    Finding,
    Hosted,
    Menu,
    Phase,
    Purpose,
    Registered,
    Session,
    Settings,
    Trouble,
)
from kiosk.flow.step import Handler, Step, ask, to

_IN_MENU = (Purpose.RECENT_BILLS, Purpose.AUTOPAY)
_IN_SETTINGS = (Purpose.PAPERLESS, Purpose.PAYMENT_METHODS, Purpose.PAY_BY_TEXT)


def arrive(session: Session) -> Step:
    """The first screen after signing in: with several accounts one is chosen first."""
    if session.member is None:
        message = "nobody arrives without having signed in"
        raise ValueError(message)
    accounts = session.member.accounts
    if len(accounts) > 1:
        return to(session, ChooseAccount())
    return to(session, Menu(account=accounts[0].id if accounts else ""))


def _go_on(rules: Rules, session: Session, _: Registered, __: ev.ContinuePressed) -> Step:
    return arrive(session)


def _choose(rules: Rules, session: Session, _: ChooseAccount, event: ev.AccountChosen) -> Step:
    if session.member is None or session.member.account(event.account) is None:
        return session, ()
    return to(session, Menu(account=event.account))


def _view(rules: Rules, session: Session, state: Menu | Settings, event: ev.ViewPressed) -> Step:
    """Open one of the provider's pages; an account that waits for a clerk has none."""
    if event.purpose not in (_IN_MENU if isinstance(state, Menu) else _IN_SETTINGS):
        return session, ()
    return _open(rules, session, state.account, event.purpose)


def _open(rules: Rules, session: Session, account: str, purpose: Purpose) -> Step:
    member = session.member
    chosen = member.account(account) if member is not None else None
    if member is None or chosen is None:
        return session, ()
    if chosen.status in (AccountStatus.UNPROVEN, AccountStatus.HELD):
        return session, ()
    state = Finding(
        biller=chosen.biller,
        accounts=(chosen.number,),
        left=2 * rules.finding,  # a token may have to be renewed on the way
        purpose=purpose,
        account=account,
    )
    email = member.email
    language, contrast = session.preferences.language, session.preferences.high_contrast
    return ask(
        session,
        state,
        lambda session, asked: do.OpenView(session, asked, email, chosen, purpose, language, contrast),
    )


def home(purpose: Purpose, account: str) -> Menu | Settings:
    """The screen from which a page was opened, and to which "Back" leads."""
    return Settings(account=account) if purpose in _IN_SETTINGS else Menu(account=account)


def _leave_page(rules: Rules, session: Session, state: Hosted, _: ev.BackPressed) -> Step:
    """ "Back" from a page: only for residents; a guest's way out is "Start Over"."""
    if state.purpose is Purpose.GUEST_PAYMENT:
        return session, ()
    if state.phase is Phase.SUBMITTED:
        return outcome_unknown(rules, session, state)
    return to(session, home(state.purpose, state.account), do.ClosePage(session.id))


def leave_receipt(session: Session, account: str) -> Step:
    """Back to the menu, still signed in."""
    return to(session, Menu(account=account), do.ClosePage(session.id))


def back_from_finding(session: Session, state: Finding | Trouble) -> Step:
    """To the menu; the answer finds nobody."""
    left = msgspec.structs.replace(session, asked=session.asked + 1)
    return to(left, home(state.purpose, state.account))


def refused_view(session: Session, state: Finding) -> Step:
    """The provider does not give this page for this account: the menu says that a person can help."""
    member = session.member
    if member is None:
        return session, ()
    changed = tuple(
        msgspec.structs.replace(each, status=AccountStatus.LATER, token=None)
        if each.id == state.account
        else each
        for each in member.accounts
    )
    told = msgspec.structs.replace(session, member=msgspec.structs.replace(member, accounts=changed))
    return to(told, home(state.purpose, state.account))


def try_view_again(rules: Rules, session: Session, state: Trouble) -> Step:
    """Ask for a new page, as every page's address works once."""
    return _open(rules, session, state.account, state.purpose)


def _settings(rules: Rules, session: Session, state: Menu, _: ev.SettingsPressed) -> Step:
    return to(session, Settings(account=state.account))


def _back_to_menu(rules: Rules, session: Session, state: Settings, _: ev.BackPressed) -> Step:
    return to(session, Menu(account=state.account))


def _back_to_accounts(rules: Rules, session: Session, state: Menu, _: ev.BackPressed) -> Step:
    """To another account, where there is one; nothing else lies behind the menu but signing out."""
    if session.member is None or len(session.member.accounts) < 2:
        return session, ()
    return to(session, ChooseAccount())


def sign_out(rules: Rules, session: Session, _: object, __: ev.SignOutPressed) -> Step:
    """ "Sign Out" at any moment."""
    if session.member is None:
        return session, ()
    return end(rules, session, Ending.SIGNED_OUT)


HANDLERS: dict[tuple[type, type], Handler] = {
    (Registered, ev.ContinuePressed): _go_on,
    (ChooseAccount, ev.AccountChosen): _choose,
    (Menu, ev.ViewPressed): _view,
    (Menu, ev.SettingsPressed): _settings,
    (Menu, ev.BackPressed): _back_to_accounts,
    (Settings, ev.ViewPressed): _view,
    (Settings, ev.BackPressed): _back_to_menu,
    (Hosted, ev.BackPressed): _leave_page,
}
