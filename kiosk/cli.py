"""The command line: arguments to one call each. Loads nothing before it knows which call that is.

Exit status: 0 asked to end, 2 usage, 70 fault (a supervisor restarts it), 78 configuration invalid (it does not).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk import __version__
from kiosk.errors import ConfigurationError, KioskError

OK: Final = 0
FAULT: Final = 70
CONFIGURATION: Final = 78


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: the process's own) name; gives the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.call(chosen)
    except ConfigurationError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return CONFIGURATION
    except KioskError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return FAULT
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="A payment terminal for city halls.")
    parser.add_argument(
        "--version", action="store_const", dest="call", const=_version, help="and of its parts"
    )
    parser.set_defaults(call=_run, config=None, windowed=False)
    calls = parser.add_subparsers(title="calls", metavar="CALL")

    run = calls.add_parser("run", help="the application; `kiosk` alone is the same")
    _add_config(run)
    run.add_argument("--windowed", action="store_true", help="in a window instead of the whole screen")
    run.set_defaults(call=_run)

    demo = calls.add_parser("demo", help="application and sandbox together, on loopback")
    demo.add_argument(
        "--tour",
        type=Path,
        metavar="DIR",
        help="drive it by itself and leave a picture of every screen in DIR",
    )
    demo.set_defaults(call=_demo)

    sandbox = calls.add_parser("sandbox", help="the sandbox alone: a local Invoice Cloud")
    sandbox.add_argument("--port", type=int, default=0, metavar="N", help="default: a free one")
    sandbox.add_argument("--tls-dir", type=Path, metavar="DIR", help="where certificates and keys lie")
    sandbox.set_defaults(call=_sandbox)

    check = calls.add_parser("check", help="is this terminal fit to open?")
    _add_config(check)
    check.add_argument("--json", action="store_true", help="for programs")
    check.set_defaults(call=_check)
    return parser


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="default: kiosk.toml in the config folders"
    )


def _run(chosen: argparse.Namespace) -> int:
    """Serve the public. Root is refused: Chromium would run without its sandbox."""
    from kiosk import config, environment, log  # noqa: PLC0415  each call loads what it needs
    from kiosk.secrets import api_keys  # noqa: PLC0415

    if os.geteuid() == 0:
        raise ConfigurationError(
            "kiosk run",
            "(user)",
            "refuses to run as root, because Chromium then runs without its sandbox",
            "Start it as a user of its own; `kiosk demo` may be started by root",
        )
    file = config.find(chosen.config)
    settings = config.load(file)
    config.require_kiosk_mode(settings, str(file))
    keys = api_keys(settings, str(file))
    environment.apply()
    environment.harden()
    log.configure(sys.stderr)

    from kiosk.app import Options, run  # noqa: PLC0415  Qt reads the environment when it is loaded

    return run(settings, keys, Options(file=str(file), windowed=chosen.windowed))


def _demo(chosen: argparse.Namespace) -> int:
    """Terminal and sandbox in one process, for showing and trying."""
    from kiosk import environment, log  # noqa: PLC0415

    environment.apply()
    environment.harden()
    log.configure(sys.stderr)

    from kiosk.demo import run  # noqa: PLC0415  Qt reads the environment when it is loaded

    return run(chosen.tour)


def _sandbox(chosen: argparse.Namespace) -> int:
    from kiosk.sandbox.serve import serve  # noqa: PLC0415

    serve(chosen.port, chosen.tls_dir)
    return OK


def _check(chosen: argparse.Namespace) -> int:
    from kiosk.ops.check import run  # noqa: PLC0415

    return run(chosen.config, as_json=chosen.json)


def _version(_: argparse.Namespace) -> int:
    """Ours and those of the parts that a security notice may name."""
    from PySide6 import __version__ as pyside  # noqa: PLC0415
    from PySide6.QtCore import qVersion  # noqa: PLC0415
    from PySide6.QtWebEngineCore import (  # noqa: PLC0415
        qWebEngineChromiumSecurityPatchVersion,
        qWebEngineChromiumVersion,
    )

    # The stubs say bytes for these two; they are texts.
    chromium, patch = str(qWebEngineChromiumVersion()), str(qWebEngineChromiumSecurityPatchVersion())
    sys.stdout.write(
        f"kiosk {__version__}\nPySide6 {pyside}\nQt {qVersion()}\n"
        f"Chromium {chromium} with the security patches of {patch}\n"
    )
    return OK
