"""What every state is, and why a terminal may be closed: apart from the states, which stand in three files."""

from __future__ import annotations

from enum import Enum, unique

import msgspec


@unique
class ClosedReason(Enum):
    """Why the terminal serves nobody."""

    CREDENTIALS = "credentials"
    UNREACHABLE = "unreachable"
    INACTIVE = "inactive"
    WIPE_FAILED = "wipe_failed"
    JOURNAL_FAILED = "journal_failed"

    @property
    def is_outside(self) -> bool:
        """Whether the provider can end it. A cause inside only a new process can mend."""
        return self not in (ClosedReason.WIPE_FAILED, ClosedReason.JOURNAL_FAILED)


class State(msgspec.Struct, frozen=True):
    """One of the classes of kiosk.flow.states, kiosk.flow.residentstates and kiosk.flow.technician."""
