"""Which URLs may load: only whole origins that the configuration lists."""

from __future__ import annotations

import pytest

from kiosk.settings import InvoiceCloud
from kiosk.urlpolicy import Kind, Policy, Rule, Verdict
from tests.unit.policies import (
    CHALLENGE,
    CLOSED,
    FRAMES,
    LISTED,
    MALFORMED,
    OTHER_PROGRAM,
    PAGE,
    POLICY,
    TRAINING,
    UNLISTED,
    WALLET,
)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "url",
    [
        "https://www.invoicecloud.com/portal/page.aspx?token=1#top",
        "HTTPS://WWW.InvoiceCloud.com:443/",
        "https://pay.invoicecloud.com:8443/x",
    ],
)
def test_the_providers_own_page_goes_anywhere_on_its_origins(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind) == PAGE


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_the_page_may_post_forms_but_a_download_is_a_plain_get(method: str) -> None:
    url = "https://www.invoicecloud.com/pay"

    assert POLICY.judge(url, Kind.MAIN_FRAME, method=method) == PAGE
    assert POLICY.judge(url, Kind.DOWNLOAD, method=method) == Verdict(allowed=False, rule=Rule.METHOD)
    assert POLICY.judge(url, Kind.DOWNLOAD, method="get") == PAGE


@pytest.mark.parametrize(
    ("url", "kinds"),
    [
        ("https://www.google.com/recaptcha/api2/anchor", [Kind.SUB_FRAME, Kind.RESOURCE]),
        ("https://city.example/assets/page.css", [Kind.RESOURCE]),
        ("https://contrast.example/page.css", [Kind.RESOURCE]),
    ],
)
def test_what_the_page_loads_inside_never_takes_its_place(url: str, kinds: list[Kind]) -> None:
    assert [POLICY.judge(url, kind) for kind in Kind] == [
        LISTED if kind in kinds else UNLISTED for kind in Kind
    ]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "url",
    [
        "https://www.invoicecloud.com.evil.example/",
        "https://evilwww.invoicecloud.com/",
        "https://invoicecloud.com/",
        "https://www.invoicecloud.com:8443/",
        "https://pay.invoicecloud.com/",
        "http://www.invoicecloud.com/",
        "https://www.google.com.evil.example/",
        "https://evil.example/https://www.invoicecloud.com/",
        "https://evil.example/?https://www.invoicecloud.com/",
        "https://evil.example/#@www.invoicecloud.com",
        "https://127.0.0.1/",
        "https://wwẉ.invoicecloud.com/",
    ],
)
def test_what_only_looks_like_a_listed_origin_is_unlisted(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind) == UNLISTED


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "url",
    [
        "https://www.invoicecloud.com@evil.example/",
        "https://evil.example@www.invoicecloud.com/",
        "https://www.invoicecloud.com./",
        "https://www.invoicecloud.com\\.evil.example/",
        "https:www.invoicecloud.com",
        "https://www%2einvoicecloud.com/",
        "file:///etc/passwd",
        "chrome://gpu",
        "view-source:https://www.invoicecloud.com/",
        "javascript:alert(1)",
        "filesystem:https://www.invoicecloud.com/x",
        "about:config",
        "about:blank#x",
        "",
    ],
)
def test_anything_odd_is_refused_as_every_kind(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind) == MALFORMED


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "url",
    [
        "mailto:someone@city.example",
        "TEL:911",
        "sms:911",
        "intent://scan/#Intent;scheme=zxing;end",
        "ms-settings:",
        "search-ms:query=x",
        "shell:startup",
        "web+kiosk:x",
    ],
)
def test_an_address_for_another_program_is_refused_as_such(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind, submitted=True) == OTHER_PROGRAM


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "url",
    [
        "https://www.paypal.com/checkoutnow",
        "https://pay.google.com/gp/p/ui/pay",
        "https://venmo.com/",
        "https://appleid.apple.com/auth",
    ],
)
def test_a_wallet_is_refused_even_while_a_bank_may_ask(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind) == WALLET
    assert POLICY.judge(url, kind, submitted=True) == WALLET


def test_a_name_that_only_ends_like_a_wallet_s_is_none() -> None:
    assert POLICY.judge("https://notpaypal.com/", Kind.POPUP) == UNLISTED
    assert POLICY.judge("https://google.com/", Kind.POPUP) == UNLISTED


def test_a_wallet_s_origin_that_the_configuration_names_for_challenges_is_a_challenge() -> None:
    named = Policy(
        InvoiceCloud(css_url="https://city.example/a.css", challenge_origins=("https://www.paypal.com",))
    )

    assert named.judge("https://www.paypal.com/3ds", Kind.POPUP, submitted=True) == CHALLENGE
    assert named.judge("https://www.paypal.com/3ds", Kind.POPUP) == UNLISTED


def test_content_that_a_url_carries_itself_loads_inside_a_page_only() -> None:
    inline = Verdict(allowed=True, rule=Rule.INLINE)
    for url in ("data:image/png;base64,AAAA", "blob:https://www.invoicecloud.com/0-1-2"):
        assert [POLICY.judge(url, kind) == inline for kind in Kind] == [
            kind is Kind.RESOURCE for kind in Kind
        ]
    for url in ("blob:https://www.google.com/0-1-2", "blob:null/0-1-2", "blob:https://evil.example/0"):
        assert POLICY.judge(url, Kind.RESOURCE) == MALFORMED


