"""Two screens of a window that is watched, for the tests of what reaches them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.input import InputWatch
from tests.clocks import SetClock

MIDDLE = QPoint(150, 100)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class TwoScreens:
    """Two screens with a button each, at the same place; the first leads to the second."""

    def __init__(
        self,
        qtbot: QtBot,
        *,
        also: frozenset[Qt.Key] = frozenset(),
        commands: frozenset[Qt.Key] = frozenset(),
    ) -> None:
        self.clock = SetClock()
        self.in_page = False
        self.touches = 0
        self.keys: list[int] = []
        self.presses: list[str] = []
        self.stack = QStackedWidget()
        qtbot.addWidget(self.stack)
        self.watch = InputWatch(self.clock, lambda: self.in_page, also=also, commands=commands)
        self.watch.touched.connect(self._count)
        self.watch.keyed.connect(self.keys.append)
        for name in ("first", "second"):
            button = QPushButton(name)
            button.clicked.connect(lambda _=False, name=name: self._go_on(name))
            self.stack.addWidget(button)
        self.stack.resize(300, 200)
        self.stack.show()
        qtbot.waitExposed(self.stack)
        handle = self.stack.windowHandle()
        assert handle is not None
        self.handle = handle
        self.watch.watch(handle)

    def _count(self) -> None:
        self.touches += 1

    def _go_on(self, name: str) -> None:
        self.presses.append(name)
        if name == "first":
            self.stack.setCurrentIndex(1)
            self.watch.screen_changed()


class Field(QLineEdit):
    """Keeps which buttons were pressed on it, and what was held when they were released."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[Qt.MouseButton] = []
        self.released_with: list[Qt.KeyboardModifier] = []

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """See QWidget."""
        self.pressed.append(event.button())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """See QWidget."""
        self.released_with.append(event.modifiers())


def press(screens: TwoScreens, key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
    """Press a key as the window system does; tells whether the window took it or anybody else may."""
    return not QApplication.sendEvent(screens.handle, QKeyEvent(QEvent.Type.KeyPress, key, modifier))
