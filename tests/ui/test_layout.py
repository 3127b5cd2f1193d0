"""Every screen fits: no word is cut, every button takes a finger, nothing lies on anything else."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.flow import states
from kiosk.flow.people import Member
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.flow.states import (
    Session,
    SessionId,
)
from kiosk.sandbox import configuration
from kiosk.settings import Scanner, Settings
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.crosses import Crosses
from kiosk.ui.widgets.scrolled import ScrolledPage
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.ui.window import Window
from kiosk.urlpolicy import Kind
from tests.ui import resident_states
from tests.ui.guest_states import HOSTED, STATES
from tests.ui.house import House

SIZES = {"landscape": (1280, 1024), "small": (1024, 768), "wide": (1920, 1080), "portrait": (1080, 1920)}
FINGER = 57  # pixels: 15 mm at the 96 dpi that the theme takes for granted without a screen
_ROUNDS = 10  # of events: a line more in a label comes to what holds it by and by
_FEW = 3  # are enough for most screens
LOOKS = {
    "plain": Preferences(),
    "contrast": Preferences(high_contrast=True),
    "150": Preferences(text_size=TextSize(150), high_contrast=True),
    "200": Preferences(text_size=TextSize(200), high_contrast=True),
}
EVERY = {**{name: (state, None) for name, state in STATES.items()}, **resident_states.STATES}
WARNED = ("welcome", "typed, none", "hosted")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demonstration's configuration with both its billers, and a scanner to tell of."""
    folder = tmp_path_factory.mktemp("settings")
    with House(tls=None) as sandbox:
        plain = config.load(configuration.write(sandbox, folder))
    return msgspec.structs.replace(plain, scanner=Scanner(prefix="\x02"))


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def window(qtbot: QtBot, settings: Settings, request: pytest.FixtureRequest) -> Window:
    """The window, laid out at one size without a screen that could be too small for it."""
    return opened(qtbot, settings, request.param)


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def resident_window(qtbot: QtBot, settings: Settings, request: pytest.FixtureRequest) -> Window:
    """The same where residents sign in."""
    return opened(qtbot, resident_states.with_residents(settings), request.param)


def opened(qtbot: QtBot, settings: Settings, size: tuple[int, int]) -> Window:
    """A window of this size in pixels."""
    made = Window(settings, Theme(None, settings.terminal.colour))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.setFixedSize(*size)
    made.show()
    return made


def draw(
    window: Window, state: states.AnyState, *, warning: int | None = None, member: Member | None = None
) -> None:
    """Show this state and let every layout settle."""
    window.show_session(Session(id=SessionId("s-1"), state=state, warning=warning, member=member))
    settle(_ROUNDS)


def settle(rounds: int) -> None:
    """Let every layout come to its end."""
    for _ in range(rounds):
        QApplication.processEvents()


def place_of(widget: QWidget, window: Window) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {text!r}"


def seen(held: QWidget) -> list[QWidget]:
    """The labels, buttons, fields and boxes within a widget that can be seen."""
    found: list[QWidget] = []
    for each in held.children():
        if isinstance(each, QWidget) and each.isVisible():
            if isinstance(each, QLabel | QPushButton | QLineEdit | QCheckBox):
                found.append(each)
            found += seen(each)
    return found


