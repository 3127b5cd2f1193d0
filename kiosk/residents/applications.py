"""Registrations: kept, confirmed by the code that was mailed for this one, or by a clerk.

Several may wait for one address, since nobody knows yet whose it is. The first that is confirmed makes the
resident; the database's own unique key decides between terminals.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from kiosk.residents import addresses, codes
from kiosk.residents.directory import Clash, Transaction
from kiosk.residents.errors import Denied, Why
from kiosk.residents.identity import Applicant, ApplicationId, Code, LinkStatus, Resident
from kiosk.residents.posting import LetterKind, post, wait_for
from kiosk.residents.records import REGISTRATION, Kit, new_id, recipient, resident_of, take_address
from kiosk.residents.schema import APPLICATIONS, LINKS, RESIDENTS
from kiosk.residents.texts import storable

# What is forgotten of an application that has come to its end.
_BLANK: Final = dict.fromkeys(
    (
        "email",
        "email_key",
        "address_key",
        "password_hash",
        "name",
        "number",
        "street",
        "city",
        "state_code",
        "zip",
    ),
    "",
)


class Applications:
    """The part of `LocalIdentity` that makes residents."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def register(self, applicant: Applicant) -> ApplicationId:
        """See `Identity`. Raises ValueError for what is no e-mail address: the screen asks for one first."""
        address = addresses.parse(applicant.email)
        if address is None:
            raise ValueError("not an e-mail address")
        address_key = self._kit.directory.keyed(address.key)
        # Applications of one address share their salt, so that checking a password against all is one check.
        salt = bytes.fromhex(self._kit.directory.keyed(f"salt\0{address.key}"))[:16]
        hashed = self._kit.hasher.hash(applicant.password, salt)
        application = ApplicationId(new_id())
        with self._kit.directory.transaction() as tx:
            wait = wait_for(tx, address_key, REGISTRATION, self._kit.limits)
            if not wait.day:
                tx.run(
                    sa.insert(APPLICATIONS).values(
                        id=application,
                        state="pending",
                        created_at=tx.now,
                        email=address.typed,
                        email_key=address.key,
                        address_key=address_key,
                        password_hash=hashed,
                        **_given(applicant),
                    )
                )
                tx.audit(f"application:{application}", "registered", application)
                self._write(tx, application, wait.gap)
        if wait.day:
            raise Denied(Why.TOO_MANY, wait=wait.day)
        return application

    def resend(self, application: ApplicationId) -> None:
        """See `Identity`. One that is no longer waiting is passed over in silence."""
        with self._kit.directory.transaction() as tx:
            row = _row(tx, application)
            if row is None or row.state != "pending":
                return
            wait = wait_for(tx, row.address_key, REGISTRATION, self._kit.limits)
            denied = max(wait.gap, wait.day)
            if not denied:
                self._write(tx, application, 0)
        if denied:
            raise Denied(Why.TOO_MANY, wait=denied)

    def confirm(self, application: ApplicationId, code: str) -> Resident:
        """See `Identity`."""
        hashed = codes.digest(code, Code.CONFIRM, application, self._kit.cost)
        status = self._status(application)

        try:
            with self._kit.directory.transaction() as tx:
                _row(tx, application)
                trial = codes.attempt(tx, Code.CONFIRM, application, hashed, self._kit.limits)
                if trial is codes.Trial.GOOD:
                    return self._admit(tx, application, status, who=f"application:{application}")
        except Clash:
            self._lost(application)
            raise Denied(Why.TAKEN) from None
        raise codes.refusal(trial)

    def confirm_by_clerk(self, application: ApplicationId, clerk: str) -> Resident:
        """Make the resident of an application whom the clerk with this id has seen. Denied: WRONG, USED, TAKEN."""
        status = self._status(application)
        try:
            with self._kit.directory.transaction() as tx:
                row = _row(tx, application)
                if row is not None and row.state == "pending":
                    codes.use_up(tx, Code.CONFIRM, application)
                    return self._admit(tx, application, status, who=f"clerk:{clerk}")
        except Clash:
            self._lost(application)
            raise Denied(Why.TAKEN) from None
        raise Denied(Why.WRONG if row is None else Why.TAKEN if row.state == "taken" else Why.USED)

    def _write(self, tx: Transaction, application: ApplicationId, delay: int) -> None:
        """Post the code, or to the owner of a registered address word of that instead."""
        row = tx.run(sa.select(APPLICATIONS).where(APPLICATIONS.c.id == application)).one()
        known = tx.run(sa.select(RESIDENTS.c.id).where(RESIDENTS.c.email_key == row.email_key)).one_or_none()
        kind = LetterKind.CONFIRM if known is None else LetterKind.ALREADY_REGISTERED
        post(tx, kind, recipient(tx, row), purpose=REGISTRATION, owner=application, delay=delay)

    def _status(self, application: ApplicationId) -> LinkStatus:
        """What the city's records say of the account applied with; asked outside of any transaction."""
        with self._kit.directory.transaction() as tx:
            row = _row(tx, application)
        if row is None or row.state != "pending":
            return LinkStatus.UNPROVEN
        return self._kit.status(row.biller, row.number, row.zip, row.name)

    def _admit(self, tx: Transaction, application: str, status: LinkStatus, who: str) -> Resident:
        """Make the resident. Raises Clash where the address has become someone's."""
        row = tx.run(sa.select(APPLICATIONS).where(APPLICATIONS.c.id == application).with_for_update()).one()
        if row.state != "pending":
            raise Clash
        take_address(tx, row.email_key)
        resident, person = new_id(), ("email", "email_key", "password_hash", "name", "language")
        account = ("biller", "number", "name", "street", "city", "state_code", "zip")
        tx.run(
            sa.insert(RESIDENTS).values(
                id=resident, created_at=tx.now, **{each: getattr(row, each) for each in person}
            )
        )
        tx.run(
            sa.insert(LINKS).values(
                id=new_id(),
                resident=resident,
                created_at=tx.now,
                status=status.value,
                **{each: getattr(row, each) for each in account},
            )
        )
        tx.run(
            sa.update(APPLICATIONS)
            .where(APPLICATIONS.c.id == application)
            .values(state="confirmed", **_BLANK)
        )
        tx.audit(who, "confirmed", resident)
        made = resident_of(tx, resident)
        assert made is not None  # noqa: S101  written above
        return made

    def _lost(self, application: str) -> None:
        """End an application whose address has become someone's in the meantime."""
        with self._kit.directory.transaction() as tx:
            ended = (APPLICATIONS.c.id == application) & (APPLICATIONS.c.state == "pending")
            tx.run(sa.update(APPLICATIONS).where(ended).values(state="taken", **_BLANK))
            tx.audit(f"application:{application}", "taken", application)


def _row(tx: Transaction, application: str) -> sa.Row[Any] | None:
    # Rows are locked in one order everywhere, so that nobody waits for each other: applications, residents,
    # letters, codes, lock-outs.
    return tx.run(
        sa.select(APPLICATIONS).where(APPLICATIONS.c.id == application).with_for_update()
    ).one_or_none()


def _given(applicant: Applicant) -> dict[str, str]:
    given = {
        "name": applicant.name,
        "language": applicant.language,
        "biller": applicant.biller,
        "number": applicant.number,
        "street": applicant.street,
        "city": applicant.city,
        "state_code": applicant.state,
        "zip": applicant.zip,
    }
    return {name: storable(text) for name, text in given.items()}
