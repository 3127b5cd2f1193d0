"""The account screen: a field that writes the biller's format by itself, a keypad, the numbers so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.account import LONGEST_INPUT, AccountFormat, Problem
from kiosk.flow import events as ev
from kiosk.flow.states import Accounts, Notice, Session
from kiosk.settings import Biller, Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.noticewords import NoticeWords
from kiosk.ui.theme import Theme
from kiosk.ui.translation import spoken
from kiosk.ui.widgets.bill import BillPicture
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.line import PlainLine
from kiosk.ui.widgets.parts import NoticeLabel, Tone, button, label, two_actions
from kiosk.ui.widgets.scrolled import Content, ScrolledList, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout


class ChosenAccounts(QWidget):
    """The numbers that are paid together, each with a button that takes it off; `removed` gives which."""

    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._removers: list[QPushButton] = []
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
        self._removers = []
        for position, number in enumerate(numbers):
            self._rows.addWidget(self._row(position, number))
        self._rows.addStretch(1)
        self.retranslate()

    def follow_in_order(self, before: QWidget) -> None:
        """Let Tab come from this widget to the buttons, from the top down."""
        for remove in self._removers:
            self.setTabOrder(before, remove)
            before = remove

    def retranslate(self) -> None:
        """Set the words."""
        for remove, number in zip(self._removers, self._shown, strict=True):
            remove.setText(self.tr("Remove"))
            remove.setAccessibleName(self.tr("Remove {0}").format(number))

    def _row(self, position: int, number: str) -> QWidget:
        row = QWidget()
        large = self._theme.scale > 1  # a number and its button then have a line each
        line = QVBoxLayout(row) if large else QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("label", number), 1)
        remove = button()
        self._removers.append(remove)
        remove.clicked.connect(lambda: self.removed.emit(position))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag(0))
        return row


class AccountsScreen(Screen):
    """One biller's account numbers; its format shapes the keypad."""

    def __init__(self, settings: Settings, theme: Theme, biller: Biller) -> None:
        super().__init__(settings, theme)
        self._biller = biller
        self._title = label("title")
        self._label = QLabel()
        self._label.setProperty("part", "label")
        self.field = PlainLine(LONGEST_INPUT)
        self.field.bring_own_keys()
        self._label.setBuddy(self.field)
        self.field.textEdited.connect(lambda text: self.send(lambda session: ev.AccountTyped(session, text)))
        self.field.returnPressed.connect(lambda: self.send(ev.AccountsSubmitted))
        self._notice = NoticeLabel(theme.mm(2.5))
        self._chosen = ChosenAccounts(theme)
        self._chosen.removed.connect(lambda _: self.field.setFocus())
        self._chosen.removed.connect(
            lambda position: self.send(lambda session: ev.AccountRemoved(session, position))
        )
        self._list = ScrolledList(theme, self._chosen)
        self._format = AccountFormat(biller.account_format)
        self._letters = self._format.takes_letters
        self._keypad = Keypad(theme, letters=self._letters)
        self._keypad.typed.connect(self._type)
        self._keypad.erased.connect(lambda: self.send(ev.AccountErased))
        self._add = button()
        self._add.clicked.connect(lambda: self.send(ev.AccountAdded))
        self._find = button(name="main")
        self._find.clicked.connect(lambda: self.send(ev.AccountsSubmitted))
        self._back = button(name="other")
        self._notices = NoticeWords(settings, self)
        self._lost = button(name="link")
        self._lost.setCheckable(True)
        self._lost.toggled.connect(lambda _: self._show_beside())
        self._where = label("explained")
        self._where.setMargin(theme.mm(4))
        self._wanted = False
        self.leads_back(self._back)
        self._picture = BillPicture(theme, biller.account_example, settings.terminal.city)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        content = Content()
        entry = QVBoxLayout(content)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(mm(3))
        for widget in (self._title, self._label, self.field, self._notice):
            entry.addWidget(widget)
        entry.addWidget(self._list, 20)
        entry.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        entry.addWidget(self._where)
        entry.addWidget(self._picture, 20, Qt.AlignmentFlag.AlignHCenter)
        entry.addStretch(1)
        entry.addWidget(self._lost, 0, Qt.AlignmentFlag.AlignLeft)
        halves = TurningLayout(self.theme, for_large=self._letters)
        halves.setSpacing(mm(5 if self._letters or self.theme.scale > 1 else 12))
        typed = ScrolledPage(self.theme, content)
        typed.tell(self._notice)
        halves.addWidget(typed, 1 if self.theme.scale == 1 else 2)
        halves.addWidget(self._keypad, 1)
        page = QVBoxLayout(self)
        large = self.theme.scale > 1
        page.setContentsMargins(mm(12), mm(2 if large else 7), mm(12), mm(2 if large else 7))
        page.setSpacing(mm(3 if large else 6))
        page.addLayout(halves, 1)
        page.addLayout(two_actions(self.theme, self._back, self._find))

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self._biller.name_in(spoken()))
        self._label.setText(self.tr("Account number"))
        self.field.setAccessibleName(self.tr("Account number"))
        self._add.setText(self.tr("Add another account"))
        self._find.setText(self.tr("Find My Account"))
        self._back.setText(self.tr("Back"))
        self._keypad.retranslate()
        self._chosen.retranslate()
        self._picture.retranslate()
        self._lost.setText(self.tr("I don't have my number"))
        self._where.setText(self._notices.where_is_my_number())

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Accounts):
            return
        if self.field.text() != state.typed:
            self.field.setText(state.typed)
        self._chosen.show_numbers(tuple(number.value for number in state.chosen))
        self._chosen.follow_in_order(self.field)
        self._list.setVisible(bool(state.chosen))
        # The example has done its work once a number is complete, and its place is needed; a number that nobody
        # knows is compared with the bill.
        unknown = state.notice is Notice.UNKNOWN_ACCOUNT
        self._wanted = not state.chosen and (unknown or state.problem is not Problem.NONE)
        self._show_beside()
        text, tone = self._words(state)
        self._notice.say(text, tone)
        self.field.setAccessibleDescription(text)
        self._add.setVisible(state.problem is Problem.NONE and not unknown)
        if state.notice is not None:
            # Whatever was pressed, the next key belongs into the field that the notice speaks of.
            self.field.setFocus()

    def _show_beside(self) -> None:
        """The example, or where to find the number and whom to ask for it."""
        words = self._notices.where_is_my_number()
        asked = self._wanted and self._lost.isChecked()
        self._lost.setVisible(self._wanted and bool(words))
        self._where.setVisible(asked)
        example = bool(self._biller.account_example) and self.theme.scale == 1
        self._picture.setVisible(self._wanted and example and not asked)

    def entered(self) -> None:
        """See Screen."""
        self.field.setFocus()

    def left(self) -> None:
        """See Screen."""
        self.field.clear()
        self._lost.setChecked(False)
        self._chosen.show_numbers(())

    def _type(self, character: str) -> None:
        """A key of the keypad writes where the cursor of the keyboard stands, and what is selected goes."""
        self.field.insert(character)
        text = self.field.text()
        self.send(lambda session: ev.AccountTyped(session, text))

    def _words(self, state: Accounts) -> tuple[str, Tone]:
        example = self._biller.account_example or self._format.sample
        if state.notice is not None:
            return self._notice_words(state.notice, example if state.typed else "")
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
        if self.settings.can_scan_bills_of(self._biller):
            return self.tr(
                "Type the number that stands at the top of your bill. "
                "Or hold the barcode of your bill under the scanner."
            ), "hint"
        return self.tr("Type the number that stands at the top of your bill."), "hint"

    def _scan_words(self, notice: Notice) -> str:
        if notice is Notice.UNKNOWN_CODE:
            return self.tr(
                "This code is not from a bill that is paid here. Type your account number instead."
            )
        return self.tr("The bill that you scanned can't be paid together with these. Pay these first.")

    def _notice_words(self, notice: Notice, example: str) -> tuple[str, Tone]:
        match notice:
            case Notice.UNKNOWN_CODE | Notice.OTHER_BILLER:
                return self._scan_words(notice), "alarm"
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
            case Notice.SEE_CLERK:
                return self.tr(
                    "Many account numbers were tried at this terminal. Please pay at the desk, "
                    "or come back in a while."
                ), "alarm"
            case Notice.CHECK_NUMBER if example:
                return self.tr("The number is not complete. It looks like {0}.").format(example), "alarm"
            case Notice.CHECK_NUMBER:
                return self.tr("Please type your account number first."), "alarm"
            case Notice.ADDED:
                return self.tr("Added. Type the next account number, or press “Find My Account”."), "good"
