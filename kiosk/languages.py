"""Which languages there are, which of them are finished, and how one is asked for in HTTP.

A language is a file, `resources/i18n/kiosk_CODE.ts`. `make translations` compiles the finished ones, and only
what is compiled is offered.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kiosk import resources

SOURCE: Final = "en"
"""What the program itself is written in; its catalogue holds plurals only."""
_FOLDER: Final = "i18n"
_BEGIN, _TEXT, _COMPILED = "kiosk_", ".ts", ".qm"
_COUNTRY: Final = "US"  # whose amounts and times of day a terminal of a city hall writes


def known() -> tuple[str, ...]:
    """The code of every language that has a catalogue, finished or not."""
    return tuple(file.stem.removeprefix(_BEGIN) for file in resources.files(_FOLDER, _TEXT))


def offered(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `languages` that are finished; English where none is."""
    compiled = {file.stem.removeprefix(_BEGIN) for file in resources.files(_FOLDER, _COMPILED)}
    return tuple(language for language in languages if language in compiled) or (SOURCE,)


def compiled(language: str) -> Path:
    """The catalogue that Qt reads. Raises ResourceMissing for a language that is not finished."""
    return resources.path(f"{_FOLDER}/{_BEGIN}{language}{_COMPILED}")


def finished(language: str) -> int:
    """Per cent of a catalogue's texts that are translated, rounded down: 100 means all."""
    return share(resources.text(f"{_FOLDER}/{_BEGIN}{language}{_TEXT}"))


def share(catalogue: str) -> int:
    """Per cent of a catalogue that is translated, as `finished`; `catalogue` is Qt Linguist's XML."""
    texts = catalogue.count("<message")
    done = texts - catalogue.count('<translation type="unfinished"')
    return 100 * done // texts if texts else 0


def accept_language(language: str) -> str:
    """The value of the header Accept-Language (RFC 9110, 12.5.4): the language, then English."""
    own = f"{language}-{_COUNTRY},{language};q=0.9"
    return own if language == SOURCE else f"{own},{SOURCE};q=0.5"


def locale_name(language: str) -> str:
    """The name of its locale, such as "es_US"."""
    return f"{language}_{_COUNTRY}"
