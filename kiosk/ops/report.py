"""`kiosk report`: what became of the sessions of some days, as far as this terminal saw it.

Read from the journal, which holds no account, name or amount; a terminal that is serving is not disturbed. Paid
means that a receipt page came: the provider's own report is the book of record. Days and hours are those of
the terminal's time zone.
"""

from __future__ import annotations

import csv
import enum
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import msgspec

from kiosk.errors import KioskError
from kiosk.journalfile import look_up

BOOK_OF_RECORD: Final = "The book of record is the provider's own report"
_NOTE: Final = (
    "Paid is what reached the provider's receipt page here. "
    f"{BOOK_OF_RECORD};\nwhere the outcome is unknown, only that one tells."
)
_NONE: Final = "(none)"
_SESSIONS: Final = """
SELECT id, opened_at, closed_at, coalesce(ending, ''), receipts, coalesce(clerk, ''), coalesce(shift, ''),
    coalesce((SELECT biller FROM call WHERE session = session.id AND biller <> '' ORDER BY id DESC LIMIT 1), ''),
    coalesce((SELECT outcome FROM call WHERE session = session.id ORDER BY id DESC LIMIT 1), '')
FROM session WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, id
"""


class ReportNotWritten(KioskError):
    """The CSV file can't be written."""


@enum.unique
class Outcome(enum.Enum):
    """What became of a session; each has one. In the words and the order of the report."""

    PAID = "paid"
    ABANDONED = "abandoned"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SIGNED_OUT = "signed out"
    OPEN = "open"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A session. `opened` and `closed` are local; `receipts`: how many receipt pages it saw; "" for none."""

    session: str
    opened: datetime
    closed: datetime | None
    outcome: Outcome
    receipts: int
    clerk: str
    shift: str
    biller: str

    @property
    def hour(self) -> str:
        """The local hour in which it was opened."""
        return f"{self.opened:%H}:00"


def run(file: Path, first: date, last: date, table: Path | None) -> int:
    """Write the report of all days from `first` to `last`, and each session into the CSV file `table`.

    Gives the exit status. Raises JournalError where `file` can't be read, and ReportNotWritten.
    """
    lines = tuple(sessions(file, first, last))
    if table is not None:
        _write(table, as_csv(lines))
    sys.stdout.write(as_text(lines, first, last))
    return 0


def bounds(first: date, last: date) -> tuple[str, str]:
    """From when (UTC) to before when the local days from `first` to `last` go, as the journal writes moments."""
    midnights = (datetime.combine(day, time.min) for day in (first, last + timedelta(days=1)))
    begin, end = (each.astimezone().astimezone(UTC).isoformat(timespec="milliseconds") for each in midnights)
    return begin, end


def sessions(file: Path, first: date, last: date) -> Iterator[Line]:
    """The sessions that were opened in these days, oldest first. Raises JournalError."""
    for row in look_up(file, _SESSIONS, *bounds(first, last)):
        session, opened, closed, ending, receipts, clerk, shift, biller, answer = row
        yield Line(
            session=session,
            opened=datetime.fromisoformat(opened).astimezone(),
            closed=datetime.fromisoformat(closed).astimezone() if closed else None,
            outcome=_outcome(ending, receipts, answer),
            receipts=receipts + (ending == "receipt"),
            clerk=clerk,
            shift=shift,
            biller=biller,
        )


def as_text(lines: Sequence[Line], first: date, last: date) -> str:
    """For people: the sums, then by clerk where there are clerks, by biller and by hour."""
    title = f"Sessions from {first} to {last}, local time ({datetime.now().astimezone():%Z})"
    parts = [title, _NOTE, "", *_table("", [("all", lines)])]
    groups: list[tuple[str, Callable[[Line], str]]] = [
        ("Biller", lambda line: line.biller),
        ("Hour", lambda line: line.hour),
    ]
    if any(line.clerk for line in lines):
        groups.insert(0, ("Clerk", lambda line: line.clerk))
    for head, key in groups if lines else ():
        names = sorted({key(line) for line in lines})
        rows = [(name or _NONE, [line for line in lines if key(line) == name]) for name in names]
        parts += ["", *_table(head, rows)]
    return "\n".join([*parts, ""])


def as_csv(lines: Iterable[Line]) -> str:
    """For spreadsheets, a session a line. Its id is the BillerReference where the configuration sends one."""
    out = io.StringIO()
    writer = csv.writer(out)
    receipts = f"receipt pages ({BOOK_OF_RECORD.lower()})"
    writer.writerow(
        ["session", "date", "hour", "opened", "closed", "clerk", "shift", "biller", "outcome", receipts]
    )
    for line in lines:
        cells = (
            line.session,
            f"{line.opened:%Y-%m-%d}",
            line.hour,
            line.opened.isoformat(timespec="seconds"),
            line.closed.isoformat(timespec="seconds") if line.closed else "",
            line.clerk,
            line.shift,
            line.biller,
            line.outcome.value,
        )
        writer.writerow([*map(harmless, cells), line.receipts])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def _outcome(ending: str, receipts: int, answer: str) -> Outcome:
    """`answer` is how the last call of the session ended: a refusal that nothing came after is the session's."""
    if ending == "outcome_unknown":
        return Outcome.UNKNOWN
    if ending == "receipt" or receipts:
        return Outcome.PAID
    if not ending:
        return Outcome.OPEN
    if answer.startswith("refused"):
        return Outcome.REFUSED
    return Outcome.SIGNED_OUT if ending == "signed_out" else Outcome.ABANDONED


def _table(head: str, rows: Sequence[tuple[str, Sequence[Line]]]) -> list[str]:
    """Columns of numbers under their names: sessions, each outcome, receipt pages."""
    columns = ["opened", *(outcome.value for outcome in Outcome), "receipts"]
    width = max(len(head), *(len(name) for name, _ in rows))
    out = [f"{head:<{width}}" + "".join(f"  {column:>10}" for column in columns)]
    for name, lines in rows:
        counts = Counter(line.outcome for line in lines)
        numbers = [
            len(lines),
            *(counts[outcome] for outcome in Outcome),
            sum(line.receipts for line in lines),
        ]
        out.append(f"{name:<{width}}" + "".join(f"  {number:>10}" for number in numbers))
    return out


def _write(file: Path, text: str) -> None:
    """Into a file that nobody else may read."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8", newline="") as out:
            out.write(text)
    except OSError as fault:
        raise ReportNotWritten(f"{file} can't be written: {fault.strerror}") from None
