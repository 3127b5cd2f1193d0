"""Account numbers: read as typed, formatted, masked, found in a scanned bill.

A biller's format is a pattern of '#' (a digit), 'A' (a letter) and literals; an empty one takes free text.
"""

from __future__ import annotations

import enum
import itertools
import re
import unicodedata
from typing import Final

import msgspec

LONGEST: Final = 50  # characters of an account number
LONGEST_INPUT: Final = 200  # characters looked at, typed, pasted or scanned
MASK: Final = "•"
_SLOTS: Final = "#A"
_ADDRESS: Final = re.compile(
    r"://|\bwww\.|\b(?:javascript|data|file|blob|about|mailto|tel|sms|smsto|intent|geo|wifi|view-source):",
    re.IGNORECASE,
)
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)


class Problem(enum.Enum):
    """What keeps a typed text from being an account number."""

    NONE = "none"
    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    TOO_LONG = "too_long"
    WRONG_CHARACTER = "wrong_character"


class AccountNumber(msgspec.Struct, frozen=True):
    """An account number as the biller writes it, 1 to 50 printable characters; its repr is masked."""

    value: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.value) <= LONGEST or not self.value.isprintable() or not self.value.strip():
            raise ValueError("not an account number")

    @property
    def masked(self) -> str:
        """All but the last three letters and digits hidden ("•••••-•960"); of a short one, at least half."""
        places = [place for place, character in enumerate(self.value) if character.isalnum()]
        shown = places[len(places) - min(3, len(places) // 2) :]
        return "".join(
            MASK if character.isalnum() and place not in shown else character
            for place, character in enumerate(self.value)
        )

    def __repr__(self) -> str:
        return f"AccountNumber({self.masked})"


class Typed(msgspec.Struct, frozen=True):
    """What the entry field shows for what was typed, and what is still wrong with it."""

    text: str
    problem: Problem

    def __repr__(self) -> str:
        return f"Typed({len(self.text)} characters, {self.problem})"


class AccountFormat:
    """A biller's way of writing account numbers. Build it from a pattern that the configuration allowed."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @property
    def takes_letters(self) -> bool:
        """Whether a number of this format may have letters in it."""
        return not self.pattern or "A" in self.pattern

    @property
    def sample(self) -> str:
        """A number that is written so ("12345-6789"), for a biller that gives no example; "" without a format."""
        digits, letters = itertools.cycle("1234567890"), itertools.cycle("ABCDEFGHJK")
        turns = {"#": digits, "A": letters}
        return "".join(next(turns[each]) if each in turns else each for each in self.pattern)

    def type(self, raw: str) -> Typed:
        """Format `raw`, typed or pasted, as far as it goes.

        Separators may be left out or be others; a literal appears by itself, once a further character follows
        it, so that backspace never fights with the format. Wrong characters are left out and reported.
        """
        folded = "".join(_fold(character) for character in raw[:LONGEST_INPUT])
        text, wrong, over = self._fill(folded) if self.pattern else _free(folded)
        if wrong:
            problem = Problem.WRONG_CHARACTER
        elif over or len(raw) > LONGEST_INPUT:
            problem = Problem.TOO_LONG
        elif not text.strip():
            problem = Problem.EMPTY
        elif len(text) < len(self.pattern):
            problem = Problem.INCOMPLETE
        else:
            problem = Problem.NONE
        return Typed(text, problem)

    def parse(self, raw: str) -> AccountNumber | Problem:
        """The account number in `raw`, or what is wrong with it (never `Problem.NONE`)."""
        typed = self.type(raw)
        if typed.problem is not Problem.NONE:
            return typed.problem
        return AccountNumber(typed.text.strip())

    def backspace(self, text: str) -> str:
        """`text`, as `type` gave it, without the last typed character and the literals that came with it."""
        end = len(text)
        if self.pattern and end == len(self.pattern):
            end = self._before_literals(end)
        return text[: self._before_literals(max(end - 1, 0))]

    def _before_literals(self, end: int) -> int:
        while 0 < end <= len(self.pattern) and self.pattern[end - 1] not in _SLOTS:
            end -= 1
        return end

    def _fill(self, folded: str) -> tuple[str, bool, bool]:
        """The text, whether a wrong character was left out, whether one was too many."""
        pattern, text, wrong, over = self.pattern, "", False, False
        for character in folded:
            literal = pattern[len(text) : len(text) + 1]
            if literal not in _SLOTS and character.upper() == literal.upper():
                text += literal
                continue
            slot = self._next_slot(len(text))
            if _is_separator(character):
                continue
            if not character.isascii() or not character.isalnum():
                wrong = True
            elif slot == len(pattern):
                over = True
            elif character.isdigit() is (pattern[slot] == "#"):
                text += pattern[len(text) : slot] + character.upper()
            else:
                wrong = True
        if text and self._next_slot(len(text)) == len(pattern):
            text += pattern[len(text) :]
        return text, wrong, over

    def _next_slot(self, start: int) -> int:
        slots = (place for place in range(start, len(self.pattern)) if self.pattern[place] in _SLOTS)
        return next(slots, len(self.pattern))


def from_scan(scan_pattern: str, text: str, account_format: AccountFormat) -> AccountNumber | None:
    """The account number in a scanned bill, or None when there is none or the scan is not to be trusted.

    `scan_pattern` is the biller's regular expression, its named group `account` the number. Control
    characters and over 200 characters are refused before the expression sees them: that also bounds its time.
    So is an address, unless the pattern itself has one: a city may print its own on its bills. Nothing is ever
    opened from a scan. What was found must not be cut out of a longer number, the first digits of some other
    code for instance: a pattern that means to do so has to match the rest as well.
    """
    text = text.strip("\r\n")
    if len(text) > LONGEST_INPUT or not text.isprintable():
        return None
    if _ADDRESS.search(text) and not _ADDRESS.search(scan_pattern):
        return None
    matches = re.finditer(scan_pattern, text) if scan_pattern else ()
    match = next((each for each in matches if not _is_cut_out(each)), None)
    if match is None:
        return None
    account = account_format.parse(match["account"] or "")
    return account if isinstance(account, AccountNumber) else None


def _is_cut_out(match: re.Match[str]) -> bool:
    """Whether a digit on one of its edges has another one next to it."""
    text, (start, end) = match.string, match.span()
    edges = (text[max(start - 1, 0) : start + 1], text[max(end - 1, 0) : end + 1])
    return any(len(edge) == 2 and edge.isdecimal() for edge in edges)


def _fold(character: str) -> str:
    """Turn any digit and full-width letter into ASCII, any dash into "-", any space into " "."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if ord(character) in _FULL_WIDTH:
        return chr(ord(character) - 0xFEE0)
    category = unicodedata.category(character)
    if category == "Zs" or character in "\t\r\n":
        return " "
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    return character


def _is_separator(character: str) -> bool:
    return character in " -._/"


def _free(folded: str) -> tuple[str, bool, bool]:
    """As `AccountFormat._fill`, for a biller without a format."""
    printable = "".join(character for character in folded if character.isprintable())
    text = printable.lstrip(" ")
    return text[:LONGEST], len(printable) < len(folded), len(text.rstrip(" ")) > LONGEST
