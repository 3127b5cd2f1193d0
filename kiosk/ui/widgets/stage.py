"""Where the screens stand: it shrinks when a keyboard comes up, whatever height they would like."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stage(QStackedWidget):
    """Shows one of its screens in the height that is left; what no longer fits scrolls within the screen."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as the screens need."""
        return QSize(super().minimumSizeHint().width(), 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """No: words that wrap would ask for their height here, and have the window grow."""
        return False
