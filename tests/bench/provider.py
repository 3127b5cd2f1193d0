"""The provider of a benchmark: the sandbox over plain http in a process of its own, answering at once."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer


def main(folder: Path, mode: str = "kiosk") -> None:
    """Serve until SIGTERM; prints what a client needs to know as one line of JSON. `mode`: of the terminal."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    with SandboxServer(tls=None) as sandbox:
        file = configuration.write(sandbox, folder, mode=mode, billers=1)
        biller = sandbox.billers[0]
        known = {
            "config": str(file),
            "base_url": sandbox.base_url,
            "api_key": biller.api_key,
            "account": biller.account_example,
        }
        sys.stdout.write(json.dumps(known) + "\n")
        sys.stdout.flush()
        signal.sigwait({signal.SIGTERM})


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
