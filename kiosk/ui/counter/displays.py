"""Whether there is a screen for customers: any but the clerk's. Screens come and go while people are served."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen


class Displays(QObject):
    """`came` carries the customer's QScreen, `went` tells that it is gone, before anything else uses another."""

    came = Signal(object)
    went = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._screen: QScreen | None = None
        application.screenAdded.connect(self._look_soon)
        application.screenRemoved.connect(self._removed)

    def begin(self) -> None:
        """Look for the first time."""
        self._look()

    def end(self) -> None:
        """Look no more."""
        self._application.screenAdded.disconnect(self._look_soon)
        self._application.screenRemoved.disconnect(self._removed)

    def _look_soon(self, _: QScreen) -> None:
        # Qt tells of a screen before it has told which one is the first.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        primary = self._application.primaryScreen()
        others = [each for each in self._application.screens() if each is not primary]
        if self._screen is None and others:
            self._screen = others[0]
            self.came.emit(self._screen)

    def _removed(self, screen: QScreen) -> None:
        if self._screen is not None and (screen is self._screen or len(self._application.screens()) < 2):
            self._screen = None
            self.went.emit()
        QTimer.singleShot(0, self, self._look)
