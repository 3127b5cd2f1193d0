"""Where a forgotten password is replaced, after the mailed code was right."""

from __future__ import annotations

from kiosk.flow.people import Field
from kiosk.flow.states import NewPassword, Session
from kiosk.settings import Settings
from kiosk.ui.screens.form import FormScreen
from kiosk.ui.theme import Theme


class NewPasswordScreen(FormScreen):
    """One line: the new password."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, Field.PASSWORD)
        self.arrange(self.title, self.words, self.lines[Field.PASSWORD])
        self.order()
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.title.setText(self.tr("Choose a new password"))
        self.words.setText(self.tr("It takes the place of the old one at once, at every terminal."))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, NewPassword):
            denied = "" if state.denial is None else self.denial_words.with_new_password(state.denial)
            self.draw_form(state.form, state.problems, pressed=state.pressed, denied=denied)
