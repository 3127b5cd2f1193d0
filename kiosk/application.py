"""What a lobby's terminal and a counter have alike: builds every part and wires it. Nothing else does."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.admin.kept import NAME as KEPT
from kiosk.admin.kept import KeptFile
from kiosk.admin.technician import Technician
from kiosk.clock import SystemClock
from kiosk.controller import Controller
from kiosk.devices.printer import Printer
from kiosk.devices.touch import TouchScreen
from kiosk.errors import JournalError
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.rules import Rules
from kiosk.flow.states import SessionId
from kiosk.guessing import BRIM, Guesses
from kiosk.houserules import require_tools, rules_of
from kiosk.journal import Journal
from kiosk.journalfile import NAME as JOURNAL
from kiosk.log import get_logger
from kiosk.notify import Notifier
from kiosk.once import Once
from kiosk.post import Post
from kiosk.printroom import PrintRoom
from kiosk.provider import Provider
from kiosk.registrar import Registrar
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Settings, SsoStyle
from kiosk.tasks import Tasks
from kiosk.ui.input import InputWatch
from kiosk.ui.pad import Pad
from kiosk.ui.theme import Theme
from kiosk.ui.webside import WebSide
from kiosk.ui.wedge import Wedge

if TYPE_CHECKING:
    from kiosk.devices.scanner import Scanner
    from kiosk.ic.client import Client
    from kiosk.ops.metrics import Metrics
    from kiosk.residents.side import ResidentSide
    from kiosk.ui.counter.window import CounterWindow
    from kiosk.ui.window import Window

FAULT: Final = 70  # exit status of what a supervisor is to start anew (design.md, "Command line")
_log = get_logger("app")
_DESTROY_ROUNDS = 6  # view, page and profile go one after the other, each in an event of its own
_TITLE = 40  # pixels above a window for what a desktop writes there


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the command line wants this run.

    `sandbox`: false only where root runs the demonstration on loopback. `driver`: given the finished
    application once its first screen is painted, to drive it (the tour).
    """

    file: str
    windowed: bool = False
    sandbox: bool = True
    driver: Callable[[Application], QObject] | None = None


