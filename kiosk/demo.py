"""The demonstration: a sandbox on loopback and a terminal that talks to it, seeded and with test cards.

Everything lies in a folder that goes when it ends.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk import config, paths
from kiosk.admin.pin import hashed, objection
from kiosk.app import run as run_application
from kiosk.application import Options
from kiosk.clock import SystemClock
from kiosk.flow.desk.clerk import Clerk, Role
from kiosk.sandbox import configuration, queue, tenders, tls
from kiosk.sandbox.mailbox import Letter, Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret, read_all
from kiosk.tour import counter as counter_script
from kiosk.tour import script

if TYPE_CHECKING:
    from kiosk.application import Application

CLERKS: Final = ("ann", "bob")
"""Who serves at the practice counter; the last one is a supervisor."""


def run(tour: Path | None, *, counter: bool = False) -> int:
    """Show the demonstration until it is ended, or drive it through a tour; gives the exit status.

    `tour`: the folder for a picture of every screen, or None. `counter`: a clerk's desk, with a queue. Root runs
    it without Chromium's sandbox, which is tolerable on loopback only, and says so.
    """
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as name:
        folder = Path(name)
        os.environ["STATE_DIRECTORY"] = str(folder / "state")
        certificates = tls.ensure(folder)
        with SandboxServer(tls=certificates) as sandbox, Mailbox(certificates, told=_show) as mailbox:
            mode = "counter" if counter else "kiosk"
            file = configuration.write(sandbox, folder, mode=mode, billers=1, mailbox=mailbox)
            pins = _employ(paths.state_folder()) if counter else {}
            pin = _technicians_pin(file)
            _greet(sandbox, pin, root=root, counter=counter)
            if counter:
                _tell_queue(sandbox, pins)
            else:
                _tell_accounts(sandbox)
            options = Options(
                file=str(file),
                windowed=tour is None,
                sandbox=not root,
                driver=_driver(tour, sandbox, mailbox, pin, pins) if tour is not None else None,
            )
            settings = config.load(file)
            return run_application(settings, read_all(settings, str(file)), options)


def _driver(
    tour: Path, sandbox: SandboxServer, mailbox: Mailbox, pin: str, pins: dict[str, str]
) -> Callable[[Application], Any]:
    """What drives the tour: a lobby's, or a counter's where clerks have PINs."""
    if pins:
        return partial(counter_script.begin, tour, pins)
    return partial(script.begin, tour, sandbox, mailbox, pin)


def _employ(state: Path) -> dict[str, str]:
    """Let some clerks serve at the practice counter; gives their PINs, new ones for each demonstration."""
    from kiosk.clerks.staff import Staff  # noqa: PLC0415  a lobby's demonstration needs none
    from kiosk.residents.directory import Directory  # noqa: PLC0415  as above
    from kiosk.residents.engine import FILE, url_of_file  # noqa: PLC0415  as above

    directory = Directory(url_of_file(state / FILE), SystemClock())
    staff = Staff(directory)
    pins = {name: _new_pin() for name in CLERKS}
    for name, pin in pins.items():
        staff.add(Clerk(name, Role.SUPERVISOR if name == CLERKS[-1] else Role.CLERK), pin)
    directory.close()
    return {name: pin.reveal() for name, pin in pins.items()}


def _new_pin() -> Secret:
    pin = Secret("0")
    while objection(pin) is not None:
        pin = Secret(f"{secrets.randbelow(10**6):06}")
    return pin


def _tell_queue(sandbox: SandboxServer, pins: dict[str, str]) -> None:
    """Who serves, and whom."""
    clerks = ", ".join(f"{name} ({pin})" for name, pin in pins.items())
    sys.stdout.write(f"\nClerks, with their PINs; {CLERKS[-1]} is a supervisor: {clerks}\n")
    lines = queue.printable(sandbox.billers[0])
    sys.stdout.write(f"\nYour queue; type what stands on the left, then Enter:\n{lines}\n")
    sys.stdout.flush()


def _tell_accounts(sandbox: SandboxServer) -> None:
    """What can be typed at a lobby's terminal, and who can sign in there, now that they are registered."""
    from kiosk.sandbox import resident  # noqa: PLC0415  a counter's demonstration needs none

    biller = sandbox.billers[0]
    resident.enroll(paths.state_folder(), biller)
    sys.stdout.write(f"\nAccounts to pay:\n{queue.accounts(biller)}\n")
    sys.stdout.write(
        f"\nSign In: {resident.whose(biller).email}, password: {resident.PASSWORD}\n"
        "Who registers gets a letter, which is printed here.\n"
    )
    sys.stdout.flush()


def _show(letter: Letter) -> None:
    """What would be in somebody's mailbox: the codes that the screens ask for."""
    sys.stdout.write(f"\nMail for {', '.join(letter.recipients)}:\n{letter.text}\n")
    sys.stdout.flush()


def _technicians_pin(file: Path) -> str:
    """A PIN of this demonstration's own, its hash written into the configuration as a technician would."""
    pin = _new_pin()
    kept = file.with_name("admin-pin")
    tls.write_private(kept, hashed(pin).encode())
    with file.open("a", encoding="utf-8") as configured:
        configured.write(f"\n[admin]\npin = {json.dumps(f'file:{kept}')}\n")
    return pin.reveal()


def _greet(sandbox: SandboxServer, pin: str, *, root: bool, counter: bool) -> None:
    lines = ["City Hall Kiosk: demonstration. No real payment is made.", f"Sandbox: {sandbox.base_url}", ""]
    if root:
        lines.insert(1, "Started by root: Chromium runs without its own sandbox here, on loopback only.")
    sys.stdout.write("\n".join(lines) + f"\nTest cards:\n{tenders.printable()}\n")
    if not counter:
        sys.stdout.write(
            f"\nTechnician: touch the upper corners left, right, left, right, left; the PIN is {pin}.\n"
        )
    sys.stdout.flush()
