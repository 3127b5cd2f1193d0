"""What every part of the directory's own sign-in works with, and how a resident is read from the tables."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from kiosk.residents import lockout
from kiosk.residents.directory import Clash, Directory, Transaction
from kiosk.residents.hashing import Cost, Hasher
from kiosk.residents.identity import AccountLink, LinkId, LinkStatus, Resident, ResidentId
from kiosk.residents.limits import Limits
from kiosk.residents.posting import Recipient
from kiosk.residents.schema import LINKS, RESIDENTS

# Biller's id, account number, ZIP code, name: whether the city's records have them together.
Proves = Callable[[str, str, str, str], bool]

REGISTRATION: Final = "registration"  # what letters are counted by
ADDRESS: Final = "address"
NOTICE: Final = "notice"


class Kit:
    """The directory, its limits, the cost of hashes and the city's records: passed to every part."""

    def __init__(self, directory: Directory, limits: Limits, cost: Cost, proves: Proves | None) -> None:
        self.directory = directory
        self.limits = limits
        self.cost = cost
        self.hasher = Hasher(cost)
        self._proves = proves

    def status(self, biller: str, number: str, zip_code: str, name: str) -> LinkStatus:
        """NEW where the city's records match; UNPROVEN where they don't or there are none: a clerk decides.

        UNPROVEN as well, unasked, after too many names for one account number within a day.
        """
        if self._proves is None:
            return LinkStatus.UNPROVEN
        rule, account = lockout.of_accounts(self.limits), f"{biller}\0{number}"
        with self.directory.transaction() as tx:
            wait = lockout.left(tx, rule, account)
        if wait:
            return LinkStatus.UNPROVEN
        if self._proves(biller, number, zip_code, name):
            return LinkStatus.NEW
        with self.directory.transaction() as tx:
            lockout.enter(tx, rule, account)
        return LinkStatus.UNPROVEN


def new_id() -> str:
    """A random id that names nobody."""
    return uuid.uuid4().hex


def resident_of(tx: Transaction, resident: str) -> Resident | None:
    """The resident with this id."""
    row = tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.id == resident)).one_or_none()
    if row is None:
        return None
    links = tx.run(
        sa.select(LINKS).where(LINKS.c.resident == resident).order_by(LINKS.c.created_at, LINKS.c.id)
    )
    return Resident(
        id=ResidentId(row.id),
        name=row.name,
        email=row.email,
        language=row.language,
        links=tuple(_link(link) for link in links),
    )


def take_address(tx: Transaction, email_key: str, resident: str = "") -> None:
    """Make sure that nobody else has this address until the transaction ends. Raises Clash.

    The unique key would say the same, but PostgreSQL writes what clashed into its own log.
    """
    tx.alone(f"address {email_key}")
    others = (RESIDENTS.c.email_key == email_key) & (RESIDENTS.c.id != resident)
    if tx.run(sa.select(RESIDENTS.c.id).where(others)).one_or_none() is not None:
        raise Clash


def recipient(tx: Transaction, row: sa.Row[Any]) -> Recipient:
    """Whom to write to, of a row of residents or applications."""
    return Recipient(row.email, tx.keyed(row.email_key), row.name, row.language)


def _link(row: sa.Row[Any]) -> AccountLink:
    return AccountLink(
        id=LinkId(row.id),
        biller=row.biller,
        number=row.number,
        status=LinkStatus(row.status),
        name=row.name,
        street=row.street,
        city=row.city,
        state=row.state_code,
        zip=row.zip,
    )
