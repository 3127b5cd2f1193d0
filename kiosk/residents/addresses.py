"""E-mail addresses: which are ones, and when two are the same. No name server is asked."""

from __future__ import annotations

import unicodedata
from typing import Final

import msgspec

from kiosk.residents.texts import storable

LONGEST: Final = 254  # characters, RFC 5321


class Address(msgspec.Struct, frozen=True):
    """An address as typed, and the form in which it is compared. repr shows neither."""

    typed: str
    key: str

    def __repr__(self) -> str:
        return "Address(...)"


def parse(text: str) -> Address | None:
    """The address in `text`, or None where it is none.

    RFC 5321 lets the part before "@" tell capitals apart; no mail provider of residents does, and two people
    with one address would be worse. The same goes for wide and narrow letters.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  most calls need it not

    typed = storable(text).strip()
    try:
        found = validate_email(typed, check_deliverability=False)
    except EmailNotValidError:
        return None
    return Address(typed, unicodedata.normalize("NFKC", found.normalized).casefold())


def key_of(text: str) -> str:
    """What to look up for a typed address; for what is no address, something that nobody has."""
    text = storable(text)
    address = parse(text[: LONGEST + 2])
    return f"no address: {text.strip()[:LONGEST].casefold()}" if address is None else address.key


def masked(address: str) -> str:
    """An address that its owner would know again and nobody else: "j•••@e•••.org"."""
    local, _, domain = address.rpartition("@")
    host, _, top = domain.rpartition(".")
    return f"{local[:1]}•••@{host[:1]}•••.{top}"
