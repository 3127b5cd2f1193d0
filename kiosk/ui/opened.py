"""A window that a page has opened, as the screens see it: they draw its frame and never look inside."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class OpenedWindow(QObject):
    """`view` shows the window's page and belongs to whoever made this; it is lent until `gone`.

    Signals: `moved` carries the origin whose page stands in it, "" for none yet; `loading` whether a load is
    running; `gone` comes before the view is destroyed.
    """

    moved = Signal(str)
    loading = Signal(bool)
    gone = Signal()

    def __init__(self, view: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view

    def close(self) -> None:
        """The customer has read enough."""
        raise NotImplementedError
