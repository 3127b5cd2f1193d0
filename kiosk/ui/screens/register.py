"""Registering, one question a screen: the questions that are answered on lines."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from kiosk.account import AccountFormat
from kiosk.flow import events as ev
from kiosk.flow.lines import STEP_FIELDS
from kiosk.flow.people import Field, RegisterStep
from kiosk.flow.states import Register, Session
from kiosk.settings import Settings
from kiosk.ui.screens.form import FormScreen, in_a_row
from kiosk.ui.theme import Theme
from kiosk.ui.translation import spoken
from kiosk.ui.widgets.bill import BillPicture
from kiosk.ui.widgets.choice import BillerChoice
from kiosk.ui.widgets.parts import label
from kiosk.ui.widgets.steps import Steps

STEPS = tuple(RegisterStep)


class QuestionScreen(FormScreen):
    """One step of a registration: how far one has come, the question, its lines."""

    def __init__(self, settings: Settings, theme: Theme, step: RegisterStep) -> None:
        super().__init__(settings, theme, *STEP_FIELDS[step])
        self.step = step
        self.steps = Steps(theme, STEPS.index(step) + 1, len(STEPS))

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self.steps.retranslate()

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if isinstance(state, Register):
            self.draw_form(state.form, state.problems, pressed=state.pressed)


class LinesScreen(QuestionScreen):
    """Name, service address, e-mail address or password."""

    def __init__(self, settings: Settings, theme: Theme, step: RegisterStep) -> None:
        super().__init__(settings, theme, step)
        self._notice_title = label("label")
        self._public = label("body", settings.residents.notice_in(spoken()))
        shown = step is RegisterStep.EMAIL and bool(self._public.text())
        notice: tuple[QWidget, ...] = (self._notice_title, self._public) if shown else ()
        self.arrange(self.steps, self.title, self.words, *self._rows(), *notice)
        self.order()
        self.retranslate()

    def _rows(self) -> tuple[QWidget | QLayout, ...]:
        if self.step is not RegisterStep.ADDRESS:
            return tuple(self.lines.values())
        place = ((self.lines[Field.CITY], 5), (self.lines[Field.STATE], 2), (self.lines[Field.ZIP], 3))
        return self.lines[Field.STREET], in_a_row(self.theme, place)

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self._notice_title.setText(self.tr("Please note"))
        self._public.setText(self.settings.residents.notice_in(spoken()))
        title, words = self._question()
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _question(self) -> tuple[str, str]:
        match self.step:
            case RegisterStep.NAME:
                return (
                    self.tr("What is your name?"),
                    self.tr(
                        "Write it as it stands on your bill, so that the account can be shown to be yours."
                    ),
                )
            case RegisterStep.ADDRESS:
                return self.tr("Where is the service delivered?"), self.tr(
                    "The service address on your bill."
                )
            case RegisterStep.EMAIL:
                return (
                    self.tr("What is your e-mail address?"),
                    self.tr("You sign in with it. An e-mail with a code goes there, to confirm it."),
                )
            case RegisterStep.PASSWORD:
                return (
                    self.tr("Choose a password"),
                    self.tr("The longer the better. Any characters will do, spaces too."),
                )
            case _:
                return "", ""


class AccountNumberScreen(QuestionScreen):
    """Whose bill, and the number on it, with an example beside."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme, RegisterStep.ACCOUNT)
        self._choice = BillerChoice(theme, settings.billers)
        self._choice.chosen.connect(
            lambda biller: self.send(lambda session: ev.BillerChosen(session, biller))
        )
        self._picture = BillPicture(theme, "", settings.terminal.city)
        self._picture.setMaximumSize(self._picture.sizeHint())
        number = self.lines[Field.NUMBER]
        self.arrange(self.steps, self.title, self.words, self._choice, number, beside=self._picture)
        self.setTabOrder(self._choice, number.input)
        self.order()
        self.retranslate()

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self._choice.retranslate()
        self._picture.retranslate()
        self.title.setText(self.tr("Which account is yours?"))
        self.words.setText(self.tr("The number stands on your bill. You can link others later."))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Register):
            return
        biller = next((each for each in self.settings.billers if each.id == state.form.biller), None)
        example = biller.account_example if biller is not None else ""
        letters = biller is None or AccountFormat(biller.account_format).takes_letters
        self.lines[Field.NUMBER].input.expect(letters=letters)
        self._choice.show_chosen(state.form.biller)
        self._picture.show_example(example)
        self._picture.setVisible(bool(example))
        self.draw_form(state.form, state.problems, pressed=state.pressed, example=example)
