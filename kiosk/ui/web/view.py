"""The widget in which a page is drawn, and in which no dialog of the desktop comes up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from kiosk.ui.web.page import HostedPage
from kiosk.ui.wishes import Wish


class HostedView(QWebEngineView):
    """Without a menu, without drops; `refused` is called for each dialog that was to stand over it.

    The engine makes a few dialogs (one for colors) as children of the view, and asks nobody before. So it
    does with the menu that a long press brings, which is not shown either.
    """

    def __init__(self, page: HostedPage, refused: Callable[[Wish], None]) -> None:
        super().__init__(page)
        self._refused = refused
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)  # text that is dropped comes without a key, see session.FEWEST_DETAILS

    def childEvent(self, event: QChildEvent) -> None:  # noqa: N802  Qt's name
        """Turn a dialog away in the moment before it is shown."""
        child = event.child()
        if event.type() is QEvent.Type.ChildPolished and isinstance(child, QDialog):
            # Shown it is all the same, on no screen; a modal one would keep every input from us until then.
            child.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            child.setWindowModality(Qt.WindowModality.NonModal)
            QTimer.singleShot(0, child, child.reject)
            self._refused(Wish.COLOR)
        elif event.type() is QEvent.Type.ChildPolished and _is_touch_menu(child):
            # Its "Paste" brings text that no key tells of, and its dots the menu that is prevented above.
            child.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            child.setEnabled(False)
        super().childEvent(event)


def _is_touch_menu(child: QObject) -> TypeGuard[QWidget]:
    """Whether this is the menu for what a finger has selected: the one window of the engine's with buttons."""
    return isinstance(child, QWidget) and child.isWindow() and bool(child.findChildren(QPushButton))