class Application(ABC):
    """Every part of one terminal, opened once and closed once."""

    def __init__(
        self,
        qt: QApplication,
        settings: Settings,
        secrets: TerminalSecrets,
        options: Options,
        notifier: Notifier,
    ) -> None:
        """Build all that the first paint needs.

        Raises KioskError where the terminal can't be opened.
        """
        self.settings = settings
        self._options = options
        require_tools(settings, options.file)
        clock = SystemClock()
        state = paths.state_folder()
        self._held = paths.hold(state)
        self._journal = Journal(state / JOURNAL, clock)
        self._qt = qt
        self.tasks = Tasks()
        client = _client(settings, secrets, self._journal)
        posts = settings.invoice_cloud.sso_style is SsoStyle.FORM
        self._provider = Provider(
            client,
            tuple(secrets.api_keys),
            Guesses(clock, self.brim),
            noticed=lambda session: self._journal.refusal(session, "guessing"),
            posts=posts,
        )
        self._residents = _residents(settings, secrets, client, clock)
        self._post = Post(self._residents, self.tasks) if settings.residents_offered else None
        registrar = self._registrar = Registrar(self._residents, client)
        file = KeptFile(state / KEPT)
        self._kept = file.read()
        self._touch = TouchScreen(wayland=qt.platformName().startswith("wayland"))
        technician = Technician(secrets.admin_pin, self._journal, clock, state, file, self._touch)
        rules = self._rules = self._make_rules(admin=technician.is_known)
        printer = Printer(settings.printing.printer)
        self._print_room = PrintRoom(printer, settings.terminal.id)
        flow = Flow(msgspec.structs.replace(rules, defaults=self._kept.defaults))
        self.controller = Controller(
            flow, self._provider, registrar, self._journal, self.tasks, technician, self._print_room
        )
        self._clock = clock
        terminal = settings.terminal
        theme = Theme(
            self._qt.primaryScreen(),
            terminal.colour,
            width_mm=terminal.screen_width_mm,
            motion=terminal.motion,
        )
        self.window = self._make_window(theme)
        prefix = settings.scanner.prefix
        self._wedge = Wedge(prefix) if prefix else None
        self._watch = InputWatch(
            clock,
            lambda: self.window.keys_go_to() is not None,
            wedge=self._wedge,
            pad=Pad(settings.accessibility.pad_keys),
            commands=self.commands,
        )
        self._folder = paths.runtime_folder() / settings.terminal.id
        shutil.rmtree(self._folder, ignore_errors=True)  # what a process left that was cut off
        self.web = WebSide(settings, self._folder, clock, self.tasks, self._watch, sandbox=options.sandbox)
        self._notifier = notifier
        self._driver: QObject | None = None
        self._metrics: Metrics | None = None
        self._scanner: Scanner | None = None
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
        if self._scanner is not None:
            self._scanner.close()
        self._qt.focusWindowChanged.disconnect(self._watch.watch_focused)
        self.controller.close()
        self._print_room.close()
        self._close_sessions()
        if self._post is not None:
            self._post.stop()
        self.web.shut()
        self.window.hide()
        for _ in range(_DESTROY_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
        try:
            self.tasks.close()
            if self._metrics is not None:
                self._metrics.close()
            self._provider.close()
            residents = self._residents.made()
            if residents is not None:
                residents.close()
            self._journal.close()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._held.close()

    commands: frozenset[Qt.Key] = frozenset()
    """Keys that are the terminal's own, whatever stands on the screen."""

    brim: float = BRIM
    """See kiosk.guessing."""

    window: Window | CounterWindow

    def _make_rules(self, *, admin: bool) -> Rules:
        """What the flow keeps here. `admin`: whether a technician's PIN is known."""
        return rules_of(self.settings, admin=admin)

    @abstractmethod
    def _make_window(self, theme: Theme) -> Window | CounterWindow:
        """The window in which people are served."""

    @abstractmethod
    def _wire_sessions(self) -> None:
        """Whose events are whose: how many customers are served at once, and where."""

    @abstractmethod
    def _prepare_sessions(self) -> None:
        """After the first paint."""

    @abstractmethod
    def _close_sessions(self) -> None:
        """While everything else is still there."""

    @abstractmethod
    def _scanned(self, code: str) -> None:
        """A bill, or anything else, was held under the scanner."""

    @property
    @abstractmethod
    def _in_front(self) -> SessionId:
        """The session to whose hand a touch, and what is refused, belongs."""

    def _wire(self) -> None:
        controller, window, web, watch = self.controller, self.window, self.web, self._watch
        controller.attach(web)
        controller.changed.connect(window.show_session)
        controller.ended.connect(self.end)
        self._wire_sessions()
        window.happened.connect(controller.dispatch)
        window.painted.connect(lambda: QTimer.singleShot(0, window, self._first_painted))
        window.screen_changed.connect(watch.screen_changed)
        window.native_made.connect(watch.watch)
        # Whatever else of this process should ever get the keys, a window of the engine's for instance.
        self._qt.focusWindowChanged.connect(watch.watch_focused)
        window.closing.connect(lambda: self.end(0) if self._may_close() else None)
        watch.touched.connect(web.note_input)
        watch.keyed.connect(self._key_into_page)
        watch.refused.connect(lambda kind: self._record_refusal(self._in_front, f"input_{kind.value}", 1))
        if self._wedge is not None:
            self._wedge.scanned.connect(self._scanned)
        web.happened.connect(controller.dispatch)
        web.wiped.connect(lambda _: self._clear_clipboard())
        web.wipe_failed.connect(lambda session: controller.dispatch(ev.WipeFailed(session)))
        web.view_ready.connect(window.lend_view)
        web.view_gone.connect(window.take_view)
        web.window_opened.connect(window.show_window)
        web.statement_opened.connect(window.show_statement)
        web.refused.connect(window.say_refused)
        web.recorded.connect(self._record_refusal)
        web.broken.connect(lambda: self.end(FAULT))

    def _key_into_page(self, characters: int) -> None:
        session = self.window.keys_go_to()
        if session is not None:
            self.web.note_key(session, characters)

    def _open_scanner(self) -> None:
        """Read the scanner's device from now on, and whenever it comes back."""
        from kiosk.devices.scanner import Scanner  # noqa: PLC0415  few terminals have one on a device

        self._scanner = Scanner(self.settings.scanner.port, self._clock, self.window)
        self._scanner.scanned.connect(self._scanned)
        self._scanner.open()

    def _record_refusal(self, session: SessionId, kind: str, count: int) -> None:
        try:
            self._journal.refusal(session, kind, count)
        except JournalError as fault:
            _log.error("journal.failed", session=session, exc_info=fault)
            self.controller.dispatch(ev.JournalFailed(session))

    def _clear_clipboard(self) -> None:
        """What one customer copied or only selected is not for the next to paste."""
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            self._qt.clipboard().clear(mode)

    def _may_close(self) -> bool:
        """Whether closing the window ends the application: not at a terminal that stands in a lobby."""
        return self._options.windowed or self.settings.terminal.training

    def _show(self) -> None:
        if self._options.windowed:
            self.window.resize(window_size(self._qt.primaryScreen().availableSize()))
            self.window.show()
        else:
            # Without a window manager nobody would make it as large as the screen.
            self.window.setGeometry(self._qt.primaryScreen().geometry())
            self.window.showFullScreen()

    def _open_metrics(self) -> None:
        """Let Prometheus ask. A port that is taken keeps nobody from paying."""
        from kiosk.ops.metrics import Metrics  # noqa: PLC0415  not for the first paint

        listen = self.settings.metrics.listen
        try:
            self._metrics = Metrics(listen, self._journal, self.settings.terminal.id)
        except OSError as fault:
            _log.error("metrics.not_opened", error=type(fault).__name__)

    def _first_painted(self) -> None:
        """The first screen stands and takes input: say so, then begin the slow parts."""
        self._notifier.ready()
        _log.info("terminal.ready", terminal=self.settings.terminal.id)
        if self.settings.metrics.listen:
            self.tasks.run(self._open_metrics, lambda _: None)
        if self.settings.scanner.port:
            self._open_scanner()
        self.web.prepare()
        self._prepare_sessions()
        self.controller.probe()
        if (touch := self._kept.touch) is not None:
            self.tasks.run(lambda: self._touch.set_at_start(touch), lambda _: None)
        if self.settings.printing.offered:
            self.tasks.run(self._print_room.sweep, lambda _: None)
        if self._post is not None:
            self._post.begin()
        if self._options.driver is not None:
            self._driver = self._options.driver(self)


def _client(settings: Settings, secrets: TerminalSecrets, journal: Journal) -> Once[Client]:
    def build() -> Client:
        from kiosk.ic.client import Client  # noqa: PLC0415  requests takes longer than the first paint may

        return Client(settings.invoice_cloud, secrets.api_keys, journal)

    return Once(build)


def _residents(
    settings: Settings, secrets: TerminalSecrets, client: Once[Client], clock: SystemClock
) -> Once[ResidentSide]:
    def build() -> ResidentSide:
        from kiosk.residents.side import ResidentSide  # noqa: PLC0415  SQLAlchemy takes longer still

        return ResidentSide(settings, secrets, client, clock)

    return Once(build)


def window_size(available: QSize) -> QSize:
    """The size of a window on a screen with so much room, in pixels: a title stands above, nothing hangs out."""
    return QSize(1280, 960).boundedTo(available - QSize(0, _TITLE))
