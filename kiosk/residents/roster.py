"""The city's roster, a CSV file from its billing system: it proves that an account is somebody's own.

Columns: account, ZIP code, last name, and a biller's id where several billers number alike. A first line that
names them may stand in any order and among others; without one they are the first three. Lines are parted by
comma, semicolon, tab or bar, whichever the first one has most of. A quotation mark that is never closed spoils
its own line alone: nothing in a roster goes over two lines.

An account is compared by its letters and digits alone, a ZIP code by its first five digits (zeros that a
spreadsheet took from its front are put back), a name by `kiosk.residents.rosterrule`.
"""

from __future__ import annotations

import csv
import os
import re
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TextIO

import msgspec

from kiosk.log import get_logger
from kiosk.residents.errors import ResidentsError
from kiosk.residents.rosterrule import same_name, words

LARGEST: Final = 200_000_000  # bytes

_HEADS: Final = (
    re.compile(
        r"((customer|cust|utility|service)?(account|acct|acc|cuenta)|customer|cust)(number|no|num|nbr|id)?"
    ),
    re.compile(r"(service|mailing|mail|billing|svc)?(zip|zipcode|zip5|postalcode|postcode|postal)"),
    re.compile(r"(customer|cust|owner|account|resident)?(lastname|surname|familyname|last|apellidos?)"),
)
# Taken where no column says that it holds the last name alone.
_ANY_NAME: Final = re.compile(r"(customer|cust|owner|account|resident|full)?name|nombre")
_BILLER: Final = re.compile(r"biller(number|no|id)?")
_PARTED: Final = "\x1f"  # the unit separator parts the fields of a kept line, the record separator the lines
_LINES: Final = "\x1e"


class RosterUnreadable(ResidentsError):
    """The roster can't be read; its text says why in a word or two."""


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a roster says: its lines by account, how many there are, how many were broken, its encoding.

    Lines are kept as one text for each account: a struct for each would take three times the memory.
    """

    lines: dict[str, str]
    count: int
    broken: int
    encoding: str

    def __repr__(self) -> str:
        return f"Contents({self.count} lines)"


class _Columns(NamedTuple):
    """Where in a line things stand; `biller` is None without such a column."""

    account: int
    zip: int
    name: int
    biller: int | None = None


class Roster:
    """Owns the roster in memory; reads the file at the first question, and again when it has changed.

    May be asked from any thread. While it can't be read it proves nothing, and the log says so.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._log = get_logger("residents.roster")
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._lines: dict[str, str] = {}

    def proves(self, biller: str, number: str, zip_code: str, name: str) -> bool:
        """Whether the roster has this account of `biller` under this ZIP code and name."""
        with self._lock:
            kept = self._current().get(account_key(number), "")
        asked = _five(zip_code, from_spreadsheet=False)
        return bool(asked) and any(
            told in ("", biller) and asked == zip_told and same_name(name_told, name)
            for told, zip_told, name_told in (line.split(_PARTED) for line in kept.split(_LINES) if line)
        )

    def _current(self) -> dict[str, str]:
        try:
            status = self._file.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp != self._stamp:
                # Forgotten first, so that an old roster never outlives a new one that can't be read.
                self._stamp, self._lines = None, {}
                contents = read(self._file)
                self._stamp, self._lines = stamp, contents.lines
                self._tell(contents)
        except (OSError, RosterUnreadable) as error:
            self._stamp, self._lines = None, {}
            problem = str(error) if isinstance(error, RosterUnreadable) else error.strerror
            self._log.error("roster.unreadable", problem=problem)
        return self._lines

    def _tell(self, contents: Contents) -> None:
        self._log.info("roster.read", count=contents.count, kind=contents.encoding)
        if contents.broken:
            self._log.warning("roster.lines_broken", count=contents.broken)


def read(file: Path) -> Contents:
    """Everything in the roster, as UTF-8 (with or without its mark), else as Latin-1.

    Raises RosterUnreadable. Lines without an account, a ZIP code or a name are counted as broken.
    """
    for encoding in ("utf-8-sig", "latin-1"):
        try:
            with file.open(encoding=encoding, errors="strict") as opened:
                if os.fstat(opened.fileno()).st_size > LARGEST:
                    raise RosterUnreadable(f"longer than {LARGEST} bytes")
                return _contents(opened, encoding.removesuffix("-sig"))
        except UnicodeDecodeError:
            continue
        except (OSError, ValueError) as error:
            problem = error.strerror if isinstance(error, OSError) else "no name of a file"
        raise RosterUnreadable(problem or "can't be read")
    raise AssertionError("every file is Latin-1")


def account_key(number: str) -> str:
    """An account number's letters and digits, in one case and width."""
    if number.isascii():
        return "".join(filter(str.isalnum, number.lower()))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", number).casefold()))


def _contents(opened: TextIO, encoding: str) -> Contents:
    lines: dict[str, str] = {}
    count = broken = 0
    for columns, row in _rows(opened):
        kept = _kept(row, columns)
        if kept is None:
            broken += 1
            continue
        key, line = kept
        count += 1
        lines[key] = f"{lines[key]}{_LINES}{line}" if key in lines else line
    return Contents(lines=lines, count=count, broken=broken, encoding=encoding)


def _rows(opened: TextIO) -> Iterator[tuple[_Columns, list[str]]]:
    """The lines that are neither empty nor the header, in fields, each with where things stand in it."""
    delimiter = ","
    columns: _Columns | None = None
    for line in opened:
        if not line.strip(" \t\r\n,;|"):
            continue
        if columns is None:
            delimiter = max(",;\t|", key=line.count)
            header = _header(_fields(line, delimiter))
            columns = header or _Columns(0, 1, 2)
            if header is not None:
                continue
        yield columns, _fields(line, delimiter)


def _fields(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []


def _header(row: list[str]) -> _Columns | None:
    """The columns that a first line names, None unless it names all that are needed."""
    names = ["".join(filter(str.isalnum, cell.casefold())) for cell in row]

    def place(pattern: re.Pattern[str]) -> int | None:
        return next((position for position, name in enumerate(names) if pattern.fullmatch(name)), None)

    account, zip_code, name = (place(pattern) for pattern in _HEADS)
    name = place(_ANY_NAME) if name is None else name
    if account is None or zip_code is None or name is None:
        return None
    return _Columns(account, zip_code, name, place(_BILLER))


def _kept(row: list[str], columns: _Columns) -> tuple[str, str] | None:
    """The account's key and the text that is kept of a line, None for a broken one."""
    if len(row) <= max(columns.account, columns.zip, columns.name, columns.biller or 0):
        return None
    biller = row[columns.biller].strip() if columns.biller is not None else ""
    parts = (biller, _five(row[columns.zip], from_spreadsheet=True), row[columns.name].strip())
    key = account_key(row[columns.account])
    line = _PARTED.join(parts)
    if not key or not parts[1] or not words(parts[2]) or line.count(_PARTED) != 2 or _LINES in line:
        return None
    return key, line


def _five(zip_code: str, *, from_spreadsheet: bool) -> str:
    """The first five digits, "" where there are neither five nor nine (ZIP+4).

    A spreadsheet keeps 02139 as 2139, and 00601-1234 as 6011234.
    """
    digits = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", zip_code))
    if from_spreadsheet and 3 <= len(digits) <= 9:
        digits = digits.zfill(5 if len(digits) <= 5 else 9)
    return digits[:5] if len(digits) in (5, 9) else ""
