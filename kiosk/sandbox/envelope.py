"""What all web services share: whose key calls, what a body says, the answer's envelope, a line in the books.

Basic authentication in two styles, the envelope and the tolerance about case and types were observed or
inferred from other clients.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Response, jsonify, request

from kiosk.sandbox.accounts import SeedBiller
from kiosk.sandbox.books import ApiCall
from kiosk.sandbox.world import World

_LONGEST_URL = 2048

Body = Mapping[str, Any]
Work = Callable[[SeedBiller, Body], object]


class Refusal(Exception):
    """The Message to answer with."""


class Envelope:
    """Answers calls in the provider's form and writes each into the books of `world`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def answer(self, call: str, work: Work) -> Response:
        """Answer the request in hand with what `work` gives as Data for its biller and its body.

        The body's names come in lower case. A `Refusal` that `work` raises is the answer's Message.
        """
        biller = authenticated(self._world, request.headers.get("Authorization", ""))
        if biller is None:
            return self.send(call, None, "Unauthorized", status=401)
        body = _folded(request.get_json(force=True, silent=True))
        if not isinstance(body, dict):
            return self.send(call, biller, "Invalid request", status=400)
        try:
            data = work(biller, body)
        except Refusal as refusal:
            return self.send(call, biller, str(refusal))
        return self.send(call, biller, "SUCCESS", data)

    def send(
        self, call: str, biller: SeedBiller | None, message: str, data: object = None, *, status: int = 200
    ) -> Response:
        """An answer of Message and Data, booked."""
        self.book(call, biller, message, status)
        answer = jsonify({"Message": message, "Data": data})
        answer.status_code = status
        return answer

    def book(self, call: str, biller: SeedBiller | None, message: str, status: int = 200) -> None:
        """Write the request in hand into the books, with how it was answered."""
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


def table(value: object) -> Body:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def flag(body: Body, name: str) -> bool:
    """A boolean, which may be written as text or number; what is left out is true."""
    value = body.get(name)
    return True if value is None else str(value).strip().lower() in ("true", "1")


def text(body: Body, name: str) -> str:
    """A text, stripped; a number is taken as its digits, what is left out as "". `name` as documented."""
    value = body.get(name.lower())
    return str(value).strip() if isinstance(value, str | int) else ""


def needed(body: Body, name: str) -> str:
    """A text that must be there. Raises Refusal when it is not."""
    found = text(body, name)
    if not found:
        raise Refusal(f"{name} is required")
    return found


def number(body: Body, name: str, allowed: Collection[int]) -> int:
    """A number, which may be written as text. Raises Refusal when it is none of `allowed`."""
    digits = json.dumps(body.get(name.lower())).strip('" ')
    if not (digits.isascii() and digits.isdigit()) or int(digits[:9]) not in allowed:
        raise Refusal(f"Invalid {name}")
    return int(digits)


def accounts(value: object) -> tuple[str, ...]:
    """The account numbers of a list of objects, each once. Raises Refusal when one lacks it."""
    entries = value if isinstance(value, list) else []
    numbers = [str(table(entry).get("accountnumber") or "").strip() for entry in entries]
    if not numbers or not all(numbers):
        raise Refusal("AccountNumber is required")
    return tuple(dict.fromkeys(numbers))


def url(value: object, name: str, *, required: bool = False) -> str:
    """A web address, stripped; "" when it is left out and not `required`. Raises Refusal otherwise."""
    address = str(value or "").strip()
    if not address and not required:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or len(address) > _LONGEST_URL:
        raise Refusal(f"Invalid {name}")
    return address


def _folded(value: object) -> object:
    """`value` with every field name in lower case: the provider binds names without regard to case."""
    if isinstance(value, dict):
        return {str(name).lower(): _folded(content) for name, content in value.items()}
    if isinstance(value, list):
        return [_folded(content) for content in value]
    return value
