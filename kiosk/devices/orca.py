"""How Orca is started for one customer: with settings of our own in a folder that goes with them.

Its own commands would lead out of the terminal (Insert and Space opens its preferences), so it gets no key to
begin one with, and resources/speech takes its windows away; what it should say and do is steered from here.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk import resources

_PROGRAMS: Final = ("orca", "speech-dispatcher", "setpriv")
_PASSED_ON: Final = (
    "PATH", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
)  # fmt: skip
_CUSTOMIZATIONS: Final = "speech/orca-customizations.py"
_BRIEF: Final = 0
_LAPTOP: Final = 2
_SETTINGS: Final = {
    "speechServerFactory": "speechdispatcherfactory",
    "orcaModifierKeys": [],
    # Its other layout takes the number block's keys for commands.
    "keyboardLayout": _LAPTOP,
    "enableModifierKeys": False,
    "enableFunctionKeys": False,
    "enableActionKeys": False,
    "enableNavigationKeys": False,
    "enableEchoByWord": False,
    "enableEchoBySentence": False,
    "enableBraille": False,
    "enableBrailleMonitor": False,
    "enableSound": False,
    "enableMouseReview": False,
    "enableTutorialMessages": False,
    "speakProgressBarUpdates": False,
    "messageVerbosityLevel": _BRIEF,
    "presentToolTips": False,
    "startingProfile": ["Default", "default"],
}


def is_there() -> bool:
    """Whether everything that speech needs is installed, and a session bus to read the screen over."""
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ and all(shutil.which(each) for each in _PROGRAMS)


def prepare(folder: Path, *, tells_typing: bool) -> None:
    """Write Orca's settings into `folder`, which must exist.

    A web page tells of no character in its fields: there only the keys themselves can be told, and Orca leaves
    them out of any field whose characters it means to tell. What may be heard of either, kiosk/devices/ssip.py
    decides.
    """
    preferences = folder / "orca"
    preferences.mkdir(mode=0o700)
    told = {**_SETTINGS, "enableKeyEcho": tells_typing, "enableEchoByCharacter": not tells_typing}
    settings = {"general": told, "profiles": {"default": {"profile": ["Default", "default"], **told}}}
    settings |= {"pronunciations": {}, "keybindings": {}}
    (preferences / "user-settings.conf").write_text(json.dumps(settings), encoding="utf-8")
    (preferences / "orca-customizations.py").write_text(resources.text(_CUSTOMIZATIONS), encoding="utf-8")


def command(folder: Path) -> list[str]:
    """The program and its arguments; it ends with the process that started it, however that ends.

    Killed, since one that hangs while it ends by itself would keep the next one from starting.
    """
    return ["setpriv", "--pdeathsig", "KILL", "orca", "--user-prefs", str(folder / "orca")]


def environment(folder: Path, socket: Path, language: str, given: Mapping[str, str]) -> dict[str, str]:
    """All that Orca is given: the display, the bus, and our socket in place of the speech service's."""
    kept = {name: given[name] for name in _PASSED_ON if name in given}
    return {
        **kept,
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "LANGUAGE": language,
        "GSETTINGS_BACKEND": "memory",
        "SPEECHD_ADDRESS": f"unix_socket:{socket}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_AT_BRIDGE": "1",
    }
