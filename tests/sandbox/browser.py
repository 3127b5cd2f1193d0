"""A customer without a screen: follows the hosted pages over real TLS and reads their HTML."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

import requests

from kiosk.sandbox.server import SandboxServer

UTILITY_KEY = "demonstration-key-4234-utility"
RECREATION_KEY = "demonstration-key-5120-recreation"
CSS_URL = "https://city.example.org/panel/invoice-cloud.css?a=1&b=2"
SEED_OPTIONS = {
    "AllowRegisterAccount": False,
    "InvoiceOptions": {
        "AllowViewStatement": True,
        "AllowRemove": False,
        "AllowViewRelated": False,
        "AllowRemindMe": False,
    },
}
CARD = {
    "holder": "Marisol Vega",
    "number": "4111 1111 1111 1111",
    "cvv": "123",
    "expiry": "12/39",
    "street": "118 Lantern Way",
    "zip": "32707",
    "email": "marisol.vega@example.org",
}
BANK = {
    "holder": "Marisol Vega",
    "routing": "110000000",
    "account": "000123456789",
    "again": "000123456789",
    "street": "118 Lantern Way",
    "zip": "32707",
    "email": "marisol.vega@example.org",
}
_VOID = frozenset({"input", "link", "meta", "br"})
_FOCUSABLE = frozenset({"a", "button", "input"})


class Html(HTMLParser):
    """A parsed page: words and links by id, form values by name, and what the Tab key reaches, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.labels: set[str] = set()
        self.style_sheets: list[str] = []
        self.scripts: list[str] = []
        self.tab_order: list[str] = []
        self.heading = ""
        self._open: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        identity = attributes.get("id", "")
        if tag not in _VOID:
            self._open.append((tag, identity))
        if tag == "a":
            self.links[identity] = attributes["href"]
        if tag == "label":
            self.labels.add(attributes["for"])
        if tag == "link" and attributes["rel"] == "stylesheet":
            self.style_sheets.append(attributes["href"])
        if tag == "script" and "src" in attributes:
            self.scripts.append(attributes["src"])
        if tag == "input" and (
            "checked" in attributes or attributes.get("type") not in ("radio", "checkbox")
        ):
            self.values[attributes["name"]] = attributes.get("value", "")
        if tag in _FOCUSABLE and attributes.get("type") != "hidden" and "disabled" not in attributes:
            self.tab_order.append(identity)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag, identity in self._open:
            if identity:
                self.words[identity] = " ".join(f"{self.words.get(identity, '')} {data}".split())
            if tag == "h1":
                self.heading += data


class Customer:
    """Calls the API like a terminal, then walks the hosted page like a browser. Close it after use."""

    def __init__(self, sandbox: SandboxServer) -> None:
        self.sandbox = sandbox
        self.session = requests.Session()
        self.session.trust_env = False
        if sandbox.tls:
            self.session.verify = str(sandbox.tls.ca)
        self.base = ""

    def call(
        self, body: object, *, key: str = UTILITY_KEY, authorization: str | None = None
    ) -> requests.Response:
        """POST `body` to Cloud Payments V2."""
        basic = base64.b64encode(key.encode()).decode()
        return self.session.post(
            f"{self.sandbox.base_url}/cloudpaymentsapi/v2",
            data=body if isinstance(body, str) else json.dumps(body),
            headers={"Authorization": f"Basic {basic}" if authorization is None else authorization},
            timeout=10,
        )

    def open(self, *accounts: str, key: str = UTILITY_KEY, **fields: object) -> Html:
        """Ask for a hosted page and load it."""
        body = request_body(*accounts, **fields)
        url: str = self.call(body, key=key).json()["Data"]["CloudPaymentURL"]
        self.base = url.rsplit("/", 1)[0]
        return self.get("review")

    def get(self, step: str) -> Html:
        return Html(self.fetch(step).text)

    def fetch(self, step: str, *, method: str = "GET", data: Any = None) -> requests.Response:
        """A request for a step of this customer's page; redirects are followed."""
        return self.session.request(method, f"{self.base}/{step}", data=data, timeout=10)

    def send(self, step: str, form: Mapping[str, str], *, page: str = "") -> requests.Response:
        """Load `page` (by itself, `step`), and post its form to `step`."""
        token = self.get(page or step).values["form_token"]
        return self.fetch(step, method="POST", data={**form, "form_token": token})

    def choose(self, *, method: str = "card", amount: str = "") -> requests.Response:
        pay = {"pay": "other", "amount": amount} if amount else {"pay": "full"}
        return self.send("options", {"method": method, **pay})

    def fill(self, **changes: str) -> requests.Response:
        return self.send("information", CARD | changes)

    def process(self, **ticks: str) -> requests.Response:
        return self.send("process", {"terms": "yes", **ticks}, page="confirm")

    def pay(self, **changes: str) -> requests.Response:
        """From the review to what follows "Process Payment", by card."""
        self.choose()
        self.fill(**changes)
        return self.process()

    def close(self) -> None:
        self.session.close()


def request_body(*accounts: str, **fields: object) -> dict[str, object]:
    """The seed's sample request for `accounts`, with `fields` changed or added."""
    customers: Sequence[dict[str, str]] = [{"AccountNumber": account} for account in accounts]
    return {
        "Customers": customers,
        "ViewMode": 1,
        "CssUrl": CSS_URL,
        "PageResultOptions": SEED_OPTIONS,
        **fields,
    }
