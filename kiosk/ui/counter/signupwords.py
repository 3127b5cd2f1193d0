"""What sign-up help says: what waits, what is asked before it is done, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.flow.desk.waiting import Document, Need, Said, SignUp, Waiting
from kiosk.settings import Settings
from kiosk.ui.screens.words import biller_name
from kiosk.ui.translation import moment


class SignUpWords(QObject):
    """Codes in, words out; each match is whole."""

    def need(self, need: Need) -> str:
        """What it waits for, in a few words."""
        match need:
            case Need.CONFIRMATION:
                return self.tr("Registration, code not typed")
            case Need.APPROVAL:
                return self.tr("Account to be approved")
            case Need.RELEASE:
                return self.tr("Held at the payment service")

    def details(self, settings: Settings, one: Waiting) -> str:
        """Whose account, as it may be seen, and since when it waits."""
        said = self.tr("{0} {1} · {2} · since {3}").format(
            biller_name(settings, one.biller), one.number.masked, one.email, moment(one.since.astimezone())
        )
        if one.holder == one.name:
            return said
        holder = self.tr("Name given for the account: {0}").format(one.holder)
        return f"{said}\n{holder}"

    def document(self, document: Document) -> str:
        """A kind of document."""
        match document:
            case Document.STATE_ID:
                return self.tr("Driver's license or state ID")
            case Document.PASSPORT:
                return self.tr("Passport")
            case Document.MILITARY:
                return self.tr("Military ID")
            case Document.CONSULAR:
                return self.tr("Consular ID")
            case Document.OTHER:
                return self.tr("Another official document with a photo")

    def question(self, sign_up: SignUp) -> str:
        """What follows from a yes."""
        one = sign_up.one
        if sign_up.document is None:
            return self.tr(
                "The resident is here and cannot reach their mailbox, so nothing but your word shows that {0} is "
                "theirs. Whoever registered gets in with the password chosen then: ask when that was, and compare. "
                "Letters go to this address from now on. Your name stands beside it in the record."
            ).format(one.email)
        return self.tr(
            "You have seen: {0}. The name on it is the one above. From now on {1} opens the bills of account {2}, "
            "its AutoPay, paperless billing and payment methods. Your name stands beside it in the record."
        ).format(self.document(sign_up.document), one.email, one.number.masked)

    def said(self, said: Said) -> str:
        """What became of the last wish, and what is next."""
        match said:
            case Said.NOTHING:
                return self.tr("Nothing waits under this. Whoever is not registered can do that here: F10.")
            case Said.MALFORMED:
                return self.tr("This is neither an account number of ours nor an e-mail address.")
            case Said.UNAVAILABLE:
                return self.tr(
                    "The residents' directory gives no answer. Nothing was changed. Please try again."
                )
            case Said.UNKNOWN:
                return self.tr(
                    "No answer came in time. Please look it up again: if it still waits, it was not done."
                )
            case Said.GONE:
                return self.tr(
                    "This waits no more: another terminal was first, or the resident. Nothing was changed."
                )
            case Said.TAKEN:
                return self.tr(
                    "This e-mail address is registered already: sign in with it, or have a new password mailed."
                )
            case Said.HELD:
                return self.tr(
                    "The payment service knows this account under another e-mail address: it has to be released "
                    "there first. Nothing was changed."
                )
            case _:
                return self._done(said)

    def _done(self, said: Said) -> str:
        match said:
            case Said.APPROVED:
                return self.tr(
                    "Approved. The payment service knows the account as theirs: everything works now."
                )
            case Said.CONFIRMED:
                return self.tr(
                    "Confirmed. They sign in with the password that they chose: everything works now."
                )
            case Said.CONFIRMED_UNPROVEN:
                return self.tr("Confirmed: they can sign in. The account itself waits for you, too.")
            case Said.DONE_LATER:
                return self.tr(
                    "Done here. The payment service gave no answer: it is asked again when they sign in."
                )
            case Said.DONE_HELD:
                return self.tr(
                    "Done here. The payment service knows this account under another e-mail address: once it is "
                    "released there, it opens when they sign in."
                )
            case _:
                return ""
