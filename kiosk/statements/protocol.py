"""What the two sides of a statement's pipe say: frames with a length in front, limits and reasons.

Knows neither Qt nor processes, so that both sides can share it.
"""

from __future__ import annotations

import struct
from enum import Enum, Flag, unique
from typing import Final

import msgspec

MOST_BYTES: Final = 20 * 1024 * 1024
"""A statement that is larger is not shown: a bill of a few pages has some 100 KB."""
MOST_PAGES: Final = 200
"""Of a longer one the first 200 pages are shown."""
MOST_PIXELS: Final = 12_000_000
"""Of one page. One that would have more is drawn smaller."""
MOST_WIDTH: Final = 6_000
"""Pixels across that may be asked for."""
MOST_HEIGHT: Final = 16_000
"""Pixels that a page may become high; no picture of Qt's has more than 32767."""
LONGEST_SIDE: Final = 14_400.0
"""Points (1/72 inch) of a page's side; ISO 32000-1, annex C, knows none that is longer."""
_DEPTH: Final = 4  # bytes of a pixel
_MAGIC: Final = b"%PDF-"
_MAGIC_WITHIN: Final = 1024  # bytes: as far down as readers look for the magic

_LENGTH: Final = struct.Struct("!I")
_HEAD: Final = struct.Struct("!BI")
_WANTED: Final = struct.Struct("!II")
_OPENED: Final = struct.Struct("!II")
_PAGE: Final = struct.Struct("!III")
_ONE: Final = struct.Struct("!B")

HEAD_SIZE: Final = _HEAD.size
WANTED_SIZE: Final = _WANTED.size
LENGTH_SIZE: Final = _LENGTH.size


@unique
class Reason(Enum):
    """Why a statement can't be shown."""

    CORRUPT = "corrupt"  # no PDF, or none that can be read
    ENCRYPTED = "encrypted"  # opens with a password only
    TOO_LARGE = "too_large"  # in bytes, or a page in inches
    TOO_SLOW = "too_slow"  # did not arrive, open or draw in time
    FAILED = "failed"  # the connection or the drawing process broke


class Wall(Flag):
    """What stands around the drawing process beside its limits; what a kernel may not offer."""

    NAMESPACE = 1  # a network of its own, without a way out
    FILES = 2  # Landlock: fonts can be read, nothing else
    CALLS = 4  # seccomp: no sockets, no processes, no writing


@unique
class Kind(Enum):
    """What a frame of the child says."""

    READY = 1
    OPENED = 2
    PAGE = 3
    REFUSED = 4


class Ready(msgspec.Struct, frozen=True):
    """The child has shut itself in and waits for the document."""

    walls: Wall


class Opened(msgspec.Struct, frozen=True):
    """The document has `total` pages, of which the first `pages` can be asked for."""

    pages: int
    total: int


class PageImage(msgspec.Struct, frozen=True):
    """Page `number`, counted from 0, as rows of 0xAARRGGBB without gaps; what is transparent is paper."""

    number: int
    width: int
    height: int
    pixels: bytes


class Refused(msgspec.Struct, frozen=True):
    """The document, or the page asked for, can't be drawn."""

    reason: Reason


Answer = Ready | Opened | PageImage | Refused

_REASONS: Final = tuple(Reason)
_LONGEST: Final = {
    Kind.READY: _ONE.size,
    Kind.OPENED: _OPENED.size,
    Kind.PAGE: _PAGE.size + _DEPTH * MOST_PIXELS,
    Kind.REFUSED: _ONE.size,
}


class BrokenFrame(Exception):
    """The other side said something that it never says; nothing it said counts any more."""


def fault(data: bytes) -> Reason | None:
    """Why `data` is not even given to the child; None for what looks like a PDF. All the parent ever reads."""
    if len(data) > MOST_BYTES:
        return Reason.TOO_LARGE
    if _MAGIC not in data[:_MAGIC_WITHIN]:
        return Reason.CORRUPT
    return None


def document(data: bytes) -> bytes:
    """The first frame to the child."""
    return _LENGTH.pack(len(data)) + data


def document_length(head: bytes) -> int:
    """How many bytes follow a document's head of LENGTH_SIZE bytes; raises BrokenFrame for too many."""
    (length,) = _LENGTH.unpack(head)
    if length > MOST_BYTES:
        raise BrokenFrame
    return int(length)


def wanted(number: int, width: int) -> bytes:
    """The frame that asks for a page, counted from 0, `width` pixels across."""
    return _WANTED.pack(number, min(width, MOST_WIDTH))


def read_wanted(frame: bytes) -> tuple[int, int]:
    """Number and width of a frame that asks for a page."""
    number, width = _WANTED.unpack(frame)
    return int(number), int(width)


def answer(said: Answer) -> bytes:
    """A frame of the child."""
    match said:
        case Ready(walls):
            return _framed(Kind.READY, _ONE.pack(walls.value))
        case Opened(pages, total):
            return _framed(Kind.OPENED, _OPENED.pack(pages, total))
        case PageImage(number, width, height, pixels):
            return _framed(Kind.PAGE, _PAGE.pack(number, width, height) + pixels)
        case Refused(reason):
            return _framed(Kind.REFUSED, _ONE.pack(_REASONS.index(reason)))


def read_head(head: bytes) -> tuple[Kind, int]:
    """Kind and length of an answer from its first HEAD_SIZE bytes; raises BrokenFrame."""
    number, length = _HEAD.unpack(head)
    try:
        kind = Kind(number)
    except ValueError:
        raise BrokenFrame from None
    if length > _LONGEST[kind]:
        raise BrokenFrame
    return kind, int(length)


def read_answer(kind: Kind, body: bytes) -> Answer:
    """What an answer says; raises BrokenFrame where length and numbers do not fit together."""
    try:
        match kind:
            case Kind.READY:
                return Ready(Wall(_ONE.unpack(body)[0]))
            case Kind.OPENED:
                return _opened(*_OPENED.unpack(body))
            case Kind.PAGE:
                return _page(body)
            case Kind.REFUSED:
                return Refused(_REASONS[_ONE.unpack(body)[0]])
    except (struct.error, ValueError, IndexError):
        raise BrokenFrame from None


def _opened(pages: int, total: int) -> Opened:
    if not 1 <= pages <= min(total, MOST_PAGES):
        raise BrokenFrame
    return Opened(pages, total)


def _page(body: bytes) -> PageImage:
    number, width, height = _PAGE.unpack_from(body)
    pixels = body[_PAGE.size :]
    if not 0 < width * height <= MOST_PIXELS or width > MOST_WIDTH or height > MOST_HEIGHT:
        raise BrokenFrame
    if len(pixels) != _DEPTH * width * height:
        raise BrokenFrame
    return PageImage(number, width, height, pixels)


def _framed(kind: Kind, body: bytes) -> bytes:
    return _HEAD.pack(kind.value, len(body)) + body
