"""The demonstration: a sandbox on loopback and a terminal that talks to it, seeded and with test cards.

Everything lies in a folder that goes when it ends.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from kiosk import config
from kiosk.app import Options
from kiosk.app import run as run_application
from kiosk.sandbox import configuration, tenders, tls
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import api_keys
from kiosk.tour import Tour


def run(tour: Path | None) -> int:
    """Show the demonstration until it is ended, or drive it through a tour; gives the exit status.

    `tour`: the folder for a picture of every screen, or None. Root runs it without Chromium's sandbox, which
    is tolerable on loopback only, and says so.
    """
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as name:
        folder = Path(name)
        os.environ["STATE_DIRECTORY"] = str(folder / "state")
        with SandboxServer(tls=tls.ensure(folder)) as sandbox:
            file = configuration.write(sandbox, folder, billers=1)
            _greet(sandbox, root=root)
            options = Options(
                file=str(file),
                windowed=tour is None,
                sandbox=not root,
                driver=None if tour is None else partial(Tour, tour, sandbox),
            )
            settings = config.load(file)
            return run_application(settings, api_keys(settings, str(file)), options)


def _greet(sandbox: SandboxServer, *, root: bool) -> None:
    lines = ["City Hall Kiosk: demonstration. No real payment is made.", f"Sandbox: {sandbox.base_url}", ""]
    if root:
        lines.insert(1, "Started by root: Chromium runs without its own sandbox here, on loopback only.")
    sys.stdout.write("\n".join(lines) + f"\nTest cards:\n{tenders.printable()}\n")
    sys.stdout.flush()
