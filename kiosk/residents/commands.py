"""What `kiosk residents` does: migrate, show, unlock. Its words are for a technician and name nobody in full."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from kiosk.account import AccountNumber
from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError
from kiosk.paths import state_folder
from kiosk.residents import addresses, lockout
from kiosk.residents.directory import Directory, Transaction
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.identity import ResidentId
from kiosk.residents.limits import Limits
from kiosk.residents.migrate import migrate as migrate_database
from kiosk.residents.retention import export
from kiosk.residents.schema import APPLICATIONS, LINKS, RESIDENTS
from kiosk.secrets import Secret, database
from kiosk.settings import Settings

KEY: Final = "residents.database"
REMEDY: Final = "Store an URL like postgresql://user:password@host/database?sslmode=verify-full there"
UNKNOWN: Final = 2  # exit status of `show` for an address that nobody has


def database_url(settings: Settings, file: str) -> Secret:
    """Where the directory is, as SQLAlchemy's URL; `file` is the configuration's name for messages.

    "sqlite" is a file of this terminal's state folder; anything else a secret. Raises ConfigurationError. To be
    called before the environment is reduced.
    """
    secret = database(settings, file)
    if secret is None:
        return url_of_file(state_folder() / FILE)
    try:
        backend = sa.make_url(secret.reveal()).get_backend_name()
    except (ArgumentError, ValueError):
        backend = ""
    if backend != "postgresql":
        raise ConfigurationError(file, KEY, "the secret is no PostgreSQL URL", REMEDY)
    return secret


def migrate(settings: Settings, file: str) -> int:
    """`kiosk residents migrate`. Raises DirectoryUnavailable, ConfigurationError."""
    version = migrate_database(database_url(settings, file))
    sys.stdout.write(f"The directory stands at {version}.\n")
    return 0


def show(settings: Settings, file: str, email: str) -> int:
    """`kiosk residents show`: one resident's state. Raises DirectoryUnavailable, ConfigurationError."""
    directory = Directory(database_url(settings, file), SystemClock())
    try:
        with directory.transaction() as tx:
            lines = list(_lines(tx, email))
    finally:
        directory.close()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0 if len(lines) > 2 else UNKNOWN


def show_whole(settings: Settings, file: str, email: str) -> int:
    """`kiosk residents show --whole`: everything that is kept of one resident, as JSON, when they ask for it.

    Raises DirectoryUnavailable, ConfigurationError.
    """
    directory = Directory(database_url(settings, file), SystemClock())
    try:
        with directory.transaction() as tx:
            known = RESIDENTS.c.email_key == addresses.key_of(email)
            resident = tx.run(sa.select(RESIDENTS.c.id).where(known)).scalar_one_or_none()
        kept = export(directory, ResidentId(resident)) if resident is not None else {}
    finally:
        directory.close()
    sys.stdout.write(json.dumps(kept, indent=2, default=str) + "\n")
    return 0 if kept else UNKNOWN


def unlock(settings: Settings, file: str, email: str) -> int:
    """`kiosk residents unlock`: lift every lock-out of an address, and audit it.

    Raises DirectoryUnavailable, ConfigurationError.
    """
    directory = Directory(database_url(settings, file), SystemClock())
    try:
        with directory.transaction() as tx:
            key = addresses.key_of(email)
            for rule in (lockout.of_passwords(Limits()), lockout.of_codes(Limits())):
                lockout.clear(tx, rule, tx.keyed(key))
            resident = tx.run(
                sa.select(RESIDENTS.c.id).where(RESIDENTS.c.email_key == key)
            ).scalar_one_or_none()
            tx.audit("technician", "unlocked", resident or "unknown")
    finally:
        directory.close()
    sys.stdout.write(f"{addresses.masked(email)}: no lock-out.\n")
    return 0


def _lines(tx: Transaction, email: str) -> Iterator[str]:
    """Address and lock-out first, then what there is of registration and accounts."""
    key = addresses.key_of(email)
    yield addresses.masked(email)
    waits = [
        lockout.left(tx, rule, tx.keyed(key))
        for rule in (lockout.of_passwords(Limits()), lockout.of_codes(Limits()))
    ]
    yield f"lock-out: passwords {waits[0]} s, codes {waits[1]} s"
    pending = (APPLICATIONS.c.address_key == tx.keyed(key)) & (APPLICATIONS.c.state == "pending")
    for row in tx.run(sa.select(APPLICATIONS).where(pending).order_by(APPLICATIONS.c.created_at)):
        yield f"registration {row.id}: not confirmed, since {row.created_at:%Y-%m-%d %H:%M} UTC"
    resident = tx.run(sa.select(RESIDENTS).where(RESIDENTS.c.email_key == key)).one_or_none()
    if resident is not None:
        yield f"resident {resident.id}: confirmed {resident.created_at:%Y-%m-%d %H:%M} UTC"
        for link in tx.run(sa.select(LINKS).where(LINKS.c.resident == resident.id).order_by(LINKS.c.id)):
            yield _account(link)


def _account(link: sa.Row[Any]) -> str:
    return f"account {AccountNumber(link.number).masked} of biller {link.biller}: {link.status} ({link.id})"
