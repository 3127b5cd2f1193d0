"""A clerk's word on the residents' side: a real directory, and the sandbox for a provider."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from kiosk.account import AccountFormat
from kiosk.flow import effects as session_effects
from kiosk.flow import events as session_events
from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.waiting import Document, Need, Said, Waiting
from kiosk.flow.people import AccountStatus, Form
from kiosk.flow.rules import BillerRules
from kiosk.residents.engine import FILE
from kiosk.sandbox import tls
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.signup import SignUps
from tests.city import ASKED, EMAIL, FORM, PASSWORD, SESSION, City

STRANGER = msgspec.structs.replace(FORM, name="Ira Stone")  # not whom the roster has
HELD = msgspec.structs.replace(STRANGER, number="13275-9961")  # the provider knows it as somebody else's
BILLER = BillerRules("4234", AccountFormat("#####-####"), r"(?P<account>\d{5}-?\d{4})")


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    certificates = tls.ensure(tmp_path)
    with SandboxServer(tls=certificates) as sandbox, Mailbox(certificates) as mailbox:
        made = City(tmp_path, sandbox, mailbox)
        yield made
        made.close()


@pytest.fixture
def sign_ups(city: City) -> SignUps:
    return SignUps(city.side, city.registrar, (BILLER, BillerRules("5120", AccountFormat("AA-####"))))


def look_up(sign_ups: SignUps, query: str) -> ev.Found:
    return sign_ups.look_up(do.LookUp(7, query))


def only(sign_ups: SignUps, query: str = EMAIL) -> Waiting:
    (found,) = look_up(sign_ups, query).found
    return found


def approve(sign_ups: SignUps, waiting: Waiting) -> ev.Helped:
    return sign_ups.help(do.Approve(8, waiting.id, "ann", "sh-1", Document.PASSPORT))


def confirm(sign_ups: SignUps, waiting: Waiting) -> ev.Helped:
    return sign_ups.help(do.Confirm(8, waiting.id, "ann", "sh-1"))


def applied(city: City, form: Form = FORM) -> str:
    mailed = city.ask(session_events.CodeMailed, session_effects.Apply(SESSION, ASKED, form))
    return mailed.application


def test_number_scan_and_address_find_the_same_and_show_no_number_and_no_address(
    city: City, sign_ups: SignUps
) -> None:
    application = applied(city)

    found = [only(sign_ups, query) for query in (EMAIL, "132759960", "pay 13275-9960 now")]

    assert found == [found[0]] * 3
    assert (found[0].id, found[0].need, found[0].name) == (application, Need.CONFIRMATION, "Marisol Vega")
    assert (found[0].email, found[0].number.masked) == ("m•••@e•••.org", "•••••-•960")


def test_what_is_neither_number_nor_address_is_not_looked_up(sign_ups: SignUps) -> None:
    assert look_up(sign_ups, "13275") == ev.Found(7, (), Said.MALFORMED)
    assert look_up(sign_ups, "nobody@example.org") == ev.Found(7)


def test_a_confirmed_registration_is_brought_in_and_signs_in_with_its_own_password(
    city: City, sign_ups: SignUps
) -> None:
    applied(city)
    helped = confirm(sign_ups, only(sign_ups))
    member = helped.member

    assert (helped.said, helped.clerk, helped.approved, helped.waits) == (Said.CONFIRMED, "ann", False, ())
    assert member is not None
    assert member.accounts[0].token is not None
    again = session_effects.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD)
    assert city.ask(session_events.SignedIn, again).member.id == member.id


def test_a_confirmed_registration_that_the_records_do_not_show_waits_on_as_an_account(
    city: City, sign_ups: SignUps
) -> None:
    applied(city, STRANGER)
    confirmed = confirm(sign_ups, only(sign_ups))
    waiting = only(sign_ups)
    calls = city.calls()
    approved = approve(sign_ups, waiting)

    assert (confirmed.said, confirmed.waits) == (Said.CONFIRMED_UNPROVEN, (waiting.id,))
    assert waiting.need is Need.APPROVAL
    assert calls == []
    assert (approved.said, approved.approved, approved.waits) == (Said.APPROVED, True, ())
    assert city.calls()[-3:] == ["retrieve_users", "register_accounts", "authenticate"]
    assert look_up(sign_ups, EMAIL).found == ()


def test_an_account_that_is_held_at_the_provider_is_not_approved_until_it_is_released(
    city: City, sign_ups: SignUps
) -> None:
    city.register(HELD)
    waiting = only(sign_ups)
    refused = approve(sign_ups, waiting)

    assert (refused.said, refused.member) == (Said.HELD, None)
    assert city.calls() == ["retrieve_users"]
    assert only(sign_ups) == waiting
    signed_in = session_effects.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD)
    (account,) = city.ask(session_events.SignedIn, signed_in).member.accounts
    assert account.status is AccountStatus.UNPROVEN


def test_a_registration_of_a_held_account_is_confirmed_and_told_to_be_released(
    city: City, sign_ups: SignUps
) -> None:
    theirs = msgspec.structs.replace(FORM, number="13275-9961", name="Theodore Pruitt")
    applied(city, theirs)
    helped = confirm(sign_ups, only(sign_ups))
    held = only(sign_ups)

    assert (helped.said, helped.waits) == (Said.DONE_HELD, (held.id,))
    assert held.need is Need.RELEASE
    assert "register_accounts" not in city.calls()


def test_what_the_provider_does_not_answer_is_done_here_and_brought_in_at_the_next_sign_in(
    city: City, sign_ups: SignUps
) -> None:
    city.register(STRANGER)
    city.sandbox.faults.order(Fault(call="retrieve_users", kind=FaultKind.STATUS, count=2, status=503))
    helped = approve(sign_ups, only(sign_ups))
    signed_in = session_effects.CheckPassword(SESSION, ASKED, EMAIL, PASSWORD)
    (account,) = city.ask(session_events.SignedIn, signed_in).member.accounts

    assert helped.said is Said.DONE_LATER
    assert (account.status, account.token is not None) == (AccountStatus.READY, True)


def test_the_clerk_is_told_of_the_account_in_question_and_of_what_else_waits(
    city: City, sign_ups: SignUps
) -> None:
    member = city.register(STRANGER).member
    more = session_effects.LinkAccount(
        SESSION, ASKED, member, msgspec.structs.replace(STRANGER, number="30117-4401")
    )
    city.ask(session_events.Changed, more)
    waiting = only(sign_ups, "30117-4401")
    helped = approve(sign_ups, waiting)

    assert (helped.said, helped.waits) == (Said.APPROVED, (member.accounts[0].id,))


def test_what_was_done_before_is_not_done_again(city: City, sign_ups: SignUps) -> None:
    applied(city, STRANGER)
    registration = only(sign_ups)
    confirm(sign_ups, registration)
    account = only(sign_ups)
    approve(sign_ups, account)
    before = city.calls()

    assert confirm(sign_ups, registration).said is Said.GONE
    assert approve(sign_ups, account).said is Said.GONE
    assert city.calls() == before


def test_an_address_that_has_become_somebody_s_is_told_as_such(city: City, sign_ups: SignUps) -> None:
    applied(city, msgspec.structs.replace(FORM, number="13275-9963"))
    registration = only(sign_ups)
    applied(city)
    confirm(sign_ups, only(sign_ups, "132759960"))

    assert confirm(sign_ups, registration).said is Said.TAKEN


def test_a_directory_that_gives_no_answer_changes_nothing_and_says_so(
    city: City, sign_ups: SignUps, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    state.mkdir(exist_ok=True)
    (state / FILE).write_bytes(b"no database at all" * 100)

    assert look_up(sign_ups, EMAIL) == ev.Found(7, (), Said.UNAVAILABLE)
    helped = sign_ups.help(do.Confirm(8, "0" * 32, "ann", "sh-1"))
    assert (helped.said, helped.member) == (Said.UNAVAILABLE, None)
    assert city.calls() == []


def test_without_a_record_of_the_call_nothing_is_approved(
    city: City, sign_ups: SignUps, tmp_path: Path
) -> None:
    city.register(STRANGER)
    waiting = only(sign_ups)
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3")) as connection:
        connection.execute("DROP TABLE call")

    assert approve(sign_ups, waiting).said is Said.UNAVAILABLE
    assert only(sign_ups) == waiting
