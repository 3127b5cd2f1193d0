"""What covers a desk: a clerk signs in, or comes back. Nothing of any customer is behind a word of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kiosk.flow.desk import events as ev
from kiosk.flow.desk.state import Desk, Locked, Serving
from kiosk.secret import Secret
from kiosk.settings import Settings
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, button, label, part

_LONGEST = 128  # characters, as of a password


class Gate(QWidget):
    """Name and PIN; `happened` carries a desk's event. What was typed is gone with each answer."""

    happened = Signal(object)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-gate")
        mm = theme.mm
        self._words = CounterWords(self)
        self._city = settings.terminal.city
        self._locked = ""
        self._title = label("desk-title")
        self._told = label("desk-lead")
        self._name_label = label("desk-label")
        self._name = QLineEdit()
        self._pin_label = label("desk-label")
        self._pin = QLineEdit()
        for field in (self._name, self._pin):
            field.setProperty("part", "desk-field")
            field.setMaxLength(_LONGEST)
            field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._notice = NoticeLabel(mm(2.5))
        self._enter = button(name="main")
        self._enter.clicked.connect(self._send)
        self._name.returnPressed.connect(self._name_given)
        self._pin.returnPressed.connect(self._send)
        card = part(QWidget(), "card")
        card.setFixedWidth(mm(130))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(mm(10), mm(9), mm(10), mm(9))
        inside.setSpacing(mm(2.5))
        for widget in (self._title, self._told, self._name_label, self._name, self._pin_label, self._pin):
            inside.addWidget(widget)
        inside.addWidget(self._notice)
        inside.addWidget(self._enter)
        self._where = QLabel()
        self._where.setProperty("part", "desk-quiet")
        self._where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        page = QVBoxLayout(self)
        page.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        page.addLayout(across)
        page.addSpacing(mm(4))
        page.addWidget(self._where)
        page.addStretch(2)
        self._where.setText(f"{settings.terminal.city} · {settings.terminal.id}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words that do not depend on the desk."""
        self._name_label.setText(self.tr("Clerk"))
        self._name.setAccessibleName(self.tr("Clerk"))
        self._pin_label.setText(self.tr("PIN or password"))
        self._pin.setAccessibleName(self.tr("PIN or password"))

    def show_desk(self, desk: Desk) -> None:
        """Draw the guard as it is now."""
        state = desk.state
        if isinstance(state, Serving):
            self._pin.clear()
            return
        locked = isinstance(state, Locked)
        name = state.clerk.name if isinstance(state, Locked) else ""
        if name != self._locked:
            self._locked = name
            self._name.setText(name)
        if locked:
            self._title.setText(self.tr("This desk is locked"))
            self._told.setText(self._waiting(len(desk.customers)))
            self._enter.setText(self.tr("Unlock"))
        else:
            self._title.setText(self.tr("Sign in to serve"))
            self._told.setText(
                self.tr("What is done at this desk is recorded under the name of the clerk who signed in.")
            )
            self._enter.setText(self.tr("Sign In"))
        checking = state.checking is not None
        self._enter.setEnabled(not checking and not state.wait)
        if state.denial is not None:
            self._notice.say(self._words.denial(state.denial, state.wait), "alarm")
        else:
            self._notice.say(self.tr("One moment …") if checking else "", "hint")

    def enter(self) -> None:
        """Put the focus into the first empty field."""
        (self._pin if self._name.text() else self._name).setFocus()

    def _waiting(self, customers: int) -> str:
        if not customers:
            return self.tr("Another clerk may sign in here.")
        return self.tr("%n customer(s) open, each page as it was.", "", customers)

    def _name_given(self) -> None:
        self._pin.setFocus()

    def _send(self) -> None:
        if not self._enter.isEnabled() or not self._pin.text():
            return
        name, secret = self._name.text().strip(), Secret(self._pin.text())
        self._pin.clear()
        if self._locked and name.casefold() == self._locked.casefold():
            self.happened.emit(ev.UnlockPressed(secret))
        elif name:
            self.happened.emit(ev.SignInPressed(name, secret))
