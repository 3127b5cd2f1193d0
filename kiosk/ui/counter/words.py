"""What the clerk's side says of a customer, of a wish that was not done, and of the provider."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject

from kiosk.flow.desk.clerk import Denial
from kiosk.flow.desk.news import ProviderNews
from kiosk.flow.desk.state import Notice, Progress
from kiosk.flow.paper import Printing, PrintProblem, Stage
from kiosk.flow.state import ClosedReason
from kiosk.flow.states import Notice as EntryNotice
from kiosk.flow.states import TroubleKind
from kiosk.ui.screens.paperwords import PaperWords
from kiosk.ui.translation import moment
from kiosk.ui.widgets.parts import Tone

_FINAL: Final = (PrintProblem.TOO_LONG, PrintProblem.TOO_MANY, PrintProblem.TOO_NARROW)
"""What another try does not mend."""

_Resident: TypeAlias = Literal[Progress.REGISTERING, Progress.CODE, Progress.SIGNED_IN]


class CounterWords(QObject):
    """Codes in, words out; each match is whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._paper = PaperWords(self)

    def progress(self, progress: Progress) -> str:
        """How far a customer is, as on a tab."""
        match progress:
            case Progress.ENTRY:
                return self.tr("account number")
            case Progress.FINDING:
                return self.tr("looking …")
            case Progress.REVIEW:
                return self.tr("review")
            case Progress.CARD:
                return self.tr("card")
            case Progress.SUBMITTED:
                return self.tr("paying")
            case Progress.RECEIPT:
                return self.tr("receipt")
            case Progress.UNKNOWN:
                return self.tr("outcome unknown")
            case Progress.TROUBLE:
                return self.tr("no answer")
            case Progress.CLOSING:
                return self.tr("closing")
            case _:
                return self._resident(progress)

    def told(self, progress: Progress) -> str:
        """The same as a sentence, for a page that the clerk does not see."""
        match progress:
            case Progress.ENTRY:
                return self.tr("The customer is typing.")
            case Progress.FINDING:
                return self.tr("The account is being looked up.")
            case Progress.REVIEW:
                return self.tr("The customer is reviewing the bills.")
            case Progress.CARD:
                return self.tr("The customer is typing card or bank details.")
            case Progress.SUBMITTED:
                return self.tr("The payment is on its way. Please wait for the receipt.")
            case Progress.RECEIPT:
                return self.tr("The receipt is there.")
            case Progress.UNKNOWN:
                return self.tr("The outcome of the payment is unknown. Nothing may be paid twice.")
            case Progress.TROUBLE:
                return self.tr("The payment service did not answer. Nothing has been paid.")
            case Progress.CLOSING:
                return self.tr("Everything of this customer is being destroyed.")
            case _:
                return self._resident_told(progress)

    def _resident(self, progress: _Resident) -> str:
        match progress:
            case Progress.REGISTERING:
                return self.tr("registering")
            case Progress.CODE:
                return self.tr("code mailed")
            case Progress.SIGNED_IN:
                return self.tr("signed in")

    def _resident_told(self, progress: _Resident) -> str:
        match progress:
            case Progress.REGISTERING:
                return self.tr("The customer is registering. What is typed there is theirs alone.")
            case Progress.CODE:
                return self.tr("A code was mailed to the customer, who types it now.")
            case Progress.SIGNED_IN:
                return self.tr("The customer is signed in. What stands there is theirs alone.")

    def notice(self, notice: Notice) -> str:
        """Why the last wish was not done, and what to do."""
        match notice:
            case Notice.FULL:
                return self.tr("No more customers at a time. Close one first: F6 to the tab, F7 to close it.")
            case Notice.CARD_ON_PAGE:
                return self.tr(
                    "Card details stand on the page in front: hand it over (F3), let it finish, or close it (F7)."
                )
            case Notice.DISPLAY_TAKEN:
                return self.tr(
                    "The customer's screen is in use. Take that page back first: F6 to its tab, F3."
                )
            case Notice.SCANNED_WHILE_SERVING:
                return self.tr(
                    "A bill was scanned beside somebody's page. For the next customer press F2, then scan."
                )
            case Notice.CUSTOMERS_OPEN:
                return self.tr("Close every customer first: F6 to the tab, F7 to close it.")
            case Notice.NO_STATEMENT:
                return self.tr(
                    "This page has no link to a statement. Where it shows a button, the customer can press it (F3)."
                )

    def entry(self, notice: EntryNotice) -> str:
        """What is wrong with the numbers that were given."""
        match notice:
            case EntryNotice.UNKNOWN_ACCOUNT:
                return self.tr(
                    "The payment service does not know this account. Please compare it with the bill."
                )
            case EntryNotice.REFUSED:
                return self.tr("The payment service does not open a page for this account.")
            case EntryNotice.TOO_MANY:
                return self.tr("Too many accounts at once.")
            case EntryNotice.SEE_CLERK:
                return self.tr("Too many unknown numbers were tried here. Please wait a little.")
            case EntryNotice.CHECK_NUMBER | EntryNotice.UNKNOWN_CODE:
                return self.tr("This is no account number of ours. Please compare it with the bill.")
            case EntryNotice.OTHER_BILLER:
                return self.tr("These accounts can't be paid together.")
            case EntryNotice.DUPLICATE | EntryNotice.ADDED:
                return ""

    def denial(self, denial: Denial, wait: int) -> str:
        """Why nobody was let in."""
        match denial:
            case Denial.WRONG:
                return self.tr("Name or PIN is wrong.")
            case Denial.LOCKED:
                return self.tr("Too many were wrong. The next try is looked at in %n second(s).", "", wait)
            case Denial.DISABLED:
                return self.tr("This clerk may not sign in any more. Please ask a supervisor.")
            case Denial.TAKEN:
                return self.tr(
                    "Another clerk's customers are open here: that clerk unlocks, or a supervisor."
                )
            case Denial.UNAVAILABLE:
                return self.tr("The list of clerks can't be read at the moment. Please try again.")

    def paper(self, printing: Printing) -> tuple[str, Tone]:
        """How printing goes for the customer in front, "" where nothing is to be told; and its tone."""
        problem = printing.problem
        match printing.stage:
            case Stage.IDLE:
                return "", "hint"
            case Stage.DONE:
                return self.printed(), "good"
            case Stage.FAILED:
                return self.not_printed(problem or PrintProblem.REFUSED), "alarm"
            case _ if problem is not None:
                return self.tr("Printing … {0}").format(self._paper.for_technician(problem)), "alarm"
            case _:
                return self.tr("Printing …"), "news"

    def printed(self) -> str:
        """The paper is out."""
        return self.tr("Printed.")

    def not_printed(self, problem: PrintProblem) -> str:
        """Why no paper came, and what the clerk does."""
        what = self._paper.for_technician(problem)
        if problem in _FINAL:
            return what
        return self.tr("{0} Nothing of it waits at the printer: F4 prints it anew.").format(what)

    def trouble(self, kind: TroubleKind) -> str:
        """Why a customer can't go on, and what the clerk does."""
        match kind:
            case (
                TroubleKind.UNREACHABLE
                | TroubleKind.NO_ANSWER
                | TroubleKind.BUSY
                | TroubleKind.PROVIDER_FAULT
            ):
                return self.tr(
                    "The payment service did not answer. Nothing has been paid. F5 asks once more."
                )
            case TroubleKind.PAGE_FAILED | TroubleKind.PAGE_TIMED_OUT | TroubleKind.PAGE_CRASHED:
                return self.tr("The page broke off. Nothing has been paid. F5 opens it anew.")

    def provider(self, news: ProviderNews) -> str:
        """What the clerk is to know, and to tell the queue; "" where all is well."""
        said = ""
        if news.reason is not None and news.since is not None:
            told = self.tr(
                "{0} Since {1}. Tell the queue that cards can't be taken now; this line goes when they can."
            )
            said = told.format(self._closed(news.reason), moment(news.since.astimezone()))
        if news.cut_off is not None:
            cut = self.tr(
                "A payment was cut off at {0}: look it up in the provider's report, and pay nothing twice."
            )
            said = " ".join(filter(None, (said, cut.format(moment(news.cut_off.astimezone())))))
        return said

    def _closed(self, reason: ClosedReason) -> str:
        match reason:
            case ClosedReason.UNREACHABLE:
                return self.tr("The payment service can't be reached.")
            case ClosedReason.INACTIVE:
                return self.tr("The payment service takes no payments for this city.")
            case ClosedReason.CREDENTIALS:
                return self.tr("The payment service refuses this terminal's key: call a technician.")
            case ClosedReason.JOURNAL_FAILED:
                return self.tr("This terminal can't keep its record: call a technician.")
            case ClosedReason.WIPE_FAILED:
                return self.tr("This terminal could not wipe a page: call a technician.")
