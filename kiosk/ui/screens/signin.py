"""Where a resident signs in, with a password or by a mailed code."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.people import Field, FieldProblem, Form
from kiosk.flow.states import Session, SignIn
from kiosk.settings import Settings
from kiosk.ui.screens.form import FormScreen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import Tone, button, label, part


class SignInScreen(FormScreen):
    """Address and password, and the ways for those who have no password at hand."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, Field.EMAIL, Field.PASSWORD)
        self._ways = label("quiet")
        self._code = self._way(ev.CodeWanted)
        self._forgotten = self._way(ev.PasswordForgotten)
        self._newly = label("quiet")
        self._register = self._way(ev.RegisterPressed)
        card = part(QWidget(), "card")
        ways = QVBoxLayout(card)
        ways.setContentsMargins(theme.mm(6), theme.mm(5), theme.mm(6), theme.mm(5))
        ways.setSpacing(theme.mm(3))
        for each in (self._ways, self._code, self._forgotten, self._newly, self._register):
            ways.addWidget(each)
        ways.addStretch(1)
        self.arrange(self.title, *self.lines.values(), beside=card)
        self.order(self._code, self._forgotten, self._register)
        self.retranslate()

    def _way(self, event: type[ev.Event]) -> QPushButton:
        made = button()
        made.clicked.connect(lambda: self.send(event))
        return made

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.title.setText(self.tr("Sign in"))
        self.main.setText(self.tr("Sign In"))
        self._ways.setText(self.tr("No password? Type your e-mail address, then:"))
        self._code.setText(self.tr("E-mail me a code instead"))
        self._forgotten.setText(self.tr("I forgot my password"))
        self._newly.setText(self.tr("New here?"))
        self._register.setText(self.tr("Register"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, SignIn):
            denied = "" if state.denial is None else self.denial_words.signing_in(state.denial, state.wait)
            # A password of old may break today's rules: only that there is one counts here.
            problems = tuple(
                (field, problem)
                for field, problem in state.problems
                if field is not Field.PASSWORD or problem is FieldProblem.EMPTY
            )
            self.draw_form(state.form, problems, pressed=state.pressed, denied=denied)

    def beside(
        self, field: Field, problem: FieldProblem | None, form: Form, *, pressed: bool, example: str
    ) -> tuple[str, Tone]:
        """The rules for a new password don't belong here."""
        if problem is None or not pressed:
            return "", "hint"
        return super().beside(field, problem, form, pressed=pressed, example=example)

    def main_event(self) -> type[ev.ContinuePressed | ev.SignInPressed]:
        """See FormScreen."""
        return ev.SignInPressed
