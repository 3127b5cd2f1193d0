"""Leaves this process the environment it needs and nothing that steers the engine, TLS or the loader.

To be applied before Qt or ssl is imported: SSLKEYLOGFILE makes both write TLS secrets, http_proxy is followed
by the web engine, QTWEBENGINE_* opens its debugging.
"""

from __future__ import annotations

import fnmatch
import os
import resource
from collections.abc import Mapping
from typing import Final

ALLOWED: Final = (
    "PATH",
    "HOME",
    "LANG",
    "LC_*",
    "DISPLAY",
    "XAUTHORITY",
    "WAYLAND_DISPLAY",
    "XDG_RUNTIME_DIR",
    "XDG_*_HOME",
    "XDG_*_DIRS",
    "DBUS_SESSION_BUS_ADDRESS",
    "NOTIFY_SOCKET",
    "WATCHDOG_*",
    "CREDENTIALS_DIRECTORY",
    "STATE_DIRECTORY",
    "QT_QPA_PLATFORM",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
)
# Names that the dynamic loader, Python, Qt, Chromium or TLS act upon: never the name of a secret.
DANGEROUS: Final = (
    "LD_*",
    "PYTHON*",
    "QT*",
    "QML*",
    "SSL*",
    "OPENSSL*",
    "NSS*",
    "*_PROXY",
    "CHROME*",
    "GTK*",
    "GIO*",
    "BASH_*",
    "ENV",
    "IFS",
)


# Drawing on the processor: no graphics driver is loaded into the process that shows the page, the first screen
# and the page come up sooner on machines without a GPU of note, and the first web view joins the window as it is.
OWN: Final = {"QT_QUICK_BACKEND": "software"}


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """What of `environ` may stay."""
    return {name: value for name, value in environ.items() if _matches(name, ALLOWED)}


def apply() -> None:
    """Reduce this process's own environment to what `clean` keeps, and add our own settings.

    Secrets given in it are read before.
    """
    kept = clean(os.environ)
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    os.environ.update(OWN)


def is_dangerous(name: str) -> bool:
    """Whether a variable of this name steers the loader, Python, Qt, Chromium or TLS."""
    return _matches(name.upper(), DANGEROUS) or _matches(name, ALLOWED)


def harden() -> None:
    """Make new files private to this user, and leave no memory image behind when the process dies."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
