"""The words for each refusal, on the screen on which it is told. None tells who is registered here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from kiosk.flow.people import CareTask, CodeFor, Denial

_MINUTE: Final = 60
_HOUR: Final = 3600


class DenialWords(QObject):
    """Turns refusals into words. `wait` is in seconds, 0 where nothing is known of it."""

    def signing_in(self, denial: Denial, wait: int) -> str:
        """Told on the sign-in screen."""
        match denial:
            case Denial.WRONG:
                return self.tr("E-mail address and password do not match. Please type the password again.")
            case Denial.UNAVAILABLE:
                return self.tr(
                    "Signing in does not work at the moment. You can pay without signing in: "
                    "press “Start Over”, then “Pay My Bill”."
                )
            case _:
                return self._anywhere(denial, wait)

    def registering(self, denial: Denial, wait: int) -> str:
        """Told on the summary of a registration."""
        match denial:
            case Denial.UNAVAILABLE:
                return self.tr(
                    "Registering does not work at the moment. Please try again in a minute. You can pay "
                    "without registering: press “Start Over”, then “Pay My Bill”."
                )
            case Denial.WRONG:
                return self.tr("This registration was not accepted. Please check your answers.")
            case _:
                return self._anywhere(denial, wait)

    def with_code(self, denial: Denial, wait: int, code_for: CodeFor) -> str:
        """Told where a mailed code is typed."""
        another = (
            self.tr("Go back and give the new address once more.")
            if code_for is CodeFor.ADDRESS
            else self.tr("Press “Send the e-mail again”.")
        )
        match denial:
            case Denial.WRONG:
                return self.tr("This code is not right. Please compare it with the newest e-mail.")
            case Denial.EXPIRED:
                return self.tr("This code is too old.") + " " + another
            case Denial.USED:
                return self.tr("This code was used already.") + " " + another
            case Denial.SPENT:
                return (
                    self.tr("A wrong code was typed too often, so this one counts no more.") + " " + another
                )
            case Denial.TAKEN if code_for is CodeFor.ADDRESS:
                return self.tr("This address can't be used for your registration. Please ask at the desk.")
            case Denial.TAKEN:
                return self.tr("This address is registered already. Please go back and sign in with it.")
            case Denial.UNAVAILABLE:
                return self.tr(
                    "The code can't be checked at the moment. It stays good: please try again in a minute. "
                    "Paying without signing in works."
                )
            case _:
                return self._anywhere(denial, wait)

    def for_care(self, denial: Denial, wait: int, task: CareTask) -> str:
        """Told where the registration itself is changed."""
        match denial:
            case Denial.WRONG if task in (CareTask.LINK, CareTask.UNLINK):
                return self.tr("This can't be done here. Please ask at the desk.")
            case Denial.WRONG:
                return self.tr("The password is wrong. Please type it again.")
            case Denial.TAKEN if task is CareTask.LINK:
                return self.tr("This account number is linked already. Please ask at the desk.")
            case Denial.TAKEN:
                return self.tr("This can't be used for your registration. Please ask at the desk.")
            case Denial.UNAVAILABLE:
                return self.tr(
                    "Your registration can't be reached at the moment, and it is not known whether anything has "
                    "been changed. Please try again in a minute."
                )
            case _:
                return self._anywhere(denial, wait)

    def with_new_password(self, denial: Denial) -> str:
        """Told where a new password is chosen."""
        if denial is Denial.UNAVAILABLE:
            return self.tr("The password can't be saved at the moment. Please try again in a minute.")
        return self._anywhere(denial, 0)

    def _anywhere(self, denial: Denial, wait: int) -> str:
        match denial:
            case Denial.LOCKED:
                return self._locked(wait)
            case Denial.TOO_MANY:
                return self.tr(
                    "That was tried too often. Please look for the e-mails sent so far, try again later, "
                    "or ask at the desk."
                )
            case Denial.EXPIRED | Denial.USED | Denial.SPENT:
                return self.tr("The code counts no more. Please ask for another one.")
            case Denial.TAKEN | Denial.WRONG:
                return self.tr("This can't be used. Please ask at the desk.")
            case Denial.UNAVAILABLE:
                return self.tr("This does not work at the moment. Please try again in a minute.")

    def _locked(self, wait: int) -> str:
        locked = self.tr("It was tried too often with something wrong.")
        if wait <= 0:
            return locked + " " + self.tr("Please try again later, or ask at the desk.")
        return (
            locked + " " + self.tr("Please try again in {0}, or ask at the desk.").format(self._about(wait))
        )

    def _about(self, seconds: int) -> str:
        """A time in whole minutes or hours, rounded up, so that trying then is not too early."""
        if seconds <= _MINUTE:
            return self.tr("about a minute")
        if seconds < _HOUR:
            return self.tr("about %n minute(s)", "", -(-seconds // _MINUTE))
        if seconds == _HOUR:
            return self.tr("about an hour")
        return self.tr("about %n hour(s)", "", -(-seconds // _HOUR))
