"""Sign-up help: look up what waits for a clerk, and do it after a question; or let somebody register here.

The clerk's word is written by the directory, with its audit trail; the desk's own record follows each that was.
"""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk import moves
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import Desk, DeskState, Notice, Place, Rules, Serving
from kiosk.flow.desk.step import Step
from kiosk.flow.desk.waiting import Need, Said, SignUp, SignUpStep

replace = msgspec.structs.replace

OWN: Final = (
    ev.SignUpPressed,
    ev.SignUpAsked,
    ev.WaitingPicked,
    ev.DocumentSeen,
    ev.SurePressed,
    ev.SignUpBackPressed,
)
"""What a clerk can want here; any other wish leads away."""


def pressed(rules: Rules, desk: Desk, state: Serving, event: ev.SignUpPressed) -> Step:
    """Open it, at once with what waits for whoever is in front; where it is open, begin a registration."""
    if not rules.sign_up:
        return desk, ()
    if state.sign_up is None:
        front = desk.customer(desk.shown)
        if front is not None and front.waits:
            return _look(rules, desk, state, SignUp(ids=front.waits), looked_up=True)
        return _with(desk, state, SignUp()), ()
    if state.sign_up.page is not SignUpStep.SEARCH or state.sign_up.answering is not None:
        return desk, ()
    return _register(rules, desk, replace(state, sign_up=None), event)


def left(rules: Rules, desk: Desk, state: Serving, _: ev.SignUpLeft) -> Step:
    """Away from it, at once: what was asked for is done all the same, and recorded."""
    return _with(desk, state, None), ()


def asked(rules: Rules, desk: Desk, state: Serving, event: ev.SignUpAsked) -> Step:
    """Look up what waits under a number or an address."""
    sign_up = state.sign_up
    if sign_up is None or sign_up.doing or not event.text.strip():
        return desk, ()
    return _look(rules, desk, state, SignUp(query=event.text.strip()), looked_up=True)


def numbers_entered(rules: Rules, desk: Desk, state: Serving, event: ev.NumbersEntered) -> Step:
    """A bill that is scanned while help is open is looked up; what is typed into the clerk's field leads away."""
    sign_up = state.sign_up
    if sign_up is None or not event.scanned:
        away = replace(state, sign_up=None)
        return moves.numbers_entered(rules, replace(desk, state=away), away, event)
    if sign_up.page in (SignUpStep.SEARCH, SignUpStep.LIST):
        return asked(rules, desk, state, ev.SignUpAsked(event.text))
    return desk, ()


def found(rules: Rules, desk: Desk, state: Serving, event: ev.Found) -> Step:
    """What waits is shown. What was said of a deed stays, above a list that was read anew after it."""
    sign_up = state.sign_up
    if sign_up is None or sign_up.answering is None or sign_up.doing or event.asked != desk.asked:
        return desk, ()
    said = sign_up.said or event.trouble or (None if event.found else Said.NOTHING)
    page = SignUpStep.LIST if event.found else SignUpStep.SEARCH
    shown = replace(sign_up, page=page, found=event.found, chosen=0, answering=None, said=said)
    return _with(desk, state, shown), ()


def picked(rules: Rules, desk: Desk, state: Serving, event: ev.WaitingPicked) -> Step:
    """An account asks for a document first, a registration for a last question; a held one is told of only."""
    sign_up = state.sign_up
    if sign_up is None or not _is_at(sign_up, SignUpStep.LIST):
        return desk, ()
    if not 0 <= event.position < len(sign_up.found):
        return desk, ()
    chosen = replace(sign_up, chosen=event.position, document=None, said=None)
    match chosen.one.need:
        case Need.APPROVAL:
            return _with(desk, state, replace(chosen, page=SignUpStep.DOCUMENT)), ()
        case Need.CONFIRMATION:
            return _with(desk, state, replace(chosen, page=SignUpStep.SURE)), ()
        case Need.RELEASE:
            return _with(desk, state, replace(chosen, said=Said.HELD)), ()


def document_seen(rules: Rules, desk: Desk, state: Serving, event: ev.DocumentSeen) -> Step:
    """Then it is asked whether they are sure."""
    if state.sign_up is None or not _is_at(state.sign_up, SignUpStep.DOCUMENT):
        return desk, ()
    return _with(desk, state, replace(state.sign_up, page=SignUpStep.SURE, document=event.document)), ()


