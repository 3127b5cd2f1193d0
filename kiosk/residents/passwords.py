"""Which passwords are refused, and why (NIST SP 800-63B, section 5.1.1.2): length and blocklist, no composition.

A password is taken apart into as few pieces as a guesser would need: common words, this resident's and this
city's own words, years, rows of the keyboard, runs, repetitions, and single characters where nothing fits. With
too few pieces it is refused. So a handful of words stands for all their combinations, while four words that
are not on the list, or a line of a song, pass.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from kiosk import resources
from kiosk.secrets import Secret

SHORTEST: Final = 12  # characters
LONGEST: Final = 128
PIECES: Final = 4  # a password of so many pieces or fewer is refused

# Always this application's own, beside what `objection` is given.
_OWN: Final = ("invoicecloud", "invoice", "cloud", "cityhall", "kiosk")
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
    '!"§$%&/()=', "147258369", "741852963",
)  # fmt: skip
_RUNS: Final = (*_ROWS, *(row[::-1] for row in _ROWS))
_LOOKALIKES: Final = str.maketrans("@431!05$7", "aaeiiosst")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_PIECE: Final = 40
_SHORTEST_WORD: Final = 3
_LONGEST_REPEATED: Final = 6


class Objection(enum.Enum):
    """Why a password is refused."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    COMMON = "common"
    PERSONAL = "personal"


def objection(password: Secret, context: Iterable[str]) -> Objection | None:
    """What is wrong with a password; None if it may be used.

    `context` is what others know of the resident and the place: address, name, street, city, account number,
    names of city and billers, each as it is. Takes a few milliseconds. Raises ResourceMissing where the
    installation is broken.
    """
    text = unicodedata.normalize("NFKC", password.reveal()[: LONGEST * 4])
    if len(text) < SHORTEST:
        return Objection.TOO_SHORT
    if len(text) > LONGEST:
        return Objection.TOO_LONG
    plain = _plain(text)
    common = common_words(resources.text("residents/common-words.txt"))
    if _repeats(plain) or _pieces(plain, common) <= PIECES:
        return Objection.COMMON
    personal = frozenset(_words_of((*context, *_OWN)))
    return Objection.PERSONAL if _pieces(plain, common | personal) <= PIECES else None


def common_words(text: str) -> frozenset[str]:
    """The words of a list as it is packaged, forwards and backwards."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    words = {_plain(word) for line in lines for word in line.split()}
    return frozenset(words | {word[::-1] for word in words})


def _plain(text: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))


def _words_of(context: Iterable[str]) -> Iterable[str]:
    """Each text of the context as one word, and each of its own words; those of three letters and more."""
    for text in context:
        plain = _plain(text[:200])
        for word in (*re.findall(r"\w+", plain), re.sub(r"\W+", "", plain), plain.strip()):
            if len(word) >= _SHORTEST_WORD:
                yield word
                yield word[::-1]


def _repeats(text: str) -> bool:
    """Whether it is a few characters over and over."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, _LONGEST_REPEATED + 1))


def _pieces(text: str, words: frozenset[str]) -> int:
    """The fewest pieces that `text` can be put together from."""
    likely = text.translate(_LOOKALIKES)
    fewest = [0]
    for end in range(1, len(text) + 1):
        best = fewest[end - 1] + 1
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            if fewest[start] + 1 < best and _is_piece(text, likely, start, end, words):
                best = fewest[start] + 1
        fewest.append(best)
    return fewest[-1]


def _is_piece(text: str, likely: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether this part of the password is one thing to a guesser."""
    part = text[start:end]
    if len(part) >= _SHORTEST_WORD and (part in words or likely[start:end] in words):
        return True
    if _YEAR.fullmatch(part) or any(len(part) >= 3 and part in run for run in _RUNS):
        return True
    before = text[max(0, start - len(part)) : start]
    return len(set(part)) == 1 or part == before
