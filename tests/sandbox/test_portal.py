"""The portal opens once by an address of single sign on, belongs to one customer, and ends when told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from http.cookiejar import Cookie
from typing import cast

import pytest
import requests

from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import SandboxOptions
from tests.sandbox.browser import CSS_URL, Html
from tests.sandbox.partner import PATHS, connecting
from tests.sandbox.portal import ACCOUNT, OTHER, Resident

VIEWS = {
    1: ("bills", "Recent Bills"),
    2: ("paperless", "Paperless Billing"),
    3: ("autopay", "AutoPay"),
    5: ("methods", "Payment Methods"),
    11: ("text", "Pay By Text"),
}


@pytest.mark.parametrize("redirect_id", VIEWS)
def test_each_redirect_id_opens_its_view_with_one_call(resident: Resident, redirect_id: int) -> None:
    before = len(resident.sandbox.books.calls)
    answer = resident.open(redirect_id)
    view, heading = VIEWS[redirect_id]
    page = Html(answer.text)
    assert answer.url == f"{resident.sandbox.base_url}/customer/{view}"
    assert (page.heading, page.style_sheets, page.scripts) == (heading, [CSS_URL], [])
    assert page.links["signout"] == "/customer/signout"
    assert f'id="nav-{view}" href="/customer/{view}" aria-current="page"' in answer.text
    assert {page.links[f"nav-{name}"] for name, _ in VIEWS.values()} == {
        f"/customer/{name}" for name, _ in VIEWS.values()
    }
    assert len(resident.sandbox.books.calls) == before + 1


def test_an_address_opens_once(resident: Resident) -> None:
    address = resident.partner.connect(resident.token)
    assert resident.session.get(address, timeout=10).status_code == 200
    with requests.Session() as another:
        another.trust_env = False
        another.verify = resident.session.verify
        answer = another.get(address, timeout=10)
    assert answer.status_code == 410
    assert "expired" in Html(answer.text).words
    assert len(resident.sandbox.sign_ons.sessions) == 1


def test_addresses_and_sessions_end_with_their_time(tls: TlsFiles) -> None:
    times = [datetime(2026, 3, 1, 12, 0, tzinfo=UTC)]
    with SandboxServer(tls=tls, options=SandboxOptions(now=lambda: times[0])) as sandbox:
        resident = Resident(sandbox, ACCOUNT)
        address = resident.partner.connect(resident.token)
        times[0] += timedelta(seconds=120)
        assert resident.session.get(address, timeout=10).status_code == 410
        resident.open()
        times[0] += timedelta(seconds=1799)
        token = resident.get("paperless").values["form_token"]
        times[0] += timedelta(seconds=1)
        assert resident.fetch("bills").status_code == 410
        assert resident.post("paperless", {"form_token": token, "on": ACCOUNT}).status_code == 410
        assert resident.fetch("statement/4234-100481.pdf").status_code == 410
        assert sandbox.sign_ons.sessions == ()
        resident.close()


def test_the_session_is_a_cookie_that_scripts_and_other_sites_do_not_get(resident: Resident) -> None:
    address = resident.partner.connect(resident.token)
    answer = resident.session.get(address, timeout=10, allow_redirects=False)
    words = {word.strip().lower() for word in answer.headers["Set-Cookie"].split(";")}
    assert {"secure", "httponly", "samesite=lax"} <= words
    (cookie,) = list(cast("Iterable[Cookie]", resident.session.cookies))
    assert cookie.name == "customer_session"
    assert cookie.value is not None
    assert cookie.value not in address


@pytest.mark.parametrize("view", [*(name for name, _ in VIEWS.values()), "pay", "signout"])
def test_without_a_session_every_page_is_expired(resident: Resident, view: str) -> None:
    resident.open()
    resident.session.cookies.clear()
    resident.session.headers["Cookie"] = "customer_session=invented"
    answer = resident.fetch(view)
    assert answer.status_code == 410
    assert "expired" in Html(answer.text).words
    assert len(resident.sandbox.sign_ons.sessions) == 1


def test_a_page_that_is_not_there_is_not_found(resident: Resident) -> None:
    resident.open()
    assert resident.fetch("nothing").status_code == 404


def test_one_customer_never_sees_or_changes_what_is_anothers(sandbox: SandboxServer) -> None:
    first = Resident(sandbox, ACCOUNT)
    second = Resident(sandbox, "13275-9964", email="priya.raman@example.org")
    first.open()
    second.open()
    assert "4234-100487" not in first.fetch("bills").text
    assert "4234-100481" not in second.fetch("bills").text
    assert first.fetch("statement/4234-100481.pdf").content.startswith(b"%PDF")
    assert second.fetch("statement/4234-100481.pdf").status_code == 404
    assert first.fetch("pay?invoice=4234-100487").url.endswith("/customer/bills")
    for form in ({"on": "13275-9964"}, {"on": ""}):
        assert "problem" in Html(first.send("paperless", form).text).words
    assert "problem" in Html(first.send("autopay", {"cancel": "13275-9964"}, page="paperless").text).words
    assert second.settings.paperless == ()
    token = first.get("paperless").values["form_token"]
    assert second.post("paperless", {"form_token": token, "on": "13275-9964"}).status_code == 409
    first.send("text", {"phone": "407-555-0100"})
    assert "0100" not in second.get("text").words["state"]
    first.close()
    second.close()


def test_a_form_that_comes_again_changes_nothing(resident: Resident) -> None:
    resident.open(11)
    token = resident.get("text").values["form_token"]
    for _ in range(2):
        answer = resident.post("text", {"form_token": token, "phone": "407-555-0100"})
        assert answer.url.endswith("/customer/text")
    assert len(resident.sandbox.preferences.texts) == 1
    (repeat,) = resident.sandbox.books.repeats
    assert repeat.step == "text"


def test_a_form_for_the_list_leads_back_to_it(resident: Resident) -> None:
    resident.open()
    answer = resident.send("bills", {}, page="paperless")
    assert answer.url.endswith("/customer/bills")


def test_signing_out_ends_the_session(resident: Resident) -> None:
    answer = resident.open()
    assert 'title="Sign out and Return' not in answer.text
    page = Html(resident.fetch("signout").text)
    assert page.heading == "You are signed out"
    assert page.style_sheets == [CSS_URL]
    assert resident.fetch("bills").status_code == 410
    assert resident.sandbox.sign_ons.sessions == ()
    assert len(resident.session.cookies) == 0


@pytest.mark.parametrize(
    ("name", "site"), [("", "Utility bill"), ("Casselberry & Co", "Casselberry &amp; Co")]
)
def test_with_a_return_url_the_sign_out_link_says_where_it_leads(
    resident: Resident, name: str, site: str
) -> None:
    back = "https://city.example.org/back"
    answer = resident.open(ReturnUrl=back, CustomReturnSiteName=name)
    assert f'title="Sign out and Return to {site}"' in answer.text
    gone = resident.fetch("signout", follow=False)
    assert (gone.status_code, gone.headers["Location"]) == (303, back)
    assert resident.fetch("bills").status_code == 410


def test_a_browser_may_post_the_call_as_a_form_without_the_key(resident: Resident) -> None:
    url = f"{resident.sandbox.base_url}{PATHS['sso_connect']}"
    form = {name: str(value) for name, value in connecting(resident.token, 3).items()}
    answer = resident.session.post(url, data=form, timeout=10)
    assert Html(answer.text).heading == "AutoPay"
    call = resident.sandbox.books.calls[-1]
    assert (call.call, call.message, call.status, call.biller_id) == ("sso_connect", "SUCCESS", 303, "4234")


@pytest.mark.parametrize("change", [{"RemoteAuthenticationToken": "invented"}, {"RedirectID": "4"}])
def test_a_form_that_is_refused_is_an_expired_page(resident: Resident, change: dict[str, str]) -> None:
    url = f"{resident.sandbox.base_url}{PATHS['sso_connect']}"
    form = {name: str(value) for name, value in connecting(resident.token).items()} | change
    answer = resident.session.post(url, data=form, timeout=10)
    assert (answer.status_code, "expired" in Html(answer.text).words) == (410, True)
    assert resident.sandbox.books.calls[-1].message.startswith("Invalid R")
    assert resident.sandbox.sign_ons.sessions == ()


@pytest.mark.parametrize("view", [name for name, _ in VIEWS.values()])
def test_every_field_has_a_label_and_every_page_one_heading(resident: Resident, view: str) -> None:
    resident.open()
    for page in (view, f"{view}?kind=echeck", "pay"):
        text = resident.fetch(page).text
        parsed = Html(text)
        fields = {name for name in parsed.tab_order if name} - parsed.links.keys()
        buttons = {part.partition('"')[0] for part in text.split('<button id="')[1:]}
        assert fields - buttons <= parsed.labels
        assert text.count("<h1>") == 1
        assert len(parsed.tab_order) == len(set(parsed.tab_order))


def test_reset_ends_sessions_and_forgets_settings(resident: Resident) -> None:
    resident.open()
    resident.send("paperless", {"on": OTHER})
    resident.sandbox.reset()
    assert resident.fetch("bills").status_code == 410
    assert resident.settings.paperless == ()
