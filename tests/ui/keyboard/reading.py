"""Uses the keyboard on the screen in every way, and prints what Qt said of its files on another thread, and when.

Run as a process of its own: where that thread and ours wait for each other, only an end from outside helps.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.flow.people import Field
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.line import Line


class Listener:
    """Takes Qt's messages in Python, as the terminal does, and counts those from other threads."""

    def __init__(self) -> None:
        self.heard = 0
        self._ours = threading.get_ident()
        qInstallMessageHandler(self._hear)

    def _hear(self, _: QtMsgType, __: QMessageLogContext, ___: str) -> None:
        self.heard += threading.get_ident() != self._ours


def wait_until(condition: Callable[[], bool]) -> None:
    """Let Qt work until it holds."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(10)
    loop.exec()


def is_read(keyboard: Keyboard) -> bool:
    """Whether its files have been read."""
    panel = keyboard.findChild(QQuickWidget)
    return isinstance(panel, QQuickWidget) and panel.status() is QQuickWidget.Status.Ready


def main() -> None:
    """Go from line to line in each language, first while nothing has been read yet."""
    listener = Listener()
    application = QApplication(["kiosk"])
    theme = Theme(application.primaryScreen(), "#005A9C")
    window, keyboard = QWidget(), Keyboard(theme)
    lines = [Line(theme, field) for field in Field]
    lines[0].input.expect(letters=False)
    column = QVBoxLayout(window)
    for each in (*lines, keyboard):
        column.addWidget(each)
    application.focusChanged.connect(keyboard.follow_focus)
    window.resize(1280, 1024)
    window.show()
    window.activateWindow()
    wait_until(window.isActiveWindow)
    lines[-1].setFocus()
    wait_until(lambda: keyboard.isVisible() and is_read(keyboard))
    while_reading, listener.heard = listener.heard, 0
    for language in ("en", "es", "ht", "en"):
        keyboard.speak(language)
        for line in lines:
            line.setFocus()
            wait_until(lambda line=line: line.input.hasFocus())  # type: ignore[misc]
    json.dump({"while_reading": while_reading, "after": listener.heard}, sys.stdout)
    sys.stdout.flush()
    window.hide()


if __name__ == "__main__":
    main()
