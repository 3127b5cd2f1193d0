"""The check of the technician's PIN: a terminal without one serves, and nobody gets in to mend it."""

from __future__ import annotations

from typing import Final

from kiosk.admin.pin import is_readable
from kiosk.ops.findings import Finding
from kiosk.secret import Secret

_NAME: Final = "admin pin"


def examine(kept: Secret | None, place: str) -> Finding:
    """Whether `kept` is a hash that a PIN can be compared with. `place`: where admin.pin points."""
    remedy = f"Put there what `kiosk pin` prints (admin.pin is {place})"
    if kept is None:
        says = "none can be read: no technician gets in at this terminal"
        return Finding(name=_NAME, ok=True, says=says, remedy=remedy)
    if not is_readable(kept):
        says = "what is kept there is no Argon2id hash, so no PIN is ever right"
        return Finding(name=_NAME, ok=False, says=says, remedy=remedy)
    return Finding(name=_NAME, ok=True, says="a technician can get in")
