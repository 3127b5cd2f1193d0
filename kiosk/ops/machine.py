"""The checks of this machine: its display and keyboard, the user who runs the kiosk, and the folders."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from kiosk import paths
from kiosk.errors import ConfigurationError
from kiosk.ops.findings import Finding, refused, skipped
from kiosk.ops.probe import Screen

SMALLEST: Final = (1024, 768)  # device-independent pixels
PROBE_SECONDS: Final = 20.0

_KEYBOARD: Final = Path("Qt", "qml", "QtQuick", "VirtualKeyboard", "qmldir")  # in PySide6's folder
_MEMORY: Final = ("tmpfs", "ramfs")


def display(seconds: float = PROBE_SECONDS) -> Finding:
    """Open the display in a child process, for at most `seconds`, and see that it is large enough."""
    # Isolated: a folder named kiosk where this was called from must not be run in place of ours.
    command = [sys.executable, "-I", "-m", "kiosk.ops.probe"]
    remedy = (
        "Run this inside the kiosk's own X or Wayland session (DISPLAY or WAYLAND_DISPLAY), "
        "with what packaging/bootstrap.sh installs"
    )
    try:
        done = subprocess.run(  # noqa: S603  no part of it comes from outside
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Finding(name="display", ok=False, says="does not answer", remedy=remedy)
    if done.returncode != 0:
        says = f"can't be opened: {_reason(done.stderr)}"
        return Finding(name="display", ok=False, says=says, remedy=remedy)
    screen = msgspec.json.decode(done.stdout, type=Screen)
    says = f"{screen.width}x{screen.height} at {screen.dpi} dpi"
    if screen.width < SMALLEST[0] or screen.height < SMALLEST[1]:
        least = "x".join(map(str, SMALLEST))
        remedy = f"Choose a mode or a screen of at least {least}, or a smaller scale factor"
        return Finding(name="display", ok=False, says=f"too small: {says}", remedy=remedy)
    return Finding(name="display", ok=True, says=says)


def keyboard(*, wanted: bool, qt: Path | None = None) -> Finding:
    """Whether a keyboard can come up on the screen, where it is `wanted`. `qt`: where PySide6 is, if not None."""
    if not wanted:
        return Finding(name="keyboard", ok=True, says="a counter's own; none comes up on its screen")
    found = importlib.util.find_spec("PySide6")
    folder = qt or Path((found.origin if found is not None else None) or "").parent
    if not (folder / _KEYBOARD).is_file():
        return Finding(
            name="keyboard",
            ok=False,
            says="none can come up on the screen: Qt Virtual Keyboard is missing",
            remedy="Install PySide6 with its Addons, as requirements.lock has them",
        )
    return Finding(name="keyboard", ok=True, says="comes up on the screen where nobody uses a real one")


def _reason(stderr: bytes) -> str:
    """The line that tells why Qt gave up: the first of its platform plugin's, else the last."""
    lines = [line.strip() for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith("qt.qpa.")] or lines[-1:] or ["no reason given"]
    return telling[0][:200]


def own_user(uid: int) -> Iterator[Finding]:
    """Whether `uid`, who runs this, may serve the public, and has the folders for it."""
    if uid == 0:
        remedy = "Run the kiosk and this check as a user of its own (systemd: User=)"
        says = "is root: Chromium would run without its sandbox"
        yield Finding(name="user", ok=False, says=says, remedy=remedy)
        # Looking would make root's folders, or find that the kiosk's are someone else's.
        yield skipped("state folder", "root's folders are not the kiosk's")
        yield skipped("runtime folder", "root's folders are not the kiosk's")
        return
    yield Finding(name="user", ok=True, says=f"not root (uid {uid})")
    yield from folders()


def folders() -> Iterator[Finding]:
    """Whether the journal's folder takes a file, and where a customer's temporary files would lie."""
    try:
        state = paths.state_folder()
        with tempfile.TemporaryFile(dir=state, buffering=0) as trial:
            trial.write(b"\0")
    except ConfigurationError as error:
        yield refused("state folder", error)
    except OSError as error:
        remedy = "Free some space there, and let the kiosk's own user write"
        yield Finding(name="state folder", ok=False, says=f"{state}: {error.strerror}", remedy=remedy)
    else:
        yield Finding(name="state folder", ok=True, says=str(state))
        yield runtime_folder(paths.runtime_folder())


def runtime_folder(folder: Path) -> Finding:
    """A note, never a fault: whether what a customer leaves in `folder` stays in memory."""
    if _file_system(folder) in _MEMORY:
        return Finding(name="runtime folder", ok=True, says=f"{folder}, in memory")
    remedy = "Better: set XDG_RUNTIME_DIR to this user's folder on a tmpfs, as pam_systemd does"
    says = f"{folder}, not in memory: a customer's temporary files reach the disk"
    return Finding(name="runtime folder", ok=True, says=says, remedy=remedy)


def _file_system(folder: Path) -> str:
    """The type of the file system that holds `folder` (proc_pid_mountinfo(5)), "" if it is not told."""
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    kinds = {
        before.split()[2]: after.split()[0]
        for before, _, after in (line.partition(" - ") for line in mounts.splitlines())
    }
    return kinds.get(number, "")
