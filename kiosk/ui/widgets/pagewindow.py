"""A window that a page has opened: over the page, in a frame of ours that says whose it is and closes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.origin import read_origin
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import breakable, button, label, part


class PageWindow(QWidget):
    """Covers the page's area and darkens what shows of it; emits `close_pressed`."""

    close_pressed = Signal()

    def __init__(self, theme: Theme, view: QWidget) -> None:
        """`view` goes with this window, or before it."""
        super().__init__()
        self._theme = theme
        self._view = view
        self._origin = ""
        self._whose = label("label")
        self._close = button()
        self._close.clicked.connect(self.close_pressed)
        self._close.setMinimumHeight(theme.mm(15))
        self._loading = QProgressBar()
        self._loading.setProperty("part", "loading")
        self._loading.setTextVisible(False)
        strip = part(QWidget(), "where")
        line = QHBoxLayout(strip)
        line.setContentsMargins(theme.mm(6), theme.mm(2.5), theme.mm(6), theme.mm(2.5))
        line.setSpacing(theme.mm(3))
        line.addWidget(self._whose, 1)
        line.addWidget(self._close)
        self._card = part(QWidget(), "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(theme.mm(0.8), theme.mm(0.8), theme.mm(0.8), theme.mm(0.8))
        inside.setSpacing(0)
        inside.addWidget(strip)
        inside.addWidget(self._loading)
        inside.addWidget(view, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.mm(5), theme.mm(5), theme.mm(5), theme.mm(5))
        around.addWidget(self._card)
        self._is_loading = True
        self.show_loading(running=True)

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it, and keep what is shown."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set the words."""
        self._close.setText(self.tr("Close"))
        place = read_origin(self._origin)
        if place is None:
            self._whose.setText(self.tr("New window"))
            return
        # Until the page is there, what stands in the window may still be the opener's.
        words = self.tr("Opening {0}") if self._is_loading else self.tr("Window of {0}")
        self._whose.setText(words.format(breakable(str(place).removeprefix("https://"))))

    def show_origin(self, origin: str) -> None:
        """Say whose page stands in the window, the origin in full; "" for a window that is still empty."""
        self._origin = origin
        self.retranslate()

    def show_loading(self, *, running: bool) -> None:
        """Show whether a page is on its way."""
        self._is_loading = running
        self._loading.setRange(0, 0 if running else 1)
        self.retranslate()

    def take_focus(self) -> None:
        """The next key goes into the window."""
        self._view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Darken what lies beneath."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.veil(150))
