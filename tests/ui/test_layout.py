"""Every screen fits: no word is cut, every button takes a finger, nothing lies on anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.account import AccountNumber, Problem
from kiosk.flow import states
from kiosk.flow.states import (
    ClosedReason,
    Next,
    Notice,
    Phase,
    Purpose,
    Session,
    SessionId,
    TroubleKind,
)
from kiosk.sandbox import configuration
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from kiosk.urlpolicy import Kind
from tests.ui.house import House

SIZES = {"landscape": (1280, 1024), "small": (1024, 768), "portrait": (1080, 1920)}
FINGER = 57  # pixels: 15 mm at the 96 dpi that the theme takes for granted without a screen
NOON = datetime(2026, 12, 24, 23, 59, tzinfo=UTC)
UTILITY, RECREATION = "4234", "5120"
NUMBERS = tuple(AccountNumber(f"13275-99{place:02}") for place in range(60, 70))
HOSTED = states.Hosted(purpose=Purpose.GUEST_PAYMENT, biller=UTILITY, accounts=NUMBERS[:1], loading=None)


def accounts(**more: Any) -> states.Accounts:
    return states.Accounts(biller=UTILITY, **more)


STATES: dict[str, states.AnyState] = {
    "welcome": states.Welcome(),
    "choose biller": states.ChooseBiller(),
    "finding": states.Finding(biller=UTILITY, accounts=NUMBERS[:1], left=20),
    "goodbye": states.Goodbye(8),
    "wiping": states.Wiping(then=Next.WELCOME, left=10),
    "unknown": states.OutcomeUnknown(at=NOON, left=180),
    "unknown, restarted": states.OutcomeUnknown(at=NOON, left=180, restarted=True),
    "hosted": HOSTED,
    "hosted, several": states.Hosted(
        purpose=Purpose.GUEST_PAYMENT, biller=UTILITY, accounts=NUMBERS[:3], loading=None
    ),
    "hosted, submitted": states.Hosted(
        purpose=Purpose.GUEST_PAYMENT,
        biller=UTILITY,
        accounts=NUMBERS[:1],
        phase=Phase.SUBMITTED,
        submitted_at=NOON,
    ),
    "receipt": states.Receipt(left=60),
    "letters": states.Accounts(biller=RECREATION, typed="RP-2044", problem=Problem.INCOMPLETE),
    **{f"typed, {each.value}": accounts(typed="13275-9960", problem=each) for each in Problem},
    **{
        f"notice, {each.value}": accounts(typed="13275-9960", problem=Problem.NONE, notice=each)
        for each in Notice
    },
    "three chosen": accounts(chosen=NUMBERS[:3], typed="13275-9970", problem=Problem.NONE),
    "ten chosen": accounts(chosen=NUMBERS, typed="13275-9970", problem=Problem.NONE, notice=Notice.TOO_MANY),
    **{
        f"trouble, {each.value}": states.Trouble(kind=each, biller=UTILITY, accounts=NUMBERS[:1])
        for each in TroubleKind
    },
    **{f"closed, {each.value}": states.Closed(reason=each, probe_in=15) for each in ClosedReason},
}
WARNED = ("welcome", "typed, none", "hosted")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demonstration's configuration with both its billers."""
    folder = tmp_path_factory.mktemp("settings")
    with House(tls=None) as sandbox:
        return config.load(configuration.write(sandbox, folder))


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def window(qtbot: QtBot, settings: Settings, request: pytest.FixtureRequest) -> Window:
    """The window, laid out at one size without a screen that could be too small for it."""
    made = Window(settings, Theme(None, settings.terminal.colour))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.setFixedSize(*request.param)
    made.show()
    return made


def draw(window: Window, state: states.AnyState, *, warning: int | None = None) -> None:
    """Show this state and let every layout settle."""
    window.show_session(Session(id=SessionId("s-1"), state=state, warning=warning))
    for _ in range(3):
        QApplication.processEvents()


def place_of(widget: QWidget, window: Window) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {text!r}"


def seen(window: Window) -> list[QWidget]:
    """The labels, buttons and fields that can be seen."""
    found: list[QWidget] = [
        each
        for kind in (QLabel, QPushButton, QLineEdit)
        for each in window.findChildren(kind)
        if each.isVisible()
    ]
    return found


def cut(widget: QWidget) -> str:
    """What is wrong with the room that a label's or button's text has; "" if nothing is."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        words = max(widget.text().split(), key=widget.fontMetrics().horizontalAdvance, default="")
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
        return ""
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


def overlaps(window: Window) -> list[str]:
    """Pairs of visible widgets of one parent that lie on each other, what is meant to cover left out."""
    return [
        f"{name_of(one)} {one.geometry().getRect()} lies on {name_of(other)} {other.geometry().getRect()}"
        for one, other in combinations(seen(window), 2)
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry())
    ]


def complaints(window: Window) -> str:
    """All that a customer could not read or press, a line each."""
    widgets = seen(window)
    small = [
        f"{name_of(each)}: {each.size().toTuple()} is no place for a finger"
        for each in widgets
        if isinstance(each, QPushButton) and min(each.width(), each.height()) < FINGER
    ]
    told = [*map(cut, widgets), *(outside(each, window) for each in widgets), *small, *overlaps(window)]
    return "\n".join(filter(None, told))


@pytest.mark.parametrize("name", STATES)
def test_a_screen_fits(window: Window, name: str) -> None:
    draw(window, STATES[name])

    assert window.size().toTuple() in SIZES.values()
    assert complaints(window) == ""


@pytest.mark.parametrize("name", WARNED)
def test_the_idle_warning_fits_over(window: Window, name: str) -> None:
    draw(window, STATES[name], warning=30)

    assert complaints(window) == ""


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
