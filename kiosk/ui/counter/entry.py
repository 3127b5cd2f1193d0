"""The clerk's one field, with the customers' tabs and what is to be said of the last wish below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.account import LONGEST_INPUT
from kiosk.flow.desk.state import Desk, Serving
from kiosk.ui.counter.frame import Tabs
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, label, part


class Entry(QWidget):
    """`given` carries what was typed, once Enter ends it; `tabs` tells of itself. `more` stands last."""

    given = Signal(str)

    def __init__(self, theme: Theme, more: QWidget) -> None:
        super().__init__()
        part(self, "desk-numbers")
        mm = theme.mm
        self._words = CounterWords(self)
        self._helps = False
        self._label = label("desk-label")
        self._label.setFixedWidth(mm(40))
        self.field = QLineEdit()
        self.field.setProperty("part", "desk-field")
        self.field.setMaxLength(LONGEST_INPUT)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.returnPressed.connect(self._give)
        self.tabs = Tabs(theme)
        self._notice = NoticeLabel(mm(2))
        above = QVBoxLayout(self)
        above.setContentsMargins(mm(5), mm(3), mm(5), mm(3))
        above.setSpacing(mm(2))
        line = QHBoxLayout()
        line.setSpacing(mm(4))
        line.addWidget(self._label)
        line.addWidget(self.field, 1)
        above.addLayout(line)
        above.addWidget(self.tabs)
        above.addWidget(self._notice)
        above.addWidget(more)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what is asked for: in sign-up help an address will do as well."""
        asked = self.tr("Account number or e-mail address") if self._helps else self.tr("Account number")
        self._label.setText(asked)
        self.field.setAccessibleName(asked)

    def show_desk(self, desk: Desk) -> None:
        """Draw the tabs and the notice. What was looked up in sign-up help goes when it is found, or left."""
        state = desk.state
        sign_up = state.sign_up if isinstance(state, Serving) else None
        if self._helps != (sign_up is not None):
            self._helps = not self._helps
            self.field.clear()
            self.retranslate()
        if sign_up is not None and sign_up.found:
            self.field.clear()
        self.tabs.show_desk(desk)
        notice = state.notice if isinstance(state, Serving) else None
        self._notice.say(self._words.notice(notice) if notice is not None else "", "alarm")
        self._notice.setVisible(notice is not None)

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()

    def _give(self) -> None:
        text = self.field.text().strip()
        if text:
            self.given.emit(text)
