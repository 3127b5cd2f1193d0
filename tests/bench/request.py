"""The one call that a bare program makes: Cloud Payments V2 in plain `requests`."""

from __future__ import annotations

import base64

import msgspec
import requests


class Provider(msgspec.Struct, frozen=True):
    """Where the sandbox is, and what it knows."""

    config: str
    base_url: str
    api_key: str
    account: str

    @property
    def css_url(self) -> str:
        """The city's style sheet."""
        return f"{self.base_url}/assets/panel/css/invoice-cloud.css"


class Bare:
    """A kept-alive session with the provider, warmed."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._session = requests.Session()
        key = base64.b64encode(provider.api_key.encode()).decode()
        self._session.headers["Authorization"] = f"Basic {key}"
        self._session.get(f"{provider.base_url}/api/v1/biller/status", timeout=10).raise_for_status()

    def payment_page(self) -> str:
        """The hosted page's URL for the example account."""
        provider = self._provider
        body = {
            "Customers": [{"AccountNumber": provider.account}],
            "ViewMode": 1,
            "CssUrl": provider.css_url,
            "PageResultOptions": {
                "AllowRegisterAccount": False,
                "InvoiceOptions": {
                    "AllowViewStatement": True,
                    "AllowRemove": False,
                    "AllowViewRelated": False,
                    "AllowRemindMe": False,
                },
            },
        }
        answer = self._session.post(f"{provider.base_url}/cloudpaymentsapi/v2", json=body, timeout=10)
        return str(answer.json()["Data"]["CloudPaymentURL"])
