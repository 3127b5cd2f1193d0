"""How the terminal looks: sizes in millimetres turned into pixels, a palette, one style sheet.

Sizes follow the screen's physical size, so that a button is as wide as a finger on every screen, and the text
follows the customer's wish. resources/style/README.md has the whole design.
"""

from __future__ import annotations

from string import Template
from typing import Final

import msgspec
from PySide6.QtGui import QColor, QScreen

from kiosk import resources
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.ui.palettes import Palette, palette, strong_palette

INCH: Final = 25.4  # millimetres
_PLAUSIBLE_DPI: Final = (60.0, 240.0)
_FALLBACK_DPI: Final = 96.0

TYPE: Final = {
    "small": 4.2,
    "told": 4.6,
    "body": 5.2,
    "button": 6.2,
    "lead": 6.4,
    "line_text": 6.8,
    "key": 8.5,
    "title": 9.5,
    "field": 11.0,
    "hero": 14.0,
}
"""The one type scale, in millimetres at the ordinary text size."""

_CONTROLS: Final = {"low": 15.0, "target": 16.0, "main_height": 21.0, "tick": 11.0}
"""Heights of controls in millimetres. They grow with the text that they hold, and never shrink."""
_MOST: Final = {"hero": 1.4, "key": 1.3}
"""What is large already grows by so much at most: a city's name would leave no room for the main action."""
_GROWTH: Final = 0.35  # of a control, for each 100 % that its text grows


class Theme:
    """Sizes and colors of one terminal for one customer's wishes. It never changes: `adapted` gives another."""

    def __init__(
        self,
        screen: QScreen | None,
        city: str,
        *,
        width_mm: int = 0,
        motion: bool = True,
        text_size: TextSize = TextSize.ORDINARY,
        high_contrast: bool = False,
        dpi: float = 0,
    ) -> None:
        """`city`: the city's color. `width_mm`: the screen's own width, 0 to believe what it reports.

        Without `motion` nothing moves by itself. `dpi`: dots per inch as measured before, 0 to ask the screen,
        which is not kept: Qt deletes one that is unplugged or falls asleep.
        """
        self._city = city
        self.motion = motion
        self.text_size = text_size
        self.high_contrast = high_contrast
        self.palette: Palette = strong_palette() if high_contrast else palette(city)
        self._dpi = dpi or _dots_per_inch(screen, width_mm)

    def adapted(self, wishes: Preferences) -> Theme:
        """The theme of the same terminal as a customer wishes it; this one where it is so already."""
        if (wishes.text_size, wishes.high_contrast) == (self.text_size, self.high_contrast):
            return self
        return Theme(
            None,
            self._city,
            motion=self.motion,
            text_size=wishes.text_size,
            high_contrast=wishes.high_contrast,
            dpi=self._dpi,
        )

    @property
    def scale(self) -> float:
        """How many times the ordinary size the text has."""
        return self.text_size.value / 100

    def mm(self, millimetres: float) -> int:
        """So many millimetres in whole pixels of this screen, whatever the text size."""
        return round(millimetres * self._dpi / INCH)

    def text_mm(self, millimetres: float) -> int:
        """The pixels of what has so many millimetres at the ordinary text size and grows with the text."""
        return self.mm(millimetres * self.scale)

    def control_mm(self, millimetres: float) -> int:
        """The pixels of a control that has so many millimetres at the ordinary text size."""
        return self.mm(millimetres * (1 + _GROWTH * (self.scale - 1)))

    def veil(self, strength: int) -> QColor:
        """What darkens a screen beneath something that lies over it; `strength` from 0 to 255."""
        color = QColor(self.palette.veil)
        color.setAlpha(strength)
        return color

    def style_sheet(self) -> str:
        """The one style sheet; widgets name their part in it by the property `part`."""
        tick = "tick-strong" if self.high_contrast else "tick"
        return Template(resources.text("style/kiosk.qss")).substitute(
            msgspec.structs.asdict(self.palette),
            **{
                name: self.mm(size * min(self.scale, _MOST.get(name, self.scale)))
                for name, size in TYPE.items()
            },
            **{name: self.control_mm(size) for name, size in _CONTROLS.items()},
            radius=self.mm(2.4),
            thin=max(1, self.mm(0.4)),
            thick=max(2, self.mm(0.9)),
            gap=self.mm(3),
            near=self.mm(1.4),
            line_height=self.mm(1.2),
            wide=self.mm(6),
            least=self.mm(15),
            bar=self.mm(15),
            tick_picture=resources.path(f"icons/{tick}.svg").as_posix(),
        )


def _dots_per_inch(screen: QScreen | None, width_mm: int) -> float:
    if screen is None:
        return _FALLBACK_DPI
    if width_mm:
        return screen.size().width() / width_mm * INCH
    reported = screen.physicalDotsPerInch()
    lowest, highest = _PLAUSIBLE_DPI
    # A virtual or badly described screen reports nonsense; 96 is what its software assumes then.
    return reported if lowest <= reported <= highest else _FALLBACK_DPI
