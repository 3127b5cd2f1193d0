"""The idle warning: lies over every screen and asks whether anybody is still there."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, label, part


class IdleWarning(QWidget):
    """Covers its parent while it is shown; emits `still_here` or `start_over`."""

    still_here = Signal()
    start_over = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._words = label("lead")
        self._count = label("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._stay = button(name="main")
        self._stay.clicked.connect(self.still_here)
        self._leave = button()
        self._leave.clicked.connect(self.start_over)
        card = part(QWidget(), "card")
        card.setFixedWidth(theme.mm(180))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.mm(12), theme.mm(12), theme.mm(12), theme.mm(12))
        inside.setSpacing(theme.mm(6))
        for widget in (self._title, self._words, self._count, self._stay, self._leave):
            inside.addWidget(widget)
        page = QVBoxLayout(self)
        page.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(1)
        self._before: QWidget | None = None
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set the words."""
        self._title.setText(self.tr("Are you still there?"))
        self._words.setText(
            self.tr("Otherwise this session ends, and everything that was typed is erased, in")
        )
        self._stay.setText(self.tr("I'm still here"))
        self._leave.setText(self.tr("Start Over"))

    def show_seconds(self, seconds: int | None) -> None:
        """Show the countdown, or go away for None. The focus goes to the button that stays."""
        if seconds is None:
            if self.isVisible():
                self._give_focus_back()
                self.hide()
            return
        self._count.setText(str(seconds))
        self.setGeometry(self.window().rect())
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.show()
            self.raise_()
            self._stay.setFocus()

    def _give_focus_back(self) -> None:
        """The next key goes where it would have gone: into the same field, the same page.

        Before this hides: else Qt gives the focus on as the Tab key does, and a page jumps to its beginning.
        """
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Darken what lies beneath."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(19, 32, 45, 190))
