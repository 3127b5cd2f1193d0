"""Packaged files."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from kiosk import resources
from kiosk.errors import ResourceMissing


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "resources"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "page.css").write_text("body { color: black; } /* ñ */", encoding="utf-8")
    (tmp_path / "outside").write_text("not packaged", encoding="utf-8")
    return folder


def test_a_file_is_found_by_its_name(root: Path) -> None:
    assert resources.path("css/page.css", root=root) == root / "css" / "page.css"
    assert resources.text("css/page.css", root=root) == "body { color: black; } /* ñ */"


@pytest.mark.parametrize(
    "name",
    ["", ".", "css", "css/none.css", "../outside", "css/../../outside", "/etc/passwd", "..\\x", "a\0b"],
)
def test_anything_else_is_missing(root: Path, name: str) -> None:
    with pytest.raises(ResourceMissing):
        resources.path(name, root=root)


def test_without_a_root_the_applications_own_folder_is_searched() -> None:
    with pytest.raises(ResourceMissing, match=r"no/such\.file"):
        resources.path("no/such.file")


@pytest.mark.parametrize("layout", ["checkout", "wheel"])
def test_both_a_checkout_and_an_installed_wheel_find_their_files(tmp_path: Path, layout: str) -> None:
    package = tmp_path / "kiosk"
    package.mkdir()
    shutil.copy(resources.__file__, package)
    folder = tmp_path / "resources" if layout == "checkout" else package / "_resources"
    folder.mkdir()
    (folder / "a.txt").write_text(layout, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("copied_resources", package / "resources.py")
    assert spec is not None
    assert spec.loader is not None
    copied = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copied)

    assert copied.text("a.txt") == layout
