"""Small makers of labels, buttons and layouts, so that a screen reads as what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.widgets.scrolled import Content, ScrolledPage

if TYPE_CHECKING:
    from kiosk.ui.screens.base import Screen
    from kiosk.ui.theme import Theme

Tone = Literal["alarm", "good", "hint", "news"]
ZERO_WIDTH_SPACE = "\u200b"
WORD_JOINER = "\u2060"
_LONGEST_WORD = 28  # characters that every column of ours holds
_LONGEST_UNBROKEN = 14  # characters that a line holds beside other words
_PIECE = 8  # characters between two places for a break in a longer one


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


def banner(height: int) -> QLabel:
    """The strip above all else that says that no real payment is made, so many pixels high, still without words."""
    made = QLabel()
    part(made, "training")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMinimumHeight(height)
    return made


def button(text: str = "", name: str = "") -> QPushButton:
    """A button, pressed by Enter as well as by Space when it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if name:
        made.setProperty("part", name)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def literal(text: str) -> str:
    """Words of the configuration for a button, whose "&" would be taken for the mark of a shortcut."""
    return text.replace("&", "&&")


def unbroken(text: str) -> str:
    """A short number among words: no line ends at its hyphen. A longer one may have to."""
    return text.replace("-", f"{WORD_JOINER}-{WORD_JOINER}") if len(text) <= _LONGEST_UNBROKEN else text


def breakable(text: str) -> str:
    """The text with invisible places for a line break in words that no line could hold."""
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    pieces = (word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
    return ZERO_WIDTH_SPACE.join(pieces)


def two_actions(theme: Theme, other: QPushButton, main: QPushButton) -> QHBoxLayout:
    """The row that ends a screen: the way back, and the main action in all the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.mm(6))
    row.addWidget(other)
    row.addWidget(main, 1)
    return row


def air(height: int) -> QSpacerItem:
    """So many pixels between two parts, given up where the screen is low."""
    return QSpacerItem(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)


def in_a_column(screen: Screen, column: Content, actions: QLayout | None, widest: int) -> ScrolledPage:
    """Lay `column` out on a screen, `widest` pixels at most: in the middle across, its top always in one place.

    From one question to the next nothing jumps, and the lower half is free for a keyboard on the screen. Where
    it does not fit it scrolls, and `actions` stay in sight below it. Gives what scrolls.
    """
    margin = screen.theme.mm(12)
    whole = QWidget()
    whole.setMaximumWidth(widest)
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(screen.theme.mm(5))
    page = ScrolledPage(screen.theme, column)
    inside.addWidget(page)
    if actions is not None:
        inside.addLayout(actions)
    inside.addStretch(1)
    across = QHBoxLayout(screen)
    across.setContentsMargins(margin, margin // 2, margin, margin // 2)
    across.addStretch(1)
    across.addWidget(whole, 40)
    across.addStretch(1)
    return page


class NoticeLabel(QLabel):
    """A line that says what is wrong or right, and takes its place even while it is empty."""

    def __init__(self, margin: int) -> None:
        """`margin` in pixels around the words."""
        super().__init__()
        self.setProperty("part", "notice")
        self._margin = margin
        self._keep_off("hint")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str, tone: Tone) -> None:
        """Show `text`; the tone is never told by color alone, so the words must carry it too."""
        if text == self.text() and tone == self.property("tone"):
            return
        self.setText(text)
        self._keep_off(tone)
        restyle(self, "tone", tone)

    def _keep_off(self, tone: Tone) -> None:
        """The words keep off the edge that their tone draws; without one they begin where a line begins."""
        beside = 0 if tone == "hint" else self._margin * 3 // 2
        self.setContentsMargins(beside, self._margin, beside, self._margin)
