"""The words for what is being printed, and for why it is not: always with what to do instead."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.flow.paper import Printing, PrintProblem, Stage
from kiosk.ui.widgets.parts import Tone


class PaperWords(QObject):
    """Turns what the flow knows of a job into a line for the customer, or for the technician."""

    def of(self, printing: Printing, *, receipt: bool) -> tuple[str, Tone]:
        """The line, "" for nothing to tell, and its tone. `receipt`: it is the receipt that is printed."""
        match printing.stage:
            case Stage.IDLE:
                return "", "hint"
            case Stage.MAKING | Stage.SENDING:
                return self.tr("Printing… Your paper is being prepared."), "news"
            case Stage.PRINTING if printing.problem is not None:
                return self.tr("Printing… {0} Please wait a moment.").format(
                    self._what(printing.problem)
                ), "alarm"
            case Stage.PRINTING:
                return self.tr("Printing… Please wait for your paper."), "news"
            case Stage.DONE:
                return self.tr("Your paper is printed. Please take it with you."), "good"
            case Stage.FAILED:
                problem = printing.problem or PrintProblem.REFUSED
                return f"{self._what(problem)} {self._instead(problem, receipt=receipt)}", "alarm"

    def for_technician(self, problem: PrintProblem) -> str:
        """What stood in the way of a test page."""
        return self._what(problem)

    def _what(self, problem: PrintProblem) -> str:
        match problem:
            case PrintProblem.PAPER_OUT:
                return self.tr("The printer is out of paper.")
            case PrintProblem.OFFLINE:
                return self.tr("The printer is switched off or not connected.")
            case PrintProblem.STOPPED:
                return self.tr("The printer has stopped.")
            case PrintProblem.NO_ANSWER:
                return self.tr("The printer does not answer.")
            case _:
                return self._why_not(problem)

    def _why_not(self, problem: PrintProblem) -> str:
        match problem:
            case PrintProblem.TOO_SLOW:
                return self.tr("Printing took too long and was stopped.")
            case PrintProblem.TOO_LONG:
                return self.tr("This has more pages than can be printed here.")
            case PrintProblem.TOO_MANY:
                return self.tr("No more can be printed at this visit.")
            case PrintProblem.TOO_NARROW:
                return self.tr("The paper of this printer is too narrow for a statement.")
            case PrintProblem.NOT_MADE:
                return self.tr("This page can't be printed.")
            case _:
                return self.tr("The printer could not print this.")

    def _instead(self, problem: PrintProblem, *, receipt: bool) -> str:
        if receipt:
            return self.tr(
                "Your payment is not affected: the receipt also goes to your e-mail address, and the front desk "
                "can print it."
            )
        return self.tr("Please ask at the front desk for a copy.")
