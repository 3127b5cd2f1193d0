"""`python -m tests.pictures DIR`: every screen in landscape and portrait, with a contact sheet of each."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.display import virtual_display

SIZES = ("1280x1024", "1080x1920")
ACROSS = 5
WIDTH = 480  # pixels of a picture on the contact sheet
GAP = 16


def main(folder: Path) -> None:
    """Tour the demonstration on a screen of each size and lay the pictures out."""
    for size in SIZES:
        place = folder / size
        with virtual_display(size) as display:
            subprocess.run(
                [sys.executable, "-m", "kiosk", "demo", "--tour", str(place)],
                env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=240,
                check=True,
            )
        sheet = folder / f"contact-sheet-{size}.png"
        contact_sheet(sorted(place.glob("*.png"))).save(sheet)
        sys.stdout.write(f"{sheet}\n")


def contact_sheet(files: list[Path]) -> Image.Image:
    """The pictures in rows of ACROSS, in the order of their names."""
    pictures = [Image.open(file).convert("RGB") for file in files]
    height = round(WIDTH * pictures[0].height / pictures[0].width)
    rows = math.ceil(len(pictures) / ACROSS)
    sheet = Image.new("RGB", (ACROSS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), "#2B3640")
    for place, picture in enumerate(pictures):
        row, column = divmod(place, ACROSS)
        corner = (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP))
        sheet.paste(picture.resize((WIDTH, height), Image.Resampling.LANCZOS), corner)
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]))