def cut(widget: QWidget) -> str:
    """What is wrong with the room that a label's or button's text has; "" if nothing is."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = max(
            re.split(r"[\s\u200b]+", widget.text()), key=widget.fontMetrics().horizontalAdvance, default=""
        )
        room = widget.contentsRect().width()
        if widget.fontMetrics().horizontalAdvance(words) > room:
            return f"{name_of(widget)}: the word {words!r} is wider than {room}"
        needed = widget.heightForWidth(widget.width())
        return (
            f"{name_of(widget)}: {widget.height()} high, needs {needed}" if needed > widget.height() else ""
        )
    if isinstance(widget, QLineEdit):
        return ""
    needed_size = widget.sizeHint()
    if needed_size.width() > widget.width() or needed_size.height() > widget.height():
        return f"{name_of(widget)}: {widget.size().toTuple()}, needs {needed_size.toTuple()}"
    return ""


def outside(widget: QWidget, window: Window) -> str:
    """Where a widget leaves the window or what holds it; "" if it does not."""
    if scrolls(widget):
        hidden = in_sight(widget, window).width() < widget.width() and not in_sight(widget, window).isEmpty()
        return f"{name_of(widget)}: pushed sideways" if hidden else ""
    parent = widget.parentWidget()
    inside = parent is None or parent.rect().contains(widget.geometry())
    if inside and window.rect().contains(place_of(widget, window)):
        return ""
    return f"{name_of(widget)}: {place_of(widget, window).getRect()} leaves what holds it"


def scrolls(widget: QWidget) -> bool:
    """Whether the widget stands in a list that can be pushed up and down."""
    held: QWidget | None = widget
    while held is not None and not isinstance(held, QScrollArea):
        held = held.parentWidget()
    return held is not None and held is not widget


def overlaps(widgets: list[QWidget], window: Window) -> list[str]:
    """Pairs that lie on each other, whoever holds them; what covers a whole screen on purpose is left out."""
    places = [(each, layer(each), in_sight(each, window)) for each in widgets]
    return [
        f"{name_of(one)} {place.getRect()} lies on {name_of(other)} {under.getRect()}"
        for (one, above, place), (other, below, under) in combinations(places, 2)
        if above is below and place.intersects(under) and not one.isAncestorOf(other)
    ]


def layer(widget: QWidget) -> QWidget | None:
    """What lies over the screen and holds this widget; None for the screen itself."""
    held: QWidget | None = widget
    while held is not None and not isinstance(held, IdleWarning | Crosses):
        held = held.parentWidget()
    return held


def in_sight(widget: QWidget, window: Window) -> QRect:
    """The part of a widget that what holds it lets be seen, in the window."""
    place = widget.rect()
    held: QWidget | None = widget
    while held is not None and held is not window:
        place.translate(held.pos())
        held = held.parentWidget()
        place &= window.rect() if held is None else held.rect()
    return place


def complaints(window: Window) -> str:
    """All that a customer could not read or press, a line each."""
    widgets = seen(window)
    small = [
        f"{name_of(each)}: {each.size().toTuple()} is no place for a finger"
        for each in widgets
        if not isinstance(each, QLabel) and min(each.width(), each.height()) < FINGER
    ]
    told = [
        *map(cut, widgets),
        *(outside(each, window) for each in widgets),
        *small,
        *overlaps(widgets, window),
    ]
    return "\n".join(filter(None, told))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("look", LOOKS)
def test_every_screen_fits_one_after_the_other(resident_window: Window, look: str, language: str) -> None:
    wishes = msgspec.structs.replace(LOOKS[look], language=language)
    # Nothing has to be painted to be laid out.
    resident_window.setUpdatesEnabled(False)
    told = {}
    for name, (state, member) in EVERY.items():
        session = Session(id=SessionId("s-1"), state=state, member=member, preferences=wishes)
        resident_window.show_session(session)
        settle(_FEW)
        if complaints(resident_window):
            settle(_ROUNDS)
            told[name] = complaints(resident_window)

    assert resident_window.size().toTuple() in SIZES.values()
    assert {name: words for name, words in told.items() if words} == {}


@pytest.mark.parametrize("name", WARNED)
def test_the_idle_warning_fits_over(window: Window, name: str) -> None:
    draw(window, STATES[name], warning=30)

    assert complaints(window) == ""


@pytest.mark.parametrize("name", ["menu, ready", "settings, ready", "care, delete"])
def test_the_idle_warning_of_a_resident_fits_over(resident_window: Window, name: str) -> None:
    state, member = resident_states.STATES[name]
    draw(resident_window, state, member=member, warning=30)

    assert complaints(resident_window) == ""


def test_a_refusal_fits_above_the_page(window: Window) -> None:
    window.lend_view(SessionId("s-1"), QWidget())
    draw(window, HOSTED)
    for kind in Kind:
        window.say_refused(SessionId("s-1"), kind)
    draw(window, HOSTED)

    assert "can't be opened at this terminal" in " ".join(
        each.text() for each in window.findChildren(QLabel) if each.isVisible()
    )
    assert complaints(window) == ""


def test_a_long_city_and_no_telephone_fit(qtbot: QtBot, settings: Settings) -> None:
    terminal = msgspec.structs.replace(
        settings.terminal, city="The Consolidated City of Fernandina Harbor Heights", help_phone=""
    )
    long = msgspec.structs.replace(settings, terminal=terminal)
    made = Window(long, Theme(None, terminal.colour))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.setFixedSize(1024, 768)
    made.show()
    draw(made, states.Welcome())
    told = complaints(made)
    draw(made, STATES["closed, unreachable"])

    assert told == ""
    assert complaints(made) == ""


@pytest.mark.parametrize("kind", ["picture", "nothing"])
def test_a_logo_stands_in_the_header_and_a_broken_one_harms_nothing(
    qtbot: QtBot, settings: Settings, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "logo.png"
    if kind == "picture":
        picture = QPixmap(300, 200)
        picture.fill(Qt.GlobalColor.red)
        picture.save(str(file))
    else:
        file.write_bytes(b"no picture")
    terminal = msgspec.structs.replace(settings.terminal, logo=str(file))
    made = Window(msgspec.structs.replace(settings, terminal=terminal), Theme(None, terminal.colour))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.setFixedSize(1024, 768)
    made.show()
    draw(made, states.Welcome())

    heights = [each.pixmap().height() for each in made.findChildren(QLabel) if not each.pixmap().isNull()]
    assert heights == ([Theme(None, terminal.colour).mm(14)] if kind == "picture" else [])
    assert complaints(made) == ""


@pytest.mark.parametrize("size", ["landscape", "portrait"])
def test_nothing_is_pushed_up_and_down_where_there_is_room_for_all_of_it(
    qtbot: QtBot, settings: Settings, size: str
) -> None:
    window = opened(qtbot, resident_states.with_residents(settings), SIZES[size])
    pushed = set()
    window.setUpdatesEnabled(False)
    for name, (state, member) in EVERY.items():
        draw(window, state, member=member)
        if any(each.verticalScrollBar().isVisible() for each in window.findChildren(ScrolledPage)):
            pushed.add(name)

    assert pushed <= {"choose, many"}  # twelve accounts


def test_no_part_of_a_screen_is_a_window_for_a_moment(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, resident_states.with_residents(settings), SIZES["landscape"])
    strays: list[str] = []  # as long as one stands, keys go to it and are lost
    set_visible = QWidget.setVisible

    def watched(widget: QWidget, shown: bool = True) -> None:  # noqa: FBT002  Qt's own signature
        if shown and widget.isWindow():
            strays.append(type(widget).__name__)
        set_visible(widget, shown)

    monkeypatch.setattr(QWidget, "setVisible", watched)
    monkeypatch.setattr(QWidget, "show", watched)
    for state, member in EVERY.values():
        draw(window, state, member=member)

    assert strays == []
