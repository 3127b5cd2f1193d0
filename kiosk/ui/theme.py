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
    """Colors as #RRGGBB. `city` is the configuration's, the next four follow from it.

    Text keeps 4.5:1 on what it stands on, edges and the focus 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
    """

    city: str
    on_city: str
    city_pressed: str
    city_ink: str
    on_city_focus: str
    paper: str = "#F5F7FA"
    card: str = "#FFFFFF"
    ink: str = "#13202D"
    quiet: str = "#4A5A6A"
    line: str = "#C3CDD8"
    focus: str = "#B35900"
    alarm: str = "#A3231F"
    alarm_paper: str = "#FCEBEA"
    good: str = "#1C6B3C"
    good_paper: str = "#E6F4EC"
    training: str = "#FFD54A"


_WHITE: Final = "#FFFFFF"
_BLACK: Final = "#000000"
_INK: Final = "#13202D"
_LINE: Final = "#C3CDD8"
_GOLD: Final = "#FFD54A"
_READABLE: Final = 4.5
_VISIBLE: Final = 3.0


def palette(city: str) -> Palette:
    """The palette around the city's color, whatever that is."""
    color = QColor(city)
    readable = [on for on in (_WHITE, _INK) if contrast(city, on) >= _READABLE]
    on_city = readable[0] if readable else max(_WHITE, _BLACK, key=lambda on: contrast(city, on))
    pressed = color.darker(130) if on_city == _WHITE else color.lighter(115)
    ink = color
    while contrast(ink.name(), _LINE) < _READABLE:
        ink = QColor.fromRgbF(ink.redF() * 0.9, ink.greenF() * 0.9, ink.blueF() * 0.9)
    return Palette(
        city=color.name(),
        on_city=on_city,
        city_pressed=pressed.name(),
        city_ink=ink.name(),
        on_city_focus=_GOLD if contrast(_GOLD, city) >= _VISIBLE else on_city,
    )


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
