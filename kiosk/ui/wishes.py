"""What a page may wish for that no URL tells."""

from __future__ import annotations

from enum import Enum, unique


@unique
class Wish(Enum):
    """Something that a page asks the terminal to do."""

    PRINT = "print"
