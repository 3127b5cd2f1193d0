"""One session on the screen: the screen of its state, and the provider's page with the windows over it.

A panel may be moved from one window to another; the page in it stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.focus import Place, place_of, put
from kiosk.ui.opened import OpenedWindow
from kiosk.ui.screens.base import Screen
from kiosk.ui.shelf import Shelf
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.stage import Stage
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind


class SessionPanel(QWidget):
    """Shows one session. `happened` carries a flow event, `screen_changed` comes with another screen."""

    happened = Signal(object)
    screen_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._shelf = Shelf(settings, theme, self._added)
        self._views: list[QWidget] = []
        self._stack = Stage()
        self._gone: tuple[Screen, ...] = ()
        self._replaced: QWidget | None = None
        self._typing_at: Place | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_session(self, session: Session, *, focus_stays: bool = False) -> None:
        """Draw the session as it is now. `focus_stays`: it is beside this panel."""
        before = self._replaced or self._stack.currentWidget()
        screen = self._shelf.screen_for(session.state)
        screen.show_session(session)
        if before is not screen:
            self._stack.setCurrentWidget(screen)
            if isinstance(before, Screen):
                before.left()
            if before not in self._gone:
                self.screen_changed.emit()
                screen.entered()
            elif not focus_stays:
                screen.entered()
                put(self._typing_at, screen)
        for each in self._gone:
            each.deleteLater()
        self._gone, self._replaced, self._typing_at = (), None, None

    def adapt(self, theme: Theme) -> None:
        """Look like this: every screen is made anew when it is next drawn. The state knows what was typed there."""
        shown = self._stack.currentWidget()
        self._typing_at = place_of(self.window().focusWidget(), shown)
        self._gone = self._shelf.adapt(theme)
        self._replaced = shown if shown in self._gone else None  # no longer the stack's own from here on
        for screen in self._gone:
            screen.setParent(None)  # else the style sheet would be worked out for each of them once more

    @property
    def shown(self) -> Screen | None:
        """The screen that is seen."""
        screen = self._stack.currentWidget()
        return screen if isinstance(screen, Screen) else None

    def enter(self) -> None:
        """Put the focus where the next key belongs."""
        if self.shown is not None:
            self.shown.entered()

    def lend_view(self, view: QWidget) -> None:
        """The session's page is there to be shown."""
        self._views = [view]
        self._shelf.hosted.lend(view)

    def take_view(self) -> None:
        """The session's page is about to be destroyed."""
        if self._views:
            self._views = []
            self._shelf.hosted.take_back()

    def show_window(self, opened: OpenedWindow) -> None:
        """The page has opened a window; keys typed there go into the session's page, too."""
        if not self._views:
            opened.close()
            return
        views = self._views
        views.append(opened.view)
        opened.gone.connect(lambda: views.remove(opened.view))
        self._shelf.hosted.show_window(opened)

    def show_statement(self, arriving: ArrivingStatement) -> None:
        """The page has opened a statement, into which no key of a payment goes."""
        if self._views:
            self._shelf.hosted.show_statement(arriving)
        else:
            arriving.close()

    @property
    def is_page_covered(self) -> bool:
        """Whether a window or a statement lies over its page."""
        return bool(self._views) and self._shelf.hosted.is_covered

    def close_top(self) -> None:
        """Close what lies on top of its page."""
        self._shelf.hosted.close_top()

    def face(self, *, customer: bool) -> None:
        """Whether its customer sees it, and not a clerk."""
        self._shelf.hosted.face(customer=customer)

    def say_refused(self, kind: Kind | Wish) -> None:
        """The page asked for something that is not given."""
        self._shelf.hosted.say_refused(kind)

    def keys_go_into_page(self) -> bool:
        """Whether keys are typed into its page now."""
        focus = QApplication.focusWidget()
        return focus is not None and any(focus is view or view.isAncestorOf(focus) for view in self._views)

    def _added(self, screen: Screen) -> None:
        screen.pressed.connect(self.happened)
        self._stack.addWidget(screen)
