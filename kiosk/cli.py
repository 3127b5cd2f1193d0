"""The command line: arguments to one call each. Loads nothing before it knows which call that is.

Exit status: 0 asked to end, 2 usage, 70 fault (a supervisor restarts it), 78 configuration invalid (it does not).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk import __version__
from kiosk.errors import ConfigurationError, KioskError

if TYPE_CHECKING:
    from kiosk.settings import Settings

OK: Final = 0
FAULT: Final = 70
USAGE: Final = 2
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
    except EOFError:
        sys.stderr.write("kiosk: the answer to a question was missing\n")
        return USAGE
    except OSError as error:
        sys.stderr.write(f"kiosk: {error}\n")
        return FAULT
    except Exception as fault:  # noqa: BLE001  whatever it is, its own words may hold what somebody typed
        _tell(fault)
        return FAULT
    return status


def _tell(fault: Exception) -> None:
    from kiosk import log  # noqa: PLC0415  loads nothing before it is known what is called

    log.configure(sys.stderr)
    log.get_logger("cli").error("app.fault", exc_info=fault)


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
    demo.add_argument("--counter", action="store_true", help="a clerk's desk with a queue to practice on")
    demo.set_defaults(call=_demo)

    sandbox = calls.add_parser("sandbox", help="the sandbox alone: a local Invoice Cloud")
    sandbox.add_argument("--port", type=_port, default=0, metavar="N", help="default: a free one")
    sandbox.add_argument("--tls-dir", type=Path, metavar="DIR", help="where certificates and keys lie")
    sandbox.set_defaults(call=_sandbox)

    check = calls.add_parser("check", help="is this terminal fit to open?")
    _add_config(check)
    check.add_argument("--json", action="store_true", help="for programs")
    check.add_argument(
        "--contract",
        action="store_true",
        help="try instead what is assumed of the provider, by reading calls only",
    )
    check.set_defaults(call=_check)
    _add_residents(calls.add_parser("residents", help="the directory of residents"))

    _add_clerks(calls.add_parser("clerks", help="the clerks of a counter"))
    _add_report(calls.add_parser("report", help="sessions and outcomes from this terminal's journal"))

    pin = calls.add_parser("pin", help="the hash of a technician's PIN, for the configuration")
    pin.set_defaults(call=_pin)
    return parser


def _add_residents(parser: argparse.ArgumentParser) -> None:
    calls = parser.add_subparsers(title="calls", metavar="CALL", required=True)
    migrate = calls.add_parser("migrate", help="bring the database to this program's version")
    show = calls.add_parser("show", help="how far a resident has come, and whether the address is locked")
    unlock = calls.add_parser("unlock", help="lift the lock-outs of an address")
    for each in (migrate, show, unlock):
        _add_config(each)
        each.set_defaults(call=_residents, what=each.prog.rpartition(" ")[2], email=None)
    show.add_argument("--whole", action="store_true", help="everything that is kept of the resident, as JSON")
    for each in (show, unlock):
        each.add_argument(
            "email",
            nargs="?",
            metavar="ADDRESS",
            help="asked for when left out, so that no list of processes shows it",
        )


def _add_clerks(parser: argparse.ArgumentParser) -> None:
    calls = parser.add_subparsers(title="calls", metavar="CALL", required=True)
    add = calls.add_parser("add", help="a new clerk, or a disabled one again; asks for PIN or password twice")
    disable = calls.add_parser("disable", help="let a clerk sign in no more")
    everybody = calls.add_parser("list", help="who there is")
    for each in (add, disable, everybody):
        _add_config(each)
        each.set_defaults(call=_clerks, what=each.prog.rpartition(" ")[2])
    for each in (add, disable):
        each.add_argument("name", metavar="NAME", help="what the clerk signs in with, and the record shows")
    add.add_argument("--supervisor", action="store_true", help="may do what takes a supervisor")


def _add_report(parser: argparse.ArgumentParser) -> None:
    for name, dest, help_text in (("--from", "first", "the first day"), ("--to", "last", "the last day")):
        parser.add_argument(
            name, dest=dest, type=_day, required=True, metavar="DATE", help=f"{help_text}, as 2026-03-31"
        )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="each session, for a spreadsheet")
    parser.set_defaults(call=_report)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def _day(text: str) -> date:
    """A day of the calendar, written as it is in ISO 8601 and in no other way."""
    if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as 2026-03-31")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no day {text}") from None


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="default: kiosk.toml in the config folders"
    )


def _run(chosen: argparse.Namespace) -> int:
    """Serve the public. Root is refused: Chromium would run without its sandbox."""
    from kiosk import config, environment, log  # noqa: PLC0415  each call loads what it needs
    from kiosk.secrets import read_all  # noqa: PLC0415

    if os.geteuid() == 0:
        raise ConfigurationError(
            "kiosk run",
            "(user)",
            "refuses to run as root, because Chromium then runs without its sandbox",
            "Start it as a user of its own; `kiosk demo` may be started by root",
        )
    file = config.find(chosen.config)
    settings = config.load(file)
    secrets = read_all(settings, str(file))
    environment.apply(at_a_desk=not settings.writes_on_screen)
    environment.harden()
    log.configure(sys.stderr)

    from kiosk.app import run  # noqa: PLC0415  Qt reads the environment when it is loaded
    from kiosk.application import Options  # noqa: PLC0415  as above

    return run(settings, secrets, Options(file=str(file), windowed=chosen.windowed))


def _demo(chosen: argparse.Namespace) -> int:
    """Terminal and sandbox in one process, for showing and trying."""
    if chosen.tour is not None and not _can_hold_pictures(chosen.tour):
        return USAGE
    _require_sandbox()

    from kiosk import environment, log  # noqa: PLC0415

    environment.apply(at_a_desk=chosen.counter)
    environment.harden()
    log.configure(sys.stderr)

    from kiosk.demo import run  # noqa: PLC0415  Qt reads the environment when it is loaded

    return run(chosen.tour, counter=chosen.counter)


def _can_hold_pictures(folder: Path) -> bool:
    """Make the folder of a tour if need be; where that can't be, say so before a window opens."""
    from tempfile import TemporaryFile  # noqa: PLC0415  each call loads what it needs

    try:
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError as fault:
        sys.stderr.write(f"kiosk demo: --tour {folder}: no pictures can be left there: {fault.strerror}\n")
        return False
    return True


