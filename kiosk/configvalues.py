"""Judges single configuration values: words, numbers, origins, references to secrets, files.

Each check yields what it finds wrong with the value of `key`; none quotes a value that may be a secret.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kiosk.environment import is_dangerous
from kiosk.languages import known as known_languages
from kiosk.origin import ANY_PUBLIC, Origin, locate, read_origin
from kiosk.secrets import reference_remedy, split_reference
from kiosk.settings import Table
from kiosk.tables import Fault

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")  # how PNG (ISO 15948) and JPEG (ITU T.81) begin
_LONGEST_PROLOGUE: Final = 65536  # bytes of comments before the first element of an SVG


def check_words(key: str, text: str, *, required: bool = False, longest: int = 200) -> Iterator[Fault]:
    """One line for people, of at most `longest` printable characters."""
    if required and not text.strip():
        yield Fault(key, "is empty", "Fill it in")
    elif not text.isprintable() or len(text) > longest:
        remedy = f"Write one line of at most {longest} characters"
        yield Fault(key, "has control characters or is too long", remedy)


def check_words_by_language(
    key: str,
    given: str | Mapping[str, str],
    wanted: tuple[str, ...],
    *,
    required: bool = False,
    longest: int = 200,
) -> Iterator[Fault]:
    """One text for everybody, or one for each of the `wanted` languages; a text in a table is never empty."""
    if isinstance(given, str):
        yield from check_words(key, given, required=required, longest=longest)
        return
    for language in wanted:
        if language not in given:
            yield Fault(key, f"has no text in {language!r}", "Add one for each of terminal.languages")
    for language, words in given.items():
        if language not in known_languages():
            remedy = f"Choose from {', '.join(known_languages())}"
            yield Fault(f"{key}.{language}", "is no known language", remedy)
        yield from check_words(f"{key}.{language}", words, required=True, longest=longest)


def check_words_of(name: str, table: Table, wanted: tuple[str, ...], longest: int) -> Iterator[Fault]:
    """A table that holds nothing but words: as `check_words_by_language` for each of its keys."""
    for key in table.__struct_fields__:
        yield from check_words_by_language(f"{name}.{key}", getattr(table, key), wanted, longest=longest)


def check_number(key: str, value: float, least: float, most: float) -> Iterator[Fault]:
    """A number within its bounds, both included; never infinite, never NaN."""
    if not least <= value <= most:
        yield Fault(key, f"is {value}", f"Write a number from {least} to {most}")


def check_origin(key: str, text: str, *, training: bool) -> Iterator[Fault]:
    """A full origin, by https or as `_check_transport` allows."""
    origin = read_origin(text)
    if origin is None:
        yield Fault(key, "is no origin", 'Write scheme, host and port alone: "https://host.example"')
    else:
        yield from _check_transport(key, origin, training=training)


def check_challenge_origin(key: str, text: str, *, training: bool) -> Iterator[Fault]:
    """Where a bank may ask for 3-D Secure: the public wildcard or an origin, never a private one."""
    if text == ANY_PUBLIC:
        return
    origin = read_origin(text)
    yield from check_origin(key, text, training=training)
    if origin is not None and not (origin.is_public or (origin.is_loopback and training)):
        yield Fault(key, "is not on the public internet", f'Name a bank\'s own origin, or "{ANY_PUBLIC}"')


def check_url(key: str, text: str, *, training: bool) -> Iterator[Fault]:
    """A whole URL, its origin as for `check_origin`."""
    location = locate(text)
    if location is None:
        yield Fault(
            key, "is no URL", 'Write it in full, without user or password: "https://host.example/path"'
        )
    else:
        yield from _check_transport(key, location.origin, training=training)


def _check_transport(key: str, origin: Origin, *, training: bool) -> Iterator[Fault]:
    """Only https, and http to this machine when training."""
    if origin.scheme == "https" or (origin.scheme == "http" and origin.is_loopback and training):
        return
    problem = "is not https"
    if origin.scheme == "http" and origin.is_loopback:
        yield Fault(key, problem, "Use https; plain http takes terminal.training = true")
    else:
        yield Fault(key, problem, "Use https; plain http is for loopback and training alone")


def check_reference(key: str, reference: str, *, required: bool = False) -> Iterator[Fault]:
    """A secret's reference; what stands in its place may be the secret itself and is never repeated."""
    split = split_reference(reference)
    if split is None and (reference or required):
        yield Fault(key, "is not a reference to a secret", reference_remedy(reference))
    elif split is not None and split[0] == "env" and is_dangerous(split[1]):
        yield Fault(key, "names a variable that steers the system", "Keep the secret under a name of its own")


def check_file(key: str, path: str, what: str) -> Iterator[Fault]:
    """A regular file that this process can read; "" for none."""
    if not path:
        return
    try:
        with Path(path).open("rb") as opened:
            regular = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
    except (OSError, ValueError):
        regular = False
    if not regular:
        yield Fault(key, "names no file that can be read", f"Correct the path of {what}, or its permissions")


def check_picture(key: str, path: str) -> Iterator[Fault]:
    """A file that begins as PNG or JPEG do, or is SVG; "" for none. Qt reads it once it is to be drawn."""
    faults = list(check_file(key, path, "a picture"))
    yield from faults
    if path and not faults:
        with Path(path).open("rb") as opened:
            content = opened.read(_LONGEST_PROLOGUE)
        if not content.startswith(_PICTURES) and b"<svg" not in content:
            yield Fault(key, "is no picture", "Save it as PNG, JPEG or SVG")


def check_certificates(key: str, path: str) -> Iterator[Fault]:
    """A file with at least one PEM certificate; "" for none."""
    faults = list(check_file(key, path, "the authority's certificate"))
    yield from faults
    if path and not faults and not _has_certificate(Path(path).read_bytes().splitlines()):
        yield Fault(key, "holds no PEM certificate", 'Name a file with "-----BEGIN CERTIFICATE-----" in it')


def _has_certificate(lines: Iterable[bytes]) -> bool:
    """Whether a PEM certificate (RFC 7468) whose base64 decodes to a DER sequence is among the lines."""
    import base64  # noqa: PLC0415  only a terminal with an authority of its own needs it
    import binascii  # noqa: PLC0415

    text = b"\n".join(line.strip() for line in lines)
    found = re.search(rb"-----BEGIN CERTIFICATE-----\n(.+?)\n-----END CERTIFICATE-----", text, re.DOTALL)
    try:
        # Every X.509 certificate is a DER sequence; the TLS library judges the rest of it.
        return (
            found is not None and base64.b64decode(found[1].replace(b"\n", b""), validate=True)[:1] == b"\x30"
        )
    except binascii.Error:
        return False
