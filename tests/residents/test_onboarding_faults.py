"""Whatever breaks, wherever: tried until done, there is one customer, one registration and a token.

Against the sandbox's real web services over TLS; what happened is read from its books.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterator
from typing import Final

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.ic.errors import BadAnswer, CallFailed, NotSent, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.resident_models import View
from kiosk.residents.errors import Held
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import ensure
from kiosk.secrets import Secret

from .onboarding_terminal import BILLER, Terminal, link, terminal_at

MISSING, LEONORA = "30117-4401", "leonora.stark@example.org"
UNREGISTERED, WINIFRED = "30117-4403", "winifred.osei@example.org"
REGISTERED, HARRIET = "30117-4404", "harriet.pell@example.org"
STRANGERS = "30117-4405"
BLOCKED, DELPHINE = "30117-4406", "delphine.abara@example.org"
ANOTHER_MISSING, MATTEO = "30117-4402", "matteo.brandi@example.org"

PEOPLE: Final = {MISSING: LEONORA, UNREGISTERED: WINIFRED, REGISTERED: HARRIET}
CALLS: Final = {
    MISSING: ("retrieve_users", "create_customer", "register_accounts", "authenticate"),
    UNREGISTERED: ("retrieve_users", "register_accounts", "authenticate"),
    REGISTERED: ("retrieve_users", "authenticate"),
}
WRITES: Final = ("create_customer", "register_accounts")

BROKEN: Final = {
    "reset before it was done": (
        Fault(call="", kind=FaultKind.RESET, count=1, handled=False),
        OutcomeUnknown,
    ),
    "reset after it was done": (Fault(call="", kind=FaultKind.RESET, count=1), OutcomeUnknown),
    "half of the answer": (Fault(call="", kind=FaultKind.HALF, count=1), OutcomeUnknown),
    "too little of the answer": (Fault(call="", kind=FaultKind.LENGTH, count=1), OutcomeUnknown),
    "broken JSON": (Fault(call="", kind=FaultKind.BODY, count=1), BadAnswer),
    "a page for an answer": (Fault(call="", kind=FaultKind.BODY, count=1, body="<html>"), BadAnswer),
    "no data": (
        Fault(call="", kind=FaultKind.BODY, count=1, body='{"Message": "SUCCESS", "Data": null}'),
        BadAnswer,
    ),
    "another call's data": (
        Fault(call="", kind=FaultKind.BODY, count=1, body='{"Message": "SUCCESS", "Data": {"Active": true}}'),
        BadAnswer,
    ),
    "500 after it was done": (Fault(call="", kind=FaultKind.STATUS, count=1), OutcomeUnknown),
    "502 before it was done": (
        Fault(call="", kind=FaultKind.STATUS, count=1, status=502, handled=False),
        OutcomeUnknown,
    ),
    "404": (Fault(call="", kind=FaultKind.STATUS, count=1, status=404, handled=False), BadAnswer),
    "404 after it was done": (Fault(call="", kind=FaultKind.STATUS, count=1, status=404), BadAnswer),
    "401": (Fault(call="", kind=FaultKind.STATUS, count=1, status=401, handled=False), Refused),
    "429": (Fault(call="", kind=FaultKind.STATUS, count=1, status=429, handled=False), RateLimited),
    "a refusal": (
        Fault(call="", kind=FaultKind.MESSAGE, count=1, message="Try later", handled=False),
        Refused,
    ),
    "a refusal after it was done": (
        Fault(call="", kind=FaultKind.MESSAGE, count=1, message="Try later"),
        Refused,
    ),
}
EACH_CALL: Final = [(account, call) for account, calls in CALLS.items() for call in calls]
each_call = pytest.mark.parametrize(("account", "call"), EACH_CALL)


class PowerCut(BaseException):
    """The process is gone."""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxServer]:
    with SandboxServer(tls=ensure(tmp_path_factory.mktemp("tls"))) as server:
        yield server


@pytest.fixture
def terminal(sandbox: SandboxServer) -> Iterator[Terminal]:
    with terminal_at(sandbox) as made:
        yield made


def order(terminal: Terminal, fault: Fault, call: str) -> None:
    """Have the next answer to `call` spoiled."""
    terminal.sandbox.faults.order(msgspec.structs.replace(fault, call=call))


def bring_in(terminal: Terminal, account: str, *, most: int = 2) -> tuple[Secret, list[CallFailed]]:
    """Try until there is a token; it, and the errors on the way. More than `most` tries are a failure."""
    errors: list[CallFailed] = []
    for _ in range(most):
        result = terminal.try_once(link(terminal.sandbox, account), PEOPLE[account])
        if isinstance(result, Secret):
            return result, errors
        errors.append(result)
    raise AssertionError(errors)


def check_books(terminal: Terminal, account: str, token: Secret) -> None:
    """One customer, one registration, and the token is the resident's: it opens a view."""
    customers = terminal.sandbox.customers
    email = PEOPLE[account]
    assert len([one for one in customers.records if one.account == account and one.biller_id == BILLER]) == 1
    registrations = [one.email for one in customers.registrations if one.account == account]
    assert registrations == [email]
    held = customers.find_token(token.reveal())
    assert held is not None
    assert (held.biller_id, held.email, held.accounts) == (BILLER, email, (account,))
    assert terminal.client.sso_url(BILLER, token, View.AUTOPAY).startswith(terminal.sandbox.base_url)


