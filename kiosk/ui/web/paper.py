"""Makes a PDF of a customer's page, in memory, and has its pages counted. Shows no dialog and writes no file."""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage

from kiosk.flow.paper import Paper
from kiosk.log import get_logger
from kiosk.statements.protocol import Opened, Reason
from kiosk.statements.reader import StatementReader

_log = get_logger("web.paper")

_AGAIN: Final = 250
"""Milliseconds after a page's last wish to be printed: each of them makes the engine drop what it is making."""
_MARGIN: Final = 12.0  # millimeters
_ROLL_MARGIN: Final = 4.0


_Asker: TypeAlias = tuple[QWebEnginePage, QWebEngineFrame | None]


class PaperMaker(QObject):
    """One at a time; a newer one takes the place of the one before.

    Signals: `asked` when the page wants to be printed; `made` carries a job's number, its bytes and how many
    pages they are; `failed` its number.
    """

    asked = Signal()
    made = Signal(int, object, int)
    failed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asker: _Asker | None = None
        self._number = 0
        self._data = b""
        self._making: tuple[Paper, _Asker] | None = None
        self._again = QTimer(self, interval=_AGAIN, singleShot=True)
        self._again.timeout.connect(self._print)
        # The child that draws statements counts these pages, too: no file is ever parsed in this process.
        self._reader = StatementReader(parent=self)
        self._reader.opened.connect(self._count)
        self._reader.failed.connect(self._fail)

    def ask(self, page: QWebEnginePage, frame: QWebEngineFrame | None) -> None:
        """The page wants to be printed, or that frame of it."""
        if self._asker is None or self._asker[0] is not page:
            page.destroyed.connect(self._forget)
        self._asker = (page, frame)
        if self._making is not None:
            self._again.start()
        self.asked.emit()

    def make(self, number: int, paper: Paper, page: QWebEnginePage | None) -> None:
        """Print `page`, or what has asked last where there is none; ends in `made` or `failed`."""
        asker = (page, None) if page is not None else self._asker
        self._number = number
        self._data = b""
        self._making = None if asker is None else (paper, asker)
        self._print()

    def close(self) -> None:
        """Forget what is being made; nothing more is said of it."""
        self._number = 0
        self._data = b""
        self._asker = self._making = None
        self._again.stop()
        self._reader.close()

    def _print(self) -> None:
        number = self._number

        def take(data: QByteArray) -> None:
            self._take(number, bytes(data.data()))

        paper, (page, frame) = self._making or (None, (None, None))
        if page is not None and paper is not None and frame is None:
            page.printToPdf(take, _layout(paper))
        elif frame is not None and frame.isValid():
            frame.printToPdf(take)
        else:
            QTimer.singleShot(0, self, lambda: self._fail(Reason.FAILED))

    def _take(self, number: int, data: bytes) -> None:
        if number != self._number or self._making is None or not data:
            return  # of an earlier job, or dropped for a wish that came in between
        self._making = None
        self._data = data
        self._reader.open(data)

    def _count(self, opened: Opened) -> None:
        number, data, self._data = self._number, self._data, b""
        self._reader.close()
        self.made.emit(number, data, opened.total)

    def _fail(self, reason: Reason) -> None:
        if self._number:
            _log.error("printing.not_made", reason=reason)
            self._making = None
            self.failed.emit(self._number)

    def _forget(self) -> None:
        self._asker = self._making = None


def _layout(paper: Paper) -> QPageLayout:
    margin = _ROLL_MARGIN if paper.is_roll else _MARGIN
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter)
    return QPageLayout(
        size,
        QPageLayout.Orientation.Portrait,
        QMarginsF(margin, margin, margin, margin),
        QPageLayout.Unit.Millimeter,
    )
