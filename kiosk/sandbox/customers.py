"""Whom Invoice Cloud knows: customer records, registered addresses, and the tokens that signing on takes.

A record is added for every creation, even one of an account that has one already, so that doing it twice
shows; so it is with registrations.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

import msgspec

from kiosk.sandbox.accounts import SeedBiller


class CustomerRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A customer as the provider keeps them. `created` tells one made by a call from a seeded one."""

    id: str
    biller_id: str
    account: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    email: str
    phone: str = ""
    created: bool = True
    at: datetime


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    """An account that signs on under an address, which is kept in lower case."""

    biller_id: str
    account: str
    email: str
    created: bool = True
    at: datetime


class SignOnToken(msgspec.Struct, frozen=True, kw_only=True):
    """What Remote Authentication gives: good until `expires` for these accounts under that address."""

    token: str
    biller_id: str
    email: str
    accounts: tuple[str, ...]
    expires: datetime


class User(msgspec.Struct, frozen=True):
    """One row of what Retrieve Users says of an account."""

    account: str
    email: str
    registered: bool


class Customers:
    """All of them, seeded from `billers`; safe to use from any thread. What it gives out never changes.

    `now` gives the time; a token is good for `life`.
    """

    def __init__(self, now: Callable[[], datetime], billers: tuple[SeedBiller, ...], life: timedelta) -> None:
        self._now = now
        self._billers = billers
        self._life = life
        self._lock = threading.Lock()
        self._records: list[CustomerRecord] = []
        self._registrations: list[Registration] = []
        self._tokens: dict[str, SignOnToken] = {}
        self.reset()

    @property
    def records(self) -> tuple[CustomerRecord, ...]:
        """Every customer record, seeded ones first."""
        with self._lock:
            return tuple(self._records)

    @property
    def created(self) -> tuple[CustomerRecord, ...]:
        """The records that Create Customer Record made."""
        return tuple(record for record in self.records if record.created)

    @property
    def registrations(self) -> tuple[Registration, ...]:
        """Every registration, seeded ones first."""
        with self._lock:
            return tuple(self._registrations)

    @property
    def registered(self) -> tuple[Registration, ...]:
        """The registrations that Register Accounts made."""
        return tuple(each for each in self.registrations if each.created)

    @property
    def tokens(self) -> tuple[SignOnToken, ...]:
        """Every token that was given out, expired ones too."""
        with self._lock:
            return tuple(self._tokens.values())

    def record(self, biller_id: str, account: str) -> CustomerRecord | None:
        """The first record of that account, or None if the provider does not know it."""
        return next(iter(self._of(biller_id, account)), None)

    def users(self, biller_id: str, account: str) -> tuple[User, ...]:
        """Who has that account: its registered addresses, or else those in its records. Nobody: no account."""
        registered = [
            User(account, each.email, registered=True)
            for each in self.registrations
            if (each.biller_id, each.account) == (biller_id, account)
        ]
        known = self._of(biller_id, account)
        return tuple(registered or (User(account, each.email, registered=False) for each in known))

    def create(self, record: CustomerRecord) -> None:
        """Keep another record."""
        with self._lock:
            self._records.append(record)

    def register(self, biller_id: str, email: str, accounts: Collection[str]) -> bool:
        """Let `email` sign on to these accounts from now on.

        False: one of them is registered under another address, and nothing was changed.
        """
        at = self._now()
        with self._lock:
            if any(
                each.biller_id == biller_id and each.account in accounts and each.email != email.lower()
                for each in self._registrations
            ):
                return False
            self._registrations += [
                Registration(biller_id=biller_id, account=account, email=email.lower(), at=at)
                for account in accounts
            ]
            return True

    def is_registered(self, biller_id: str, email: str, account: str) -> bool:
        """Whether `email` may sign on to that account."""
        return any(
            user.registered and user.email.lower() == email.lower() for user in self.users(biller_id, account)
        )

    def issue(self, biller_id: str, email: str, accounts: tuple[str, ...]) -> SignOnToken:
        """A new token for these accounts."""
        token = SignOnToken(
            token=secrets.token_urlsafe(32),
            biller_id=biller_id,
            email=email.lower(),
            accounts=accounts,
            expires=self._now() + self._life,
        )
        with self._lock:
            self._tokens[token.token] = token
        return token

    def find_token(self, token: str) -> SignOnToken | None:
        """The token of that text, or None if there is none or its time is over."""
        with self._lock:
            found = self._tokens.get(token)
        return found if found is not None and self._now() < found.expires else None

    def expire_tokens(self) -> int:
        """End every token now; gives how many were still good."""
        now = self._now()
        with self._lock:
            good = [token for token in self._tokens.values() if now < token.expires]
            for token in good:
                self._tokens[token.token] = msgspec.structs.replace(token, expires=now)
        return len(good)

    def snapshot(self) -> dict[str, Any]:
        """What calls have made of it, as plain JSON values; of the tokens only how many there were."""
        made = {"created": self.created, "registered": self.registered}
        return {**msgspec.to_builtins(made), "tokens": len(self.tokens)}

    def reset(self) -> None:
        """Back to the seed."""
        at = self._now()
        seeded = [(biller.id, account) for biller in self._billers for account in biller.account]
        with self._lock:
            self._tokens.clear()
            self._records = [
                CustomerRecord(
                    id=f"{biller_id}-{account.number}",
                    biller_id=biller_id,
                    account=account.number,
                    name=account.name,
                    street=account.street,
                    city=account.city,
                    state=account.state,
                    zip=account.zip,
                    email=account.email,
                    created=False,
                    at=at,
                )
                for biller_id, account in seeded
                if account.known
            ]
            self._registrations = [
                Registration(
                    biller_id=biller_id,
                    account=account.number,
                    email=account.registered_to.lower(),
                    created=False,
                    at=at,
                )
                for biller_id, account in seeded
                if account.registered_to
            ]

    def _of(self, biller_id: str, account: str) -> tuple[CustomerRecord, ...]:
        return tuple(
            record for record in self.records if (record.biller_id, record.account) == (biller_id, account)
        )
