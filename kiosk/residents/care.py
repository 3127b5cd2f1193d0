"""What residents who are signed in change: password, address, accounts, and their whole registration."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from kiosk.residents import addresses, codes
from kiosk.residents.directory import Clash, Transaction
from kiosk.residents.errors import Denied, Why
from kiosk.residents.identity import Code, LinkStatus, Resident, ResidentId
from kiosk.residents.posting import LetterKind, Recipient, post, wait_for, withdraw
from kiosk.residents.records import ADDRESS, NOTICE, Kit, new_id, recipient, resident_of, take_address
from kiosk.residents.schema import ADDRESS_CHANGES, APPLICATIONS, LINKS, RESIDENTS
from kiosk.residents.signing import Signing
from kiosk.secrets import Secret


class Care:
    """The part of `LocalIdentity` that changes residents."""

    def __init__(self, kit: Kit, signing: Signing) -> None:
        self._kit = kit
        self._signing = signing

    def change_password(self, resident: ResidentId, current: Secret, new: Secret) -> None:
        """See `Identity`."""
        self._signing.verify(resident, current)
        hashed = self._kit.hasher.hash(new)
        with self._kit.directory.transaction() as tx:
            if _row(tx, resident) is None:
                raise Denied(Why.WRONG)
            self._signing.keep_password(tx, resident, hashed)

    def start_address_change(self, resident: ResidentId, current: Secret, email: str) -> None:
        """See `Identity`. Raises ValueError for what is no e-mail address: the screen asks for one first."""
        address = addresses.parse(email)
        if address is None:
            raise ValueError("not an e-mail address")
        self._signing.verify(resident, current)
        with self._kit.directory.transaction() as tx:
            row = _row(tx, resident)
            if row is None:
                raise Denied(Why.WRONG)
            to = Recipient(address.typed, tx.keyed(address.key), row.name, row.language)
            wait = wait_for(tx, to.key, ADDRESS, self._kit.limits)
            # The old address hears of each change: by that a resident's changes are counted.
            today = wait_for(tx, tx.keyed(row.email_key), f"{ADDRESS}_{NOTICE}", self._kit.limits)
            denied = max(wait.gap, wait.day, today.day)
            if not denied:
                self._start(tx, row, address, to)
        if denied:
            raise Denied(Why.TOO_MANY, wait=denied)

    def finish_address_change(self, resident: ResidentId, code: str) -> Resident:
        """See `Identity`."""
        with self._kit.directory.transaction() as tx:
            change = _change(tx, resident)
        owner = change.id if change else "nobody"
        hashed = codes.digest(code, Code.ADDRESS, owner, self._kit.cost)
        try:
            with self._kit.directory.transaction() as tx:
                _row(tx, resident)
                trial = self._try(tx, owner, hashed)
                if trial is codes.Trial.GOOD:
                    return self._finish(tx, resident, owner)
        except Clash:
            raise Denied(Why.TAKEN) from None
        raise codes.refusal(trial)

    def delete(self, resident: ResidentId, password: Secret) -> None:
        """See `Identity`. Accounts and address changes go with their resident."""
        self._signing.verify(resident, password)
        with self._kit.directory.transaction() as tx:
            key = tx.run(
                sa.select(RESIDENTS.c.email_key).where(RESIDENTS.c.id == resident)
            ).scalar_one_or_none()
            waiting = APPLICATIONS.c.address_key == tx.keyed(key or resident)
            applications = list(
                tx.run(sa.select(APPLICATIONS.c.id).where(waiting).with_for_update()).scalars()
            )
            if _row(tx, resident) is None:
                return
            change = _change(tx, resident)
            for owner in (resident, *applications, *((change.id,) if change else ())):
                withdraw(tx, owner)
                codes.forget(tx, owner)
            tx.run(sa.delete(APPLICATIONS).where(waiting))
            tx.run(sa.delete(RESIDENTS).where(RESIDENTS.c.id == resident))
            tx.audit(f"resident:{resident}", "deleted", resident)
        self._kit.directory.scrub()

    def _start(self, tx: Transaction, row: sa.Row[Any], address: addresses.Address, to: Recipient) -> None:
        """Replace the change that waits, if any, by a new one, and write to both addresses."""
        earlier = _change(tx, row.id)
        if earlier is not None:
            withdraw(tx, earlier.id)
            codes.forget(tx, earlier.id)
            tx.run(sa.delete(ADDRESS_CHANGES).where(ADDRESS_CHANGES.c.id == earlier.id))
        change = new_id()
        tx.run(
            sa.insert(ADDRESS_CHANGES).values(
                id=change,
                resident=row.id,
                created_at=tx.now,
                email=address.typed,
                email_key=address.key,
                tries=0,
            )
        )
        others = (RESIDENTS.c.email_key == address.key) & (RESIDENTS.c.id != row.id)
        taken = tx.run(sa.select(RESIDENTS.c.id).where(others)).one_or_none() is not None
        kind = LetterKind.ALREADY_REGISTERED if taken else LetterKind.ADDRESS_CODE
        post(tx, kind, to, purpose=ADDRESS, owner=change)
        notice = f"{ADDRESS}_{NOTICE}"
        post(tx, LetterKind.ADDRESS_CHANGING, recipient(tx, row), purpose=notice, owner=row.id)
        tx.audit(f"resident:{row.id}", "address_change_started", row.id)

    def _try(self, tx: Transaction, change: str, hashed: bytes) -> codes.Trial:
        """Try a code; wrong ones are counted for the change, since one to a stranger's address has no code."""
        trial = codes.attempt(tx, Code.ADDRESS, change, hashed, self._kit.limits)
        if trial not in {codes.Trial.WRONG, codes.Trial.LAST}:
            return trial
        counted = (
            sa.update(ADDRESS_CHANGES)
            .where(ADDRESS_CHANGES.c.id == change)
            .values(tries=ADDRESS_CHANGES.c.tries + 1)
            .returning(ADDRESS_CHANGES.c.tries)
        )
        tries = tx.run(counted).scalar_one_or_none() or 0
        return codes.Trial.LAST if tries >= self._kit.limits.code_tries else codes.Trial.WRONG

    def _finish(self, tx: Transaction, resident: str, change: str) -> Resident:
        """Give the resident the new address. Raises Clash where it has become someone else's."""
        row = tx.run(
            sa.select(ADDRESS_CHANGES).where(
                ADDRESS_CHANGES.c.id == change, ADDRESS_CHANGES.c.resident == resident
            )
        ).one_or_none()
        if row is None:
            raise Denied(Why.WRONG)
        take_address(tx, row.email_key, resident)
        tx.run(
            sa.update(RESIDENTS)
            .where(RESIDENTS.c.id == resident)
            .values(email=row.email, email_key=row.email_key)
        )
        # The row stays for a while, so that the same code typed again is a used one.
        tx.run(
            sa.update(ADDRESS_CHANGES).where(ADDRESS_CHANGES.c.id == change).values(email="", email_key="")
        )
        # What was mailed to the old address opens nothing any more.
        withdraw(tx, resident, codes_only=True)
        codes.forget(tx, resident)
        known = LINKS.c.status.in_([LinkStatus.READY.value, LinkStatus.HELD.value])
        tx.run(
            sa.update(LINKS).where(LINKS.c.resident == resident, known).values(status=LinkStatus.NEW.value)
        )
        tx.audit(f"resident:{resident}", "address_changed", resident)
        changed = resident_of(tx, resident)
        if changed is None:
            raise Denied(Why.WRONG)
        return changed


def _row(tx: Transaction, resident: str) -> sa.Row[Any] | None:
    return tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.id == resident).with_for_update()).one_or_none()


def _change(tx: Transaction, resident: str) -> sa.Row[Any] | None:
    return tx.run(sa.select(ADDRESS_CHANGES).where(ADDRESS_CHANGES.c.resident == resident)).one_or_none()
