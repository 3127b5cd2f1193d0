"""What a screen reader says to speech-dispatcher, line by line, and what of it may be heard. No I/O.

The protocol is SSIP, of speech-dispatcher's manual: a command a line, `SPEAK` followed by lines of text up to
one that is a dot. The reader's own volume and language give way to the customer's. A character by itself is
what was typed, and is passed on only where that may be told.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Final, Protocol

END: Final = b"."
_TAG: Final = re.compile(r"<[^>]*>")
_SETTING: Final = re.compile(rb"SET\s+SELF\s+(VOLUME|LANGUAGE)\b", re.IGNORECASE)
_SAID: Final = b"225-0\r\n225 OK MESSAGE QUEUED"
_KEPT: Final = 4  # last digits, as receipts show them
_TELLING: Final = 4  # characters
_TOLD: Final = 2  # digits of a number being typed: an hour or a month
_NUMBER: Final = re.compile(r"(?<![$\d.,/])\d(?:[ \-]?\d)+(?![.,/]?\d)")
_LETTERS: Final = re.compile(r"\w", re.UNICODE)


class Discretion(Protocol):
    """What may be heard now."""

    def tells_typing(self) -> bool:
        """Whether characters are spoken as they are typed."""

    def audible(self, text: str) -> str:
        """The words without what is not for ears, "" for nothing."""


class Conversation:
    """One reader's conversation. `on_line` gives what goes on to the server and what is answered in its place.

    `manner`: the language and the volume, in per cent, in which it is to speak whatever it asks for.
    """

    def __init__(self, discretion: Discretion, manner: Callable[[], tuple[str, int]]) -> None:
        self._discretion = discretion
        self._manner = manner
        self._lines: list[bytes] | None = None
        self.said: list[str] = []
        """What was passed on since the last silence, as plain words; typed characters are never among it."""
        self.has_spoken = False
        """Whether the reader has ever had something to say."""

    def on_line(self, line: bytes) -> tuple[list[bytes], bytes]:
        """Take a line of the reader's: lines for the server, and an answer for the reader or b""."""
        if self._lines is not None:
            return self._on_text(line)
        command = line.split(maxsplit=1)[0].upper() if line.strip() else b""
        if command == b"SPEAK":
            # What follows is only known at its end, so the reader is told to go on before the server hears of it.
            self._lines = []
            return [], b"230 OK RECEIVING DATA"
        if command in {b"CHAR", b"KEY"}:
            return ([line], b"") if self._discretion.tells_typing() else ([], _SAID)
        if command in {b"STOP", b"CANCEL"}:
            self.said.clear()
        setting = _SETTING.match(line)
        if setting is not None:
            language, volume = self._manner()
            ours = str(level(volume)) if setting[1].upper() == b"VOLUME" else language
            return [b"SET SELF " + setting[1] + b" " + ours.encode()], b""
        return [line], b""

    def on_answer(self, line: bytes) -> bool:
        """Whether a line of the server's is for the reader: not the one that it was told already."""
        return not line.startswith(b"230")

    def _on_text(self, line: bytes) -> tuple[list[bytes], bytes]:
        assert self._lines is not None  # noqa: S101  for the types
        if line != END:
            self._lines.append(line[1:] if line.startswith(b"..") else line)
            return [], b""
        text = b"\n".join(self._lines).decode(errors="replace")
        self._lines, self.has_spoken = None, True
        words = plain(text)
        heard = self._discretion.audible(words)
        if not _LETTERS.search(heard) or (is_one_sign(words) and not self._discretion.tells_typing()):
            return [], _SAID
        if not is_one_sign(words):
            self.said.append(heard)
        ssml = "<speak>" + html.escape(heard, quote=False) + "</speak>"
        return [b"SPEAK", *stuffed(ssml if text.lstrip().startswith("<speak") else heard), END], b""


def plain(text: str) -> str:
    """The words of an SSML text."""
    return html.unescape(_TAG.sub("", text)).strip()


def stuffed(text: str) -> list[bytes]:
    """A text as lines that SSIP takes for no end."""
    return [b"." + line if line.startswith(b".") else line for line in text.encode().splitlines() or [b""]]


def is_one_sign(text: str) -> bool:
    """Whether this is a single character: what was typed or stepped over."""
    return len(text.strip()) == 1


def shortened(text: str, longest: int) -> str:
    """The text with the last four digits of each number that has more digits than `longest`."""
    number = re.compile(rf"\d(?:[ \-]?\d){{{longest},}}")
    return number.sub(lambda found: re.sub(r"\D", "", found[0])[-_KEPT:], text)


def unnumbered(text: str) -> str:
    """The text without numbers that somebody may be typing: those of three digits or more but amounts and dates."""
    return _NUMBER.sub(lambda found: "" if sum(map(str.isdigit, found[0])) > _TOLD else found[0], text)


def without(text: str, secret: str) -> str:
    """The text without any piece of a secret that is long enough to tell something of it."""
    while True:
        found = SequenceMatcher(None, text, secret, autojunk=False).find_longest_match()
        if found.size < min(_TELLING, len(secret)) or not found.size:
            return text
        text = text[: found.a] + text[found.a + found.size :]


def spoken(text: str) -> bytes:
    """The command that speaks a text of our own."""
    ssml = "<speak>" + html.escape(text, quote=False) + "</speak>"
    return b"\r\n".join([b"SPEAK", *stuffed(ssml), END, b""])


def level(volume: int) -> int:
    """SSIP's volume, -100 to 100, for 0 to 100 per cent."""
    return volume * 2 - 100
