"""What a clerk does with the page in front besides moving it: reads the statement that it links to, and prints it.

A statement is for whoever the page is in front of. In the clerk's own window, where the page takes no key, it
stands in the page's place; on the customer's screen it lies over their page.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from kiosk.flow import events as session_events
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.state import Arrangement, Desk, Printed
from kiosk.flow.paper import Printing
from kiosk.flow.states import SessionId
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.counter.document import Document
from kiosk.ui.counter.sides import Sides
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel


class Front(QObject):
    """`happened` carries a session's event, `desk_happened` a desk's; `changed`: what lies over a page.

    `paper` tells how printing goes; the statement is shown in `slot`.
    """

    happened = Signal(object)
    desk_happened = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, slot: QStackedWidget, sides: Sides) -> None:
        super().__init__(slot)
        self._sides = sides
        self._desk = Desk()
        self._words = CounterWords(self)
        self.paper = NoticeLabel(theme.mm(2))
        self.paper.hide()
        self.document = Document(theme, slot)
        self.document.changed.connect(self.changed)
        self.document.printed.connect(self._print_document)

    def show_desk(self, desk: Desk) -> None:
        """Follow whose tab is in front; what is read of somebody else is closed."""
        self._desk = desk
        if self.document.session != desk.shown:
            self.document.close()
        self.say()

    def say(self) -> None:
        """Tell how printing goes for the customer in front."""
        session = self._sides.session(self._desk.shown)
        printing = session.printing if session is not None else Printing()
        words, tone = self._words.paper(printing)
        self.paper.say(words, tone)
        self.paper.setVisible(bool(words))
        self.document.offer_print(offered=printing.paper is not None, free=not printing.is_busy)

    @property
    def can_print(self) -> bool:
        """Whether what the clerk sees can be printed now."""
        session = self._sides.session(self._desk.shown)
        front = self._desk.customer(self._desk.shown)
        if session is None or front is None or not front.progress.is_read:
            return False
        return session.printing.paper is not None and not session.printing.is_busy

    @property
    def is_covered(self) -> bool:
        """Whether a statement or a window lies over the page in front."""
        side = self._sides.find(self._desk.shown)
        return self.document.view is not None or (side is not None and side.panel.is_page_covered)

    def print(self) -> None:
        """Print the statement that is read, or else the page in front."""
        if self.document.view is not None:
            self.document.view.ask_for_paper()
        elif self.can_print:
            self.desk_happened.emit(ev.PrintPressed())

    def turn_to_statement(self) -> None:
        """Open the statement of the page in front, or close what lies over it."""
        side = self._sides.find(self._desk.shown)
        if self.document.view is not None:
            self.document.close()
        elif side is not None and side.panel.is_page_covered:
            side.panel.close_top()
        else:
            self.desk_happened.emit(ev.StatementPressed())

    def show_statement(self, seen: Arrangement, session: SessionId, arriving: ArrivingStatement) -> None:
        """A page has opened a statement."""
        if session == self._desk.shown == seen.window and not seen.turned:
            self.document.show(session, arriving)
            return
        self._sides.side(session).panel.show_statement(arriving)
        arriving.gone.connect(self.changed)
        self.changed.emit()

    def _print_document(self, session: SessionId, pdf: bytes, pages: int) -> None:
        self.desk_happened.emit(ev.PrintPressed(Printed.STATEMENT))
        self.happened.emit(session_events.StatementPrinted(session, pdf, pages))
