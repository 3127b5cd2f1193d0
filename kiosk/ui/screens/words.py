"""Names that several screens of a resident share: the provider's pages, an account, what is the matter with it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.flow.people import AccountStatus, MemberAccount
from kiosk.flow.states import Purpose
from kiosk.settings import Proof, Settings
from kiosk.ui.translation import spoken


class Words(QObject):
    """Turns purposes, accounts and their status into words."""

    def purpose(self, purpose: Purpose) -> str:
        """The button that opens a page of the provider's, and what is said above that page."""
        match purpose:
            case Purpose.GUEST_PAYMENT:
                return self.tr("Pay My Bill")
            case Purpose.RECENT_BILLS:
                return self.tr("Pay Now")
            case Purpose.AUTOPAY:
                return self.tr("Manage AutoPay")
            case Purpose.PAPERLESS:
                return self.tr("Paperless Billing")
            case Purpose.PAYMENT_METHODS:
                return self.tr("Payment Methods")
            case Purpose.PAY_BY_TEXT:
                return self.tr("Pay By Text")

    def account(self, settings: Settings, account: MemberAccount) -> str:
        """An account as others may read it over a shoulder."""
        return self.tr("{0}, account {1}").format(
            biller_name(settings, account.biller), account.number.masked
        )

    def status(self, status: AccountStatus) -> str:
        """What is the matter with an account, in a few words; "" if nothing is."""
        match status:
            case AccountStatus.READY:
                return ""
            case AccountStatus.UNPROVEN:
                return self.tr("Waiting for the desk")
            case AccountStatus.HELD:
                return self.tr("Waiting for the desk")
            case AccountStatus.LATER:
                return self.tr("Being set up")

    def what_next(self, settings: Settings, status: AccountStatus) -> str:
        """What has to happen before everything can be done with an account."""
        match status:
            case AccountStatus.READY:
                return self.tr("You can pay your bills, set up AutoPay and change your settings now.")
            case AccountStatus.UNPROVEN if settings.residents.proof is Proof.CLERK:
                return self.tr(
                    "Please bring your bill and an ID to the desk: a clerk opens the account for you."
                )
            case AccountStatus.UNPROVEN:
                return self.tr(
                    "Name and ZIP code do not match the city's records. Please bring your bill and an ID to the "
                    "desk: a clerk opens the account for you."
                )
            case AccountStatus.HELD:
                return self.tr(
                    "Invoice Cloud knows this account under another e-mail address. The desk can have it released."
                )
            case AccountStatus.LATER:
                return self.tr(
                    "Invoice Cloud did not open this account just now. It is tried again by itself when you open a "
                    "page; if that does not help, please ask at the desk."
                )


def biller_name(settings: Settings, biller: str) -> str:
    """The biller's name; its id where the configuration has it no more."""
    names = {each.id: each.name_in(spoken()) for each in settings.billers}
    return names.get(biller, biller)
