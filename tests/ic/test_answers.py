"""Every answer is either the data it was asked for or exactly one error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ic.answers import LONGEST_WAIT, MESSAGE_LENGTH, Answer, Reading
from kiosk.ic.contract import BILLER_STATUS, CLOUD_PAYMENT
from kiosk.ic.errors import BadAnswer, CallFailed, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.models import BillerStatus, CloudPayment

from .conftest import Connect, Serve
from .rawserver import Conversation, answering, http
from .terminal import BILLER, NUMBER, PAGE_URL, Terminal

PHRASES = ("not found", "does not exist", "no account")
READING = Reading(endpoint=CLOUD_PAYMENT, unknown_account=PHRASES, hidden=(NUMBER, "s3cret", "---"))
SUCCESS = {"Message": "SUCCESS", "Data": {"CloudPaymentURL": PAGE_URL}}


def answer(content: object, *, status: int = 200, retry_after: str = "", date: str = "") -> Answer:
    """An answer whose body is `content` as JSON, or bytes as they are."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Answer(status=status, body=body, counted=True, retry_after=retry_after, date=date)


def failure(given_answer: Answer, reading: Reading = READING) -> CallFailed:
    """The error that an answer stands for."""
    with pytest.raises(CallFailed) as caught:
        reading.data(given_answer, CloudPayment)
    return caught.value


def refusal(content: object, *, status: int = 200) -> Refused:
    """The refusal that an answer is."""
    error = failure(answer(content, status=status))
    assert isinstance(error, Refused)
    return error


@pytest.mark.parametrize("word", ["SUCCESS", "Success", "success", " SUCCESS "])
@pytest.mark.parametrize("status", [200, 201, 299])
def test_success_gives_the_data(word: str, status: int) -> None:
    data = READING.data(answer({**SUCCESS, "Message": word, "More": [1]}, status=status), CloudPayment)
    assert data == CloudPayment(url=PAGE_URL)


@pytest.mark.parametrize(
    ("status", "branch"),
    [
        *((status, BadAnswer) for status in (100, 101, 103, 199)),
        *((status, BadAnswer) for status in (300, 301, 302, 303, 304, 307, 308, 399)),
        *((status, BadAnswer) for status in (400, 402, 404, 405, 408, 409, 418, 451, 499)),
        *((status, Refused) for status in (401, 403)),
        (429, RateLimited),
        *((status, OutcomeUnknown) for status in (500, 501, 502, 503, 504, 511, 599)),
        *((status, BadAnswer) for status in (600, 999)),
    ],
)
@pytest.mark.parametrize("content", [b"", b"<html>", {"Message": "Not Found"}, SUCCESS, b"[" * 100_000])
def test_each_class_of_status_is_one_branch(status: int, branch: type[CallFailed], content: object) -> None:
    error = failure(answer(content, status=status))
    assert type(error) is branch
    assert error.call == "cloud_payment"
    assert error.detail == f"HTTP {status}"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_a_refusal_of_credentials_with_the_providers_words(status: int) -> None:
    error = refusal({"Message": "Invalid API key", "Data": None}, status=status)
    assert error.reason is Reason.CREDENTIALS
    assert error.message == "Invalid API key"
    assert error.outcome == "refused.credentials"


@pytest.mark.parametrize("status", [200, 400, 404, 422])
@pytest.mark.parametrize(
    "message",
    ["Account not found", "ACCOUNT NOT FOUND.", "The account does not exist", "No account with this number"],
)
@pytest.mark.parametrize("data", [None, {}, "", [], {"CloudPaymentURL": PAGE_URL}])
def test_a_message_with_a_known_phrase_is_an_unknown_account(status: int, message: str, data: object) -> None:
    error = refusal({"Message": message, "Data": data}, status=status)
    assert error.reason is Reason.UNKNOWN_ACCOUNT
    assert error.outcome == "refused.unknown_account"


