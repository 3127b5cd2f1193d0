"""What a clerk does with the page in front besides moving it: its statement, and paper."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import Desk, Notice, Printed, Rules, Serving
from kiosk.flow.desk.step import Step

_DEEDS: Final = {
    Printed.PAGE: Deed.PAGE_PRINTED,
    Printed.STATEMENT: Deed.STATEMENT_PRINTED,
    Printed.DAY: Deed.DAY_PRINTED,
}


def statement(rules: Rules, desk: Desk, state: Serving, _: ev.StatementPressed) -> Step:
    """Open it, where the page in front can have one; never over a page on which a card may stand."""
    front = desk.customer(desk.shown)
    if front is None or not front.progress.is_read:
        return desk, ()
    return desk, (do.OpenStatement(front.session),)


def statements_found(rules: Rules, desk: Desk, state: Serving, event: ev.StatementsFound) -> Step:
    """It is on its way, or the clerk is told that there is none."""
    if desk.customer(event.session) is None:
        return desk, ()
    if event.count:
        return desk, (do.RecordDeed(state.clerk.name, Deed.STATEMENT_OPENED, event.session),)
    if desk.shown != event.session:
        return desk, ()
    told = msgspec.structs.replace(state, notice=Notice.NO_STATEMENT, quiet=0)
    return msgspec.structs.replace(desk, state=told), ()


def printed(rules: Rules, desk: Desk, state: Serving, event: ev.PrintPressed) -> Step:
    """Keep who had what printed; a page is made into paper here, a document is on its way already."""
    front = desk.customer(desk.shown)
    if event.what is Printed.DAY:
        return desk, (do.RecordDeed(state.clerk.name, Deed.DAY_PRINTED),)
    if front is None or not front.progress.is_read:
        return desk, ()
    deed = do.RecordDeed(state.clerk.name, _DEEDS[event.what], front.session)
    return desk, (deed, do.PrintPage(front.session)) if event.what is Printed.PAGE else (deed,)
