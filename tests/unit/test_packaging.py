"""What leaves the checkout: the lock file, the wheel and the two scripts that a fresh machine starts with."""

from __future__ import annotations

import ast
import os
import re
import socket
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kiosk
from tests.installed import CHECKOUT, build_wheel, install, pip, run, symbolic_link

BOOTSTRAP: Final = CHECKOUT / "packaging" / "bootstrap.sh"
DISTRIBUTION: Final = "city-hall-kiosk"
NOBODY: Final = "65534"  # uid and gid of nobody on Debian
PINNED: Final = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.+]*)(?P<marker> ; .+?)?(?: --hash=sha256:[0-9a-f]{64})+"
)

CONFIGURATION: Final = """
[terminal]
id = "lobby-1"
city = "City of Casselberry"
training = true
[invoice_cloud]
base_url = "http://127.0.0.1:{port}"
css_url = "http://127.0.0.1:{port}/invoice-cloud.css"
[[biller]]
id = "4234"
name = "Utility bill"
api_key = "env:IC_KEY"
[printing]
printer = "none"
[admin]
pin = "env:ADMIN_PIN"
"""


def lock_lines() -> list[str]:
    """One line of the lock file for each package, continuation lines joined."""
    text = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    return re.sub(r" \\\n +", " ", text).splitlines()


# The lock file


def test_every_package_of_the_lock_file_is_pinned_and_hashed() -> None:
    assert lock_lines()
    assert [line for line in lock_lines() if not PINNED.fullmatch(line)] == []


def test_the_lock_file_names_no_index() -> None:
    text = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    assert re.findall(r"://|--(?!hash=)[a-z-]+|^\s*-[a-z]\b| @ ", text, flags=re.MULTILINE) == []


