"""What does not fit scrolls: one sees that there is more, and what was refused comes into sight."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.flow.states import Session, SessionId
from kiosk.sandbox import configuration
from kiosk.settings import Settings
from kiosk.ui.widgets.choice import BillerChoice
from kiosk.ui.widgets.line import Line
from kiosk.ui.widgets.scrolled import ScrolledPage, Shade
from kiosk.ui.window import Window
from tests.ui import guest_states, resident_states
from tests.ui.house import House
from tests.ui.test_layout import SIZES, opened

LARGE = Preferences(text_size=TextSize(200))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    with House(tls=None) as sandbox:
        plain = config.load(configuration.write(sandbox, tmp_path_factory.mktemp("settings")))
    return resident_states.with_residents(plain)


def show(window: Window, name: str, wishes: Preferences) -> None:
    """Show this state and let every layout settle."""
    state, member = resident_states.STATES[name]
    window.show_session(Session(id=SessionId("s-1"), state=state, member=member, preferences=wishes))
    for _ in range(10):
        QApplication.processEvents()


def visible_page(window: Window) -> ScrolledPage:
    (page,) = [each for each in window.findChildren(ScrolledPage) if each.isVisible()]
    return page


def shades(page: ScrolledPage) -> list[str]:
    """The edges that are shaded."""
    middle = page.viewport().geometry().center().y()
    return [
        "above" if each.y() < middle else "below" for each in page.findChildren(Shade) if each.isVisible()
    ]


def test_an_edge_is_shaded_behind_which_there_is_more(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, settings, SIZES["landscape"])
    show(window, "choose, many", LARGE)
    page = visible_page(window)
    bar = page.verticalScrollBar()
    bar.setValue(bar.minimum())
    at_the_top = shades(page)
    bar.setValue(bar.maximum() // 2)
    between = shades(page)
    bar.setValue(bar.maximum())

    assert at_the_top == ["below"]
    assert between == ["above", "below"]
    assert shades(page) == ["above"]


def test_no_edge_is_shaded_where_everything_is_in_sight(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, settings, SIZES["portrait"])
    show(window, "sign in", Preferences())

    assert shades(visible_page(window)) == []


@pytest.mark.parametrize("size", ["landscape", "small"])
def test_a_refusal_comes_into_sight_beside_the_line_that_is_to_be_typed_again(
    qtbot: QtBot, settings: Settings, size: str
) -> None:
    window = opened(qtbot, settings, SIZES[size])
    show(window, "sign in", LARGE)
    page = visible_page(window)
    place = page.viewport().rect()
    password = next(each for each in page.findChildren(Line) if each.show_button is not None).input
    password.setFocus()
    show(window, "sign in, wrong", LARGE)
    (notice,) = [
        each
        for each in page.findChildren(QLabel)
        if each.isVisible() and each.text().startswith("E-mail address and password do not match.")
    ]

    assert page.verticalScrollBar().maximum() > 0
    for each in (notice, password):
        assert place.contains(each.rect().translated(each.mapTo(page.viewport(), each.rect().topLeft())))


def test_what_is_chosen_is_ticked_and_not_filled_like_the_main_action(
    qtbot: QtBot, settings: Settings
) -> None:
    window = opened(qtbot, settings, SIZES["landscape"])
    show(window, "register, account", Preferences())
    choice = next(each for each in window.findChildren(BillerChoice) if each.isVisible())
    chosen, other = choice.findChildren(QPushButton)
    (main,) = [
        each
        for each in window.findChildren(QPushButton)
        if each.isVisible() and each.property("part") == "main"
    ]

    def ground(button: QPushButton) -> str:
        """The color inside the lower edge."""
        return button.grab().toImage().pixelColor(button.width() // 2, button.height() - 8).name()

    assert chosen.isChecked()
    assert ground(main) == settings.terminal.colour.lower()
    assert ground(chosen) not in (ground(main), ground(other))
    assert sign_on(chosen)
    assert not sign_on(other)


def sign_on(button: QPushButton) -> bool:
    """Whether a tick in the color of its edge stands before the name."""
    size = button.iconSize()
    state = QIcon.State.On if button.isChecked() else QIcon.State.Off
    picture = button.icon().pixmap(size, QIcon.Mode.Normal, state).toImage()
    return any(picture.pixelColor(x, y).alpha() for x in range(size.width()) for y in range(size.height()))


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_to_be_quoted_of_an_unknown_outcome_is_in_sight_on_a_small_screen(
    qtbot: QtBot, settings: Settings, language: str
) -> None:
    window = opened(qtbot, settings, SIZES["small"])
    state = guest_states.STATES["unknown"]
    wishes = Preferences(language=language)
    window.show_session(Session(id=SessionId("s-1"), state=state, preferences=wishes))
    for _ in range(10):
        QApplication.processEvents()
    page = visible_page(window)

    assert page.verticalScrollBar().maximum() == 0
    assert any("training-1" in each.text() for each in page.findChildren(QLabel) if each.isVisible())
