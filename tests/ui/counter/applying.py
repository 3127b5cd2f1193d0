"""Residents who register at the directory of a counter under test, and what it kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from kiosk.clock import SystemClock
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.hashing import Cost
from kiosk.residents.identity import Applicant, ApplicationId, LinkStatus
from kiosk.residents.identity_local import LocalIdentity
from kiosk.residents.schema import AUDIT, LINKS
from kiosk.secret import Secret

EMAIL = "marisol.vega@example.org"
NUMBER = "13275-9960"
PASSWORD = Secret("tangled kelp on 9 piers")
_CHEAP = Cost(memory_kib=8, passes=1)


class Hall:
    """The directory of the counter in this state folder, as another terminal at it sees it."""

    def __init__(self, state: Path) -> None:
        self._state = state

    @contextmanager
    def identity(self) -> Iterator[LocalIdentity]:
        """The residents' side of the other terminal, where every account waits for a clerk."""
        with self._directory() as directory:
            yield LocalIdentity(directory, proves=None, cost=_CHEAP)

    def apply(self, *, number: str = NUMBER, email: str = EMAIL, name: str = "Marisol Vega") -> ApplicationId:
        """Somebody registers, and the code is never typed."""
        applicant = Applicant(
            biller="4234",
            number=number,
            name=name,
            street="118 Lantern Way",
            city="Casselberry",
            state="FL",
            zip="32707",
            email=email,
            password=PASSWORD,
            language="en",
        )
        with self.identity() as identity:
            return identity.register(applicant)

    def reside(self, *, number: str = NUMBER, email: str = EMAIL) -> None:
        """Somebody is registered, and their account waits for a clerk."""
        application = self.apply(number=number, email=email)
        with self.identity() as identity:
            identity.confirm_by_clerk(application, "another")

    def audit(self, *, by: str = "clerk:ann") -> list[str]:
        """What the trail says that somebody did, apart from signing in."""
        with self._directory() as directory, directory.transaction() as tx:
            kept = tx.run(sa.select(AUDIT.c.what).where(AUDIT.c.who == by).order_by(AUDIT.c.id)).scalars()
            return [what for what in kept if what != "signed_in"]

    def statuses(self) -> list[LinkStatus]:
        """How far each account of a resident is."""
        with self._directory() as directory, directory.transaction() as tx:
            kept = tx.run(sa.select(LINKS.c.status).order_by(LINKS.c.created_at)).scalars()
            return [LinkStatus(status) for status in kept]

    @contextmanager
    def _directory(self) -> Iterator[Directory]:
        directory = Directory(url_of_file(self._state / FILE), SystemClock())
        try:
            yield directory
        finally:
            directory.close()
