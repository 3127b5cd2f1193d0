"""How every customer of this terminal begins: a technician makes its voice louder, or withholds a language."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.flow import adminevents as at
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.preferences import LOUDEST, QUIETEST, Defaults
from kiosk.flow.rules import Rules
from kiosk.flow.states import Session
from kiosk.flow.step import Handler, Step, ask, stay, to
from kiosk.flow.technician import Admin, Deed, Tuning

STEP: Final = 10  # per cent


def _open(rules: Rules, session: Session, state: Admin, _: at.TuningPressed) -> Step:
    return to(session, Tuning(languages=rules.languages, closed=state.closed, defaults=rules.defaults))


def _volume(_: Rules, session: Session, state: Tuning, event: at.VolumePressed) -> Step:
    step = STEP if event.louder else -STEP
    volume = min(LOUDEST, max(QUIETEST, state.defaults.volume + step))
    return _set(session, state, msgspec.structs.replace(state.defaults, volume=volume), Deed.VOLUME)


def _language(_: Rules, session: Session, state: Tuning, event: at.LanguagePressed) -> Step:
    """The terminal's own language stays: somebody must find the words on it."""
    if event.language not in state.languages[1:]:
        return session, ()
    wanted = set(state.defaults.withheld) ^ {event.language}
    withheld = tuple(language for language in state.languages if language in wanted)
    return _set(session, state, msgspec.structs.replace(state.defaults, withheld=withheld), Deed.LANGUAGES)


def _set(session: Session, state: Tuning, defaults: Defaults, deed: Deed) -> Step:
    """One change at a time, so that the last one is what is kept; each is written down before it is made."""
    if state.keeping or defaults == state.defaults:
        return session, ()
    setting = msgspec.structs.replace(state, defaults=defaults, keeping=True)
    # Whoever lets the terminal read aloud meanwhile hears what was chosen.
    wishes = msgspec.structs.replace(session.preferences, volume=defaults.volume)
    heard = msgspec.structs.replace(session, preferences=wishes)
    asking, effects = ask(heard, setting, lambda here, asked: do.KeepDefaults(here, asked, defaults))
    return asking, (do.RecordAdmin(session.id, deed), *effects)


def _kept(_: Rules, session: Session, state: Tuning, event: at.Kept) -> Step:
    return stay(session, msgspec.structs.replace(state, keeping=False, unkept=not event.done))


def _back(_: Rules, session: Session, state: Tuning, __: ev.BackPressed) -> Step:
    return ask(session, Admin(closed=state.closed), do.GatherHealth)


HANDLERS: dict[tuple[type, type], Handler] = {
    (Admin, at.TuningPressed): _open,
    (Tuning, at.VolumePressed): _volume,
    (Tuning, at.LanguagePressed): _language,
    (Tuning, at.Kept): _kept,
    (Tuning, ev.BackPressed): _back,
}
