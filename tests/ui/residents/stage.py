"""A window without an application behind it: states are drawn on it, and what was pressed is written down."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import Member
from kiosk.flow.states import Session, SessionId
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.appearance import Appearance
from kiosk.ui.widgets.languages import LanguageSwitch
from kiosk.ui.window import Window

W = TypeVar("W", bound=QWidget)
ME = SessionId("s-1")


class Stage:
    """Draws, finds by accessible name, presses, and remembers the events."""

    def __init__(self, settings: Settings) -> None:
        self.window = Window(settings, Theme(None, settings.terminal.colour))
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.setFixedSize(1280, 1024)
        self.window.show()
        self.events: list[ev.Event] = []
        self.window.happened.connect(self.events.append)

    def draw(
        self, state: states.AnyState, member: Member | None = None, *, warning: int | None = None
    ) -> None:
        """Show this state."""
        self.window.show_session(Session(id=ME, state=state, member=member, warning=warning))
        QApplication.processEvents()

    @property
    def text(self) -> str:
        """Every word that can be seen, one label a line, without the invisible places for a break."""
        labels = (each.text() for each in self.window.findChildren(QLabel) if each.isVisible())
        return "\n".join(labels).replace("\u200b", "")

    @property
    def all_words(self) -> list[str]:
        """What stands in every label, seen or not."""
        return [each.text().replace("\u200b", "") for each in self.window.findChildren(QLabel)]

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The buttons that can be seen, by accessible name, but for the way to another language."""
        everywhere = (*self.window.findChildren(LanguageSwitch), *self.window.findChildren(Appearance))
        return {
            name_of(each): each
            for each in self.visible(QPushButton)
            if not any(switch.isAncestorOf(each) for switch in everywhere)
        }

    @property
    def lines(self) -> dict[str, QLineEdit]:
        """The lines that can be seen, by accessible name."""
        return {each.accessibleName(): each for each in self.visible(QLineEdit)}

    @property
    def tick(self) -> QCheckBox:
        """The one box that can be seen."""
        (found,) = self.visible(QCheckBox)
        return found

    def visible(self, kind: type[W]) -> list[W]:
        """What can be seen of a kind of widget."""
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        found = self.window.focusWidget()
        assert found is not None
        return found

    def press(self, name: str) -> None:
        """Click a button."""
        QTest.mouseClick(self.buttons[name], Qt.MouseButton.LeftButton)

    def tab_order(self) -> list[str]:
        """The accessible names of what Tab reaches from the focus on, once around, the header left out."""
        names: list[str] = []
        everywhere = (*self.window.findChildren(LanguageSwitch), *self.window.findChildren(Appearance))
        at: QWidget | None = self.focus
        while at is not None:
            reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isVisible() and at.isEnabled()
            reached = reached and not any(switch.isAncestorOf(at) for switch in everywhere)
            if reached and isinstance(at, QPushButton | QLineEdit | QCheckBox):
                names.append(name_of(at))
            at = at.nextInFocusChain()
            if at is self.focus:
                break
        return names


def name_of(widget: QPushButton | QLineEdit | QCheckBox) -> str:
    """What a screen reader calls it."""
    return widget.accessibleName() or (
        "" if isinstance(widget, QLineEdit) else widget.text().replace("&&", "&")
    )
