"""The buttons of somebody who listens: again, hold on, quieter, louder, nothing on the screen, silence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kiosk.flow.listening import PadKey
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, part


class SpeechBar(QWidget):
    """Emits `pressed` with the PadKey that a button stands for, and `typing` when what is typed is to be told.

    Its buttons are reached by Tab and by touch, and a touch leaves the keyboard in the field where it is.
    """

    pressed = Signal(object)
    typing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        part(self, "speech")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(4), theme.mm(1.5), theme.mm(4), theme.mm(1.5))
        line.setSpacing(theme.mm(2.5))
        self._buttons: dict[PadKey, QPushButton] = {}
        for key in (PadKey.REPEAT, PadKey.PAUSE, PadKey.QUIETER, PadKey.LOUDER, PadKey.DARK, PadKey.SPEAK):
            made = self._buttons[key] = self._button()
            made.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
            line.addWidget(made)
        self._typing = self._button()
        self._typing.clicked.connect(self.typing)
        line.insertWidget(4, self._typing)
        line.addStretch(1)
        self._line = line
        self.offer(headset=False, typing_told=False)
        self.hide()

    def offer(self, *, headset: bool, typing_told: bool) -> None:
        """Offer to tell what is typed where only a headset hears it."""
        self._typing_told = typing_told
        self._typing.setVisible(headset)
        self.retranslate()

    def come_last(self, window: QWidget) -> None:
        """Let Tab come to the buttons after all that is in the window, wherever Qt has put what came later."""
        last: QWidget | None = window.previousInFocusChain()
        while last is not None and last is not window and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        if last is None or self.isAncestorOf(last):
            return
        items = (self._line.itemAt(place) for place in range(self._line.count()))
        for made in (item.widget() for item in items if item is not None):
            if made is not None:
                self.setTabOrder(last, made)
                last = made

    def retranslate(self) -> None:
        """Set the words."""
        words = {
            PadKey.REPEAT: self.tr("Repeat"),
            PadKey.PAUSE: self.tr("Pause"),
            PadKey.QUIETER: self.tr("Quieter"),
            PadKey.LOUDER: self.tr("Louder"),
            PadKey.DARK: self.tr("Dark Screen"),
            PadKey.SPEAK: self.tr("Stop Reading"),
        }
        for key, text in words.items():
            self._buttons[key].setText(text)
        self._typing.setText(self.tr("Hide Typing") if self._typing_told else self.tr("Say Typing"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Say everything again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @staticmethod
    def _button() -> QPushButton:
        made = button(name="speech")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made


class Darkness(QWidget):
    """Covers the window, so that nobody reads along. A touch takes it away: it presses nothing unseen."""

    touched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def cover(self, *, on: bool) -> None:
        """Cover the whole window, or nothing."""
        if on and self.isHidden():
            self.setGeometry(self.window().rect())
            self.show()
            self.raise_()
        elif not on:
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """See the class."""
        event.accept()
        self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Show nothing."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
