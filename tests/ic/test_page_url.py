"""Which URLs of the provider are taken for its pages."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.ic.errors import BadAnswer

from .conftest import Connect, Serve
from .rawserver import Conversation, answering, http

ORIGINS = ("https://pay.example.gov", "https://other.example.gov:8443")


def asked(serve: Serve, connect: Connect, url: object, **settings: Any) -> object:
    """What a call gives whose answer holds `url`: the URL, or what is wrong with it."""
    server = serve(answering(http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": url}})))
    terminal = connect(server, page_origins=ORIGINS, **settings)
    try:
        return terminal.pay()
    except BadAnswer as error:
        return error.detail


@pytest.mark.parametrize(
    "url",
    [
        "https://pay.example.gov",
        "https://pay.example.gov/",
        "https://pay.example.gov/a/b.aspx?c=d%20e&f=@#g",
        "https://pay.example.gov:443/a",
        "https://PAY.example.gov/a",
        "HTTPS://pay.example.gov/a",
        "https://other.example.gov:8443/a",
    ],
)
def test_a_page_on_an_allowed_origin_is_given_as_it_came(url: str, serve: Serve, connect: Connect) -> None:
    assert asked(serve, connect, url) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://pay.example.gov.evil.example/",
        "https://evil.example/",
        "https://evil.example/https://pay.example.gov/",
        "https://evil.example#https://pay.example.gov/",
        "https://pay.example.gov:8443/",
        "https://other.example.gov/",
        "https://sub.pay.example.gov/",
        "https://example.gov/",
        "https://127.0.0.1/",
    ],
)
def test_a_page_elsewhere_is_a_bad_answer(url: str, serve: Serve, connect: Connect) -> None:
    assert asked(serve, connect, url) == "page URL is neither on base_url's origin nor in page_origins"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "pay.example.gov",
        "//pay.example.gov/",
        "/page/1",
        "https:pay.example.gov/",
        "https:/pay.example.gov/",
        "https:///pay.example.gov/",
        "https://pay.example.gov./",
        "https://user@pay.example.gov/",
        "https://user:pw@pay.example.gov/",
        "https://@pay.example.gov/",
        "https://evil.example\\@pay.example.gov/",
        "https://pay.example.gov\\@evil.example/",
        "https://pay.example.gov:/",
        "https://pay.example.gov:0/",
        "https://pay.example.gov:65536/",
        "https://pay.example.gov:443a/",
        "https://pay.example.gov:\u0664\u0664\u0663/",
        "https://pay.example.gov /",
        " https://pay.example.gov/",
        "https://pay.example.gov/\n",
        "https://pay.example.gov/\tx",
        "https://pay.ex\u00e4mple.gov/",
        "https://pay.example.gov/\u00e4",
        "https://pay%2eexample.gov/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "https://pay.example.gov/" + "x" * 20000,
    ],
)
def test_what_readers_may_take_differently_is_a_bad_answer(url: str, serve: Serve, connect: Connect) -> None:
    assert asked(serve, connect, url) == "page URL is malformed"


@pytest.mark.parametrize(
    "url", ["http://pay.example.gov/", "http://evil.example/", "ws://127.0.0.1/", "wss://pay.example.gov/"]
)
def test_a_page_in_the_open_is_a_bad_answer(url: str, serve: Serve, connect: Connect) -> None:
    assert asked(serve, connect, url) == "page URL is not https"


def test_a_training_terminal_takes_its_own_plain_page(serve: Serve, connect: Connect) -> None:
    server = serve(
        answering(http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": "http://127.0.0.1:1/p"}}))
    )
    assert connect(server, page_origins=("http://127.0.0.1:1",)).pay() == "http://127.0.0.1:1/p"


def test_over_tls_no_plain_page_is_taken_even_from_loopback(serve: Serve, connect: Connect) -> None:
    answer = http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": "http://127.0.0.1:1/p"}})
    server = serve(answering(answer), tls=True)
    terminal = connect(server, page_origins=("http://127.0.0.1:1",))
    assert terminal.failure().detail == "page URL is not https"


def test_base_urls_own_origin_needs_no_listing(serve: Serve, connect: Connect) -> None:
    url = "https://localhost:{}/page"

    def script(talk: Conversation) -> None:
        answering(good_at(url.format(server.port)))(talk)

    server = serve(script, tls=True)
    terminal = connect(server, page_origins=())
    assert terminal.pay() == url.format(server.port)


def good_at(url: str) -> bytes:
    """A good answer with this page."""
    return http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": url}})
