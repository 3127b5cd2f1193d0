"""`python -m tests.soak`: many customers one after the other in one terminal, and what they leave behind.

Exit status: 0 when nothing grew, 1 when memory, file descriptors, threads or folders did.
"""

from __future__ import annotations

import argparse
import secrets
import socket
import sys
from pathlib import Path
from typing import Final

import msgspec

from kiosk.paths import APP
from tests.bench import sides
from tests.bench.process import PYTHON, Place, Running, place
from tests.bench.request import Provider
from tests.bench.screen import WIDTH, Screen, screen

FIRST: Final = 10
"""Customers after whom caches and pools have their size."""

MOST_MEMORY: Final = 1.3
"""How many times the memory after the first customers it may be in the end."""

SPARE: Final = 4
"""Descriptors and threads may differ by so many: pools of Chromium come and go."""

_START_OVER: Final = (WIDTH - 90, 75)  # pixels: the right end of the header
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


def serve(running: Running, shown: Screen, account: str) -> None:
    """One customer: types a number, sees the bill, leaves."""
    shown.hands.press("Return")
    running.wait_for_line('"state": "Accounts"')
    shown.hands.press(*(digit for digit in account if digit.isdigit()), "Return")
    running.wait_for_line('"state": "Hosted"')
    shown.picture.wait_for(sides.PAGE, seconds=sides.WAIT)
    shown.hands.click(*_START_OVER)
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


def soak(where: Place, shown: Screen, provider: Provider, customers: int) -> tuple[Count, Count]:
    """Serve so many customers; what was in use after the first ten and in the end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        name = f"kiosk-soak-{secrets.token_hex(8)}"
        supervisor.bind(f"\0{name}")
        supervisor.settimeout(sides.WAIT)
        with where.running(sides.run_kiosk(provider), NOTIFY_SOCKET=f"@{name}") as running:
            supervisor.recv(4096)
            running.wait_for_line("web.engine_started")
            runtime = where.folder / "runtime"
            for _ in range(FIRST):
                serve(running, shown, provider.account)
            first = count(running, runtime)
            _say(f"after {FIRST} customers: {first}\n")
            for _ in range(customers - FIRST):
                serve(running, shown, provider.account)
            last = count(running, runtime)
            _say(f"after {customers} customers: {last}\n")
            return first, last


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> int:
    """Read the command line and run; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--customers", type=int, default=100, metavar="N", help=f"more than {FIRST}")
    customers: int = parser.parse_args().customers
    with screen() as shown, place(shown.name) as where:
        folder = where.make("provider")
        with where.running([PYTHON, "-m", "tests.bench.provider", folder]) as sandbox:
            provider = msgspec.json.decode(sandbox.wait_for_line("base_url"), type=Provider)
            first, last = soak(where, shown, provider, customers)
    faults = grown(first, last)
    _say(f"memory {last.memory / first.memory:.2f} times, limit {MOST_MEMORY}\n")
    _say(f"grew too much: {', '.join(faults)}\n" if faults else "nothing grew too much\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
