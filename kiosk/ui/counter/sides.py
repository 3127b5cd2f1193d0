"""The sides of a counter's customers, each drawn in its customer's own language beside the clerk's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.flow.states import Session, SessionId
from kiosk.settings import Settings
from kiosk.ui.counter.side import CustomerSide
from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation


class Sides(QObject):
    """Owns them, by session. `happened` carries a flow event, `screen_changed` comes with another screen."""

    happened = Signal(object)
    screen_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self._translation = Translation(settings.terminal.languages, self)
        self._own = self._translation.language
        self._sides: dict[SessionId, CustomerSide] = {}
        self._sessions: dict[SessionId, Session] = {}

    def session(self, session: SessionId | None) -> Session | None:
        """The session as it was drawn last."""
        return self._sessions.get(session) if session is not None else None

    def find(self, session: SessionId | None) -> CustomerSide | None:
        """The side of a session, if one was ever needed."""
        return self._sides.get(session) if session is not None else None

    def side(self, session: SessionId) -> CustomerSide:
        """The side of a session, made now if it is needed for the first time."""
        if session not in self._sides:
            made = CustomerSide(self._settings, self._theme, self._translation)
            made.happened.connect(self.happened)
            made.panel.screen_changed.connect(self.screen_changed)
            self._sides[session] = made
            self._draw(session)
        return self._sides[session]

    def show_session(self, session: Session) -> None:
        """Draw a session as it is now."""
        self._sessions[session.id] = session
        if session.id in self._sides:
            self._draw(session.id)

    def drop(self, session: SessionId) -> CustomerSide | None:
        """Forget a session of which nothing is left; gives its side, which is to be deleted."""
        self._sessions.pop(session, None)
        return self._sides.pop(session, None)

    def keys_go_to(self) -> SessionId | None:
        """The session into whose page keys are typed now."""
        return next((each for each, side in self._sides.items() if side.panel.keys_go_into_page()), None)

    def _draw(self, session: SessionId) -> None:
        known = self._sessions.get(session)
        if known is None:
            return
        side = self._sides[session]
        self._speaking(known.preferences.language, lambda: side.show_session(known))

    def _speaking(self, language: str, draw: Callable[[], None]) -> None:
        """Do this while the terminal speaks a customer's language; the clerk's side never hears of it."""
        if not self._translation.use(language):
            draw()
            return
        draw()
        self._translation.use(self._own)
        for window in QApplication.topLevelWidgets():
            QCoreApplication.removePostedEvents(window, QEvent.Type.LanguageChange)
