"""A signed-on customer without a screen: opens the portal from a single-sign-on address and works in it."""

from __future__ import annotations

from collections.abc import Mapping

import requests

from kiosk.sandbox.preferences import Owner, Settings
from kiosk.sandbox.server import SandboxServer
from tests.sandbox.browser import UTILITY_KEY, Html
from tests.sandbox.partner import EMAIL, Partner

ACCOUNT = "13275-9960"
OTHER = "13275-9963"
_HIDDEN = frozenset({"form_token", "invoice", "amount", "kind"})


class Resident:
    """Registered for `accounts` under `email`, with a browser of their own. Close it after use."""

    def __init__(self, sandbox: SandboxServer, *accounts: str, email: str = EMAIL) -> None:
        self.sandbox = sandbox
        self.owner = Owner("4234", email)
        self.partner = Partner(sandbox, UTILITY_KEY)
        self.session = requests.Session()
        self.session.trust_env = False
        if sandbox.tls:
            self.session.verify = str(sandbox.tls.ca)
        self.partner.register(*accounts, email=email)
        self.token = self.partner.token(*accounts, email=email)

    @property
    def settings(self) -> Settings:
        """What the sandbox has kept of this customer's wishes."""
        return self.sandbox.preferences.of(self.owner)

    def open(self, redirect_id: int = 1, **fields: object) -> requests.Response:
        """Ask for a view and load it."""
        return self.session.get(self.partner.connect(self.token, redirect_id, **fields), timeout=10)

    def fetch(self, view: str, *, follow: bool = True) -> requests.Response:
        url = f"{self.sandbox.base_url}/customer/{view}"
        return self.session.get(url, timeout=10, allow_redirects=follow)

    def get(self, view: str) -> Html:
        return Html(self.fetch(view).text)

    def post(self, view: str, form: Mapping[str, str]) -> requests.Response:
        """Post `form` as it is."""
        return self.session.post(f"{self.sandbox.base_url}/customer/{view}", data=form, timeout=10)

    def send(self, view: str, form: Mapping[str, str], *, page: str = "") -> requests.Response:
        """Load `page` (by itself, `view`), and post its hidden fields with `form` to `view`."""
        values = self.get(page or view).values
        hidden = {name: value for name, value in values.items() if name in _HIDDEN}
        return self.post(view, {**hidden, **form})

    def close(self) -> None:
        self.session.close()
        self.partner.close()
