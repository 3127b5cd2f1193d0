"""`kiosk check`: is this terminal fit to open? Everything is looked at, a line each with its remedy.

What `kiosk run` would refuse is found in the same way as it would: the same loader, the same client, the same
preparation of the web engine, and a display opened by Qt.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from kiosk import config, environment, languages, log
from kiosk.clock import SystemClock
from kiosk.devices.printer import Printer
from kiosk.errors import ConfigurationError
from kiosk.ops import machine, printing, scanner, spool, technician
from kiosk.ops.findings import Finding, refused, skipped
from kiosk.secrets import Secret, TerminalSecrets, admin_pin, database, mail_password, read_secret
from kiosk.settings import InvoiceCloud, Mode, Proof, Settings

FIT: Final = 0
UNFIT: Final = 70
MISCONFIGURED: Final = 78

_NEED_SETTINGS: Final = (
    "secrets",
    "languages",
    "provider",
    "css",
    "certutil",
    "admin pin",
    "keyboard",
    "printer",
    "scanner",
    "clock",
    "residents",
)


def run(explicit: Path | None, *, as_json: bool) -> int:
    """Look at everything and write it on standard output; gives the exit status.

    `explicit` is the configuration file, None for the usual places. Lines come as they are found; as JSON it
    is one object: `ok` for the whole, and `findings`. 0: all is fine; 78: the configuration or a secret is
    not; 70: anything else. This process's environment is reduced and its limits are set as for `kiosk run`.
    """
    findings = []
    for finding in examine(explicit):
        findings.append(finding)
        if not as_json:
            _write(finding.line)
    failed = {finding.name for finding in findings if not finding.ok}
    if as_json:
        _write_json({"ok": not failed, "findings": findings})
    if failed & {"configuration", "secrets"}:
        return MISCONFIGURED
    return UNFIT if failed else FIT


def run_contract(explicit: Path | None, *, as_json: bool) -> int:
    """Try what this program takes for granted of the provider, by reading calls only; gives the exit status.

    0: nothing is refuted; 70: something is; 78: the configuration can't be read. As JSON it is one object: `ok`,
    and `contract`, or `findings` where the configuration can't be read. The rest as for `run`.
    """
    file, settings, findings = configuration(explicit)
    if settings is None:
        if as_json:
            _write_json({"ok": False, "findings": findings})
        else:
            _write("".join(finding.line for finding in findings))
        return MISCONFIGURED
    known, _ = secrets(settings, file)
    _reduce()
    from kiosk.ops import contract  # noqa: PLC0415  loads ssl, which reads the environment

    rows = []
    for row in contract.examine(settings, known.api_keys):
        rows.append(row)
        if not as_json:
            _write(row.line)
    refuted = any(row.verdict is contract.Verdict.REFUTED for row in rows)
    if as_json:
        _write_json({"ok": not refuted, "contract": rows})
    return UNFIT if refuted else FIT


def examine(explicit: Path | None) -> Iterator[Finding]:
    """Every check in turn; one that can't be made is skipped, the rest is made all the same."""
    file, settings, findings = configuration(explicit)
    yield from findings
    known = TerminalSecrets({})
    if settings is not None:
        known, findings = secrets(settings, file)
        yield from findings
    _reduce()
    if settings is None:
        yield from (skipped(name, "the configuration is not valid") for name in _NEED_SETTINGS)
    else:
        yield from _with_settings(settings, known)
    yield machine.display()
    yield from machine.own_user(os.geteuid())


def configuration(explicit: Path | None) -> tuple[str, Settings | None, list[Finding]]:
    """The configuration's path, its settings if it is valid, and a finding for each fault."""
    try:
        path = config.find(explicit)
        settings = config.load(path)
    except config.ConfigurationErrors as errors:
        return errors.file, None, [refused("configuration", error) for error in errors.all]
    except ConfigurationError as error:
        return error.file, None, [refused("configuration", error)]
    return str(path), settings, [Finding(name="configuration", ok=True, says=str(path))]


def secrets(settings: Settings, file: str) -> tuple[TerminalSecrets, list[Finding]]:
    """What can be read of the terminal's secrets, and a finding for each place where one is kept."""
    keys = {}
    findings: list[Finding] = []
    for place, biller in enumerate(settings.billers, start=1):
        key = f"biller[{place}].api_key"
        found = _secret(key, partial(read_secret, biller.api_key, file=file, key=key), findings)
        if found is not None:
            keys[biller.id] = found
    url = password = None
    if settings.has_directory:
        url = _secret("residents.database", partial(database, settings, file), findings)
    if settings.residents_offered:
        password = _secret("mail.password", partial(mail_password, settings, file), findings)
    pin = _secret("admin.pin", partial(admin_pin, settings, file), findings)
    return TerminalSecrets(keys, url, password, pin), findings


