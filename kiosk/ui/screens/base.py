"""What every screen is: it draws a session and says, as an event, what was pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.flow import events as ev
from kiosk.flow.states import Session, SessionId
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import part


class Screen(QWidget):
    """Holds widgets and the id of the session that it shows, nothing else."""

    pressed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self._session = SessionId("")
        self._way_back: QPushButton | None = None
        part(self, "screen")

    def show_session(self, session: Session) -> None:
        """Draw this session."""
        self._session = session.id
        self.draw(session)

    def draw(self, session: Session) -> None:
        """Bring the widgets in line with the session's state."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set the words that do not depend on the state."""
        raise NotImplementedError

    def entered(self) -> None:
        """The screen has just come up: put the focus where the next key belongs."""

    def left(self) -> None:
        """Another screen has come up: keep nothing of what a customer typed."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Say everything again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def leads_back(self, button: QPushButton) -> None:
        """Let this button lead to where the customer came from, and the pad's key press it."""
        self._way_back = button
        button.clicked.connect(lambda: self.send(ev.BackPressed))

    def go_back(self) -> None:
        """Press that button, where there is one to be pressed."""
        if self._way_back is not None and self._way_back.isVisible():
            self._way_back.click()

    def send(self, make: Callable[[SessionId], ev.Event]) -> None:
        """Emit an event for the session on this screen."""
        self.pressed.emit(make(self._session))
