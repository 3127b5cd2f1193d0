"""A resident for tests, and every call that is made for one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kiosk.ic.client import Client
from kiosk.ic.contract import (
    AUTHENTICATE,
    CREATE_CUSTOMER,
    REGISTER_ACCOUNTS,
    RETRIEVE_USERS,
    SSO_CONNECT,
    Endpoint,
)
from kiosk.ic.resident_models import CustomerRecord, View
from kiosk.secrets import Secret

from .rawserver import http
from .terminal import BILLER, NUMBER

EMAIL = "marisol.vega@example.org"
NAME = "Marisol Vega"
STREET = "118 Lantern Way"
CITY = "Casselberry"
ZIP = "32707"
TOKEN = "t0ken-0f-marisol"  # noqa: S105  an invented one
SSO_URL = "https://pay.example.gov/sso?id=7"


def record() -> CustomerRecord:
    """What a customer's record is made from."""
    return CustomerRecord(
        account_number=NUMBER,
        customer_name=NAME,
        email_address=EMAIL,
        address1=STREET,
        city=CITY,
        state="FL",
        zip=ZIP,
    )


class Asking(msgspec.Struct, frozen=True):
    """One of the calls: how it is made, `Data` that it takes, and what it then gives (a Secret revealed)."""

    endpoint: Endpoint
    make: Callable[[Client], object]
    data: dict[str, object]
    gives: object

    def __repr__(self) -> str:
        return f"Asking({self.endpoint.name})"

    def answer(self, data: object) -> bytes:
        """A success with this `Data`."""
        return http({"Message": "SUCCESS", "Data": data})


def _token(client: Client) -> str:
    return client.authenticate(BILLER, EMAIL, [NUMBER], session="s-1").reveal()


CALLS = {
    asking.endpoint.name: asking
    for asking in (
        Asking(
            RETRIEVE_USERS,
            lambda client: client.retrieve_users(BILLER, NUMBER, session="s-1"),
            {"Users": []},
            (),
        ),
        Asking(
            CREATE_CUSTOMER,
            lambda client: client.create_customer(BILLER, record(), session="s-1"),
            {"CustomerID": "C-1"},
            "C-1",
        ),
        Asking(
            REGISTER_ACCOUNTS,
            lambda client: client.register_accounts(BILLER, EMAIL, [NUMBER], session="s-1"),
            {"Registered": True},
            None,
        ),
        Asking(AUTHENTICATE, _token, {"RemoteAuthenticationToken": TOKEN}, TOKEN),
        Asking(
            SSO_CONNECT,
            lambda client: client.sso_url(BILLER, Secret(TOKEN), View.AUTOPAY, session="s-1"),
            {"CloudSSOUrl": SSO_URL},
            SSO_URL,
        ),
    )
}
