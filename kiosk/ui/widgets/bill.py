"""A drawing of a bill that shows where the account number stands on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import Theme

_WIDTH, _HEIGHT = 78.0, 96.0  # millimetres on the drawing's own paper


class BillPicture(QWidget):
    """Draws `example` circled on a schematic bill of the city's."""

    def __init__(self, theme: Theme, example: str, city: str) -> None:
        super().__init__()
        self._theme = theme
        self._example = ""
        self._city = city
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(theme.mm(24), theme.mm(29))
        self.show_example(example)

    def show_example(self, example: str) -> None:
        """Circle this number."""
        self._example = example
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in words, and write it on the bill."""
        self.setAccessibleName(
            self.tr("Example of a bill: the account number stands at the top right, like {0}").format(
                self._example
            )
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The size at which a millimetre of the drawing is one on the screen."""
        return QSize(self._theme.mm(_WIDTH), self._theme.mm(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the paper in its proportions, gray lines for all that does not matter, and the number."""
        colors = self._theme.palette
        scale = min(self.width() / _WIDTH, self.height() / _HEIGHT)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((self.width() - scale * _WIDTH) / 2, (self.height() - scale * _HEIGHT) / 2)
            painter.scale(scale, scale)
            painter.setPen(QPen(QColor(colors.line), 0.5))
            painter.setBrush(QColor(colors.card))
            painter.drawRoundedRect(QRectF(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1), 2, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.city))
            painter.drawRect(QRectF(0.8, 4, _WIDTH - 1.6, 9))
            self._write(painter, QRectF(5, 4, 68, 9), self._city, colors.on_city, 3.6, bold=True)
            self._gray_lines(painter, colors.line)
            self._number(painter)

    def _gray_lines(self, painter: QPainter, gray: str) -> None:
        painter.setBrush(QColor(gray))
        for top, width in ((19, 24), (24, 28), (29, 20), (46, 68), (52, 68), (58, 68), (64, 52), (76, 30)):
            painter.drawRoundedRect(QRectF(5, top, width, 2), 1, 1)
        painter.drawRoundedRect(QRectF(48, 74, 25, 12), 1.5, 1.5)

    def _number(self, painter: QPainter) -> None:
        colors = self._theme.palette
        self._write(painter, QRectF(40, 17, 33, 5), self.tr("Account number"), colors.quiet, 3.1)
        place = QRectF(37, 22, 38, 10)
        painter.setPen(QPen(QColor(colors.focus), 1.3))
        painter.setBrush(QColor(colors.marker))
        painter.drawRoundedRect(place, 4, 4)
        self._write(
            painter, place.adjusted(2, 0, -2, 0), self._example, colors.ink, 5, bold=True, center=True
        )

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        color: str,
        size: float,
        *,
        bold: bool = False,
        center: bool = False,
    ) -> None:
        """Write one line, made smaller until it fits."""
        font = QFont(self.font())
        font.setPixelSize(100)
        font.setBold(bold)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(color))
        width = painter.fontMetrics().horizontalAdvance(text) or 1
        scale = min(size / 100, place.width() / width)
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        across = Qt.AlignmentFlag.AlignHCenter if center else Qt.AlignmentFlag.AlignLeft
        box = QRectF(0, 0, place.width() / scale, place.height() / scale)
        painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
