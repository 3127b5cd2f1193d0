"""What one case of the break-out suite says; the cases themselves are data."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Way(enum.Enum):
    """How a case is carried out; see `tests.breakout.ways`."""

    POLICY = "policy"  # what: a kind and a URL, for the policy alone
    ATTEMPT = "attempt"  # what: how a page tries (a function of attempts.js), and a URL
    PAGE = "page"  # what: a page's body, and the expression that is true once it has tried
    CLICK = "click"  # as PAGE, begun by a click on #go
    KEY = "key"  # what: keys by their X names, as xdotool takes them
    DEED = "deed"  # what: a deed of tests.breakout.deeds, and how it is done


class Walls(enum.Enum):
    """What stands behind the policy, which depends on the configured challenge origins."""

    OPEN = "open"  # any public bank: every name can be resolved, the interceptor is alone
    CLOSED = "closed"  # a closed list: Chromium's resolver knows no other host


class Note(enum.Enum):
    """Whether the terminal notes a refusal."""

    NOTED = "noted"
    ENGINE = "engine"  # Chromium itself drops it, and tells nobody
    BROKEN = "broken"  # Chromium ends the load with an error, and a plain screen of ours says so
    EMPTY = "empty"  # Chromium puts an empty page there, inside of our frame
    HARMLESS = "harmless"  # nothing is asked for that would have to be refused


@dataclass(frozen=True)
class Case:
    """A way out that is tried. `line` is that of the list of ways out (SECURITY.md).

    In `what`, {page} is the page's own origin in hostile hands, {evil} a foreign one over TLS, {plain} one
    without, {port}, {evilport} and {plainport} their ports; {hit} is a path that must never reach anybody.
    """

    id: str
    line: int
    way: Way
    what: tuple[str, ...]
    note: Note = Note.NOTED
    walls: Walls = Walls.OPEN
