"""The composition of a counter: what a lobby's terminal has, with a desk instead of its one customer."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.application import Application, Options
from kiosk.counter import Counter
from kiosk.flow.desk import events as desk
from kiosk.flow.desk.day import Row
from kiosk.flow.desk.state import Arrangement, Serving
from kiosk.flow.desk.state import Rules as DeskRules
from kiosk.flow.paper import PrintProblem
from kiosk.flow.rules import Rules
from kiosk.flow.states import Session, SessionId
from kiosk.guessing import CLERKS_BRIM
from kiosk.journalfile import NAME as JOURNAL
from kiosk.log import get_logger
from kiosk.notify import Notifier
from kiosk.once import Once
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Settings
from kiosk.signup import SignUps
from kiosk.ui.counter.displays import Displays
from kiosk.ui.counter.keys import KEYS
from kiosk.ui.counter.window import CounterWindow
from kiosk.ui.theme import Theme

if TYPE_CHECKING:
    from kiosk.clerks.staff import Staff
    from kiosk.devices.listing import Listing
    from kiosk.residents.directory import Directory

_log = get_logger("counter")
_IDLE = 900
"""Seconds without a touch of anybody's after which customers end: a clerk who went home has left them open.

A receipt, and an unknown outcome, wait as long: a clerk who comes back to a locked desk finds how it ended.
"""


class CounterApplication(Application):
    """Every part of one counter, opened once and closed once."""

    commands = KEYS
    brim = CLERKS_BRIM

    def __init__(
        self,
        qt: QApplication,
        settings: Settings,
        secrets: TerminalSecrets,
        options: Options,
        notifier: Notifier,
    ) -> None:
        self._secrets = secrets
        self._directory: Once[Directory] = Once(self._open_directory)
        super().__init__(qt, settings, secrets, options, notifier)

    def open(self) -> None:
        """Show the desk, locked until a clerk signs in."""
        super().open()
        self.counter.begin()
        self._displays.begin()

    def close(self) -> None:
        """Let the customer's window and the directory go too."""
        super().close()
        self.window.customer.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        directory = self._directory.made()
        if directory is not None:
            directory.close()

    window: CounterWindow

    def _make_rules(self, *, admin: bool) -> Rules:
        """As in a lobby, but nobody ends by silence while a clerk works, and no technician comes in here."""
        return msgspec.structs.replace(
            super()._make_rules(admin=False), idle=_IDLE, receipt=_IDLE, unknown=_IDLE
        )

    def _make_window(self, theme: Theme) -> CounterWindow:
        return CounterWindow(self.settings, theme)

    def _wire_sessions(self) -> None:
        settings, window = self.settings.counter, self.window
        rules = DeskRules(
            customers=settings.customers,
            lock=settings.lock_seconds,
            clerk_keys_card=settings.clerk_keys_card,
            sign_up=self.settings.residents_offered,
        )
        sign_ups = SignUps(self._residents, self._registrar, self._rules.billers)
        counter = self.counter = Counter(
            rules, self.controller, self._journal, Once(self._open_staff), sign_ups, self.tasks, self._clock
        )
        self.controller.changed.connect(self._magnify)
        self._seen = Arrangement()
        counter.arranged.connect(self._change_hands)
        counter.arranged.connect(window.arrange)
        counter.changed.connect(window.show_desk)
        counter.provider_changed.connect(window.show_provider)
        counter.customer_gone.connect(window.forget)
        counter.statement_wanted.connect(self._open_statement)
        window.desk_happened.connect(counter.dispatch)
        window.numbers.connect(counter.numbers)
        window.next_wanted.connect(counter.next_customer)
        window.day_wanted.connect(self._count_day)
        window.day.printed.connect(self._print_day)
        window.sign_up_wanted.connect(counter.sign_up)
        self._watch.touched.connect(counter.touched)
        self._watch.commanded.connect(window.command)
        self.web.wiped.connect(counter.wiped)
        if window.customer.keyboard is not None:
            window.customer.keyboard.follow(self._watch, self._qt)
            window.screen_changed.connect(window.customer.keyboard.forget)
        self._displays = Displays(self._qt, window)
        self._displays.came.connect(self._display_came)
        self._displays.went.connect(self._display_went)

    def _prepare_sessions(self) -> None:
        """Reading aloud is a lobby's: at a counter somebody is there."""
        if self.window.customer.keyboard is not None:
            self.window.customer.keyboard.begin()

    def _close_sessions(self) -> None:
        self._displays.end()
        self.counter.close()
        self.window.customer.hide()

    @property
    def _in_front(self) -> SessionId:
        """The customer into whose page keys go; the house's session while the clerk types."""
        return self.window.keys_go_to() or self.counter.house

    def _magnify(self, session: Session) -> None:
        """Let a customer's page grow with the text that they chose, and nobody else's."""
        self.web.magnify(session.id, session.preferences.text_size.value / 100)

    def _change_hands(self, seen: Arrangement) -> None:
        """What one of two people copied is not for the other to paste, nor for who comes to a locked desk."""
        before, self._seen = self._seen, seen
        if (before.display, before.turned, before.covered) != (seen.display, seen.turned, seen.covered):
            self._clear_clipboard()

    def _open_statement(self, session: SessionId) -> None:
        names = self.settings.counter.statement_links

        def found(count: int) -> None:
            self.counter.dispatch(desk.StatementsFound(session, count))

        self.web.open_statement(session, names, found)

    def _display_came(self, screen: QScreen) -> None:
        _log.info("display.came")
        self.window.use_display(screen)
        self.counter.dispatch(desk.DisplayCame())

    def _display_went(self) -> None:
        """The page comes back first, then the customer's window goes: it would lie over the clerk's."""
        _log.warning("display.went")
        self.counter.dispatch(desk.DisplayWent())
        self.window.use_display(None)

    def _count_day(self) -> None:
        """Read the journal off this thread: a day may have hundreds of customers."""
        state = self.counter.desk.state
        if not isinstance(state, Serving):
            return
        file, today = paths.state_folder() / JOURNAL, self._clock.utc_now().astimezone().date()
        shift, everybody = state.shift, state.clerk.is_supervisor

        def work() -> tuple[Row, ...]:
            from kiosk.ops.day import count  # noqa: PLC0415  not for the first paint

            return count(file, today, shift, everybody=everybody)

        def back(done: Future[tuple[Row, ...]]) -> None:
            fault = done.exception()
            if fault is None:
                self.window.day.show_rows(done.result())
            else:
                _log.error("journal.failed", exc_info=fault)

        self.tasks.run(work, back)

    def _print_day(self, listing: Listing) -> None:
        """Off this thread: a printer takes its time."""
        room, window = self._print_room, self.window

        def work() -> PrintProblem | None:
            from kiosk.devices.listing import make  # noqa: PLC0415  not for the first paint

            return room.print_now(lambda state: make(state.paper, listing))

        self.tasks.ask(work, PrintProblem.NOT_MADE, window.day.say_printed)

    def _key_into_page(self, characters: int) -> None:
        session = self.window.keys_go_to()
        if session is not None:
            self.web.note_key(session, characters)
            self.counter.note_keys(session, characters)

    def _scanned(self, code: str) -> None:
        """For whom, the desk decides."""
        _log.info("scanner.read", size=len(code))
        self.counter.numbers(code, scanned=True)

    def _open_directory(self) -> Directory:
        from kiosk.residents.directory import Directory  # noqa: PLC0415  SQLAlchemy, not for the first paint
        from kiosk.residents.engine import FILE, url_of_file  # noqa: PLC0415  as above

        return Directory(self._secrets.database or url_of_file(paths.state_folder() / FILE), self._clock)

    def _open_staff(self) -> Staff:
        from kiosk.clerks.staff import Staff  # noqa: PLC0415  as above

        return Staff(self._directory())
