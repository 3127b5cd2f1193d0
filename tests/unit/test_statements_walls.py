"""What the drawing process can still reach: nothing of ours, and nothing outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from kiosk.statements import walls
from kiosk.statements.protocol import Reason, Wall
from tests.unit import statementfiles as files
from tests.unit.readings import Reading, readings


@pytest.fixture
def reading(qtbot: QtBot) -> Iterator[Reading]:
    with readings(qtbot) as make:
        yield make()


def test_the_child_gets_nothing_of_our_environment(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_TEST_SECRET", "canary")
    reading.open(files.good())

    # Qt adds the folder of its libraries for the loader.
    environ = Path(f"/proc/{reading.reader.process_id}/environ").read_bytes()
    assert {each.partition(b"=")[0] for each in environ.split(b"\0") if each} <= {b"LANG", b"LD_LIBRARY_PATH"}


def test_the_child_has_every_limit_and_no_way_back(reading: Reading) -> None:
    reading.open(files.good())
    process = psutil.Process(reading.reader.process_id)

    assert process.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
    assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0)
    assert process.rlimit(psutil.RLIMIT_NPROC) == (0, 0)
    assert process.rlimit(psutil.RLIMIT_NOFILE) == (walls.FILES, walls.FILES)
    assert process.rlimit(psutil.RLIMIT_CPU) == (walls.CPU, walls.CPU)
    assert os.getsid(process.pid) == process.pid
    assert "NoNewPrivs:\t1" in Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    assert Path(f"/proc/{process.pid}/cwd").readlink() == Path("/")


def test_the_child_holds_three_pipes_and_no_file_of_ours(reading: Reading, tmp_path: Path) -> None:
    with (tmp_path / "journal").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)
        reading.open(files.good())
        held = {
            str(each.readlink()).partition(":")[0]
            for each in Path(f"/proc/{reading.reader.process_id}/fd").iterdir()
        }

    assert held == {"pipe", "/dev/null"}


PARENT = """
import subprocess, sys
command = [sys.executable, "-I", "-m", "kiosk.statements.child"]
child = subprocess.Popen(
    command, stdin=sys.stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
)
child.stdout.read(1)
print(child.pid)
"""


def test_the_child_dies_with_its_parent() -> None:
    # A pipe from which nothing comes and that does not end: what it dies of is not the end of its input.
    reading, writing = os.pipe()
    done = subprocess.run(
        [sys.executable, "-c", PARENT], stdin=reading, check=True, capture_output=True, text=True
    )
    _, alive = psutil.wait_procs(
        [each for each in psutil.process_iter() if each.pid == int(done.stdout)], timeout=10
    )
    os.close(reading)
    os.close(writing)

    assert alive == []


INSIDE = """
import errno, os, socket, subprocess, sys
from kiosk.statements import walls
standing = walls.limit()
import PySide6.QtPdf
standing |= walls.shut()
def tried(what):
    try:
        what()
    except BaseException as fault:
        return errno.errorcode.get(getattr(fault, "errno", None), type(fault).__name__)
    return "done"
print(standing.value)
print(tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)))
print(tried(lambda: socket.socket(socket.AF_UNIX)))
print(tried(lambda: open(sys.argv[2]).read()))
print(tried(lambda: open(sys.argv[2], "w")))
print(tried(lambda: open(sys.argv[2] + ".new", "w")))
print(tried(lambda: os.unlink(sys.argv[2])))
print(tried(os.fork))
print(tried(lambda: os.execv("/bin/true", ["true"])))
print(tried(lambda: os.kill(os.getppid(), 0)))
print(tried(lambda: os.listdir("/usr/share/fonts")))
"""


def test_inside_of_the_walls_nothing_is_reached_but_fonts(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("canary")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", INSIDE, port, str(secret)], check=True, capture_output=True, text=True
        )
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    standing, connect, local, read, write, create, remove, fork, execute, kill, fonts = done.stdout.split()

    assert Wall(int(standing)) == offered()
    assert connect != "done"
    assert fonts == "done"
    assert {local, write, create, remove, fork, execute, kill} == {"EPERM"}
    assert read == ("EACCES" if Wall.FILES in offered() else "done")
    assert secret.read_text() == "canary"


def offered() -> Wall:
    """What this kernel has. Network and system calls can be shut on every one that the terminal is made for."""
    walls = Wall.CALLS
    if (
        subprocess.run(["unshare", "--user", "--net", "true"], check=False, capture_output=True).returncode
        == 0
    ):
        walls |= Wall.NAMESPACE
    asked = "import ctypes; print(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1))"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    return walls | Wall.FILES if int(done.stdout) > 0 else walls


CHILD = """#!{python}
import sys
from pathlib import Path
sys.path.insert(0, {checkout!r})
from kiosk.statements.protocol import Ready, Wall, answer
sys.stdout.buffer.write(answer(Ready(Wall({walls}))))
sys.stdout.buffer.flush()
while came := sys.stdin.buffer.read1():
    with Path({file!r}).open("ab") as file:
        file.write(came)
"""


@pytest.mark.parametrize(
    ("stands", "given"), [(Wall.FILES, False), (Wall.CALLS, True), (Wall.NAMESPACE, True)]
)
def test_a_process_that_could_reach_the_network_is_given_no_document(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: Wall, *, given: bool
) -> None:
    child, file = tmp_path / "child", tmp_path / "came"
    file.touch()
    checkout = str(Path(walls.__file__).parents[2])
    text = CHILD.format(python=sys.executable, checkout=checkout, walls=stands.value, file=str(file))
    child.write_text(text, encoding="utf-8")
    child.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(child))
    with readings(qtbot) as make:
        reading = make()
        reading.reader.open(files.good())
        qtbot.waitUntil(lambda: bool(reading.said or file.stat().st_size), timeout=60_000)

    assert (reading.said, bool(file.read_bytes())) == (([], True) if given else ([Reason.FAILED], False))
