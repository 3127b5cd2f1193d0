"""Where a page's own links lead to the statements of the bills on it, read from its source as text.

The source is whatever the page is made of, so every step is bounded and none looks back: time grows with its length
alone. A page whose statements hang on its scripts has no such link, and none is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final
from urllib.parse import urljoin

LONGEST_SOURCE: Final = 400_000  # characters of a page that are looked at
_MOST: Final = 10
"""Statements of one page: as many accounts as can be paid at once."""
_TAG: Final = 4_000  # characters of a link's own tag
_WORDS: Final = 1_000  # characters between a link and its end
_HREF: Final = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ARIA: Final = re.compile(r"""\saria-label\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_INSIDE: Final = re.compile(r"<[^<>]*>")


def statements(source: str, base: str, names: Sequence[str]) -> tuple[str, ...]:
    """The addresses, in their order on the page, of links whose words begin with one of `names`.

    `base`: the page's own URL. Whether an address may be opened is for `kiosk.urlpolicy` to say.
    """
    wanted = tuple(_plain(name) for name in names)
    found: dict[str, None] = {}
    for href, words in _links(source[:LONGEST_SOURCE]):
        if not any(_begins(text, wanted) for text in words):
            continue
        try:
            url = urljoin(base, href)
        except ValueError:
            continue
        if url.startswith(("https://", "http://")) and url.partition("#")[0] != base.partition("#")[0]:
            found[url] = None
        if len(found) == _MOST:
            break
    return tuple(found)


def _links(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of each link, and the words by which people and screen readers know it."""
    lowered = source.lower()
    if len(lowered) != len(source):  # a letter whose small form is longer: places would no more be the same
        source = lowered
    start = lowered.find("<a ")
    while start >= 0:
        after = start + 3
        end = lowered.find(">", after, start + _TAG)
        if end >= 0:
            after = end + 1
            tag = source[start + 2 : end]
            href = _value(_HREF, tag)
            close = lowered.find("</a", after, after + _WORDS)
            if href and close >= 0:
                yield href, (_plain(source[after:close]), _plain(_value(_ARIA, tag)))
        start = lowered.find("<a ", after)


def _value(attribute: re.Pattern[str], tag: str) -> str:
    found = attribute.search(tag)
    return unescape(next((each for each in found.groups() if each), "")).strip() if found else ""


def _plain(text: str) -> str:
    """Words without markup, in small letters, single spaces between them."""
    return " ".join(unescape(_INSIDE.sub(" ", text)).casefold().split())


def _begins(text: str, names: Sequence[str]) -> bool:
    """Whether the first words of the text are one of these."""
    return any(text == name or text.startswith(f"{name} ") for name in names)
