"""Builds the residents' side of a terminal at its first need: directory, identity, onboarding, the post."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.clock import Clock
from kiosk.ic.client import Client
from kiosk.once import Once
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.identity_local import LocalIdentity
from kiosk.residents.letters import Letters
from kiosk.residents.limits import Limits
from kiosk.residents.mail import Smtp
from kiosk.residents.onboarding import Onboarding
from kiosk.residents.outbox import Outbox
from kiosk.residents.postman import Postman
from kiosk.residents.records import Proves
from kiosk.residents.retention import Retention, expire
from kiosk.residents.roster import Roster
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Proof, Settings

_EXPIRE_EVERY: Final = 24 * 3600.0
"""Seconds between two looks for what has been kept long enough."""


class ResidentSide:
    """Owns the directory. Built on a worker thread: it loads SQLAlchemy, argon2 and the mail's parts."""

    def __init__(
        self, settings: Settings, secrets: TerminalSecrets, client: Once[Client], clock: Clock
    ) -> None:
        limits = Limits(confirm_days=settings.residents.code_days)
        self._clock = clock
        self._state = paths.state_folder()
        self._expired_at: float | None = None
        self._directory = Directory(secrets.database or url_of_file(self._state / FILE), clock)
        self.identity = LocalIdentity(self._directory, proves=_proof(settings), limits=limits)
        self.onboarding = Onboarding(client())
        smtp = Smtp(
            settings.mail,
            secrets.mail_password,
            settings.invoice_cloud.ca_file,
            training=settings.terminal.training,
        )
        outbox = Outbox(self._directory, limits)
        self._postman = Postman(outbox, smtp, Letters(settings, clock), limits)

    def keep_house(self) -> int:
        """Send what is due and drop what was kept long enough; gives how many letters were taken.

        Called every few seconds, by one thread at a time. Raises DirectoryUnavailable, and OSError where what
        is to be dropped can't be written out first.
        """
        now = self._clock.monotonic()
        if self._expired_at is None or now - self._expired_at >= _EXPIRE_EVERY:
            expire(self._directory, Retention(), self._state)
            self._expired_at = now
        return self._postman.deliver_once()

    def close(self) -> None:
        """Let go of the directory."""
        self._directory.close()


def _proof(settings: Settings) -> Proves | None:
    """What asks the city's records; None where a clerk approves every account."""
    if settings.residents.proof is not Proof.ROSTER:
        return None
    return Roster(Path(settings.residents.roster_file)).proves
