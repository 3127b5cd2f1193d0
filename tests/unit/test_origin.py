"""Origins and URLs, read strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.origin import LONGEST_URL, Location, Origin, locate, read_origin


@pytest.mark.parametrize(
    ("url", "origin", "path"),
    [
        ("https://pay.example", "https://pay.example", "/"),
        ("HTTPS://Pay.Example:443/A/b?c#d", "https://pay.example", "/A/b"),
        ("https://pay.example?x", "https://pay.example", "/"),
        ("https://pay.example#x", "https://pay.example", "/"),
        ("https://pay.example:8443/", "https://pay.example:8443", "/"),
        ("http://127.0.0.1:80/", "http://127.0.0.1", "/"),
        ("https://[::1]:8443/x", "https://[::1]:8443", "/x"),
        ("https://[0:0:0:0:0:0:0:1]/x", "https://[::1]", "/x"),
        ("https://pay.example/a b?c d#e f", "https://pay.example", "/a b"),
        ("wss://pay.example/socket", "wss://pay.example", "/socket"),
        ("https://bücher.example/", "https://xn--bcher-kva.example", "/"),
        ("https://STRASSE.example/", "https://strasse.example", "/"),
        ("https://straße.example/", "https://xn--strae-oqa.example", "/"),
        ("https://under_score.example/", "https://under_score.example", "/"),
    ],
)
def test_a_url_is_normalized(url: str, origin: str, path: str) -> None:
    location = locate(url)

    assert location is not None
    assert (str(location.origin), location.path) == (origin, path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "pay.example",
        "//pay.example/",
        "https:pay.example",
        "https:/pay.example",
        "https:///pay.example",
        "https://",
        "https://?x",
        "https://:443/",
        "ftp://pay.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://pay.example@evil.example/",
        "https://user:password@pay.example/",
        "https://pay.example\\@evil.example/",
        "https:\\\\pay.example/",
        "https://pay.example/a\\b",
        "https://pay.example@bücher.example/",
        "https://pay%2ebücher.example/",
        "https://user@[::1]/",
        "https://user:1@[::1]/",
        "https://pay.example\\.evil.example/",
        "https://pay.example\t.evil.example/",
        "https://pay.ex\nample/",
        " https://pay.example/",
        "https://pay.example /",
        "https://pay. example/",
        "https:// pay.example/",
        "https://pay.example /@evil.example/",
        "https://pay.example/\x00",
        "https://pay.example/\u202e",
        "https://pay.example./",
        "https://.pay.example/",
        "https://pay..example/",
        "https://-pay.example/",
        "https://pay%2eexample/",
        "https://pay.example%00.evil.example/",
        "https://pay.example:/",
        "https://pay.example:0/",
        "https://pay.example:65536/",
        "https://pay.example:99999999/",
        "https://pay.example:443:443/",
        "https://pay.example:٤٤٣/",
        "https://pay.example:-1/",
        "https://pay.example;x/",
        "https://pay*.example/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.01/",
        "https://1.2.3.4.5/",
        "https://256.0.0.1/",
        "https://[::1/",
        "https://::1/",
        "https://[::1]x/",
        "https://[::1%eth0]/",
        "https://[v1.x]/",
        "https://[:::]/",
        "https://[1:2]/",
        "https://a℀b.example/",
        "https://\N{ZERO WIDTH JOINER}.example/",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 127 + "example/",
        "https://pay.example/" + "x" * LONGEST_URL,
    ],
)
def test_anything_odd_is_no_url(url: str) -> None:
    assert locate(url) is None


@given(st.text(max_size=60))
def test_any_text_after_the_scheme_gives_a_clean_host_or_nothing(text: str) -> None:
    location = locate("https://" + text)

    if location is not None:
        assert location.origin.host.isascii()
        assert not set(location.origin.host) & set("@/\\%?# \t\r\n")
        assert locate(str(location.origin)) == Location(location.origin, "/")


@pytest.mark.parametrize("text", ["https://pay.example", "https://pay.example:8443", "http://[::1]:80"])
def test_an_origin_stands_alone(text: str) -> None:
    location = locate(text)

    assert location is not None
    assert read_origin(text) == location.origin


@pytest.mark.parametrize("tail", ["/", "/path", "?query", "#fragment", "?", "#", "/?x"])
def test_an_origin_with_anything_behind_it_is_none(tail: str) -> None:
    assert read_origin("https://pay.example" + tail) is None


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.200.3.4", True),
        ("::1", True),
        ("::ffff:127.0.0.1", False),
        ("::", False),
        ("0.0.0.0", False),  # noqa: S104  nothing is bound to it
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_loopback_is_this_machine_and_nothing_else(host: str, loopback: bool) -> None:
    assert Origin("http", host, 80).is_loopback is loopback


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("acs.bank.example", True),
        ("localhost", False),
        ("intranet", False),
        ("printer.local", False),
        ("wiki.internal", False),
        ("box.home.arpa", False),
        ("a.localhost", False),
        ("10.0.0.1", False),
        ("8.8.8.8", False),
        ("2001:4860:4860::8888", False),
    ],
)
def test_only_a_name_of_the_public_internet_is_public(host: str, public: bool) -> None:
    assert Origin("https", host, 443).is_public is public
