"""`kiosk check`: is this terminal fit to open? Everything is looked at, a line each with its remedy.

What `kiosk run` would refuse is found in the same way as it would: the same loader, the same client, the same
preparation of the web engine, and a display opened by Qt.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from kiosk import config, environment, log, paths
from kiosk.clock import SystemClock
from kiosk.errors import ConfigurationError
from kiosk.ops.findings import Finding, refused, skipped
from kiosk.ops.probe import Screen
from kiosk.secrets import Secret, read_secret
from kiosk.settings import InvoiceCloud, Settings

FIT: Final = 0
UNFIT: Final = 70
MISCONFIGURED: Final = 78

SMALLEST: Final = (1024, 768)  # device-independent pixels
PROBE_SECONDS: Final = 20.0

_NEED_SETTINGS: Final = ("secrets", "provider", "css", "certutil", "clock")
_MEMORY: Final = ("tmpfs", "ramfs")


def run(explicit: Path | None, *, as_json: bool) -> int:
    """Look at everything and write it on standard output; gives the exit status.

    `explicit` is the configuration file, None for the usual places. Lines come as they are found; as JSON it
    is one object: `ok` for the whole, and `findings`. 0: all is fine; 78: the configuration or a secret is
    not; 70: anything else. This process's environment is reduced and its limits are set as for `kiosk run`.
    """
    findings = []
    for finding in examine(explicit):
        findings.append(finding)
        if not as_json:
            _write(finding.line)
    failed = {finding.name for finding in findings if not finding.ok}
    if as_json:
        whole = msgspec.json.encode({"ok": not failed, "findings": findings})
        _write(msgspec.json.format(whole, indent=2).decode() + "\n")
    if failed & {"configuration", "secrets"}:
        return MISCONFIGURED
    return UNFIT if failed else FIT


def examine(explicit: Path | None) -> Iterator[Finding]:
    """Every check in turn; one that can't be made is skipped, the rest is made all the same."""
    file, settings, findings = configuration(explicit)
    yield from findings
    keys: dict[str, Secret] = {}
    if settings is not None:
        keys, findings = secrets(settings, file)
        yield from findings
    environment.apply()
    environment.harden()
    log.configure(sys.stderr)
    if settings is None:
        yield from (skipped(name, "the configuration is not valid") for name in _NEED_SETTINGS)
    else:
        yield from _with_settings(settings, keys)
    yield display()
    yield from own_user(os.geteuid())


def configuration(explicit: Path | None) -> tuple[str, Settings | None, list[Finding]]:
    """The configuration's path, its settings if it is valid, and a finding for each fault."""
    try:
        path = config.find(explicit)
        settings = config.load(path)
    except config.ConfigurationErrors as errors:
        return errors.file, None, [refused("configuration", error) for error in errors.all]
    except ConfigurationError as error:
        return error.file, None, [refused("configuration", error)]
    try:
        config.require_kiosk_mode(settings, str(path))
    except ConfigurationError as error:
        return str(path), settings, [refused("configuration", error)]
    return str(path), settings, [Finding(name="configuration", ok=True, says=str(path))]


def secrets(settings: Settings, file: str) -> tuple[dict[str, Secret], list[Finding]]:
    """The API keys that can be read, by biller id, and a finding for each biller."""
    keys = {}
    findings = []
    for place, biller in enumerate(settings.billers, start=1):
        key = f"biller[{place}].api_key"
        try:
            keys[biller.id] = read_secret(biller.api_key, file=file, key=key)
        except ConfigurationError as error:
            findings.append(refused("secrets", error))
        else:
            findings.append(Finding(name="secrets", ok=True, says=f"{key} can be read"))
    return keys, findings


def _with_settings(settings: Settings, keys: dict[str, Secret]) -> Iterator[Finding]:
    from kiosk.ops import online  # noqa: PLC0415  loads ssl, which reads the environment

    yield from online.provider(settings, keys)
    sheets = []
    for sheet in online.style_sheets(settings.invoice_cloud, SystemClock()):
        sheets.append(sheet)
        yield sheet.finding
    yield certutil(settings.invoice_cloud)
    yield online.clock_finding(sheets)


def certutil(cloud: InvoiceCloud) -> Finding:
    """Add the extra authority to a web engine's database, in a folder that is thrown away."""
    from kiosk.ui.web.engine import engine_settings, prepare  # noqa: PLC0415  few terminals have an authority

    if not cloud.ca_file:
        return Finding(name="certutil", ok=True, says="not needed: invoice_cloud.ca_file is empty")
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as folder:
        try:
            prepare(engine_settings(cloud, Path(folder), sandbox=True))
        except ConfigurationError as error:
            return refused("certutil", error)
    return Finding(name="certutil", ok=True, says=f"the web engine takes {cloud.ca_file}")


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


def _write(text: str) -> None:
    """Write at once, with what this terminal's encoding lacks written as escapes."""
    encoding = sys.stdout.encoding
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()
