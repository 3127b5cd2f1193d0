"""Letters to residents, put into the directory; those of one address and purpose are spaced and counted.

kiosk.residents.outbox hands them to a postman.
"""

from __future__ import annotations

import enum
import uuid
from datetime import datetime, timedelta
from typing import Final

import msgspec
import sqlalchemy as sa

from kiosk.residents.directory import Transaction
from kiosk.residents.identity import Code
from kiosk.residents.limits import Limits
from kiosk.residents.schema import OUTBOX


class LetterKind(enum.Enum):
    """What a letter says; there is a template for each."""

    CONFIRM = "confirm"
    SIGN_IN_CODE = "sign_in_code"
    PASSWORD_CODE = "password_code"  # noqa: S105  a kind of letter
    ADDRESS_CODE = "address_code"
    ADDRESS_CHANGING = "address_changing"  # word to the old address
    ALREADY_REGISTERED = "already_registered"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  a kind of letter


# What the code of a letter is for; the kinds that are not here have none.
CODE_OF: Final = {
    LetterKind.CONFIRM: Code.CONFIRM,
    LetterKind.SIGN_IN_CODE: Code.SIGN_IN,
    LetterKind.PASSWORD_CODE: Code.PASSWORD,
    LetterKind.ADDRESS_CODE: Code.ADDRESS,
}


class Recipient(msgspec.Struct, frozen=True):
    """Whom a letter goes to; `key` is the keyed hash of the normalized address. repr names nobody."""

    address: str
    key: str
    name: str
    language: str

    def __repr__(self) -> str:
        return "Recipient(...)"


def post(
    tx: Transaction, kind: LetterKind, to: Recipient, *, purpose: str, owner: str, delay: int = 0
) -> None:
    """Put a letter into the outbox; it is sent `delay` seconds from now at the earliest.

    `purpose` is what letters are counted by, `owner` what its code would be good for. A letter to no address is
    counted like any other and never sent: so that nobody learns from the time it took who is known.
    """
    tx.run(
        sa.insert(OUTBOX).values(
            id=uuid.uuid4().hex,
            kind=kind.value,
            purpose=purpose,
            owner=owner,
            address_key=to.key,
            recipient=to.address,
            name=to.name,
            language=to.language,
            state="waiting" if to.address else "dropped",
            created_at=tx.now,
            due_at=tx.now + timedelta(seconds=delay),
            tries=0,
        )
    )


class Wait(msgspec.Struct, frozen=True):
    """How many seconds another letter has to wait: for its distance to the last, and for the day's number."""

    gap: int
    day: int


def wait_for(tx: Transaction, address_key: str, purpose: str, limits: Limits) -> Wait:
    """What the limits say of one more letter to this address; others that ask wait until this one is done.

    Letters of the future are not counted: then the clock was set back.
    """
    tx.alone(f"letters {purpose} {address_key}")
    day = timedelta(days=1)
    times: list[datetime] = list(
        tx.run(
            sa.select(OUTBOX.c.due_at)
            .where(
                OUTBOX.c.address_key == address_key,
                OUTBOX.c.purpose == purpose,
                OUTBOX.c.created_at > tx.now - day,
                OUTBOX.c.created_at <= tx.now,
            )
            .order_by(OUTBOX.c.created_at.desc())
        ).scalars()
    )
    if not times:
        return Wait(0, 0)
    distance = timedelta(seconds=limits.letter_gap_seconds)
    # The last may be due later, though not for as long as a letter that is tried again.
    gap = min(max(times) - tx.now, distance * limits.letters_a_day) + distance
    over = times[limits.letters_a_day - 1] + day - tx.now if len(times) >= limits.letters_a_day else None
    return Wait(_seconds(gap), 0 if over is None else max(1, _seconds(over)))


def withdraw(tx: Transaction, owner: str, *, codes_only: bool = False) -> None:
    """Drop the letters about `owner` that have not been sent, or those of them that would carry a code."""
    which = OUTBOX.c.owner == owner
    if codes_only:
        which &= OUTBOX.c.kind.in_([kind.value for kind in CODE_OF])
    end(tx, which, "dropped")


def end(tx: Transaction, which: sa.ColumnElement[bool], state: str) -> list[str]:
    """End waiting letters and blank who they were for; gives their ids."""
    ended = (
        sa.update(OUTBOX)
        .where(OUTBOX.c.state == "waiting", which)
        .values(state=state, recipient="", name="", leased_until=None)
        .returning(OUTBOX.c.id)
    )
    return list(tx.run(ended).scalars())


def _seconds(span: timedelta) -> int:
    """Whole seconds, rounded up, never negative."""
    return max(0, -int(-span.total_seconds() // 1))
