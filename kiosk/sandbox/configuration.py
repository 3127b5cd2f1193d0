"""Writes the configuration of a terminal that talks to a running sandbox: ready to be used as it is."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.sandbox.accounts import SeedBiller
from kiosk.sandbox.server import SandboxServer
from kiosk.sandbox.tls import write_private

_STYLE = "/assets/panel/css/invoice-cloud"


def write(sandbox: SandboxServer, folder: Path, *, mode: str = "kiosk", billers: int | None = None) -> Path:
    """Write `kiosk.toml` for `sandbox` into `folder`, the key files beside it, and say where it is.

    `mode` is "kiosk" or "counter"; `billers` is how many of the sandbox's, all if None.
    Raises OSError when the folder can't be written.
    """
    path = folder / "kiosk.toml"
    path.write_text(text(sandbox, folder, mode=mode, billers=billers), encoding="utf-8")
    return path


def text(sandbox: SandboxServer, folder: Path, *, mode: str = "kiosk", billers: int | None = None) -> str:
    """The configuration as TOML; each biller's key lies in a file in `folder`, mode 0600."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tables = [_terminal(mode), _invoice_cloud(sandbox)]
    for biller in sandbox.billers[:billers]:
        key_file = folder.absolute() / f"api-key-{biller.id}"
        write_private(key_file, biller.api_key.encode())
        tables.append(_biller(biller, key_file))
    tables.append(_table("[residents]", {"enabled": False}))
    return "\n".join(tables)


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
            "name": biller.name,
            "api_key": f"file:{key_file}",
            "account_format": biller.account_format,
            "account_example": biller.account_example,
            "scan_pattern": biller.scan_pattern,
        },
    )


def _table(head: str, values: dict[str, object]) -> str:
    """A table of TOML: its strings, booleans and lists of strings are written as JSON writes them."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([head, *lines, ""])
