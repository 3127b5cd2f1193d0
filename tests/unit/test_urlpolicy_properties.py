"""What holds of the policy for every URL, however it is put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.urlpolicy import Kind, Rule
from tests.unit.policies import CHALLENGE, FRAMES, POLICY

LISTED_HOSTS = {
    "www.invoicecloud.com",
    "pay.invoicecloud.com",
    "www.google.com",
    "www.gstatic.com",
    "city.example",
    "contrast.example",
}
PIECES = st.sampled_from(
    [
        *sorted(LISTED_HOSTS),
        "evil.example",
        "evil",
        ".",
        "@",
        ":",
        "\\",
        "/",
        "?",
        "#",
        "%2e",
        "443",
        "8443",
        "[",
        "]",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from(Kind), st.booleans())
def test_no_mixture_of_listed_and_hostile_pieces_leaves_the_listed_hosts(
    pieces: list[str],
    kind: Kind,
    submitted: bool,
) -> None:
    """Checked by the plainest reading there is: the authority up to the first '/', '?' or '#'."""
    url = "https://" + "".join(pieces)
    verdict = POLICY.judge(url, kind, submitted=submitted)
    if not verdict.allowed or verdict.rule is Rule.CHALLENGE:
        return
    authority = url[len("https://") :]
    for end in "/?#":
        authority = authority.partition(end)[0]

    assert authority.partition(":")[0] in LISTED_HOSTS


@given(st.text(max_size=80), st.sampled_from(Kind), st.booleans())
def test_no_other_host_is_ever_allowed_whatever_stands_around_it(
    text: str,
    kind: Kind,
    submitted: bool,
) -> None:
    for url in (text, f"https://{text}", f"https://evil.example{text}", f"https://{text}@evil.example/"):
        verdict = POLICY.judge(url, kind, submitted=submitted)
        if verdict.allowed:
            assert verdict.rule in (Rule.CHALLENGE, Rule.INLINE)
            assert kind is not Kind.MAIN_FRAME


SCHEMES = st.sampled_from(
    ["http", "ws", "wss", "ftp", "file", "chrome", "mailto", "data", "blob", "javascript", "about", "x", ""]
)
HOSTS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\.[a-z]{2,6}){0,2}", fullmatch=True)
ADDRESSES = st.one_of(st.ip_addresses(v=4).map(str), st.ip_addresses(v=6).map(lambda each: f"[{each}]"))
PATHS = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\\"), max_size=20)
PORTS = st.integers(1, 65_535)


@given(HOSTS, PORTS, PATHS, st.sampled_from(Kind), st.booleans())
def test_a_host_that_is_not_listed_is_at_most_a_bank_in_a_frame_or_window(
    host: str, port: int, path: str, kind: Kind, submitted: bool
) -> None:
    verdict = POLICY.judge(f"https://{host}:{port}/{path}", kind, submitted=submitted)

    if host not in LISTED_HOSTS and verdict.allowed:
        assert verdict == CHALLENGE
        assert submitted
        assert kind in FRAMES


@given(ADDRESSES, PORTS, PATHS, st.sampled_from(Kind), st.booleans())
def test_a_bare_address_is_never_allowed(
    address: str, port: int, path: str, kind: Kind, submitted: bool
) -> None:
    assert not POLICY.judge(f"https://{address}:{port}/{path}", kind, submitted=submitted).allowed


@given(SCHEMES, HOSTS, PATHS, st.sampled_from([Kind.MAIN_FRAME, Kind.POPUP, Kind.DOWNLOAD]), st.booleans())
def test_nothing_but_https_comes_to_the_top_of_a_page_or_window(
    scheme: str, host: str, path: str, kind: Kind, submitted: bool
) -> None:
    for url in (f"{scheme}://{host}/{path}", f"{scheme}:{path}"):
        verdict = POLICY.judge(url, kind, submitted=submitted)
        assert verdict.allowed is (url == "about:blank" and kind is not Kind.DOWNLOAD)


@given(HOSTS, PATHS, st.sampled_from(Kind))
def test_what_is_allowed_before_a_payment_is_allowed_during_it_and_a_window_may_no_less_than_the_page(
    host: str, path: str, kind: Kind
) -> None:
    for name in (host, *sorted(LISTED_HOSTS)):
        url = f"https://{name}/{path}"
        before = POLICY.judge(url, kind)
        page = POLICY.judge(url, Kind.MAIN_FRAME)
        assert not before.allowed or POLICY.judge(url, kind, submitted=True) == before
        assert not page.allowed or POLICY.judge(url, Kind.POPUP) == page


@given(
    st.text(max_size=60), st.sampled_from(Kind), st.booleans(), st.sampled_from(["GET", "POST", "get", "X"])
)
def test_every_text_has_a_verdict_and_a_refusal_never_comes_of_an_error(
    url: str, kind: Kind, submitted: bool, method: str
) -> None:
    verdict = POLICY.judge(url, kind, method=method, submitted=submitted)

    assert verdict.allowed is (verdict.rule in ALLOWING)


ALLOWING = {Rule.PAGE, Rule.LISTED_RESOURCE, Rule.CHALLENGE, Rule.BLANK, Rule.INLINE}