def test_the_empty_page_is_a_frame_and_never_a_resource() -> None:
    blank = Verdict(allowed=True, rule=Rule.BLANK)

    assert [kind for kind in Kind if POLICY.judge("about:blank", kind) == blank] == [Kind.MAIN_FRAME, *FRAMES]
    assert [kind for kind in Kind if POLICY.judge("about:srcdoc", kind) == blank] == [Kind.SUB_FRAME]


def test_a_web_socket_goes_where_a_request_could_go() -> None:
    assert POLICY.judge("wss://www.invoicecloud.com/live", Kind.RESOURCE) == PAGE
    assert POLICY.judge("wss://www.google.com/live", Kind.RESOURCE) == LISTED
    assert POLICY.judge("ws://www.invoicecloud.com/live", Kind.RESOURCE) == UNLISTED
    assert POLICY.judge("wss://evil.example/live", Kind.RESOURCE) == UNLISTED
    assert POLICY.judge("wss://www.invoicecloud.com/live", Kind.MAIN_FRAME) == UNLISTED
    assert TRAINING.judge("ws://127.0.0.1:8080/live", Kind.RESOURCE) == PAGE


def test_plain_http_is_allowed_only_where_the_configuration_lists_it() -> None:
    assert TRAINING.judge("http://127.0.0.1:8080/pay", Kind.MAIN_FRAME) == PAGE
    assert TRAINING.judge("https://127.0.0.1:8080/pay", Kind.MAIN_FRAME) == UNLISTED
    assert TRAINING.judge("http://127.0.0.1:8081/pay", Kind.MAIN_FRAME) == UNLISTED
    assert TRAINING.judge("http://localhost:8080/pay", Kind.MAIN_FRAME) == UNLISTED


@pytest.mark.parametrize("kind", list(Kind))
def test_a_bank_asks_only_after_a_payment_was_sent_and_never_at_top_level(kind: Kind) -> None:
    url = "https://acs.bank.example/challenge"

    assert POLICY.judge(url, kind, method="POST").allowed is False
    assert (POLICY.judge(url, kind, submitted=True) == CHALLENGE) is (kind in FRAMES)
    assert (CLOSED.judge(url, kind, submitted=True) == CHALLENGE) is (kind in FRAMES)


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize(
    "url",
    [
        "http://acs.bank.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://[fd00::1]/",
        "https://router/",
        "https://wiki.internal/",
        "wss://acs.bank.example/",
    ],
)
def test_a_challenge_is_public_and_https(url: str, kind: Kind) -> None:
    assert POLICY.judge(url, kind, submitted=True) == UNLISTED


def test_a_closed_list_of_banks_is_closed_and_may_name_this_machine() -> None:
    assert CLOSED.judge("https://other.bank.example/", Kind.SUB_FRAME, submitted=True) == UNLISTED
    assert TRAINING.judge("http://localhost:9000/acs", Kind.POPUP, submitted=True) == CHALLENGE


@pytest.mark.parametrize(
    "url",
    [
        "https://www.invoicecloud.com/portal/thankyou.aspx?id=1",
        "https://www.invoicecloud.com/thankyou",
        "https://www.invoicecloud.com/thankyou/",
        "https://www.invoicecloud.com/a/b/thankyou/c#d",
        "https://pay.invoicecloud.com:8443/thankyou",
        "https://www.invoicecloud.com/done",
        "https://www.invoicecloud.com/done/",
        "https://www.invoicecloud.com/done?x",
    ],
)
def test_a_receipt_is_known_by_its_path(url: str) -> None:
    assert POLICY.is_receipt(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.invoicecloud.com/",
        "https://www.invoicecloud.com/pay?next=/thankyou",
        "https://www.invoicecloud.com/pay#/thankyou",
        "https://www.invoicecloud.com/ThankYou",
        "https://www.invoicecloud.com/nothankyou",
        "https://www.invoicecloud.com/done/more",
        "https://www.invoicecloud.com/well/done",
        "https://city.example/thankyou",
        "https://www.google.com/thankyou",
        "https://acs.bank.example/thankyou",
        "http://www.invoicecloud.com/thankyou",
        "https://www.invoicecloud.com@evil.example/thankyou",
        "about:blank",
    ],
)
def test_nothing_else_is_a_receipt(url: str) -> None:
    assert not POLICY.is_receipt(url)


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/a*b*c", "/aXbXc", True),
        ("/a*b*c", "/abc", True),
        ("/a*b*c", "/acb", False),
        ("/a*b*c", "/abcb", False),
        ("/a*b*bc", "/abc", False),
        ("/ab*bc", "/abc", False),
        ("/a**c", "/ac", True),
        ("/receipt/", "/receipt", True),
        ("/", "/", True),
        ("/", "/x", False),
        ("*x*x*", "/x", False),
        ("*.", "/x.", True),
        ("*.", "/xy", False),
    ],
)
def test_a_star_stands_for_any_text_and_nothing_else_is_special(
    pattern: str,
    path: str,
    matches: bool,
) -> None:
    policy = Policy(InvoiceCloud(css_url="https://city.example/a.css", receipt_urls=(pattern,)))

    assert policy.is_receipt("https://www.invoicecloud.com" + path) is matches


def test_a_hostile_path_costs_no_time() -> None:
    policy = Policy(InvoiceCloud(css_url="https://city.example/a.css", receipt_urls=("*a" * 30 + "*b",)))

    assert not policy.is_receipt("https://www.invoicecloud.com/" + "a" * 16_000)
