"""What the tests of `kiosk check` share: who runs it, and settings that differ in one place."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.settings import Settings

NOBODY: Final = 65534  # uid and gid of nobody on Debian


class Citizen:
    """Who runs the whole command: a user who is not root, with a home and a copy of the configuration."""

    def __init__(self, home: Path, sandbox: SandboxServer) -> None:
        self.home = home
        self.file = configuration.write(sandbox, home)
        assert sandbox.tls is not None
        authority = home / "ca.pem"
        shutil.copy(sandbox.tls.ca, authority)
        self.edit(str(sandbox.tls.ca.absolute()), str(authority))
        self.edit("[invoice_cloud]\n", "[invoice_cloud]\nconnect_seconds = 20\n")  # on a machine that is busy
        self.give(home)

    def edit(self, old: str, new: str) -> None:
        """Change the configuration in one place."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def give(self, folder: Path) -> None:
        """Make everything in `folder` this user's own."""
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)

    def check(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `kiosk check` in a process of its own."""
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        command = [*(user if os.geteuid() == 0 else []), sys.executable, "-m", "kiosk", "check"]
        given = {name: os.environ[name] for name in ("PATH", "DISPLAY", "CUPS_SERVER")}
        given |= {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home), "LANG": "C.UTF-8"}
        return subprocess.run(
            [*command, *map(str, arguments)],
            env={**given, **environment},
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )


def replaced(settings: Settings, **cloud: Any) -> Settings:
    """The settings with other values in [invoice_cloud]."""
    return msgspec.structs.replace(
        settings, invoice_cloud=msgspec.structs.replace(settings.invoice_cloud, **cloud)
    )


def closed_port() -> int:
    """A port on loopback where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
