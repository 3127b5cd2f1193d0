"""How the terminal looks: sizes in millimetres turned into pixels, a small palette, one style sheet.

Sizes follow the screen's physical size, so that a button is as wide as a finger on every screen.
"""

from __future__ import annotations

from string import Template
from typing import Final

import msgspec
from PySide6.QtGui import QColor, QScreen

from kiosk import resources

INCH: Final = 25.4  # millimetres
_PLAUSIBLE_DPI: Final = (60.0, 240.0)
_FALLBACK_DPI: Final = 96.0


class Palette(msgspec.Struct, frozen=True):
    """Colors as #RRGGBB. `city` is the configuration's; the others keep 4.5:1 on what they stand on."""

    city: str
    city_dark: str
    on_city: str
    paper: str = "#F5F7FA"
    card: str = "#FFFFFF"
    ink: str = "#13202D"
    quiet: str = "#4A5A6A"
    line: str = "#C3CDD8"
    focus: str = "#F2A900"
    alarm: str = "#A3231F"
    alarm_paper: str = "#FCEBEA"
    good: str = "#1C6B3C"
    good_paper: str = "#E6F4EC"
    training: str = "#FFD54A"


def palette(city: str) -> Palette:
    """The palette around the city's color, on which is written in whichever of white and ink reads better."""
    color = QColor(city)
    on_city = "#FFFFFF" if contrast(city, "#FFFFFF") >= contrast(city, "#13202D") else "#13202D"
    return Palette(city=color.name(), city_dark=color.darker(130).name(), on_city=on_city)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    shade = QColor(color)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (shade.redF(), shade.greenF(), shade.blueF())
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


class Theme:
    """Sizes and colors of one terminal."""

    def __init__(self, screen: QScreen | None, city: str) -> None:
        self.palette = palette(city)
        dpi = screen.physicalDotsPerInch() if screen is not None else _FALLBACK_DPI
        lowest, highest = _PLAUSIBLE_DPI
        # A virtual or badly described screen reports nonsense; 96 is what its software assumes then.
        self._dpi = dpi if lowest <= dpi <= highest else _FALLBACK_DPI

    def mm(self, millimetres: float) -> int:
        """So many millimetres in whole pixels of this screen."""
        return round(millimetres * self._dpi / INCH)

    def style_sheet(self) -> str:
        """The one style sheet; widgets name their part in it by the property `part`."""
        colors = self.palette
        return Template(resources.text("style/kiosk.qss")).substitute(
            msgspec.structs.asdict(colors),
            small=self.mm(4.2),
            body=self.mm(5.2),
            lead=self.mm(6.4),
            button=self.mm(6.2),
            title=self.mm(9.5),
            hero=self.mm(14),
            field=self.mm(11),
            key=self.mm(8.5),
            radius=self.mm(2.4),
            thin=max(1, self.mm(0.4)),
            thick=max(2, self.mm(0.9)),
            gap=self.mm(3),
            line_height=self.mm(1.2),
            wide=self.mm(6),
            target=self.mm(16),
            main=self.mm(21),
        )
