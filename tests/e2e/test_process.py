"""The process: how it ends, what it refuses to start with, and what it finds of its predecessor."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.sandbox.server import SandboxServer
from tests.display import virtual_display
from tests.e2e import steps
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Lobby, Visit
from tests.e2e.user import as_user


def run(lobby: Lobby, visit: Visit, *before: str) -> subprocess.CompletedProcess[str]:
    """`kiosk run` without any display: whoever gets as far as to open a window dies of it."""
    environment = {name: value for name, value in visit.environment().items() if name != "DISPLAY"}
    return subprocess.run(
        [*before, str(lobby.command), "run", "--config", str(visit.file)],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("come", [None, steps.open_entry, steps.open_page])
def test_asked_to_end_it_ends_with_0_wherever_it_stands(
    visit: Visit, come: Callable[[Visit], None] | None
) -> None:
    if come is not None:
        come(visit)
    assert visit.terminal.stop() == 0
    assert list((visit.runtime / "city-hall-kiosk").iterdir()) == []
    assert [line for line in visit.terminal.log.splitlines() if "Traceback" in line] == []


def test_a_session_that_was_cut_off_before_any_money_moved_is_closed_at_the_next_start(visit: Visit) -> None:
    steps.open_page(visit)
    visit.terminal.kill()
    (row,) = visit.journal.sessions()
    assert row.closed_at is None
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    (row,) = visit.journal.sessions()
    assert row.ending == "interrupted"
    folders = list((visit.runtime / "city-hall-kiosk" / "training-1").glob("customers/*"))
    assert len(folders) <= 1


@pytest.fixture
def monitor(lobby: Lobby) -> Iterator[Callable[..., None]]:
    """Xrandr on a display of this test's own, which has one monitor."""
    before = lobby.display
    with virtual_display() as lobby.display:
        given = {**os.environ, "DISPLAY": lobby.display}

        def xrandr(*arguments: str) -> None:
            subprocess.run(["xrandr", *arguments], env=given, check=True, stdout=subprocess.DEVNULL)

        xrandr("--setmonitor", "ONE", "1280/340x1024/270+0+0", "screen")
        yield xrandr
    lobby.display = before


def test_whoever_comes_after_the_monitor_was_changed_may_still_wish_for_another_look(
    monitor: Callable[..., None], arrange: Opener, cloud: SandboxServer
) -> None:
    visit = arrange(cloud)
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    monitor("--delmonitor", "ONE")
    monitor("--setmonitor", "OTHER", "1280/300x1024/240+0+0", "screen")
    visit.person.presses("High contrast")
    visit.person.presses("Pay My Bill")
    visit.terminal.await_states("Accounts")
    assert visit.terminal.stop() == 0


def unknown_key(text: str) -> str:
    return text.replace("css_url =", "css_ulr =", 1)


def plain_http(text: str) -> str:
    return text.replace('base_url = "https:', 'base_url = "http:').replace(
        "training = true", "training = false"
    )


def no_such_key_file(text: str) -> str:
    return text.replace('api-key-4234"', 'no-such-file"')


@pytest.mark.parametrize(
    ("change", "key", "remedy"),
    [
        (unknown_key, "css_ulr", "css_url"),
        (plain_http, "invoice_cloud.base_url", "https"),
        (no_such_key_file, "api_key", "no-such-file"),
    ],
)
def test_a_bad_configuration_is_refused_before_a_window_opens(
    lobby: Lobby,
    arrange: Opener,
    cloud: SandboxServer,
    change: Callable[[str], str],
    key: str,
    remedy: str,
) -> None:
    visit = arrange(cloud, change=change)
    done = run(lobby, visit, *as_user())
    assert done.returncode == 78
    assert str(visit.file) in done.stderr
    assert key in done.stderr
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr


def test_an_api_key_that_others_can_read_is_refused(
    lobby: Lobby, arrange: Opener, cloud: SandboxServer
) -> None:
    visit = arrange(cloud)
    key = visit.file.parent / "api-key-4234"
    key.chmod(0o644)
    done = run(lobby, visit, *as_user())
    assert done.returncode == 78
    assert "0600" in done.stderr
    assert key.read_text(encoding="utf-8") not in done.stderr


def test_root_is_refused(lobby: Lobby, arrange: Opener, cloud: SandboxServer) -> None:
    become_root = [] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]
    done = run(lobby, arrange(cloud), *become_root)
    assert done.returncode == 78
    assert "root" in done.stderr


def test_the_engine_keeps_its_own_sandbox(visit: Visit) -> None:
    steps.open_page(visit)
    (renderer, *_) = visit.terminal.renderers()
    drawing, terminal = Path(f"/proc/{renderer}"), Path(f"/proc/{visit.terminal.pid}")
    assert "Seccomp:\t2" in (drawing / "status").read_text(encoding="utf-8")
    assert (drawing / "ns" / "net").readlink() != (terminal / "ns" / "net").readlink()
