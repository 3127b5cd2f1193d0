"""`python -m tests.soak`: many customers one after the other in one terminal, and what they leave behind.

With `--counter` a clerk serves them, some of them three at a time.
Exit status: 0 when nothing grew, 1 when memory, file descriptors, threads or folders did.
"""

from __future__ import annotations

import argparse
import secrets
import socket
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from kiosk.journalfile import NAME as JOURNAL
from kiosk.journalfile import look_up
from kiosk.ops.report import Outcome, sessions
from kiosk.paths import APP
from tests.bench import sides
from tests.bench.process import PYTHON, Place, Running, place
from tests.bench.request import Provider
from tests.bench.screen import WIDTH, Screen, screen
from tests.clerksemployed import PINS, employ
from tests.e2e.user import give

FIRST: Final = 10
"""Customers after whom caches and pools have their size."""

MOST_MEMORY: Final = 1.3
"""How many times the memory after the first customers it may be in the end."""

SPARE: Final = 4
"""Descriptors and threads may differ by so many: pools of Chromium come and go."""

CLERK: Final = "ann"

_START_OVER: Final = (WIDTH - 90, 75)  # pixels: the right end of the header
_ASIDE: Final = 40  # pixels; the button is wider
_MEGABYTE: Final = 1024 * 1024


class Count(msgspec.Struct, frozen=True):
    """What a terminal uses while nobody is there. `folders`: of customers, the one who comes next included."""

    memory: int
    descriptors: int
    threads: int
    processes: int
    folders: int

    def __str__(self) -> str:
        return (
            f"{self.memory / _MEGABYTE:.0f} MB, {self.descriptors} descriptors, {self.threads} threads, "
            f"{self.processes} processes, {self.folders} customers' folders"
        )


def count(running: Running, runtime: Path) -> Count:
    """Count once the terminal has come to rest."""
    running.settle()
    process = Path("/proc") / str(running.pid)
    return Count(
        memory=running.memory(sides.QT_FILES),
        descriptors=sum(1 for _ in (process / "fd").iterdir()),
        threads=sum(1 for _ in (process / "task").iterdir()),
        processes=len(running.tree()),
        folders=sum(1 for _ in (runtime / APP).glob("*/customers/*")),
    )


class Lobby:
    """Customers who serve themselves."""

    mode: Final = "kiosk"
    first: Final = FIRST

    def __init__(self) -> None:
        self._turn = 0

    def prepare(self, where: Place) -> None:
        """Nobody serves there."""

    def open(self, running: Running, shown: Screen, where: Place) -> None:
        """The first screen stands."""

    def serve(self, running: Running, shown: Screen, account: str, customers: int) -> int:
        """One of so many customers; gives how many were served."""
        self._turn += 1
        # A press at the same place so soon after would be the second of a double click, and left out.
        serve(running, shown, account, aside=_ASIDE * (self._turn % 2))
        return 1

    def faults(self, where: Place, customers: int) -> list[str]:
        """What is wrong besides what has grown."""
        return []


class Counter:
    """Customers whom a clerk serves, by keys alone: one, then one, then three at a time, and so on."""

    mode: Final = "counter"
    first: Final = 4 * FIRST
    """Three pages at once fill Chromium's pool of threads, which takes a while."""

    def __init__(self) -> None:
        self._turn = 0

    def prepare(self, where: Place) -> None:
        """Let a clerk serve there."""
        state = where.folder / "state"
        employ(state)
        give(state)

    def open(self, running: Running, shown: Screen, where: Place) -> None:
        """Sign in."""
        shown.hands.press(*CLERK, "Return", *PINS[CLERK], "Return")
        end = time.monotonic() + sides.WAIT
        while not look_up(where.folder / "state" / JOURNAL, "SELECT id FROM shift"):
            if time.monotonic() > end:
                raise TimeoutError("nobody could sign in")
            time.sleep(0.1)
        running.settle()

    def serve(self, running: Running, shown: Screen, account: str, customers: int) -> int:
        """The number and Enter for each, their page, and F7 for each; gives how many were served."""
        self._turn += 1
        together = min(customers, 1 if self._turn % 3 else 3)
        digits = [digit for digit in account if digit.isdigit()]
        for _ in range(together):
            shown.hands.press(*digits, "Return")
            running.wait_for_line('"state": "Hosted"')
            shown.picture.wait_for(sides.PAGE, seconds=sides.WAIT)
        for left in reversed(range(together)):
            shown.hands.press("F7")
            running.wait_for_line('"state": "Wiping"')
            shown.picture.wait_for(sides.PAPER, seconds=sides.WAIT)
            if left:
                shown.hands.press("F6")
                shown.picture.wait_for(sides.PAGE, seconds=sides.WAIT)
        return together

    def faults(self, where: Place, customers: int) -> list[str]:
        """Whether the report knows every customer, and how long it takes to read."""
        journal, today = where.folder / "state" / JOURNAL, datetime.now().astimezone().date()
        began = time.perf_counter()
        lines = tuple(sessions(journal, today - timedelta(days=1), today))
        took = time.perf_counter() - began
        _say(f"the report of {len(lines)} customers is read in {took * 1000:.0f} ms\n")
        ended = [line for line in lines if (line.clerk, line.outcome) == (CLERK, Outcome.ABANDONED)]
        return [] if len(ended) == len(lines) == customers else ["the report is wrong"]


