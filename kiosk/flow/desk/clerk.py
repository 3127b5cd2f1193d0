"""Who serves at a counter, and why somebody may not."""

from __future__ import annotations

from enum import Enum, unique

import msgspec


@unique
class Role(Enum):
    """What a clerk may do; the directory keeps it under this name."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"


class Clerk(msgspec.Struct, frozen=True):
    """Somebody who may work at this counter, by the name that they sign in with."""

    name: str
    role: Role

    @property
    def is_supervisor(self) -> bool:
        """Whether this clerk may do what takes a supervisor."""
        return self.role is Role.SUPERVISOR


@unique
class Denial(Enum):
    """Why nobody was let in."""

    WRONG = "wrong"
    """Unknown name, or wrong PIN or password: never told apart."""
    LOCKED = "locked"
    """It was not looked at: too many were wrong before."""
    DISABLED = "disabled"
    """Told to somebody who has given the right PIN or password."""
    TAKEN = "taken"
    """Another clerk's customers are open here: that clerk, or a supervisor."""
    UNAVAILABLE = "unavailable"
    """The directory or the journal gave no answer."""
