"""Configuration files to test with: the shortest one, one that differs in a line, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import config
from kiosk.config import ConfigurationErrors

CSS = "https://casselberry-uat.util360.com/assets/panel/css/invoice-cloud.css"
MINIMAL = f"""
[terminal]
id = "lobby-1"
city = "City of Casselberry"
[invoice_cloud]
css_url = "{CSS}"
[[biller]]
id = "4234"
name = "Utility bill"
api_key = "credential:ic-4234"
"""


def write(folder: Path, text: str | bytes) -> Path:
    """A configuration with this text in `folder`."""
    path = folder / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def replaced(path: Path, line: str) -> str:
    """MINIMAL with `line` ("session.idle_seconds = 3") set."""
    dotted, _, value = line.partition(" = ")
    table, _, key = dotted.rpartition(".")
    header = f"[[{table}]]" if table == "biller" else f"[{table}]"
    value = value.replace("$HERE", str(path))
    kept = [
        each for each in MINIMAL.splitlines() if not (each.startswith(f"{key} = ") and _under(each) == table)
    ]
    text = "\n".join(kept)
    if header not in text:
        text += f"\n{header}\n"
    return text.replace(header, f"{header}\n{key} = {value}", 1)


def _under(line: str) -> str:
    """The table that a line of MINIMAL stands in."""
    before = MINIMAL.partition(line)[0]
    return before.rpartition("[")[2].partition("]")[0]


def faults(folder: Path, text: str | bytes) -> list[tuple[str, str]]:
    """The key and the problem of all that is refused in this text, each told with its file and a remedy."""
    path = write(folder, text)
    with pytest.raises(ConfigurationErrors) as refused:
        config.load(path)
    error = refused.value
    assert all(each.file == str(path) and each.remedy for each in error.all)
    assert (error.file, error.key, error.problem) == (
        error.all[0].file,
        error.all[0].key,
        error.all[0].problem,
    )
    assert str(error).splitlines() == [
        f"{path}: {each.key}: {each.problem}. {each.remedy}" for each in error.all
    ]
    return [(each.key, each.problem) for each in error.all]
