"""The way to another language: its name as its speakers write it, on a button that is on every screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.parts import button, literal, part

_BETWEEN = " · "


class LanguageSwitch(QWidget):
    """A button for the other one of two languages, or one that opens a list of several; `chosen` gives the code.

    It takes no focus by touch: whoever is typing goes on typing, in another language.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, translation: Translation) -> None:
        super().__init__()
        self._theme = theme
        self._translation = translation
        self._list: LanguageList | None = None
        self._button = button()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._button)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the languages that are not spoken now."""
        names = _BETWEEN.join(self._translation.name(other) for other in self._others)
        if self.parentWidget() is not None or not names:  # without one it would be a window of its own
            self.setVisible(bool(names))
        self._button.setText(literal(names))
        self._button.setAccessibleName(names)
        self._close()

    @property
    def _others(self) -> tuple[str, ...]:
        return self._translation.others

    def _pressed(self) -> None:
        if len(self._others) == 1:
            self.chosen.emit(self._others[0])
        elif self._list is None:
            names = {language: self._translation.name(language) for language in self._others}
            self._list = LanguageList(self._theme, names, self.window())
            self._list.chosen.connect(self.chosen)
            self._list.left.connect(self._close)
            self._list.open_below(self._button)
        else:
            self._close()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None


class LanguageList(QWidget):
    """A button for each language, over the window; emits `chosen`, or `left` for Escape."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, names: dict[str, str], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        part(self, "card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.mm(3), theme.mm(3), theme.mm(3), theme.mm(3))
        rows.setSpacing(theme.mm(3))
        self._buttons = [self._row(language, name) for language, name in names.items()]
        for made in self._buttons:
            rows.addWidget(made)

    def open_below(self, opener: QWidget) -> None:
        """Show the list under what opened it, within the window."""
        window = self._window
        self.adjustSize()
        place = opener.mapTo(window, QPoint(opener.width() - self.width(), opener.height()))
        rightmost, lowest = window.width() - self.width(), window.height() - self.height()
        self.move(max(0, min(place.x(), rightmost)), max(0, min(place.y(), lowest)))
        self.show()
        self.raise_()
        self._buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _row(self, language: str, name: str) -> QPushButton:
        made = button(literal(name))
        made.setAccessibleName(name)
        made.clicked.connect(lambda: self.chosen.emit(language))
        return made
