"""A real cupsd of the tests' own, with its own spool and socket; its printers keep as files what they print."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import cups

SYSTEM = Path("/usr/lib/cups")
_PARTS: Final = ("filter", "daemon", "cgi-bin", "notifier", "driver", "monitor")
_WAITING: Final = 8  # jobs that may wait at the gate
_SIZES: Final = {"Letter": (612.0, 792.0), "A4": (595.28, 841.89), "Roll80": (226.77, 841.89)}  # points
_PATIENCE: Final = 60.0  # seconds; only a test that fails waits so long

_FILES: Final = """\
ServerRoot {folder}/conf
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
ServerBin {folder}/bin
DataDir /usr/share/cups
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
User {user}
Group {group}
"""
_DAEMON: Final = """\
LogLevel warn
Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles {files}
PreserveJobHistory {history}
MultipleOperationTimeout 300
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
# Told why it can't print it says so to CUPS and waits, as a printer does, until somebody comes to the gate.
_BACKEND: Final = """\
#!/bin/sh
[ $# -eq 0 ] && exit 0
cd '{folder}/device' || exit 1
if [ -f trouble ]; then
  reason=$(cat trouble)
  echo "STATE: +$reason" >&2
  read line < gate
  echo "STATE: -$reason" >&2
fi
[ -f broken ] && exit 4
[ -f spoiled ] && exit 5
cat "${{6:--}}" > "$1.part"
[ -s "$1.part" ] && mv "$1.part" "$1.pdf"
exit 0
"""


class PrintServer:
    """Started with its first use, ended with the block; nothing of it is left.

    `address` is what a client asks. What a printer has printed lies in `printed`, in its order.
    """

    def __init__(self, history: str = "300", files: str = "No") -> None:
        """`history`: as PreserveJobHistory; `files`: as PreserveJobFiles."""
        # Not under pytest's own folder, which is closed to the user whom a root's cupsd filters documents as.
        self.folder = Path(tempfile.mkdtemp(prefix="cups-"))
        self.address = f"{self.folder}/socket"
        self._device = self.folder / "device"
        self._history = history
        self._files = files
        self._gate: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        root = os.geteuid() == 0
        user = "lp" if root else pwd.getpwuid(os.geteuid()).pw_name
        for part in ("conf/ppd", "spool/tmp", "cache", "state", "bin/backend", "log", "device"):
            (self.folder / part).mkdir(parents=True)
        for part in _PARTS:
            if (SYSTEM / part).exists():
                (self.folder / "bin" / part).symlink_to(SYSTEM / part)
        os.mkfifo(self._device / "gate")
        backend = self.folder / "bin/backend/paper"
        backend.write_text(_BACKEND.format(folder=self.folder))
        backend.chmod(0o700)
        self.folder.chmod(0o711)
        if root:
            for part in ("spool", "spool/tmp", "cache", "state"):
                shutil.chown(self.folder / part, "lp", "lp")
        group = "lp" if root else str(os.getegid())
        values = {
            "folder": self.folder,
            "user": user,
            "group": group,
            "history": self._history,
            "files": self._files,
        }
        (self.folder / "conf/cupsd.conf").write_text(_DAEMON.format(**values))
        (self.folder / "conf/cups-files.conf").write_text(_FILES.format(**values))
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.repair()
        self.stop()
        self._close_gate()
        shutil.rmtree(self.folder)

    @property
    def configuration(self) -> Path:
        """Its cupsd.conf."""
        return self.folder / "conf/cupsd.conf"

    @property
    def connection(self) -> Any:
        """A client of its own."""
        return cups.Connection(host=self.address)

    @property
    def printed(self) -> list[Path]:
        """What has come out, the first job first."""
        return sorted(self._device.glob("*.pdf"), key=lambda file: int(file.stem))

    def jobs(self) -> dict[int, dict[str, Any]]:
        """Every job of which the server knows anything, ended or not."""
        found: dict[int, dict[str, Any]] = self.connection.getJobs(which_jobs="all", my_jobs=False)
        return found

    def spooled(self) -> list[Path]:
        """Every file in its spool: control files, documents, and what a filter has in the making."""
        return [each for each in (self.folder / "spool").rglob("*") if each.is_file()]

    def start(self) -> None:
        """Start it, or start it again."""
        conf = self.folder / "conf"
        self._process = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", f"{conf}/cupsd.conf", "-s", f"{conf}/cups-files.conf"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers)

    def stop(self) -> None:
        """End it, and take its address away."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)
            self._process = None
        Path(self.address).unlink(missing_ok=True)

    def add(self, name: str = "lobby", default: str = "Letter", *, sizes: tuple[str, ...] = ()) -> None:
        """Add a printer that has these sizes of paper, and make it the default one."""
        ppd = self.folder / f"{name}.ppd"
        ppd.write_text(description(default, sizes or (default,)))
        connection = self.connection
        connection.addPrinter(name, filename=str(ppd), device="paper:/tray")
        connection.enablePrinter(name)
        connection.acceptJobs(name)
        connection.setDefault(name)

    def trouble(self, reason: str) -> None:
        """From the next job on the printer reports this reason, and waits."""
        self._close_gate()
        (self._device / "trouble").write_text(reason)

    def spoil(self, how: str) -> None:
        """The next job ends in a fault: "broken" stops the printer, "spoiled" cancels the job."""
        (self._device / how).touch()

    def repair(self) -> None:
        """Put paper in, and let a job that waits for it go on."""
        waiting = (self._device / "trouble").exists()
        for file in ("trouble", "broken", "spoiled"):
            (self._device / file).unlink(missing_ok=True)
        if waiting and self._gate is None:
            # Open for reading too, so that it lets a job through that has told why it waits and only then comes.
            self._gate = os.open(self._device / "gate", os.O_RDWR)
            os.write(self._gate, b"\n" * _WAITING)

    def _close_gate(self) -> None:
        if self._gate is not None:
            os.close(self._gate)
            self._gate = None

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(self.address) == 0


def until(condition: Any) -> None:
    """Go on once this holds; fails after a while."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        os.sched_yield()


