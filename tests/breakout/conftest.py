"""Runs the cases of the suite once, in processes of their own, and counts them at the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import environment
from tests.breakout.case import Case, Walls
from tests.breakout.cases import CASES, LEFT_TO_THE_SYSTEM, LINES
from tests.display import virtual_display
from tests.e2e.fixtures import arrange, cloud, lobby, mailbox, visit

__all__ = ["arrange", "cloud", "lobby", "mailbox", "visit"]

LIMIT = 300
"""Seconds that the cases behind one kind of walls may take; a terminal that hangs is ended then."""
_WITHOUT_KEYS = (
    """<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/></openbox_config>"""
)
_RUN = pytest.StashKey[dict[str, str]]()
_LINE = "breakout_line"


class Run(NamedTuple):
    """What came of the cases behind one kind of walls: `results` by case, "" where all is well."""

    results: dict[str, str]
    ended: bool
    said: str


def carry_out(folder: Path, walls: Walls, chosen: Iterable[str], limit: float = LIMIT) -> Run:
    """Run the chosen cases in a process with a display of its own, on which the window manager takes no key."""
    (folder / "run").mkdir(mode=0o700)
    settings = folder / "settings" / "openbox" / "rc.xml"
    settings.parent.mkdir(parents=True)
    settings.write_text(_WITHOUT_KEYS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "settings"))
        with virtual_display() as display:
            child = subprocess.Popen(
                [sys.executable, "-m", "tests.breakout.child", str(folder), walls.value],
                env={
                    **environment.clean(os.environ),
                    "HOME": str(folder),
                    "DISPLAY": display,
                    "QT_QPA_PLATFORM": "xcb",
                    "STATE_DIRECTORY": str(folder / "state"),
                    "XDG_RUNTIME_DIR": str(folder / "run"),
                },
                cwd=Path(__file__).parents[2],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            try:
                _, said = child.communicate(json.dumps(list(chosen)), timeout=limit)
            except subprocess.TimeoutExpired:
                child.kill()
                _, said = child.communicate()
    written = folder / "results"
    lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
    results = dict(json.loads(line) for line in lines)
    return Run(results, results.pop("", None) == "end" and child.returncode == 0, said)


@pytest.fixture
def outcome(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What came of every case that this run of the tests asks for, carried out when first asked."""
    stash = request.config.stash
    if _RUN not in stash:
        asked = {
            item.name.partition("[")[2].removesuffix("]")
            for item in request.session.items
            if isinstance(item, pytest.Function) and "outcome" in item.fixturenames
        }
        stash[_RUN] = {}
        for walls in Walls:
            chosen = [each.id for each in CASES if each.walls is walls and each.id in asked]
            if chosen:
                run = carry_out(tmp_path_factory.mktemp("breakout"), walls, chosen)
                stash[_RUN].update(run.results)
                tail = run.said[-2000:]
                for each in chosen:
                    stash[_RUN].setdefault(each, f"the run came to its end before this case:\n{tail}")
    return stash[_RUN]


@pytest.fixture
def carried_out(record_property: Callable[[str, object], None]) -> Callable[[Case], None]:
    """To be told of each case: its line goes into the test's report, which reaches the process that sums up."""
    return lambda case: record_property(_LINE, case.line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many cases each line had in this run, and what other layers answer."""
    reports = (each for category in ("passed", "failed") for each in terminalreporter.getreports(category))
    counts = Counter(line for each in reports for name, line in each.user_properties if name == _LINE)
    if not counts:
        return
    terminalreporter.section("ways out of the kiosk")
    for line, name in LINES.items():
        left = LEFT_TO_THE_SYSTEM.get(line, "")
        terminalreporter.line(f"{line:>3}  {name:<26} {counts[line]:>4}  {left}")
    terminalreporter.line(f"     {'all':<26} {sum(counts.values()):>4}")
