"""A change to the registration itself: what it means, the lines that it needs, and the button that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.care import FIELDS
from kiosk.flow.people import CareTask, Field, FieldProblem, Form
from kiosk.flow.states import Care, Session
from kiosk.settings import Settings
from kiosk.ui.screens.form import FormScreen, in_a_row
from kiosk.ui.screens.words import Words
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.choice import BillerChoice
from kiosk.ui.widgets.parts import Tone, label


class CareScreen(FormScreen):
    """One task; what can't be taken back asks for the password, or at least once more."""

    def __init__(self, settings: Settings, theme: Theme, task: CareTask) -> None:
        super().__init__(settings, theme, *FIELDS[task])
        self._task = task
        self._names = Words(self)
        self._account = label("label")
        self._more = label("body")
        self._choice = BillerChoice(theme, settings.billers)
        self._choice.chosen.connect(
            lambda biller: self.send(lambda session: ev.BillerChosen(session, biller))
        )
        if task is CareTask.DELETE:
            self.main.setProperty("part", "danger")
        self.arrange(self.title, self.words, *self._rows())
        if task is CareTask.LINK:
            self.setTabOrder(self._choice, self.lines[Field.NUMBER].input)
        self.order()
        self.retranslate()

    def _rows(self) -> tuple[QWidget | QLayout, ...]:
        match self._task:
            case CareTask.LINK:
                second = in_a_row(self.theme, ((self.lines[Field.NAME], 3), (self.lines[Field.ZIP], 1)))
                return self._choice, self.lines[Field.NUMBER], second
            case CareTask.UNLINK:
                return (self._account,)
            case _:
                return self._more, *self.lines.values()

    def retranslate(self) -> None:
        """See Screen."""
        super().retranslate()
        self._choice.retranslate()
        title, main = self._title_and_main()
        self.title.setText(title)
        self.main.setText(main)
        words, more = self._meaning()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        if self._task is CareTask.PASSWORD:
            names = {Field.CURRENT: self.tr("Current password"), Field.PASSWORD: self.tr("New password")}
            for field, name in names.items():
                show, hide = self.tr("Show password"), self.tr("Hide password")
                self.lines[field].name(name, show, hide, apart=True)

    def draw(self, session: Session) -> None:
        """See Screen."""
        state, member = session.state, session.member
        if not isinstance(state, Care) or member is None:
            return
        account = member.account(state.account)
        self._account.setText("" if account is None else self._names.account(self.settings, account))
        biller = next((each for each in self.settings.billers if each.id == state.form.biller), None)
        self._choice.show_chosen(state.form.biller)
        denied = (
            "" if state.denial is None else self.denial_words.for_care(state.denial, state.wait, state.task)
        )
        self.draw_form(
            state.form,
            state.problems,
            pressed=state.pressed,
            denied=denied,
            example=biller.account_example if biller is not None else "",
        )

    def beside(
        self, field: Field, problem: FieldProblem | None, form: Form, *, pressed: bool, example: str
    ) -> tuple[str, Tone]:
        """See FormScreen. Another account may run under another name."""
        words, tone = super().beside(field, problem, form, pressed=pressed, example=example)
        if not words and field is Field.NAME:
            return self.tr("As it stands on that account's bill."), "hint"
        return words, tone

    def entered(self) -> None:
        """What is only confirmed is not confirmed by one Enter too many."""
        if self.lines:
            super().entered()
        else:
            self.back.setFocus()

    def left(self) -> None:
        """See Screen."""
        super().left()
        self._account.clear()

    def _title_and_main(self) -> tuple[str, str]:
        match self._task:
            case CareTask.LINK:
                return self.tr("Link another account"), self.tr("Link this account")
            case CareTask.UNLINK:
                return self.tr("Unlink this account?"), self.tr("Unlink this account")
            case CareTask.ADDRESS:
                return self.tr("Change your e-mail address"), self.tr("Continue")
            case CareTask.PASSWORD:
                return self.tr("Change your password"), self.tr("Change my password")
            case CareTask.DELETE:
                return self.tr("Delete your registration?"), self.tr("Delete my registration")

    def _meaning(self) -> tuple[str, str]:
        match self._task:
            case CareTask.LINK:
                return "", ""
            case CareTask.UNLINK:
                return self.tr(
                    "You will not see its bills here any more. AutoPay and saved payment methods stay as they are "
                    "at Invoice Cloud: end them first, if you want to."
                ), ""
            case CareTask.ADDRESS:
                return (
                    self.tr("A code goes to the new address. The old one stays until the code is typed."),
                    self.tr(
                        "Invoice Cloud knows your accounts under the old address: the desk may have to have them "
                        "released there before you can open them again."
                    ),
                )
            case CareTask.PASSWORD:
                return self.tr("The new one counts at every terminal at once."), ""
            case CareTask.DELETE:
                return (
                    self.tr(
                        "You can't sign in any more after this. Your bills and payments are not touched."
                    ),
                    self.tr(
                        "AutoPay and saved payment methods stay at Invoice Cloud. To end them, go back and open "
                        "“Manage AutoPay” and “Payment Methods” first."
                    ),
                )
