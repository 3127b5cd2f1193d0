"""Reads the hosted page aloud: all of it when it has come, and after that whatever is new on it.

Most pages tell what is wrong with a field without loading. The page is looked at again and again, so that this is
heard from any page, whether or not it marks its errors for screen readers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk.flow.states import Hosted, Receipt, Session, SessionId
from kiosk.ui import readout
from kiosk.ui.readout import sentences
from kiosk.ui.webside import WebSide

_AT_RECEIPT: Final = -2  # in place of a page's number: what is read is the receipt
_MOST: Final = 200  # lines of a page that are read in one go
_LOOK_AGAIN: Final = 700  # milliseconds


class PageReading(QObject):
    """Follows the page of the session that is served. `say` is given the lines that are to be heard.

    `clean` takes out of a line what is not for ears.
    """

    def __init__(
        self,
        web: WebSide,
        clean: Callable[[str], str],
        say: Callable[[list[str]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._web = web
        self._clean = clean
        self._say = say
        self._session: SessionId | None = None
        self._page = -1
        self._known: list[str] | None = None
        self._fresh: list[str] = []
        self._came = frozenset[str]()
        self._looked = 0
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def follow(self, session: Session) -> None:
        """Read the page of this session, if one has come."""
        state = session.state
        match state:
            case Hosted(loading=None, pages=pages):
                page = pages
            case Receipt():
                page = _AT_RECEIPT
            case Hosted():
                # What stands there now is on its way out.
                self._rest()
                return
            case _:
                self.stop()
                return
        if page != self._page or session.id != self._session:
            self._page, self._session = page, session.id
            self._forget()
            self._look()
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Read no more, and keep no word of it."""
        self._rest()
        self._page, self._session = -1, None
        self._forget()

    def ask(self, then: Callable[[list[str]], None]) -> bool:
        """Give the page's lines as they are now; False where no page is shown, and nothing comes."""
        session = self._session
        if session is None:
            return False

        def come(text: str) -> None:
            if session == self._session and text.strip():
                lines = [line.replace("\t", ", ").strip() for line in text.splitlines() if line.strip()]
                then([self._clean(line) for line in lines[:_MOST] if self._is_of_the_page(line)])

        self._web.read(session, come)
        return True

    def _is_of_the_page(self, line: str) -> bool:
        """Whether the line is no copy of what is being typed."""
        return self._known is None or line in self._came or not readout.may_be_typed(line)

    def _forget(self) -> None:
        self._known, self._fresh, self._came = None, [], frozenset()

    def _rest(self) -> None:
        self._timer.stop()
        self._looked += 1

    def _look(self) -> None:
        self._looked += 1
        number = self._looked
        self.ask(lambda lines: self._note(lines) if number == self._looked else None)

    def _note(self, lines: list[str]) -> None:
        """Say what is new once it has stood still: words that follow a customer's typing are no news."""
        if self._known is None:
            self._known, self._came = lines, frozenset(lines)
            self._say(sentences(lines))
            return
        fresh = readout.news(self._known, lines)
        settled = [line for line in fresh if line in self._fresh]
        self._fresh = [line for line in fresh if line not in settled]
        self._known = [line for line in lines if line not in self._fresh]
        self._say(sentences(settled))
