"""The shape of every screen that mostly tells something: a title, a few words, at most two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.settings import Settings
from kiosk.ui.icons import Sign
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, label, part, two_actions
from kiosk.ui.widgets.scrolled import Content, ScrolledPage

_SIGN = 20  # millimetres
_WIDEST = 230  # millimetres of a line that is still easy to read at this size


class MessageScreen(Screen):
    """A card in the middle of the screen; each kind of message fills it in `draw`."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.sign = Sign(theme.mm(_SIGN))
        self.title = label("title")
        self.words = label("lead")
        self.more = label("quiet")
        self.main = button(name="main")
        self.other = button(name="other")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.mm(5))
        told = Content()
        inside = QVBoxLayout(told)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.mm(6))
        if theme.scale == 1:
            inside.addWidget(self.sign)
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        inside.addLayout(self.body)
        inside.addWidget(self.more)
        card = part(QWidget(), "card")
        card.setMaximumWidth(theme.text_mm(_WIDEST))
        whole = QVBoxLayout(card)
        margin = theme.mm(14 if theme.scale == 1 else 8)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.mm(8))
        whole.addWidget(ScrolledPage(theme, told))
        whole.addLayout(two_actions(theme, self.other, self.main))
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(12), theme.mm(6), theme.mm(12), theme.mm(6))
        page.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(3)

    def mark(self, name: str, color: str) -> None:
        """Put a drawing above the title, in a color of the palette; the words say the same."""
        self.sign.draw(name, color)

    def help_line(self) -> str:
        """Where to turn to: the desk, with its telephone number where the configuration gives one."""
        phone = self.settings.terminal.help_phone
        if phone:
            return self.tr("If you need a person, ask at the desk or call {0}.").format(phone)
        return self.tr("If you need a person, ask at the desk.")
