"""What waits for a clerk: registrations that nobody confirmed, and accounts that nothing has shown to be theirs."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from kiosk.residents import addresses
from kiosk.residents.identity import AccountLink, LinkId, LinkStatus, Resident
from kiosk.residents.records import Kit, resident_of
from kiosk.residents.schema import APPLICATIONS, LINKS, RESIDENTS
from kiosk.residents.texts import storable


class Kind(enum.Enum):
    """What a clerk has to do with it."""

    APPLICATION = "application"  # a registration: its mailed code was never typed
    UNPROVEN = "unproven"  # an account: a clerk decides
    HELD = "held"  # an account that the provider knows under another address: to be released there


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """One of them, for a clerk's eyes alone. repr names nobody.

    `name` is the resident's, `holder` the one given for the account, `email` as typed, `since` in UTC.
    """

    id: str
    kind: Kind
    biller: str
    number: str
    name: str
    holder: str
    email: str
    since: datetime

    def __repr__(self) -> str:
        return f"Waiting({self.id}, {self.kind.value})"


class WaitingRoom:
    """The part of `LocalIdentity` that a clerk asks."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def find(
        self,
        *,
        email: str = "",
        accounts: Sequence[tuple[str, str]] = (),
        ids: Sequence[str] = (),
        most: int,
    ) -> tuple[Waiting, ...]:
        """What waits under this address, under one of these accounts (biller and number), or has one of these ids.

        The newest first, `most` of it at most.
        """
        key = addresses.key_of(email) if email else ""
        pairs = [(biller, storable(number)) for biller, number in accounts]
        with self._kit.directory.transaction() as tx:
            applied = tx.run(
                sa.select(APPLICATIONS)
                .where(APPLICATIONS.c.state == "pending", _meant(APPLICATIONS, APPLICATIONS, key, pairs, ids))
                .order_by(APPLICATIONS.c.created_at.desc(), APPLICATIONS.c.id)
                .limit(most)
            ).all()
            linked = tx.run(
                sa.select(LINKS, RESIDENTS.c.name.label("resident_name"), RESIDENTS.c.email)
                .join(RESIDENTS, RESIDENTS.c.id == LINKS.c.resident)
                .where(
                    LINKS.c.status.in_([LinkStatus.UNPROVEN.value, LinkStatus.HELD.value]),
                    _meant(LINKS, RESIDENTS, key, pairs, ids),
                )
                .order_by(LINKS.c.created_at.desc(), LINKS.c.id)
                .limit(most)
            ).all()
        found = [_applied(row) for row in applied] + [_linked(row) for row in linked]
        return tuple(sorted(found, key=lambda each: each.since, reverse=True)[:most])

    def unproven(self, link: LinkId) -> tuple[Resident, AccountLink] | None:
        """The account that waits for a clerk under this id, and whose it is to be; None if it waits no more."""
        with self._kit.directory.transaction() as tx:
            owner = tx.run(sa.select(LINKS.c.resident).where(LINKS.c.id == link)).scalar_one_or_none()
            resident = resident_of(tx, owner) if owner is not None else None
        for each in resident.links if resident is not None else ():
            if resident is not None and each.id == link and each.status is LinkStatus.UNPROVEN:
                return resident, each
        return None


def _meant(
    table: sa.Table, person: sa.Table, key: str, pairs: list[tuple[str, str]], ids: Sequence[str]
) -> sa.ColumnElement[bool]:
    """Whether a row is one of those asked for; an empty question means none."""
    asked: list[sa.ColumnElement[bool]] = [
        (table.c.biller == biller) & (table.c.number == number) for biller, number in pairs
    ]
    if key:
        asked.append(person.c.email_key == key)
    return sa.or_(table.c.id.in_(ids), *asked)


def _applied(row: sa.Row[Any]) -> Waiting:
    return Waiting(
        id=row.id,
        kind=Kind.APPLICATION,
        biller=row.biller,
        number=row.number,
        name=row.name,
        holder=row.name,
        email=row.email,
        since=row.created_at,
    )


def _linked(row: sa.Row[Any]) -> Waiting:
    return Waiting(
        id=row.id,
        kind=Kind.UNPROVEN if row.status == LinkStatus.UNPROVEN.value else Kind.HELD,
        biller=row.biller,
        number=row.number,
        name=row.resident_name,
        holder=row.name,
        email=row.email,
        since=row.created_at,
    )
