"""`kiosk pin`: asks for a PIN twice, where nobody sees it, and prints its hash for the configuration."""

from __future__ import annotations

import sys
from typing import Final

from kiosk.admin import pin
from kiosk.secret import Secret
from kiosk.unseen import NotTaken, ask_twice

REFUSED: Final = 2


def run() -> int:
    """Ask, and print the hash alone on standard output; gives the exit status."""
    try:
        chosen = ask_twice("PIN", _problem)
    except NotTaken as problem:
        sys.stderr.write(f"kiosk pin: {problem}\n")
        return REFUSED
    sys.stdout.write(f"{pin.hashed(chosen)}\n")
    sys.stderr.write("Store this hash where admin.pin of kiosk.toml points to.\n")
    return 0


def _problem(chosen: Secret) -> str | None:
    found = pin.objection(chosen)
    return f"PIN {found.value}" if found else None
