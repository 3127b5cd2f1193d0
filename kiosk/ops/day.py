"""The day at a counter, counted from the journal: a clerk's own shift, for a supervisor everybody's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kiosk.flow.desk.day import Group, Row
from kiosk.ops.report import Line, Outcome, sessions


def count(file: Path, day: date, shift: str, *, everybody: bool) -> tuple[Row, ...]:
    """The rows of this day in the journal `file`: the shift's, and with `everybody` each clerk's.

    Raises JournalError where it can't be read.
    """
    lines = tuple(sessions(file, day, day))
    own = [line for line in lines if line.shift == shift]
    rows = [_row(Group.SHIFT, "", own)]
    if everybody:
        rows += _rows(Group.CLERK, lines, lambda line: line.clerk)
    shown = lines if everybody else own
    rows += _rows(Group.BILLER, shown, lambda line: line.biller)
    rows += _rows(Group.HOUR, shown, lambda line: line.hour)
    return tuple(rows)


def _rows(group: Group, lines: Sequence[Line], key: Callable[[Line], str]) -> list[Row]:
    names = sorted({key(line) for line in lines})
    return [_row(group, name, [line for line in lines if key(line) == name]) for name in names]


def _row(group: Group, name: str, lines: Sequence[Line]) -> Row:
    def of(*outcomes: Outcome) -> int:
        return sum(line.outcome in outcomes for line in lines)

    return Row(
        group=group,
        name=name,
        opened=len(lines),
        paid=of(Outcome.PAID),
        unknown=of(Outcome.UNKNOWN),
        refused=of(Outcome.REFUSED),
        abandoned=of(Outcome.ABANDONED, Outcome.SIGNED_OUT),
        open=of(Outcome.OPEN),
    )
