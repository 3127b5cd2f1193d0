"""The page that a technician has printed: a frame to the edges, and which terminal and printer it is of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from kiosk import __version__
from kiosk.devices.paper import Paper

_MARGIN: Final = 5.0  # millimeters
_DPI: Final = 300
_INCH: Final = 25.4


def make(paper: Paper, terminal: str, printer: str) -> bytes:
    """A PDF of one page of this size. Needs a QGuiApplication; may be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Printer test")
    writer.setResolution(_DPI)
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    with QPainter(writer) as painter:
        _draw(painter, writer, [f"Terminal {terminal}", f"Printer {printer}", f"Kiosk {__version__}"])
    return bytes(buffer.data().data())


def _draw(painter: QPainter, writer: QPdfWriter, lines: list[str]) -> None:
    mm = _DPI / _INCH
    area = QRectF(0, 0, writer.width(), writer.height())
    painter.setPen(QPen(Qt.GlobalColor.black, mm / 2))
    painter.drawRect(area)
    inside = area.adjusted(4 * mm, 4 * mm, -4 * mm, -4 * mm)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    painter.setFont(QFont("Liberation Sans", 16))
    title = painter.drawText(inside, flags, "Printer test")
    painter.setFont(QFont("Liberation Sans", 10))
    painter.drawText(inside.adjusted(0, title.height() + 4 * mm, 0, 0), flags, "\n".join(lines))
