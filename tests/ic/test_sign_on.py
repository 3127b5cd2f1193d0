"""What residents' calls send, and what they make of every answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.ic.errors import BadAnswer, CallFailed, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.resident_models import User, View
from kiosk.secrets import Secret

from .conftest import Connect, Serve
from .rawserver import Conversation, answering, closing_after, http
from .residents import CALLS, EMAIL, SSO_URL, TOKEN, Asking
from .terminal import BILLER, CSS_URL, GOOD, NUMBER

PERSON = {"LoginTypeID": 1, "EmailAddress": EMAIL, "Accounts": [{"AccountNumber": NUMBER}]}
BODIES: dict[str, dict[str, Any]] = {
    "retrieve_users": {"AccountNumber": NUMBER},
    "create_customer": {
        "AccountNumber": NUMBER,
        "CustomerName": "Marisol Vega",
        "EmailAddress": EMAIL,
        "Address1": "118 Lantern Way",
        "City": "Casselberry",
        "State": "FL",
        "Zip": "32707",
        "Phone": "",
    },
    "register_accounts": PERSON,
    "authenticate": PERSON,
    "sso_connect": {
        "RemoteAuthenticationToken": TOKEN,
        "ViewMode": 1,
        "RedirectID": 3,
        "CSSUrl": CSS_URL,
    },
}
each_call = pytest.mark.parametrize("asking", CALLS.values(), ids=CALLS)


def as_sent(fields: dict[str, Any]) -> bytes:
    """The bytes of a body with these fields in this order."""
    return json.dumps(fields, separators=(",", ":")).encode()


def failure(asking: Asking, answer: bytes, serve: Serve, connect: Connect) -> CallFailed:
    """The error that a call ends in when it is answered so."""
    terminal = connect(serve(closing_after(answer)))
    with pytest.raises(CallFailed) as caught:
        asking.make(terminal.client)
    assert terminal.recorder.outcomes == [caught.value.outcome]
    assert caught.value.call == asking.endpoint.name
    return caught.value


def users(serve: Serve, connect: Connect, *listed: object) -> tuple[User, ...]:
    """What Retrieve Users gives when these are listed."""
    server = serve(answering(http({"Message": "SUCCESS", "Data": {"Users": listed}})))
    return connect(server).client.retrieve_users(BILLER, NUMBER)


def listed(number: str = NUMBER, email: str | None = EMAIL, registered: object = 1) -> dict[str, object]:
    """A user as answered."""
    return {"AccountNumber": number, "EmailAddress": email, "Registered": registered}


@each_call
def test_a_call_sends_its_fields_in_their_order_and_gives_what_was_answered(
    asking: Asking, serve: Serve, connect: Connect
) -> None:
    server = serve(answering(asking.answer(asking.data)))
    terminal = connect(server)
    assert asking.make(terminal.client) == asking.gives
    (request,) = server.requests
    assert request.head.startswith(f"POST {asking.endpoint.path} ")
    assert request.body == as_sent(BODIES[asking.endpoint.name])
    assert terminal.recorder.entries[0] == ("opened", asking.endpoint.name, "s-1")
    assert terminal.recorder.outcomes == ["ok"]


@each_call
def test_a_corrected_path_is_used(asking: Asking, serve: Serve, connect: Connect) -> None:
    server = serve(answering(asking.answer(asking.data)))
    asking.make(connect(server, endpoints={asking.endpoint.name: "/v9/other"}).client)
    assert server.requests[0].head.split()[1] == "/v9/other"


@each_call
@pytest.mark.parametrize(
    ("answer", "branch"),
    [
        (http({"Message": "No", "Data": None}), Refused),
        (http("", status="403 X"), Refused),
        (http("", status="404 X"), BadAnswer),
        (http("", status="429 X"), RateLimited),
        (http("", status="500 X"), OutcomeUnknown),
        (http("no json"), BadAnswer),
        (GOOD[:-1], OutcomeUnknown),
    ],
)
def test_each_branch_of_the_errors_is_reached_by_each_call(
    answer: bytes, branch: type[CallFailed], asking: Asking, serve: Serve, connect: Connect
) -> None:
    assert type(failure(asking, answer, serve, connect)) is branch


@each_call
@pytest.mark.parametrize("wrong", [None, 5.5, {}, [], ["x"], {"x": "y"}])
def test_data_of_another_kind_are_a_bad_answer(
    wrong: object, asking: Asking, serve: Serve, connect: Connect
) -> None:
    (name,) = asking.data
    if wrong != [] or name != "Users":
        assert type(failure(asking, asking.answer({name: wrong}), serve, connect)) is BadAnswer
    assert type(failure(asking, asking.answer(wrong), serve, connect)) is BadAnswer


@each_call
def test_an_answer_without_data_is_a_bad_one(asking: Asking, serve: Serve, connect: Connect) -> None:
    assert type(failure(asking, http({"Message": "SUCCESS"}), serve, connect)) is BadAnswer


@each_call
def test_over_a_stale_connection_only_what_may_be_repeated_goes_out_again(
    asking: Asking, serve: Serve, connect: Connect
) -> None:
    def script(talk: Conversation) -> None:
        if talk.next_request() and talk.send(asking.answer(asking.data)):
            talk.next_request()

    server = serve(script)
    client = connect(server).client
    asking.make(client)
    if asking.endpoint.repeatable:
        assert asking.make(client) == asking.gives
        assert len(server.requests) == 3
    else:
        with pytest.raises(OutcomeUnknown):
            asking.make(client)
        assert len(server.requests) == 2


def test_users_come_with_address_and_registration(serve: Serve, connect: Connect) -> None:
    found = users(serve, connect, listed(), listed(email="", registered=False))
    assert found == (
        User(account_number=NUMBER, email=EMAIL, registered=True),
        User(account_number=NUMBER, email="", registered=False),
    )


@pytest.mark.parametrize(
    ("word", "registered"),
    [("true", True), ("FALSE", False), ("1", True), ("0", False), (1, True), (0, False)],
)
def test_registered_may_come_as_a_string_or_a_number(
    word: object, registered: object, serve: Serve, connect: Connect
) -> None:
    assert users(serve, connect, listed(registered=word))[0].registered is registered


def test_an_address_that_is_null_is_none(serve: Serve, connect: Connect) -> None:
    assert users(serve, connect, listed(email=None))[0].email == ""


@pytest.mark.parametrize("missing", ["AccountNumber", "EmailAddress", "Registered"])
def test_a_user_without_one_of_the_fields_is_a_bad_answer(
    missing: str, serve: Serve, connect: Connect
) -> None:
    one = {name: value for name, value in listed().items() if name != missing}
    with pytest.raises(BadAnswer):
        users(serve, connect, listed(), one)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("AccountNumber", None),
        ("AccountNumber", 132759960),
        ("EmailAddress", 5),
        ("Registered", None),
        ("Registered", "maybe"),
        ("Registered", 2),
    ],
)
def test_a_user_with_a_field_of_another_kind_is_a_bad_answer(
    field: str, value: object, serve: Serve, connect: Connect
) -> None:
    with pytest.raises(BadAnswer):
        users(serve, connect, {**listed(), field: value})


@pytest.mark.parametrize("number", ["132759960", "13275 9960", "13275-9960"])
def test_an_account_written_in_another_way_is_the_same(number: str, serve: Serve, connect: Connect) -> None:
    assert len(users(serve, connect, listed(number))) == 1


def test_letters_of_an_account_count_without_case(serve: Serve, connect: Connect) -> None:
    server = serve(answering(http({"Message": "SUCCESS", "Data": {"Users": [listed("AB-1")]}})))
    assert len(connect(server).client.retrieve_users(BILLER, "ab1")) == 1


def test_accounts_without_a_letter_or_digit_are_told_apart(serve: Serve, connect: Connect) -> None:
    server = serve(answering(http({"Message": "SUCCESS", "Data": {"Users": [listed("--"), listed("++")]}})))
    found = connect(server).client.retrieve_users(BILLER, "++")
    assert [user.account_number for user in found] == ["++"]


def test_users_of_other_accounts_are_left_out(serve: Serve, connect: Connect) -> None:
    found = users(serve, connect, listed("20000-0001", "b@example.org"), listed())
    assert [user.email for user in found] == [EMAIL]


def test_users_of_other_accounts_alone_are_a_bad_answer_and_no_empty_list(
    serve: Serve, connect: Connect
) -> None:
    with pytest.raises(BadAnswer, match="users of other accounts only"):
        users(serve, connect, listed("20000-0001"))


def test_a_customers_id_may_be_a_number(serve: Serve, connect: Connect) -> None:
    asking = CALLS["create_customer"]
    server = serve(answering(asking.answer({"CustomerID": 70})))
    assert asking.make(connect(server).client) == "70"


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize("name", ["create_customer", "authenticate", "sso_connect"])
def test_a_blank_id_token_or_url_is_a_bad_answer(
    blank: str, name: str, serve: Serve, connect: Connect
) -> None:
    asking = CALLS[name]
    (field,) = asking.data
    assert type(failure(asking, asking.answer({field: blank}), serve, connect)) is BadAnswer


@pytest.mark.parametrize("word", [False, "false", 0])
def test_an_account_that_is_not_registered_is_a_bad_answer(
    word: object, serve: Serve, connect: Connect
) -> None:
    asking = CALLS["register_accounts"]
    error = failure(asking, asking.answer({"Registered": word}), serve, connect)
    assert type(error) is BadAnswer
    assert error.detail == "not registered"


def test_an_account_registered_by_a_string_is_registered(serve: Serve, connect: Connect) -> None:
    asking = CALLS["register_accounts"]
    asking.make(connect(serve(answering(asking.answer({"Registered": "true"})))).client)


@pytest.mark.parametrize("name", ["register_accounts", "authenticate"])
def test_several_accounts_are_one_list(name: str, serve: Serve, connect: Connect) -> None:
    server = serve(answering(CALLS[name].answer(CALLS[name].data)))
    getattr(connect(server).client, name)(BILLER, EMAIL, ["1", "2"])
    sent = json.loads(server.requests[0].body)["Accounts"]
    assert sent == [{"AccountNumber": "1"}, {"AccountNumber": "2"}]


@pytest.mark.parametrize("name", CALLS)
def test_an_account_that_is_not_known_is_refused_as_such(name: str, serve: Serve, connect: Connect) -> None:
    error = failure(CALLS[name], http({"Message": "Account not found", "Data": None}), serve, connect)
    assert isinstance(error, Refused)
    assert error.reason is Reason.UNKNOWN_ACCOUNT


def sso_body(serve: Serve, connect: Connect, view: View, *, high: bool = False, **settings: Any) -> bytes:
    """What is sent to have a view opened."""
    server = serve(answering(CALLS["sso_connect"].answer({"CloudSSOUrl": SSO_URL})))
    client = connect(server, **settings).client
    client.sso_url(BILLER, Secret(TOKEN), view, high_contrast=high, language="es")
    assert server.requests[0].header("Accept-Language") == "es"
    return server.requests[0].body


def test_each_view_has_the_number_that_the_seed_gives_it() -> None:
    assert {view.name: view.value for view in View} == {
        "RECENT_BILLS": 1,
        "PAPERLESS": 2,
        "AUTOPAY": 3,
        "PAYMENT_OPTIONS": 5,
        "PAY_BY_TEXT": 11,
    }


@pytest.mark.parametrize("view", View)
def test_the_views_number_is_the_redirect(view: View, serve: Serve, connect: Connect) -> None:
    assert json.loads(sso_body(serve, connect, view))["RedirectID"] == view.value


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ("return_url", "ReturnUrl", "https://city.example.gov/done"),
        ("custom_return_site_name", "CustomReturnSiteName", "City Hall"),
    ],
)
def test_where_signing_out_leads_is_sent_only_when_configured(
    setting: str, field: str, value: str, serve: Serve, connect: Connect
) -> None:
    body = sso_body(serve, connect, View.AUTOPAY, high=False, **{setting: value})
    assert body == as_sent({**BODIES["sso_connect"], field: value})


def test_both_words_about_signing_out_stand_last(serve: Serve, connect: Connect) -> None:
    url, name = "https://city.example.gov/", "City Hall"
    sent = sso_body(serve, connect, View.AUTOPAY, return_url=url, custom_return_site_name=name)
    body = json.loads(sent)
    assert list(body)[-2:] == ["ReturnUrl", "CustomReturnSiteName"]


def test_high_contrast_names_the_other_style_sheet(serve: Serve, connect: Connect) -> None:
    other = "https://city.example.gov/high.css"
    sheets = [
        json.loads(sso_body(serve, connect, View.AUTOPAY, high=high, css_url_high_contrast=other))["CSSUrl"]
        for high in (True, False)
    ]
    assert sheets == [other, CSS_URL]


@pytest.mark.parametrize(
    ("url", "detail"),
    [
        ("https://evil.example/", "page URL is neither on base_url's origin nor in page_origins"),
        ("http://pay.example.gov/", "page URL is not https"),
        ("javascript:alert(1)", "page URL is malformed"),
    ],
)
def test_a_view_that_is_not_one_of_the_providers_pages_is_a_bad_answer(
    url: str, detail: str, serve: Serve, connect: Connect
) -> None:
    asking = CALLS["sso_connect"]
    assert failure(asking, asking.answer({"CloudSSOUrl": url}), serve, connect).detail == detail


def test_a_form_holds_the_fields_that_the_call_would_send_and_makes_no_call(
    serve: Serve, connect: Connect
) -> None:
    server = serve(answering(GOOD))
    terminal = connect(server, return_url="https://city.example.gov/")
    form = terminal.client.sso_form(Secret(TOKEN), View.PAY_BY_TEXT)
    assert form.url == f"{server.base_url}/api/v1/cloudssoconnect"
    assert form.fields == (
        ("RemoteAuthenticationToken", TOKEN),
        ("ViewMode", "1"),
        ("RedirectID", "11"),
        ("CSSUrl", CSS_URL),
        ("ReturnUrl", "https://city.example.gov/"),
    )
    assert (server.accepted, terminal.recorder.entries) == (0, [])


def test_a_form_goes_to_the_corrected_path_in_high_contrast(connect: Connect) -> None:
    other = "https://city.example.gov/high.css"
    client = connect(
        base_url="https://ic.example.gov:8443",
        endpoints={"sso_connect": "/sso.aspx"},
        css_url_high_contrast=other,
    ).client
    form = client.sso_form(Secret(TOKEN), View.PAPERLESS, high_contrast=True)
    assert form.url == "https://ic.example.gov:8443/sso.aspx"
    assert dict(form.fields)["CSSUrl"] == other
