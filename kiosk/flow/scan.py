"""A bill was scanned: from wherever a payment can begin straight to its page, and nothing anywhere else.

On a list that was begun already the number joins it and nothing is sent: whoever pays several bills together
scans one after the other. A code that is no bill's is told kindly, and never stands anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.account import AccountNumber, from_scan
from kiosk.flow import effects as do
from kiosk.flow import entry
from kiosk.flow import events as ev
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import Accounts, ChooseBiller, Notice, Session, Welcome
from kiosk.flow.step import Handler, Step, to


def _found(billers: Iterator[BillerRules], text: str) -> tuple[str, AccountNumber] | None:
    """The first of the billers that knows this code, and the account number in it."""
    for biller in billers:
        number = from_scan(biller.scan_pattern, text, biller.format)
        if number is not None:
            return biller.id, number
    return None


def _at_the_beginning(
    rules: Rules, session: Session, state: Welcome | ChooseBiller, event: ev.Scanned
) -> Step:
    """Find the account; for a code that is no bill's, the screen where a number can be typed instead."""
    opened = (do.RecordOpened(session.id),) if isinstance(state, Welcome) else ()
    found = _found(iter(rules.billers), event.text)
    if found is not None:
        biller, number = found
        after, effects = entry.find(rules, session, biller, (number,))
        return after, (*opened, *effects)
    if len(rules.billers) > 1:
        return to(session, ChooseBiller(notice=Notice.UNKNOWN_CODE), *opened)
    return to(session, Accounts(biller=rules.billers[0].id, notice=Notice.UNKNOWN_CODE), *opened)


def _while_typing(rules: Rules, session: Session, state: Accounts, event: ev.Scanned) -> Step:
    """The biller on the screen is tried first. Half a number in the field gives way, a whole one is kept."""
    own = sorted(rules.billers, key=lambda known: known.id != state.biller)
    found = _found(iter(own), event.text)
    if found is None:
        return _say(session, state, Notice.UNKNOWN_CODE)
    biller, number = found
    typed = rules.parse(state.biller, state.typed)
    listed = state.chosen if typed is None or typed in state.chosen else (*state.chosen, typed)
    if not listed or (biller == state.biller and listed == (number,) and not state.chosen):
        return entry.find(rules, session, biller, (number,))
    if biller != state.biller:
        return _say(session, state, Notice.OTHER_BILLER)
    if number in state.chosen:
        return _say(session, state, Notice.DUPLICATE)
    together = listed if number in listed else (*listed, number)
    if len(together) > rules.most_accounts:
        return _say(session, state, Notice.TOO_MANY)
    return to(session, Accounts(biller=state.biller, chosen=together, notice=Notice.ADDED))


def _say(session: Session, state: Accounts, notice: Notice) -> Step:
    return to(session, msgspec.structs.replace(state, notice=notice))


def _unless_warned(handler: Handler) -> Handler:
    """Under the idle warning nobody knows whether it is still the same customer: its answer comes first."""

    def careful(rules: Rules, session: Session, state: object, event: ev.Scanned) -> Step:
        return handler(rules, session, state, event) if session.warning is None else (session, ())

    return careful


HANDLERS: dict[tuple[type, type], Handler] = {
    (Welcome, ev.Scanned): _at_the_beginning,
    (ChooseBiller, ev.Scanned): _unless_warned(_at_the_beginning),
    (Accounts, ev.Scanned): _unless_warned(_while_typing),
}


def outcome(before: Session, after: Session) -> str:
    """What became of a scan, for the log: "ignored", "refused" or "taken"."""
    if before.state == after.state:
        return "ignored"
    notice = after.state.notice if isinstance(after.state, Accounts | ChooseBiller) else None
    return "taken" if notice in (None, Notice.ADDED) else "refused"
