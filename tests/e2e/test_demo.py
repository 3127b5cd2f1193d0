"""The demonstration as a stranger meets it: what it refuses, what it prints, and the whole of each tour."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.display import virtual_display
from tests.e2e.lobby import Lobby
from tests.e2e.user import as_user
from tests.installed import CHECKOUT, SYSTEM_PATH

_PATIENCE = 240  # seconds; only a tour that goes wrong takes so long

LOBBY = [
    "welcome", "account-number", "account-not-found", "finding", "review-your-selection", "payment-information",
    "are-you-still-there", "receipt", "goodbye", "register-account", "confirmation-code", "registration-complete",
    "sign-in", "menu", "pay-now", "pay-now-receipt", "payment-methods-added", "paperless-billing-on",
    "pay-by-text-on", "autopay-on", "linked-account", "trouble", "outcome-unknown", "closed", "technician",
]  # fmt: skip
COUNTER = [
    "sign-in", "wrong-pin", "next-customer", "no-account-number", "review", "statement", "three-customers",
    "handed-over", "card", "paid", "locked", "unlocked", "the-day",
]  # fmt: skip
"""Pictures without which a tour has left something out, in their order."""


@pytest.fixture
def home(lobby: Lobby) -> Path:
    """An empty folder of the terminal's user."""
    return lobby.home()


def refused(lobby: Lobby, home: Path, tour: Path) -> subprocess.CompletedProcess[str]:
    """`kiosk demo --tour` without a display: whoever gets as far as to open a window dies of it."""
    return run(as_user(lobby.command, "demo", "--tour", tour), home)


def toured(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`kiosk demo` of this checkout, which has what the sandbox needs, on a display of its own."""
    folder.chmod(0o700)
    with virtual_display() as display:
        return run([sys.executable, "-m", "kiosk", "demo", *map(str, arguments)], folder, DISPLAY=display)


def run(command: list[str], home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it to its end with folders of its own."""
    own = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "TMPDIR"), str(home))
    return subprocess.run(
        command,
        env={"PATH": SYSTEM_PATH, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", **own, **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE,
    )


def test_pictures_where_a_file_is_in_the_way_are_refused_before_a_window_opens(
    lobby: Lobby, home: Path
) -> None:
    (home / "tour").touch()
    for place in (home / "tour", home / "tour" / "pictures"):
        done = refused(lobby, home, place)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert f"--tour {place}" in done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize("way", ["here", "here/pictures"])
def test_pictures_where_nobody_may_write_are_refused_before_a_window_opens(
    lobby: Lobby, home: Path, way: str
) -> None:
    (home / "here").mkdir(mode=0o555)
    done = refused(lobby, home, home / way)
    assert done.returncode == 2
    assert (
        done.stderr == f"kiosk demo: --tour {home / way}: no pictures can be left there: Permission denied\n"
    )


def pictures(folder: Path) -> list[str]:
    """What a tour's pictures are of, in their order; each is as large as the screen and shows something."""
    files = sorted(folder.iterdir())
    for number, file in enumerate(files, start=1):
        assert file.name.startswith(f"{number:02}-")
        with Image.open(file) as picture:
            assert picture.size == (1280, 1024)
            assert len(set(picture.convert("RGB").tobytes())) > 20
    return [file.stem[3:] for file in files]


@pytest.mark.timeout(_PATIENCE + 30)
def test_the_tour_of_the_lobby_pays_registers_opens_every_page_and_ends_well(tmp_path: Path) -> None:
    done = toured(tmp_path, "--tour", tmp_path / "new" / "tour")

    assert done.returncode == 0, done.stderr[-3000:]
    taken = pictures(tmp_path / "new" / "tour")
    assert [each for each in taken if each in LOBBY] == LOBBY
    assert f"{len(taken)} pictures in {tmp_path / 'new' / 'tour'}" in done.stdout
    assert re.search(r"^  13275-9960 +\$48\.00$", done.stdout, re.MULTILINE)
    assert re.search(r"^  4111111111111111 Visa +approved$", done.stdout, re.MULTILINE)
    assert re.search(r"^Sign In: harriet\.pell@example\.org, password: .+$", done.stdout, re.MULTILINE)
    assert "Mail for wendell.kim@example.org:" in done.stdout
    assert "Mail for harriet.pell@example.org:" not in done.stdout


@pytest.mark.timeout(_PATIENCE + 30)
def test_the_tour_of_a_counter_serves_a_queue_and_ends_well(tmp_path: Path) -> None:
    done = toured(tmp_path, "--counter", "--tour", tmp_path / "tour")

    assert done.returncode == 0, done.stderr[-3000:]
    taken = pictures(tmp_path / "tour")
    assert [each for each in taken if each in COUNTER] == COUNTER
    assert re.search(r"^Clerks, .*: ann \(\d{6}\), bob \(\d{6}\)$", done.stdout, re.MULTILINE)
    assert "  13275-9961  " in done.stdout
