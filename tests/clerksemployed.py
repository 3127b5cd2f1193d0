"""Two clerks who may serve at a counter under test. Loads no Qt: a long run's memory would be shared with it."""

from __future__ import annotations

from pathlib import Path

from kiosk.clerks.staff import Staff
from kiosk.clock import SystemClock
from kiosk.flow.desk.clerk import Clerk, Role
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.secret import Secret

PINS = {"ann": "271828", "bob": "314159", "cleo": "161803"}


def employ(state: Path) -> None:
    """Let ann, cleo, and bob, who is a supervisor, serve at the counter of this state folder."""
    directory = Directory(url_of_file(state / FILE), SystemClock())
    staff = Staff(directory)
    for name, pin in PINS.items():
        staff.add(Clerk(name, Role.SUPERVISOR if name == "bob" else Role.CLERK), Secret(pin))
    directory.close()
