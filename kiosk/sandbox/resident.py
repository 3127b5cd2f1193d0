"""A resident who registered before the demonstration begins, so that a stranger can sign in at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk.clock import SystemClock
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.identity import Applicant
from kiosk.residents.identity_local import LocalIdentity
from kiosk.sandbox.accounts import Account, SeedBiller
from kiosk.secret import Secret

PASSWORD: Final = "seven herons on 2 piers"  # noqa: S105  of an invented resident of the sandbox


def whose(biller: SeedBiller) -> Account:
    """The account of the one whom the provider knows under the address that stands in the city's records."""
    return next(each for each in biller.account if each.registered_to and each.registered_to == each.email)


def enroll(state: Path, biller: SeedBiller) -> None:
    """Enter them in the directory of the terminal that keeps its `state` there, as seen by a clerk.

    Raises DirectoryUnavailable.
    """
    account = whose(biller)
    directory = Directory(url_of_file(state / FILE), SystemClock())
    try:
        identity = LocalIdentity(directory, proves=lambda *_: True)
        applicant = Applicant(
            biller=biller.id,
            number=account.number,
            name=account.name,
            street=account.street,
            city=account.city,
            state=account.state,
            zip=account.zip,
            email=account.email,
            password=Secret(PASSWORD),
            language="en",
        )
        identity.confirm_by_clerk(identity.register(applicant), "demonstration")
    finally:
        directory.close()
