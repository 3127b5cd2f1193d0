"""What stands around the terminals of a test run: the installed command, a display and the user's message bus."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk.sandbox import configuration, tls
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.display import virtual_display
from tests.e2e.accessibility import Screen
from tests.e2e.journal import JournalReader
from tests.e2e.person import Person
from tests.e2e.terminal import Terminal
from tests.e2e.user import as_user, give, private_folder
from tests.installed import SYSTEM_PATH, build_wheel, hard_link, install

LIMITS = "connect_seconds = 2\nread_seconds = 2\n"
"""Short enough to wait for, long enough for a loaded machine to answer a call on loopback."""


class Lobby:
    """Opens terminals one at a time. `folder` is readable for the terminal's user, who is not the tests' own."""

    def __init__(self, folder: Path, display: str, bus: str) -> None:
        self.display = display
        self.bus = bus
        self.command = folder / "environment" / "bin" / "kiosk"
        self.tls = tls.ensure(folder / "tls")
        self.tls.ca.parent.chmod(0o755)
        self.tls.ca.chmod(0o644)
        self._folder = folder

    @contextmanager
    def sandbox(self, port: int = 0) -> Iterator[SandboxServer]:
        """An Invoice Cloud on loopback, in this process: its books can be read and its faults ordered."""
        with SandboxServer(port=port, tls=self.tls) as sandbox:
            yield sandbox

    @contextmanager
    def mailbox(self) -> Iterator[Mailbox]:
        """A mail server on loopback, in this process: what it took can be read."""
        with Mailbox(self.tls) as mailbox:
            yield mailbox

    def visit(
        self,
        sandbox: SandboxServer,
        *,
        billers: int = 1,
        change: Callable[[str], str] = str,
        mailbox: Mailbox | None = None,
    ) -> Visit:
        """A terminal, not yet started, configured for `sandbox`; `change` has the last word on its file.

        With a `mailbox` residents can sign in there.
        """
        folder = self._new_folder("visit-")
        file = configuration.write(
            sandbox, private_folder(folder / "configuration"), billers=billers, mailbox=mailbox
        )
        text = file.read_text(encoding="utf-8").replace("[invoice_cloud]\n", f"[invoice_cloud]\n{LIMITS}")
        file.write_text(change(text), encoding="utf-8")
        give(file.parent)
        return Visit(self, folder, file)

    def home(self) -> Path:
        """An empty folder of the terminal's user, for what needs no terminal that is configured."""
        return private_folder(self._new_folder("home-") / "home")

    def _new_folder(self, prefix: str) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=self._folder))
        folder.chmod(0o755)
        return folder


class Visit:
    """One terminal with a person before it. What it leaves can be read while it runs and when it is gone.

    `home`, `runtime` and `state` are its user's folders.
    """

    terminal: Terminal
    person: Person

    def __init__(self, lobby: Lobby, folder: Path, file: Path) -> None:
        self.file = file
        self.home = private_folder(folder / "home")
        self.runtime = private_folder(folder / "run")
        self.state = private_folder(folder / "state")
        self.journal = JournalReader(self.state / "journal.sqlite3")
        self._folder = folder
        self._lobby = lobby
        self._held = ExitStack()

    def start(self) -> None:
        """Start the terminal, for the first time or again, and step before it."""
        self.leave()
        self.terminal = Terminal(self._lobby.command, self.file, self._folder, self.environment()).start()
        self._held.callback(self.terminal.close)
        screen = Screen(self._lobby.bus, self.terminal.pid)
        self._held.callback(screen.close)
        self.person = Person(screen, self._lobby.display)
        self.person.faces_a_window()

    def await_held(self, cloud: SandboxServer) -> None:
        """Wait until the provider holds back an answer."""
        self.person.waits_until(lambda: cloud.gate.waiting > 0, "the provider holds back nothing")

    def environment(self) -> dict[str, str]:
        """All that the terminal's process is given."""
        return {
            "PATH": SYSTEM_PATH,
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "STATE_DIRECTORY": str(self.state),
            "DISPLAY": self._lobby.display,
            "DBUS_SESSION_BUS_ADDRESS": self._lobby.bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def leave(self) -> None:
        """End the terminal if it still runs."""
        self._held.close()


@contextmanager
def open_lobby() -> Iterator[Lobby]:
    """Install the application where every user can read it, and make a display and a bus for it."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-e2e-")))
        folder.chmod(0o755)
        install(build_wheel(folder), folder / "environment", hard_link)
        display = held.enter_context(virtual_display())
        yield Lobby(folder, display, held.enter_context(_message_bus(folder, display)))


@contextmanager
def _message_bus(folder: Path, display: str) -> Iterator[str]:
    """A session bus of the terminal's user; gives its address. AT-SPI's own starts on it when asked for.

    It knows the display, since AT-SPI's registry is what presses keys there for a screen reader.
    """
    home = private_folder(folder / "bus")
    daemon = subprocess.Popen(
        as_user("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"),
        env={"PATH": SYSTEM_PATH, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "DISPLAY": display},
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().decode().strip()
    finally:
        daemon.terminate()
        daemon.wait(timeout=30)
        daemon.stdout.close()
