"""Runs the cases of one kind of walls in a process of its own, with a terminal and an engine of its own.

Usage: python -m tests.breakout.child FOLDER WALLS [CASE...]; a line of JSON for each case goes into
FOLDER/results, and the last one says that the run came to its end.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk import environment
from tests.breakout.case import Case, Walls
from tests.breakout.cases import CASES


def main(folder: Path, walls: Walls, chosen: list[str]) -> None:
    """Carry out the chosen cases behind these walls."""
    environment.apply()
    from tests.breakout.ward import Ward  # noqa: PLC0415  Qt looks at the environment when it is imported
    from tests.breakout.ways import carry_out  # noqa: PLC0415  as above

    cases = [each for each in CASES if each.walls is walls and each.id in chosen]
    results: dict[str, str] = {}

    def report(case: Case, objection: str) -> None:
        results[case.id] = objection
        out.write(json.dumps([case.id, objection]) + "\n")
        out.flush()

    with (folder / "results").open("w", encoding="utf-8") as out, Ward(folder, walls) as ward:
        carry_out(ward, cases, report)
        ward.hands.close()
        for case in cases:
            seen = [each for server in ward.servers for each in server.reached(f"/hit/{case.id}/")]
            if seen:
                report(case, f"{results[case.id]}; it reached {seen[0].host}: {seen[0].method}".strip("; "))
        for name, number in (
            ("datagrams", sum(server.datagrams for server in ward.servers)),
            ("connections", ward.silent.accepted),
            ("unwritten", max(0, ward.unwritten())),
        ):
            out.write(json.dumps([f"{name} {walls.value}", str(number)]) + "\n")
        out.write(json.dumps(["", "end"]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Walls(sys.argv[2]), json.loads(sys.stdin.read()))
