"""A scanner's device: a real serial line (a pty), unplugged and plugged in again, and an input device's bytes."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.codes import KeyText
from kiosk.devices.port import Port, open_port
from kiosk.devices.scanner import Scanner
from tests.clocks import SetClock
from tests.devices.test_codes import ENTER, key

PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


class Line:
    """A serial line that can be pulled out and plugged in again at the same path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends: list[int] = []

    def plug_in(self) -> None:
        self._ends = list(os.openpty())
        self.path.symlink_to(os.ttyname(self._ends[1]))

    def send(self, raw: bytes) -> None:
        os.write(self._ends[0], raw)

    def pull_out(self) -> None:
        self.path.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = []


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "scanner")
    made.plug_in()
    yield made
    made.pull_out()


MakeScanner = Callable[..., Scanner]


@pytest.fixture
def make(qapp: object, clock: SetClock) -> Iterator[MakeScanner]:
    made: list[Scanner] = []

    def build(path: Path, open_device: Callable[[str], Port] = open_port) -> Scanner:
        made.append(Scanner(str(path), clock, open_device=open_device, first_wait=1))
        return made[-1]

    yield build
    for each in made:
        each.close()


def test_a_code_on_a_serial_line_is_given_as_it_was_printed(
    qtbot: QtBot, line: Line, make: MakeScanner
) -> None:
    scanner = make(line.path)
    scanner.open()

    with qtbot.waitSignal(scanner.scanned, timeout=PATIENCE) as signal:
        line.send(b"132759960\r")
    assert signal.args == ["132759960"]


def test_bytes_that_a_terminal_would_act_on_arrive_as_they_are(
    qtbot: QtBot, line: Line, make: MakeScanner
) -> None:
    scanner = make(line.path)
    scanner.open()

    with qtbot.waitSignal(scanner.scanned, timeout=PATIENCE) as signal:
        line.send(b"\x03\x04\x11\x13\x1a\x7f1\r")
    assert signal.args == ["\x04\x11\x13\x1a\x7f1"]


def test_what_lay_in_the_line_before_it_was_opened_is_nobodys(
    qtbot: QtBot, line: Line, make: MakeScanner
) -> None:
    line.send(b"204173381\r")
    scanner = make(line.path)
    scanner.open()

    with qtbot.waitSignal(scanner.scanned, timeout=PATIENCE) as signal:
        line.send(b"132759960\r")
    assert signal.args == ["132759960"]


def test_a_scanner_that_is_pulled_out_and_plugged_in_again_is_read_again(
    qtbot: QtBot, line: Line, make: MakeScanner
) -> None:
    scanner = make(line.path)
    scanner.open()
    with qtbot.waitSignal(scanner.lost, timeout=PATIENCE):
        line.send(b"13275")
        line.pull_out()
    with qtbot.waitSignal(scanner.opened, timeout=PATIENCE):
        line.plug_in()

    with qtbot.waitSignal(scanner.scanned, timeout=PATIENCE) as signal:
        line.send(b"204173381\r")
    assert signal.args == ["204173381"]


def test_a_scanner_that_was_not_there_at_the_start_is_found_later(
    qtbot: QtBot, line: Line, make: MakeScanner
) -> None:
    line.pull_out()
    scanner = make(line.path)
    scanner.open()

    with qtbot.waitSignal(scanner.opened, timeout=PATIENCE):
        line.plug_in()


def test_after_closing_nothing_is_read_and_nothing_is_open(line: Line, make: MakeScanner) -> None:
    opened: list[int] = []

    def opening(path: str) -> Port:
        port = open_port(path)
        opened.append(port.descriptor)
        return port

    scanner = make(line.path, opening)
    scanner.open()
    scanner.close()

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])


def test_the_keys_of_an_input_device_become_a_code(qtbot: QtBot, tmp_path: Path, make: MakeScanner) -> None:
    ours, devices = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    ports = [Port(ours.detach(), KeyText())]

    def open_once(_: str) -> Port:
        if not ports:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return ports.pop()

    scanner = make(tmp_path, open_once)
    scanner.open()

    with devices, qtbot.waitSignal(scanner.scanned, timeout=PATIENCE) as signal:
        devices.sendall(key(2) + key(3) + key(4) + key(ENTER))
    assert signal.args == ["123"]


def test_a_serial_line_is_opened_raw_and_for_this_process_alone(line: Line) -> None:
    descriptor = open_port(str(line.path)).descriptor
    local = termios.tcgetattr(descriptor)[3]

    assert not local & (termios.ICANON | termios.ECHO | termios.ISIG)
    with pytest.raises(OSError, match="busy"):
        _open_unprivileged(line.path)
    os.close(descriptor)


def _open_unprivileged(path: Path) -> None:
    """Open it as any other process would: root is not kept out by TIOCEXCL, so its mark is read there."""
    if os.geteuid() != 0:
        os.close(os.open(path, os.O_RDONLY | os.O_NOCTTY))
        return
    marked = bytearray(4)
    descriptor = os.open(path, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        fcntl.ioctl(descriptor, 0x80045440, marked)  # TIOCGEXCL
    finally:
        os.close(descriptor)
    if any(marked):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY).lower())


def test_what_is_no_device_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"132759960\r")
    paths = (file, tmp_path / "none", Path("/dev/null"))
    before = open_of(*paths)

    for path in paths:
        with pytest.raises(OSError, match=r"."):
            open_port(str(path))
    assert open_of(*paths) == before


def open_of(*paths: Path) -> list[str]:
    """Which of these this process has open, each as often as it is."""
    names = {str(path) for path in paths}
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # another's, or the one that lists them
            found.append(str(descriptor.readlink()))
    return sorted(each for each in found if each in names)
