"""The technician's PIN: which are taken, and how one is kept (Argon2id, RFC 9106)."""

from __future__ import annotations

import re
from enum import Enum, unique
from itertools import pairwise
from typing import Final

from kiosk.flow.technician import FEWEST, LONGEST
from kiosk.secret import Secret

MEMORY_KIB: Final = 65536
PASSES: Final = 3
"""Dearer than a password's: a stolen hash of six digits has a million answers only."""

_READABLE: Final = re.compile(
    r"\$argon2id\$v=19\$m=[1-9]\d{3,6},t=[1-9]\d{0,2},p=[1-9]\d?\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}\Z"
)


@unique
class Objection(Enum):
    """Why a PIN is not taken, in the words that `kiosk pin` says it with."""

    NOT_DIGITS = "has something else than digits"
    TOO_SHORT = f"has fewer than {FEWEST} digits"
    TOO_LONG = f"has more than {LONGEST} digits"
    REPEATED = "is one digit, or a few, over and over"
    RUN = "is a run of digits, forwards or backwards"


def objection(pin: Secret) -> Objection | None:
    """What is wrong with a PIN that is to be set; None if it may be used."""
    digits = pin.reveal()
    if not re.fullmatch(r"[0-9]*", digits):
        return Objection.NOT_DIGITS
    if len(digits) < FEWEST:
        return Objection.TOO_SHORT
    if len(digits) > LONGEST:
        return Objection.TOO_LONG
    if any(digits == (digits[:size] * len(digits))[: len(digits)] for size in range(1, len(digits) // 2 + 1)):
        return Objection.REPEATED
    return Objection.RUN if _is_run(digits) else None


def hashed(pin: Secret) -> str:
    """The hash for the configuration, as a PHC string. Takes about a tenth of a second."""
    from argon2 import PasswordHasher  # noqa: PLC0415  not for the first paint

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1).hash(pin.reveal())


def is_readable(kept: Secret | None) -> bool:
    """Whether this is an Argon2id hash at all; the PIN itself, written there by mistake, is none."""
    return kept is not None and _READABLE.match(kept.reveal()) is not None


def matches(kept: Secret, pin: Secret) -> bool:
    """Whether `kept` is a hash of this PIN; as long as `hashed`, so never on the UI thread."""
    from argon2 import PasswordHasher  # noqa: PLC0415  as above
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(kept.reveal(), pin.reveal())
    except (VerificationError, InvalidHashError):
        return False


def _is_run(digits: str) -> bool:
    """Whether each digit is the next one, or the one before; 0 follows 9."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return steps in ({1}, {9})
