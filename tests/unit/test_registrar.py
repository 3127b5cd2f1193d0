"""Residents through the registrar: a real directory, real mail, and the sandbox for a provider."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.account import AccountNumber
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.people import (
    AccountStatus,
    CareTask,
    CodeFor,
    Denial,
    Field,
    Form,
    Member,
    MemberAccount,
)
from kiosk.sandbox import tls
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.city import ASKED, EMAIL, FORM, OTHER, PASSWORD, SESSION, City


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    certificates = tls.ensure(tmp_path)
    with SandboxServer(tls=certificates) as sandbox, Mailbox(certificates) as mailbox:
        made = City(tmp_path, sandbox, mailbox)
        yield made
        made.close()


def only(member: Member) -> MemberAccount:
    [account] = member.accounts
    return account


def test_a_confirmed_registration_brings_the_account_in_and_comes_back_with_a_token(city: City) -> None:
    answer = city.register()

    account = only(answer.member)
    assert (answer.session, answer.asked, answer.confirmed) == (SESSION, ASKED, True)
    assert (account.number, account.status) == (AccountNumber("13275-9960"), AccountStatus.READY)
    assert account.token is not None
    assert city.sandbox.customers.find_token(account.token.reveal()) is not None


def test_the_code_comes_in_the_language_in_which_somebody_registered(city: City) -> None:
    city.ask(ev.CodeMailed, do.Apply(SESSION, ASKED, FORM, "es"))
    city.code()
    (letter,) = city.mailbox.wait_for(FORM.email, 1, seconds=60)

    assert "Gracias por registrarse" in letter.text


def test_nothing_is_asked_of_the_provider_before_the_code_was_typed(city: City) -> None:
    mailed = city.ask(ev.CodeMailed, do.Apply(SESSION, ASKED, FORM))
    city.code()
    denied = city.ask(ev.Denied, do.Confirm(SESSION, ASKED, mailed.application, "ZZZZ9999"))

    assert denied.denial is Denial.WRONG
    assert city.calls() == []


def test_an_account_that_the_city_s_records_do_not_show_as_theirs_stays_with_the_clerk(city: City) -> None:
    stranger = Form(**{**{name: getattr(FORM, name) for name in FORM.__struct_fields__}, "name": "Ira Stone"})
    answer = city.register(stranger)

    assert only(answer.member).status is AccountStatus.UNPROVEN
    assert city.calls() == []


def test_signing_in_costs_one_call_for_each_account_and_a_page_one_more(city: City) -> None:
    city.register()
    before = len(city.calls())
    answer = city.ask(ev.SignedIn, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))
    opened = city.open(only(answer.member))

    assert city.calls()[before:] == ["authenticate", "sso_connect"]
    assert isinstance(opened, ev.PageReady)
    assert opened.url.startswith(city.sandbox.base_url)


def test_a_token_that_has_expired_is_renewed_once_unseen(city: City) -> None:
    account = only(city.register().member)
    city.sandbox.customers.expire_tokens()
    before = len(city.calls())
    opened = city.open(account)

    assert isinstance(opened, ev.PageReady)
    assert city.calls()[before:] == ["sso_connect", "authenticate", "sso_connect"]
    assert opened.token not in (None, account.token)


def test_a_token_that_is_refused_again_is_a_refusal(city: City) -> None:
    account = only(city.register().member)
    for _ in range(2):
        city.sandbox.faults.order(Fault(call="sso_connect", kind=FaultKind.MESSAGE, count=1, message="No"))
    before = len(city.calls())
    opened = city.open(account)

    assert isinstance(opened, ev.AccountsRefused)
    assert len([call for call in city.calls()[before:] if call == "authenticate"]) == 1


def test_a_provider_that_is_away_does_not_keep_anybody_from_signing_in(city: City) -> None:
    city.register()
    city.sandbox.faults.order(Fault(call="authenticate", kind=FaultKind.STATUS, count=1, status=503))
    answer = city.ask(ev.SignedIn, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))
    opened = city.open(only(answer.member))

    assert (only(answer.member).status, only(answer.member).token) == (AccountStatus.LATER, None)
    assert isinstance(opened, ev.PageReady)
    assert opened.token is not None


def test_a_registration_that_the_provider_broke_off_is_taken_up_at_the_next_sign_in(city: City) -> None:
    mailed = city.ask(ev.CodeMailed, do.Apply(SESSION, ASKED, FORM))
    code = city.code()
    city.sandbox.faults.order(Fault(call="register_accounts", kind=FaultKind.STATUS, count=1, status=503))
    first = city.ask(ev.SignedIn, do.Confirm(SESSION, ASKED, mailed.application, code))
    then = city.ask(ev.SignedIn, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))

    assert only(first.member).status is AccountStatus.LATER
    assert only(then.member).status is AccountStatus.READY
    assert len([each for each in city.sandbox.customers.registered if each.email == EMAIL]) == 1


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(city: City, email: str) -> None:
    city.register()

    denied = city.ask(ev.Denied, do.CheckPassword(SESSION, ASKED, email, OTHER))

    assert denied == ev.Denied(SESSION, ASKED, Denial.WRONG)


def test_a_right_password_before_the_code_leads_to_the_code(city: City) -> None:
    mailed = city.ask(ev.CodeMailed, do.Apply(SESSION, ASKED, FORM))
    denied = city.ask(ev.Denied, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))

    assert denied.application == mailed.application


def test_a_mailed_code_signs_in_and_another_sets_a_new_password(city: City) -> None:
    city.register()
    city.ask(ev.CodeMailed, do.MailCode(SESSION, ASKED, EMAIL, CodeFor.SIGN_IN))
    by_code = city.ask(ev.SignedIn, do.CheckCode(SESSION, ASKED, EMAIL, city.code()))
    city.ask(ev.CodeMailed, do.MailCode(SESSION, ASKED, EMAIL, CodeFor.PASSWORD))
    code = city.code()
    city.ask(ev.CodeAccepted, do.CheckPasswordCode(SESSION, ASKED, EMAIL, code))
    city.ask(ev.SignedIn, do.SetPassword(SESSION, ASKED, EMAIL, code, OTHER))
    by_password = city.ask(ev.SignedIn, do.CheckPassword(SESSION, ASKED, EMAIL, OTHER))

    assert by_code.member.id == by_password.member.id
    city.ask(ev.Denied, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))


def test_another_account_is_linked_without_asking_again_for_the_first(city: City) -> None:
    member = city.register().member
    before = len(city.calls())
    form = FORM.with_text(Field.NUMBER, "13275-9963").with_text(Field.NAME, "Wendell Kim")
    answer = city.ask(ev.Changed, do.LinkAccount(SESSION, ASKED, member, form))

    first, second = answer.member.accounts
    assert answer.task is CareTask.LINK
    assert first == only(member)
    assert city.calls()[before:][0] == "retrieve_users"
    assert second.status in (AccountStatus.HELD, AccountStatus.READY)


def test_an_unlinked_account_is_gone_and_a_deleted_resident_is_unknown(city: City) -> None:
    member = city.register().member
    changed = city.ask(ev.Changed, do.UnlinkAccount(SESSION, ASKED, member, only(member).id))
    city.ask(ev.RegistrationDeleted, do.DeleteRegistration(SESSION, ASKED, member, PASSWORD))

    assert changed.member.accounts == ()
    city.ask(ev.Denied, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))


def test_a_new_address_is_proved_and_a_password_changed(city: City) -> None:
    member = city.register().member
    new = "m.vega@example.org"
    city.ask(ev.CodeMailed, do.ChangeAddress(SESSION, ASKED, member, PASSWORD, new))
    changed = city.ask(ev.Changed, do.ConfirmAddress(SESSION, ASKED, member, city.code(new)))
    city.ask(ev.Changed, do.ChangePassword(SESSION, ASKED, member, PASSWORD, OTHER))

    assert changed.member.email == new
    # Invoice Cloud knows the account under the old address, which a clerk has to have released.
    assert only(changed.member).status is AccountStatus.HELD
    city.ask(ev.SignedIn, do.CheckPassword(SESSION, ASKED, new, OTHER))


def test_a_directory_that_is_away_is_told_and_nothing_else_happens(city: City, tmp_path: Path) -> None:
    city.register()
    city.side().close()
    database = tmp_path / "state" / "residents.sqlite3"
    for file in database.parent.glob("residents.sqlite3*"):
        file.unlink()
    database.mkdir()

    denied = city.ask(ev.Denied, do.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD))

    assert denied.denial is Denial.UNAVAILABLE