@pytest.mark.parametrize("message", ["ERROR", "", "SUCCESSFUL", "NOT SUCCESS", "Biller is inactive"])
def test_any_other_message_is_another_refusal(message: str) -> None:
    error = refusal({"Message": message, "Data": {"CloudPaymentURL": PAGE_URL}})
    assert error.reason is Reason.OTHER
    assert error.message == message


def test_a_refusal_needs_no_data() -> None:
    assert refusal({"Message": "Account not found"}).reason is Reason.UNKNOWN_ACCOUNT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>Bad gateway</body></html>",
        b"SUCCESS",
        b"\xff\xfe\x00",
        b'{"Message": "SUCCESS", "Data": {"CloudPaymentURL": "\xff"}}',
        b'{"Message": "\\ud800"}',
        b'{"Message": "SUCCESS", "Data": {"CloudPaymentURL": "https://pay.example.gov"}',
        b"\x1f\x8b\x08\x00",
        b"[" * 100_000,
        b'{"Message": "SUCCESS", "Data": ' + b"[" * 100_000,
        None,
        True,
        5,
        "SUCCESS",
        [],
        [SUCCESS],
        {},
        {"message": "SUCCESS", "data": {"CloudPaymentURL": PAGE_URL}},
        {"Data": {"CloudPaymentURL": PAGE_URL}},
        {"Message": None, "Data": {"CloudPaymentURL": PAGE_URL}},
        {"Message": 1, "Data": {"CloudPaymentURL": PAGE_URL}},
        {"Message": ["SUCCESS"], "Data": {"CloudPaymentURL": PAGE_URL}},
        {"Message": "SUCCESS"},
        {"Message": "SUCCESS", "Data": None},
        {"Message": "SUCCESS", "Data": PAGE_URL},
        {"Message": "SUCCESS", "Data": []},
        {"Message": "SUCCESS", "Data": {}},
        {"Message": "SUCCESS", "Data": {"CloudPaymentURL": None}},
        {"Message": "SUCCESS", "Data": {"CloudPaymentURL": 5}},
        {"Message": "SUCCESS", "Data": {"CloudPaymentURL": [PAGE_URL]}},
    ],
)
def test_what_is_not_the_agreed_answer_is_a_bad_one(content: object) -> None:
    error = failure(answer(content))
    assert type(error) is BadAnswer
    assert len(error.detail) <= 120


def test_a_wrong_type_is_named_with_its_place() -> None:
    error = failure(answer({"Message": "SUCCESS", "Data": {"CloudPaymentURL": None}}))
    assert error.detail == "ValidationError: Expected `str`, got `null` - at `$.CloudPaymentURL`"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("7", 7),
        (" 7 ", 7),
        ("601", LONGEST_WAIT),
        ("9" * 5000, LONGEST_WAIT),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("\u0667", None),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30),
        ("Wed, 21 Oct 2026 07:27:30 GMT", 0),
        ("Thu, 22 Oct 2026 07:28:00 GMT", LONGEST_WAIT),
        ("Wed, 21 Oct 2026 07:28:30 -0000", None),
        ("Wed, 99 Oct 2026 07:28:30 GMT", None),
    ],
)
def test_retry_after_is_read_and_capped(text: str, seconds: int | None) -> None:
    date = "Wed, 21 Oct 2026 07:28:00 GMT"
    error = failure(answer(b"", status=429, retry_after=text, date=date))
    assert isinstance(error, RateLimited)
    assert error.retry_after == seconds


def test_a_retry_after_date_without_a_date_to_compare_is_not_guessed() -> None:
    error = failure(answer(b"", status=429, retry_after="Wed, 21 Oct 2026 07:28:30 GMT"))
    assert isinstance(error, RateLimited)
    assert error.retry_after is None


@pytest.mark.parametrize(
    "echo",
    ["13275-9960", "132759960", "13275 9960", "1-3-2-7-5-9-9-6-0", "13275_9960", "S3CRET", "s3cret", "---"],
)
def test_what_was_sent_does_not_come_back_in_a_message(echo: str) -> None:
    error = refusal({"Message": f"Account {echo} not found; {echo}", "Data": None})
    assert error.message == "Account *** not found; ***"