@pytest.mark.parametrize("account", CALLS)
def test_each_branch_makes_its_calls_in_their_order(account: str, terminal: Terminal) -> None:
    token, errors = bring_in(terminal, account)
    assert errors == []
    assert tuple(terminal.record.calls) == CALLS[account]
    assert len(terminal.sandbox.customers.tokens) == 1
    check_books(terminal, account, token)


def test_a_customer_is_created_with_what_the_resident_gave(terminal: Terminal) -> None:
    bring_in(terminal, MISSING)
    (made,) = terminal.sandbox.customers.created
    assert (made.biller_id, made.account, made.name, made.email) == (
        BILLER,
        MISSING,
        "Leonora Stark",
        LEONORA,
    )
    assert (made.street, made.city, made.state, made.zip, made.phone) == (
        "27 Pond Cypress Way", "Casselberry", "FL", "32707", "",
    )  # fmt: skip


@each_call
@pytest.mark.parametrize("broken", BROKEN)
def test_a_call_broken_in_any_way_is_made_good_by_the_next_try(
    account: str, call: str, broken: str, terminal: Terminal
) -> None:
    fault, expected = BROKEN[broken]
    order(terminal, fault, call)
    token, errors = bring_in(terminal, account)
    # A token is asked for again at once where a kept-alive connection ends without a word.
    unseen = call == "authenticate" and fault.kind is FaultKind.RESET
    assert [(type(error), error.call) for error in errors] == ([] if unseen else [(expected, call)])
    assert terminal.sandbox.faults.open == ()
    check_books(terminal, account, token)
    lost = 1 if call == "authenticate" and fault.handled else 0
    assert len(terminal.sandbox.customers.tokens) == 1 + lost


@each_call
def test_a_call_that_finds_no_connection_is_made_good_by_the_next_try(
    account: str, call: str, terminal: Terminal
) -> None:
    terminal.record.before = lambda opened: terminal.line.cut() if opened == call else None
    error = terminal.try_once(link(terminal.sandbox, account), PEOPLE[account])
    assert isinstance(error, NotSent)
    assert error.call == call
    terminal.record.before = lambda _opened: None
    terminal.line.mend()
    token, errors = bring_in(terminal, account)
    assert errors == []
    check_books(terminal, account, token)
    assert len(terminal.sandbox.customers.tokens) == 1


@each_call
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_power_cut_between_any_two_steps_is_made_good_by_a_new_process(
    account: str, call: str, moment: str, terminal: Terminal
) -> None:
    def cut(at: str) -> None:
        if at == call:
            raise PowerCut

    setattr(terminal.record, moment, cut)
    with pytest.raises(PowerCut):
        terminal.onboarding.bring_in(link(terminal.sandbox, account), PEOPLE[account], "s-1")
    setattr(terminal.record, moment, lambda _call: None)
    terminal.client.close()
    terminal.start()
    token, errors = bring_in(terminal, account)
    assert errors == []
    check_books(terminal, account, token)


@settings(deadline=None, max_examples=20)
@given(
    account=st.sampled_from(sorted(PEOPLE)),
    faults=st.lists(
        st.tuples(st.sampled_from(CALLS[MISSING]), st.sampled_from(sorted(BROKEN))), min_size=2, max_size=8
    ),
)
def test_however_much_is_broken_one_after_the_other_it_ends_the_same(
    account: str, faults: list[tuple[str, str]], sandbox: SandboxServer
) -> None:
    with terminal_at(sandbox) as terminal:
        for call, broken in faults:
            order(terminal, BROKEN[broken][0], call)
        token, _ = bring_in(terminal, account, most=len(faults) + 1)
        sandbox.faults.clear()
        check_books(terminal, account, token)


@pytest.mark.parametrize("call", WRITES)
def test_a_write_whose_answer_was_lost_is_not_sent_again(call: str, terminal: Terminal) -> None:
    order(terminal, BROKEN["reset after it was done"][0], call)
    bring_in(terminal, MISSING)
    assert terminal.record.calls.count(call) == 1
    assert len([one for one in terminal.sandbox.books.calls if one.call == call]) == 1


