"""The idle warning: lies over every screen and asks whether anybody is still there."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.languages import LanguageSwitch
from kiosk.ui.widgets.parts import button, label, part
from kiosk.ui.widgets.scrolled import Content, ScrolledPage


class IdleWarning(QWidget):
    """Covers its parent while it is shown; emits `still_here`, `start_over`, `sign_out` or `language_chosen`."""

    still_here = Signal()
    start_over = Signal()
    sign_out = Signal()
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, translation: Translation, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("title")
        self._words = label("lead")
        self._count = label("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._stay = button(name="main")
        self._stay.clicked.connect(self.still_here)
        self._leave = button()
        self._leave.clicked.connect(self.start_over)
        self._sign_out = button()
        self._sign_out.clicked.connect(self.sign_out)
        self._languages = LanguageSwitch(theme, translation)
        self._languages.chosen.connect(self.language_chosen)
        told = Content()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.mm(6))
        for widget in (self._title, self._words, self._count):
            words.addWidget(widget)
        self._card = part(QWidget(), "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(theme.mm(12), theme.mm(12), theme.mm(12), theme.mm(12))
        inside.setSpacing(theme.mm(6))
        inside.addWidget(ScrolledPage(theme, told))
        for button_ in (self._stay, self._leave, self._sign_out):
            inside.addWidget(button_)
        inside.addWidget(self._languages, 0, Qt.AlignmentFlag.AlignRight)
        page = QVBoxLayout(self)
        page.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card, 40)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(1)
        self.adapt(theme)
        self._before: QWidget | None = None
        self._signed_in = False
        self.know_member(signed_in=False)
        self.hide()

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it."""
        self._theme = theme
        self._card.setMaximumWidth(theme.text_mm(180))

    def retranslate(self) -> None:
        """Set the words."""
        self._title.setText(self.tr("Are you still there?"))
        self._words.setText(
            self.tr("Otherwise you are signed out, and everything that was typed is erased, in")
            if self._signed_in
            else self.tr("Otherwise this session ends, and everything that was typed is erased, in")
        )
        self._stay.setText(self.tr("I'm still here"))
        self._leave.setText(self.tr("Start Over"))
        self._sign_out.setText(self.tr("Sign Out"))
        self._languages.retranslate()

    def know_member(self, *, signed_in: bool) -> None:
        """Speak to a resident who is signed in, or to a guest."""
        self._signed_in = signed_in
        self._leave.setVisible(not signed_in)
        self._sign_out.setVisible(signed_in)
        self.retranslate()

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
            painter.fillRect(self.rect(), self._theme.veil(190))