def test_a_message_is_one_short_line() -> None:
    message = refusal({"Message": "a\r\nb\x1b[2J\x00\u2028c" + "d" * 5000}).message
    assert message.startswith("a b [2J cddd")
    assert len(message) == MESSAGE_LENGTH


def test_a_message_is_in_no_str_or_repr() -> None:
    error = refusal({"Message": "Jane Doe owes", "Data": None})
    assert error.message == "Jane Doe owes"
    assert "Jane" not in str(error) + repr(error)


def test_an_answer_and_its_reading_show_nothing_of_what_they_hold() -> None:
    assert repr(answer({"Message": NUMBER})) == "Answer(status=200)"
    assert repr(READING) == "Reading(cloud_payment)"


@pytest.mark.parametrize(
    ("content", "active"),
    [
        ({"Active": True}, True),
        ({"Active": False}, False),
        ({"Message": "SUCCESS", "Data": {"Active": True}}, True),
        ({"Message": "SUCCESS", "Data": {"Active": False}}, False),
        ({"Active": "true"}, True),
        ({"Active": "False"}, False),
        ({"Active": "1"}, True),
        ({"Active": 0}, False),
    ],
)
def test_the_biller_status_is_read_with_and_without_the_envelope(
    content: dict[str, Any],
    active: object,
    serve: Serve,
    connect: Connect,
) -> None:
    assert connect(serve(answering(http(content)))).client.biller_status(BILLER) is active


@pytest.mark.parametrize(
    "content", [{}, {"Active": None}, {"Active": "yes"}, {"Active": 2}, {"Message": "SUCCESS"}, b"", [True]]
)
def test_a_biller_status_that_is_none_is_a_bad_answer(content: object) -> None:
    reading = Reading(endpoint=BILLER_STATUS, unknown_account=(), hidden=())
    with pytest.raises(BadAnswer):
        reading.data(answer(content), BillerStatus)


def test_a_payment_comes_in_its_envelope_only() -> None:
    assert type(failure(answer({"CloudPaymentURL": PAGE_URL}))) is BadAnswer


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["Message", "Data"]), inner),
    max_leaves=10,
)
near_misses = st.fixed_dictionaries(
    {},
    optional={
        "Message": st.sampled_from(["SUCCESS", "not found", "x"]) | json_values,
        "Data": st.fixed_dictionaries(
            {}, optional={"CloudPaymentURL": st.text() | st.just(PAGE_URL) | json_values}
        )
        | json_values,
    },
)


def answering_with(answers: list[bytes], talk: Conversation) -> None:
    """Answer whatever stands in `answers` when the request comes."""
    while talk.next_request():
        talk.send(answers[0])


def ends_in_a_url_or_an_error(terminal: Terminal) -> None:
    """No other ending, and the record has it."""
    try:
        ending = terminal.pay()
    except CallFailed as error:
        ending = error.outcome
    assert ending in (PAGE_URL, terminal.recorder.outcomes[-1])


def test_any_json_ends_in_a_url_or_one_of_our_errors(serve: Serve, connect: Connect) -> None:
    answers = [b""]
    terminal = connect(serve(lambda talk: answering_with(answers, talk)))

    @given(content=json_values | near_misses, status=st.sampled_from([200, 200, 400, 404, 401]))
    def check(content: object, status: int) -> None:
        answers[0] = http(json.dumps(content), status=f"{status} X")
        ends_in_a_url_or_an_error(terminal)

    check()


def test_any_bytes_end_in_a_url_or_one_of_our_errors(serve: Serve, connect: Connect) -> None:
    answers = [b""]
    terminal = connect(serve(lambda talk: answering_with(answers, talk)))

    @given(body=st.binary(), status=st.integers(200, 599))
    def check(body: bytes, status: int) -> None:
        answers[0] = http(body, status=f"{status} X")
        ends_in_a_url_or_an_error(terminal)

    check()
