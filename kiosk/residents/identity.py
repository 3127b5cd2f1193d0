"""The seam between the terminal and whoever keeps the residents: the city's own sign-in can take its place.

Every call blocks, may be made from any thread, and raises `Denied` where the answer is no and
`DirectoryUnavailable` where there is none. An address that nobody knows and a wrong password or code get the
same answer in the same time (NIST SP 800-63B, section 5.2.2; OWASP, "Authentication Cheat Sheet").
"""

from __future__ import annotations

import enum
from typing import NewType, Protocol

import msgspec

from kiosk.residents.errors import Denied, DirectoryUnavailable
from kiosk.secrets import Secret

__all__ = [
    "AccountLink",
    "Applicant",
    "ApplicationId",
    "Code",
    "Denied",
    "DirectoryUnavailable",
    "Identity",
    "LinkId",
    "LinkStatus",
    "Resident",
    "ResidentId",
]

ResidentId = NewType("ResidentId", str)
ApplicationId = NewType("ApplicationId", str)
LinkId = NewType("LinkId", str)


class Code(enum.Enum):
    """What a mailed code is good for."""

    CONFIRM = "confirm"  # a new registration
    SIGN_IN = "sign_in"  # instead of a password
    PASSWORD = "password"  # noqa: S105  a new password for a forgotten one
    ADDRESS = "address"  # a changed e-mail address


class LinkStatus(enum.Enum):
    """How far an account of a resident has come."""

    NEW = "new"  # shown to be theirs; the provider has not been told yet
    READY = "ready"  # registered at the provider
    UNPROVEN = "unproven"  # name and ZIP code don't match the city's records: a clerk decides
    HELD = "held"  # the provider knows it under another address: a clerk has it released there


class AccountLink(msgspec.Struct, frozen=True, kw_only=True):
    """An account number that a resident calls theirs, with the name and service address given for it."""

    id: LinkId
    biller: str
    number: str
    status: LinkStatus
    name: str
    street: str
    city: str
    state: str
    zip: str

    def __repr__(self) -> str:
        return f"AccountLink({self.id}, {self.status.value})"


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has confirmed an e-mail address. repr names nobody."""

    id: ResidentId
    name: str
    email: str
    language: str
    links: tuple[AccountLink, ...]

    def __repr__(self) -> str:
        return f"Resident({self.id})"


class Applicant(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a resident gives when registering. `password` has passed `passwords.objection`."""

    biller: str
    number: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    email: str
    password: Secret
    language: str

    def __repr__(self) -> str:
        return "Applicant(...)"


class Identity(Protocol):
    """Registers residents, knows them again, and keeps their accounts."""

    def register(self, applicant: Applicant) -> ApplicationId:
        """Keep the application and have a CONFIRM code mailed.

        The answer is the same for an address that is registered already; its owner is told so by mail.
        Denied: TOO_MANY (letters to this address today). Raises ValueError for what is no address
        (`addresses.parse`).
        """

    def confirm(self, application: ApplicationId, code: str) -> Resident:
        """Make the resident of an application whose mailed code was typed; their account is NEW or UNPROVEN.

        Denied: WRONG, EXPIRED, USED, SPENT, TAKEN.
        """

    def resend(self, application: ApplicationId) -> None:
        """Have another CONFIRM code mailed; the one before stays good too. Denied: TOO_MANY.

        A registration that is unknown, confirmed or TAKEN is passed over in silence.
        """

    def sign_in(self, email: str, password: Secret) -> Resident:
        """Know a resident by address and password.

        Denied: WRONG, LOCKED, and UNCONFIRMED (with the application) where a right password belongs to a
        registration that has not been confirmed.
        """

    def send_code(self, email: str, purpose: Code) -> None:
        """Have a SIGN_IN or PASSWORD code mailed, if there is such a resident; the answer does not tell.

        More than the limit are silently not mailed.
        """

    def sign_in_by_code(self, email: str, code: str) -> Resident:
        """Know a resident by a SIGN_IN code. Denied: WRONG, EXPIRED, USED, SPENT, LOCKED.

        SPENT comes with the fifth wrong try for an unknown address as well.
        """

    def check_password_code(self, email: str, code: str) -> None:
        """Whether this PASSWORD code would be taken now; it stays good. Denied as above."""

    def set_password(self, email: str, code: str, password: Secret) -> Resident:
        """Take a PASSWORD code, set the new password, lift a lock-out. Denied as above."""

    def change_password(self, resident: ResidentId, current: Secret, new: Secret) -> None:
        """Change it. Denied: WRONG, LOCKED."""

    def start_address_change(self, resident: ResidentId, current: Secret, email: str) -> None:
        """Have an ADDRESS code mailed to `email`, and word of it to the old address.

        Says nothing of whether `email` belongs to another resident; one that was started earlier is dropped.
        Denied: WRONG, LOCKED, TOO_MANY. Raises ValueError for what is no address.
        """

    def finish_address_change(self, resident: ResidentId, code: str) -> Resident:
        """Take the ADDRESS code: the new address is theirs.

        Their links become NEW again, since the provider knows them under the old one. Denied: WRONG, EXPIRED,
        USED, SPENT, TAKEN.
        """

    def link(self, resident: ResidentId, biller: str, number: str, name: str, zip_code: str) -> Resident:
        """Add an account; its status is NEW where the city's records match, else UNPROVEN.

        One that is linked already is left as it is, unless it was UNPROVEN and matches now. Street and city are
        those of the resident's first account. Denied: TOO_MANY (tries within a day that did not match), WRONG
        (no such resident any more).
        """

    def unlink(self, resident: ResidentId, link: LinkId) -> Resident:
        """Forget an account here; Invoice Cloud is not told."""

    def set_status(self, link: LinkId, status: LinkStatus) -> None:
        """Keep what the provider said of an account."""

    def delete(self, resident: ResidentId, password: Secret) -> None:
        """Forget the resident, accounts and codes. Denied: WRONG, LOCKED."""

    def find(self, resident: ResidentId) -> Resident | None:
        """The resident as kept now."""
