"""How long a regular expression may take on a hostile text: its ways to match, counted before it is ever used."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, Final

from kiosk.account import LONGEST_INPUT

MOST_WAYS: Final = 10_000_000
"""Three repeats without a limit, at the length that a scan may have: about a second at the worst."""


def is_quick(pattern: str) -> bool:
    """Whether `pattern`, which re compiles, ends in time on every text of 200 characters.

    Counted is in how many ways its repeats and alternatives could share a text, which bounds what re tries. A
    repeat of something that can itself be long or short has too many: `(a+)+`.
    """
    # The parser of re has no public name; every Python from 3.11 on has it under this one.
    return _ways(importlib.import_module("re._parser").parse(pattern)) <= MOST_WAYS


def _ways(parts: Sequence[tuple[object, Any]]) -> int:
    ways = 1
    for kind, given in parts:
        ways = min(ways * _ways_of(str(kind), given), MOST_WAYS + 1)
    return ways


def _ways_of(kind: str, given: Any) -> int:
    match kind:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = given
            least, most = min(int(least), LONGEST_INPUT), min(int(most), LONGEST_INPUT)
            # Most of these powers are far over the limit: beyond it a number is as good as any.
            each = _ways(inner)
            return (most - least + 1) * (1 if each == 1 else each ** min(most, 24))
        case "SUBPATTERN":
            return _ways(given[-1])
        case "ATOMIC_GROUP":
            return _ways(given)
        case "BRANCH":
            return sum(_ways(branch) for branch in given[1])
        case "ASSERT" | "ASSERT_NOT":
            return _ways(given[1])
        case "GROUPREF_EXISTS":
            return _ways(given[1]) + (_ways(given[2]) if given[2] else 0)
    return 1
