"""What a log says besides what comes by chance."""

from __future__ import annotations

import re

_BY_CHANCE = re.compile(
    r'"(?:timestamp|session|pid)": (?:"[^"]*"|\d+)'  # of ours: a moment's fractions, an id, a process
    r"|^\[\d+:\d+:\d+/\d+\.\d+:",  # of the engine's: processes and a moment
    re.MULTILINE,
)


def telling(log: str) -> str:
    """The log without moments, ids and processes, in which a few digits in a row may stand at any time."""
    return _BY_CHANCE.sub("", log)
