"""The account screen: a field that writes the biller's format by itself, a keypad, the numbers so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.account import Problem
from kiosk.flow import events as ev
from kiosk.flow.states import Accounts, Notice, Session
from kiosk.settings import Biller, Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.bill import BillPicture
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.parts import NoticeLabel, Tone, button, label
from kiosk.ui.widgets.turning import TurningLayout


class AccountField(QLineEdit):
    """A line that takes typing and pasting, and offers no menu and no drop."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(False)
        self.setMaxLength(200)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """No menu."""
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Nothing is dropped here."""
        event.ignore()


class ChosenAccounts(QWidget):
    """The numbers that are paid together, each with a button that takes it off; `removed` gives which."""

    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.mm(2))

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Draw these numbers, in their order."""
        if numbers == self._shown:
            return
        self._shown = numbers
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for position, number in enumerate(numbers):
            self._rows.addWidget(self._row(position, number))
        self._rows.addStretch(1)

    def _row(self, position: int, number: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("label", number), 1)
        remove = button(self.tr("Remove"))
        remove.setAccessibleName(self.tr("Remove {0}").format(number))
        remove.clicked.connect(lambda: self.removed.emit(position))
        line.addWidget(remove)
        return row


class AccountsScreen(Screen):
    """One biller's account numbers; its format shapes the keypad."""

    def __init__(self, settings: Settings, theme: Theme, biller: Biller) -> None:
        super().__init__(settings, theme)
        self._biller = biller
        self._title = label("title")
        self._label = QLabel()
        self._label.setProperty("part", "label")
        self.field = AccountField()
        self._label.setBuddy(self.field)
        self.field.textEdited.connect(lambda text: self.send(lambda session: ev.AccountTyped(session, text)))
        self.field.returnPressed.connect(lambda: self.send(ev.AccountsSubmitted))
        self._notice = NoticeLabel(theme.mm(2.5))
        self._chosen = ChosenAccounts(theme)
        self._chosen.removed.connect(lambda _: self.field.setFocus())
        self._chosen.removed.connect(
            lambda position: self.send(lambda session: ev.AccountRemoved(session, position))
        )
        self._list = QScrollArea()
        self._list.setProperty("part", "list")
        self._list.setWidgetResizable(True)
        self._list.setFrameShape(QScrollArea.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMinimumHeight(theme.mm(19))
        self._list.setWidget(self._chosen)
        self._keypad = Keypad(theme, letters="A" in biller.account_format or not biller.account_format)
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(lambda: self.send(ev.AccountErased))
        self._add = button()
        self._add.clicked.connect(lambda: self.send(ev.AccountAdded))
        self._find = button(name="main")
        self._find.clicked.connect(lambda: self.send(ev.AccountsSubmitted))
        self._back = button(name="other")
        self._back.clicked.connect(lambda: self.send(ev.BackPressed))
        self._picture = BillPicture(theme, biller.account_example, settings.terminal.city)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        entry = QVBoxLayout()
        entry.setSpacing(mm(3))
        for widget in (self._title, self._label, self.field, self._notice):
            entry.addWidget(widget)
        entry.addWidget(self._list, 1)
        entry.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        entry.addWidget(self._picture, 1, Qt.AlignmentFlag.AlignCenter)
        keys = QVBoxLayout()
        keys.setSpacing(mm(5))
        keys.addWidget(self._keypad, 1)
        halves = TurningLayout()
        halves.setSpacing(mm(12))
        halves.addLayout(entry, 1)
        halves.addLayout(keys, 1)
        actions = QHBoxLayout()
        actions.setSpacing(mm(6))
        actions.addWidget(self._back)
        actions.addWidget(self._find, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(mm(12), mm(7), mm(12), mm(7))
        page.setSpacing(mm(6))
        page.addLayout(halves, 1)
        page.addLayout(actions)

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self._biller.name_in("en"))
        self._label.setText(self.tr("Account number"))
        self.field.setAccessibleName(self.tr("Account number"))
        self._add.setText(self.tr("Add another account"))
        self._find.setText(self.tr("Find My Account"))
        self._back.setText(self.tr("Back"))
        self._keypad.retranslate()

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Accounts):
            return
        if self.field.text() != state.typed:
            self.field.setText(state.typed)
        self._chosen.show_numbers(tuple(number.value for number in state.chosen))
        self._list.setVisible(bool(state.chosen))
        # The example has done its work once a number is complete, and its place is needed.
        needed = not state.chosen and state.problem is not Problem.NONE
        self._picture.setVisible(needed and bool(self._biller.account_example))
        text, tone = self._words(state)
        self._notice.say(text, tone)
        self.field.setAccessibleDescription(text)
        self._add.setVisible(state.problem is Problem.NONE)
        if state.notice is not None:
            # Whatever was pressed, the next key belongs into the field that the notice speaks of.
            self.field.setFocus()

    def entered(self) -> None:
        """See Screen."""
        self.field.setFocus()

    def _type(self, character: str) -> None:
        """A key of the keypad writes where the cursor of the keyboard stands, and what is selected goes."""
        self.field.insert(character)
        text = self.field.text()
        self.send(lambda session: ev.AccountTyped(session, text))

    def _words(self, state: Accounts) -> tuple[str, Tone]:
        example = self._biller.account_example
        if state.notice is not None:
            return self._notice_words(state.notice, example)
        match state.problem:
            case Problem.WRONG_CHARACTER:
                return self.tr("That character is not part of an account number."), "alarm"
            case Problem.TOO_LONG:
                return self.tr(
                    "That is longer than an account number. Please check the last digits."
                ), "alarm"
            case Problem.NONE:
                return self.tr("That looks complete. Press “Find My Account”."), "good"
            case Problem.INCOMPLETE if self._biller.account_format:
                return self.tr("Keep going: the number looks like {0}.").format(example), "hint"
        return self.tr("Type the number that stands at the top of your bill."), "hint"

    def _notice_words(self, notice: Notice, example: str) -> tuple[str, Tone]:
        match notice:
            case Notice.UNKNOWN_ACCOUNT:
                return self.tr(
                    "We could not find this account. Compare each digit with your bill, "
                    "or ask at the desk if the bill is new."
                ), "alarm"
            case Notice.REFUSED:
                return self.tr(
                    "There is nothing to pay for this account, or it can't be paid here. Please ask at the desk."
                ), "alarm"
            case Notice.DUPLICATE:
                return self.tr("This account is on your list already."), "alarm"
            case Notice.TOO_MANY:
                return self.tr("No more accounts fit into one payment. Pay these first."), "alarm"
            case Notice.CHECK_NUMBER if example:
                return self.tr("The number is not complete. It looks like {0}.").format(example), "alarm"
            case Notice.CHECK_NUMBER:
                return self.tr("Please type your account number first."), "alarm"
            case Notice.ADDED:
                return self.tr("Added. Type the next account number, or press “Find My Account”."), "good"
