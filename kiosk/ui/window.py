"""The one window: header, screen, footer, and which screen a state is shown on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.states import (
    Accounts,
    ChooseBiller,
    Finding,
    Hosted,
    Receipt,
    Session,
    SessionId,
    Trouble,
)
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.shelf import Shelf
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.frame import Footer, Header
from kiosk.ui.widgets.parts import part
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

_SERVING = (ChooseBiller, Accounts, Finding, Hosted, Trouble, Receipt)


class Window(QWidget):
    """Shows sessions, each on the screen of its state.

    Signals: `happened` carries a flow event, `painted` comes after the first paint, `screen_changed` when
    another screen has come up, `closing` when the window system asks for the end.
    """

    happened = Signal(object)
    painted = Signal()
    screen_changed = Signal()
    closing = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "window")
        self.setWindowTitle("City Hall Kiosk")
        self.setStyleSheet(theme.style_sheet())
        self._theme = theme
        self._shelf = Shelf(settings, theme, self._added)
        self._session: Session | None = None
        self._views: dict[SessionId, QWidget] = {}
        self._is_painted = False
        self._header = Header(settings, theme)
        self._header.start_over.connect(lambda: self._send(ev.StartOverPressed))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if settings.terminal.training:
            column.addWidget(self._training())
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        column.addWidget(Footer(settings, theme))
        self._warning = IdleWarning(theme, self)
        self._warning.still_here.connect(lambda: self._send(ev.StillHerePressed))
        self._warning.start_over.connect(lambda: self._send(ev.StartOverPressed))

    def show_session(self, session: Session) -> None:
        """Draw a session as it is now."""
        self._session = session
        screen = self._shelf.screen_for(session.state)
        self._header.offer_start_over(offered=isinstance(session.state, _SERVING))
        screen.show_session(session)
        if self._stack.currentWidget() is not screen:
            self._stack.setCurrentWidget(screen)
            self.screen_changed.emit()
            screen.entered()
        self._warning.show_seconds(session.warning)

    def lend_view(self, session: SessionId, view: QWidget) -> None:
        """A session's page is there to be shown."""
        self._views[session] = view
        self._shelf.hosted.lend(view)

    def take_view(self, session: SessionId) -> None:
        """A session's page is about to be destroyed."""
        if self._views.pop(session, None) is not None:
            self._shelf.hosted.take_back()

    def say_refused(self, session: SessionId, kind: Kind | Wish) -> None:
        """The page of a session asked for something that is not given."""
        if self._session is not None and self._session.id == session:
            self._shelf.hosted.say_refused(kind)

    def keys_go_to(self) -> SessionId | None:
        """The session into whose page keys are typed now, None while they go to a screen of ours."""
        focus = QApplication.focusWidget()
        for session, view in self._views.items():
            if focus is not None and (focus is view or view.isAncestorOf(focus)):
                return session
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the warning over everything."""
        super().resizeEvent(event)
        self._warning.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """The application decides what this means; the window does not go by itself."""
        event.ignore()
        self.closing.emit()

    def _send(self, make: Callable[[SessionId], ev.Event]) -> None:
        if self._session is not None:
            self.happened.emit(make(self._session.id))

    def _training(self) -> QLabel:
        banner = QLabel(self.tr("TRAINING · no real payments are made here"))
        part(banner, "training")
        banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        banner.setMinimumHeight(self._theme.mm(8))
        return banner

    def _added(self, screen: Screen) -> None:
        screen.pressed.connect(self.happened)
        self._stack.addWidget(screen)
