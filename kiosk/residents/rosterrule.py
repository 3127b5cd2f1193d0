"""When a name that a resident gives is the one in the city's records: forgiving in spelling, never in substance.

The rule. Both names are brought to words: compatibility forms resolved, case and Latin accents taken away (ø and
the like become their plain letter), apostrophes and invisible characters dropped, and every other character that
is no letter, digit or mark parts two words. Of the recorded name counts what stands before its first comma
("VEGA, MARISOL" is Vega); what says no more than a generation, a legal form or "and" does not count, nor do single
letters, unless nothing else is left. Then the names match if

- every recorded word that counts is among the given ones, in any order: "VEGA MARISOL A" is "Marisol Vega", and
  "Vega" is "Marisol Elena Vega", or
- some given words that follow one another are the recorded ones but for the spaces between them: "Delacruz" is
  "Ana de la Cruz", "O Neill" is "Tip O'Neill", or
- the recorded name is of a script that is written without spaces, and a given word begins with it: "王", "王小明".

A name without a word matches nothing. A given name with more than `MORE` words beyond the recorded ones matches
nothing either: it would be a list of guesses.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import Final

MORE: Final = 6
LONGEST: Final = 200  # characters of a name

# Typed, typographic, and those of other scripts that are typed for one.
_APOSTROPHES: Final = dict.fromkeys(
    map(ord, "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\uff07")
)
_PLAIN: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_UNCOUNTED: Final = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "esq",
        "md",
        "dds",
        "phd",
        "inc",
        "llc",
        "lc",
        "co",
        "corp",
        "company",
        "ltd",
        "lp",
        "llp",
        "pa",
        "pllc",
        "pc",
        "and",
        "the",
        "y",
    ]
)
# Kana, ideographs, Hangul syllables: unicode.org/charts.
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff]+")


def same_name(recorded: str, given: str) -> bool:
    """Whether `given` is the name `recorded` by the module's rule."""
    known, said = words(_before_comma(recorded)), words(given)
    if not known or not said or len(said) > len(known) + MORE:
        return False
    counting = [word for word in known if _counts(word)] or known
    runs = _runs(said)
    return (
        set(counting) <= set(said)
        or "".join(known) in runs
        or "".join(counting) in runs
        or _begins("".join(counting), said)
    )


def words(name: str) -> list[str]:
    """The words of a name as they are compared; none for one that is too long to be a name."""
    if len(name) > LONGEST:
        return []
    # Before NFKC, which makes a space and an accent of U+00B4, and after it, where it makes one of U+0149.
    plain = unicodedata.normalize("NFKC", name.translate(_APOSTROPHES)).translate(_APOSTROPHES)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain.casefold())).translate(_PLAIN)
    # Put together again, so that a syllable of Hangul is one character.
    whole = unicodedata.normalize("NFC", bare)
    return "".join(map(_letter, whole)).split()


def _letter(character: str) -> str:
    """The character as part of a word, "" where it can't be seen, a space where it parts words."""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category[0] in "LMN" else " "


def _before_comma(recorded: str) -> str:
    before = re.split("[,\uff0c\u3001]", recorded, maxsplit=1)[0]
    return before if words(before) else recorded


def _counts(word: str) -> bool:
    return word not in _UNCOUNTED and not (len(word) == 1 and word.isascii())


def _runs(said: list[str]) -> set[str]:
    """Every row of words that follow one another, written without the spaces."""
    return {run for first in range(len(said)) for run in accumulate(said[first:])}


def _begins(recorded: str, said: list[str]) -> bool:
    return bool(_UNSPACED.fullmatch(recorded)) and any(word.startswith(recorded) for word in said)
