"""Invoice Cloud's web services for those who sign on: five calls from Retrieve Users to CloudSSOConnect.

Source: the seed ("Single Sign On") for the calls, their order and fields; the paths and the shapes of the
answers are assumed, and so are the words of every Message.
"""

from __future__ import annotations

import re
import secrets

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.sandbox import envelope
from kiosk.sandbox.accounts import SeedBiller
from kiosk.sandbox.customers import CustomerRecord
from kiosk.sandbox.envelope import Body, Envelope, Refusal
from kiosk.sandbox.pages import session_expired
from kiosk.sandbox.signon import VIEWS, SignOn
from kiosk.sandbox.world import World

_FORM = "application/x-www-form-urlencoded"
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")
_BY_ADDRESS = (1,)  # LoginTypeID: "always 1"
_IN_A_FRAME = (1,)  # ViewMode: "always 1"


def blueprint(world: World) -> Blueprint:
    """The five calls of `world`, to be registered on the provider's application."""
    services = _Services(world)
    routes = Blueprint("remote", __name__, url_prefix="/api/v1")
    for path, call in (
        ("/remoteauthentication/retrieveusers", services.retrieve_users),
        ("/customers/create", services.create_customer),
        ("/remoteauthentication/registeraccounts", services.register_accounts),
        ("/remoteauthentication/authenticate", services.authenticate),
        ("/cloudssoconnect", services.sso_connect),
    ):
        routes.add_url_rule(path, call.__name__, call, methods=["POST"])
    return routes


class _Services:
    def __init__(self, world: World) -> None:
        self._world = world
        self._envelope = Envelope(world)

    def retrieve_users(self) -> Response:
        return self._envelope.answer("retrieve_users", self._users)

    def create_customer(self) -> Response:
        return self._envelope.answer("create_customer", self._create)

    def register_accounts(self) -> Response:
        return self._envelope.answer("register_accounts", self._register)

    def authenticate(self) -> Response:
        return self._envelope.answer("authenticate", self._authenticate)

    def sso_connect(self) -> AnyResponse:
        """From a terminal as JSON with the biller's key; from a browser as a form that has the token alone."""
        if request.mimetype != _FORM:
            return self._envelope.answer("sso_connect", self._connect)
        request.get_data()  # kept for the books: reading the form alone would use it up
        body = {name.lower(): value for name, value in request.form.items()}
        token = self._world.customers.find_token(envelope.text(body, "RemoteAuthenticationToken"))
        biller = self._world.biller(token.biller_id) if token else None
        try:
            if biller is None:
                raise Refusal("Invalid RemoteAuthenticationToken")
            address = self._connect(biller, body)["CloudSSOUrl"]
        except Refusal as refusal:
            self._envelope.book("sso_connect", biller, str(refusal), 410)
            return session_expired(self._world)
        self._envelope.book("sso_connect", biller, "SUCCESS", 303)
        return redirect(address, 303)

    def _users(self, biller: SeedBiller, body: Body) -> object:
        account = envelope.needed(body, "AccountNumber")
        users = self._world.customers.users(biller.id, account)
        return {
            "Users": [
                {"AccountNumber": user.account, "EmailAddress": user.email, "Registered": user.registered}
                for user in users
            ]
        }

    def _create(self, biller: SeedBiller, body: Body) -> object:
        record = CustomerRecord(
            id=secrets.token_hex(8),
            biller_id=biller.id,
            account=envelope.needed(body, "AccountNumber"),
            name=envelope.needed(body, "CustomerName"),
            street=envelope.text(body, "Address1"),
            city=envelope.text(body, "City"),
            state=envelope.text(body, "State"),
            zip=envelope.text(body, "Zip"),
            email=_email(body),
            phone=envelope.text(body, "Phone"),
            at=self._world.now(),
        )
        self._world.customers.create(record)
        return {"CustomerID": record.id}

    def _register(self, biller: SeedBiller, body: Body) -> object:
        envelope.number(body, "LoginTypeID", _BY_ADDRESS)
        email = _email(body)
        accounts = self._known_accounts(biller, body)
        if not self._world.customers.register(biller.id, email, accounts):
            raise Refusal("Account is registered to another user")
        return {"Registered": True}

    def _authenticate(self, biller: SeedBiller, body: Body) -> object:
        envelope.number(body, "LoginTypeID", _BY_ADDRESS)
        email = _email(body)
        accounts = self._known_accounts(biller, body)
        for number in accounts:
            if not self._world.customers.is_registered(biller.id, email, number):
                raise Refusal("Account is not registered to this user")
            seeded = biller.find(number)
            if seeded is not None and seeded.sign_on_refused:
                raise Refusal("Account is blocked")
        return {"RemoteAuthenticationToken": self._world.customers.issue(biller.id, email, accounts).token}

    def _connect(self, biller: SeedBiller, body: Body) -> dict[str, str]:
        token = self._world.customers.find_token(envelope.needed(body, "RemoteAuthenticationToken"))
        if token is None or token.biller_id != biller.id:
            raise Refusal("Invalid RemoteAuthenticationToken")
        envelope.number(body, "ViewMode", _IN_A_FRAME)
        sign_on = SignOn(
            token=secrets.token_urlsafe(24),
            biller_id=biller.id,
            email=token.email,
            accounts=token.accounts,
            view=VIEWS[envelope.number(body, "RedirectID", VIEWS)],
            css_url=envelope.url(body.get("cssurl"), "CSSUrl", required=True),
            return_url=envelope.url(body.get("returnurl"), "ReturnUrl"),
            site_name=envelope.text(body, "CustomReturnSiteName") or biller.name,
        )
        self._world.sign_ons.offer(sign_on)
        return {"CloudSSOUrl": f"{self._world.origins.base_url}/sso/{sign_on.token}"}

    def _known_accounts(self, biller: SeedBiller, body: Body) -> tuple[str, ...]:
        accounts = envelope.accounts(body.get("accounts"))
        if any(self._world.customers.record(biller.id, number) is None for number in accounts):
            raise Refusal(self._world.options.unknown_account_message)
        return accounts


def _email(body: Body) -> str:
    email = envelope.needed(body, "EmailAddress")
    if not _EMAIL.fullmatch(email):
        raise Refusal("Invalid EmailAddress")
    return email
