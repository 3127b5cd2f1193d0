"""From the welcome screen to the provider's answer: which bill, which accounts, finding the page."""

from __future__ import annotations

import msgspec

from kiosk.account import AccountNumber, Problem
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.endings import end
from kiosk.flow.menu import back_from_finding, refused_view, try_view_again
from kiosk.flow.printing import looked_at
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import (
    Accounts,
    ChooseBiller,
    Ending,
    Finding,
    Hosted,
    Notice,
    Session,
    Trouble,
    TroubleKind,
    Welcome,
    trouble,
)
from kiosk.flow.step import Handler, Step, ask, to


def _biller(rules: Rules, biller: str) -> BillerRules:
    return next(known for known in rules.billers if known.id == biller)


def _pay(rules: Rules, session: Session, _: Welcome, __: ev.PayPressed) -> Step:
    # The probe opens a connection while the number is being typed, so that finding the account is quick.
    begin = (do.RecordOpened(session.id), do.ProbeProvider(session.id))
    if len(rules.billers) > 1:
        return to(session, ChooseBiller(), *begin)
    return to(session, Accounts(biller=rules.billers[0].id), *begin)


def _choose(rules: Rules, session: Session, _: ChooseBiller, event: ev.BillerChosen) -> Step:
    if all(known.id != event.biller for known in rules.billers):
        return session, ()
    return to(session, Accounts(biller=event.biller))


def _back_from_billers(rules: Rules, session: Session, _: ChooseBiller, __: ev.BackPressed) -> Step:
    return end(rules, session, Ending.START_OVER)


def _back_from_accounts(rules: Rules, session: Session, _: Accounts, __: ev.BackPressed) -> Step:
    if len(rules.billers) > 1:
        return to(session, ChooseBiller())
    return end(rules, session, Ending.START_OVER)


def _typed(rules: Rules, session: Session, state: Accounts, event: ev.AccountTyped) -> Step:
    typed = _biller(rules, state.biller).format.type(event.text)
    return to(
        session,
        msgspec.structs.replace(state, typed=typed.text, problem=typed.problem, notice=None),
    )


def _erased(rules: Rules, session: Session, state: Accounts, _: ev.AccountErased) -> Step:
    shorter = _biller(rules, state.biller).format.backspace(state.typed)
    return _typed(rules, session, state, ev.AccountTyped(session.id, shorter))


def _take(rules: Rules, state: Accounts) -> tuple[tuple[AccountNumber, ...], Notice | None]:
    """The chosen accounts together with the one in the field, or what keeps it from joining them."""
    number = _biller(rules, state.biller).format.parse(state.typed)
    if isinstance(number, Problem):
        return state.chosen, Notice.CHECK_NUMBER
    if number in state.chosen:
        return state.chosen, Notice.DUPLICATE
    if len(state.chosen) >= rules.most_accounts:
        return state.chosen, Notice.TOO_MANY
    return (*state.chosen, number), None


def _added(rules: Rules, session: Session, state: Accounts, _: ev.AccountAdded) -> Step:
    chosen, notice = _take(rules, state)
    if notice is not None:
        return to(session, msgspec.structs.replace(state, notice=notice))
    return to(session, Accounts(biller=state.biller, chosen=chosen, notice=Notice.ADDED))


def _removed(rules: Rules, session: Session, state: Accounts, event: ev.AccountRemoved) -> Step:
    if not 0 <= event.position < len(state.chosen):
        return session, ()
    left = state.chosen[: event.position] + state.chosen[event.position + 1 :]
    return to(session, msgspec.structs.replace(state, chosen=left, notice=None))


def _submitted(rules: Rules, session: Session, state: Accounts, _: ev.AccountsSubmitted) -> Step:
    """Find the chosen accounts and the one in the field, which may be empty if others are chosen."""
    if state.typed or not state.chosen:
        accounts, notice = _take(rules, state)
        if notice is not None:
            return to(session, msgspec.structs.replace(state, notice=notice))
    else:
        accounts = state.chosen
    return find(rules, session, state.biller, accounts)


def find(rules: Rules, session: Session, biller: str, accounts: tuple[AccountNumber, ...]) -> Step:
    """Ask the provider for the page that pays these accounts."""
    state = Finding(biller=biller, accounts=accounts, left=rules.finding)
    language, contrast = session.preferences.language, session.preferences.high_contrast
    return ask(
        session,
        state,
        lambda session, asked: do.OpenPayment(session, asked, biller, accounts, language, contrast),
    )


def _back_to_entry(state: Finding | Trouble, notice: Notice | None) -> Accounts:
    """The entry screen as it was: the last number stands in the field again."""
    *chosen, last = state.accounts
    return Accounts(
        biller=state.biller,
        chosen=tuple(chosen),
        typed=last.value,
        problem=Problem.NONE,
        notice=notice,
    )


def _back(rules: Rules, session: Session, state: Finding | Trouble, _: ev.BackPressed) -> Step:
    if session.member is not None:
        return back_from_finding(session, state)
    return to(session, _back_to_entry(state, None))


def _page_ready(rules: Rules, session: Session, state: Finding, event: ev.PageReady) -> Step:
    member = session.member
    if member is not None and event.token is not None:
        session = msgspec.structs.replace(session, member=member.with_token(state.account, event.token))
    page = Hosted(purpose=state.purpose, biller=state.biller, accounts=state.accounts, account=state.account)
    show = do.ShowPage(session.id, event.url, page.purpose, event.form, session.preferences.language)
    return to(session, page, show, *(looked_at(session) if rules.prints else ()))


def _refused(rules: Rules, session: Session, state: Finding, event: ev.AccountsRefused) -> Step:
    if session.member is not None:
        return refused_view(session, state)
    return to(session, _back_to_entry(state, event.notice))


def _failed(rules: Rules, session: Session, state: Finding, event: ev.FindingFailed) -> Step:
    return to(session, trouble(event.kind, state))


def _try_again(rules: Rules, session: Session, state: Trouble, _: ev.TryAgainPressed) -> Step:
    """Ask for a new page: the old one's address may have been used up by the load that failed."""
    if session.member is not None:
        return try_view_again(rules, session, state)
    return find(rules, session, state.biller, state.accounts)


def finding_tick(rules: Rules, session: Session, state: Finding, _: None) -> Step:
    """The client's own limits end a call; this one ends the wait whatever the call does."""
    if state.left > 1:
        return to(session, msgspec.structs.replace(state, left=state.left - 1))
    ended = msgspec.structs.replace(session, asked=session.asked + 1)
    return _failed(rules, ended, state, ev.FindingFailed(session.id, ended.asked, TroubleKind.NO_ANSWER))


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.PayPressed): _pay,
    (ChooseBiller, ev.BillerChosen): _choose,
    (ChooseBiller, ev.BackPressed): _back_from_billers,
    (Accounts, ev.AccountTyped): _typed,
    (Accounts, ev.AccountErased): _erased,
    (Accounts, ev.AccountAdded): _added,
    (Accounts, ev.AccountRemoved): _removed,
    (Accounts, ev.AccountsSubmitted): _submitted,
    (Accounts, ev.BackPressed): _back_from_accounts,
    (Finding, ev.BackPressed): _back,
    (Finding, ev.PageReady): _page_ready,
    (Finding, ev.AccountsRefused): _refused,
    (Finding, ev.FindingFailed): _failed,
    (Trouble, ev.TryAgainPressed): _try_again,
    (Trouble, ev.BackPressed): _back,
}
