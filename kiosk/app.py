"""The composition root: builds every part of the terminal, wires it and runs it. Nothing else does."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.account import AccountFormat
from kiosk.clock import SystemClock
from kiosk.controller import Controller
from kiosk.errors import ConfigurationError
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.states import BillerRules, Rules, Session, SessionId
from kiosk.journal import Journal
from kiosk.log import get_logger
from kiosk.notify import Notifier
from kiosk.provider import Provider
from kiosk.secrets import Secret
from kiosk.settings import Settings
from kiosk.tasks import Tasks
from kiosk.ui.idle import InputWatch
from kiosk.ui.theme import Theme
from kiosk.ui.webside import WebSide
from kiosk.ui.window import Window

if TYPE_CHECKING:
    from kiosk.ic.client import Client

_log = get_logger("app")
_DESTROY_ROUNDS = 6  # view, page and profile go one after the other, each in an event of its own


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the command line wants this run.

    `sandbox`: false only where root runs the demonstration on loopback. `driver`: given the finished
    application once its first screen is painted, to drive it (the tour).
    """

    file: str
    windowed: bool = False
    sandbox: bool = True
    driver: Callable[[Application], QObject] | None = None


class Application:
    """Every part of one terminal, opened once and closed once."""

    def __init__(
        self, qt: QApplication, settings: Settings, keys: dict[str, Secret], options: Options
    ) -> None:
        """Build all that the first paint needs; `keys` holds each biller's API key by the biller's id.

        Raises KioskError where the terminal can't be opened.
        """
        self.settings = settings
        self._options = options
        require_tools(settings, options.file)
        clock = SystemClock()
        state = paths.state_folder()
        self._journal = Journal(state / "journal.sqlite3", clock)
        self._qt = qt
        self.tasks = Tasks()
        self._provider = _provider(settings, keys, self._journal)
        self.controller = Controller(Flow(_rules(settings)), self._provider, self._journal, self.tasks)
        self.window = Window(settings, Theme(self._qt.primaryScreen(), settings.terminal.colour))
        self._watch = InputWatch(clock, lambda: self.window.keys_go_to() is not None)
        self._folder = paths.runtime_folder() / settings.terminal.id
        self.web = WebSide(settings, self._folder, clock, self.tasks, self._watch, sandbox=options.sandbox)
        self._notifier = Notifier(os.environ.get("NOTIFY_SOCKET"))
        self._driver: QObject | None = None
        self._session = SessionId("")
        self._wire()

    def open(self) -> None:
        """Show the first screen; what the last process left open decides which one that is."""
        cut_off = self._journal.take_cut_off()
        submitted = [each.submitted_at for each in cut_off if each.submitted_at is not None]
        if submitted:
            _log.warning("payment.outcome_unknown", count=len(submitted))
        self.controller.begin(submitted[-1] if submitted else None)
        self._show()

    def end(self, status: int) -> None:
        """Leave the event loop with this exit status."""
        self._qt.exit(status)

    def close(self) -> None:
        """Destroy every page, finish the journal, and leave nothing behind."""
        self._notifier.stopping()
        self.controller.close()
        self.web.shut()
        self.window.hide()
        for _ in range(_DESTROY_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
        self.tasks.close()
        self._provider.close()
        self._journal.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wire(self) -> None:
        controller, window, web, watch = self.controller, self.window, self.web, self._watch
        controller.attach(web)
        controller.changed.connect(window.show_session)
        controller.changed.connect(self._follow)
        controller.ended.connect(self.end)
        window.happened.connect(controller.dispatch)
        window.painted.connect(lambda: QTimer.singleShot(0, window, self._first_painted))
        window.screen_changed.connect(watch.screen_changed)
        window.closing.connect(lambda: self.end(0) if self._may_close() else None)
        watch.touched.connect(lambda: controller.dispatch(ev.Touched(self._session)))
        watch.keyed.connect(self._key_into_page)
        web.happened.connect(controller.dispatch)
        web.wiped.connect(controller.wiped)
        web.wiped.connect(lambda _: self._clear_clipboard())
        web.wipe_failed.connect(lambda session: controller.dispatch(ev.WipeFailed(session)))
        web.view_ready.connect(window.lend_view)
        web.view_gone.connect(window.take_view)
        web.refused.connect(window.say_refused)
        web.broken.connect(lambda: self.end(70))

    def _follow(self, session: Session) -> None:
        self._session = session.id

    def _key_into_page(self, characters: int) -> None:
        session = self.window.keys_go_to()
        if session is not None:
            self.web.note_key(session, characters)

    def _clear_clipboard(self) -> None:
        """What one customer copied or only selected is not for the next to paste."""
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            self._qt.clipboard().clear(mode)

    def _may_close(self) -> bool:
        """Whether closing the window ends the application: not at a terminal that stands in a lobby."""
        return self._options.windowed or self.settings.terminal.training

    def _show(self) -> None:
        if self._options.windowed:
            self.window.resize(1280, 960)
            self.window.show()
        else:
            # Without a window manager nobody would make it as large as the screen.
            self.window.setGeometry(self._qt.primaryScreen().geometry())
            self.window.showFullScreen()
        handle = self.window.windowHandle()
        if handle is not None:
            self._watch.watch(handle)

    def _first_painted(self) -> None:
        """The first screen stands and takes input: say so, then begin the slow parts."""
        self._notifier.ready()
        _log.info("terminal.ready", terminal=self.settings.terminal.id)
        self.web.prepare()
        self.controller.probe()
        if self._options.driver is not None:
            self._driver = self._options.driver(self)


def require_tools(settings: Settings, file: str) -> None:
    """Raise ConfigurationError where the configuration needs a program that is not installed."""
    if settings.invoice_cloud.ca_file and shutil.which("certutil") is None:
        raise ConfigurationError(
            file,
            "invoice_cloud.ca_file",
            "the web engine takes an extra authority only through certutil, which is not installed",
            "Install Debian's libnss3-tools",
        )


def _rules(settings: Settings) -> Rules:
    limits = settings.session
    calls = settings.invoice_cloud.connect_seconds + settings.invoice_cloud.read_seconds
    return Rules(
        billers=tuple(
            BillerRules(biller.id, AccountFormat(biller.account_format)) for biller in settings.billers
        ),
        idle=limits.idle_seconds,
        warning=limits.warning_seconds,
        receipt=limits.receipt_seconds,
        finding=round(calls) + 3,
    )


def _provider(settings: Settings, keys: dict[str, Secret], journal: Journal) -> Provider:
    def build() -> Client:
        from kiosk.ic.client import Client  # noqa: PLC0415  requests takes longer than the first paint may

        return Client(settings.invoice_cloud, keys, journal)

    return Provider(build, tuple(keys))


def _note_qt(kind: QtMsgType, context: QMessageLogContext, _: str) -> None:
    """Qt's own warnings, by category and place: what they say may hold an address."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        _log.warning("qt.message", kind=kind.name, library=context.category, line=context.line)


def run(settings: Settings, keys: dict[str, Secret], options: Options) -> int:
    """Serve until asked to end; gives the exit status (design.md, "Command line")."""
    qInstallMessageHandler(_note_qt)
    qt = QApplication(["kiosk"])
    qt.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    for number in (signal.SIGTERM, signal.SIGINT):
        # The controller's seconds give Python a turn, so that the signal is seen within one.
        signal.signal(number, lambda *_: qt.exit(0))
    application = Application(qt, settings, keys, options)
    application.open()
    status = qt.exec()
    application.close()
    return status
