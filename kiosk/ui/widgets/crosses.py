"""Five crosses over the whole window, touched one after the other to set the touch screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.calibration import CROSSES, Area, Point, Touch
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import label, part

_ARM = 9  # millimetres
_SCALE = 100  # millimetres over which a pixel is measured


class Crosses(QWidget):
    """Covers the window; emits `touched` with a Touch and an Area wherever it is touched, `left` for Escape.

    Where a touch lands is what is wrong here, so that no place on it can be a button.
    """

    touched = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        part(self, "screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._number = 0
        self._words = label("lead")
        self._words.setParent(self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())

    def ask_for(self, number: int, words: str) -> None:
        """Show the cross of this number, from 0, and say what to do."""
        self._number = number
        self._words.setText(words)
        self.setAccessibleName(words)
        self._place()
        self.update()

    def place(self) -> QPointF:
        """Where the cross stands that is shown, in pixels of this widget."""
        cross = CROSSES[self._number]
        return QPointF(round(cross.x * self.width()), round(cross.y * self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the cross, a ring around it, and nothing else."""
        super().paintEvent(event)
        arm = self._theme.mm(_ARM)
        middle = self.place()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.ink), max(2, self._theme.mm(0.6))))
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        painter.drawEllipse(QRectF(middle.x() - arm / 2, middle.y() - arm / 2, arm, arm))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the words between the crosses."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A touch comes as this too. The second one of a double click is none."""
        event.accept()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        desktop = QGuiApplication.primaryScreen().virtualGeometry()

        def fraction(place: QPointF) -> Point:
            return Point(
                (place.x() - desktop.x()) / desktop.width(), (place.y() - desktop.y()) / desktop.height()
            )

        pixel = _SCALE / self._theme.mm(_SCALE)
        at = event.position()
        touch = Touch(fraction(self.mapToGlobal(self.place())), fraction(self.mapToGlobal(at)))
        self.touched.emit(touch, Area(desktop.width() * pixel, desktop.height() * pixel))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Escape leaves, where there is a keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _place(self) -> None:
        wide = round(self.width() * 0.7)
        high = max(self._words.heightForWidth(wide), self._words.sizeHint().height())
        self._words.setGeometry((self.width() - wide) // 2, round(self.height() * 0.2), wide, high)
