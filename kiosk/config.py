"""Finds and loads the one configuration file: typed and frozen, or refused with every reason at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from kiosk import configcheck, paths
from kiosk.errors import ConfigurationError
from kiosk.settings import (
    Accessibility,
    Admin,
    AuthStyle,
    Biller,
    Counter,
    InvoiceCloud,
    Mail,
    Metrics,
    Mode,
    PageOptions,
    Printing,
    Proof,
    Residents,
    Scanner,
    SessionLimits,
    Settings,
    SsoStyle,
    Terminal,
)
from kiosk.tables import Fault, build

__all__ = [
    "Accessibility",
    "Admin",
    "AuthStyle",
    "Biller",
    "ConfigurationErrors",
    "Counter",
    "InvoiceCloud",
    "Mail",
    "Metrics",
    "Mode",
    "PageOptions",
    "Printing",
    "Proof",
    "Residents",
    "Scanner",
    "SessionLimits",
    "Settings",
    "SsoStyle",
    "Terminal",
    "find",
    "load",
]

FILE_NAME: Final = "kiosk.toml"
LARGEST: Final = 1_000_000  # bytes


class ConfigurationErrors(ConfigurationError):
    """Everything wrong with one configuration, a line each; the fields are those of the first fault."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.all = tuple(ConfigurationError(file, *fault) for fault in faults)
        super().__init__(file, self.all[0].key, self.all[0].problem, self.all[0].remedy)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.all)


def find(explicit: Path | None) -> Path:
    """The configuration file: `explicit`, else kiosk.toml in the user's, then the site's config folder.

    Raises ConfigurationError with every place that was looked at.
    """
    places = (
        (explicit,) if explicit is not None else tuple(each / FILE_NAME for each in paths.config_places())
    )
    for place in places:
        if os.path.lexists(place):
            return place
    raise ConfigurationError(
        " and ".join(str(place) for place in places),
        "(file)",
        "there is no such file",
        f"Write one there as OPERATING.md shows, or name another: --config {FILE_NAME}",
    )


def load(path: Path) -> Settings:
    """The settings in the file `path`. Relative paths in it start at its own folder.

    Raises ConfigurationErrors with every fault; keys stand as in the file, `[[biller]]` counted from 1.
    """
    file = str(path)
    table = _parse(file, _read(path))
    faults: list[Fault] = []
    settings = build(Settings, table, "", faults)
    if settings is not None:
        settings = _anchored(settings, path.absolute().parent)
        faults += configcheck.check(settings)
    if settings is None or faults:
        raise ConfigurationErrors(file, faults)
    return settings


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        fault = Fault(
            "(file)", f"can't be read: {error.strerror}", "Correct the path or the file's permissions"
        )
        raise ConfigurationErrors(str(path), [fault]) from None
    if len(data) > LARGEST:
        fault = Fault("(file)", "is too large for a configuration", "Name the right file with --config")
        raise ConfigurationErrors(str(path), [fault])
    return data


def _parse(file: str, data: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(f"line {line}", "is not UTF-8", "Save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        # Its text ends in "(at line 3, column 5)" and quotes single characters or keys, never a value.
        problem, _, place = str(error).rpartition(" (at ")
        last = data.count(b"\n") + 1
        place = (
            place.rstrip(")").replace("end of document", f"line {last}, the file's last").removeprefix("at ")
        )
        fault = Fault(place, f"not TOML: {problem}", "Mend the line; texts stand in quotes")
    # Outside of the handlers: their errors carry the file's whole text.
    raise ConfigurationErrors(file, [fault])


def _anchored(settings: Settings, folder: Path) -> Settings:
    """The settings with their relative paths made absolute, from the configuration's own folder."""

    def absolute(path: str) -> str:
        return str(folder / path) if path else ""

    return msgspec.structs.replace(
        settings,
        terminal=msgspec.structs.replace(settings.terminal, logo=absolute(settings.terminal.logo)),
        invoice_cloud=msgspec.structs.replace(
            settings.invoice_cloud, ca_file=absolute(settings.invoice_cloud.ca_file)
        ),
        residents=msgspec.structs.replace(
            settings.residents, roster_file=absolute(settings.residents.roster_file)
        ),
    )
