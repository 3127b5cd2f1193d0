"""The application as a city gets it: the wheel built from this checkout, in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT: Final = Path(__file__).resolve().parents[1]
SYSTEM_PATH: Final = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def run(
    *command: str | Path,
    cwd: Path = Path("/"),
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run one command, with nothing of this process's environment but what is given, its output as text."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": SYSTEM_PATH, "LANG": "C.UTF-8", **(environment or {})},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def build_wheel(folder: Path) -> Path:
    """Build the wheel from this checkout into `folder`, asking no index."""
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=CHECKOUT)
    if built.returncode != 0:
        raise RuntimeError(built.stderr)
    (path,) = folder.glob("*.whl")
    return path


def install(wheel: Path, root: Path, place: Callable[[Path, Path], object]) -> None:
    """Make an environment in `root` with the wheel and what it declares to need in it, and nothing else.

    `place(source, target)` brings each package of the environment that runs the tests into the new one, so
    that no index is asked: by a symbolic link, or by `hard_link` for a user who can't read that environment.
    """
    interpreter = sys._base_executable  # type: ignore[attr-defined]
    made = run(interpreter, "-m", "venv", "--without-pip", root)
    if made.returncode != 0:
        raise RuntimeError(made.stderr)
    put = pip(root, "install", "--no-deps", "--no-index", "--no-cache-dir", wheel)
    if put.returncode != 0:
        raise RuntimeError(put.stderr)
    (packages,) = root.glob("lib/python3*/site-packages")
    (ours,) = metadata.distributions(path=[str(packages)])
    for distribution in needed(ours.requires or []):
        for name in {file.parts[0] for file in distribution.files or []} - {"..", "__pycache__"}:
            if not os.path.lexists(packages / name):
                place(Path(str(distribution.locate_file(name))), packages / name)


def symbolic_link(source: Path, target: Path) -> None:
    """Bring a package by a link: at once, for whoever can read where it lies."""
    target.symlink_to(source)


def hard_link(source: Path, target: Path) -> None:
    """Bring a package file by file, in no time and space where both lie on one file system."""

    def link(source: str, target: str) -> str:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        return target

    if source.is_dir():
        shutil.copytree(source, target, copy_function=link)
    else:
        link(str(source), str(target))


def needed(requirements: Iterable[str]) -> Iterator[metadata.Distribution]:
    """Yield what these requirements and theirs in turn ask for, as it is installed for the tests."""
    waiting, seen = list(requirements), set[str]()
    while waiting:
        requirement = Requirement(waiting.pop())
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        name = canonicalize_name(requirement.name)
        if wanted and name not in seen:
            seen.add(name)
            distribution = metadata.distribution(name)
            yield distribution
            waiting.extend(distribution.requires or [])


def pip(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run this environment's pip upon the environment `root`."""
    return run(sys.executable, "-m", "pip", "--python", root / "bin" / "python", *arguments)
