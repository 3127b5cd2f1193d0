"""The colors of the screens: calm ones around the city's own, and strong ones for who sees little."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtGui import QColor

READABLE: Final = 4.5
"""Text on what it stands on (WCAG 2.2, 1.4.3)."""
STRONG: Final = 7.0
"""The same in the strong palette (WCAG 2.2, 1.4.6)."""
VISIBLE: Final = 3.0
"""Edges, signs and the focus (WCAG 2.2, 1.4.11)."""


class Palette(msgspec.Struct, frozen=True):
    """Colors as #RRGGBB. `city` is the configuration's, the next six follow from it.

    Text keeps READABLE on what it stands on, or STRONG in the strong palette; edges and the focus VISIBLE.
    """

    city: str
    on_city: str
    city_pressed: str
    city_ink: str
    on_city_focus: str
    soft: str
    """A breath of the city's color, on which plain text stands."""
    main: str
    """The one main action of a screen."""
    on_main: str
    main_pressed: str
    paper: str = "#F5F7FA"
    card: str = "#FFFFFF"
    ink: str = "#13202D"
    quiet: str = "#4A5A6A"
    line: str = "#C3CDD8"
    pressed: str = "#C3CDD8"
    header_edge: str = "transparent"
    focus: str = "#B35900"
    focus_paper: str = "#FFF6E8"
    alarm: str = "#A3231F"
    on_alarm: str = "#FFFFFF"
    alarm_paper: str = "#FCEBEA"
    good: str = "#1C6B3C"
    good_paper: str = "#E6F4EC"
    marker: str = "#FFF6DD"
    training: str = "#FFD54A"
    on_training: str = "#13202D"
    veil: str = "#13202D"
    """What darkens a screen beneath something that lies over it."""


_WHITE: Final = "#FFFFFF"
_BLACK: Final = "#000000"
_INK: Final = "#13202D"
_LINE: Final = "#C3CDD8"
_GOLD: Final = "#FFD54A"
_YELLOW: Final = "#FFE75C"
_SOFT: Final = 0.09  # part of the city's color in what it tints


def palette(city: str) -> Palette:
    """The calm palette around the city's color, whatever that is."""
    color = QColor(city)
    readable = [on for on in (_WHITE, _INK) if contrast(city, on) >= READABLE]
    on_city = readable[0] if readable else max(_WHITE, _BLACK, key=lambda on: contrast(city, on))
    pressed = color.darker(130) if on_city == _WHITE else color.lighter(115)
    ink = color
    while contrast(ink.name(), _LINE) < READABLE:
        ink = QColor.fromRgbF(ink.redF() * 0.9, ink.greenF() * 0.9, ink.blueF() * 0.9)
    return Palette(
        city=color.name(),
        on_city=on_city,
        city_pressed=pressed.name(),
        city_ink=ink.name(),
        on_city_focus=_GOLD if contrast(_GOLD, city) >= VISIBLE else on_city,
        soft=_tinted(ink),
        main=color.name(),
        on_main=on_city,
        main_pressed=pressed.name(),
    )


def strong_palette() -> Palette:
    """White and yellow on black. The city's color is left out: it could not keep the contrast."""
    return Palette(
        city=_BLACK,
        on_city=_WHITE,
        city_pressed="#3A3A3A",
        city_ink=_YELLOW,
        on_city_focus="#4DD8FF",
        soft="#141414",
        main=_YELLOW,
        on_main=_BLACK,
        main_pressed=_WHITE,
        paper=_BLACK,
        card=_BLACK,
        ink=_WHITE,
        quiet="#E6E6E6",
        line="#8C8C8C",
        pressed="#3A3A3A",
        header_edge=_WHITE,
        focus="#4DD8FF",
        focus_paper="#00222C",
        alarm="#FFA8A0",
        on_alarm=_BLACK,
        alarm_paper="#2B0000",
        good="#8EF0A8",
        good_paper="#00220C",
        marker="#2A2500",
        training=_YELLOW,
        on_training=_BLACK,
        veil=_BLACK,
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _tinted(color: QColor) -> str:
    """White with a little of a color in it."""
    parts = (1 - _SOFT * (1 - part) for part in (color.redF(), color.greenF(), color.blueF()))
    return QColor.fromRgbF(*parts).name()


def _luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    shade = QColor(color)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (shade.redF(), shade.greenF(), shade.blueF())
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
