"""Finds a page that no longer answers, and ends its process: nothing else would ever tell (design.md, "Hang").

Only after input is a page asked, and only if it has shown no sign of its own since. The question is a constant
in a world of scripts that the page can't see.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from kiosk.log import get_logger

_log = get_logger("web.lifesign")

QUIET: Final = 2000
"""Milliseconds after input in which most pages show something by themselves."""
PATIENCE: Final = 6000
"""Milliseconds for the answer: with QUIET less than the ten seconds in which a hang is to be found."""
_SIGNS: Final = (
    "contentsSizeChanged",
    "loadingChanged",
    "renderProcessPidChanged",
    "scrollPositionChanged",
    "selectionChanged",
    "titleChanged",
    "urlChanged",
)


class LifeSign(QObject):
    """Watches `page` whenever input is noted."""

    def __init__(self, page: QWebEnginePage, end: Callable[[int], None] | None = None) -> None:
        """`end` ends the process of this id, by the kernel's own means where none is given."""
        super().__init__(page)
        self._page = page
        self._end = end or _kill
        self._asked = 0
        self._quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._quiet.timeout.connect(self._ask)
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        for name in _SIGNS:
            getattr(page, name).connect(self.stop)

    def input(self) -> None:
        """Somebody has touched the page or typed into it."""
        if not self._quiet.isActive() and not self._patience.isActive():
            self._quiet.start()

    def stop(self) -> None:
        """Nothing is to be found out any more; an answer that still comes is not looked at."""
        self._asked += 1
        self._quiet.stop()
        self._patience.stop()

    def _ask(self) -> None:
        self._asked += 1
        number = self._asked
        self._patience.start()
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
        self._page.runJavaScript("1", world, lambda _: self._answered(number))

    def _answered(self, number: int) -> None:
        if number == self._asked:
            self._patience.stop()

    def _give_up(self) -> None:
        pid = self._page.renderProcessPid()
        _log.error("web.renderer_hung", pid=pid)
        if pid > 0:
            self._end(pid)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
