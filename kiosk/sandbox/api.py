"""Invoice Cloud's web services as far as a guest payment needs them: Cloud Payments V2 and biller status.

Source: the seed ("Cloud Payments V2") for the fields; paths, Basic authentication in two styles, the answers'
envelope and the tolerance about case and types were observed or inferred from other clients.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from kiosk.sandbox.accounts import NothingOwing, SeedBiller
from kiosk.sandbox.books import ApiCall, PaymentRequest
from kiosk.sandbox.world import World

_LONGEST_URL = 2048
_VIEW_MODES = {0: "full page", 1: "iframe"}


class _Refusal(Exception):
    """The Message to answer with."""


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

    def biller_status(self) -> Response:
        biller = authenticated(self._world, request.headers.get("Authorization", ""))
        if biller is None:
            return self._answer("biller_status", None, "Unauthorized", status=401)
        self._write("biller_status", biller, "SUCCESS", 200)
        return jsonify({"Active": True})

    def cloud_payment(self) -> Response:
        biller = authenticated(self._world, request.headers.get("Authorization", ""))
        if biller is None:
            return self._answer("cloud_payment", None, "Unauthorized", status=401)
        body = _folded(request.get_json(force=True, silent=True))
        if not isinstance(body, dict):
            return self._answer("cloud_payment", biller, "Invalid request", status=400)
        try:
            url = self._hosted_page(biller, body)
        except _Refusal as refusal:
            return self._answer("cloud_payment", biller, str(refusal))
        return self._answer("cloud_payment", biller, "SUCCESS", {"CloudPaymentURL": url})

    def _hosted_page(self, biller: SeedBiller, body: Mapping[str, Any]) -> str:
        asked = read_request(biller, body, self._world)
        accounts = [biller.find(number) for number in asked.accounts]
        if None in accounts:
            raise _Refusal(self._world.options.unknown_account_message)
        nothing = not self._world.open_invoices(asked)
        if nothing and any(account and account.nothing_owing is NothingOwing.REFUSAL for account in accounts):
            raise _Refusal("No open invoices for this customer")
        self._world.books.add(asked)
        link = self._world.links.create(asked)
        return f"{self._world.origins.base_url}/portal/{link.token}/review"

    def _answer(
        self, call: str, biller: SeedBiller | None, message: str, data: object = None, *, status: int = 200
    ) -> Response:
        self._write(call, biller, message, status)
        answer = jsonify({"Message": message, "Data": data})
        answer.status_code = status
        return answer

    def _write(self, call: str, biller: SeedBiller | None, message: str, status: int) -> None:
        self._world.books.add(
            ApiCall(
                call=call,
                biller_id=biller.id if biller else "",
                status=status,
                message=message,
                body=request.get_data(as_text=True),
                at=self._world.now(),
            )
        )


def authenticated(world: World, header: str) -> SeedBiller | None:
    """The biller whose key an Authorization header carries: `Basic base64(key)` or `Basic base64(key:)`."""
    scheme, _, encoded = header.partition(" ")
    try:
        key = base64.b64decode(encoded.strip(), validate=True).removesuffix(b":")
    except binascii.Error:
        return None
    if scheme.lower() != "basic":
        return None
    return next((each for each in world.billers if hmac.compare_digest(each.api_key.encode(), key)), None)


def read_request(biller: SeedBiller, body: Mapping[str, Any], world: World) -> PaymentRequest:
    """A Cloud Payments body (its names in lower case) as what it asks for.

    What a partner leaves out shows on the page, as "Related Invoices" and "Remind Me" are known to.
    """
    options = _table(body.get("pageresultoptions"))
    invoice = _table(options.get("invoiceoptions"))
    return PaymentRequest(
        id=secrets.token_hex(8),
        biller_id=biller.id,
        accounts=_accounts(body.get("customers")),
        view_mode=_view_mode(body.get("viewmode")),
        css_url=_url(body.get("cssurl"), "CssUrl", required=True),
        allow_register_account=_flag(options, "allowregisteraccount"),
        allow_view_statement=_flag(invoice, "allowviewstatement"),
        allow_remove=_flag(invoice, "allowremove"),
        allow_view_related=_flag(invoice, "allowviewrelated"),
        allow_remind_me=_flag(invoice, "allowremindme"),
        allow_card=_flag(body, "allowccpayment"),
        allow_echeck=_flag(body, "allowachpayment"),
        return_url=_url(body.get("returnurl"), "ReturnURL"),
        postback_url=_url(body.get("postbackurl"), "PostBackURL"),
        biller_reference=str(body.get("billerreference") or ""),
        at=world.now(),
    )


def _folded(value: object) -> object:
    """`value` with every field name in lower case: the provider binds names without regard to case."""
    if isinstance(value, dict):
        return {str(name).lower(): _folded(content) for name, content in value.items()}
    if isinstance(value, list):
        return [_folded(content) for content in value]
    return value


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _flag(table: Mapping[str, Any], name: str) -> bool:
    value = table.get(name)
    return True if value is None else str(value).strip().lower() in ("true", "1")


def _view_mode(value: object) -> int:
    text = json.dumps(value).strip('" ')
    if not text.isdigit() or int(text) not in _VIEW_MODES:
        raise _Refusal("Invalid ViewMode")
    return int(text)


def _accounts(value: object) -> tuple[str, ...]:
    customers = value if isinstance(value, list) else []
    numbers = [str(_table(customer).get("accountnumber") or "").strip() for customer in customers]
    if not numbers or not all(numbers):
        raise _Refusal("AccountNumber is required")
    return tuple(dict.fromkeys(numbers))


def _url(value: object, name: str, *, required: bool = False) -> str:
    text = str(value or "").strip()
    if not text and not required:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or len(text) > _LONGEST_URL:
        raise _Refusal(f"Invalid {name}")
    return text
