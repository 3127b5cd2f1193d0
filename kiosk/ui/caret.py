"""Where in a page something is typed, and how it stays in sight: by the wheel, as a customer would turn it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QInputMethod, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

_SETTLED: Final = (
    150  # milliseconds until a page has taken its new size or place, and tells where its caret is
)
_TURNS: Final = 8  # of the wheel; a page that ends there goes no further
_NOTCHES: Final = 2  # the wheel's own unit for one pixel of a page, about


def keep_in_sight(page: QWidget, around: int, turns: int = _TURNS) -> None:
    """Scroll a page so that the place in which is typed can be seen, `around` pixels above and below it.

    `page` has the focus. Nothing in it is looked at but where its caret is, which it tells every input method.
    """

    def turn() -> None:
        by = _missing(page.height(), around) if page is QApplication.focusWidget() else 0
        if by:
            _turn_wheel(page, by)
            keep_in_sight(page, around, turns - 1)

    if turns > 0:
        QTimer.singleShot(_SETTLED, page, turn)


def _missing(height: int, around: int) -> int:
    """By how many pixels the page is to go up; less than 0: down."""
    told = QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImCursorRectangle, None)
    if not isinstance(told, QRect | QRectF):
        return 0
    caret = told.toRect() if isinstance(told, QRectF) else told
    below = caret.bottom() + around - height
    return below if below > 0 else min(0, caret.top() - around)


def _turn_wheel(page: QWidget, by: int) -> None:
    middle = page.rect().center()
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(page.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -by * _NOTCHES),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page, wheel)
