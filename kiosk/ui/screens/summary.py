"""Registering: all the answers once more before anything is sent."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kiosk.flow import events as ev
from kiosk.flow.people import Form, RegisterStep
from kiosk.flow.states import Register, Session
from kiosk.settings import Settings
from kiosk.ui.screens.register import QuestionScreen
from kiosk.ui.screens.words import biller_name
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import breakable, button, label

_NAMES = 48  # millimetres of the widest name of an answer
_ASKED = (
    RegisterStep.ACCOUNT,
    RegisterStep.NAME,
    RegisterStep.ADDRESS,
    RegisterStep.EMAIL,
    RegisterStep.PASSWORD,
)


class _Answer(msgspec.Struct, frozen=True):
    """The widgets of one answer."""

    name: QLabel
    text: QLabel
    change: QPushButton


class SummaryScreen(QuestionScreen):
    """A row for each answer with a button that asks for it again; the password is not shown."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, RegisterStep.SUMMARY)
        self._answers = {step: self._answer(step) for step in _ASKED}
        rows = QVBoxLayout()
        rows.setSpacing(theme.mm(2))
        for answer in self._answers.values():
            rows.addLayout(self._row(answer))
        self.arrange(self.steps, self.title, rows)
        self.order(*(answer.change for answer in self._answers.values()))
        self.retranslate()

    def _row(self, answer: _Answer) -> QHBoxLayout:
        """What was asked, what was answered and the button; in large text the answer stands below its name."""
        beside = self.theme.scale == 1
        words = QHBoxLayout() if beside else QVBoxLayout()
        words.setSpacing(self.theme.mm(4 if beside else 0))
        if beside:
            answer.name.setFixedWidth(self.theme.mm(_NAMES))
        words.addWidget(answer.name)
        words.addWidget(answer.text, 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.mm(4))
        row.addLayout(words, 1)
        row.addWidget(answer.change, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _answer(self, step: RegisterStep) -> _Answer:
        name = label("quiet")
        change = button()
        change.clicked.connect(lambda: self.send(lambda session: ev.ChangePressed(session, step)))
        return _Answer(name, label("answer"), change)

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.title.setText(self.tr("Is everything right?"))
        self.main.setText(self.tr("Create My Account"))
        for step, answer in self._answers.items():
            name = self._name(step)
            answer.name.setText(name)
            answer.change.setText(self.tr("Change"))
            answer.change.setAccessibleName(self.tr("Change {0}").format(name))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Register):
            return
        for step, answer in self._answers.items():
            answer.text.setText(breakable(self._given(step, state.form)))
        denied = "" if state.denial is None else self.denial_words.registering(state.denial, 0)
        self.draw_form(state.form, state.problems, pressed=state.pressed, denied=denied)
        self.main.setAccessibleDescription(denied)

    def entered(self) -> None:
        """See Screen."""
        self.main.setFocus()

    def left(self) -> None:
        """See Screen."""
        super().left()
        for answer in self._answers.values():
            answer.text.clear()

    def _name(self, step: RegisterStep) -> str:
        match step:
            case RegisterStep.ACCOUNT:
                return self.tr("Account number")
            case RegisterStep.NAME:
                return self.tr("Full name")
            case RegisterStep.ADDRESS:
                return self.tr("Service address")
            case RegisterStep.EMAIL:
                return self.tr("E-mail address")
            case _:
                return self.tr("Password")

    def _given(self, step: RegisterStep, form: Form) -> str:
        match step:
            case RegisterStep.ACCOUNT:
                return f"{form.number} · {biller_name(self.settings, form.biller)}"
            case RegisterStep.NAME:
                return form.name
            case RegisterStep.ADDRESS:
                return f"{form.street}, {form.city}, {form.state} {form.zip}"
            case RegisterStep.EMAIL:
                return form.email
            case _:
                return self.tr("As you typed it")
