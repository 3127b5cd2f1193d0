"""Colors that can be read whatever the city's own is, and sizes that follow the screen."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.flow.preferences import Preferences, TextSize
from kiosk.ui.palettes import STRONG, contrast, palette, strong_palette
from kiosk.ui.theme import Theme

CITIES = (
    "#005A9C",
    "#000000",
    "#FFFFFF",
    "#FFD54A",
    "#8BC34A",
    "#777777",
    "#C8102E",
    "#00A3E0",
    "#B0B0B0",
    "#F5F7FA",
)
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
VISIBLE = 3.0  # WCAG 2.2, success criterion 1.4.11


@pytest.mark.parametrize("city", CITIES)
def test_every_text_stands_out_from_what_it_stands_on(city: str) -> None:
    colors = palette(city)
    pairs = {
        "header and main button": (colors.on_city, colors.city),
        "pressed header and main button": (colors.on_city, colors.city_pressed),
        "button": (colors.city_ink, colors.card),
        "pressed button": (colors.city_ink, colors.line),
        "countdown": (colors.city_ink, colors.card),
        "text": (colors.ink, colors.paper),
        "text on a card": (colors.ink, colors.card),
        "pressed key": (colors.ink, colors.line),
        "quiet text": (colors.quiet, colors.paper),
        "quiet text on a card": (colors.quiet, colors.card),
        "alarm": (colors.alarm, colors.alarm_paper),
        "good": (colors.good, colors.good_paper),
        "receipt's bar": (colors.ink, colors.good_paper),
        "quiet text in the receipt's bar": (colors.quiet, colors.good_paper),
        "training": (colors.ink, colors.training),
    }

    faint = {name: round(contrast(*pair), 2) for name, pair in pairs.items() if contrast(*pair) < READABLE}
    assert faint == {}


@pytest.mark.parametrize("city", CITIES)
def test_a_button_s_edge_and_the_focus_stand_out(city: str) -> None:
    colors = palette(city)
    pairs = {
        "edge of a button": (colors.city_ink, colors.card),
        "edge of the field": (colors.quiet, colors.card),
        "focus on a button": (colors.focus, colors.card),
        "focus on a screen": (colors.focus, colors.paper),
        "focus on the header": (colors.on_city_focus, colors.city),
    }

    faint = {name: round(contrast(*pair), 2) for name, pair in pairs.items() if contrast(*pair) < VISIBLE}
    assert faint == {}


def test_the_strong_palette_keeps_seven_to_one() -> None:
    colors = strong_palette()
    pairs = {
        "text": (colors.ink, colors.paper),
        "quiet text": (colors.quiet, colors.paper),
        "main action": (colors.on_main, colors.main),
        "button": (colors.city_ink, colors.card),
        "header": (colors.on_city, colors.city),
        "alarm": (colors.alarm, colors.alarm_paper),
        "good": (colors.good, colors.good_paper),
        "training": (colors.on_training, colors.training),
    }

    faint = {name: round(contrast(*pair), 2) for name, pair in pairs.items() if contrast(*pair) < STRONG}
    assert faint == {}


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_sizes_are_those_of_the_screen(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    theme = Theme(screen, "#005A9C")

    assert theme.mm(25.4) == round(screen.physicalDotsPerInch())


def test_a_screen_that_has_gone_since_is_not_asked_again(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    theme = Theme(screen, "#005A9C", width_mm=100)
    before = theme.mm(25.4)
    shiboken6.invalidate(screen)

    assert theme.adapted(Preferences(text_size=TextSize.LARGEST)).mm(25.4) == before
    assert before != Theme(QGuiApplication.primaryScreen(), "#005A9C").mm(25.4)


def test_without_a_screen_an_inch_has_96_pixels() -> None:
    assert Theme(None, "#005A9C").mm(25.4) == 96


def test_the_style_sheet_names_no_size_or_color_that_is_missing() -> None:
    sheet = Theme(None, "#005A9C").style_sheet()

    assert "$" not in sheet
    assert "#005a9c" in sheet
