"""Writes letters to residents in their language, as text and as HTML, from the templates in resources/mail/.

A name is what somebody typed at a terminal, and whoever types an address that is not theirs decides what its
owner reads. So a name stands in the greeting alone, and only one made of letters; it never stands in a header.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from typing import Final

import msgspec

from kiosk import resources
from kiosk.clock import Clock
from kiosk.errors import ResourceMissing
from kiosk.residents.outbox import Letter, LetterKind
from kiosk.settings import Settings

FALLBACK: Final = "en"
LONGEST_NAME: Final = 60  # characters

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?=\Z|[-_])")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words.toml` of a language."""

    locale: str
    greeting: str
    greeting_without_name: str
    help: str
    help_without_phone: str
    subject: dict[LetterKind, str]
    span: dict[str, str]


class Letters:
    """Writes the letters of one city, as `settings` describe it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._terminal = settings.terminal
        self._sender = settings.mail.sender
        self._clock = clock

    def write(self, letter: Letter, code: str | None, lifetime: timedelta | None) -> EmailMessage:
        """The letter with everything but its To; `code` is good for `lifetime`, both None without a code.

        Raises ResourceMissing where the installation lacks the templates.
        """
        language, words = _words(letter.language)
        values = {
            "greeting": _greeting(words, letter.name),
            "help": _help(words, self._terminal.help_phone),
            "city": self._terminal.city,
            "code": code or "",
            "lifetime": _span(words, lifetime) if lifetime else "",
        }
        subject = words.subject[letter.kind]
        message = self._envelope(subject)
        # Quoted-printable: not every server takes eight bits.
        message.set_content(_filled(language, f"{letter.kind.value}.txt", values), cte="quoted-printable")
        body = _filled(language, f"{letter.kind.value}.html", _escaped(values))
        page = {"language": words.locale, "subject": subject, "colour": self._terminal.colour}
        whole = _template("mail/layout.html").substitute(_escaped(page), body=body)
        message.add_alternative(whole, subtype="html", cte="quoted-printable")
        # Last, as the two above drop it.
        message["Content-Language"] = words.locale
        return message

    def _envelope(self, subject: str) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._sender
        message["Subject"] = subject
        message["Date"] = format_datetime(self._clock.utc_now())
        # A new one for each try: a letter that is sent again has another code and is no duplicate.
        message["Message-ID"] = make_msgid(domain=parseaddr(self._sender)[1].rpartition("@")[2])
        # No automatic answers (RFC 3834, section 5; the other is Exchange's).
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        return message


def greetable(name: str) -> str:
    """The name on one line, "" for one that may be meant to be a message: addresses, digits, sentences."""
    bare = " ".join("".join(_visible(each) for each in unicodedata.normalize("NFC", name)).split())
    plain = all(each in " '\u2019-,.&" or unicodedata.category(each)[0] in "LM" for each in bare)
    # "evil.example" is an address, "Marisol R. Vega" is not.
    fit = plain and any(map(str.isalpha, bare)) and len(bare) <= LONGEST_NAME
    return bare if fit and not re.search(r"\.\w", bare) else ""


def _visible(character: str) -> str:
    """Directions and joiners go: they could turn a line round."""
    category = unicodedata.category(character)
    return "" if category == "Cf" else " " if category in ("Cc", "Zl", "Zp") else character


def _words(language: str) -> tuple[str, _Words]:
    """The language that there are templates for, with its words: the one asked for, else English."""
    found = _LANGUAGE.match(language)
    for each in (found[0] if found else FALLBACK, FALLBACK):
        try:
            return each, msgspec.toml.decode(resources.text(f"mail/{each}/words.toml"), type=_Words)
        except ResourceMissing:
            continue
    raise ResourceMissing("the packaged letters are missing: install the application again")


def _greeting(words: _Words, name: str) -> str:
    if greeted := greetable(name):
        return string.Template(words.greeting).substitute(name=greeted)
    return words.greeting_without_name


def _help(words: _Words, phone: str) -> str:
    return string.Template(words.help).substitute(phone=phone) if phone else words.help_without_phone


def _span(words: _Words, lifetime: timedelta) -> str:
    """In days from two days on, in hours from two hours on, else in minutes; never more than it is."""
    minutes = int(lifetime.total_seconds() // 60)
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        count, rest = divmod(minutes, length)
        if count >= 2 or (count == 1 and not rest):
            return f"{count} {words.span[unit if count == 1 else f'{unit}s']}"
    return f"{minutes} {words.span['minutes']}"


def _filled(language: str, name: str, values: Mapping[str, str]) -> str:
    return _template(f"mail/{language}/{name}").substitute(values)


def _template(name: str) -> string.Template:
    return string.Template(resources.text(name))


def _escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {name: html.escape(value) for name, value in values.items()}