def _require_sandbox() -> None:
    """Raise KioskError where the packages of the local Invoice Cloud, an extra, are not installed."""
    from importlib.util import find_spec  # noqa: PLC0415  each call loads what it needs

    if not all(find_spec(package) for package in ("aiosmtpd", "flask", "fpdf", "trustme")):
        raise KioskError("the local Invoice Cloud is an extra: pip install 'city-hall-kiosk[sandbox]'")


def _sandbox(chosen: argparse.Namespace) -> int:
    _require_sandbox()

    from kiosk.sandbox.serve import serve  # noqa: PLC0415

    serve(chosen.port, chosen.tls_dir)
    return OK


def _check(chosen: argparse.Namespace) -> int:
    from kiosk.ops.check import run, run_contract  # noqa: PLC0415

    return (run_contract if chosen.contract else run)(chosen.config, as_json=chosen.json)


def _pin(_: argparse.Namespace) -> int:
    from kiosk import environment  # noqa: PLC0415
    from kiosk.admin import command  # noqa: PLC0415

    environment.harden()
    return command.run()


def _report(chosen: argparse.Namespace) -> int:
    from kiosk import environment, paths  # noqa: PLC0415
    from kiosk.journalfile import NAME  # noqa: PLC0415
    from kiosk.ops import report  # noqa: PLC0415

    if chosen.first > chosen.last:
        sys.stderr.write("kiosk report: --from is after --to\n")
        return USAGE
    environment.harden()
    return report.run(paths.state_folder() / NAME, chosen.first, chosen.last, chosen.csv)


def _configured(chosen: argparse.Namespace) -> tuple[Settings, str]:
    """What a call on the directory needs: the settings and the name of their file, logs on standard error."""
    from kiosk import config, environment, log  # noqa: PLC0415

    file = config.find(chosen.config)
    settings = config.load(file)
    environment.harden()
    log.configure(sys.stderr)
    return settings, str(file)


def _clerks(chosen: argparse.Namespace) -> int:
    from kiosk.clerks import commands  # noqa: PLC0415

    settings, file = _configured(chosen)
    if chosen.what == "list":
        return commands.show(settings, file)
    if chosen.what == "disable":
        return commands.disable(settings, file, chosen.name)
    return commands.add(settings, file, chosen.name, supervisor=chosen.supervisor)


def _residents(chosen: argparse.Namespace) -> int:
    from kiosk.residents import commands  # noqa: PLC0415

    settings, file = _configured(chosen)
    if chosen.what == "migrate":
        return commands.migrate(settings, file)
    email = chosen.email or input("E-mail address: ")
    if chosen.what == "unlock":
        return commands.unlock(settings, file, email.strip())
    call = commands.show_whole if chosen.whole else commands.show
    return call(settings, file, email.strip())


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
