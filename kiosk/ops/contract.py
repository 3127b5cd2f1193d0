"""`kiosk check --contract`: is the provider's contract as this program takes it to be? By reading calls only.

Nothing is written at the provider, so most of the table can't be tried in earnest. Of a call that writes, only
its path is looked at: a GET, which asks for nothing to be done (RFC 9110, section 9.2.1), without the key. A
server that answers 405 there, and not at a path beside it, has that path. Any other answer tells nothing, since
a server may well say 404 to the wrong method.
"""

from __future__ import annotations

import contextlib
import enum
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

import msgspec

from kiosk.ic import contract
from kiosk.ic.client import Client
from kiosk.ic.contract import Endpoint, Grade
from kiosk.ic.errors import BadAnswer, CallFailed, Reason, Refused
from kiosk.ic.transport import Transport
from kiosk.ops.online import Unrecorded
from kiosk.origin import Origin, read_origin
from kiosk.secrets import Secret
from kiosk.settings import Biller, InvoiceCloud, Settings

_BESIDE: Final = "-no-such-path"
_REMEDY: Final = "Ask Invoice Cloud; a path is corrected in [invoice_cloud.endpoints]"


class Verdict(enum.Enum):
    """What is known of a row after trying."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    NOT_TRIED = "not tried"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the contract and what was found about it; `says` holds no key and no account."""

    name: str
    method: str
    path: str
    grade: Grade
    verdict: Verdict
    says: str

    @property
    def line(self) -> str:
        """For people: one line, with what to do at the end of a refuted one."""
        says = f"{self.says}. {_REMEDY}" if self.verdict is Verdict.REFUTED else self.says
        return f"{self.verdict.value:<9}  {self.name:<17}  {self.grade.value:<10}  {says}\n"


def examine(settings: Settings, keys: Mapping[str, Secret]) -> Iterator[Row]:
    """A row for each of `kiosk.ic.contract.TABLE`, in its order; `keys` are those that are known, by biller.

    Raises ConfigurationError for a base_url or a ca_file that can't be used.
    """
    cloud = settings.invoice_cloud
    biller = next((each for each in settings.billers if each.id in keys and each.account_example), None)
    biller = biller or next((each for each in settings.billers if each.id in keys), None)
    with contextlib.closing(Client(cloud, keys, Unrecorded())) as client:
        for endpoint in contract.endpoints(cloud.endpoints).values():
            if not endpoint.reads_only:
                verdict, says = _path(cloud, endpoint)
            elif biller is None:
                verdict, says = Verdict.NOT_TRIED, "no biller's key can be read"
            else:
                verdict, says = _reading(client, endpoint, biller)
            yield Row(
                name=endpoint.name,
                method=endpoint.method,
                path=endpoint.path,
                grade=endpoint.grade,
                verdict=verdict,
                says=f"{endpoint.method} {endpoint.path}: {says}",
            )


def _reading(client: Client, endpoint: Endpoint, biller: Biller) -> tuple[Verdict, str]:
    calls: dict[str, Callable[[], str]] = {
        contract.BILLER_STATUS.name: lambda: _status(client, biller),
        contract.RETRIEVE_USERS.name: lambda: _users(client, biller),
    }
    if endpoint.name not in calls:
        return Verdict.NOT_TRIED, "this program knows no harmless way to call it"
    if endpoint.name == contract.RETRIEVE_USERS.name and not biller.account_example:
        return Verdict.NOT_TRIED, f"biller {biller.id} has no account_example to ask for"
    try:
        return Verdict.CONFIRMED, calls[endpoint.name]()
    except BadAnswer as failure:
        return Verdict.REFUTED, f"the answer is not as assumed: {failure.detail}"
    except Refused as failure:
        return _refused(failure)
    except CallFailed as failure:
        return Verdict.NOT_TRIED, f"{failure.outcome}: {failure.detail}"


def _status(client: Client, biller: Biller) -> str:
    return f"biller {biller.id} is {'active' if client.biller_status(biller.id) else 'inactive'}"


def _users(client: Client, biller: Biller) -> str:
    found = client.retrieve_users(biller.id, biller.account_example)
    words = f"{len(found)} users for the account_example of biller {biller.id}"
    return words if found else f"{words}: the list is as assumed, what a user looks like was not seen"


def _refused(failure: Refused) -> tuple[Verdict, str]:
    words = f' ("{failure.message}")' if failure.message else ""
    if failure.reason is Reason.CREDENTIALS:
        return Verdict.NOT_TRIED, f"the key is refused: {failure.detail}{words}"
    if failure.reason is Reason.UNKNOWN_ACCOUNT:
        return Verdict.REFUTED, f"an account that nobody has is refused, instead of an empty list{words}"
    return Verdict.REFUTED, f"what is sent is refused: {failure.detail}{words}"


def _path(cloud: InvoiceCloud, endpoint: Endpoint) -> tuple[Verdict, str]:
    """Whether the path of a call that writes is there, by two GETs without the key."""
    # The client was made with it: it is an origin.
    origin = cast("Origin", read_origin(cloud.base_url))
    try:
        with contextlib.closing(Transport(cloud, origin, time.monotonic)) as transport:
            here, beside = (
                transport.fetch(
                    endpoint.name, f"{cloud.base_url.rstrip('/')}{path}", "application/json"
                ).status
                for path in (endpoint.path, endpoint.path.rstrip("/") + _BESIDE)
            )
    except CallFailed as failure:
        return (
            Verdict.NOT_TRIED,
            f"it writes, and its path can't be looked at: {failure.outcome}: {failure.detail}",
        )
    if here == 405 and beside != 405:
        return Verdict.CONFIRMED, "the path alone: it is there, for another method than GET"
    return Verdict.NOT_TRIED, f"it writes, and GET tells nothing: HTTP {here}, and {beside} beside it"
