"""The web side of every session on this terminal: hands out warm pages, and wipes them."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.flow import effects as do
from kiosk.flow.states import SessionId
from kiosk.log import get_logger
from kiosk.ui.web.engine import EngineSettings, enter
from kiosk.ui.web.session import Form, WebSession
from kiosk.urlpolicy import Policy

_log = get_logger("web.sessions")


class WebSessions(QObject):
    """Owns one WebSession for each customer with a page, and one more that is warm for the next.

    Signals: `happened` carries a flow event; `view_ready` a session's id and its view; `view_gone` an id
    whose view may be shown no more; `window_opened` an id and an OpenedWindow; `statement_opened` an id and
    an ArrivingStatement; `refused` an id and a Kind or Wish;
    `recorded` an id, the name of what was refused and how often; `wiped` and `wipe_failed` an id.
    """

    happened = Signal(object)
    view_ready = Signal(object, QWidget)
    view_gone = Signal(object)
    window_opened = Signal(object, object)
    statement_opened = Signal(object, object)
    refused = Signal(object, object)
    recorded = Signal(object, str, int)
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
        self._is_shut = False
        shutil.rmtree(folder, ignore_errors=True)
        enter(engine)
        QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._warm: WebSession | None = self._make()
        if QAccessible.isActive():
            # The engine waits for the news of a screen reader, and one that was here first makes none: without
            # this it would find every hosted page empty.
            QAccessible.setActive(True)

    def show(
        self,
        session: SessionId,
        url: str,
        form: Form = (),
        *,
        stored_cards: bool = False,
        language: str | None = None,
        times: float = 1.0,
    ) -> None:
        """Give the warm page to `session` and load `url` in it. A session's earlier page goes.

        `language` goes out as Accept-Language in place of the one that the page was warmed with. `times`: how many
        times as large it is shown.
        """
        self.close(session)
        web, self._warm = self._warm or self._make(), None
        self._open[session] = web
        web.happened.connect(self.happened)
        web.refused.connect(lambda kind: self.refused.emit(session, kind))
        web.recorded.connect(lambda kind, count: self.recorded.emit(session, kind, count))
        web.opened.connect(lambda window: self.window_opened.emit(session, window))
        web.statement.connect(lambda arriving: self.statement_opened.emit(session, arriving))
        web.magnify(times)
        self.view_ready.emit(session, web.view)
        if language is not None:
            web.change_language(language)
        web.open(session, url, form, stored_cards=stored_cards)

    def change_language(self, session: SessionId, language: str) -> None:
        """Ask for a session's pages in this language (Accept-Language) from the next request on."""
        web = self._open.get(session)
        if web is not None:
            web.change_language(language)

    def make_paper(self, effect: do.MakePaper) -> None:
        """Make a PDF of a session's page; ends in PaperMade or PaperFailed. A page that is gone makes none."""
        web = self._open.get(effect.session)
        if web is not None:
            web.make_paper(effect)

    def refuse_print(self, session: SessionId) -> None:
        """What a session's page wanted to be printed is not."""
        web = self._open.get(session)
        if web is not None:
            web.refuse_print()

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

    def read(self, session: SessionId, then: Callable[[str], None]) -> None:
        """See WebSession.read."""
        web = self._open.get(session)
        if web is not None:
            web.read(then)

    def open_statement(self, session: SessionId, names: Sequence[str], then: Callable[[int], None]) -> None:
        """See WebSession.open_statement; a page that is gone has none."""
        web = self._open.get(session)
        if web is not None:
            web.open_statement(names, then)

    def magnify(self, session: SessionId, times: float) -> None:
        """Show this session's page so many times as large, from 1 to 2; nobody else's changes."""
        web = self._open.get(session)
        if web is not None:
            web.magnify(times)

    def note_key(self, session: SessionId, characters: int) -> None:
        """So many characters were typed into this session's page."""
        web = self._open.get(session)
        if web is not None:
            web.note_key(characters)

    def note_input(self) -> None:
        """Somebody is there."""
        for web in self._open.values():
            web.note_input()

    def shut(self) -> None:
        """Destroy every page and profile at the end of the process, in the order that Qt needs.

        A wipe that is under way makes no warm page any more: nobody would be left to destroy it.
        """
        self._is_shut = True
        for session in tuple(self._open):
            self.close(session)
        if self._warm is not None:
            self._warm.gone.connect(self._warm.deleteLater)
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
        if self._warm is None and not self._is_shut:
            self._warm = self._make()
        self.wiped.emit(session)
