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
    "CUPS_SERVER",
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
# The one input method is the keyboard on our own screen (ui/keyboard.py), each of whose characters comes as a
# key; any other could bring in text that no key tells of (ui/input.py). Unsaid, Qt would also lay a keyboard of
# its own over the whole desktop.
OWN: Final = {
    "QT_QUICK_BACKEND": "software",
    "QT_IM_MODULE": "qtvirtualkeyboard",
    "QT_VIRTUALKEYBOARD_DESKTOP_DISABLE": "1",
    # What Qt says of the keyboard's files, on the thread that reads them while ours waits. The handler of Qt's
    # messages is Python's: if ours holds Python just then, each waits for the other for ever.
    "QT_LOGGING_RULES": "qt.qml.propertyCache.append=false;qt.multimedia.symbolsresolver=false",
}
# At a desk where everybody has keys of their own: accents are composed from them.
AT_A_DESK: Final = {"QT_QUICK_BACKEND": "software", "QT_IM_MODULE": "compose"}


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """What of `environ` may stay."""
    return {name: value for name, value in environ.items() if _matches(name, ALLOWED)}


def apply(*, at_a_desk: bool = False) -> None:
    """Reduce this process's own environment to what `clean` keeps, and add our own settings.

    Secrets given in it are read before. `at_a_desk`: no keyboard comes up on any screen here.
    """
    kept = clean(os.environ)
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    os.environ.update(AT_A_DESK if at_a_desk else OWN)


def is_dangerous(name: str) -> bool:
    """Whether a variable of this name steers the loader, Python, Qt, Chromium or TLS."""
    return _matches(name.upper(), DANGEROUS) or _matches(name, ALLOWED)


def harden() -> None:
    """Make new files private to this user, and leave no memory image behind when the process dies.

    A limit of one byte: where the kernel hands images to a program (core_pattern begins with "|"), none at all
    counts for nothing, and one byte is its sign that there is to be no image (core(5), fs/coredump.c).
    """
    os.umask(0o077)
    allowed = resource.getrlimit(resource.RLIMIT_CORE)[1]
    most = 0 if allowed == 0 else 1
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
