"""The only way to a file in resources/, from a checkout and from the installed wheel alike."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kiosk.errors import ResourceMissing


def _root() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_resources"  # where the wheel puts resources/
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str, *, root: Path | None = None) -> Path:
    """Where the file `name` ("css/invoice-cloud.css") lies. `root` stands in for resources/.

    Raises ResourceMissing for a file that is not there and for a name that leads out of resources/.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts:
        raise ResourceMissing(f"{name!r} is no name of a packaged file")
    found = (root or _root()).joinpath(*parts)
    if not found.is_file():
        raise ResourceMissing(f"the packaged file {name!r} is missing: install the application again")
    return found


def text(name: str, *, root: Path | None = None) -> str:
    """The whole of a packaged UTF-8 text file. Raises ResourceMissing as `path` does."""
    return path(name, root=root).read_text(encoding="utf-8")


def files(folder: str, ending: str) -> tuple[Path, ...]:
    """The files of a folder ("i18n") whose names end so (".qm"), sorted; none where there is no such folder."""
    return tuple(sorted((_root() / folder).glob(f"*{ending}")))
