"""What lies in folders in which somebody may still be writing: what goes between two looks is not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def all_below(*folders: Path) -> Iterator[Path]:
    """Every file and folder in these."""
    for folder in folders:
        for place, folders_there, files_there in os.walk(folder):  # passes over a folder that has gone
            yield from (Path(place, name) for name in (*folders_there, *files_there))


def content_of(path: Path) -> bytes:
    """What stands in a file; nothing where it has gone, or is a folder, a link or a device."""
    with suppress(FileNotFoundError):
        if path.is_file() and not path.is_symlink():
            return path.read_bytes()
    return b""
