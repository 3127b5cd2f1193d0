"""The statement that a clerk reads, in the place of the page that it is of: that takes none of their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from kiosk.flow.states import SessionId
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.theme import Theme

if TYPE_CHECKING:
    from kiosk.ui.widgets.statementview import StatementView


class Document(QObject):
    """Holds one at a time, of the customer `session`, and shows it in `slot`.

    `changed` comes when one is there or gone; `printed` carries a session, a file and its count of pages.
    """

    changed = Signal()
    printed = Signal(object, object, int)

    def __init__(self, theme: Theme, slot: QStackedWidget) -> None:
        super().__init__(slot)
        self._theme = theme
        self._slot = slot
        self._arriving: ArrivingStatement | None = None
        self.view: StatementView | None = None
        self.session: SessionId | None = None

    def show(self, session: SessionId, arriving: ArrivingStatement) -> None:
        """Show this one in the place of any other."""
        from kiosk.ui.widgets.statementview import StatementView  # noqa: PLC0415  not for the first paint

        self.close()
        view = StatementView(self._theme, arriving)
        view.close_pressed.connect(arriving.close)
        view.print_pressed.connect(lambda pdf, pages: self.printed.emit(session, pdf, pages))
        arriving.gone.connect(lambda: self._gone(view))
        self._slot.addWidget(view)
        self._arriving, self.view, self.session = arriving, view, session
        self.changed.emit()

    def close(self) -> None:
        """Let go of what is shown, and forget what was drawn."""
        if self._arriving is not None:
            self._arriving.close()

    def offer_print(self, *, offered: bool, free: bool) -> None:
        """See StatementView."""
        if self.view is not None:
            self.view.offer_print(offered=offered, free=free)

    def _gone(self, view: StatementView) -> None:
        view.close_statement()
        self._slot.removeWidget(view)
        view.hide()
        view.deleteLater()
        if view is self.view:
            self._arriving = self.view = self.session = None
        self.changed.emit()
