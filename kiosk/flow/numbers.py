"""A clerk has given account numbers, one or several, typed or scanned: straight to their page.

Each is taken for the first biller, the one on the screen before the others, for whom all of them are numbers.
"""

from __future__ import annotations

import re
from typing import Final

from kiosk.account import AccountNumber, from_scan
from kiosk.flow import effects as do
from kiosk.flow import entry
from kiosk.flow import events as ev
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Accounts, ChooseBiller, Notice, Session, Trouble, Welcome
from kiosk.flow.step import Handler, Step, to

_BETWEEN: Final = re.compile(r"[,;\s]+")


def _given(
    rules: Rules, session: Session, state: Welcome | ChooseBiller | Accounts | Trouble, event: ev.NumbersGiven
) -> Step:
    """Find them, or say at the entry what is wrong. Those that were chosen before make way."""
    opened = (do.RecordOpened(session.id),) if isinstance(state, Welcome) else ()
    first = state.biller if isinstance(state, Accounts | Trouble) else rules.billers[0].id
    own = sorted(rules.billers, key=lambda known: known.id != first)
    for biller in own:
        numbers = _numbers(biller, event.text)
        if len(numbers) > rules.most_accounts:
            return to(session, Accounts(biller=first, notice=Notice.TOO_MANY), *opened)
        if numbers:
            after, effects = entry.find(rules, session, biller.id, numbers)
            return after, (*opened, *effects)
    return to(session, Accounts(biller=first, notice=Notice.CHECK_NUMBER), *opened)


def _numbers(biller: BillerRules, text: str) -> tuple[AccountNumber, ...]:
    """The biller's account numbers in `text`, each once; none unless it holds nothing else.

    A number may be written with blanks in it, so the whole is tried before its pieces.
    """
    whole = biller.format.parse(text)
    if isinstance(whole, AccountNumber) and (biller.format.pattern or not _BETWEEN.search(text.strip())):
        return (whole,)
    found = [biller.format.parse(each) for each in _BETWEEN.split(text) if each]
    numbers = tuple(each for each in found if isinstance(each, AccountNumber))
    if len(numbers) == len(found):
        return tuple(dict.fromkeys(numbers))
    scanned = from_scan(biller.scan_pattern, text, biller.format)
    return (scanned,) if scanned is not None else ()


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.NumbersGiven): _given,
    (ChooseBiller, ev.NumbersGiven): _given,
    (Accounts, ev.NumbersGiven): _given,
    (Trouble, ev.NumbersGiven): _given,
}
