"""What every window of ours on the desktop does: tells of its native window and its first paint, and stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.parts import part


class TopLevel(QWidget):
    """A window of our own title and style sheet.

    Signals: `native_made` with the QWindow whenever the window system has made one, `painted` after the first
    paint, `closing` when the window system asks for the end.
    """

    native_made = Signal(object)
    painted = Signal()
    closing = Signal()

    def __init__(self, title: str, style_sheet: str) -> None:
        super().__init__()
        part(self, "window")
        self.setWindowTitle(title)
        self.setStyleSheet(style_sheet)
        self._is_painted = False

    def event(self, event: QEvent) -> bool:
        """Tell of a new native window: whoever looks at its input has to begin anew."""
        handle = self.windowHandle()
        if event.type() is QEvent.Type.WinIdChange and handle is not None:
            self.native_made.emit(handle)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """The application decides what this means; the window does not go by itself."""
        event.ignore()
        self.closing.emit()
