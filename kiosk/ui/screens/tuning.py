"""How every customer of this terminal begins: how loud it speaks, and which languages it offers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from kiosk.flow import adminevents as at
from kiosk.flow.preferences import LOUDEST, QUIETEST
from kiosk.flow.states import Session
from kiosk.flow.technician import Tuning
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.translation import own_name
from kiosk.ui.widgets.parts import NoticeLabel, button, label, literal
from kiosk.ui.widgets.scrolled import Content, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout


class TuningScreen(Screen):
    """Steps for the volume, and a button for each language."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._languages: dict[str, QPushButton] = {}
        self._names: dict[str, str] = {}
        self._title = label("title")
        self._words = label("body")
        self._voice = label("label")
        self._volume = label("lead")
        self._volume.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._quieter = button(name="other")
        self._quieter.clicked.connect(lambda: self._step(louder=False))
        self._louder = button(name="other")
        self._louder.clicked.connect(lambda: self._step(louder=True))
        self._offered = label("label")
        self._notice = NoticeLabel(theme.mm(2.5))
        self._back = button(name="main")
        self.leads_back(self._back)
        self._rows = TurningLayout(theme)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        steps = TurningLayout(self.theme)
        steps.setSpacing(mm(4))
        steps.addWidget(self._quieter, 1)
        steps.addWidget(self._volume, 1)
        steps.addWidget(self._louder, 1)
        self._rows.setSpacing(mm(4))
        content = Content()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(mm(3))
        for told in (self._title, self._words, self._voice):
            inside.addWidget(told)
        inside.addLayout(steps)
        inside.addWidget(self._offered)
        inside.addLayout(self._rows)
        inside.addWidget(self._notice)
        inside.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(mm(12), mm(5), mm(12), mm(5))
        page.setSpacing(mm(4))
        page.addWidget(ScrolledPage(self.theme, content), 1)
        page.addWidget(self._back)

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Sound and languages"))
        self._words.setText(
            self.tr(
                "For every customer of this terminal, from the next one on. Where the terminal can read aloud,"
                " “Read Aloud” lets you hear the volume."
            )
        )
        self._voice.setText(self.tr("Volume of the voice"))
        self._quieter.setText(self.tr("Quieter"))
        self._louder.setText(self.tr("Louder"))
        self._offered.setText(self.tr("Languages"))
        self._back.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Tuning):
            return
        volume = state.defaults.volume
        self._volume.setText(self.tr("{0} %").format(volume))
        self._quieter.setEnabled(volume > QUIETEST)
        self._louder.setEnabled(volume < LOUDEST)
        for place, language in enumerate(state.languages):
            made = self._button(language)
            offered = language not in state.defaults.withheld or place == 0
            made.setEnabled(place > 0)
            name = self._names[language]
            told = self.tr("{0}: offered") if offered else self.tr("{0}: not offered")
            made.setText(literal(told.format(name)))
        self._notice.say(
            self.tr("This could not be written down: it holds until the terminal is started again.")
            if state.unkept
            else "",
            "alarm",
        )
        self._notice.setVisible(state.unkept)

    def entered(self) -> None:
        """See Screen."""
        self._back.setFocus()

    def _step(self, *, louder: bool) -> None:
        self.send(lambda session: at.VolumePressed(session, louder))

    def _button(self, language: str) -> QPushButton:
        """The language's own button; which languages there are is known with the first state only."""
        if language not in self._languages:
            self._names[language] = own_name(language, self)
            made = button(name="other")
            made.clicked.connect(lambda: self.send(lambda session: at.LanguagePressed(session, language)))
            self._rows.addWidget(made, 1)
            self._languages[language] = made
        return self._languages[language]
