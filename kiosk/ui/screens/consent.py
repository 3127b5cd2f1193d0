"""Registering: the terms, short and plain, and the box under them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.people import RegisterStep
from kiosk.flow.states import Register, Session
from kiosk.settings import Settings
from kiosk.ui.screens.register import QuestionScreen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label, part
from kiosk.ui.widgets.tick import Tick


class ConsentScreen(QuestionScreen):
    """What the city keeps, what Invoice Cloud does, and how to end it."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, RegisterStep.CONSENT)
        self._terms = [label("body") for _ in range(4)]
        card = part(QWidget(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.mm(6), theme.mm(4), theme.mm(6), theme.mm(4))
        inside.setSpacing(theme.mm(3))
        for term in self._terms:
            inside.addWidget(term)
        self._tick = Tick()
        self._tick.toggled.connect(lambda given: self.send(lambda session: ev.ConsentGiven(session, given)))
        self._tick.entered.connect(self.go_on)
        self.arrange(self.steps, self.title, card, self._tick)
        self.order(self._tick)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.title.setText(self.tr("Do you agree?"))
        city = self.settings.terminal.city
        words = (
            self.tr(
                "{0} keeps your name, service address, e-mail address and account numbers. Your password is kept "
                "scrambled, so that nobody can read it."
            ).format(city),
            self.tr("They serve to sign you in, to open your bills and to send you codes."),
            self.tr(
                "Payments are processed by Invoice Cloud, which gets your account number and e-mail address. "
                "Card and bank details go to Invoice Cloud only."
            ),
            self.tr("You can delete your registration at any terminal, under “My Settings”."),
        )
        for term, text in zip(self._terms, words, strict=True):
            term.setText(text)
        self._tick.setText(self.tr("I have read this and agree"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Register):
            return
        with QSignalBlocker(self._tick):
            self._tick.setChecked(state.consent)
        missing = state.pressed and not state.consent
        words = self.tr("Please tick the box to go on, or press “Back”.") if missing else ""
        self.draw_form(state.form, state.problems, pressed=state.pressed, denied=words)
        self._tick.setAccessibleDescription(words)

    def go_on(self) -> None:
        """See FormScreen."""
        if not self._tick.isChecked():
            self.focus_first_wrong()
        super().go_on()

    def focus_first_wrong(self) -> None:
        """The box is all that there is to fill in."""
        self._tick.setFocus()

    def entered(self) -> None:
        """See Screen."""
        self.focus_first_wrong()
