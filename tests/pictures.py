"""`python -m tests.pictures DIR`: every screen of lobby and counter on contact sheets, and the README's picture."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import msgspec
from PIL import Image

from tests.display import virtual_display

README = Path(__file__).parents[1] / "resources/pictures/terminal.png"
SHOWN_THERE = ("welcome", "account-number-complete", "payment-options", "receipt")
"""What the README shows of the tour in landscape."""


class Tour(msgspec.Struct, frozen=True):
    """One tour of the demonstration on a screen of so many pixels."""

    name: str
    size: str
    more: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """How pictures lie on a sheet: how many across, and pixels of a picture and between two."""

    across: int
    wide: int
    gap: int


LANDSCAPE = Tour("1280x1024", "1280x1024")
TOURS = (
    LANDSCAPE,
    Tour("1080x1920", "1080x1920"),
    Tour("counter-1280x1024", "1280x1024", ("--counter",)),
    Tour("counter-1920x1080", "1920x1080", ("--counter",)),
)
CONTACTS = Sheet(across=5, wide=480, gap=16)
PICTURE = Sheet(across=2, wide=600, gap=14)


def main(folder: Path) -> None:
    """Tour the demonstration on a screen of each size and lay the pictures out."""
    for tour in TOURS:
        place = folder / tour.name
        with virtual_display(tour.size) as display:
            subprocess.run(
                [sys.executable, "-m", "kiosk", "demo", *tour.more, "--tour", str(place)],
                env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=240,
                check=True,
            )
        save(laid_out(sorted(place.glob("*.png")), CONTACTS), folder / f"contact-sheet-{tour.name}.png")
    save(laid_out([only(folder / LANDSCAPE.name, name) for name in SHOWN_THERE], PICTURE), README)


def only(place: Path, name: str) -> Path:
    """The picture of that name: the tour puts a number before it."""
    (found,) = place.glob(f"[0-9][0-9]-{name}.png")
    return found


def save(sheet: Image.Image, file: Path) -> None:
    """Write it, as small as it goes, and say where it is."""
    sheet.save(file, optimize=True)
    sys.stdout.write(f"{file}\n")


def laid_out(files: list[Path], how: Sheet) -> Image.Image:
    """The pictures in rows, in the order of their names."""
    pictures = [Image.open(file).convert("RGB") for file in files]
    height = round(how.wide * pictures[0].height / pictures[0].width)
    rows = math.ceil(len(pictures) / how.across)
    size = (how.across * (how.wide + how.gap) + how.gap, rows * (height + how.gap) + how.gap)
    sheet = Image.new("RGB", size, "#2B3640")
    for place, picture in enumerate(pictures):
        row, column = divmod(place, how.across)
        corner = (how.gap + column * (how.wide + how.gap), how.gap + row * (height + how.gap))
        sheet.paste(picture.resize((how.wide, height), Image.Resampling.LANCZOS), corner)
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]))
