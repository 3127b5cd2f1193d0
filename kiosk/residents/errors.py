"""How the residents' side can say no, and how it can be out of reach.

KioskError (kiosk.errors)
└── ResidentsError
    ├── Denied                 an answer: no, for a reason, perhaps for some seconds
    ├── Held                   Invoice Cloud knows the account under another address: a clerk's matter
    └── DirectoryUnavailable   no answer: the database can't be reached or is not migrated

No text of these errors holds an address, a name, a code or a password.
"""

from __future__ import annotations

import enum

from kiosk.errors import KioskError


class Why(enum.Enum):
    """Why something was denied."""

    WRONG = "wrong"  # unknown address, wrong password, wrong code: never told apart
    LOCKED = "locked"  # too many wrong tries; `wait` seconds from now it may be tried again
    UNCONFIRMED = "unconfirmed"  # the address has not been confirmed; `application` names the registration
    EXPIRED = "expired"  # the right code, too late
    USED = "used"  # the right code, used already
    SPENT = "spent"  # wrong five times: that code is dead, another must be asked for
    TAKEN = "taken"  # the address was confirmed by another registration in the meantime
    TOO_MANY = "too_many"  # more mails or tries than the limit; `wait` seconds


class ResidentsError(KioskError):
    """Whatever the residents' side raises on purpose."""


class Denied(ResidentsError):
    """No, because of `why`; `wait` in seconds where waiting helps, `application` for UNCONFIRMED."""

    def __init__(self, why: Why, *, wait: int = 0, application: str = "") -> None:
        self.why = why
        self.wait = wait
        self.application = application
        super().__init__(why.value)


class Held(ResidentsError):
    """Invoice Cloud knows the account under another address; nothing was written, a clerk has it released."""

    def __init__(self) -> None:
        super().__init__("known under another address")


class DirectoryUnavailable(ResidentsError):
    """The directory gives no answer; nothing is known of what was asked."""
