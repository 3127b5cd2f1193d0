"""The table in SECURITY.md is that of the suite."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.breakout.cases import CASES, LEFT_TO_THE_SYSTEM, LINES

_FILE = Path(__file__).parents[2] / "SECURITY.md"


def rows() -> list[str]:
    counts = Counter(case.line for case in CASES)
    return [
        f"| {line} | {name} | {counts[line]} | {LEFT_TO_THE_SYSTEM.get(line, '')} |"
        for line, name in LINES.items()
    ] + [f"| | all | {len(CASES)} | |"]


def test_what_is_said_of_the_suite_is_so() -> None:
    written = _FILE.read_text(encoding="utf-8").splitlines()

    assert [row for row in rows() if row not in written] == []
