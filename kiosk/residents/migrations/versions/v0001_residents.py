"""The first tables: residents, their accounts, and everything that leads to them.

Revision: 0001
"""

from __future__ import annotations

import secrets
from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None


def upgrade() -> None:
    """Make every table, and the key that addresses are hashed with."""
    _applications()
    _audit()
    _codes()
    _lockouts()
    _outbox()
    _residents()
    _vault()
    _address_changes()
    _links()


def downgrade() -> None:
    """Drop every table with all that is in it."""
    for table in (
        "links",
        "address_changes",
        "vault",
        "residents",
        "outbox",
        "lockouts",
        "codes",
        "audit",
        "applications",
    ):
        op.drop_table(table)


def moment() -> sa.DateTime:
    """A moment in UTC; SQLite keeps it without its zone."""
    return sa.DateTime(timezone=True)


def _applications() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("biller", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("state_code", sa.Text(), nullable=False),
        sa.Column("zip", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
    )
    op.create_index("ix_applications_address_key", "applications", ["address_key"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("at", moment(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("expires_at", moment(), nullable=False),
        sa.Column("used_at", moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_codes"),
    )
    op.create_index("ix_codes_owner_purpose", "codes", ["owner", "purpose"])


def _lockouts() -> None:
    op.create_table(
        "lockouts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", sa.Float(precision=53), nullable=False),
        sa.Column("seconds", sa.Float(precision=53), nullable=False),
        sa.Column("touched_at", moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lockouts"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("address_key", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("due_at", moment(), nullable=False),
        sa.Column("leased_until", moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index(
        "ix_outbox_address_key_purpose_created_at", "outbox", ["address_key", "purpose", "created_at"]
    )
    op.create_index("ix_outbox_owner", "outbox", ["owner"])
    op.create_index("ix_outbox_state", "outbox", ["state"])


def _residents() -> None:
    op.create_table(
        "residents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_residents"),
        sa.UniqueConstraint("email_key", name="uq_residents_email_key"),
    )


def _vault() -> None:
    vault = op.create_table(
        "vault",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_vault"),
    )
    op.bulk_insert(vault, [{"name": "key", "value": secrets.token_hex(32)}])


def _address_changes() -> None:
    op.create_table(
        "address_changes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("resident", sa.Text(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resident"], ["residents.id"], name="fk_address_changes_resident", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_address_changes"),
        sa.UniqueConstraint("resident", name="uq_address_changes_resident"),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("resident", sa.Text(), nullable=False),
        sa.Column("created_at", moment(), nullable=False),
        sa.Column("biller", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("state_code", sa.Text(), nullable=False),
        sa.Column("zip", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["resident"], ["residents.id"], name="fk_links_resident", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("biller", "number", "resident", name="uq_links_biller_number_resident"),
    )
    op.create_index("ix_links_resident", "links", ["resident"])
