"""Where a mailed code is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.people import CodeFor, Field
from kiosk.flow.states import AwaitConfirmation, Session
from kiosk.settings import Settings
from kiosk.ui.screens.form import FormScreen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import breakable, button, label, part


class ConfirmScreen(FormScreen):
    """Where the mail went, how long its code is good, and how to get another one."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, Field.CODE)
        self._nothing = label("label")
        self._more = label("body")
        self._again = button()
        self._again.clicked.connect(lambda: self.send(ev.ResendPressed))
        card = part(QWidget(), "card")
        beside = QVBoxLayout(card)
        beside.setContentsMargins(theme.mm(6), theme.mm(5), theme.mm(6), theme.mm(5))
        beside.setSpacing(theme.mm(3))
        for each in (self._nothing, self._more, self._again):
            beside.addWidget(each)
        self.arrange(self.title, self.words, self.lines[Field.CODE], beside=card)
        self.order(self._again)
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.main.setText(self.tr("Confirm"))
        self._nothing.setText(self.tr("No code at hand?"))
        self._again.setText(self.tr("Send the e-mail again"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, AwaitConfirmation):
            return
        self.title.setText(self._title(state.code_for))
        self.words.setText(self._sent(state.code_for, breakable(state.form.email)))
        self._more.setText(self._good_for(state.code_for))
        self._again.setVisible(state.code_for is not CodeFor.ADDRESS)
        denial = state.denial
        denied = "" if denial is None else self.denial_words.with_code(denial, state.wait, state.code_for)
        self.draw_form(state.form, state.problems, pressed=state.pressed, denied=denied)
        if state.resent and not denied:
            self.tell(self.tr("Another e-mail is on its way. It may take a minute."), "good")

    def left(self) -> None:
        """See Screen."""
        super().left()
        self.words.clear()

    def _title(self, code_for: CodeFor) -> str:
        match code_for:
            case CodeFor.CONFIRM:
                return self.tr("Confirm your e-mail address")
            case CodeFor.ADDRESS:
                return self.tr("Confirm your new e-mail address")
            case CodeFor.SIGN_IN | CodeFor.PASSWORD:
                return self.tr("Look into your e-mail")

    def _sent(self, code_for: CodeFor, email: str) -> str:
        if not email:
            return self.tr("Please type the code from the e-mail.")
        if code_for in (CodeFor.SIGN_IN, CodeFor.PASSWORD):
            return self.tr("If {0} is registered here, an e-mail with a code is on its way to it.").format(
                email
            )
        return self.tr("An e-mail with a code is on its way to {0}.").format(email)

    def _good_for(self, code_for: CodeFor) -> str:
        spam = self.tr("The e-mail may take a minute. Look into the spam folder, too.")
        match code_for:
            case CodeFor.CONFIRM:
                later = self.tr("You can type it later, at any terminal: sign in, and you are asked for it.")
                return f"{later} {self._days()} {spam} " + self.tr("The desk can confirm you as well.")
            case CodeFor.ADDRESS:
                return f"{spam} " + self.tr(
                    "Your old address stays until the code is typed. To try anew, go back."
                )
            case CodeFor.SIGN_IN | CodeFor.PASSWORD:
                return f"{spam} " + self.tr("The code is good for a short while only.")

    def _days(self) -> str:
        return self.tr("It is good for %n day(s).", "", self.settings.residents.code_days)
