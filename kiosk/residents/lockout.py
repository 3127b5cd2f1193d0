"""Lock-outs: after some wrong tries a subject has to wait, each time twice as long, at every terminal.

A try is counted before it is made and given back when it was right: a hundred at once are a hundred. Waiting is
measured on the steady clock, never on the wall clock; where that went back (a terminal was restarted, a
server's clock was set), what is left begins anew, so that nobody waits for longer than the rule says.
Only a keyed hash of the subject is kept: the table names nobody, known or unknown.
"""

from __future__ import annotations

import math
from typing import Any

import msgspec
import sqlalchemy as sa

from kiosk.residents.directory import Transaction
from kiosk.residents.limits import Limits
from kiosk.residents.schema import LOCKOUTS


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """How many tries of one scope are free, and how the waiting grows; in seconds."""

    scope: str
    free: int
    first: float
    longest: float
    forget: float

    def after(self, tries: int) -> float:
        """How long to wait after so many wrong tries."""
        if tries < self.free:
            return 0.0
        # Beyond 2**32 times the first wait the longest is reached long since.
        return min(self.first * 2.0 ** min(tries - self.free, 32), self.longest)


class Entered(msgspec.Struct, frozen=True):
    """Whether a try may be made: not before `wait` seconds have passed; it is the `tries`-th."""

    wait: int
    tries: int


def of_passwords(limits: Limits) -> Rule:
    """The rule for the passwords of an address."""
    return _growing("password", limits)


def of_codes(limits: Limits) -> Rule:
    """The rule for the codes of an address: apart, so that a stranger's guesses leave the other way open."""
    return _growing("code", limits)


def of_clerks(limits: Limits) -> Rule:
    """The rule for the PIN or password of a clerk, by the name that they sign in with."""
    return _growing("clerk", limits)


def of_proofs(limits: Limits) -> Rule:
    """The rule for account numbers that a resident calls theirs without a match."""
    day = 86400.0
    return Rule(scope="proof", free=limits.unproven_a_day, first=day, longest=day, forget=day)


def of_accounts(limits: Limits) -> Rule:
    """The rule for the names and ZIP codes tried for one account number, by however many residents."""
    return msgspec.structs.replace(of_proofs(limits), scope="account", free=limits.unproven_of_account_a_day)


def enter(tx: Transaction, rule: Rule, subject: str) -> Entered:
    """Count a try, unless it must wait. Others of this subject wait until the transaction ends."""
    row = _row(tx, rule, subject)
    wait = _wait(tx, row)
    if wait > 0:
        return Entered(wait, 0)
    tries = 1 if row is None or tx.steady - row.since > rule.forget else row.tries + 1
    _keep(tx, rule, subject, tries)
    return Entered(0, tries)


def give_back(tx: Transaction, rule: Rule, subject: str) -> None:
    """Take back one try: it was neither right nor a guess."""
    row = _row(tx, rule, subject)
    if row is not None and row.tries > 0:
        _keep(tx, rule, subject, row.tries - 1)


def clear(tx: Transaction, rule: Rule, subject: str) -> None:
    """Forget all tries of a subject."""
    tx.run(sa.delete(LOCKOUTS).where(LOCKOUTS.c.id == _id(tx, rule, subject)))


def left(tx: Transaction, rule: Rule, subject: str) -> int:
    """The seconds that a subject has yet to wait; 0 if it may try."""
    return _wait(tx, _row(tx, rule, subject))


def _growing(scope: str, limits: Limits) -> Rule:
    return Rule(
        scope=scope,
        free=limits.free_tries,
        first=limits.first_lock_seconds,
        longest=limits.longest_lock_seconds,
        forget=limits.forget_hours * 3600,
    )


def _id(tx: Transaction, rule: Rule, subject: str) -> str:
    return tx.keyed(f"{rule.scope}\0{subject}")


def _row(tx: Transaction, rule: Rule, subject: str) -> sa.Row[Any] | None:
    row_id = _id(tx, rule, subject)
    tx.alone(f"lockout {row_id}")
    row = tx.run(sa.select(LOCKOUTS).where(LOCKOUTS.c.id == row_id)).one_or_none()
    if row is not None and row.since > tx.steady:
        tx.run(sa.update(LOCKOUTS).where(LOCKOUTS.c.id == row_id).values(since=tx.steady))
        row = tx.run(sa.select(LOCKOUTS).where(LOCKOUTS.c.id == row_id)).one_or_none()
    return row


def _wait(tx: Transaction, row: sa.Row[Any] | None) -> int:
    return 0 if row is None else max(0, math.ceil(row.since + row.seconds - tx.steady))


def _keep(tx: Transaction, rule: Rule, subject: str, tries: int) -> None:
    row_id = _id(tx, rule, subject)
    values = {"tries": tries, "since": tx.steady, "seconds": rule.after(tries), "touched_at": tx.now}
    if tx.run(sa.update(LOCKOUTS).where(LOCKOUTS.c.id == row_id).values(**values)).rowcount == 0:
        tx.run(sa.insert(LOCKOUTS).values(id=row_id, scope=rule.scope, **values))