def _not_offered(settings: Settings) -> Finding:
    """Nobody signs in here: as it was meant, or because half of what that takes is missing."""
    lack = settings.residents_lack
    residents, mail = settings.residents, settings.mail
    begun = bool(mail.smtp or residents.roster_file) or residents.proof is Proof.CLERK
    if not lack or not begun:
        return Finding(name="residents", ok=True, says="not set up: nobody signs in here")
    return Finding(
        name="residents",
        ok=False,
        says=f"nobody can sign in here: {lack} is missing",
        remedy=f"Give {lack}, or write residents.enabled = false",
    )


def _secret(key: str, read: Callable[[], Secret | None], findings: list[Finding]) -> Secret | None:
    """The secret that `read` gives, None where there is none or it can't be read, with a finding for it."""
    try:
        found = read()
    except ConfigurationError as error:
        findings.append(refused("secrets", error))
        return None
    if found is not None:
        findings.append(Finding(name="secrets", ok=True, says=f"{key} can be read"))
    return found


def _with_settings(settings: Settings, known: TerminalSecrets) -> Iterator[Finding]:
    from kiosk.ops import online  # noqa: PLC0415  loads ssl, which reads the environment

    yield language_finding(settings.terminal.languages)
    yield from online.provider(settings, known.api_keys)
    sheets = []
    for sheet in online.style_sheets(settings.invoice_cloud, SystemClock()):
        sheets.append(sheet)
        yield sheet.finding
    yield certutil(settings.invoice_cloud)
    yield technician.examine(known.admin_pin, settings.admin.pin)
    yield machine.keyboard(wanted=settings.writes_on_screen)
    printer = printing.examine(settings.printing)
    yield printer
    if settings.printing.offered and not printer.is_note:  # else nobody has asked for one, and there is none
        yield spool.examine(Printer(settings.printing.printer))
    yield scanner.examine(settings)
    yield online.clock_finding(sheets)
    if settings.terminal.mode is Mode.COUNTER:
        from kiosk.ops import clerks  # noqa: PLC0415  loads SQLAlchemy, which few terminals need

        yield clerks.examine(settings, known, os.geteuid())
    if not settings.residents_offered:
        yield _not_offered(settings)
        return
    from kiosk.ops import residents  # noqa: PLC0415  loads SQLAlchemy, which few terminals need

    yield from residents.examine(settings, known, os.geteuid())


def language_finding(configured: tuple[str, ...]) -> Finding:
    """Which languages are offered, and how far each other one has come."""
    offered = languages.offered(configured)
    missing = [language for language in configured if language not in offered]
    if not missing:
        return Finding(name="languages", ok=True, says=f"offered: {', '.join(offered)}")
    begun = ", ".join(f"{language} is translated to {languages.finished(language)} %" for language in missing)
    return Finding(
        name="languages",
        ok=False,
        says=f"offered: {', '.join(offered)}; not offered, because it is not finished: {begun}",
        remedy=f"Finish its catalogue (CONTRIBUTING.md), or take {', '.join(missing)} out of terminal.languages",
    )


def certutil(cloud: InvoiceCloud) -> Finding:
    """Add the extra authority to a web engine's database, in a folder that is thrown away."""
    from kiosk.ui.web.engine import engine_settings, prepare  # noqa: PLC0415  few terminals have an authority

    if not cloud.ca_file:
        return Finding(name="certutil", ok=True, says="not needed: invoice_cloud.ca_file is empty")
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as folder:
        try:
            prepare(engine_settings(cloud, Path(folder), sandbox=True))
        except ConfigurationError as error:
            return refused("certutil", error)
    return Finding(name="certutil", ok=True, says=f"the web engine takes {cloud.ca_file}")


def _reduce() -> None:
    """The environment, limits and log of `kiosk run`, once the secrets that stand in it are read."""
    environment.apply()
    environment.harden()
    log.configure(sys.stderr)


def _write_json(whole: dict[str, object]) -> None:
    _write(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n")


def _write(text: str) -> None:
    """Write at once, with what this terminal's encoding lacks written as escapes."""
    encoding = sys.stdout.encoding
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()
