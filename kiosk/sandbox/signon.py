"""Single sign on's addresses, each good once, and the sessions that they open in the customer portal."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

# RedirectID (seed, "SSOConnect Details") and the portal's page of that view.
VIEWS = {1: "bills", 2: "paperless", 3: "autopay", 5: "methods", 11: "text"}


class SignOn(msgspec.Struct, frozen=True, kw_only=True):
    """What one CloudSSOConnect asked for; `token` is its address."""

    token: str
    biller_id: str
    email: str
    accounts: tuple[str, ...]
    view: str
    css_url: str
    return_url: str
    site_name: str


@dataclass
class PortalSession:
    """A customer who is signed on to the portal. Change it only while holding `lock`.

    `forms` has the tokens of its forms, each with where its answer led; `notice` is what the next page says.
    """

    id: str
    asked: SignOn
    expires: datetime
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    forms: dict[str, str] = field(default_factory=dict, repr=False)
    notice: str = ""

    def new_form(self) -> str:
        """A token for one form, good for one answer."""
        token = secrets.token_urlsafe(16)
        self.forms[token] = ""
        return token


class SignOns:
    """Addresses that were offered and sessions that are open; safe to use from any thread.

    `now` gives the time; an address is good for `offer_life`, a session for `session_life`.
    """

    def __init__(self, now: Callable[[], datetime], offer_life: timedelta, session_life: timedelta) -> None:
        self._now = now
        self._offer_life = offer_life
        self._session_life = session_life
        self._lock = threading.Lock()
        self._offers: dict[str, tuple[SignOn, datetime]] = {}
        self._sessions: dict[str, PortalSession] = {}

    @property
    def sessions(self) -> tuple[PortalSession, ...]:
        """The sessions that are open, in the order in which they were opened."""
        with self._lock:
            return tuple(each for each in self._sessions.values() if self._now() < each.expires)

    def offer(self, sign_on: SignOn) -> None:
        """Let its address be opened once."""
        with self._lock:
            self._offers[sign_on.token] = (sign_on, self._now() + self._offer_life)

    def open(self, token: str) -> PortalSession | None:
        """Take an address and open its session; None if it was taken before or its time is over."""
        with self._lock:
            sign_on, expires = self._offers.pop(token, (None, self._now()))
            if sign_on is None or self._now() >= expires:
                return None
            session = PortalSession(secrets.token_urlsafe(24), sign_on, self._now() + self._session_life)
            self._sessions[session.id] = session
            return session

    def find(self, session_id: str) -> PortalSession | None:
        """The session of that id, or None if there is none or its time is over."""
        with self._lock:
            session = self._sessions.get(session_id)
        return session if session is not None and self._now() < session.expires else None

    def close(self, session: PortalSession) -> None:
        """End it: nobody finds it again."""
        with self._lock:
            self._sessions.pop(session.id, None)

    def clear(self) -> None:
        """Forget every address and session."""
        with self._lock:
            self._offers.clear()
            self._sessions.clear()
