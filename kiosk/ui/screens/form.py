"""The shape of every screen with lines to fill in: a question, the lines, what was refused, two buttons."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.people import Field, FieldProblem, Form
from kiosk.flow.states import Problems
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.denials import DenialWords
from kiosk.ui.screens.linewords import LineWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.line import Line
from kiosk.ui.widgets.parts import NoticeLabel, Tone, air, button, in_a_column, label, two_actions
from kiosk.ui.widgets.scrolled import Content
from kiosk.ui.widgets.turning import TurningLayout

COLUMN = 235
"""Millimetres of a line and its words that are still easy to take in."""
_TWO_COLUMNS = 315


class FormScreen(Screen):
    """Lines that follow the state's form. What is typed goes out as an event; the state brings it back."""

    def __init__(self, settings: Settings, theme: Theme, *fields: Field) -> None:
        super().__init__(settings, theme)
        self.line_words = LineWords(self)
        self.denial_words = DenialWords(self)
        self.title = label("title")
        self.words = label("lead")
        self.lines = {field: self._line(field) for field in fields}
        self.notice = NoticeLabel(theme.mm(2.5))
        self.notice.hide()
        self.back = button(name="other")
        self.leads_back(self.back)
        self.main = button(name="main")
        self.main.clicked.connect(self.go_on)
        self._form = Form()
        self._wrong: tuple[Field, ...] = ()
        self._was_pressed = False

    def arrange(self, *parts: QWidget | QLayout, beside: QWidget | None = None) -> None:
        """Lay out the parts below each other in a column, the buttons last; `beside` stands next to them all."""
        mm = self.theme.mm
        inside = QVBoxLayout()
        inside.setSpacing(mm(3))
        for each in parts:
            if isinstance(each, QWidget):
                inside.addWidget(each)
            else:
                inside.addLayout(each)
            if each in (self.title, self.words):
                inside.addSpacerItem(air(mm(2)))
        inside.addWidget(self.notice)
        inside.addStretch(1)
        column = Content()
        halves = TurningLayout(self.theme, column)
        halves.setContentsMargins(0, mm(8), 0, 0)
        halves.setSpacing(mm(12))
        halves.addLayout(inside, 3)
        if beside is not None:
            halves.addWidget(beside, 2, Qt.AlignmentFlag.AlignTop)
        actions = two_actions(self.theme, self.back, self.main)
        widest = self.theme.text_mm(COLUMN if beside is None else _TWO_COLUMNS)
        in_a_column(self, column, actions, widest).tell(self.notice)

    def order(self, *widgets: QWidget) -> None:
        """Let Tab go from one to the next: lines with their buttons, then what is given, then main and back."""
        stops: list[QWidget] = []
        for line in self.lines.values():
            stops += [line.input] if line.show_button is None else [line.input, line.show_button]
        stops += [*widgets, self.main, self.back]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def retranslate(self) -> None:
        """See Screen."""
        self.back.setText(self.tr("Back"))
        self.main.setText(self.tr("Continue"))
        for field, line in self.lines.items():
            line.name(self.line_words.label(field), self.tr("Show password"), self.tr("Hide password"))

    def draw_form(
        self, form: Form, problems: Problems, *, pressed: bool, denied: str = "", example: str = ""
    ) -> None:
        """Bring the lines in line with the form; `denied` are the words of a refusal, "" for none."""
        self._form = form
        wrong = dict(problems)
        self._wrong = tuple(field for field in self.lines if field in wrong)
        self.tell(denied, "alarm")
        for field, line in self.lines.items():
            line.show_text(form.text(field))
            words, tone = self.beside(field, wrong.get(field), form, pressed=pressed, example=example)
            first = field is self._first()
            line.say(words, tone, description=denied if first else "")
        if pressed and not self._was_pressed:
            self.focus_first_wrong()
        self._was_pressed = pressed

    def beside(
        self, field: Field, problem: FieldProblem | None, form: Form, *, pressed: bool, example: str
    ) -> tuple[str, Tone]:
        """What stands under a line; a screen that knows better says something else."""
        return self.line_words.beside(field, problem, form, pressed=pressed, example=example)

    def tell(self, words: str, tone: Tone) -> None:
        """Say something about the whole screen, or nothing for ""."""
        self.notice.say(words, tone)
        self.notice.setVisible(bool(words))

    def go_on(self) -> None:
        """The main action. Where the lines are not well yet, the next key belongs into the first such one."""
        if self._wrong:
            self.focus_first_wrong()
        self.send(self.main_event())

    def main_event(self) -> type[ev.ContinuePressed | ev.SignInPressed]:
        """What the main button sends."""
        return ev.ContinuePressed

    def focus_first_wrong(self) -> None:
        """Put the focus into the first line that can't be taken as it is, else into the first one."""
        first = self._first()
        if first is not None:
            self.lines[first].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> None:
        """See Screen."""
        if self.lines:
            self.focus_first_wrong()
        else:
            self.main.setFocus()

    def left(self) -> None:
        """See Screen."""
        for line in self.lines.values():
            line.forget()
        self._form = Form()
        self._was_pressed = False
        self.tell("", "hint")

    def _first(self) -> Field | None:
        return next(iter(self._wrong), next(iter(self.lines), None))

    def _line(self, field: Field) -> Line:
        line = Line(self.theme, field)
        line.typed.connect(lambda text: self._typed(field, text))
        line.entered.connect(self.go_on)
        return line

    def _typed(self, field: Field, text: str) -> None:
        """Tell what was typed. Where the state did not take it, no new state comes, and the line goes back."""
        self.send(lambda session: ev.FieldTyped(session, field, text))
        self.lines[field].show_text(self._form.text(field))


def in_a_row(theme: Theme, parts: Iterable[tuple[QWidget, int]]) -> QBoxLayout:
    """Widgets beside each other, each with its share of the width; below each other where the text is large."""
    row = QHBoxLayout() if theme.scale == 1 else QVBoxLayout()
    row.setSpacing(theme.mm(5))
    for widget, share in parts:
        row.addWidget(widget, share if theme.scale == 1 else 0, Qt.AlignmentFlag.AlignTop)
    return row
