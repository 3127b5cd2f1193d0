"""What may be longer than its place, and is pushed up and down by a finger or a wide bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QWidget

from kiosk.ui.theme import Theme

_LEAST = 19  # millimetres: one row
_BESIDE = 8  # millimetres that stay free around what has come into sight
_SHADE = 4  # millimetres
_DARK = 90  # of 255, where a shade is deepest


class ScrolledList(QScrollArea):
    """Holds `content`; never scrolls sideways and never takes the focus from what it holds."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__()
        self.setProperty("part", "list")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(theme.mm(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(content)
        self._content = content

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as what it holds."""
        return self._content.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Ask for another place when what is held, which Qt lets this look at, has grown or shrunk."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Content(QWidget):
    """What a ScrolledPage holds; its layout says how high it wants to be, and how high it has to be."""

    def best_height(self, width: int) -> int:
        """Pixels at this width, with all the air that the layout would like.

        Never less than the least: where a text just wraps, Qt and `least_height` may differ by a line.
        """
        layout = self._settled()
        wrapped = layout.hasHeightForWidth()
        best = layout.totalHeightForWidth(width) if wrapped else layout.totalSizeHint().height()
        return max(best, self.least_height(width))

    def least_height(self, width: int) -> int:
        """The same with no air at all: where there is less, the page scrolls."""
        return _least(self._settled(), width)

    def settle(self) -> None:
        """Let the layouts within the layout forget what they knew of what has changed."""
        self._settled().activate()

    def _settled(self) -> QLayout:
        layout = self.layout()
        if layout is None:
            raise ValueError("a page that scrolls needs a layout")
        return layout


def _least(item: QLayoutItem, width: int) -> int:
    """The pixels that an item needs at this width, as Qt's boxes share them out.

    They give a widget that wraps the height that it would like at its width, and take from spacers alone. What
    Qt itself calls the least height is less than that, and would be too little.
    """
    layout = item.layout()
    if not isinstance(layout, QBoxLayout):
        return item.heightForWidth(width) if item.hasHeightForWidth() else _least_of_one(item)
    margins = layout.contentsMargins()
    width -= margins.left() + margins.right()
    items = [
        each
        for place in range(layout.count())
        if (each := layout.itemAt(place)) and (each.spacerItem() or not each.isEmpty())
    ]
    if layout.direction() in (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop):
        gaps = layout.spacing() * (len([each for each in items if each.spacerItem() is None]) - 1)
        inside = sum(_least(each, width) for each in items) + max(0, gaps)
    else:
        # Here they all get the whole height, and share it out among what they hold themselves.
        beside = [(own, each) if (own := _own(each)) else (each, each) for each in items]
        inside = max((_least(own, each.geometry().width() or width) for own, each in beside), default=0)
    return inside + margins.top() + margins.bottom()


def _least_of_one(item: QLayoutItem) -> int:
    """What the style sheet calls a button's least height is less than a button of three lines needs."""
    least, widget = item.minimumSize().height(), item.widget()
    if widget is None or widget.sizePolicy().verticalPolicy() is not QSizePolicy.Policy.Fixed:
        return least
    return max(least, item.sizeHint().height())


def _own(item: QLayoutItem) -> QLayout | None:
    """The layout within an item's widget."""
    widget = item.widget()
    return None if widget is None else widget.layout()


class ScrolledPage(QScrollArea):
    """Takes as much height as `content` wants; where there is less, it scrolls, and nothing is cut."""

    def __init__(self, theme: Theme, content: Content) -> None:
        super().__init__()
        self.setProperty("part", "list")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.mm(_LEAST))
        self._content = content
        self._beside = theme.mm(_BESIDE)
        self._is_long = False
        self._news: QWidget | None = None
        self.setWidget(content)
        self._above = Shade(theme, self, deepest=0.0)
        self._below = Shade(theme, self, deepest=1.0)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._show_more())
        bar.rangeChanged.connect(lambda *_: self._show_more())

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as what it holds would like to be, as high as that is at the width that it has."""
        return QSize(self._content.sizeHint().width(), self._content.best_height(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """It never scrolls sideways."""
        return QSize(self._content.minimumSizeHint().width(), self.minimumHeight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Ask for another place when what is held, which Qt lets this look at, has grown or shrunk."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._content.settle()
            self._lay_out()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width asks for another height."""
        super().resizeEvent(event)
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _lay_out(self) -> None:
        """Give the content the whole width, and the bar its own where it is needed.

        Qt's way would keep a bar that is needed only because of the width that the bar itself takes.
        """
        is_long = self._content.least_height(self.width()) > self.height()
        if is_long is not self._is_long:
            self._is_long = is_long
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAlwaysOff
            )
        place = self.viewport().size()
        self._content.resize(place.width(), max(place.height(), self._content.least_height(place.width())))
        for each in (self._news, self._content.focusWidget()):
            if is_long and each is not None and each.isVisible():
                self.reveal(each)
        self._show_more()

    def reveal(self, widget: QWidget) -> None:
        """Bring what has the focus into sight."""
        self.ensureWidgetVisible(widget, 0, self._beside)

    def tell(self, news: QWidget) -> None:
        """What says what is wrong is to be in sight as well, wherever there is room for it beside the focus."""
        self._news = news

    def _show_more(self) -> None:
        """Shade the edges behind which there is more."""
        bar, place = self.verticalScrollBar(), self.viewport().geometry()
        high = self._above.height()
        self._above.setGeometry(place.left(), place.top(), place.width(), high)
        self._below.setGeometry(place.left(), place.bottom() + 1 - high, place.width(), high)
        self._above.setVisible(self._is_long and bar.value() > bar.minimum())
        self._below.setVisible(self._is_long and bar.value() < bar.maximum())


class Shade(QWidget):
    """The shade of an edge that something goes on behind; no touch and no screen reader meets it."""

    def __init__(self, theme: Theme, parent: QWidget, *, deepest: float) -> None:
        """`deepest`: 0 for an upper edge, 1 for a lower one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ink = QColor(theme.palette.ink)
        self._deepest = deepest
        self.setFixedHeight(theme.mm(_SHADE))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """From the text's color at the edge to nothing."""
        shade = QLinearGradient(0, 0, 0, self.height())
        for place, strength in ((self._deepest, _DARK), (1 - self._deepest, 0)):
            color = QColor(self._ink)
            color.setAlpha(strength)
            shade.setColorAt(place, color)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), shade)