def sure(rules: Rules, desk: Desk, state: Serving, _: ev.SurePressed) -> Step:
    """Do it, under the clerk's name."""
    sign_up = state.sign_up
    if sign_up is None or not _is_at(sign_up, SignUpStep.SURE):
        return desk, ()
    number = desk.asked + 1
    doing = replace(sign_up, answering=rules.answering, doing=True)
    one, clerk = sign_up.one, state.clerk.name
    if sign_up.document is not None:
        effect: do.Effect = do.Approve(number, one.id, clerk, state.shift, sign_up.document)
    else:
        effect = do.Confirm(number, one.id, clerk, state.shift)
    return replace(_with(desk, state, doing), asked=number), (effect,)


def back(rules: Rules, desk: Desk, state: Serving, _: ev.SignUpBackPressed) -> Step:
    """One question back, from the first one out. What is being done can't be called back."""
    sign_up = state.sign_up
    if sign_up is None or sign_up.doing:
        return desk, ()
    if sign_up.answering is not None:
        return _with(desk, state, SignUp()), ()
    match sign_up.page:
        case SignUpStep.SEARCH:
            return _with(desk, state, None), ()
        case SignUpStep.LIST:
            return _with(desk, state, SignUp()), ()
        case SignUpStep.SURE if sign_up.document is not None:
            return _with(desk, state, replace(sign_up, page=SignUpStep.DOCUMENT, document=None)), ()
        case _:
            return _with(desk, state, replace(sign_up, page=SignUpStep.LIST)), ()


def helped(rules: Rules, desk: Desk, state: DeskState, event: ev.Helped) -> Step:
    """Record what was done, tell whoever stands here, and read the list anew: somebody may have more that waits."""
    told: tuple[do.Effect, ...] = ()
    if event.said.is_done:
        deed = Deed.APPROVED if event.approved else Deed.CONFIRMED
        told = (do.RecordDeed(event.clerk, deed), do.TellHelped(event.waited, event.member))
    sign_up = state.sign_up if isinstance(state, Serving) else None
    if not isinstance(state, Serving) or sign_up is None or not sign_up.doing or event.asked != desk.asked:
        return desk, told
    after = SignUp(query=sign_up.query, ids=event.waits, said=event.said)
    if not after.query and not after.ids:
        return _with(desk, state, after), told
    shown, effects = _look(rules, desk, state, after)
    return shown, (*told, *effects)


def _register(rules: Rules, desk: Desk, state: Serving, event: ev.SignUpPressed) -> Step:
    """A customer of their own, who registers on their screen or the turned window; the clerk sees none of it."""
    serving = replace(desk, state=state)
    if desk.display and desk.at(Place.DISPLAY) is not None:
        return replace(desk, state=replace(state, notice=Notice.DISPLAY_TAKEN)), ()
    opened, effects = moves.next_customer(rules, serving, state, ev.NextPressed(event.session))
    if opened.customer(event.session) is None or desk.customer(event.session) is not None:
        return opened, effects
    there, handed = moves.hand_over(rules, opened, state, ev.HandOverPressed())
    return there, (*effects, do.BeginRegistration(event.session), *handed)


def _look(rules: Rules, desk: Desk, state: Serving, sign_up: SignUp, *, looked_up: bool = False) -> Step:
    """Ask the directory. `looked_up`: the clerk did, so that the record has it."""
    number = desk.asked + 1
    looking = replace(sign_up, answering=rules.answering)
    deeds = (do.RecordDeed(state.clerk.name, Deed.LOOKED_UP),) if looked_up else ()
    question = do.LookUp(number, sign_up.query, sign_up.ids)
    return replace(_with(desk, state, looking), asked=number), (*deeds, question)


def _is_at(sign_up: SignUp, page: SignUpStep) -> bool:
    return sign_up.page is page and sign_up.answering is None


def _with(desk: Desk, state: Serving, sign_up: SignUp | None) -> Desk:
    return replace(desk, state=replace(state, sign_up=sign_up, quiet=0))
