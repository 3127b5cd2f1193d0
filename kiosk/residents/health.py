"""How the directory stands, for whoever looks after a terminal: looked at without changing it."""

from __future__ import annotations

import enum
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kiosk.residents.engine import make_engine, url_of_file
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.migrate import version_of
from kiosk.residents.schema import HEAD
from kiosk.secrets import Secret


class Standing(enum.Enum):
    """What a directory is to this program."""

    READY = "ready"
    EMPTY = "empty"  # there is a database, or could be one, without tables
    OLDER = "older"
    NEWER = "newer"


def standing(url: Secret) -> Standing:
    """How the database at `url` stands. Raises DirectoryUnavailable, whose text is the fault's kind alone."""
    try:
        engine = make_engine(url)
        try:
            version = version_of(engine)
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError) as fault:
        cause = getattr(fault, "orig", None) or fault
        kind = type(cause).__name__
    else:
        if version is None:
            return Standing.EMPTY
        return Standing.READY if version == HEAD else Standing.OLDER if version < HEAD else Standing.NEWER
    # Outside of the handler: its error may quote the URL.
    raise DirectoryUnavailable(kind)


def standing_of_file(path: Path) -> Standing:
    """The same of a terminal's own file, which is not made by looking."""
    if not path.exists():
        return Standing.EMPTY
    return standing(url_of_file(path))
