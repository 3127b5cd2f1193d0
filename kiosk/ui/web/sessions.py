"""The web side of every session on this terminal: hands out warm pages, and wipes them."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.flow.states import SessionId
from kiosk.log import get_logger
from kiosk.ui.web.engine import EngineSettings, enter
from kiosk.ui.web.session import WebSession
from kiosk.urlpolicy import Policy

_log = get_logger("web.sessions")


class WebSessions(QObject):
    """Owns one WebSession for each customer with a page, and one more that is warm for the next.

    Signals: `happened` carries a flow event; `view_ready` a session's id and its view; `view_gone` an id
    whose view may be shown no more; `refused` an id and a Kind; `wiped` and `wipe_failed` an id.
    """

    happened = Signal(object)
    view_ready = Signal(object, QWidget)
    view_gone = Signal(object)
    refused = Signal(object, object)
    wiped = Signal(object)
    wipe_failed = Signal(object)

    def __init__(
        self, engine: EngineSettings, folder: Path, policy: Policy, clock: Clock, language: str
    ) -> None:
        """Start the engine, which holds the UI thread up for some 100 ms, and warm the first page.

        `folder` is where each customer's own folder lies while they are here; what an earlier process left
        there is destroyed first.
        """
        super().__init__()
        self._folder = folder
        self._policy = policy
        self._clock = clock
        self._language = language
        self._open: dict[SessionId, WebSession] = {}
        self._going: dict[SessionId, list[WebSession]] = {}
        self._wiping: set[SessionId] = set()
        self._failed: set[SessionId] = set()
        shutil.rmtree(folder, ignore_errors=True)
        enter(engine)
        QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._warm: WebSession | None = self._make()
        if QAccessible.isActive():
            # The engine waits for the news of a screen reader, and one that was here first makes none: without
            # this it would find every hosted page empty.
            QAccessible.setActive(True)

    def show(self, session: SessionId, url: str) -> None:
        """Give the warm page to `session` and load `url` in it. A session's earlier page goes."""
        self.close(session)
        web, self._warm = self._warm or self._make(), None
        self._open[session] = web
        web.happened.connect(self.happened)
        web.refused.connect(lambda kind: self.refused.emit(session, kind))
        self.view_ready.emit(session, web.view)
        web.open(session, url)

    def close(self, session: SessionId) -> None:
        """Destroy a session's page with its profile and folder; the session itself goes on."""
        web = self._open.pop(session, None)
        if web is None:
            return
        self._going.setdefault(session, []).append(web)
        web.gone.connect(lambda done: self._gone(session, web, done=done))
        self.view_gone.emit(session)
        web.destroy()

    def wipe(self, session: SessionId) -> None:
        """Destroy all that a session had here; ends in `wiped` or `wipe_failed`."""
        self.close(session)
        self._wiping.add(session)
        # In an event of its own even where nothing is left to destroy: results never call back up.
        QTimer.singleShot(0, self, lambda: self._settle(session))

    def note_key(self, session: SessionId, characters: int) -> None:
        """So many characters were typed into this session's page."""
        web = self._open.get(session)
        if web is not None:
            web.note_key(characters)

    def shut(self) -> None:
        """Destroy every page and profile at the end of the process, in the order that Qt needs."""
        for session in tuple(self._open):
            self.close(session)
        if self._warm is not None:
            self._warm.destroy()
            self._warm = None

    def _make(self) -> WebSession:
        folder = self._folder / secrets.token_hex(8)
        return WebSession(folder, self._policy, self._clock, self._language, parent=self)

    def _gone(self, session: SessionId, web: WebSession, *, done: bool) -> None:
        self._going[session].remove(web)
        web.deleteLater()
        if not done:
            self._failed.add(session)
        self._settle(session)

    def _settle(self, session: SessionId) -> None:
        """Say how a wipe ended, once the last piece is gone."""
        if session not in self._wiping or self._going.get(session):
            return
        self._wiping.discard(session)
        self._going.pop(session, None)
        if session in self._failed:
            self.wipe_failed.emit(session)
            return
        if self._warm is None:
            self._warm = self._make()
        self.wiped.emit(session)
