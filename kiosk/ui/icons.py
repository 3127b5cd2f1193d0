"""Our own drawings, resources/icons, in the color and the size that a place asks for."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk import resources

_CURRENT = "currentColor"


def picture(name: str, color: str, size: int) -> QPixmap:
    """The drawing `name` without its ending, as a square of so many pixels, its lines in `color` (#RRGGBB).

    Raises ResourceMissing for a drawing that is not there.
    """
    drawing = resources.text(f"icons/{name}.svg").replace(_CURRENT, color)
    # Here and there Qt reads a drawing's own size first: it is given the wanted one before it draws.
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())


def icon(name: str, color: str, size: int) -> QIcon:
    """The same for a button."""
    return QIcon(picture(name, color, size))


class Sign(QWidget):
    """A drawing beside words, which say the same: a screen reader passes it by."""

    def __init__(self, size: int) -> None:
        """`size` in pixels, both ways."""
        super().__init__()
        self._size = size
        self._shown = ("", "")
        self._picture = QPixmap()
        self.setFixedSize(size, size)

    def draw(self, name: str, color: str) -> None:
        """Show this drawing in this color."""
        if self._shown != (name, color):
            self._shown = (name, color)
            self._picture = picture(name, color, self._size)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Put the drawing there."""
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
