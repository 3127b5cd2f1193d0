"""The keyboard on a terminal's screen, and the fingers on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, cast

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickItem
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.ui.keyboard import Keyboard

SHIFT, ENTER, BACKSPACE, HIDE, SIGNS = (
    "ShiftKey",
    "EnterKey",
    "BackspaceKey",
    "Hide",
    "SymbolModeKey",
)
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Fingers(Protocol):
    """Who touches the window in which the keyboard comes up."""

    @property
    def window(self) -> QWidget: ...

    @property
    def handle(self) -> QWindow: ...

    def until(self, condition: Callable[[], bool]) -> None:
        """Go on once `condition` holds."""
        ...

    def click_at(self, place: QPoint) -> None:
        """Click a place of the window."""
        ...


class Board:
    """Finds keys by what they write or, of one that writes nothing, by the name of its type."""

    def __init__(self, hands: Fingers) -> None:
        self.hands = hands
        (self.widget,) = hands.window.findChildren(Keyboard)
        self._seen: QRect | None = None

    @property
    def panel(self) -> QQuickWidget:
        """What the keys are drawn in."""
        return self.widget.findChildren(QQuickWidget)[0]

    @property
    def is_up(self) -> bool:
        """Whether the keyboard can be seen."""
        return self.widget.isVisible()

    def comes_up(self) -> None:
        """Wait for it, drawn and laid out."""
        self.hands.until(lambda: self.is_up and bool(self.keys))
        self.hands.until(lambda: self.panel.height() == self.widget.height() > 0)
        self.hands.until(lambda: min(rect.height() for rect in self.places.values()) > 0)

    def goes(self) -> None:
        """Wait until it is gone."""
        self.hands.until(lambda: not self.is_up)

    @property
    def keys(self) -> dict[str, QQuickItem]:
        """The keys that can be seen."""
        root = self.panel.rootObject()
        return {} if root is None else {name: each for each in _under(root) if (name := _name(each))}

    @property
    def places(self) -> dict[str, QRect]:
        """Where each key is in the window, in pixels."""
        return {name: self._place(item) for name, item in self.keys.items()}

    def touch(self, *names: str) -> None:
        """Press these keys one after the other."""
        for name in names:
            self._is_where_it_was(name)
            self.hands.until(lambda name=name: self._is_where_it_was(name))  # type: ignore[misc]
            self.hands.click_at(self.places[name].center())

    def _is_where_it_was(self, name: str) -> bool:
        """Whether the key is there, at the place of the look before: other keys may just be coming."""
        before, self._seen = self._seen, self.places.get(name)
        return before is not None and before == self._seen

    def hold(self, name: str) -> None:
        """Press a key for long enough that it offers others."""
        self.press(name)
        self.hands.until(lambda: bool(self.offers))

    def press(self, name: str) -> None:
        """Put a finger on a key, and leave it there."""
        self.hands.until(lambda: self._is_where_it_was(name))
        QTest.mousePress(self.hands.handle, _LEFT, _PLAIN, self.places[name].center())
        self.hands.until(lambda: bool(self.keys[name].property("pressed")))

    def lift(self, name: str) -> None:
        """Take the finger from a key."""
        QTest.mouseRelease(self.hands.handle, _LEFT, _PLAIN, self.places[name].center())

    @property
    def words(self) -> list[str]:
        """Everything that is written on the keyboard, whatever it stands on."""
        root = self.panel.rootObject()
        found = () if root is None else _under(root)
        return [
            str(each.property("text"))
            for each in found
            if each.inherits("QQuickText") or each.inherits("QQuickTextInput")
        ]

    def pick(self, character: str) -> None:
        """Move the finger that holds a key to one that it offers, and lift it."""
        place = self._place(self.offers[character]).center()
        QTest.mouseMove(self.hands.handle, place)
        QTest.mouseRelease(self.hands.handle, _LEFT, _PLAIN, place)

    @property
    def offers(self) -> dict[str, QQuickItem]:
        """What a key that is held offers, by character."""
        root = self.panel.rootObject()
        lists = () if root is None else _under(root)
        return {
            str(each.property("text")): each
            for offered in lists
            if offered.objectName() == "alternativeKeys"
            for each in _under(offered)
            if each.property("text")
        }

    def write(self, text: str) -> None:
        """Press the keys of a text, with Shift where a letter is to be large."""
        for character in text:
            if character.isalpha() and character.isupper() is not self.is_shifted:
                self.touch(SHIFT)
                self.hands.until(lambda c=character: self.is_shifted is c.isupper())  # type: ignore[misc]
            self.touch(character.lower())

    @property
    def is_shifted(self) -> bool:
        """Whether the next letter is a large one."""
        return bool(self.keys["a"].property("uppercased"))

    def _place(self, item: QQuickItem) -> QRect:
        corner = item.mapToScene(QPointF(0, 0)).toPoint()
        origin = self.panel.mapTo(self.hands.window, QPoint(0, 0))
        return QRect(origin + corner, QPoint(round(item.width()), round(item.height())) + origin + corner)


def _under(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _under(child)


def _name(item: QObject) -> str:
    kind = item.property("keyType")
    if kind is None:
        return ""
    made_of = item.metaObject().className().partition("_QMLTYPE")[0].partition("_QML_")[0]
    if made_of in (SHIFT, ENTER, BACKSPACE, HIDE, SIGNS):
        return made_of
    return cast("str", item.property("text") or item.property("displayText") or "")
