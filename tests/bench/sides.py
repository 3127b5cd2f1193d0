"""The sides of each comparison: one fresh process each, watched from outside in the same way.

Qt is loaded in those processes alone: whoever has it mapped beside them would share their memory with them.
"""

from __future__ import annotations

import json
import secrets
import socket
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from kiosk import environment
from tests.bench.process import CHECKOUT, PYTHON, Place
from tests.bench.request import Bare, Provider
from tests.bench.screen import Screen

KIOSK: Final = CHECKOUT / ".venv" / "bin" / "kiosk"
PAPER: Final = "#F5F7FA"
PAGE: Final = "#EEF3F7"  # the page's own background in resources/css/invoice-cloud.css
_STATIC: Final = "#00B050"
WAIT: Final = 30.0  # seconds for anything to come up
QT_FILES: Final = "/libQt6"
_CHROMIUM_FILES: Final = "/chromium/chromium"
_CHROMIUM: Final = (
    "chromium",
    "--kiosk",
    "--no-first-run",
    "--password-store=basic",
    "--disable-component-update",
    "--disable-sync",
)


class KioskFigures(NamedTuple):
    """Seconds to ready, seconds from key to page, bytes with the page open."""

    start: float
    page: float
    memory: int


class Slowest(msgspec.Struct, frozen=True):
    """Seconds."""

    touch: float
    language: float


def first_paint(place: Place, provider: Provider, turns: int) -> list[tuple[float, float]]:
    """Seconds from the load to the first paint, with and without the policy, so many times in turn."""
    known = msgspec.json.encode(provider).decode()
    with place.running([PYTHON, "-m", "tests.bench.policy", known, str(turns)], **environment.OWN) as running:
        return msgspec.json.decode(running.wait_for_line("[["), type=list[tuple[float, float]])


def slowest(place: Place) -> Slowest:
    """The slowest answers of our screens, on the screen of `place`."""
    with place.running([PYTHON, "-m", "tests.bench.response"], **environment.OWN) as running:
        return msgspec.json.decode(running.wait_for_line("touch"), type=Slowest)


def sign_in(place: Place, turns: int) -> list[tuple[float, float]]:
    """Seconds from "Sign In" to the menu and seconds for check and call, so many times in turn."""
    with place.running([PYTHON, "-m", "tests.bench.signin", str(turns)]) as running:
        return msgspec.json.decode(running.wait_for_line("[["), type=list[tuple[float, float]])


def run_kiosk(provider: Provider) -> list[str | Path]:
    """The command that serves the public."""
    return [KIOSK, "run", "--config", provider.config]


def kiosk(place: Place, screen: Screen, provider: Provider) -> KioskFigures:
    """One customer's way from the start of the process to the payment page."""
    name = f"kiosk-bench-{secrets.token_hex(8)}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(f"\0{name}")
        supervisor.settimeout(WAIT)
        with place.running(run_kiosk(provider), NOTIFY_SOCKET=f"@{name}") as running:
            while b"READY=1" not in supervisor.recv(4096):
                pass
            # Ready is what is said; it counts only once the screen shows it.
            ready = screen.picture.wait_for(PAPER, seconds=WAIT)
            running.wait_for_line("web.engine_started")
            running.settle()
            screen.hands.press("Return")
            running.wait_for_line('"state": "Accounts"')
            running.settle()
            screen.hands.press(*(digit for digit in provider.account if digit.isdigit()))
            running.settle()
            pressed = screen.hands.press("Return")
            painted = screen.picture.wait_for(PAGE, seconds=WAIT)
            running.settle()
            return KioskFigures(ready - running.started, painted - pressed, running.memory(QT_FILES))


def bare_view(place: Place, screen: Screen, provider: Provider) -> float:
    """Seconds from the key to the payment page, in a warmed view."""
    known = json.dumps({name: getattr(provider, name) for name in provider.__struct_fields__})
    with place.running([PYTHON, "-m", "tests.bench.bare", known]) as running:
        running.wait_for_line("loaded")
        running.settle()
        pressed = screen.hands.press("Return")
        return screen.picture.wait_for(PAGE, seconds=WAIT) - pressed


def chromium_start(place: Place, screen: Screen, profile: Path) -> float:
    """Seconds from the start of the process to the first paint of a page that lies on the disk."""
    page = place.folder / "static.html"
    page.write_text(f'<!doctype html><title>Static</title><body style="background:{_STATIC}">')
    command = [*_CHROMIUM, f"--user-data-dir={profile}", page.as_uri()]
    with place.running(command) as running:
        return screen.picture.wait_for(_STATIC, seconds=WAIT) - running.started


def chromium_memory(place: Place, screen: Screen, provider: Provider, profile: Path) -> int:
    """Bytes with the payment page open."""
    command = [*_CHROMIUM, f"--user-data-dir={profile}", Bare(provider).payment_page()]
    with place.running(command) as running:
        screen.picture.wait_for(PAGE, seconds=WAIT)
        running.settle()
        return running.memory(_CHROMIUM_FILES)
