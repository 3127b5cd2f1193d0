"""What `kiosk clerks` does: add, disable, list."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Final

from kiosk.clerks import rules
from kiosk.clerks.staff import Staff
from kiosk.clock import SystemClock
from kiosk.flow.desk.clerk import Clerk, Role
from kiosk.residents.commands import database_url
from kiosk.residents.directory import Directory
from kiosk.settings import Settings
from kiosk.unseen import NotTaken, ask_twice

REFUSED: Final = 2


def add(settings: Settings, file: str, name: str, *, supervisor: bool) -> int:
    """Ask for PIN or password twice and keep the clerk. Raises DirectoryUnavailable, ConfigurationError."""
    if not rules.is_name(name):
        return _refuse(f"a name is {rules.NAMING}")
    with _staff(settings, file) as staff:
        known = staff.find(name)
        if known is not None and known.disabled_at is None:
            return _refuse(
                f"{known.clerk.name} is a {known.clerk.role.value} already; to change that, disable first"
            )
        context = (name, settings.terminal.city, *(biller.name_in("en") for biller in settings.billers))
        try:
            secret = ask_twice("PIN or password", lambda chosen: rules.objection(chosen, context))
        except NotTaken as problem:
            return _refuse(str(problem))
        clerk = Clerk(name, Role.SUPERVISOR if supervisor else Role.CLERK)
        if not staff.add(clerk, secret):
            return _refuse(f"{name} was added at another terminal in the meantime")
    sys.stdout.write(f"{name}: {clerk.role.value}, may sign in.\n")
    return 0


def disable(settings: Settings, file: str, name: str) -> int:
    """Let a clerk sign in no more. Raises DirectoryUnavailable, ConfigurationError."""
    with _staff(settings, file) as staff:
        if not staff.disable(name):
            return _refuse("there is no clerk of this name who may sign in")
        left = staff.supervisors()
    sys.stdout.write(f"{name}: disabled.\n")
    if not left:
        sys.stderr.write("No supervisor is left: kiosk clerks add NAME --supervisor\n")
    return 0


def show(settings: Settings, file: str) -> int:
    """Everybody, a line each. Raises DirectoryUnavailable, ConfigurationError."""
    with _staff(settings, file) as staff:
        entries = staff.everybody()
    width = max((len(entry.clerk.name) for entry in entries), default=0)
    for entry in entries:
        state = f"disabled since {entry.disabled_at:%Y-%m-%d}" if entry.disabled_at else "may sign in"
        sys.stdout.write(
            f"{entry.clerk.name:<{width}}  {entry.clerk.role.value:<10}  added {entry.added_at:%Y-%m-%d}  {state}\n"
        )
    if not entries:
        sys.stdout.write("There are no clerks yet: kiosk clerks add NAME --supervisor\n")
    return 0


@contextlib.contextmanager
def _staff(settings: Settings, file: str) -> Iterator[Staff]:
    directory = Directory(database_url(settings, file), SystemClock())
    try:
        yield Staff(directory)
    finally:
        directory.close()


def _refuse(problem: str) -> int:
    sys.stderr.write(f"kiosk clerks: {problem}\n")
    return REFUSED