def test_the_lock_file_satisfies_everything_that_the_project_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [Requirement(text) for text in project["dependencies"] + extras["sandbox"] + extras["test"]]
    pins = {match["name"]: match["version"] for match in map(PINNED.fullmatch, lock_lines()) if match}
    unmet = [
        str(requirement)
        for requirement in asked
        if requirement.name != DISTRIBUTION
        and not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    assert unmet == []


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("environment")
    install(wheel, root, symbolic_link)
    return root


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Hold a port on loopback where nobody answers."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def test_the_wheel_holds_every_resource_and_the_command(wheel: Path) -> None:
    resources = CHECKOUT / "resources"
    expected = {
        f"kiosk/_resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        assert "kiosk = kiosk.cli:main" in archive.read(entry_points).decode()
    assert expected
    assert expected - names == set()


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"kiosk", f"city_hall_kiosk-{kiosk.__version__}.dist-info"}


def test_what_the_wheel_declares_is_met_where_it_is_installed(installed: Path) -> None:
    checked = pip(installed, "check")
    assert checked.returncode == 0, checked.stdout


def test_the_installed_package_and_its_resources_are_not_those_of_the_checkout(installed: Path) -> None:
    code = (
        "import kiosk; from kiosk import resources;"
        "print(kiosk.__file__); print(resources.path('css/invoice-cloud.css'))"
    )
    found = run(installed / "bin" / "python", "-I", "-c", code)
    assert found.returncode == 0, found.stderr
    assert [Path(line).is_relative_to(installed) for line in found.stdout.splitlines()] == [True, True]


def imported_by(module: Path) -> Iterator[str]:
    """Yield the top-level package of every absolute import in a file, those inside functions too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def test_whatever_is_imported_outside_the_sandbox_is_declared(installed: Path) -> None:
    (package,) = installed.glob("lib/python3*/site-packages/kiosk")
    # What lies in resources/ is no module of ours: the screen reader runs it.
    others = {"sandbox", "_resources"}
    modules = [path for path in package.rglob("*.py") if path.relative_to(package).parts[0] not in others]
    names = sorted({name for module in modules for name in imported_by(module)})
    code = (
        "import sys; from importlib.util import find_spec;"
        "print([name for name in sys.argv[1:] if not find_spec(name)])"
    )
    found = run(installed / "bin" / "python", "-I", "-c", code, *names)
    assert {"kiosk", "msgspec", "PySide6"} <= set(names)
    assert found.stdout == "[]\n", found.stderr


def test_the_installed_command_tells_its_versions(installed: Path, tmp_path: Path) -> None:
    told = run(installed / "bin" / "kiosk", "--version", cwd=tmp_path, environment={"HOME": str(tmp_path)})
    assert told.returncode == 0, told.stderr
    for version in (kiosk.__version__, metadata.version("PySide6")):
        assert version in told.stdout
    assert re.search(r"Qt \d+\.\d+\.\d+", told.stdout)
    assert re.search(r"Chromium \d+\.\d+\.\d+\.\d+", told.stdout)


def test_the_installed_command_checks_the_file_that_it_is_given(
    installed: Path, tmp_path: Path, closed_port: int
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(CONFIGURATION.format(port=closed_port), encoding="utf-8")
    environment = {"HOME": str(tmp_path), "IC_KEY": "key-for-tests", "ADMIN_PIN": "$argon2id$v=19"}
    told = run(installed / "bin" / "kiosk", "check", "--config", file, cwd=tmp_path, environment=environment)
    assert "configuration" in told.stdout.lower()
    assert "key-for-tests" not in told.stdout + told.stderr
    assert "Traceback" not in told.stderr


def test_the_installed_command_refuses_a_wrong_file_by_its_key(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(CONFIGURATION.format(port=9).replace("training", "trainning"), encoding="utf-8")
    environment = {"HOME": str(tmp_path), "IC_KEY": "key-for-tests"}
    told = run(installed / "bin" / "kiosk", "check", "--config", file, cwd=tmp_path, environment=environment)
    assert told.returncode == 78
    assert "trainning" in told.stdout + told.stderr


@pytest.mark.parametrize("call", ["demo", "sandbox"])
def test_the_installed_command_names_the_extra_that_the_sandbox_needs(
    installed: Path, tmp_path: Path, call: str
) -> None:
    told = run(installed / "bin" / "kiosk", call, cwd=tmp_path, environment={"HOME": str(tmp_path)})
    assert (told.returncode, told.stdout) == (70, "")
    assert (
        told.stderr == "kiosk: the local Invoice Cloud is an extra: pip install 'city-hall-kiosk[sandbox]'\n"
    )


# The scripts


def bootstrap_without_rights(*groups: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run packaging/bootstrap.sh as a user who is not root and whom sudo cannot help.

    The script comes through standard input, since that user may not be able to read this checkout.
    """
    as_nobody = ["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"] if os.geteuid() == 0 else []
    return run(
        "setpriv",
        "--no-new-privs",
        *as_nobody,
        "bash",
        "-s",
        "--",
        *groups,
        stdin=BOOTSTRAP.read_text(encoding="utf-8"),
        environment=environment,
    )


def test_bootstrap_without_rights_names_the_command_to_run() -> None:
    # dpkg's own way to another database: in one that is not there, nothing is installed.
    refused = bootstrap_without_rights("test", DPKG_ADMINDIR="/nonexistent")
    assert refused.returncode == 1
    (command,) = (line for line in refused.stderr.splitlines() if line.startswith("sudo "))
    assert "apt-get install" in command
    assert {"libegl1", "python3-venv", "xvfb", "openbox"} <= set(command.split())
    assert "|" not in command


def test_bootstrap_needs_no_rights_where_nothing_is_missing() -> None:
    done = bootstrap_without_rights("test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_bootstrap_says_which_python_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho 3.9\n", encoding="utf-8")
    old.chmod(0o755)
    refused = run(BOOTSTRAP, "run", environment={"PYTHON": str(old)})
    assert refused.returncode == 1
    assert f"{old} is Python 3.9; 3.11 or newer is needed" in refused.stderr


def test_bootstrap_says_that_it_knows_debian_only(tmp_path: Path) -> None:
    refused = run("/bin/bash", BOOTSTRAP, environment={"PATH": str(tmp_path)})
    assert refused.returncode == 1
    assert "this is no Debian" in refused.stderr


def test_bootstrap_refuses_a_group_that_it_does_not_know() -> None:
    refused = run(BOOTSTRAP, "everything")
    assert refused.returncode == 2
    assert "no group is called 'everything'" in refused.stderr


@pytest.mark.parametrize("display", [{"DISPLAY": ":7"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_the_demo_opens_a_window_where_there_is_a_display(display: dict[str, str]) -> None:
    planned = run("make", "--dry-run", "demo", cwd=CHECKOUT, environment=display)
    assert planned.stdout.splitlines()[-1] == ".venv/bin/kiosk demo"


def test_the_demo_takes_a_tour_where_there_is_no_display() -> None:
    planned = run("make", "--dry-run", "demo", cwd=CHECKOUT).stdout.splitlines()
    assert planned[0] == "packaging/bootstrap.sh run display"
    assert any(line.endswith(".venv/bin/kiosk demo --tour build/tour") for line in planned)
    assert f"{CHECKOUT}/build/tour" in planned[-1]


def test_the_firewall_refuses_what_is_the_terminal_s_and_nothing_that_the_kernel_itself_sends() -> None:
    """Of what belongs to no user, neighbor discovery for one, "is not the terminal's" is not true either."""
    rules = (CHECKOUT / "packaging" / "nftables" / "kiosk.nft").read_text(encoding="utf-8")
    chains = {
        name: [line.strip() for line in body.splitlines() if line.strip() and "#" not in line]
        for name, body in re.findall(r"chain (\w+) {\n(.*?)\n    }", rules, re.DOTALL)
    }

    assert chains["sent"] == [
        "type filter hook output priority filter; policy accept;",
        'meta skuid "kiosk" jump of_the_terminal',
    ]
    assert chains["of_the_terminal"][-1] == "counter reject"


def test_no_image_of_the_terminal_s_memory_is_left_to_a_program_either() -> None:
    unit = (CHECKOUT / "packaging" / "systemd" / "kiosk.service").read_text(encoding="utf-8")

    assert "LimitCORE=1" in unit.splitlines()
