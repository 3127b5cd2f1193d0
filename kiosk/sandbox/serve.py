"""`kiosk sandbox`: the sandbox alone, in the foreground, until it is told to end."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from kiosk.sandbox import configuration, tenders, tls
from kiosk.sandbox.control import HEADER
from kiosk.sandbox.server import SandboxServer

_ENDINGS = (signal.SIGINT, signal.SIGTERM)


def serve(port: int = 0, tls_dir: Path | None = None) -> None:
    """Answer on `port` (0: a free one) until SIGINT or SIGTERM; certificates and keys lie in `tls_dir`.

    Without a folder they lie in one that goes when this ends. Prints the address, a ready configuration and
    the test cards on standard output. Raises OSError when the port is taken or the folder can't be written.
    """
    # Blocked before the first thread starts, so that all of them leave the signals to this one.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
    try:
        if tls_dir is not None:
            _serve(port, tls_dir)
            return
        with tempfile.TemporaryDirectory(prefix="kiosk-sandbox-") as folder:
            _serve(port, Path(folder))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(port: int, folder: Path) -> None:
    with SandboxServer(port=port, tls=tls.ensure(folder)) as sandbox:
        ready = configuration.write(sandbox, folder)
        sys.stdout.write(
            f"Invoice Cloud sandbox: {sandbox.base_url}\n"
            f"Control: {sandbox.control_url}, {HEADER}: {sandbox.control_token}\n\n"
            f"# {ready}\n{ready.read_text(encoding='utf-8')}\n"
            f"Test cards:\n{tenders.printable()}\n"
        )
        sys.stdout.flush()
        signal.sigwait(_ENDINGS)
