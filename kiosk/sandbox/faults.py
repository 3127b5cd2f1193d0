"""Trouble ordered in advance: which answer is to go wrong, in which way, and how often."""

from __future__ import annotations

import enum
import re
import threading

import msgspec


class FaultKind(enum.Enum):
    """The ways in which an answer goes wrong."""

    LATENCY = "latency"  # right, but `seconds` late
    HANG = "hang"  # right, but only when released
    STATUS = "status"  # `status` instead, with `headers` and `body`
    BODY = "body"  # `body` instead of the right one: by itself, JSON that breaks off
    MESSAGE = "message"  # the API's refusal with `message`
    URL = "url"  # the API's success with `url` as the hosted page
    RESET = "reset"  # the connection is reset before the head
    HALF = "half"  # reset after half of the body
    LENGTH = "length"  # Content-Length is wrong by `size` bytes (by itself 100 too many)
    OVERSIZED = "oversized"  # `size` bytes of blanks (by itself 20 MB) before the right body
    DRIP = "drip"  # a body without end, a byte every `seconds`
    DRIP_HEAD = "drip_head"  # a head without end, a byte every `seconds`


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One order. `call` names the answer as `call_of` does.

    `count` is how many answers it spoils (None: until cleared), `method` restricts it to GET or POST.
    With `handled` false the request is not even looked at: nothing is booked, whatever the client then sees.
    """

    call: str
    kind: FaultKind
    count: int | None = None
    method: str = ""
    handled: bool = True
    seconds: float = 1.0
    status: int = 500
    headers: dict[str, str] = {}
    body: str = '{"Message": '
    message: str = ""
    url: str = ""
    size: int = 0


class FaultBoard:
    """The orders still open, oldest first; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: list[Fault] = []

    @property
    def open(self) -> tuple[Fault, ...]:
        """The orders, each with what is left of its count."""
        with self._lock:
            return tuple(self._open)

    def order(self, fault: Fault) -> None:
        """Add an order; the first that fits an answer is the one that spoils it."""
        with self._lock:
            self._open.append(fault)

    def take(self, call: str, method: str) -> Fault | None:
        """The order for this answer, counted down, or None."""
        with self._lock:
            for place, fault in enumerate(self._open):
                if fault.call == call and fault.method in ("", method):
                    self._count_down(place, fault)
                    return fault
        return None

    def clear(self) -> None:
        """Cancel every order."""
        with self._lock:
            self._open.clear()

    def _count_down(self, place: int, fault: Fault) -> None:
        if fault.count is None:
            return
        if fault.count > 1:
            self._open[place] = msgspec.structs.replace(fault, count=fault.count - 1)
        else:
            del self._open[place]


_CALLS = (
    (re.compile(r"/cloudpaymentsapi/v2"), "cloud_payment"),
    (re.compile(r"/api/v1/biller/status"), "biller_status"),
    (re.compile(r"/api/v1/remoteauthentication/retrieveusers"), "retrieve_users"),
    (re.compile(r"/api/v1/customers/create"), "create_customer"),
    (re.compile(r"/api/v1/remoteauthentication/registeraccounts"), "register_accounts"),
    (re.compile(r"/api/v1/remoteauthentication/authenticate"), "authenticate"),
    (re.compile(r"/api/v1/cloudssoconnect"), "sso_connect"),
    (re.compile(r"/sso/.*"), "view.sso"),
    (re.compile(r"/customer/(?P<step>[a-z]+).*"), "view.{step}"),
    (re.compile(r"/assets/panel/css/.*"), "css"),
    (re.compile(r"/portal/[^/]+/(?P<step>[a-z]+).*"), "page.{step}"),
    (re.compile(r"/challenge/.*"), "bank.challenge"),
    (re.compile(r"/recaptcha/.*"), "resource.script"),
)


def call_of(path: str) -> str:
    """The name by which a fault asks for the answer to `path`; "" if no fault can.

    "cloud_payment", "biller_status", "css", "bank.challenge", "resource.script"; for those who sign on
    "retrieve_users", "create_customer", "register_accounts", "authenticate", "sso_connect", "view.sso" (the
    address that opens the portal) and "view." with the portal's page: "view.bills", "view.paperless",
    "view.autopay", "view.methods", "view.text", "view.pay", "view.signout"; and for a hosted page
    "page." with what follows the token in its path: "page.review", "page.options", "page.information",
    "page.confirm", "page.process", "page.verify", "page.thankyou", "page.statement" and so on.
    """
    for pattern, name in _CALLS:
        if match := pattern.fullmatch(path):
            return name.format(**match.groupdict())
    return ""
