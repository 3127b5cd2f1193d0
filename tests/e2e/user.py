"""Whom the terminal runs as: never root, since `kiosk run` and Chromium's sandbox refuse it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

NOBODY: Final = 65534  # user and group nobody on Debian


def is_root() -> bool:
    """Whether the tests run as root, so that the terminal needs another user."""
    return os.geteuid() == 0


def as_user(*command: str | Path) -> list[str]:
    """`command` as this user if it is not root, else as nobody, in no other group."""
    change = (
        ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"] if is_root() else []
    )
    return [*change, *map(str, command)]


def private_folder(path: Path) -> Path:
    """Make a folder that is the terminal's own."""
    path.mkdir(mode=0o700)
    give(path)
    return path


def give(path: Path) -> None:
    """Make a file or a folder with what lies in it the terminal's own."""
    if is_root():
        for each in (path, *path.rglob("*")):
            shutil.chown(each, NOBODY, NOBODY)


@contextmanager
def acting_as_user() -> Iterator[None]:
    """Act as the terminal's user meanwhile: its message bus admits nobody else, root included."""
    if not is_root():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
