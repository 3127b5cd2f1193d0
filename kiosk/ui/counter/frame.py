"""What stands around a customer's page on the clerk's side: who serves, whose tab, which key does what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.flow.desk import events as ev
from kiosk.flow.desk.clerk import Role
from kiosk.flow.desk.state import Customer, Desk, Place, Progress, Serving
from kiosk.flow.desk.waiting import SignUpStep
from kiosk.flow.people import RegisterStep
from kiosk.flow.states import SessionId
from kiosk.settings import Settings
from kiosk.ui.counter.keys import Command
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import part, restyle


class TopLine(QWidget):
    """The city, the terminal, and who serves here."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-top")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(5), theme.mm(2), theme.mm(5), theme.mm(2))
        line.setSpacing(theme.mm(6))
        city = QLabel(f"{settings.terminal.city} · {settings.terminal.id}")
        city.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(city, 1)
        self._display = QLabel()
        self._clerk = QLabel()
        self._clerk.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(self._display)
        line.addWidget(self._clerk)

    def show_desk(self, desk: Desk) -> None:
        """Draw who serves."""
        display = self.tr("Customer screen: on") if desk.display else self.tr("No customer screen")
        self._display.setText(display)
        if not isinstance(desk.state, Serving):
            self._clerk.setText("")
            return
        clerk = desk.state.clerk
        role = self.tr("supervisor") if clerk.role is Role.SUPERVISOR else self.tr("clerk")
        self._clerk.setText(f"{clerk.name} · {role}")


class Tabs(QWidget):
    """A tab for each customer: number, masked account, state in words. `happened` carries a desk's event."""

    happened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = CounterWords(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.mm(2))
        self._line.addStretch(1)
        self._tabs: list[QPushButton] = []
        self.setFixedHeight(theme.mm(13))

    def show_desk(self, desk: Desk) -> None:
        """Draw them, the one in front marked."""
        while len(self._tabs) < len(desk.customers):
            tab = QPushButton()
            tab.setProperty("part", "desk-tab")
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tab.clicked.connect(self._pressed)
            self._line.insertWidget(len(self._tabs), tab)
            self._tabs.append(tab)
        for tab in self._tabs[len(desk.customers) :]:
            self._line.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        del self._tabs[len(desk.customers) :]
        for number, (tab, customer) in enumerate(zip(self._tabs, desk.customers, strict=True), start=1):
            tab.setText(self._name(number, customer))
            tab.setProperty("session", customer.session)
            restyle(tab, "tone", "front" if customer.session == desk.shown else "")

    def _name(self, number: int, customer: Customer) -> str:
        where = self.tr(" · at the customer") if customer.place is Place.DISPLAY else ""
        account = customer.account or self.tr("new")
        step = f" {customer.step}/{len(RegisterStep)}" if customer.step else ""
        return f"{number}   {account}   {self._words.progress(customer.progress)}{step}{where}"

    def _pressed(self) -> None:
        tab = self.sender()
        if tab is not None:
            self.happened.emit(ev.TabPressed(SessionId(str(tab.property("session")))))


class Actions(QWidget):
    """The keys that do something now, each with its word; a click does the same. `wanted` carries a Command."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-actions")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(4), theme.mm(2), theme.mm(4), theme.mm(2))
        line.setSpacing(theme.mm(2))
        self._buttons: dict[Command, _Key] = {}
        for command in Command:
            made = _Key(command.label, theme)
            made.clicked.connect(lambda _=False, command=command: self.wanted.emit(command))
            self._buttons[command] = made
            line.addWidget(made, 1)

    def show_desk(
        self, desk: Desk, *, prints: bool, reads_day: bool, reads_more: bool, signs_up: bool
    ) -> None:
        """Show which keys do something now; the others stay in their place, and dark.

        `prints`: whether what is seen can be printed; `reads_more`: a statement lies over the page in front;
        `signs_up`: whether residents register in this city.
        """
        words = self._words(desk, reads_day=reads_day, reads_more=reads_more)
        if prints:
            words[Command.PRINT] = self.tr("Print")
        if signs_up:
            words |= self._sign_up(desk)
        for command, key in self._buttons.items():
            key.say(words.get(command, ""))

    def _words(self, desk: Desk, *, reads_day: bool, reads_more: bool) -> dict[Command, str]:
        front, there = desk.customer(desk.shown), desk.at(Place.DISPLAY)
        words = {Command.NEXT: self.tr("Next customer"), Command.LOCK: self.tr("Lock")}
        words[Command.DAY] = self.tr("End shift") if reads_day else self.tr("The day")
        if there is not None and (front is None or front is there):
            words[Command.HAND_OVER] = self.tr("Take back")
        elif front is not None and front.progress is not Progress.CLOSING:
            words[Command.HAND_OVER] = self.tr("To the customer")
        if front is not None:
            words[Command.CLOSE] = self.tr("Done") if front.progress is Progress.RECEIPT else self.tr("Close")
            if front.progress.is_read:
                words[Command.STATEMENT] = self.tr("To the page") if reads_more else self.tr("Statement")
            if front.progress is Progress.TROUBLE:
                words[Command.RETRY] = self.tr("Ask again")
        if reads_day:
            words[Command.TAB] = self.tr("Back")
        elif len(desk.customers) > 1 or (desk.customers and front is None):
            words[Command.TAB] = self.tr("Next tab")
        return words

    def _sign_up(self, desk: Desk) -> dict[Command, str]:
        """What changes with sign-up help, which may be opened, left, or gone on from."""
        sign_up = desk.state.sign_up if isinstance(desk.state, Serving) else None
        if sign_up is None:
            return {Command.SIGN_UP: self.tr("Sign-up help")}
        free = sign_up.page is SignUpStep.SEARCH and sign_up.answering is None
        return {
            Command.SIGN_UP: self.tr("Register here") if free else "",
            Command.TAB: self.tr("Back"),
            Command.PRINT: "",
            Command.STATEMENT: "",
            Command.RETRY: "",
        }


class StatusLine(QLabel):
    """What holds for the whole terminal, the provider being away for instance; hidden while all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "desk-status")
        self.setWordWrap(True)
        self.setMargin(theme.mm(2.5))
        self.hide()

    def say(self, words: str) -> None:
        """Tell it, "" for nothing."""
        self.setText(words)
        self.setVisible(bool(words))


class TurnedStrip(QWidget):
    """Below a page that is turned to its customer: how the clerk gets their own side back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-turned")
        self._words = QLabel()
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.mm(5), theme.mm(1.5), theme.mm(5), theme.mm(1.5))
        across.addWidget(self._words)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words."""
        self._words.setText(
            self.tr("For the clerk: F3 or F12 covers this page, your PIN brings your side back.")
        )


class _Key(QPushButton):
    """A key and what it does."""

    def __init__(self, key: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "desk-key")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._key = key
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.mm(1), theme.mm(1), theme.mm(1), theme.mm(1))
        column.setSpacing(0)
        self._name = QLabel(key)
        self._name.setProperty("part", "desk-key-name")
        self._does = QLabel()
        self._does.setProperty("part", "desk-key-does")
        self._does.setWordWrap(True)
        for each in (self._name, self._does):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)
        self.setFixedHeight(theme.mm(17))

    def say(self, words: str) -> None:
        """What it does now, "" for nothing."""
        self._does.setText(words)
        self.setEnabled(bool(words))
        self.setAccessibleName(f"{self._key} {words}")
