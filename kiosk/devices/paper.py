"""Sizes of paper: which one a printer is given to print on, read from the names that CUPS has for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

_INCH: Final = 25.4  # millimeters
_NAME: Final = re.compile(r".+_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)\Z")
"""A self-describing media name (PWG 5101.1, section 5): na_letter_8.5x11in."""
_ROLL: Final = 82.0
_NEAR: Final = 1.0  # millimeters by which two names of one size may differ
_LETTER, _A4 = (215.9, 279.4), (210.0, 297.0)


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One size, in millimeters; `media` is CUPS's name for it, "" where its default is not named."""

    width: float
    height: float
    media: str = ""

    @property
    def is_roll(self) -> bool:
        """Whether this is a strip of a receipt printer, 58 or 80 mm across."""
        return self.width <= _ROLL

    def is_like(self, size: tuple[float, float]) -> bool:
        """Whether it is of this size, in millimeters."""
        return abs(self.width - size[0]) < _NEAR and abs(self.height - size[1]) < _NEAR


LETTER: Final = Paper(width=_LETTER[0], height=_LETTER[1])
"""Where a printer names no size at all."""


def read(media: str) -> Paper | None:
    """The size that a media name tells; None for limits of custom sizes and for names that tell none."""
    found = _NAME.match(media)
    if found is None or media.startswith(("custom_min", "custom_max")):
        return None
    unit = _INCH if found[3] == "in" else 1.0
    width, height = float(found[1]) * unit, float(found[2]) * unit
    return Paper(width=width, height=height, media=media) if width > 0 and height > 0 else None


def choose(default: str, supported: Iterable[str]) -> Paper:
    """The printer's own default where it is Letter, A4 or a roll, else the first of these that it has."""
    wanted = [paper for name in (default, *supported) if (paper := read(name)) is not None]
    if wanted and wanted[0].media == default and _is_ours(wanted[0]):
        return wanted[0]
    for is_it in (_is_letter, _is_a4, _is_roll):
        for paper in wanted:
            if is_it(paper):
                return paper
    return LETTER


def _is_letter(paper: Paper) -> bool:
    return paper.is_like(_LETTER)


def _is_a4(paper: Paper) -> bool:
    return paper.is_like(_A4)


def _is_roll(paper: Paper) -> bool:
    """A strip, and no label or card: those are shorter."""
    return paper.is_roll and paper.height >= 2 * paper.width


def _is_ours(paper: Paper) -> bool:
    return _is_letter(paper) or _is_a4(paper) or _is_roll(paper)
