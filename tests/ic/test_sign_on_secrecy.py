"""Whoever a call is made for is in no log, no text of an error and no traceback, even one with its locals."""

from __future__ import annotations

import logging
import re
import traceback

import msgspec
import pytest

from kiosk.ic.client import Client
from kiosk.ic.errors import CallFailed, Refused
from kiosk.ic.models import InvoiceOptions
from kiosk.ic.resident_models import (
    Account,
    AccountQuery,
    Accounts,
    Authenticated,
    ListedUser,
    SsoConnect,
    SsoConnected,
    SsoForm,
    User,
    View,
)
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

from .conftest import Connect, Serve
from .rawserver import answering, closing_after, http
from .residents import CALLS, CITY, EMAIL, NAME, STREET, TOKEN, ZIP, Asking, record
from .terminal import BILLER, CSS_URL, KEY, NUMBER

OWN = (KEY, NUMBER, EMAIL, NAME, STREET, CITY, ZIP, TOKEN)
ECHO = f"zebra {' '.join(OWN)}"
ANYTHING = re.compile(
    "|".join([*map(re.escape, OWN), r"13275\D{0,3}9960", "marisol", "vega", "lantern", "zebra"]),
    re.IGNORECASE,
)
each_call = pytest.mark.parametrize("asking", CALLS.values(), ids=CALLS)
ECHOES = {
    "refusal": http({"Message": ECHO, "Data": ECHO}),
    "unknown account": http({"Message": f"{ECHO} not found", "Data": None}),
    "credentials": http({"Message": ECHO}, status="401 Unauthorized"),
    "fault": http(ECHO, status=f"500 {ECHO}"),
    "no json": http(ECHO),
    "wrong type": http({"Message": "SUCCESS", "Data": {ECHO: ECHO}}),
    "cut short": http(ECHO)[:-5],
}


def made(asking: Asking, client: Client) -> CallFailed:
    """The error of a call; the traceback begins here, with nobody's data in this frame."""
    try:
        asking.make(client)
    except CallFailed as error:
        return error
    raise AssertionError("the call succeeded")


def everything_shown(error: BaseException) -> str:
    """Every way in which an error is written out, with the locals of its frames and what caused it."""
    full = traceback.TracebackException.from_exception(error, capture_locals=True, compact=False)
    return "\n".join([str(error), repr(error), str(error.args), *full.format()])


@each_call
@pytest.mark.parametrize("echo", ECHOES)
def test_no_failure_shows_whom_it_was_about(
    echo: str, asking: Asking, serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    error = made(asking, connect(serve(closing_after(ECHOES[echo]))).client)
    shown = everything_shown(error) + error.detail + caplog.text
    assert "body = " in shown
    assert not ANYTHING.search(shown)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("retrieve_users", f"{NUMBER} is on hold"),
        (
            "create_customer",
            f"{NUMBER} {NAME} {EMAIL} {STREET} {CITY} {ZIP}, or marisol.vega, Ms VEGA, Lantern",
        ),
        ("register_accounts", f"{EMAIL} has 132759960 already; so has marisol.vega"),
        ("authenticate", f"{EMAIL} is locked for {NUMBER}"),
        ("sso_connect", f"{TOKEN} is no longer good"),
    ],
)
def test_the_message_of_a_refusal_is_without_whom_it_was_about(
    name: str, message: str, serve: Serve, connect: Connect
) -> None:
    error = made(CALLS[name], connect(serve(answering(http({"Message": message, "Data": None})))).client)
    assert isinstance(error, Refused)
    assert "***" in error.message
    assert not ANYTHING.search(error.message)


def test_a_message_is_legible_where_fields_were_empty(serve: Serve, connect: Connect) -> None:
    client = connect(serve(answering(http({"Message": "Try again", "Data": None})))).client
    with pytest.raises(Refused) as caught:
        client.create_customer(BILLER, msgspec.structs.replace(record(), city="", email_address=""))
    assert caught.value.message == "Try again"


@each_call
def test_a_call_that_succeeds_logs_nothing_of_it(
    asking: Asking, serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asking.make(connect(serve(answering(asking.answer(asking.data)), tls=True)).client)
    assert caplog.records
    assert not ANYTHING.search(caplog.text)


@pytest.mark.parametrize(
    "thing",
    [
        record(),
        AccountQuery(account_number=NUMBER),
        Account(account_number=NUMBER),
        Accounts.build(EMAIL, [NUMBER]),
        SsoConnect.build(InvoiceCloud(css_url=CSS_URL), Secret(TOKEN), View.PAPERLESS, high_contrast=False),
        SsoForm("https://pay.example.gov/", (("RemoteAuthenticationToken", TOKEN),)),
        User(account_number=NUMBER, email=EMAIL, registered=True),
        ListedUser(account_number=NUMBER, email_address=EMAIL, registered=True),
        Authenticated(token=TOKEN),
        SsoConnected(url=f"https://pay.example.gov/{TOKEN}"),
    ],
)
def test_what_is_sent_and_read_shows_nothing_but_its_kind(thing: object) -> None:
    assert repr(thing) == f"{type(thing).__name__}(...)"


def test_a_part_of_a_body_that_is_about_nobody_hides_nothing() -> None:
    options = InvoiceOptions(
        allow_view_statement=True, allow_remove=False, allow_view_related=False, allow_remind_me=False
    )
    assert options.personal == ()
