"""The hosted pages' addresses: unguessable, for a while only, each bound to the one request it answers."""

from __future__ import annotations

import enum
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from kiosk.sandbox.books import Payment, PaymentRequest
from kiosk.sandbox.tenders import Method, Tender


@dataclass(frozen=True)
class Choice:
    """Step two's answer: how to pay, and how many dollars of what is owed."""

    method: Method
    amount: Decimal
    in_full: bool


class ChallengeState(enum.Enum):
    """Where the bank's question stands."""

    PENDING = "pending"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True)
class Consents:
    """What was ticked at the last step, beside the terms."""

    paperless: bool
    pay_by_text: bool


@dataclass
class Challenge:
    """A 3-D Secure question at the bank's own site; `id` is its address there."""

    id: str
    in_frame: bool
    consents: Consents
    amount: Decimal
    state: ChallengeState = ChallengeState.PENDING


@dataclass
class HostedLink:
    """One hosted page from its first step to its receipt. Change it only while holding `lock`."""

    token: str
    request: PaymentRequest
    expires: datetime
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    removed: set[str] = field(default_factory=set)
    choice: Choice | None = None
    tender: Tender | None = None
    problem: str = ""
    challenge: Challenge | None = None
    payment: Payment | None = None
    postback_sent: bool = False
    forms: dict[str, str] = field(default_factory=dict, repr=False)

    def new_form(self) -> str:
        """A token for one form, good for one answer."""
        token = secrets.token_urlsafe(16)
        self.forms[token] = ""
        return token


class Links:
    """All links that were given out; `now` gives the time, `life` is how long each is good."""

    def __init__(self, now: Callable[[], datetime], life: timedelta) -> None:
        self._now = now
        self._life = life
        self._lock = threading.Lock()
        self._links: dict[str, HostedLink] = {}

    def create(self, request: PaymentRequest) -> HostedLink:
        """A new link for `request`."""
        link = HostedLink(secrets.token_urlsafe(24), request, self._now() + self._life)
        with self._lock:
            self._links[link.token] = link
        return link

    def find(self, token: str) -> HostedLink | None:
        """The link of that token, or None if there is none or its time is over."""
        with self._lock:
            link = self._links.get(token)
        return link if link is not None and self._now() < link.expires else None

    def find_challenge(self, challenge_id: str) -> tuple[HostedLink, Challenge] | None:
        """The bank's question of that address, and the page that waits for it."""
        with self._lock:
            links = tuple(self._links.values())
        for link in links:
            if link.challenge is not None and link.challenge.id == challenge_id:
                return link, link.challenge
        return None

    def clear(self) -> None:
        """Forget every link."""
        with self._lock:
            self._links.clear()
