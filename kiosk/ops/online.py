"""The checks that leave this machine: the provider for each biller, the style sheets, and the time there.

Loads ssl and requests: to be imported once the environment is reduced.
"""

from __future__ import annotations

import contextlib
import email.utils
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, cast

import msgspec

from kiosk.clock import Clock
from kiosk.ic.answers import Answer
from kiosk.ic.client import Client
from kiosk.ic.errors import CallFailed, NotSent, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.transport import Transport
from kiosk.ops.findings import Finding, skipped
from kiosk.origin import Location, locate
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud, Settings

APART: Final = timedelta(minutes=5)
"""The most that this clock and a server's may differ; one that is further off breaks TLS before long."""

_MEDIA_TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+")


class Unrecorded:
    """A record of calls that keeps nothing: a check does not open the terminal's journal."""

    def call_opened(self, call: str, session: str, biller: str) -> int:
        """Keep nothing."""
        return 0

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """Keep nothing."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one style sheet; `skew` is this clock less its server's, None if it told no time."""

    finding: Finding
    skew: timedelta | None = None


def provider(settings: Settings, keys: Mapping[str, Secret]) -> Iterator[Finding]:
    """Ask for each biller's status, as the terminal does; `keys` are those that are known, by biller id."""
    client = Client(settings.invoice_cloud, keys, Unrecorded())
    with contextlib.closing(client):
        for place, biller in enumerate(settings.billers, start=1):
            if biller.id in keys:
                yield _status(client, biller.id, f"biller[{place}]")
            else:
                yield skipped("provider", f"the key of biller {biller.id} can't be read")


def style_sheets(cloud: InvoiceCloud, clock: Clock) -> Iterator[Sheet]:
    """Fetch the style sheet, and the high-contrast one if there is one, without the provider's key."""
    for key in ("css_url", "css_url_high_contrast"):
        if url := getattr(cloud, key):
            yield _sheet(cloud, f"invoice_cloud.{key}", url, clock)


def clock_finding(sheets: list[Sheet]) -> Finding:
    """Compare this machine's clock with the Date of the style sheets' servers (RFC 9110, section 6.6.1)."""
    skew = next((sheet.skew for sheet in sheets if sheet.skew is not None), None)
    if skew is None:
        return Finding(name="clock", ok=True, says="not compared: no server of a style sheet told the time")
    says = f"{round(abs(skew).total_seconds())} s {'ahead of' if skew > timedelta() else 'behind'} the web's"
    if abs(skew) > APART:
        remedy = "Set the clock and enable NTP: timedatectl set-ntp true"
        return Finding(name="clock", ok=False, says=says, remedy=remedy)
    return Finding(name="clock", ok=True, says=says)


def _status(client: Client, biller: str, key: str) -> Finding:
    try:
        active = client.biller_status(biller)
    except CallFailed as failure:
        words = failure.message if isinstance(failure, Refused) else ""
        says = f"biller {biller}: {failure}" + (f' ("{words}")' if words else "")
        return Finding(name="provider", ok=False, says=says, remedy=_provider_remedy(failure, key))
    if not active:
        says = f"biller {biller}: inactive, it takes no payments"
        return Finding(
            name="provider", ok=False, says=says, remedy="Ask Invoice Cloud to activate the biller"
        )
    return Finding(name="provider", ok=True, says=f"biller {biller}: takes payments")


def _provider_remedy(failure: CallFailed, key: str) -> str:
    match failure:
        case NotSent():
            return _connection_remedy(failure.detail, "invoice_cloud.base_url")
        case OutcomeUnknown():
            return (
                "Run this again in a few minutes; if it stays so, ask Invoice Cloud, "
                "or raise invoice_cloud.read_seconds where the line is slow"
            )
        case Refused(reason=Reason.CREDENTIALS):
            return (
                f"Correct the key that {key}.api_key leads to; "
                "if it is right, set invoice_cloud.auth_style to the other style"
            )
        case Refused():
            return f"Correct {key}.id and the key that {key}.api_key leads to, or ask Invoice Cloud"
        case RateLimited(retry_after=seconds):
            return f"Run this again in {seconds} seconds" if seconds else "Run this again in a few minutes"
        case _:
            return (
                "Correct invoice_cloud.base_url and the path in [invoice_cloud.endpoints]; "
                "see that no proxy or captive portal answers in the provider's place"
            )


def _connection_remedy(detail: str, key: str) -> str:
    """What to do where no connection came about; `detail` begins with the class of the innermost cause."""
    if detail.startswith("gaierror"):
        return f"Check the network cable, the DNS server and the host in {key}"
    if detail.startswith("SSL"):
        return (
            "Check this machine's clock; where a proxy on the way opens TLS, let it pass this host "
            "or name its authority in invoice_cloud.ca_file"
        )
    return f"Check the network cable, the firewall (proxies are not used), and host and port in {key}"


def _sheet(cloud: InvoiceCloud, key: str, url: str, clock: Clock) -> Sheet:
    # The loader has refused every URL that has no location.
    origin = cast("Location", locate(url)).origin
    transport = Transport(cloud, origin, time.monotonic)
    try:
        with contextlib.closing(transport):
            answer = transport.fetch("style sheet", url, "text/css")
    except CallFailed as failure:
        remedy = f"Look at the web server of {key}: the page works without its style, but not for a finger"
        if isinstance(failure, NotSent):
            remedy = _connection_remedy(failure.detail, key)
        return Sheet(finding=_unfit(url, failure.detail, remedy))
    return Sheet(finding=_judged(answer, key, url), skew=_skew(answer, clock.utc_now()))


def _judged(answer: Answer, key: str, url: str) -> Finding:
    kind = answer.content_type.partition(";")[0].strip().lower()
    if 300 <= answer.status <= 399:
        return _unfit(url, f"HTTP {answer.status}, it leads elsewhere", f"Write where it leads to in {key}")
    if answer.status != 200:
        return _unfit(url, f"HTTP {answer.status}", f"Correct {key}, or put the style sheet there")
    if kind != "text/css":
        given = kind if _MEDIA_TYPE.fullmatch(kind) else "no media type"
        remedy = "Let its web server say Content-Type: text/css; a browser ignores any other"
        return _unfit(url, f"comes as {given}", remedy)
    return Finding(name="css", ok=True, says=url)


def _unfit(url: str, problem: str, remedy: str) -> Finding:
    return Finding(name="css", ok=False, says=f"{url}: {problem}", remedy=remedy)


def _skew(answer: Answer, now: datetime) -> timedelta | None:
    """`now` less the answer's time; a cache says by Age how old its answer is (RFC 9111, section 5.1)."""
    try:
        told = email.utils.parsedate_to_datetime(answer.date)
    except ValueError:
        return None
    aware = told if told.tzinfo else told.replace(tzinfo=UTC)
    age = int(answer.age) if re.fullmatch("[0-9]{1,9}", answer.age) else 0
    return now - aware - timedelta(seconds=age)
