"""The check of a counter's clerks: without a supervisor nobody could serve there.

Loads SQLAlchemy: to be imported once the environment is reduced.
"""

from __future__ import annotations

from typing import Final

from kiosk import paths
from kiosk.clerks.staff import Staff
from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError
from kiosk.ops.findings import Finding, refused, skipped
from kiosk.residents.directory import Directory
from kiosk.residents.engine import FILE, url_of_file
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.health import Standing, standing, standing_of_file
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Settings

_REMEDY: Final = "Run: kiosk clerks add NAME --supervisor"


def examine(settings: Settings, secrets: TerminalSecrets, uid: int) -> Finding:
    """Whether somebody may sign in as supervisor; the directory is not changed. `uid`: who runs this."""
    url = secrets.database
    if settings.residents.database != "sqlite" and url is None:
        return skipped("clerks", "residents.database can't be read")
    if url is None and uid == 0:
        return skipped("clerks", "root's folders are not the kiosk's")
    try:
        own = paths.state_folder() / FILE
        found = standing_of_file(own) if url is None else standing(url)
        if found is not Standing.READY:
            # Also one of before there were clerks: none is in it.
            return Finding(name="clerks", ok=False, says="there are none yet", remedy=_REMEDY)
        directory = Directory(url or url_of_file(own), SystemClock())
        try:
            supervisors = Staff(directory).supervisors()
        finally:
            directory.close()
    except ConfigurationError as error:
        return refused("clerks", error)
    except DirectoryUnavailable as error:
        return skipped("clerks", f"the directory gives no answer: {error}")
    if not supervisors:
        return Finding(name="clerks", ok=False, says="nobody may sign in as supervisor", remedy=_REMEDY)
    return Finding(name="clerks", ok=True, says=f"{supervisors} may sign in as supervisor")
