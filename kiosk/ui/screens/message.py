"""The shape of every screen that mostly tells something: a title, a few words, at most two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import button, label, part

_WIDEST = 230  # millimetres of a line that is still easy to read at this size


class MessageScreen(Screen):
    """A card in the middle of the screen; each kind of message fills it in `draw`."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.title = label("title")
        self.words = label("lead")
        self.more = label("quiet")
        self.main = button(name="main")
        self.other = button(name="other")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.mm(5))
        card = part(QWidget(), "card")
        card.setMaximumWidth(theme.mm(_WIDEST))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.mm(12), theme.mm(12), theme.mm(12), theme.mm(12))
        inside.setSpacing(theme.mm(6))
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        inside.addLayout(self.body)
        inside.addWidget(self.more)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.mm(6))
        buttons.addWidget(self.other)
        buttons.addWidget(self.main, 1)
        inside.addLayout(buttons)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(12), theme.mm(10), theme.mm(12), theme.mm(10))
        page.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        page.addLayout(across)
        page.addStretch(3)
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def help_line(self) -> str:
        """Where to turn to: the desk, with its telephone number where the configuration gives one."""
        phone = self.settings.terminal.help_phone
        if phone:
            return self.tr("If you need a person, ask at the desk or call {0}.").format(phone)
        return self.tr("If you need a person, ask at the desk.")
