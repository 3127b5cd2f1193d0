"""Which names a clerk can have, and which PINs and passwords."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kiosk.admin import pin
from kiosk.flow.technician import FEWEST, LONGEST
from kiosk.residents import passwords
from kiosk.secret import Secret

NAMING: Final = "2 to 32 letters, digits, '.', '_' or '-', with a letter first"

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]{1,31}\Z")
_WORDS: Final = {
    passwords.Objection.TOO_SHORT: f"has fewer than {FEWEST} digits, or {passwords.SHORTEST} characters",
    passwords.Objection.TOO_LONG: f"has more than {passwords.LONGEST} characters",
    passwords.Objection.COMMON: "is made of what everybody tries first",
    passwords.Objection.PERSONAL: "is made of the clerk's name, or the city's",
}


def key_of(name: str) -> str:
    """What two names are compared by: capitals make no difference."""
    return name.strip().casefold()


def is_name(name: str) -> bool:
    """Whether a clerk can have this name. It is shown and kept as it is, so it is a short one, not a person's."""
    return _NAME.match(name) is not None


def objection(secret: Secret, context: Iterable[str]) -> str | None:
    """What is wrong with a PIN or password that is to be set, to follow "this"; None if it may be used.

    Digits alone are a PIN. `context`: what others know, as for `passwords.objection`.
    """
    text = secret.reveal()
    if re.fullmatch(r"[0-9]+", text) and len(text) <= LONGEST:
        found = pin.objection(secret)
        return f"PIN {found.value}" if found else None
    refused = passwords.objection(secret, context)
    return f"password {_WORDS[refused]}" if refused else None
