"""A customer's own side: their header and their panel, in their language and look, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.advance import SERVING
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import Session, SessionId
from kiosk.settings import Settings
from kiosk.ui.panel import SessionPanel
from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.frame import Header
from kiosk.ui.widgets.parts import part


class CustomerSide(QWidget):
    """Moved as a whole from window to window. `happened` carries a flow event; `panel` shows the session."""

    happened = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, translation: Translation) -> None:
        super().__init__()
        part(self, "window")
        self._theme = theme
        self._language = translation.language
        self._session: Session | None = None
        self._header = Header(settings, theme, translation)
        self._header.start_over.connect(lambda: self._send(ev.StartOverPressed))
        self._header.sign_out.connect(lambda: self._send(ev.SignOutPressed))
        self._header.chosen.connect(self._choose)
        self.panel = SessionPanel(settings, theme)
        self.panel.happened.connect(self.happened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self.panel, 1)
        self.setStyleSheet(theme.style_sheet())
        self.use(faces_customer=False, keys=False)

    @property
    def session(self) -> Session | None:
        """As it was drawn last."""
        return self._session

    def use(self, *, faces_customer: bool, keys: bool) -> None:
        """The customer's own tools are for the customer alone; without `keys` nobody reaches anything in it."""
        self._header.setVisible(faces_customer)
        self.panel.face(customer=faces_customer)
        self.setEnabled(keys)

    def show_session(self, session: Session) -> None:
        """Draw it, while the screens speak the customer's language."""
        self._session = session
        wishes = session.preferences
        if wishes.language != self._language:
            self._language = wishes.language
            QApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))
        focus_stays = self._header.isAncestorOf(self.focusWidget() or self)
        self._header.follow(wishes)
        self._adapt(wishes)
        signed_in = session.member is not None
        self._header.offer_way_out(offered=isinstance(session.state, SERVING), signed_in=signed_in)
        self.panel.show_session(session, focus_stays=focus_stays)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Say the header's words anew; screens hear of it from Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._header.retranslate()
        super().changeEvent(event)

    def _adapt(self, wishes: Preferences) -> None:
        theme = self._theme.adapted(wishes)
        if theme is not self._theme:
            self._theme = theme
            self.panel.adapt(theme)
            self.setStyleSheet(theme.style_sheet())
            self._header.adapt(theme)

    def _choose(self, wishes: Preferences) -> None:
        self._send(lambda session: ev.PreferencesChosen(session, wishes))

    def _send(self, make: Callable[[SessionId], ev.Event]) -> None:
        if self._session is not None:
            self.happened.emit(make(self._session.id))
