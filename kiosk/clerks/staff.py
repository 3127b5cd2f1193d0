"""The clerks as the directory keeps them: added, disabled, and known again when they sign in.

PIN or password are kept as Argon2id at what a technician's PIN costs. Wrong ones make wait, longer each time, at
every terminal (kiosk.residents.lockout); an unknown name is answered as a known one with a wrong PIN is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from kiosk.admin import pin
from kiosk.clerks.rules import key_of
from kiosk.flow.desk.clerk import Clerk, Denial, Role
from kiosk.residents import lockout
from kiosk.residents.directory import Directory
from kiosk.residents.hashing import Cost, Hasher
from kiosk.residents.limits import Limits
from kiosk.residents.schema import CLERKS
from kiosk.residents.texts import storable
from kiosk.secret import Secret

COST: Final = Cost(memory_kib=pin.MEMORY_KIB, passes=pin.PASSES)
TECHNICIAN: Final = "technician"  # who works on the command line, in the audit trail


class NotSignedIn(Exception):
    """No, because of `denial`; `wait`: seconds until another try is looked at."""

    def __init__(self, denial: Denial, wait: int = 0) -> None:
        self.denial = denial
        self.wait = wait
        super().__init__(denial.value)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk on the list. Both moments in UTC; `disabled_at`: None for who may sign in."""

    clerk: Clerk
    added_at: datetime
    disabled_at: datetime | None


class Staff:
    """Everybody who works, or worked, at the counters of one directory.

    Each method blocks, may be called from any thread and raises DirectoryUnavailable.
    """

    def __init__(self, directory: Directory, *, limits: Limits | None = None, cost: Cost = COST) -> None:
        self._directory = directory
        self._rule = lockout.of_clerks(limits or Limits())
        self._hasher = Hasher(cost)

    def everybody(self) -> tuple[Entry, ...]:
        """All of them by name, the disabled too: the audit trail still names them."""
        with self._directory.transaction() as tx:
            rows = tx.run(sa.select(CLERKS).order_by(CLERKS.c.id)).all()
        return tuple(
            Entry(clerk=_clerk(row), added_at=row.created_at, disabled_at=row.disabled_at) for row in rows
        )

    def find(self, name: str) -> Entry | None:
        """The clerk of this name, capitals aside."""
        return next((entry for entry in self.everybody() if key_of(entry.clerk.name) == key_of(name)), None)

    def supervisors(self) -> int:
        """How many may sign in as such."""
        return sum(entry.clerk.is_supervisor and entry.disabled_at is None for entry in self.everybody())

    def add(self, clerk: Clerk, secret: Secret) -> bool:
        """Let a new clerk sign in, or a disabled one again, with this PIN or password and no wait left.

        False, and nothing is changed, for one who may sign in already. Name and secret have passed `rules`.
        """
        key, hashed = key_of(clerk.name), self._hasher.hash(secret)
        with self._directory.transaction() as tx:
            tx.alone(f"clerk {key}")
            row = tx.run(sa.select(CLERKS).where(CLERKS.c.id == key)).one_or_none()
            if row is not None and row.disabled_at is None:
                return False
            tx.run(sa.delete(CLERKS).where(CLERKS.c.id == key))
            tx.run(
                sa.insert(CLERKS).values(
                    id=key, name=clerk.name, role=clerk.role.value, secret_hash=hashed, created_at=tx.now
                )
            )
            lockout.clear(tx, self._rule, key)
            tx.audit(TECHNICIAN, f"{clerk.role.value}_added", _audited(clerk.name))
        return True

    def disable(self, name: str) -> bool:
        """Let a clerk sign in no more; the row stays, for the audit trail. False where there is none to disable."""
        here = (CLERKS.c.id == key_of(name)) & CLERKS.c.disabled_at.is_(None)
        with self._directory.transaction() as tx:
            row = tx.run(sa.select(CLERKS).where(here).with_for_update()).one_or_none()
            if row is None:
                return False
            tx.run(sa.update(CLERKS).where(here).values(disabled_at=tx.now))
            tx.audit(TECHNICIAN, "clerk_disabled", _audited(row.name))
        return True

    def sign_in(self, name: str, secret: Secret) -> Clerk:
        """Know a clerk by name and PIN or password, as for unlocking. Slow. Raises NotSignedIn."""
        key = key_of(storable(name))[:64]
        with self._directory.transaction() as tx:
            entered = lockout.enter(tx, self._rule, key)
            row = tx.run(sa.select(CLERKS).where(CLERKS.c.id == key)).one_or_none()
        if entered.wait:
            raise NotSignedIn(Denial.LOCKED, entered.wait)
        right = self._hasher.matches(row.secret_hash if row else None, secret)
        with self._directory.transaction() as tx:
            # Read anew: somebody may have been disabled while the hash was computed.
            now = tx.run(sa.select(CLERKS).where(CLERKS.c.id == key)).one_or_none()
            if row is None or now is None or not right or now.secret_hash != row.secret_hash:
                # A name that nobody has may be a password typed in the wrong field: it is not kept.
                tx.audit(_audited(row.name) if row else "clerk", "sign_in_refused", "wrong")
                raise_after = NotSignedIn(Denial.WRONG, lockout.left(tx, self._rule, key))
            elif now.disabled_at is not None:
                tx.audit(_audited(now.name), "sign_in_refused", "disabled")
                raise_after = NotSignedIn(Denial.DISABLED)
            else:
                lockout.clear(tx, self._rule, key)
                tx.audit(_audited(now.name), "signed_in", _audited(now.name))
                return _clerk(now)
        raise raise_after


def _clerk(row: sa.Row[Any]) -> Clerk:
    return Clerk(row.name, Role(row.role))


def _audited(name: str) -> str:
    return f"clerk:{name}"
