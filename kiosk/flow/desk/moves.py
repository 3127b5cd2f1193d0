"""What a clerk does with customers' pages: open, put aside, hand over, take back, close; and what befalls them.

A page in the clerk's window is that of the tab in front. It is put aside only before card details were typed on
it; one that loses its screen while the window can't be freed waits, and is the next to come there.
"""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.guard import locked
from kiosk.flow.desk.progress import followed
from kiosk.flow.desk.state import (
    Customer,
    Desk,
    DeskState,
    Locked,
    Notice,
    Place,
    Progress,
    Rules,
    Serving,
    SigningIn,
)
from kiosk.flow.desk.step import Step
from kiosk.flow.states import SessionId

replace = msgspec.structs.replace

WISHES: Final = (
    ev.NextPressed,
    ev.NumbersEntered,
    ev.RetryPressed,
    ev.TabPressed,
    ev.HandOverPressed,
    ev.TakeBackPressed,
    ev.ClosePressed,
    ev.SignOutPressed,
    ev.StatementPressed,
    ev.PrintPressed,
    ev.SignUpPressed,
    ev.SignUpAsked,
    ev.WaitingPicked,
    ev.DocumentSeen,
    ev.SurePressed,
    ev.SignUpBackPressed,
)
"""What a clerk may want done."""


def is_hidden_from(desk: Desk, event: ev.Event) -> bool:
    """Whether the window is turned to a customer, who must not do this with the clerk's keys."""
    return (
        isinstance(event, WISHES)
        and not isinstance(event, ev.TakeBackPressed)
        and bool(desk.at(Place.TURNED))
    )


def next_customer(rules: Rules, desk: Desk, state: Serving, event: ev.NextPressed) -> Step:
    """Begin with another customer; whoever is in the window is put aside."""
    if desk.customer(event.session) is not None:
        return desk, ()
    if len(desk.customers) >= rules.customers:
        return _say(desk, state, Notice.FULL)
    freed = _freed(desk)
    if freed is None:
        return _say(desk, state, Notice.CARD_ON_PAGE)
    new = Customer(session=event.session, place=Place.DESK)
    opened = replace(freed, customers=(*freed.customers, new), shown=new.session)
    return opened, (do.OpenCustomer(new.session), _deed(state, Deed.OPENED, new.session))


def numbers_entered(rules: Rules, desk: Desk, state: Serving, event: ev.NumbersEntered) -> Step:
    """Find them for the customer who is asked for them, or for the next one.

    A scan beside a page that stands in the window changes nothing: a scanner goes off by itself now and then.
    """
    front = desk.at(Place.DESK)
    if front is not None and front.progress in (Progress.ENTRY, Progress.TROUBLE):
        return desk, (do.GiveNumbers(front.session, event.text),)
    if event.scanned and front is not None and front.progress is not Progress.CLOSING:
        return _say(desk, state, Notice.SCANNED_WHILE_SERVING)
    opened, effects = next_customer(rules, desk, state, ev.NextPressed(event.session))
    if opened.customer(event.session) is None or desk.customer(event.session) is not None:
        return opened, effects
    return opened, (*effects, do.GiveNumbers(event.session, event.text))


def retry(rules: Rules, desk: Desk, state: Serving, _: ev.RetryPressed) -> Step:
    """Ask the provider once more, where something outside failed."""
    front = desk.customer(desk.shown)
    if front is None or front.progress is not Progress.TROUBLE:
        return desk, ()
    return desk, (do.TryAgain(front.session),)


def to_tab(rules: Rules, desk: Desk, state: Serving, event: ev.TabPressed) -> Step:
    """Bring a customer's tab to the front, and the page to the window unless it is with the customer."""
    customer = desk.customer(event.session)
    if customer is None or customer.place is Place.DESK:
        return desk, ()
    freed = _freed(desk)
    if freed is None:
        return _say(desk, state, Notice.CARD_ON_PAGE)
    if customer.place is Place.DISPLAY:
        return replace(freed, shown=customer.session), ()
    return _placed(freed, customer, Place.DESK), ()


def hand_over(rules: Rules, desk: Desk, state: Serving, _: ev.HandOverPressed) -> Step:
    """The page goes to the customer's screen, or the window is turned where there is none."""
    customer = desk.at(Place.DESK)
    if customer is None or customer.progress is Progress.CLOSING:
        return desk, ()
    if desk.display and desk.at(Place.DISPLAY) is not None:
        return _say(desk, state, Notice.DISPLAY_TAKEN)
    there = _placed(desk, customer, Place.DISPLAY if desk.display else Place.TURNED)
    return _settled(there), (_deed(state, Deed.HANDED_OVER, customer.session),)


