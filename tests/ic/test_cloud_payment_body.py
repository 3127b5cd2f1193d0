"""What is sent for a payment is the seed's own sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.account import AccountNumber
from kiosk.settings import PageOptions

from .conftest import Connect, Serve
from .rawserver import answering
from .terminal import BILLER, CSS_URL, GOOD

SEED = Path(__file__).with_name("seed_cloud_payments_v2.txt")


def in_order(text: str | bytes) -> Any:
    """JSON with its objects as lists of pairs, so that order counts."""
    return json.loads(text, object_pairs_hook=list)


def seed_sample() -> str:
    """The sample request out of the seed's text, whose CssUrl is broken over three lines."""
    text = SEED.read_text(encoding="utf-8")
    sample = text[text.index("Sample Request") : text.index("Additional Details")]
    return "".join(line.strip() for line in sample.splitlines()[1:])


def sent(
    serve: Serve, connect: Connect, *numbers: str, high_contrast: bool = False, **settings: Any
) -> bytes:
    """The body that goes out for these accounts."""
    server = serve(answering(GOOD))
    accounts = [AccountNumber(number) for number in numbers]
    connect(server, **settings).client.cloud_payment(
        BILLER, accounts, session="s-1", high_contrast=high_contrast
    )
    return server.requests[0].body


def test_one_account_with_the_default_options_is_the_seeds_sample_field_for_field(
    serve: Serve, connect: Connect
) -> None:
    assert in_order(sent(serve, connect, "13275-9960")) == in_order(seed_sample())


def test_the_seeds_sample_is_read_whole() -> None:
    assert json.loads(seed_sample())["CssUrl"] == CSS_URL


def test_several_accounts_are_one_list_of_customers_in_their_order(serve: Serve, connect: Connect) -> None:
    body = json.loads(sent(serve, connect, "13275-9960", "20000-0001"))
    assert body["Customers"] == [{"AccountNumber": "13275-9960"}, {"AccountNumber": "20000-0001"}]


@pytest.mark.parametrize(
    "option",
    [
        "allow_register_account",
        "allow_view_statement",
        "allow_remove",
        "allow_view_related",
        "allow_remind_me",
    ],
)
def test_each_page_option_reaches_its_own_field(serve: Serve, connect: Connect, option: str) -> None:
    off = dict.fromkeys(PageOptions.__struct_fields__, False)
    body = json.loads(sent(serve, connect, "1", page=PageOptions(**{**off, option: True})))
    options = body["PageResultOptions"]
    flat = {**options.pop("InvoiceOptions"), **options}
    assert [name for name, value in flat.items() if value] == [option.title().replace("_", "")]


def test_return_url_is_sent_only_when_configured(serve: Serve, connect: Connect) -> None:
    assert "ReturnURL" not in json.loads(sent(serve, connect, "1"))
    configured = json.loads(sent(serve, connect, "1", return_url="https://city.example.gov/done"))
    assert configured["ReturnURL"] == "https://city.example.gov/done"


def test_the_session_is_the_biller_reference_only_when_configured(serve: Serve, connect: Connect) -> None:
    assert "BillerReference" not in json.loads(sent(serve, connect, "1"))
    assert json.loads(sent(serve, connect, "1", biller_reference=True))["BillerReference"] == "s-1"


def test_no_session_gives_no_biller_reference(serve: Serve, connect: Connect) -> None:
    server = serve(answering(GOOD))
    client = connect(server, biller_reference=True).client
    client.cloud_payment(BILLER, [AccountNumber("1")])
    assert "BillerReference" not in json.loads(server.requests[0].body)


def test_high_contrast_names_the_other_style_sheet(serve: Serve, connect: Connect) -> None:
    other = "https://city.example.gov/high.css"
    body = sent(serve, connect, "1", high_contrast=True, css_url_high_contrast=other)
    assert json.loads(body)["CssUrl"] == other
    assert json.loads(sent(serve, connect, "1", css_url_high_contrast=other))["CssUrl"] == CSS_URL


def test_high_contrast_without_a_sheet_of_its_own_keeps_the_usual_one(serve: Serve, connect: Connect) -> None:
    assert json.loads(sent(serve, connect, "1", high_contrast=True))["CssUrl"] == CSS_URL
