"""The tables of the directory, as the newest migration leaves them; a test compares the two.

A moment is UTC. Ids are random and name nobody. `address_key` is the keyed hash of a normalized e-mail address
(`Transaction.keyed`): it finds rows again without collecting the addresses of strangers.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

HEAD: Final = "0002"  # the migration that this program works with

_NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, timezone-aware on both databases (SQLite keeps no zone)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Store UTC; SQLite gets it without its zone."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA: Final = sa.MetaData(naming_convention=_NAMING)


def _text(name: str, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, **options)


# One row, made by the first migration: `key` is what addresses are hashed with.
VAULT: Final = sa.Table("vault", METADATA, _text("name", primary_key=True), _text("value"))

# Registrations, until an address is confirmed. What was given is blanked once it is of no more use.
APPLICATIONS: Final = sa.Table(
    "applications",
    METADATA,
    _text("id", primary_key=True),
    _text("state"),  # pending, confirmed, taken
    sa.Column("created_at", Moment, nullable=False),
    _text("email"),
    _text("email_key"),
    _text("address_key", index=True),
    _text("password_hash"),
    _text("name"),
    _text("language"),
    _text("biller"),
    _text("number"),
    _text("street"),
    _text("city"),
    _text("state_code"),
    _text("zip"),
)

# Those who have confirmed an address. `email` is as typed, `email_key` as compared.
RESIDENTS: Final = sa.Table(
    "residents",
    METADATA,
    _text("id", primary_key=True),
    sa.Column("created_at", Moment, nullable=False),
    _text("email"),
    _text("email_key", unique=True),
    _text("password_hash"),
    _text("name"),
    _text("language"),
)

LINKS: Final = sa.Table(
    "links",
    METADATA,
    _text("id", primary_key=True),
    sa.Column(
        "resident", sa.Text, sa.ForeignKey("residents.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("created_at", Moment, nullable=False),
    _text("biller"),
    _text("number"),
    _text("status"),
    _text("name"),
    _text("street"),
    _text("city"),
    _text("state_code"),
    _text("zip"),
    sa.UniqueConstraint("biller", "number", "resident"),
)

# The new address of a resident, until its code is typed; a resident has one at a time.
ADDRESS_CHANGES: Final = sa.Table(
    "address_changes",
    METADATA,
    _text("id", primary_key=True),
    sa.Column(
        "resident", sa.Text, sa.ForeignKey("residents.id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    sa.Column("created_at", Moment, nullable=False),
    _text("email"),
    _text("email_key"),
    sa.Column("tries", sa.Integer, nullable=False),  # wrong codes typed, whether or not there is a right one
)

# `owner` is what a code is good for: an application, a resident or an address change.
CODES: Final = sa.Table(
    "codes",
    METADATA,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),  # in the order of their making
    _text("purpose"),
    _text("owner"),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Index(None, "owner", "purpose"),
)

# Readings are of the steady clock (`Transaction.steady`), in seconds.
LOCKOUTS: Final = sa.Table(
    "lockouts",
    METADATA,
    _text("id", primary_key=True),  # the keyed hash of scope and subject
    _text("scope"),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("since", sa.Float(53), nullable=False),  # reading of the last wrong try
    sa.Column("seconds", sa.Float(53), nullable=False),  # how long from `since` on nothing may be tried
    sa.Column("touched_at", Moment, nullable=False),
)

# Letters to send. Recipient and name are blanked when a letter has gone; the row stays to count letters.
OUTBOX: Final = sa.Table(
    "outbox",
    METADATA,
    _text("id", primary_key=True),
    _text("kind"),
    _text("purpose"),  # which letters to one address count together
    _text("owner"),  # what its code would be good for
    _text("address_key"),
    _text("recipient"),
    _text("name"),
    _text("language"),
    _text("state", index=True),  # waiting, sent, dropped
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("leased_until", Moment),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Index(None, "address_key", "purpose", "created_at"),
    sa.Index(None, "owner"),
)

# Those who work at a counter. `name` is what they sign in with, `id` the same as it is compared.
CLERKS: Final = sa.Table(
    "clerks",
    METADATA,
    _text("id", primary_key=True),
    _text("name"),
    _text("role"),  # clerk, supervisor
    _text("secret_hash"),  # of a PIN or password
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("disabled_at", Moment),
)

# Who did what to what, and when: ids only, and what clerks sign in with.
AUDIT: Final = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, sa.Identity(), primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
    _text("who"),
    _text("what"),
    _text("about"),
)
