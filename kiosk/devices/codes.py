"""What a scanner sends, as whole codes: bytes of a serial line or of an input device in, texts out.

Nothing is judged here but length, silence and the end of a code; what can't be a character of a bill becomes one
that `kiosk.account.from_scan` refuses.
"""

from __future__ import annotations

import codecs
import struct
from typing import Final, Protocol

from kiosk.account import LONGEST_INPUT

UNREADABLE: Final = "\0"
"""Stands for whatever is no character: a function key, lost events, a code that broke off."""
_ENDS: Final = "\r\n\x03"  # Enter, line feed, and ETX of the frames that some scanners send
_BEGINS: Final = "\x02"  # STX of such a frame
_SILENCE: Final = 1.0  # seconds: what comes later does not belong to a code that broke off

# struct input_event and its constants: linux/input.h and linux/input-event-codes.h.
_EVENT: Final = struct.Struct("@llHHi")
_EV_SYN, _EV_KEY, _SYN_DROPPED = 0, 1, 3
_RELEASED, _PRESSED = 0, 1
_SHIFTS: Final = frozenset({42, 54})
_CONTROLS: Final = frozenset({29, 97})
_HELD: Final = _SHIFTS | _CONTROLS | {56, 100, 125, 126}  # these and Alt, AltGr, both Super
_LOCKS: Final = frozenset({58, 69, 70})
_KEYPAD: Final = dict(
    zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82, 83, 74, 78, 55, 98), "7894561230.-+*/", strict=True)
)


def _rows() -> dict[int, tuple[str, str]]:
    """A United States keyboard, which every scanner types on unless it was told otherwise: plain, with Shift."""
    rows = (
        (2, "1234567890-=", "!@#$%^&*()_+"),
        (16, "qwertyuiop[]", "QWERTYUIOP{}"),
        (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
        (57, " ", " "),
        (28, "\n", "\n"),
        (96, "\n", "\n"),
        (15, "\t", "\t"),
    )
    return {
        first + place: pair
        for first, plain, shifted in rows
        for place, pair in enumerate(zip(plain, shifted, strict=True))
    }


class Decoder(Protocol):
    """Turns a device's bytes into characters."""

    def feed(self, raw: bytes) -> str:
        """The characters that are complete with these bytes."""


class SerialText:
    """UTF-8; bytes that are none become characters that can't be printed, and so are refused later."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")

    def feed(self, raw: bytes) -> str:
        """See Decoder."""
        return self._decoder.decode(raw)


class KeyText:
    """The events of an input device, as the characters that a keyboard would have brought."""

    def __init__(self) -> None:
        self._rest = b""
        self._held: set[int] = set()
        self._keys = _rows()

    def feed(self, raw: bytes) -> str:
        """See Decoder."""
        raw = self._rest + raw
        whole = len(raw) - len(raw) % _EVENT.size
        self._rest = raw[whole:]
        return "".join(
            self._event(kind, code, value) for _, _, kind, code, value in _EVENT.iter_unpack(raw[:whole])
        )

    def _event(self, kind: int, code: int, value: int) -> str:
        if kind == _EV_SYN and code == _SYN_DROPPED:
            self._held.clear()
            return UNREADABLE
        if kind != _EV_KEY:
            return ""
        if code in _HELD:
            (self._held.discard if value == _RELEASED else self._held.add)(code)
            return ""
        # A key that repeats by itself is no scanner's doing, and a lock changes nothing that a scanner types.
        return self._character(code) if value == _PRESSED and code not in _LOCKS else ""

    def _character(self, code: int) -> str:
        if self._held - _SHIFTS - _CONTROLS:
            return UNREADABLE
        plain, shifted = self._keys.get(code, (_KEYPAD.get(code, UNREADABLE),) * 2)
        if self._held & _CONTROLS:
            return chr(ord(shifted) & 0x1F) if shifted.isalpha() else UNREADABLE
        return shifted if self._held & _SHIFTS else plain


class Codes:
    """Puts characters together to codes."""

    def __init__(self) -> None:
        self._text = ""
        self._last = float("-inf")

    def feed(self, characters: str, now: float) -> list[str]:
        """The codes that end here, without their ends; `now` in seconds of a clock that never goes back.

        A longer one than any bill's keeps one character too many, so that it is refused, and no more.
        """
        if now - self._last > _SILENCE:
            self._text = ""
        if characters:
            self._last = now
        done = []
        for character in characters:
            if character in _ENDS:
                if self._text:
                    done.append(self._text)
                self._text = ""
            elif len(self._text) <= LONGEST_INPUT and not (character == _BEGINS and not self._text):
                self._text += character
        return done
