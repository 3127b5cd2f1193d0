"""One-time codes: made, compared as people type them, kept as slow hashes, counted and used up.

Eight characters of 28 are 38.5 bits. A fast hash of that is undone in minutes by whoever steals the table,
while Argon2id takes each guess some 20 ms and 19 MiB, and most codes are dead within half an hour.

The salt belongs to what a code is good for, not to the row: however many codes are live, none included, one
hash is computed for a try, so that its time tells nothing.
"""

from __future__ import annotations

import enum
import hashlib
import hmac
import secrets
import unicodedata
from datetime import timedelta
from typing import Final

import sqlalchemy as sa

from kiosk.residents.directory import Transaction
from kiosk.residents.errors import Denied, Why
from kiosk.residents.hashing import Cost
from kiosk.residents.identity import Code
from kiosk.residents.limits import Limits
from kiosk.residents.schema import CODES

# Nothing that is read for another (0 O, 1 I L), and no vowels, which would make words.
ALPHABET: Final = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
LONGEST_INPUT: Final = 64  # characters looked at


class Trial(enum.Enum):
    """What a typed code turned out to be."""

    GOOD = "good"
    WRONG = "wrong"
    EXPIRED = "expired"
    USED = "used"
    SPENT = "spent"
    LAST = "last"  # wrong, and the last try that the live codes had


def make() -> str:
    """A new code as it is mailed, in two groups of four: "7KQX-M2PD"."""
    text = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{text[:4]}-{text[4:]}"


def normal(typed: str) -> str:
    """What is compared of a typed code: without case, width, spaces, dashes and other marks."""
    folded = unicodedata.normalize("NFKC", typed[:LONGEST_INPUT]).upper()
    return "".join(character for character in folded if character.isalnum())


def digest(typed: str, purpose: Code, owner: str, cost: Cost) -> bytes:
    """The slow hash of a typed code for what it would be good for. Takes as long for any."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  only who needs it waits for it

    salt = hashlib.sha256(f"{purpose.value}\0{owner}".encode()).digest()[:16]
    return hash_secret_raw(
        normal(typed).encode(), salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID
    )


def keep(tx: Transaction, purpose: Code, owner: str, hashed: bytes, limits: Limits) -> None:
    """Keep the digest of a new code. Of the older ones the newest stays good, the rest are forgotten."""
    mine = (CODES.c.purpose == purpose.value) & (CODES.c.owner == owner)
    stay = tx.run(
        sa.select(CODES.c.id)
        .where(mine, CODES.c.used_at.is_(None))
        .order_by(CODES.c.id.desc())
        .limit(limits.live_codes - 1)
    ).scalars()
    tx.run(sa.delete(CODES).where(mine, CODES.c.used_at.is_(None), CODES.c.id.not_in(list(stay))))
    tx.run(
        sa.insert(CODES).values(
            purpose=purpose.value,
            owner=owner,
            digest=hashed,
            created_at=tx.now,
            expires_at=tx.now + lifetime(purpose, limits),
            tries=0,
        )
    )


def lifetime(purpose: Code, limits: Limits) -> timedelta:
    """How long a code of this purpose is good, and how long its letter is worth sending."""
    if purpose is Code.CONFIRM:
        return timedelta(days=limits.confirm_days)
    if purpose is Code.ADDRESS:
        return timedelta(hours=limits.address_hours)
    return timedelta(minutes=limits.code_minutes)


def attempt(
    tx: Transaction, purpose: Code, owner: str, hashed: bytes, limits: Limits, *, use: bool = True
) -> Trial:
    """Compare a typed code's digest with the kept ones; a good one is used up unless `use` is false.

    A wrong one counts against every live code, since nobody can tell which was meant. EXPIRED, USED and SPENT
    come up for those only who typed the very code.
    """
    rows = tx.run(
        sa.select(CODES).where(CODES.c.purpose == purpose.value, CODES.c.owner == owner).with_for_update()
    ).all()
    typed = next((row for row in rows if hmac.compare_digest(row.digest, hashed)), None)
    if typed is None:
        live = [row for row in rows if row.used_at is None and row.expires_at > tx.now]
        tx.run(
            sa.update(CODES).where(CODES.c.id.in_([row.id for row in live])).values(tries=CODES.c.tries + 1)
        )
        dead = live and all(row.tries + 1 >= limits.code_tries for row in live)
        return Trial.LAST if dead else Trial.WRONG
    if typed.used_at is not None:
        return Trial.USED
    if typed.expires_at <= tx.now:
        return Trial.EXPIRED
    if typed.tries >= limits.code_tries:
        return Trial.SPENT
    if use:
        use_up(tx, purpose, owner)
    return Trial.GOOD


def use_up(tx: Transaction, purpose: Code, owner: str) -> None:
    """Make every code of `owner` for this purpose a used one."""
    mine = (CODES.c.purpose == purpose.value) & (CODES.c.owner == owner)
    tx.run(sa.update(CODES).where(mine).values(used_at=tx.now))


def forget(tx: Transaction, owner: str) -> None:
    """Forget every code of `owner`."""
    tx.run(sa.delete(CODES).where(CODES.c.owner == owner))


def refusal(trial: Trial) -> Denied:
    """The answer to a try that was not GOOD."""
    return Denied(Why.SPENT if trial is Trial.LAST else Why(trial.value))
