"""What the clerk reads in the place of a page: what is asked for, where a customer is, or why a page is covered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.flow.desk.state import Customer, Desk, Place, Progress
from kiosk.flow.states import Accounts, Closed, Notice, Session, Trouble
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label, part


class Told(QWidget):
    """A headline and a few words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-told")
        self._words = CounterWords(self)
        self._title = label("desk-headline")
        self._text = label("desk-lead")
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(20), theme.mm(20), theme.mm(20), theme.mm(20))
        page.setSpacing(theme.mm(4))
        page.addStretch(2)
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.addWidget(each)
        page.addStretch(3)

    def show_front(self, desk: Desk, session: Session | None) -> None:
        """Tell of the customer in front, whose session this is."""
        customer = desk.customer(desk.shown)
        if customer is None:
            self._say(
                self.tr("Next customer, please"),
                self.tr("Type or scan the account number, then press Enter. Several go in one line."),
            )
        elif customer.place is Place.DISPLAY:
            self._say(self.tr("On the customer's screen"), self._told(customer))
        else:
            self._say(*self._at_desk(customer, session))

    def _at_desk(self, customer: Customer, session: Session | None) -> tuple[str, str]:
        account, state = customer.account, session.state if session is not None else None
        match customer.progress:
            case Progress.ENTRY:
                said = ""
                asked = self.tr("Type or scan the account number, then press Enter. Several go in one line.")
                if isinstance(state, Accounts) and state.notice is not None:
                    said = self._words.entry(state.notice)
                    if state.notice is Notice.UNKNOWN_ACCOUNT:
                        # The field is free for the next number: these are the ones to compare.
                        given = ", ".join([*(each.value for each in state.chosen), state.typed])
                        asked = self.tr("Asked for: {0}").format(given) + "\n" + asked
                return said or self.tr("Which account?"), asked
            case Progress.TROUBLE:
                if isinstance(state, Trouble):
                    return account, self._words.trouble(state.kind)
                if isinstance(state, Closed):
                    return self.tr("The payment service can't be used now"), self.tr("See the line above.")
                return account, self._words.told(customer.progress)
            case Progress.CARD | Progress.SUBMITTED:
                covered = self.tr(
                    "{0} The page is covered here, and stands as it was: F3 hands it to the customer again."
                )
                return self.tr("Card details are the customer's own"), covered.format(
                    self._words.told(customer.progress)
                )
            case Progress.REGISTERING | Progress.CODE | Progress.SIGNED_IN:
                there = self.tr("{0} F3 hands the page to the customer again.").format(self._told(customer))
                return self.tr("The customer's own page"), there
            case _:
                return account, self._words.told(customer.progress)

    def _told(self, customer: Customer) -> str:
        """Where they are, and what they may need of the clerk."""
        told = self._words.told(customer.progress)
        if not customer.waits:
            return told
        if customer.progress is Progress.CODE:
            needed = self.tr("If they cannot reach their mailbox: F10.")
        else:
            needed = self.tr("Something of theirs waits for you: F10.")
        return f"{told} {needed}"

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
