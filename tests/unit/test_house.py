"""The rules of the house that are about direct imports, read from the source (ARCHITECTURE.md, "Rules")."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted((ROOT / "kiosk").rglob("*.py"))
}

# What only some modules may import, and which those are.
RESERVED = {
    "PySide6": (
        "kiosk.app", "kiosk.application", "kiosk.lobbyapp", "kiosk.counterapp", "kiosk.controller", "kiosk.counter",
        "kiosk.post", "kiosk.tasks", "kiosk.tour.*", "kiosk.ops.probe",
        "kiosk.ops.watchdog", "kiosk.ui.*", "kiosk.statements.*", "kiosk.devices.*", "kiosk.reading",
        "kiosk.pagereading",
        "kiosk.cli",  # for `kiosk --version` alone
    ),
    "PySide6.QtWebEngine*": ("kiosk.ui.web.*", "kiosk.cli"),
    "requests": ("kiosk.ic.transport",),
    "urllib3": ("kiosk.ic.transport", "kiosk.ic.connection"),
    "platformdirs": ("kiosk.paths",),
    "keyring": ("kiosk.secrets",),
    "sqlite3": ("kiosk.journal", "kiosk.journalfile"),
    "sqlalchemy": ("kiosk.residents.*", "kiosk.clerks.*"),
    "alembic": ("kiosk.residents.*",),
    "psycopg": ("kiosk.residents.*",),
    "cups": ("kiosk.devices.printer",),
    "argon2": ("kiosk.residents.*", "kiosk.admin.*"),
    "email_validator": ("kiosk.residents.addresses",),
    "smtplib": ("kiosk.residents.*",),
    "flask": ("kiosk.sandbox.*",),
    "kiosk.sandbox": ("kiosk.sandbox.*", "kiosk.cli", "kiosk.demo", "kiosk.tour.*"),
    "kiosk.ui.web": ("kiosk.ui.web.*", "kiosk.ui.webside", "kiosk.ui.screens.admin", "kiosk.ops.check"),
}  # fmt: skip
LONGEST = 400  # lines of a module


def imported(file: Path) -> Iterator[str]:
    """Every module that this file imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_under(module: str, package: str) -> bool:
    return fnmatchcase(module, package) or fnmatchcase(module, f"{package}.*")


@pytest.mark.parametrize("package", RESERVED)
def test_only_those_import_it_who_may(package: str) -> None:
    offenders = {
        module
        for module, file in MODULES.items()
        if any(is_under(name, package) for name in imported(file))
        and not any(fnmatchcase(module, allowed) for allowed in RESERVED[package])
    }

    assert offenders == set()


@pytest.mark.parametrize("package", RESERVED)
def test_each_rule_still_has_something_to_keep(package: str) -> None:
    assert any(is_under(name, package) for file in MODULES.values() for name in imported(file))


def test_no_module_has_outgrown_its_reason() -> None:
    long = {
        name: lines
        for name, file in MODULES.items()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }

    assert long == {}


def test_no_module_keeps_state_of_its_own() -> None:
    """No `global`, and no list, dict or set that is filled after it was made."""
    stateful = {
        name
        for name, file in MODULES.items()
        if any(isinstance(node, ast.Global) for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    }

    assert stateful == set()


@pytest.mark.parametrize("measures", ["tests.bench.__main__", "tests.soak"])
def test_what_measures_loads_no_qt_itself(measures: str) -> None:
    """Its memory would be shared with the processes that it measures, and it would wait for its own end."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {measures}; print('PySide6' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "False\n"
