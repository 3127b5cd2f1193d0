"""The clerk's window: who serves, the field for account numbers, tabs, one page, and what each key does.

A page is moved between this window and the customer's, never loaded anew. What is covered is covered first.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.flow.desk import events as ev
from kiosk.flow.desk.news import ProviderNews
from kiosk.flow.desk.state import Arrangement, Customer, Desk, Progress, Serving
from kiosk.flow.states import Accounts, Session, SessionId
from kiosk.settings import Settings
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.counter.customer import CustomerWindow
from kiosk.ui.counter.day import DayPage
from kiosk.ui.counter.entry import Entry
from kiosk.ui.counter.frame import Actions, StatusLine, TopLine, TurnedStrip
from kiosk.ui.counter.front import Front
from kiosk.ui.counter.gate import Gate
from kiosk.ui.counter.keys import COMMANDS, Command, hand_over_or_back, next_tab
from kiosk.ui.counter.look import style_sheet
from kiosk.ui.counter.sides import Sides
from kiosk.ui.counter.signup import SignUpPage
from kiosk.ui.counter.told import Told
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.opened import OpenedWindow
from kiosk.ui.theme import Theme
from kiosk.ui.toplevel import TopLevel
from kiosk.ui.widgets.parts import banner, part
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

_SHOWN: Final = (Progress.REVIEW, Progress.RECEIPT, Progress.UNKNOWN)
"""Where the clerk sees the page itself: no card details stand on it."""


class CounterWindow(TopLevel):
    """Draws the desk and its customers.

    Signals as those of kiosk.ui.window.Window, and: `desk_happened` carries a desk's event, `numbers` what was
    typed into the field, `next_wanted` asks for the next customer, `day_wanted` for what became of the day's,
    which `day` is then to show, `sign_up_wanted` for sign-up help, or for a registration while that is open.
    """

    happened = Signal(object)
    desk_happened = Signal(object)
    numbers = Signal(str, bool)
    next_wanted = Signal()
    day_wanted = Signal()
    sign_up_wanted = Signal()
    screen_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__("City Hall Kiosk: counter", style_sheet(theme))
        self._theme = theme
        self._clerk_keys_card = settings.counter.clerk_keys_card
        self._desk = Desk()
        self._arranged = Arrangement()
        self._words = CounterWords(self)
        self._sides = Sides(settings, theme, self)
        self._sides.happened.connect(self.happened)
        self._sides.screen_changed.connect(self.screen_changed)
        self.customer = CustomerWindow(settings, theme)
        self.customer.native_made.connect(self.native_made)
        self.customer.has_keys_for_nothing.connect(self._focus_own)
        self.customer.typed.connect(self._type_on)
        self.header = TopLine(settings, theme)
        self._gate = Gate(settings, theme)
        self._gate.happened.connect(self.desk_happened)
        self._status = StatusLine(theme)
        self._told = Told(theme)
        self._slot = QStackedWidget()
        self._slot.addWidget(self._told)
        self.day = DayPage(settings, theme)
        self.day.happened.connect(self.desk_happened)
        self.day.changed.connect(self._offer)
        self._slot.addWidget(self.day)
        self._signs_up = settings.residents_offered
        self._sign_up = SignUpPage(settings, theme)
        self._sign_up.happened.connect(self.desk_happened)
        self._sign_up.wanted.connect(self.sign_up_wanted)
        self._slot.addWidget(self._sign_up)
        self._reads_day = self._reads = False
        front = self._front = Front(theme, self._slot, self._sides)
        front.happened.connect(self.happened)
        front.desk_happened.connect(self.desk_happened)
        front.changed.connect(self._front_changed)
        self._entry = Entry(theme, front.paper)
        self._entry.given.connect(self._give)
        self._entry.tabs.happened.connect(self.desk_happened)
        self._actions = Actions(theme)
        self._actions.wanted.connect(self.command)
        self._strip = TurnedStrip(theme)
        self._training = banner(theme.mm(7)) if settings.terminal.training else None
        self._whole = QStackedWidget()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        desk = part(QWidget(), "desk")
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.header, self._status, self._entry):
            column.addWidget(each)
        column.addWidget(self._slot, 1)
        column.addWidget(self._strip)
        column.addWidget(self._actions)
        self._whole.addWidget(self._gate)
        self._whole.addWidget(desk)
        self._side = desk
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        if self._training is not None:
            page.addWidget(self._training)
        page.addWidget(self._whole, 1)

    def retranslate(self) -> None:
        """Set the words that do not depend on the desk."""
        self._entry.retranslate()
        self._strip.retranslate()
        if self._training is not None:
            self._training.setText(self.tr("TRAINING · no real payments are made here"))

    # The desk

    def arrange(self, arrangement: Arrangement) -> None:
        """Let this be seen and nothing else."""
        before, self._arranged = self._arranged, arrangement
        self._place()
        if arrangement.covered:
            self._entry.clear()
            self.activateWindow()
            self._gate.enter()
        elif arrangement.display is not None and arrangement.display != before.display:
            self._to_customer(arrangement.display)
        else:
            self._focus_own()

    def show_desk(self, desk: Desk) -> None:
        """Draw the desk as it is now."""
        self._desk = desk
        self.header.show_desk(desk)
        self._gate.show_desk(desk)
        self._entry.show_desk(desk)
        self._front.show_desk(desk)
        asks = self._sign_up.show_desk(desk)
        self._place()
        if asks and not self._arranged.covered:
            self._focus_own()

    def show_provider(self, news: ProviderNews) -> None:
        """Tell, for as long as it is so, that and since when the provider can't be used."""
        self._status.say(self._words.provider(news))

    def use_display(self, screen: QScreen | None) -> None:
        """Fill the customer's screen, or leave it: it is gone, and the window would lie over the clerk's."""
        if screen is None:
            self.customer.hide()
        else:
            self.customer.show_on(screen)
            self._focus_own()

    def command(self, command: Command | Qt.Key) -> None:
        """A function key was pressed, in whichever window."""
        wanted = COMMANDS[command] if isinstance(command, Qt.Key) else command
        if not isinstance(self._desk.state, Serving) or self._is_about_page(wanted):
            return
        ends = wanted is Command.DAY and self._reads_day
        self._leave_day()
        self._front.document.close()
        if not self._sign_up.takes(wanted):
            self._do(wanted, ends=ends)

    def _do(self, wanted: Command, *, ends: bool) -> None:
        match wanted:
            case Command.NEXT:
                self._entry.clear()
                self.next_wanted.emit()
                self._focus_own()
            case Command.HAND_OVER:
                self.desk_happened.emit(hand_over_or_back(self._desk))
            case Command.TAB if self._desk.customers:
                self.desk_happened.emit(next_tab(self._desk))
                self._focus_own()
            case Command.RETRY:
                self.desk_happened.emit(ev.RetryPressed())
            case Command.CLOSE:
                self.desk_happened.emit(ev.ClosePressed())
                self._focus_own()
            case Command.DAY:
                self._day_pressed(ends=ends)
            case Command.LOCK:
                self.desk_happened.emit(ev.LockPressed())

    def _is_about_page(self, wanted: Command) -> bool:
        if wanted is Command.PRINT and self._reads_day:
            self.day.print(self._desk)
        elif wanted is Command.PRINT:
            self._front.print()
        elif wanted is Command.STATEMENT:
            self._leave_day()
            self._front.turn_to_statement()
        return wanted in (Command.PRINT, Command.STATEMENT)

    def _day_pressed(self, *, ends: bool) -> None:
        if ends:
            self.desk_happened.emit(ev.SignOutPressed())
        elif not self._arranged.turned:
            self._reads_day = True
            self.day.show_rows(None)
            self._place()
            self.day_wanted.emit()

    def _leave_day(self) -> None:
        if self._reads_day:
            self._reads_day = False
            self._place()

    # The sessions

    def show_session(self, session: Session) -> None:
        """Draw a customer's session; one of nobody's is not shown."""
        if self._desk.customer(session.id) is None:
            return
        self._sides.show_session(session)
        if session.id == self._arranged.display:
            self.customer.show_session(session)
        if session.id == self._desk.shown:
            self._told.show_front(self._desk, session)
            self._front.say()
            self._offer()

    def forget(self, session: SessionId) -> None:
        """Nothing is left of a customer."""
        side = self._sides.drop(session)
        if side is not None:
            side.setParent(None)
            side.deleteLater()

    def lend_view(self, session: SessionId, view: QWidget) -> None:
        """A session's page is there to be shown."""
        self._sides.side(session).panel.lend_view(view)
        self._place()

    def take_view(self, session: SessionId) -> None:
        """A session's page is about to be destroyed."""
        side = self._sides.find(session)
        if side is not None:
            side.panel.take_view()

    def show_window(self, session: SessionId, opened: OpenedWindow) -> None:
        """A session's page has opened a window."""
        self._sides.side(session).panel.show_window(opened)
        opened.gone.connect(self._offer)
        self._offer()

    def show_statement(self, session: SessionId, arriving: ArrivingStatement) -> None:
        """A session's page has opened a statement: it is for whoever the page is in front of."""
        self._front.show_statement(self._arranged, session, arriving)

    def say_refused(self, session: SessionId, kind: Kind | Wish) -> None:
        """The page of a session asked for something that is not given."""
        side = self._sides.find(session)
        if side is not None:
            side.panel.say_refused(kind)

    def keys_go_to(self) -> SessionId | None:
        """The session into whose page keys are typed now, None while they go to a screen of ours."""
        return self._sides.keys_go_to()

    # What is seen

    def _place(self) -> None:
        """Bring both windows in line with the arrangement; nothing else moves a side."""
        seen = self._arranged
        if seen.covered or seen.turned:
            self._front.document.close()
        if seen.covered:
            self._reads_day = False
            self._whole.setCurrentWidget(self._gate)
            self.customer.show_side(None)
            return
        self.customer.show_side(self._sides.side(seen.display) if seen.display is not None else None)
        front = self._desk.customer(self._desk.shown)
        here = self._desk.customer(seen.window)
        if self._reads_day and not seen.turned:
            self._slot.setCurrentWidget(self.day)
        elif self._front.document.view is not None:
            self._slot.setCurrentWidget(self._front.document.view)
        elif self._sign_up.is_open and not seen.turned:
            self._slot.setCurrentWidget(self._sign_up)
        elif here is not None and (seen.turned or (here is front and self._is_open(here))):
            side = self._sides.side(here.session)
            if self._slot.indexOf(side) < 0:
                self._slot.addWidget(side)
            side.use(faces_customer=seen.turned, keys=seen.keys)
            self._slot.setCurrentWidget(side)
        else:
            self._told.show_front(self._desk, self._sides.session(self._desk.shown))
            self._slot.setCurrentWidget(self._told)
        for each in (self.header, self._entry, self._actions):
            each.setVisible(not seen.turned)
        self._status.setVisible(bool(self._status.text()) and not seen.turned)
        self._strip.setVisible(seen.turned)
        self._whole.setCurrentWidget(self._side)
        self._offer()

    def _is_open(self, customer: Customer) -> bool:
        """Whether the clerk may see this page."""
        return customer.progress in _SHOWN or (self._clerk_keys_card and customer.progress.has_details)

    def _is_seen(self, session: SessionId) -> bool:
        """Whether this customer's side stands in the window, and not what is told in its place."""
        return self._slot.currentWidget() is self._sides.find(session)

    def _to_customer(self, session: SessionId) -> None:
        self.customer.activateWindow()
        self._sides.side(session).panel.enter()

    def _focus_own(self) -> None:
        """The next key is the clerk's, unless the page is for them to fill in."""
        seen = self._arranged
        self.activateWindow()
        if seen.covered:
            self._gate.enter()
        elif self._sign_up.is_open and self._sign_up.enter():
            return
        elif seen.keys and seen.window is not None and self._is_seen(seen.window):
            self._sides.side(seen.window).panel.enter()
        else:
            self._entry.field.setFocus()

    def _give(self, text: str) -> None:
        """Enter: find these accounts. What was wrong stays in the field to be put right."""
        self._leave_day()
        if self._sign_up.is_open:
            self._entry.field.selectAll()
            self.desk_happened.emit(ev.SignUpAsked(text))
            return
        self.numbers.emit(text, False)
        state = self._desk.state
        front = self._sides.session(self._desk.shown)
        refused = isinstance(state, Serving) and state.notice is not None
        wrong = front is not None and isinstance(front.state, Accounts) and front.state.notice is not None
        if refused or wrong:
            self._entry.field.selectAll()
        else:
            self._entry.clear()

    def _front_changed(self) -> None:
        """A statement is there to be read, or no more: the next key turns its pages, or is the clerk's own."""
        read = self._front.document.view
        was_read, self._reads = self._reads, read is not None
        self._place()
        if read is not None and not was_read:
            self._front.say()
            read.take_focus()
        elif was_read and read is None:
            self._focus_own()

    def _type_on(self, event: QKeyEvent) -> None:
        """A key of the clerk's that went to the customer's window goes where the one before it went."""
        if not isinstance(self.focusWidget(), QLineEdit):
            self._focus_own()
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            QCoreApplication.sendEvent(field, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """What is typed where nothing takes it, beside a statement for instance, belongs into the field.

        Esc leads one question back in sign-up help.
        """
        text = event.text()
        if self._front.document.view is not None and text.isprintable() and text:
            self._entry.field.setFocus()
            self._entry.field.insert(text)
        elif event.key() == Qt.Key.Key_Escape and self._sign_up.is_open:
            self.desk_happened.emit(ev.SignUpBackPressed())
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self._actions.show_desk(
            self._desk,
            prints=self.day.can_print if self._reads_day else self._front.can_print,
            reads_day=self._reads_day,
            reads_more=self._front.is_covered,
            signs_up=self._signs_up,
        )
