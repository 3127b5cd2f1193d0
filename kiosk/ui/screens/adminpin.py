"""The keypad for a technician's PIN; what is typed is shown as dots."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.flow.technician import FEWEST, AdminPin, Verdict
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.parts import ZERO_WIDTH_SPACE, NoticeLabel, button, label, two_actions
from kiosk.ui.widgets.scrolled import Content, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout

_DOT: Final = "●"
_DIGITS: Final = frozenset("0123456789")
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AdminPinScreen(Screen):
    """Takes digits from the keypad and the keyboard alike, and keeps none: they are in the state."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("title")
        self._words = label("lead")
        self._dots = label("title")
        self._dots.setMinimumHeight(theme.mm(18))
        self._notice = NoticeLabel(theme.mm(3))
        self._notice.setMinimumHeight(theme.mm(16))
        self._keypad = Keypad(theme, letters=False)
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(lambda: self.send(ev.PinErased))
        self._continue = button(name="main")
        self._continue.clicked.connect(lambda: self.send(ev.ContinuePressed))
        self._back = button(name="other")
        self.leads_back(self._back)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        content = Content()
        told = QVBoxLayout(content)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(mm(3))
        for widget in (self._title, self._words, self._dots, self._notice):
            told.addWidget(widget)
        told.addStretch(1)
        keys = QVBoxLayout()
        keys.addWidget(self._keypad, 1)
        halves = TurningLayout(self.theme, for_large=False)
        halves.setSpacing(mm(12))
        halves.addWidget(ScrolledPage(self.theme, content), 1)
        halves.addLayout(keys, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(mm(12), mm(8), mm(12), mm(8))
        page.setSpacing(mm(5))
        page.addLayout(halves, 1)
        page.addLayout(two_actions(self.theme, self._back, self._continue))

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Technician"))
        self.setAccessibleName(self._title.text())
        self._words.setText(self.tr("Type the PIN of this terminal."))
        self._continue.setText(self.tr("Continue"))
        self._back.setText(self.tr("Back"))
        self._keypad.retranslate()

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, AdminPin):
            return
        digits = len(state.typed.reveal())
        self._dots.setText(ZERO_WIDTH_SPACE.join(_DOT * digits))  # it may go on in a second line
        self._dots.setAccessibleName(self.tr("%n digit(s) typed", "", digits))
        ready = digits >= FEWEST and not state.checking and not state.wait
        if not ready and self._continue.hasFocus():
            self.setFocus()  # else the next digits would go to whatever button comes after it
        self._continue.setEnabled(ready)
        self._keypad.setEnabled(not state.checking and not state.wait)
        words = self._problem(state)
        self._notice.say(words, "alarm" if words and not state.checking else "hint")

    def entered(self) -> None:
        """Keys go to the screen itself: no button takes Enter for itself before six digits stand there."""
        self.setFocus()

    def left(self) -> None:
        """See Screen."""
        self._dots.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Digits, Backspace and Enter, also while a button has the focus."""
        if event.text() in _DIGITS:
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.send(ev.PinErased)
        elif event.key() in _ENTER:
            self.send(ev.ContinuePressed)
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        self.send(lambda session: ev.PinTyped(session, digit))

    def _problem(self, state: AdminPin) -> str:
        if state.checking:
            return self.tr("One moment…")
        if state.wait:
            return self.tr("Locked after too many wrong tries. Try again in %n second(s).", "", state.wait)
        match state.verdict:
            case Verdict.WRONG:
                return self.tr("That was not the PIN. The try was written down.")
            case Verdict.OFF:
                return self.tr("The PIN can't be checked now. The terminal's log tells why.")
            case _:
                return ""
