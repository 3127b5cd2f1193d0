"""The check of the printer: it is there, takes jobs, and has paper."""

from __future__ import annotations

from typing import Final

from kiosk.devices.errors import NoPrinter, PrinterError, PrinterSilent
from kiosk.devices.printer import Condition, Printer, PrinterState
from kiosk.ops.findings import Finding
from kiosk.settings import Printing

_NAME: Final = "printer"
_REMEDIES: Final = {
    Condition.PAPER_OUT: "Put paper in",
    Condition.OFFLINE: "Switch it on, and look at its cable or network",
    Condition.STOPPED: "Look at the printer, then start it again: cupsenable {0}",
    Condition.FAULT: "Close its cover, or take out the paper that is jammed",
    Condition.REJECTING: "Let it take jobs: cupsaccept {0}",
}


def examine(printing: Printing, printer: Printer | None = None) -> Finding:
    """Ask CUPS, or `printer` where one is given, as `kiosk run` does when a page comes."""
    if not printing.offered:
        return Finding(name=_NAME, ok=True, says="turned off: nothing is printed here")
    try:
        state = (printer or Printer(printing.printer)).look()
    except PrinterError as fault:
        return _missing(printing.printer, fault)
    return _found(state)


def _found(state: PrinterState) -> Finding:
    paper = f"paper {state.paper.width:.0f} x {state.paper.height:.0f} mm"
    if state.condition is Condition.READY:
        return Finding(name=_NAME, ok=True, says=f"{state.name} is ready, {paper}")
    reasons = ", ".join(state.reasons) or "no reason given"
    says = f"{state.name} is {state.condition.value.replace('_', ' ')} ({reasons})"
    return Finding(name=_NAME, ok=False, says=says, remedy=_REMEDIES[state.condition].format(state.name))


def _missing(name: str, fault: PrinterError) -> Finding:
    """Without a name nobody has asked for a printer, so its absence is a note and no fault."""
    if isinstance(fault, NoPrinter):
        says = (
            f"CUPS has no printer {name}" if name else "CUPS has no default printer: nothing is printed here"
        )
    elif isinstance(fault, PrinterSilent):
        says = "CUPS does not answer" if name else "CUPS does not answer: nothing is printed here"
    else:
        says = f"CUPS tells nothing of it: {fault}"
    remedy = (
        "Install cups and add the printer (lpadmin -p NAME, and -d NAME for the default one; lpstat -p tells), "
        'or write printing.printer = "none"'
    )
    return Finding(name=_NAME, ok=not name, says=says, remedy=remedy)
