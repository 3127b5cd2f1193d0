"""What alembic runs: the connection and its transaction are kiosk.residents.migrate's."""

from __future__ import annotations

from alembic import context

from kiosk.residents.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
