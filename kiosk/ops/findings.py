"""What a check of the terminal can say, and how it is said on a line."""

from __future__ import annotations

from typing import Final

import msgspec

from kiosk.errors import ConfigurationError

NAME_WIDTH: Final = 14  # "runtime folder"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at: whether it is fit, what was seen, and how to mend it ("": nothing to do).

    One that could not be looked at is not fit and says why. Nothing here ever holds a secret.
    """

    name: str
    ok: bool
    says: str
    remedy: str = ""
    looked_at: bool = True

    @property
    def is_note(self) -> bool:
        """Whether all is fit, and something could be done all the same."""
        return self.ok and bool(self.remedy)

    @property
    def line(self) -> str:
        """For people: one line, with the remedy at its end."""
        mark = "skip" if not self.looked_at else "ok" if self.ok else "FAIL"
        says = f"{self.says}. {self.remedy}" if self.remedy else self.says
        return f"{mark:<4}  {self.name:<{NAME_WIDTH}}  {says}\n"


def skipped(name: str, because: str) -> Finding:
    """A check that can't be made while something else is wrong."""
    return Finding(name=name, ok=False, says=f"not looked at, because {because}", looked_at=False)


def refused(name: str, error: ConfigurationError) -> Finding:
    """What a ConfigurationError says: file, key, problem and remedy."""
    says = f"{error.file}: {error.key}: {error.problem}"
    return Finding(name=name, ok=False, says=says, remedy=error.remedy)
