"""Runs the terminal: Qt's event loop, what ends it, and the kind of application that the mode asks for."""

from __future__ import annotations

import os
import signal
import sys
import threading
from functools import partial
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kiosk.application import FAULT, Application, Options
from kiosk.log import get_logger
from kiosk.notify import Notifier
from kiosk.ops.watchdog import Watchdog, take_interval
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Mode, Settings
from kiosk.ui.remarks import is_needless

_log = get_logger("app")


def _note_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Qt's own warnings, by category and place: what they say may hold an address. A fatal one is the end.

    Qt would end in a crash; before there is an application it means that there is no display.
    """
    if kind is QtMsgType.QtFatalMsg:
        _log.error(
            "app.fault" if QApplication.primaryScreen() else "app.no_display", library=context.category
        )
        os._exit(FAULT)
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not is_needless(words):
        _log.warning("qt.message", kind=kind.name, library=context.category, line=context.line)


def _fall(qt: QApplication, _: type[BaseException], fault: BaseException, __: TracebackType | None) -> None:
    """End with 70. Python's own words would hold those of the exception."""
    _log.error("app.fault", exc_info=fault)
    qt.exit(FAULT)


def _note_lost(fault: BaseException | None) -> None:
    """A thread ended by an exception, or one came where nobody can take it. Python would print its words."""
    _log.error("app.fault_in_passing", exc_info=fault)


def _kind(settings: Settings) -> type[Application]:
    """What kind of application serves in this mode."""
    if settings.terminal.mode is Mode.KIOSK:
        from kiosk.lobbyapp import LobbyApplication  # noqa: PLC0415  a counter never needs it

        return LobbyApplication
    from kiosk.counterapp import CounterApplication  # noqa: PLC0415  nor a lobby's terminal this one

    return CounterApplication


def run(settings: Settings, secrets: TerminalSecrets, options: Options) -> int:
    """Serve until asked to end; gives the exit status (design.md, "Command line").

    A fault of ours ends the terminal, to be started anew: what is on the screen may no longer be what is true.
    """
    qInstallMessageHandler(_note_qt)
    # Out of the environment before Qt starts anything: a message bus that it calls up tells "ready" in our place.
    notifier = Notifier(os.environ.pop("NOTIFY_SOCKET", None))
    watchdog = Watchdog(notifier, take_interval(os.environ))
    qt = QApplication(["kiosk"])
    sys.excepthook = partial(_fall, qt)
    threading.excepthook = lambda lost: _note_lost(lost.exc_value)
    sys.unraisablehook = lambda lost: _note_lost(lost.exc_value)
    qt.setQuitOnLastWindowClosed(False)
    for number in (signal.SIGTERM, signal.SIGINT):
        # The controller's seconds give Python a turn, so that the signal is seen within one.
        signal.signal(number, lambda *_: qt.exit(0))
    application = _kind(settings)(qt, settings, secrets, options, notifier)
    application.window.painted.connect(watchdog.begin)
    application.open()
    status = qt.exec()
    application.close()
    return status
