"""The window on the customer's screen: their page while it is handed over, and a welcome while it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.flow.states import Session
from kiosk.settings import Settings
from kiosk.ui.counter.side import CustomerSide
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.theme import Theme
from kiosk.ui.toplevel import TopLevel
from kiosk.ui.widgets.parts import banner, label


class CustomerWindow(TopLevel):
    """Holds a side that it is lent, and goes with the clerk's window, not by itself.

    `has_keys_for_nothing`: the window system gave it the keyboard, and there is nothing to type. `typed` carries
    a QKeyEvent that came all the same, before the keyboard was given back. `keyboard`: comes up on this screen
    where the configuration says that it is touched, else None.
    """

    has_keys_for_nothing = Signal()
    typed = Signal(object)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__("City Hall Kiosk: customer", theme.style_sheet())
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme = theme
        self._city = settings.terminal.city
        self._welcome = QWidget()
        self._title = label("hero")
        self._words = label("lead")
        page = QVBoxLayout(self._welcome)
        page.setContentsMargins(*[theme.mm(15)] * 4)
        page.setSpacing(theme.mm(6))
        page.addStretch(2)
        for each in (self._title, self._words):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.addWidget(each)
        page.addStretch(3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if settings.terminal.training:
            training = banner(theme.mm(8))
            training.setText(self.tr("TRAINING · no real payments are made here"))
            column.addWidget(training)
        column.addWidget(self._stack, 1)
        self.keyboard = Keyboard(theme) if settings.counter.customer_touch else None
        if self.keyboard is not None:
            column.addWidget(self.keyboard)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words."""
        self._title.setText(self.tr("Welcome to {0}").format(self._city))
        self._words.setText(self.tr("Your page appears here when the clerk has found your account."))

    def show_on(self, screen: QScreen) -> None:
        """Fill this screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def show_side(self, side: CustomerSide | None) -> None:
        """Show this customer's side, or the welcome."""
        if side is None:
            self._stack.setCurrentWidget(self._welcome)
            return
        if self.keyboard is not None and self._stack.currentWidget() is not side:
            self.keyboard.begin_anew()
        if self._stack.indexOf(side) < 0:
            self._stack.addWidget(side)
        side.use(faces_customer=True, keys=True)
        self._stack.setCurrentWidget(side)
        if side.session is not None:
            self.show_session(side.session)

    def show_session(self, session: Session) -> None:
        """Write as this customer wishes; theirs is the side that is shown."""
        if self.keyboard is not None:
            self.keyboard.speak(session.preferences.language)
            self.keyboard.adapt(self._theme.adapted(session.preferences))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Nobody types on a welcome: a window that has just come up has the clerk's keyboard for a moment."""
        if self._stack.currentWidget() is self._welcome:
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Give the keyboard back where it came with the window alone."""
        unasked = self.isActiveWindow() and self._stack.currentWidget() is self._welcome
        if event.type() is QEvent.Type.ActivationChange and unasked:
            QTimer.singleShot(0, self, self.has_keys_for_nothing.emit)
        super().changeEvent(event)