def serve(running: Running, shown: Screen, account: str, aside: int = 0) -> None:
    """One customer: types a number, sees the bill, leaves by a press so many pixels to the left."""
    shown.hands.press("Return")
    running.wait_for_line('"state": "Accounts"')
    shown.hands.press(*(digit for digit in account if digit.isdigit()), "Return")
    running.wait_for_line('"state": "Hosted"')
    shown.picture.wait_for(sides.PAGE, seconds=sides.WAIT)
    shown.hands.click(_START_OVER[0] - aside, _START_OVER[1])
    running.wait_for_line('"state": "Welcome"')


def grown(first: Count, last: Count) -> list[str]:
    """What there is more of in the end than there may be."""
    ratio = last.memory / first.memory
    return [
        name
        for name, more in (
            ("memory", ratio > MOST_MEMORY),
            ("descriptors", last.descriptors > first.descriptors + SPARE),
            ("threads", last.threads > first.threads + SPARE),
            ("processes", last.processes > first.processes),
            ("folders", last.folders > first.folders),
        )
        if more
    ]


def soak(
    place_of: Lobby | Counter, where: Place, shown: Screen, provider: Provider, customers: int
) -> tuple[Count, Count]:
    """Serve so many customers; what was in use after the first ten and in the end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        name = f"kiosk-soak-{secrets.token_hex(8)}"
        supervisor.bind(f"\0{name}")
        supervisor.settimeout(sides.WAIT)
        with where.running(sides.run_kiosk(provider), NOTIFY_SOCKET=f"@{name}") as running:
            supervisor.recv(4096)
            running.wait_for_line("web.engine_started")
            runtime = where.folder / "runtime"
            place_of.open(running, shown, where)
            served = 0
            while served < place_of.first:
                served += place_of.serve(running, shown, provider.account, place_of.first - served)
            first = count(running, runtime)
            _say(f"after {served} customers: {first}\n")
            while served < customers:
                served += place_of.serve(running, shown, provider.account, customers - served)
            last = count(running, runtime)
            _say(f"after {customers} customers: {last}\n")
            return first, last


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> int:
    """Read the command line and run; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument(
        "--customers",
        type=int,
        default=100,
        metavar="N",
        help=f"more than {FIRST}, at a counter than {4 * FIRST}",
    )
    parser.add_argument("--counter", action="store_true", help="a clerk serves them")
    given = parser.parse_args()
    customers: int = given.customers
    place_of = Counter() if given.counter else Lobby()
    with screen() as shown, place(shown.name) as where:
        folder = where.make("provider")
        place_of.prepare(where)
        with where.running([PYTHON, "-m", "tests.bench.provider", folder, place_of.mode]) as sandbox:
            provider = msgspec.json.decode(sandbox.wait_for_line("base_url"), type=Provider)
            first, last = soak(place_of, where, shown, provider, customers)
        faults = grown(first, last) + place_of.faults(where, customers)
    _say(f"memory {last.memory / first.memory:.2f} times, limit {MOST_MEMORY}\n")
    _say(f"grew too much: {', '.join(faults)}\n" if faults else "nothing grew too much\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