def take_back(rules: Rules, desk: Desk, state: Serving, _: ev.TakeBackPressed) -> Step:
    """The page comes back to the clerk's window, as it is; from a turned one once the clerk has unlocked it."""
    turned = desk.at(Place.TURNED)
    if turned is not None:
        return locked(desk, state, Deed.TOOK_BACK, turned.session)
    customer = desk.at(Place.DISPLAY)
    if customer is None:
        return desk, ()
    freed = _freed(desk)
    if freed is None:
        return _say(desk, state, Notice.CARD_ON_PAGE)
    return _placed(freed, customer, Place.DESK), (_deed(state, Deed.TOOK_BACK, customer.session),)


def close(rules: Rules, desk: Desk, state: Serving, _: ev.ClosePressed) -> Step:
    """End the customer in front, and nobody else. A payment under way tells that its outcome is unknown."""
    customer = desk.customer(desk.shown)
    if customer is None or customer.progress is Progress.CLOSING:
        return desk, ()
    closing = _changed(desk, replace(customer, progress=Progress.CLOSING))
    ending = (do.EndCustomer(customer.session), _deed(state, Deed.CLOSED, customer.session))
    return closing, ending


def moved(rules: Rules, desk: Desk, state: DeskState, event: ev.CustomerMoved) -> Step:
    """A customer has come further, or back to the start."""
    customer = desk.customer(event.session)
    if customer is None:
        return desk, ()
    return _changed(desk, followed(customer, event)), ()


def gone(rules: Rules, desk: Desk, state: DeskState, event: ev.CustomerGone) -> Step:
    """Nothing is left of a customer. A window that was turned locks: the clerk's side is not for who sits there."""
    customer = desk.customer(event.session)
    if customer is None:
        return desk, ()
    left = replace(
        desk,
        customers=tuple(each for each in desk.customers if each is not customer),
        shown=None if desk.shown == customer.session else desk.shown,
    )
    if customer.place is Place.TURNED and isinstance(state, Serving):
        return locked(_settled(left), state, Deed.LOCKED_ITSELF)
    return _settled(left), ()


def display_came(rules: Rules, desk: Desk, state: DeskState, _: ev.DisplayCame) -> Step:
    """There is a customer's screen: the page that lost one goes back to it."""
    there = replace(desk, display=True)
    stranded = desk.at(Place.STRANDED)
    return (_changed(there, replace(stranded, place=Place.DISPLAY)) if stranded else there), ()


def display_went(rules: Rules, desk: Desk, state: DeskState, _: ev.DisplayWent) -> Step:
    """The page that was there comes to the clerk's window, or is the next to come there."""
    without = replace(desk, display=False)
    customer = desk.at(Place.DISPLAY)
    if customer is None:
        return without, ()
    freed = _freed(without)
    if freed is None:
        back = _changed(without, replace(customer, place=Place.STRANDED))
    else:
        back = _placed(freed, customer, Place.DESK)
    clerk = "" if isinstance(state, SigningIn) else state.clerk.name
    return back, (do.RecordDeed(clerk, Deed.DISPLAY_LOST, customer.session),)


def _freed(desk: Desk) -> Desk | None:
    """The desk with nothing in the clerk's window; None where what is there can't be put aside."""
    here = desk.at(Place.DESK, Place.TURNED)
    if here is None:
        return desk
    if here.place is Place.TURNED or here.progress.has_details:
        return None
    return _changed(desk, replace(here, place=Place.ASIDE))


def _settled(desk: Desk) -> Desk:
    """Let a page that waits for the clerk's window come there if it is free now."""
    stranded = desk.at(Place.STRANDED)
    if stranded is None or desk.at(Place.DESK, Place.TURNED) is not None:
        return desk
    return _placed(desk, stranded, Place.DESK)


def _placed(desk: Desk, customer: Customer, place: Place) -> Desk:
    """The customer's page is there, and the tab in front."""
    return replace(_changed(desk, replace(customer, place=place)), shown=customer.session)


def _changed(desk: Desk, customer: Customer) -> Desk:
    return replace(
        desk,
        customers=tuple(customer if each.session == customer.session else each for each in desk.customers),
    )


def _say(desk: Desk, state: Serving, notice: Notice) -> Step:
    """What was wanted is not done, and why."""
    return replace(desk, state=replace(state, notice=notice, quiet=0)), ()


def _deed(state: Serving | Locked, deed: Deed, session: SessionId) -> do.RecordDeed:
    return do.RecordDeed(state.clerk.name, deed, session)