def description(default: str, sizes: tuple[str, ...]) -> str:
    """A PPD of a printer that takes PDF and has these sizes of paper."""
    lines = [
        '*PPD-Adobe: "4.3"',
        '*FormatVersion: "4.3"',
        '*FileVersion: "1.0"',
        "*LanguageVersion: English",
        "*LanguageEncoding: ISOLatin1",
        '*PCFileName: "PAPER.PPD"',
        '*Manufacturer: "Paper"',
        '*Product: "(Paper)"',
        '*ModelName: "Paper"',
        '*ShortNickName: "Paper"',
        '*NickName: "Paper"',
        '*PSVersion: "(3010.000) 0"',
        "*ColorDevice: True",
        "*DefaultColorSpace: RGB",
        '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"',
    ]
    for option in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{option}/Media: PickOne", f"*OrderDependency: 10 AnySetup *{option}"]
        lines += [f"*Default{option}: {default}", *(f'*{option} {size}/{size}: ""' for size in sizes)]
        lines.append(f"*CloseUI: *{option}")
    lines += [f"*DefaultImageableArea: {default}", f"*DefaultPaperDimension: {default}"]
    for size in sizes:
        width, height = _SIZES[size]
        lines += [
            f'*ImageableArea {size}: "0 0 {width} {height}"',
            f'*PaperDimension {size}: "{width} {height}"',
        ]
    return "\n".join(lines) + "\n"


def text_of(pdf: Path) -> str:
    """The words of a printed document."""
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout


def facts_of(pdf: Path) -> tuple[int, tuple[float, float]]:
    """How many pages it has, and the size of the first in points."""
    done = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    told = dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)
    width, _, height, *_ = told["Page size"].split()
    return int(told["Pages"]), (float(width), float(height))
