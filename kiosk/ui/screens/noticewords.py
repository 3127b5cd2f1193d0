"""What the city tells its customers where it helps: its own words from the configuration, or ours."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.settings import Settings, words_or
from kiosk.ui.translation import spoken


class NoticeWords(QObject):
    """Each gives "" where nothing is to be said."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._welcome = settings.welcome
        self._notices = settings.notices

    def payment_methods(self) -> str:
        """With what one can pay here."""
        return words_or(
            self._welcome.payment_methods,
            spoken(),
            self.tr("Debit and credit cards, and bank accounts."),
        )

    def hours(self) -> str:
        """When the office is open."""
        return words_or(self._welcome.hours, spoken(), "")

    def shutoff(self) -> str:
        """For those to whom the water or the power is about to be cut off."""
        return words_or(
            self._notices.shutoff,
            spoken(),
            self.tr("Shut-off notice? Paying here may not stop it. Show your receipt at the desk."),
        )

    def where_is_my_number(self) -> str:
        """For those who don't know their account number."""
        return words_or(
            self._notices.where_is_my_number,
            spoken(),
            self.tr(
                "Your account number stands at the top right of every bill, on paper and in the e-mail. "
                "No bill at hand? The desk finds the number for you: bring an ID."
            ),
        )

    def fee(self) -> str:
        """What paying may cost."""
        return words_or(
            self._notices.fee, spoken(), self.tr("A service fee may apply. It is shown before you pay.")
        )

    def cash(self) -> str:
        """Where cash is taken."""
        return words_or(self._notices.cash, spoken(), self.tr("Cash: at the desk."))
