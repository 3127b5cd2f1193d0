"""Where this terminal keeps things; the only user of platformdirs. Folders are made private to its user."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

import platformdirs

from kiosk.errors import ConfigurationError, StateInUse

APP: Final = "city-hall-kiosk"
MEMORY: Final = Path("/dev/shm")  # noqa: S108  a memory file system, and the folder in it is checked


def config_places() -> tuple[Path, ...]:
    """The folders that may hold the configuration: the user's, then the site's. Neither is made."""
    return (
        platformdirs.user_config_path(APP, appauthor=False),
        platformdirs.site_config_path(APP, appauthor=False),
    )


def state_folder() -> Path:
    """Where the journal lies: systemd's StateDirectory= when it gave one, else the user's state folder.

    Made if need be, mode 0700. Raises ConfigurationError when it can't be.
    """
    given = os.environ.get("STATE_DIRECTORY", "")
    # systemd.exec(5): several directories are separated by colons; which one was meant can't be known.
    if given.startswith("/") and ":" not in given:
        return _private(Path(given))
    return _private(platformdirs.user_state_path(APP, appauthor=False))


def hold(state: Path) -> BinaryIO:
    """Take the state folder for this process until the file is closed, or the process has ended (flock(2)).

    A second terminal there would take the first one's customer for one that was cut off, and wipe them.
    Raises StateInUse.
    """
    file = (state / "in-use").open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise StateInUse(f"a terminal is running already with the state folder {state}") from None
    return file


def runtime_folder() -> Path:
    """Where a customer's temporary files lie: in memory where the system has such a place, else under state.

    Made if need be, mode 0700. Raises ConfigurationError when it can't be.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    candidates = [Path(given) / APP] if given.startswith("/") and _is_ours(Path(given)) else []
    if MEMORY.is_dir():
        candidates.append(MEMORY / f"{APP}-{os.geteuid()}")
    for candidate in candidates:
        # In a folder that others write to, the name may already be someone's link.
        if not os.path.lexists(candidate) or _is_ours(candidate):
            with contextlib.suppress(ConfigurationError):
                return _private(candidate)
    return _private(state_folder() / "runtime")


def _is_ours(folder: Path) -> bool:
    """Whether `folder` is a real folder of this user that nobody else can write to."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return ours and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _private(folder: Path) -> Path:
    """`folder`, made if need be, ours and closed to everyone else."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.resolve(strict=True).stat().st_uid != os.geteuid():
            raise ConfigurationError(
                str(folder), "(folder)", "belongs to another user", "Give it to the kiosk's own user"
            )
        folder.chmod(0o700)
    except OSError as error:
        raise ConfigurationError(
            str(folder),
            "(folder)",
            f"can't be used: {error.strerror}",
            "Let the kiosk's own user write there",
        ) from None
    return folder
