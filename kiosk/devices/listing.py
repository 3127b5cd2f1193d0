"""A list on paper: heading and page number on every page, tables of numbers on sheets, lines of words on a roll."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from kiosk.devices.paper import Paper

_DPI: Final = 300
_MM: Final = _DPI / 25.4
_FAMILY: Final = "Liberation Sans"
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Block(msgspec.Struct, frozen=True):
    """Rows that belong together: a name each, and a number for each of the listing's columns."""

    title: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """Words and numbers, as they are to be read. `page`: "Page {0} of {1}", in the reader's language."""

    title: str
    facts: tuple[str, ...]
    note: str
    columns: tuple[str, ...]
    blocks: tuple[Block, ...]
    page: str


class _Look(msgspec.Struct, frozen=True, kw_only=True):
    """Points for letters, millimeters for everything else."""

    margin: float
    title: int
    text: int
    small: int
    column: float
    gap: float


_SHEET: Final = _Look(margin=15, title=17, text=10, small=9, column=21, gap=1.6)
_ROLL: Final = _Look(margin=4, title=12, text=9, small=8, column=0, gap=1.0)


class _Piece(msgspec.Struct, frozen=True):
    """Something so many dots high, drawn from a height on. `head`: what goes with the next piece to its page."""

    height: float
    draw: Callable[[float], object]
    head: _Piece | None = None


def make(paper: Paper, listing: Listing) -> bytes:
    """A PDF of as many pages of this size as it takes. Needs a QGuiApplication; may be called on any thread."""
    look = _ROLL if paper.is_roll else _SHEET
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(listing.title)
    writer.setResolution(_DPI)
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter)
    margins = QMarginsF(look.margin, look.margin, look.margin, look.margin)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    with QPainter(writer) as painter:
        _Press(painter, writer, listing, look).print(writer.newPage)
    return bytes(buffer.data().data())


class _Press:
    """Puts one listing on the pages of a writer."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, listing: Listing, look: _Look) -> None:
        self._painter = painter
        self._listing = listing
        self._look = look
        self._width = float(writer.width())
        self._height = float(writer.height())

    def print(self, turn: Callable[[], object]) -> None:
        """Draw every page; `turn` begins the next one."""
        heading = list(self._heading())
        number = self._words(self._listing.page.format("00", "00"), self._look.small)
        room = self._height - sum(piece.height for piece in heading) - number.height
        pages = list(_paged(self._pieces(), room))
        for at, page in enumerate(pages, start=1):
            if at > 1:
                turn()
            top = 0.0
            for piece in (*heading, *page):
                piece.draw(top)
                top += piece.height
            words = self._listing.page.format(at, len(pages))
            self._words(words, self._look.small).draw(self._height - number.height)

    def _heading(self) -> Iterator[_Piece]:
        look, listing = self._look, self._listing
        yield self._words(listing.title, look.title, bold=True)
        for fact in listing.facts:
            yield self._words(fact, look.text)
        yield self._words(listing.note, look.small)
        yield _Piece(look.gap * 3 * _MM, lambda top: self._line(top + look.gap * _MM, 0.4))

    def _pieces(self) -> Iterator[_Piece]:
        for block in self._listing.blocks:
            head = self._row(block.title, self._listing.columns, bold=True) if self._look.column else None
            head = head or self._words(block.title, self._look.text + 2, bold=True)
            for name, numbers in block.rows:
                yield self._piece(name, numbers, head)
            yield _Piece(self._look.gap * 3 * _MM, lambda _: None)

    def _piece(self, name: str, numbers: tuple[int, ...], head: _Piece) -> _Piece:
        if self._look.column:
            row = self._row(name, tuple(str(number) for number in numbers))
        else:
            told = zip(self._listing.columns, numbers, strict=True)
            words = " · ".join(f"{column}\N{NO-BREAK SPACE}{number}" for column, number in told)
            row = _above(self._words(name, self._look.text, bold=True), self._words(words, self._look.small))
        return _Piece(row.height, row.draw, head)

    def _row(self, name: str, cells: tuple[str, ...], *, bold: bool = False) -> _Piece:
        """A name, and cells at the right in columns of one width."""
        column = self._look.column * _MM
        first = self._words(name, self._look.text, bold=bold, width=self._width - column * len(cells))

        def draw(top: float) -> None:
            first.draw(top)
            self._painter.setFont(_font(self._look.small if bold else self._look.text, bold=bold))
            for at, cell in enumerate(reversed(cells), start=1):
                area = QRectF(self._width - at * column, top, column, first.height)
                self._painter.drawText(
                    area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), cell
                )
            self._line(top + first.height - self._look.gap * _MM / 2, 0.4 if bold else 0.1)

        return _Piece(first.height, draw)

    def _words(self, text: str, points: int, *, bold: bool = False, width: float = 0) -> _Piece:
        """Text that wraps at this width, or at the page's."""
        font = _font(points, bold=bold)
        wide = width or self._width
        self._painter.setFont(font)
        asked = QRectF(0, 0, wide, self._height)
        height = self._painter.boundingRect(asked, int(_WRAPPED), text).height() + self._look.gap * _MM

        def draw(top: float) -> None:
            self._painter.setFont(font)
            self._painter.drawText(QRectF(0, top, wide, height), int(_WRAPPED), text)

        return _Piece(height, draw)

    def _line(self, top: float, thick: float) -> None:
        self._painter.setPen(QPen(Qt.GlobalColor.black, thick * _MM))
        self._painter.drawLine(0, round(top), round(self._width), round(top))


def _above(first: _Piece, second: _Piece) -> _Piece:
    """Two that stay together."""

    def draw(top: float) -> None:
        first.draw(top)
        second.draw(top + first.height)

    return _Piece(first.height + second.height, draw)


def _paged(pieces: Iterator[_Piece], room: float) -> Iterator[list[_Piece]]:
    """The pieces of each page. A head comes before its first piece, and once more on each page that goes on."""
    page: list[_Piece] = []
    left, under = room, None
    for piece in pieces:
        head = piece.head if piece.head is not under else None
        needed = piece.height + (head.height if head is not None else 0)
        if needed > left and page:
            yield page
            page, left, head = [], room, piece.head
        for each in (head, piece):
            if each is not None:
                page.append(each)
                left -= each.height
        under = piece.head or under
    yield page


def _font(points: int, *, bold: bool = False) -> QFont:
    font = QFont(_FAMILY, points)
    font.setBold(bold)
    return font
