"""What stands above and below every screen: the city, "Start Over", the way to a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, part


class Header(QWidget):
    """The city's color, logo and name; `start_over` is emitted by its one button."""

    start_over = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "header")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(6), theme.mm(2.5), theme.mm(6), theme.mm(2.5))
        line.setSpacing(theme.mm(4))
        if settings.terminal.logo:
            line.addWidget(_logo(settings.terminal.logo, theme.mm(14)))
        city = QLabel(settings.terminal.city)
        city.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(city, 1)
        self._start_over = button()
        self._start_over.clicked.connect(self.start_over)
        line.addWidget(self._start_over)
        self.setFixedHeight(theme.mm(24))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words."""
        self._start_over.setText(self.tr("Start Over"))

    def offer_start_over(self, *, offered: bool) -> None:
        """Show the button where there is something to leave."""
        self._start_over.setVisible(offered)


class Footer(QWidget):
    """Where to find a person, and which terminal this is."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "footer")
        self._phone = settings.terminal.help_phone
        self._terminal = settings.terminal.id
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(6), theme.mm(2), theme.mm(6), theme.mm(2))
        self._help = QLabel()
        self._which = QLabel()
        line.addWidget(self._help, 1)
        line.addWidget(self._which)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words."""
        if self._phone:
            self._help.setText(self.tr("Need help? Ask at the desk or call {0}.").format(self._phone))
        else:
            self._help.setText(self.tr("Need help? Ask at the desk."))
        self._which.setText(self.tr("Terminal {0}").format(self._terminal))


def _logo(file: str, height: int) -> QLabel:
    """The logo at this height. A file that is no picture leaves the place empty."""
    shown = QLabel()
    picture = QPixmap(file)
    if not picture.isNull():
        shown.setPixmap(picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))
    return shown
