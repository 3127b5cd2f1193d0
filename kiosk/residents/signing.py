"""Signing in by password or by a mailed code, and a new password for a forgotten one.

An unknown address gets the answers of a known one with a wrong password or code, after the same hashes and the
same rows: one hash for a right password, two for anything else, so that a pending registration does not
show either.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from kiosk.residents import addresses, codes, lockout
from kiosk.residents.directory import Transaction
from kiosk.residents.errors import Denied, Why
from kiosk.residents.identity import ApplicationId, Code, Resident
from kiosk.residents.posting import LetterKind, Recipient, post, wait_for
from kiosk.residents.records import NOTICE, Kit, recipient, resident_of
from kiosk.residents.schema import APPLICATIONS, RESIDENTS
from kiosk.secrets import Secret

Deed = Callable[[Transaction, str], None]  # what a right code leads to, with the resident's id


class Signing:
    """The part of `LocalIdentity` that knows residents again."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._passwords = lockout.of_passwords(kit.limits)
        self._codes = lockout.of_codes(kit.limits)

    def sign_in(self, email: str, password: Secret) -> Resident:
        """See `Identity`."""
        key = addresses.key_of(email)
        address_key = self._kit.directory.keyed(key)
        with self._kit.directory.transaction() as tx:
            entered = lockout.enter(tx, self._passwords, address_key)
            known = tx.run(
                sa.select(RESIDENTS.c.id, RESIDENTS.c.password_hash).where(RESIDENTS.c.email_key == key)
            ).one_or_none()
            pending = tx.run(
                sa.select(APPLICATIONS.c.id, APPLICATIONS.c.password_hash)
                .where(APPLICATIONS.c.address_key == address_key, APPLICATIONS.c.state == "pending")
                .order_by(APPLICATIONS.c.created_at.desc())
            ).all()
        if entered.wait:
            raise Denied(Why.LOCKED, wait=entered.wait)
        if self._kit.hasher.matches(known.password_hash if known else None, password) and known:
            return self._welcome(known.id, known.password_hash, password, address_key)
        found = self._kit.hasher.match_among([row.password_hash for row in pending], password)
        if found is None:
            raise Denied(Why.WRONG)
        with self._kit.directory.transaction() as tx:
            # Not cleared: who registers under a stranger's address must not win more guesses by it.
            lockout.give_back(tx, self._passwords, address_key)
        raise Denied(Why.UNCONFIRMED, application=ApplicationId(pending[found].id))

    def verify(self, resident: str, password: Secret) -> None:
        """Whether this is the resident's password, by the rules of signing in. Denied: WRONG, LOCKED."""
        with self._kit.directory.transaction() as tx:
            row = tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.id == resident)).one_or_none()
            address_key = tx.keyed(row.email_key if row else resident)
            entered = lockout.enter(tx, self._passwords, address_key)
        if entered.wait:
            raise Denied(Why.LOCKED, wait=entered.wait)
        if not self._kit.hasher.matches(row.password_hash if row else None, password):
            raise Denied(Why.WRONG)
        with self._kit.directory.transaction() as tx:
            lockout.clear(tx, self._passwords, address_key)

    def send_code(self, email: str, purpose: Code) -> None:
        """See `Identity`. `purpose` is SIGN_IN or PASSWORD."""
        kind = {Code.SIGN_IN: LetterKind.SIGN_IN_CODE, Code.PASSWORD: LetterKind.PASSWORD_CODE}[purpose]
        key = addresses.key_of(email)
        with self._kit.directory.transaction() as tx:
            row = tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.email_key == key)).one_or_none()
            wait = wait_for(tx, tx.keyed(key), purpose.value, self._kit.limits)
            if not wait.gap and not wait.day:
                to = recipient(tx, row) if row else Recipient("", tx.keyed(key), "", "")
                post(tx, kind, to, purpose=purpose.value, owner=row.id if row else "")

    def sign_in_by_code(self, email: str, code: str) -> Resident:
        """See `Identity`."""
        return self._by_code(email, code, Code.SIGN_IN, _signed_in)

    def check_password_code(self, email: str, code: str) -> None:
        """See `Identity`."""
        self._by_code(email, code, Code.PASSWORD, None)

    def set_password(self, email: str, code: str, password: Secret) -> Resident:
        """See `Identity`."""
        hashed = self._kit.hasher.hash(password)

        def deed(tx: Transaction, resident: str) -> None:
            self.keep_password(tx, resident, hashed)

        return self._by_code(email, code, Code.PASSWORD, deed)

    def keep_password(self, tx: Transaction, resident: str, hashed: str) -> None:
        """Keep the hash of a new password, lift the lock-out, let mailed codes die, have word of it mailed."""
        tx.run(sa.update(RESIDENTS).where(RESIDENTS.c.id == resident).values(password_hash=hashed))
        row = tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.id == resident)).one()
        codes.use_up(tx, Code.PASSWORD, resident)
        codes.use_up(tx, Code.SIGN_IN, resident)
        lockout.clear(tx, self._passwords, tx.keyed(row.email_key))
        post(tx, LetterKind.PASSWORD_CHANGED, recipient(tx, row), purpose=NOTICE, owner=resident)
        tx.audit(f"resident:{resident}", "password_changed", resident)

    def _by_code(self, email: str, code: str, purpose: Code, deed: Deed | None) -> Resident:
        """Try a code; a right one is used up for `deed`, or only looked at where there is none."""
        key = addresses.key_of(email)
        address_key = self._kit.directory.keyed(key)
        with self._kit.directory.transaction() as tx:
            entered = lockout.enter(tx, self._codes, address_key)
            known = tx.run(sa.select(RESIDENTS.c.id).where(RESIDENTS.c.email_key == key)).scalar_one_or_none()
        if entered.wait:
            raise Denied(Why.LOCKED, wait=entered.wait)
        owner = known or f"nobody {address_key}"
        hashed = codes.digest(code, purpose, owner, self._kit.cost)
        with self._kit.directory.transaction() as tx:
            tx.run(sa.select(RESIDENTS.c.id).where(RESIDENTS.c.id == owner).with_for_update())
            trial = codes.attempt(tx, purpose, owner, hashed, self._kit.limits, use=deed is not None)
            resident = resident_of(tx, owner)
            if trial is codes.Trial.GOOD and resident is not None:
                lockout.clear(tx, self._codes, address_key)
                if deed is not None:
                    deed(tx, resident.id)
                return resident
        if trial in {codes.Trial.EXPIRED, codes.Trial.USED, codes.Trial.SPENT}:
            raise codes.refusal(trial)
        # From the tries of the address, not of its codes: an unknown one has no codes and answers alike.
        raise Denied(Why.WRONG if entered.tries % self._kit.limits.code_tries else Why.SPENT)

    def _welcome(self, resident: str, kept: str, password: Secret, address_key: str) -> Resident:
        """Let in who gave the right password, and hash it anew where hashes cost more by now."""
        newer = self._kit.hasher.hash(password) if self._kit.hasher.is_outdated(kept) else None
        with self._kit.directory.transaction() as tx:
            tx.run(sa.select(RESIDENTS.c.id).where(RESIDENTS.c.id == resident).with_for_update())
            lockout.clear(tx, self._passwords, address_key)
            if newer is not None:
                # Not over a password that was changed in the meantime.
                same = (RESIDENTS.c.id == resident) & (RESIDENTS.c.password_hash == kept)
                tx.run(sa.update(RESIDENTS).where(same).values(password_hash=newer))
            _signed_in(tx, resident)
            found = resident_of(tx, resident)
        if found is None:
            raise Denied(Why.WRONG)
        return found


def _signed_in(tx: Transaction, resident: str) -> None:
    tx.audit(f"resident:{resident}", "signed_in", resident)
