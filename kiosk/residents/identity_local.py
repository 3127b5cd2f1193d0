"""The city's own `Identity`, kept in the directory. Its parts do the work; this is where they are joined."""

from __future__ import annotations

from kiosk.residents.accounts import Accounts
from kiosk.residents.applications import Applications
from kiosk.residents.care import Care
from kiosk.residents.directory import Directory
from kiosk.residents.hashing import Cost
from kiosk.residents.identity import Applicant, ApplicationId, Code, LinkId, LinkStatus, Resident, ResidentId
from kiosk.residents.limits import Limits
from kiosk.residents.records import Kit, Proves
from kiosk.residents.signing import Signing
from kiosk.residents.waiting import WaitingRoom
from kiosk.secrets import Secret


class LocalIdentity:
    """`Identity`, and what a clerk does at the counter.

    `proves` asks the city's records; None where every account is for a clerk to approve. `waiting` is what a clerk
    looks things up in.
    """

    def __init__(
        self,
        directory: Directory,
        *,
        proves: Proves | None,
        limits: Limits | None = None,
        cost: Cost | None = None,
    ) -> None:
        kit = Kit(directory, limits or Limits(), cost or Cost(), proves)
        self._applications = Applications(kit)
        self._signing = Signing(kit)
        self._care = Care(kit, self._signing)
        self._accounts = Accounts(kit)
        self.waiting = WaitingRoom(kit)

    def register(self, applicant: Applicant) -> ApplicationId:
        """See `Identity`."""
        return self._applications.register(applicant)

    def confirm(self, application: ApplicationId, code: str) -> Resident:
        """See `Identity`."""
        return self._applications.confirm(application, code)

    def confirm_by_clerk(self, application: ApplicationId, clerk: str) -> Resident:
        """The clerk with the id `clerk` has seen who applied. Denied: WRONG, USED, TAKEN."""
        return self._applications.confirm_by_clerk(application, clerk)

    def resend(self, application: ApplicationId) -> None:
        """See `Identity`."""
        self._applications.resend(application)

    def sign_in(self, email: str, password: Secret) -> Resident:
        """See `Identity`."""
        return self._signing.sign_in(email, password)

    def send_code(self, email: str, purpose: Code) -> None:
        """See `Identity`."""
        self._signing.send_code(email, purpose)

    def sign_in_by_code(self, email: str, code: str) -> Resident:
        """See `Identity`."""
        return self._signing.sign_in_by_code(email, code)

    def check_password_code(self, email: str, code: str) -> None:
        """See `Identity`."""
        self._signing.check_password_code(email, code)

    def set_password(self, email: str, code: str, password: Secret) -> Resident:
        """See `Identity`."""
        return self._signing.set_password(email, code, password)

    def change_password(self, resident: ResidentId, current: Secret, new: Secret) -> None:
        """See `Identity`."""
        self._care.change_password(resident, current, new)

    def start_address_change(self, resident: ResidentId, current: Secret, email: str) -> None:
        """See `Identity`."""
        self._care.start_address_change(resident, current, email)

    def finish_address_change(self, resident: ResidentId, code: str) -> Resident:
        """See `Identity`."""
        return self._care.finish_address_change(resident, code)

    def link(self, resident: ResidentId, biller: str, number: str, name: str, zip_code: str) -> Resident:
        """See `Identity`."""
        return self._accounts.link(resident, biller, number, name, zip_code)

    def unlink(self, resident: ResidentId, link: LinkId) -> Resident:
        """See `Identity`."""
        return self._accounts.unlink(resident, link)

    def set_status(self, link: LinkId, status: LinkStatus) -> None:
        """See `Identity`."""
        self._accounts.set_status(link, status)

    def approve(self, link: LinkId, clerk: str, seen: str) -> Resident:
        """The clerk with the id `clerk` has `seen` (a kind of document) that an UNPROVEN account is theirs.

        Denied: WRONG.
        """
        return self._accounts.approve(link, clerk, seen)

    def delete(self, resident: ResidentId, password: Secret) -> None:
        """See `Identity`."""
        self._care.delete(resident, password)

    def find(self, resident: ResidentId) -> Resident | None:
        """See `Identity`."""
        return self._accounts.find(resident)
