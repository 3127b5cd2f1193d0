"""A city's terminal without a screen: makes the five calls of signing on, as JSON over real TLS."""

from __future__ import annotations

from typing import Any

import requests

from kiosk.sandbox.server import SandboxServer
from tests.sandbox.browser import CSS_URL, UTILITY_KEY

REMOTE = "/api/v1/remoteauthentication"
PATHS = {
    "retrieve_users": f"{REMOTE}/retrieveusers",
    "create_customer": "/api/v1/customers/create",
    "register_accounts": f"{REMOTE}/registeraccounts",
    "authenticate": f"{REMOTE}/authenticate",
    "sso_connect": "/api/v1/cloudssoconnect",
}
EMAIL = "marisol.vega@example.org"
CUSTOMER = {
    "AccountNumber": "30117-4401",
    "CustomerName": "Leonora Stark",
    "EmailAddress": "leonora.stark@example.org",
    "Address1": "27 Pond Cypress Way",
    "City": "Casselberry",
    "State": "FL",
    "Zip": "32707",
    "Phone": "407-555-0123",
}


class Partner:
    """Calls with one biller's key. Close it after use."""

    def __init__(self, sandbox: SandboxServer, key: str = UTILITY_KEY) -> None:
        self.sandbox = sandbox
        self._key = key
        self.session = requests.Session()
        self.session.trust_env = False
        if sandbox.tls:
            self.session.verify = str(sandbox.tls.ca)

    def call(self, call: str, body: Any) -> requests.Response:
        """POST `body` as JSON with the key."""
        return self.session.post(
            f"{self.sandbox.base_url}{PATHS[call]}", json=body, auth=(self._key, ""), timeout=10
        )

    def ask(self, call: str, body: Any) -> Any:
        """The Data of a call that succeeds."""
        answer = self.call(call, body).json()
        assert answer["Message"] == "SUCCESS"
        return answer["Data"]

    def register(self, *accounts: str, email: str = EMAIL) -> None:
        assert self.ask("register_accounts", signing_on(*accounts, email=email)) == {"Registered": True}

    def token(self, *accounts: str, email: str = EMAIL) -> str:
        data = self.ask("authenticate", signing_on(*accounts, email=email))
        return str(data["RemoteAuthenticationToken"])

    def connect(self, token: str, redirect_id: int = 1, **fields: object) -> str:
        """The address that opens the portal."""
        return str(self.ask("sso_connect", connecting(token, redirect_id, **fields))["CloudSSOUrl"])

    def close(self) -> None:
        self.session.close()


def signing_on(*accounts: str, email: str = EMAIL, login_type: object = 1) -> dict[str, object]:
    """The body of Register Accounts and of Remote Authentication."""
    return {
        "LoginTypeID": login_type,
        "EmailAddress": email,
        "Accounts": [{"AccountNumber": account} for account in accounts],
    }


def connecting(token: str, redirect_id: int = 1, **fields: object) -> dict[str, object]:
    """The body of CloudSSOConnect."""
    body = {"RemoteAuthenticationToken": token, "ViewMode": 1, "RedirectID": redirect_id, "CSSUrl": CSS_URL}
    return {**body, **fields}
