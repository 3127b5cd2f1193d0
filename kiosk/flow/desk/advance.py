"""One function, `advance`: a desk and an event give the next desk and what is to be done. Total and pure.

A page with card details on it is never put aside by a clerk's wish, and no page is lost by any event but its
customer's own end.
"""

from __future__ import annotations

import msgspec

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk import guard, moves, pages, signup
from kiosk.flow.desk.state import Desk, Locked, Rules, Serving, SigningIn, arrangement
from kiosk.flow.desk.step import Handler, Step


def advance(rules: Rules, desk: Desk, event: ev.Event) -> Step:
    """The next desk and the effects, to be carried out in their order; an unknown event changes nothing."""
    handler = _HANDLERS.get((type(desk.state), type(event))) or _ALWAYS.get(type(event))
    if handler is None or moves.is_hidden_from(desk, event):
        return desk, ()
    fresh = _without_notice(desk, event)
    after, effects = handler(rules, fresh, fresh.state, event)
    seen = arrangement(rules, after)
    if seen == arrangement(rules, desk):
        return after, effects
    # Covering comes before anything else, so that nothing is seen meanwhile; the rest when all is in place.
    arrange = do.Arrange(seen)
    return after, (arrange, *effects) if seen.covered else (*effects, arrange)


def _without_notice(desk: Desk, event: ev.Event) -> Desk:
    """What was said of the last wish is no more true of the next, which may lead away from sign-up help."""
    if not isinstance(desk.state, Serving) or not isinstance(event, moves.WISHES):
        return desk
    stays = isinstance(event, (*signup.OWN, ev.NumbersEntered))
    sign_up = desk.state.sign_up if stays else None
    served = msgspec.structs.replace(desk.state, notice=None, quiet=0, sign_up=sign_up)
    return msgspec.structs.replace(desk, state=served)


_HANDLERS: dict[tuple[type, type], Handler] = {
    (SigningIn, ev.SignInPressed): guard.sign_in,
    (Locked, ev.SignInPressed): guard.sign_in,
    (Locked, ev.UnlockPressed): guard.unlock,
    (SigningIn, ev.Judged): guard.judged_at_sign_in,
    (Locked, ev.Judged): guard.judged_while_locked,
    (Serving, ev.ShiftLost): guard.shift_lost,
    (SigningIn, ev.Tick): guard.checking_tick,
    (Locked, ev.Tick): guard.checking_tick,
    (Serving, ev.Tick): guard.serving_tick,
    (Serving, ev.Touched): guard.touched,
    (Serving, ev.LockPressed): guard.lock,
    (Serving, ev.SignOutPressed): guard.sign_out,
    (Serving, ev.NextPressed): moves.next_customer,
    (Serving, ev.NumbersEntered): signup.numbers_entered,
    (Serving, ev.RetryPressed): moves.retry,
    (Serving, ev.TabPressed): moves.to_tab,
    (Serving, ev.HandOverPressed): moves.hand_over,
    (Serving, ev.TakeBackPressed): moves.take_back,
    (Serving, ev.ClosePressed): moves.close,
    (Serving, ev.StatementPressed): pages.statement,
    (Serving, ev.StatementsFound): pages.statements_found,
    (Serving, ev.PrintPressed): pages.printed,
    (Serving, ev.SignUpPressed): signup.pressed,
    (Serving, ev.SignUpLeft): signup.left,
    (Serving, ev.SignUpAsked): signup.asked,
    (Serving, ev.WaitingPicked): signup.picked,
    (Serving, ev.DocumentSeen): signup.document_seen,
    (Serving, ev.SurePressed): signup.sure,
    (Serving, ev.SignUpBackPressed): signup.back,
    (Serving, ev.Found): signup.found,
}
_ALWAYS: dict[type, Handler] = {
    ev.CustomerMoved: moves.moved,
    ev.CustomerGone: moves.gone,
    ev.Helped: signup.helped,
    ev.DisplayCame: moves.display_came,
    ev.DisplayWent: moves.display_went,
}
