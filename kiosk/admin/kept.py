"""What a technician has set at this terminal, in one small file of its state folder."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Final

import msgspec

from kiosk.calibration import Matrix, is_sane
from kiosk.flow.preferences import Defaults
from kiosk.log import get_logger

NAME: Final = "terminal.json"
_LARGEST: Final = 4096  # bytes

_log = get_logger("admin.kept")


class Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`touch`: the calibration matrix of the touch screen, None where none was ever set here."""

    defaults: Defaults = Defaults()
    touch: Matrix | None = None


class KeptFile:
    """Reads and replaces the file. Methods may be called from any thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read(self) -> Kept:
        """What stands there; what nobody has ever set, and what can't be read, is as the configuration has it."""
        try:
            with self._file.open("rb") as stream:
                kept = msgspec.json.decode(stream.read(_LARGEST), type=Kept)
        except FileNotFoundError:
            return Kept()
        except (OSError, msgspec.MsgspecError) as fault:
            _log.warning("admin.kept_unreadable", file=NAME, error=type(fault).__name__)
            return Kept()
        if kept.touch is not None and not is_sane(kept.touch):
            _log.warning("admin.kept_unreadable", file=NAME, key="touch")
            return msgspec.structs.replace(kept, touch=None)
        return kept

    def keep_defaults(self, defaults: Defaults) -> bool:
        """Keep these; tells whether they are on the disk."""
        with self._lock:
            return self._replace(msgspec.structs.replace(self.read(), defaults=defaults))

    def keep_touch(self, matrix: Matrix) -> bool:
        """The same for the matrix of the touch screen."""
        with self._lock:
            return self._replace(msgspec.structs.replace(self.read(), touch=matrix))

    def _replace(self, kept: Kept) -> bool:
        """Whoever reads finds the old file or the new one, also after a power cut."""
        beside = self._file.with_suffix(".new")
        try:
            beside.unlink(missing_ok=True)
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(msgspec.json.encode(kept))
                stream.flush()
                os.fsync(descriptor)
            beside.replace(self._file)
        except OSError as fault:
            _log.error("admin.not_kept", file=NAME, error=type(fault).__name__)
            return False
        return True
