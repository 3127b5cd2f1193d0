"""Cases that take more than a page, by the deeds that `tests.breakout.deeds` knows how to do."""

from __future__ import annotations

from collections.abc import Iterator

from tests.breakout.case import Case, Note, Way

_BREAKING = """close reload reload-post popups elements nesting frames stack regex history title focus beforeunload
storage workers"""
_ENTRIES = """quotes wildcards long unicode right-to-left controls ctrl-codes url file-url newlines markup format
path emoji zero-width"""
_KEPT = """cookie local-storage session-storage indexed-db cache service-worker name history zoom shared-worker
permission"""
_HOWS = {
    "press": (3, "right middle back forward extra ctrl shift alt meta"),
    "wheel": (3, "ctrl shift alt meta"),
    "touch": (3, "long spread pinch"),
    "login": (8, "fetch"),
    "statement": (11, "good long corrupt empty no-pdf encrypted busy nested swelling huge scripted"),
    "drop": (12, "text url file html"),
    "clipboard": (12, "copied selected"),
    "break": (15, _BREAKING),
    "kill": (15, "once fault again"),
    "bomb": (15, "gzip"),
    "enter": (16, _ENTRIES),
    "board": (16, "letters signs digits telephone held"),
    "admin": (17, "corners one-corner"),
    "keep": (18, _KEPT),
    "walk_away": (19, "entry page window receipt"),
    "network": (20, "redirect redirect-307 portal 511 reset url"),
}


def cases() -> Iterator[Case]:
    """All of them."""
    for deed, (line, hows) in _HOWS.items():
        for how in hows.split():
            yield Case(f"{line}-{deed}-{how}", line, Way.DEED, (deed, how), Note.HARMLESS)
