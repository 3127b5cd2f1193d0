"""Invoice Cloud's web services as far as a guest payment needs them: Cloud Payments V2 and biller status.

Source: the seed ("Cloud Payments V2") for the fields; the paths were observed in other clients.
"""

from __future__ import annotations

import secrets

from flask import Blueprint, Response, jsonify, request

from kiosk.sandbox import envelope
from kiosk.sandbox.accounts import NothingOwing, SeedBiller
from kiosk.sandbox.books import PaymentRequest
from kiosk.sandbox.envelope import Body, Envelope, Refusal, authenticated
from kiosk.sandbox.world import World

_VIEW_MODES = {0: "full page", 1: "iframe"}


def blueprint(world: World) -> Blueprint:
    """The web services of `world`, to be registered on the provider's application."""
    services = _Services(world)
    routes = Blueprint("api", __name__)
    routes.add_url_rule("/cloudpaymentsapi/v2", "cloud_payment", services.cloud_payment, methods=["POST"])
    routes.add_url_rule("/api/v1/biller/status", "biller_status", services.biller_status)
    return routes


class _Services:
    def __init__(self, world: World) -> None:
        self._world = world
        self._envelope = Envelope(world)

    def biller_status(self) -> Response:
        biller = authenticated(self._world, request.headers.get("Authorization", ""))
        if biller is None:
            return self._envelope.send("biller_status", None, "Unauthorized", status=401)
        self._envelope.book("biller_status", biller, "SUCCESS")
        return jsonify({"Active": True})

    def cloud_payment(self) -> Response:
        return self._envelope.answer("cloud_payment", self._hosted_page)

    def _hosted_page(self, biller: SeedBiller, body: Body) -> object:
        asked = read_request(biller, body, self._world)
        accounts = [self._world.account(biller.id, number) for number in asked.accounts]
        if None in accounts:
            raise Refusal(self._world.options.unknown_account_message)
        nothing = not self._world.open_invoices(asked)
        if nothing and any(account and account.nothing_owing is NothingOwing.REFUSAL for account in accounts):
            raise Refusal("No open invoices for this customer")
        self._world.books.add(asked)
        link = self._world.links.create(asked)
        return {"CloudPaymentURL": f"{self._world.origins.base_url}/portal/{link.token}/review"}


def read_request(biller: SeedBiller, body: Body, world: World) -> PaymentRequest:
    """A Cloud Payments body (its names in lower case) as what it asks for.

    What a partner leaves out shows on the page, as "Related Invoices" and "Remind Me" are known to.
    """
    options = envelope.table(body.get("pageresultoptions"))
    invoice = envelope.table(options.get("invoiceoptions"))
    return PaymentRequest(
        id=secrets.token_hex(8),
        biller_id=biller.id,
        accounts=envelope.accounts(body.get("customers")),
        view_mode=envelope.number(body, "ViewMode", _VIEW_MODES),
        css_url=envelope.url(body.get("cssurl"), "CssUrl", required=True),
        allow_register_account=envelope.flag(options, "allowregisteraccount"),
        allow_view_statement=envelope.flag(invoice, "allowviewstatement"),
        allow_remove=envelope.flag(invoice, "allowremove"),
        allow_view_related=envelope.flag(invoice, "allowviewrelated"),
        allow_remind_me=envelope.flag(invoice, "allowremindme"),
        allow_card=envelope.flag(body, "allowccpayment"),
        allow_echeck=envelope.flag(body, "allowachpayment"),
        return_url=envelope.url(body.get("returnurl"), "ReturnURL"),
        postback_url=envelope.url(body.get("postbackurl"), "PostBackURL"),
        biller_reference=str(body.get("billerreference") or ""),
        at=world.now(),
    )
