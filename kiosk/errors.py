"""The application's own errors, one tree.

KioskError
├── ConfigurationError      a value that the terminal can't open with (exit 78)
├── ResourceMissing         a file that the wheel should carry and does not
├── StateInUse              another terminal runs with the same state folder
├── JournalError            the record on this terminal can't be opened or written
└── ProviderError           Invoice Cloud; its branches are drawn in kiosk/ic/errors.py

No message of these errors holds a key, an account number or anything a customer typed.
"""

from __future__ import annotations


class KioskError(Exception):
    """Whatever this application raises on purpose."""


class ConfigurationError(KioskError):
    """A configuration that is refused before any window opens.

    Holds where it stands (`file`, `key`), what is wrong (`problem`) and how to mend it (`remedy`).
    """

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        self.file = file
        self.key = key
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{file}: {key}: {problem}. {remedy}")


class ResourceMissing(KioskError):
    """A packaged file is not where the wheel puts it: the installation is broken."""


class StateInUse(KioskError):
    """Another terminal runs with the same state folder; this one must not open."""


class JournalError(KioskError):
    """The journal can't be opened or written; the terminal can't serve without it."""


class ProviderError(KioskError):
    """Invoice Cloud did not do what was asked; `kiosk.ic.errors` says in which way."""
