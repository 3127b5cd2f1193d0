"""The postman's side of the letters: claimed, given their codes, sent or tried again.

A letter holds no code: the code is born when the postman asks for it, so that nothing in the database opens
anything. Letters that are too old to be of use are dropped.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from kiosk.residents import codes
from kiosk.residents.directory import Directory, Transaction
from kiosk.residents.errors import ResidentsError
from kiosk.residents.hashing import Cost
from kiosk.residents.limits import Limits
from kiosk.residents.posting import CODE_OF, LetterKind, end
from kiosk.residents.schema import ADDRESS_CHANGES, APPLICATIONS, OUTBOX, RESIDENTS

__all__ = ["Letter", "LetterKind", "LetterWithdrawn", "Outbox"]

LATEST: Final = timedelta(days=1)  # nothing is put off for longer: then the clock was set


# Where what a code is good for is kept.
_OWNERS: Final = {
    LetterKind.CONFIRM: APPLICATIONS,
    LetterKind.SIGN_IN_CODE: RESIDENTS,
    LetterKind.PASSWORD_CODE: RESIDENTS,
    LetterKind.ADDRESS_CODE: ADDRESS_CHANGES,
}


class LetterWithdrawn(ResidentsError):
    """What the letter was about is gone, or another postman has it by now: it must not be sent."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as claimed by one postman. `tries` counts this one; repr names nobody."""

    id: str
    kind: LetterKind
    to: str
    name: str
    language: str
    tries: int

    def __repr__(self) -> str:
        return f"Letter({self.id}, {self.kind.value}, try {self.tries})"


class Outbox:
    """The postman's side of the outbox. Every method may raise DirectoryUnavailable."""

    def __init__(self, directory: Directory, limits: Limits | None = None, cost: Cost | None = None) -> None:
        self._directory = directory
        self._limits = limits or Limits()
        self._cost = cost or Cost()

    def claim(self, limit: int) -> tuple[Letter, ...]:
        """Up to `limit` letters that are due, oldest first. They are this postman's for the lease."""
        with self._directory.transaction() as tx:
            tx.alone("claiming letters")
            self._drop_old(tx)
            lease = timedelta(seconds=self._limits.lease_seconds)
            free = (
                OUTBOX.c.leased_until.is_(None)
                | (OUTBOX.c.leased_until <= tx.now)
                | (OUTBOX.c.leased_until > tx.now + lease)  # the clock was set back
            )
            due = (OUTBOX.c.due_at <= tx.now) | (OUTBOX.c.due_at > tx.now + LATEST)
            rows = tx.run(
                sa.select(OUTBOX)
                .where(OUTBOX.c.state == "waiting", free, due)
                .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
                .limit(limit)
                .with_for_update(skip_locked=True)
            ).all()
            tx.run(
                sa.update(OUTBOX)
                .where(OUTBOX.c.id.in_([row.id for row in rows]))
                .values(leased_until=tx.now + lease, tries=OUTBOX.c.tries + 1)
            )
            return tuple(_letter(row) for row in rows)

    def new_code(self, letter: Letter) -> str | None:
        """Make the code of a letter, good from now on; None for a letter without one.

        Ask for it at once before sending. Raises LetterWithdrawn when the letter must not be sent any more.
        """
        purpose = CODE_OF.get(letter.kind)
        with self._directory.transaction() as tx:
            owner = self._owner(tx, letter)
        if purpose is None:
            return None
        text = codes.make()
        hashed = codes.digest(text, purpose, owner, self._cost)
        with self._directory.transaction() as tx:
            self._owner(tx, letter)
            codes.keep(tx, purpose, owner, hashed, self._limits)
        return text

    def sent(self, letter: Letter) -> None:
        """The letter was handed over; who it was for is forgotten here."""
        with self._directory.transaction() as tx:
            end(tx, _held(letter), "sent")

    def failed(self, letter: Letter, again_in_seconds: float) -> None:
        """The letter could not be handed over; it is due again in so many seconds, at most a day."""
        with self._directory.transaction() as tx:
            again = tx.now + min(timedelta(seconds=again_in_seconds), LATEST)
            tx.run(sa.update(OUTBOX).where(_held(letter)).values(leased_until=None, due_at=again))

    def waiting(self) -> int:
        """How many letters have yet to be sent."""
        with self._directory.transaction() as tx:
            count = sa.select(sa.func.count()).select_from(OUTBOX).where(OUTBOX.c.state == "waiting")
            return int(tx.run(count).scalar_one())

    def _owner(self, tx: Transaction, letter: Letter) -> str:
        """What the letter is about, if this postman still has it and it is still worth sending."""
        owner: str | None = tx.run(
            sa.select(OUTBOX.c.owner).where(_held(letter)).with_for_update()
        ).scalar_one_or_none()
        table = _OWNERS.get(letter.kind)
        if owner is not None and table is not None:
            condition = table.c.id == owner
            if table is APPLICATIONS:
                condition &= APPLICATIONS.c.state == "pending"
            if tx.run(sa.select(table.c.id).where(condition)).one_or_none() is None:
                owner = None
        if owner is None:
            raise LetterWithdrawn("the letter is not to be sent any more")
        return owner

    def _drop_old(self, tx: Transaction) -> None:
        """Drop the letters whose code would be of no use, or whose news is none any more."""
        for kind in LetterKind:
            purpose = CODE_OF.get(kind)
            age = (
                codes.lifetime(purpose, self._limits) if purpose else timedelta(days=self._limits.notice_days)
            )
            old = (OUTBOX.c.kind == kind.value) & (OUTBOX.c.created_at <= tx.now - age)
            for dropped in end(tx, old, "dropped"):
                tx.audit("terminal", "letter_dropped", dropped)


def _held(letter: Letter) -> sa.ColumnElement[bool]:
    """The letter's row, as long as nobody has claimed it again: then its tries are more."""
    mine = (OUTBOX.c.id == letter.id) & (OUTBOX.c.tries == letter.tries)
    return mine & (OUTBOX.c.state == "waiting")


def _letter(row: sa.Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        kind=LetterKind(row.kind),
        to=row.recipient,
        name=row.name,
        language=row.language,
        tries=row.tries + 1,
    )