def test_whoever_was_brought_in_is_only_authenticated_from_then_on(terminal: Terminal) -> None:
    bring_in(terminal, MISSING)
    token, _ = bring_in(terminal, MISSING)
    assert tuple(terminal.record.calls[len(CALLS[MISSING]) :]) == CALLS[REGISTERED]
    check_books(terminal, MISSING, token)


@pytest.mark.parametrize("email", [HARRIET.upper(), "Harriet.Pell@Example.org"])
def test_the_case_of_an_address_does_not_count(email: str, terminal: Terminal) -> None:
    terminal.try_once(link(terminal.sandbox, REGISTERED), email)
    assert tuple(terminal.record.calls) == CALLS[REGISTERED]


def test_an_account_that_is_known_under_another_address_is_held_and_nothing_written(
    terminal: Terminal,
) -> None:
    account = link(terminal.sandbox, STRANGERS)
    for _ in range(2):
        with pytest.raises(Held):
            terminal.onboarding.bring_in(account, "ignatius.crowe@example.org", "s-1")
    assert terminal.record.calls == ["retrieve_users"] * 2
    customers = terminal.sandbox.customers
    assert (customers.created, customers.registered, customers.tokens) == ((), (), ())


def test_a_second_resident_does_not_get_the_account_of_the_first(terminal: Terminal) -> None:
    bring_in(terminal, MISSING)
    with pytest.raises(Held):
        terminal.onboarding.bring_in(link(terminal.sandbox, MISSING), MATTEO, "s-1")


def test_an_account_that_the_provider_blocks_is_registered_once_however_often_it_is_tried(
    terminal: Terminal,
) -> None:
    for _ in range(3):
        error = terminal.try_once(link(terminal.sandbox, BLOCKED), DELPHINE)
        assert isinstance(error, Refused)
        assert (error.call, error.reason) == ("authenticate", Reason.OTHER)
    assert len(terminal.sandbox.customers.registered) == 1


def test_two_windows_at_one_account_make_one_customer_and_another_account_does_not_wait(
    terminal: Terminal,
) -> None:
    tokens: list[Secret] = []

    def run(number: str, email: str) -> None:
        tokens.append(terminal.onboarding.bring_in(link(terminal.sandbox, number), email, "s-2"))

    second = threading.Thread(target=run, args=(MISSING, LEONORA))
    third = threading.Thread(target=run, args=(ANOTHER_MISSING, MATTEO))

    def meanwhile(call: str) -> None:
        """While the first is about to create the customer, another comes for it, and one for another."""
        if call == "create_customer":
            terminal.record.before = lambda _call: None
            second.start()
            third.start()
            third.join()

    terminal.record.before = meanwhile
    run(MISSING, LEONORA)
    second.join()
    assert sorted(one.account for one in terminal.sandbox.customers.created) == [MISSING, ANOTHER_MISSING]
    assert len(terminal.sandbox.customers.registered) == 2
    for token in tokens:
        assert terminal.sandbox.customers.find_token(token.reveal()) is not None
    assert len(tokens) == 3


def test_an_account_is_free_again_after_a_broken_try(terminal: Terminal) -> None:
    order(terminal, BROKEN["401"][0], "create_customer")
    assert isinstance(terminal.try_once(link(terminal.sandbox, MISSING), LEONORA), Refused)
    bring_in(terminal, MISSING, most=1)


@pytest.mark.parametrize("call", CALLS[MISSING])
def test_no_error_shows_whom_it_was_about(call: str, terminal: Terminal) -> None:
    order(terminal, BROKEN["a refusal after it was done"][0], call)
    error = refused_try(terminal)
    told = traceback.TracebackException.from_exception(error, capture_locals=True, compact=False)
    shown = "\n".join([str(error), repr(error), *told.format()])
    assert "bring_in" in shown
    for own in (MISSING, LEONORA, "Leonora", "Stark", "Pond Cypress", "32707"):
        assert own not in shown


def refused_try(terminal: Terminal) -> CallFailed:
    """How a try ends that is refused; nobody's data are in this frame."""
    try:
        terminal.onboarding.bring_in(link(terminal.sandbox, MISSING), PEOPLE[MISSING], "s-1")
    except CallFailed as error:
        return error
    raise AssertionError("it was not refused")


def test_being_held_tells_of_nobody(terminal: Terminal) -> None:
    with pytest.raises(Held) as caught:
        terminal.onboarding.bring_in(link(terminal.sandbox, STRANGERS), LEONORA, "s-1")
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = "".join(line for line in told.format() if "test_onboarding" not in line)
    assert "bring_in" in ours
    for own in (STRANGERS, LEONORA, "someone.else", "Crowe"):
        assert own not in ours
