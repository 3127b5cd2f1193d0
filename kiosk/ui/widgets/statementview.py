"""A statement over the page: one page of it at a time, larger and smaller, and in plain words why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.statements.arriving import ArrivingStatement
from kiosk.statements.protocol import Opened, PageImage, Reason
from kiosk.statements.reader import StatementReader
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, label, part

ZOOMS: Final = (1.0, 1.5, 2.0, 3.0)
"""Widths of a page, in widths of its place."""
_SETTLED: Final = 200  # milliseconds after which a place that changed its size is drawn for


class StatementView(QWidget):
    """Covers the page's area; emits `close_pressed`, and `print_pressed` with the file and its count of pages.

    Whoever takes it down calls `close_statement`.
    """

    close_pressed = Signal()
    print_pressed = Signal(object, int)

    def __init__(self, theme: Theme, arriving: ArrivingStatement) -> None:
        super().__init__()
        self._theme = theme
        self._arriving = arriving
        self._opened: Opened | None = None
        self._file = b""
        self._number = 0
        self._zoom = 0
        self._can_print = True
        self._reason: Reason | None = None
        self._reader = StatementReader(parent=self)
        self._reader.opened.connect(self._show_opened)
        self._reader.page_ready.connect(self._show_page)
        self._reader.failed.connect(self._show_failure)
        arriving.ready.connect(self._open)
        arriving.failed.connect(self._show_failure)
        self._place = label("label")
        self._before = self._control(lambda: self._turn(-1))
        self._after = self._control(lambda: self._turn(1))
        self._smaller = self._control(lambda: self._resize_page(-1))
        self._larger = self._control(lambda: self._resize_page(1))
        self._print = self._control(self.ask_for_paper)
        self._print.hide()
        self._close = self._control(self.close_pressed.emit)
        self._loading = QProgressBar()
        self._loading.setProperty("part", "loading")
        self._loading.setTextVisible(False)
        self._words = label("lead")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMargin(theme.mm(10))
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._paper = QScrollArea()
        self._paper.setWidgetResizable(True)
        self._paper.setFrameShape(QScrollArea.Shape.NoFrame)
        self._paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._paper.setWidget(self._page)
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.retranslate()
        self._refresh(busy=True)

    def _control(self, pressed: Callable[[], object]) -> QPushButton:
        made = button()
        made.setMinimumHeight(self._theme.mm(15))
        made.setMinimumWidth(self._theme.mm(15))
        made.clicked.connect(lambda *_: pressed())
        return made

    def _lay_out(self) -> None:
        mm = self._theme.mm
        strip = part(QWidget(), "where")
        line = QHBoxLayout(strip)
        line.setContentsMargins(mm(6), mm(2.5), mm(6), mm(2.5))
        line.setSpacing(mm(3))
        line.addWidget(self._place, 1)
        for each in (self._before, self._after, self._smaller, self._larger, self._print, self._close):
            line.addWidget(each)
        card = part(QWidget(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(mm(0.8), mm(0.8), mm(0.8), mm(0.8))
        inside.setSpacing(0)
        inside.addWidget(strip)
        inside.addWidget(self._loading)
        inside.addWidget(self._words, 1)
        inside.addWidget(self._paper, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(mm(5), mm(5), mm(5), mm(5))
        around.addWidget(card)

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it, and keep what is shown."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set the words."""
        self._before.setText(self.tr("Previous"))
        self._after.setText(self.tr("Next"))
        self._smaller.setText("\N{MINUS SIGN}")
        self._larger.setText("+")
        self._print.setText(self.tr("Print"))
        self._print.setAccessibleName(self.tr("Print the statement"))
        self._close.setText(self.tr("Close"))
        self._before.setAccessibleName(self.tr("Previous page"))
        self._after.setAccessibleName(self.tr("Next page"))
        self._smaller.setAccessibleName(self.tr("Smaller"))
        self._larger.setAccessibleName(self.tr("Larger"))
        self._close.setAccessibleName(self.tr("Close the statement"))
        self._say_place()

    def take_focus(self) -> None:
        """The next key turns pages."""
        self.setFocus()

    def close_statement(self) -> None:
        """End the drawing process and forget what was drawn."""
        self._settled.stop()
        self._reader.close()
        self._file = b""
        self._page.clear()

    def offer_print(self, *, offered: bool, free: bool = True) -> None:
        """Whether there is a printer, and whether it prints nothing of this customer's at the moment."""
        self._can_print = free
        self._print.setVisible(offered)
        self._refresh_print()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Page Up and Page Down move over the page and on to the next, + and - change the size, Escape closes."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self._move(1)
            case Qt.Key.Key_PageUp:
                self._move(-1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._resize_page(1)
            case Qt.Key.Key_Minus:
                self._resize_page(-1)
            case Qt.Key.Key_Escape:
                self.close_pressed.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Have the page drawn anew for its place."""
        super().resizeEvent(event)
        self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Darken what lies beneath."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.veil(150))

    def _open(self, data: bytes) -> None:
        self._file = data
        self._reader.open(data)

    def ask_for_paper(self) -> None:
        """Have it printed, once it is there and where it can be."""
        if self._can_print and self._opened is not None and self._file:
            self.print_pressed.emit(self._file, self._opened.total)

    def _refresh_print(self) -> None:
        enabled = self._can_print and self._opened is not None
        if self._print.hasFocus() and not enabled:
            self.setFocus()
        self._print.setEnabled(enabled)

    def _show_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._ask()

    def _show_page(self, drawn: PageImage) -> None:
        if drawn.number != self._number:
            return
        form = QImage.Format.Format_ARGB32
        image = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, form)
        paper = QPixmap(image.size())
        paper.fill(QColor("white"))
        with QPainter(paper) as painter:
            painter.drawImage(0, 0, image)
        paper.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(paper)
        self._refresh(busy=False)

    def _show_failure(self, reason: Reason) -> None:
        self._reason = reason
        self._opened = None
        self._page.clear()
        self._refresh(busy=False)

    def _turn(self, pages: int) -> None:
        opened = self._opened
        if opened is not None and 0 <= self._number + pages < opened.pages:
            self._number += pages
            bar = self._paper.verticalScrollBar()
            bar.setValue(bar.minimum() if pages > 0 else bar.maximum())
            self._ask()

    def _move(self, way: int) -> None:
        """A screen up or down, and from the end of a page to the next."""
        bar = self._paper.verticalScrollBar()
        end = bar.maximum() if way > 0 else bar.minimum()
        if bar.value() == end:
            self._turn(way)
        else:
            bar.setValue(bar.value() + way * bar.pageStep())

    def _resize_page(self, steps: int) -> None:
        if self._opened is not None and 0 <= self._zoom + steps < len(ZOOMS):
            self._zoom += steps
            self._ask()

    def _ask(self) -> None:
        if self._opened is not None:
            self._refresh(busy=True)
            across = self._paper.viewport().width() * self.devicePixelRatioF() * ZOOMS[self._zoom]
            self._reader.ask(self._number, round(across))

    def _refresh(self, *, busy: bool) -> None:
        opened = self._opened
        self._loading.setRange(0, 0 if busy else 1)
        self._paper.setVisible(opened is not None)
        self._words.setVisible(opened is None)
        can = {
            self._before: opened is not None and self._number > 0,
            self._after: opened is not None and self._number + 1 < opened.pages,
            self._smaller: opened is not None and self._zoom > 0,
            self._larger: opened is not None and self._zoom + 1 < len(ZOOMS),
        }
        for control, enabled in can.items():
            if control.hasFocus() and not enabled:
                self.setFocus()  # else Qt gives it on to whatever comes next
            control.setEnabled(enabled)
        self._refresh_print()
        self._say_place()

    def _say_place(self) -> None:
        opened = self._opened
        if opened is None:
            self._place.setText(self.tr("Statement"))
            self._words.setText(self._why())
            return
        words = self.tr("Page {0} of {1}").format(self._number + 1, opened.total)
        self._page.setAccessibleName(words)
        if opened.total > opened.pages:
            words = self.tr("{0} · the first {1} can be read here").format(words, opened.pages)
        self._place.setText(words)

    def _why(self) -> str:
        match self._reason:
            case None:
                return self.tr("Your statement is being opened.")
            case Reason.CORRUPT:
                return self.tr(
                    "This statement can't be shown here. Its file is damaged: ask at the desk for a copy."
                )
            case Reason.ENCRYPTED:
                return self.tr("This statement can't be shown here. It opens with a password only.")
            case Reason.TOO_LARGE:
                return self.tr(
                    "This statement can't be shown here. It is too large: ask at the desk for a copy."
                )
            case Reason.TOO_SLOW:
                return self.tr(
                    "This statement can't be shown here. It took too long: close it and try again."
                )
            case Reason.FAILED:
                return self.tr("This statement can't be shown here. Close it and try again.")
