"""Writes the configuration of a terminal that talks to a running sandbox: ready to be used as it is."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

from kiosk.sandbox.accounts import SeedBiller
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import write_private

_STYLE = "/assets/panel/css/invoice-cloud"
_SENDER = "city-hall@example.org"
_HOURS = {
    "en": "Desk: Monday to Friday, 8am to 5pm.",
    "es": "Ventanilla: lunes a viernes, 8am a 5pm.",
}


def write(
    sandbox: SandboxServer,
    folder: Path,
    *,
    mode: str = "kiosk",
    billers: int | None = None,
    mailbox: Mailbox | None = None,
) -> Path:
    """Write `kiosk.toml` for `sandbox` into `folder`, the key files beside it, and say where it is.

    `mode` is "kiosk" or "counter"; `billers` is how many of the sandbox's, all if None. With a running
    `mailbox` residents can sign in: their codes go there, and the roster that proves an account lies beside.
    Raises OSError when the folder can't be written.
    """
    path = folder / "kiosk.toml"
    path.write_text(text(sandbox, folder, mode=mode, billers=billers, mailbox=mailbox), encoding="utf-8")
    return path


def text(
    sandbox: SandboxServer,
    folder: Path,
    *,
    mode: str = "kiosk",
    billers: int | None = None,
    mailbox: Mailbox | None = None,
) -> str:
    """The configuration as TOML; each biller's key lies in a file in `folder`, mode 0600."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tables = [_terminal(mode), _table("[welcome]", {"hours": _HOURS}), _invoice_cloud(sandbox)]
    for biller in sandbox.billers[:billers]:
        key_file = folder.absolute() / f"api-key-{biller.id}"
        write_private(key_file, biller.api_key.encode())
        tables.append(_biller(biller, key_file))
    if mailbox is None:
        return "\n".join([*tables, _table("[residents]", {"enabled": False})])
    roster = folder.absolute() / "roster.csv"
    write_private(roster, _roster(sandbox.billers[:billers]).encode())
    residents = {"enabled": True, "proof": "roster", "roster_file": str(roster)}
    mail = {"smtp": mailbox.url, "from": _SENDER}
    return "\n".join([*tables, _table("[residents]", residents), _table("[mail]", mail)])


def _roster(billers: tuple[SeedBiller, ...]) -> str:
    """The city's records as its billing system would give them out, of every account, known or not."""
    roster = io.StringIO()
    lines = csv.writer(roster, lineterminator="\n")
    lines.writerow(["account", "zip", "last_name"])
    for biller in billers:
        for account in biller.account:
            lines.writerow([account.number, account.zip, account.name.partition(" ")[2]])
    return roster.getvalue()


def _terminal(mode: str) -> str:
    return _table(
        "[terminal]",
        {
            "id": "training-1",
            "city": "City of Casselberry",
            "mode": mode,
            "help_phone": "407-555-0100",
            "training": True,
        },
    )


def _invoice_cloud(sandbox: SandboxServer) -> str:
    return _table(
        "[invoice_cloud]",
        {
            "base_url": sandbox.base_url,
            "css_url": f"{sandbox.base_url}{_STYLE}.css",
            "css_url_high_contrast": f"{sandbox.base_url}{_STYLE}-high-contrast.css",
            "page_origins": [sandbox.base_url],
            "resource_origins": [sandbox.resource_url],
            "challenge_origins": [sandbox.bank_url],
            "ca_file": str(sandbox.tls.ca.absolute()) if sandbox.tls else "",
        },
    )


def _biller(biller: SeedBiller, key_file: Path) -> str:
    return _table(
        "[[biller]]",
        {
            "id": biller.id,
            "name": {"en": biller.name, "es": biller.spanish_name},
            "api_key": f"file:{key_file}",
            "account_format": biller.account_format,
            "account_example": biller.account_example,
            "scan_pattern": biller.scan_pattern,
        },
    )


def _table(head: str, values: Mapping[str, object]) -> str:
    """A table of TOML."""
    return "\n".join([head, *(f"{key} = {_value(value)}" for key, value in values.items()), ""])


def _value(value: object) -> str:
    """A string, boolean or list of strings as JSON writes it; words by language as an inline table."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
