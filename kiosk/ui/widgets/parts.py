"""Small makers of labels, buttons and layouts, so that a screen reads as what it shows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from kiosk import resources

Tone = Literal["alarm", "good", "hint"]


def part(widget: QWidget, name: str) -> QWidget:
    """Name the widget's part in the style sheet and let it paint its own background."""
    widget.setProperty("part", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def label(name: str, text: str = "") -> QLabel:
    """A label that wraps and never takes what it shows for markup."""
    made = QLabel(text)
    made.setProperty("part", name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def button(text: str = "", name: str = "") -> QPushButton:
    """A button, pressed by Enter as well as by Space when it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if name:
        made.setProperty("part", name)
    return made


def icon(name: str) -> QIcon:
    """One of the drawings in resources/icons, by its name without the ending."""
    return QIcon(str(resources.path(f"icons/{name}.svg")))


class NoticeLabel(QLabel):
    """A line that says what is wrong or right, and takes its place even while it is empty."""

    def __init__(self, margin: int) -> None:
        """`margin` in pixels around the words."""
        super().__init__()
        self.setProperty("part", "notice")
        self.setMargin(margin)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str, tone: Tone) -> None:
        """Show `text`; the tone is never told by color alone, so the words must carry it too."""
        if text == self.text() and tone == self.property("tone"):
            return
        self.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
