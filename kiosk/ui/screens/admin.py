"""How the terminal is, and what a technician can do to it. No customer is in any of it."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout

from kiosk import __version__
from kiosk.flow import adminevents as at
from kiosk.flow import events as ev
from kiosk.flow.paper import PrintProblem
from kiosk.flow.states import Session
from kiosk.flow.technician import Admin, Deed, Health, Trial
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.paperwords import PaperWords
from kiosk.ui.theme import Theme
from kiosk.ui.translation import moment, number
from kiosk.ui.widgets.parts import button, label
from kiosk.ui.widgets.scrolled import Content, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout

_GIGABYTE: Final = 10**9
_ROWS: Final = ("terminal", "versions", "provider", "today", "disk", "up", "printer")
_OF_HEALTH: Final = _ROWS[2:-1]
_DEEDS: Final = (Deed.CHECK, Deed.PRINTER, Deed.RESTART, Deed.END)


class AdminScreen(Screen):
    """A line for each thing that a technician asks first, and a button for each thing to do."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._title = label("title")
        self._names = {row: QLabel() for row in _ROWS}
        self._told = {row: label("answer") for row in _ROWS}
        self._buttons = {deed: self._deed(deed) for deed in _DEEDS}
        self._tuning = button(name="other")
        self._tuning.clicked.connect(lambda: self.send(at.TuningPressed))
        self._touch = button(name="other")
        self._touch.clicked.connect(lambda: self.send(at.CalibratePressed))
        self._back = button(name="main")
        self.leads_back(self._back)
        self._paper_words = PaperWords(self)
        self._lay_out()
        self._buttons[Deed.PRINTER].setVisible(settings.printing.offered)
        self.retranslate()

    def _deed(self, deed: Deed) -> QPushButton:
        made = button(name="other")
        made.clicked.connect(lambda: self.send(lambda session: ev.AdminPressed(session, deed)))
        return made

    def _lay_out(self) -> None:
        mm = self.theme.mm
        content = Content()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(mm(3))
        rows = QGridLayout()
        rows.setHorizontalSpacing(mm(8))
        rows.setVerticalSpacing(mm(2))
        rows.setColumnStretch(1, 1)
        for place, row in enumerate(_ROWS):
            rows.addWidget(self._names[row], place, 0)
            rows.addWidget(self._told[row], place, 1)
        deeds = TurningLayout(self.theme)
        deeds.setSpacing(mm(4))
        for deed in _DEEDS:
            deeds.addWidget(self._buttons[deed], 1)
        more = TurningLayout(self.theme)
        more.setSpacing(mm(4))
        more.addWidget(self._tuning, 1)
        more.addWidget(self._touch, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(mm(12), mm(5), mm(12), mm(5))
        page.setSpacing(mm(3))
        inside.addWidget(self._title)
        inside.addLayout(rows)
        inside.addLayout(deeds)
        inside.addLayout(more)
        page.addWidget(ScrolledPage(self.theme, content))
        page.addStretch(1)
        page.addWidget(self._back)

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Technician"))
        for row, words in (
            ("terminal", self.tr("Terminal")),
            ("versions", self.tr("Versions")),
            ("provider", self.tr("Provider")),
            ("today", self.tr("Today")),
            ("disk", self.tr("Disk")),
            ("up", self.tr("Running for")),
            ("printer", self.tr("Printer")),
        ):
            self._names[row].setText(words)
        self._buttons[Deed.CHECK].setText(self.tr("Check the provider"))
        self._buttons[Deed.PRINTER].setText(self.tr("Printer test"))
        self._tuning.setText(self.tr("Sound and languages"))
        self._touch.setText(self.tr("Set the touch screen"))
        self._buttons[Deed.RESTART].setText(self.tr("Restart"))
        self._buttons[Deed.END].setText(self.tr("End"))
        self._back.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Admin):
            return
        terminal = self.settings.terminal
        self._told["terminal"].setText(f"{terminal.id} · {terminal.city}")
        self._told["versions"].setText(self._versions)
        self._enable(Deed.CHECK, not state.checking)
        told = self._words(state.health) if state.health is not None else dict.fromkeys(_OF_HEALTH, "…")
        if state.closed is not None:
            told["provider"] += " " + self.tr("The terminal is closed, reason “{0}”.").format(
                state.closed.value
            )
        self._enable(Deed.PRINTER, state.trial is not Trial.RUNNING)
        told["printer"] = self._printer(state)
        for row, words in told.items():
            self._told[row].setText(words)

    def _enable(self, deed: Deed, enabled: bool) -> None:
        if not enabled and self._buttons[deed].hasFocus():
            self._back.setFocus()  # else Enter, pressed once more, would meet the next button: it restarts
        self._buttons[deed].setEnabled(enabled)

    def entered(self) -> None:
        """See Screen."""
        self._back.setFocus()

    @cached_property
    def _versions(self) -> str:
        from PySide6 import __version__ as pyside  # noqa: PLC0415  not for the first paint

        from kiosk.ui.web.version import chromium  # noqa: PLC0415  as above

        return f"kiosk {__version__} · PySide6 {pyside} · Chromium {chromium()}"

    def _words(self, health: Health) -> dict[str, str]:
        minutes = health.up // 60
        return {
            "provider": self._provider(health),
            "today": ", ".join(
                (
                    self.tr("%n session(s)", "", health.sessions),
                    self.tr("%n receipt(s)", "", health.receipts),
                    self.tr("%n with an unknown outcome", "", health.unknown),
                )
            ),
            "disk": self.tr("{0} of {1} GB free").format(
                *(number(size / _GIGABYTE, 1) for size in (health.disk_free, health.disk_size))
            ),
            "up": " ".join(
                (
                    self.tr("%n day(s)", "", minutes // 1440),
                    self.tr("%n hour(s)", "", minutes // 60 % 24),
                    self.tr("%n minute(s)", "", minutes % 60),
                )
            ),
        }

    def _printer(self, state: Admin) -> str:
        if not self.settings.printing.offered:
            return self.tr("Turned off in the configuration.")
        match state.trial:
            case Trial.UNTRIED:
                name = self.settings.printing.printer
                return name or self.tr("The default printer of CUPS.")
            case Trial.RUNNING:
                return self.tr("A test page is being printed…")
            case Trial.PRINTED:
                return self.tr("The test page was printed.")
            case Trial.FAILED:
                problem = state.problem or PrintProblem.REFUSED
                return self.tr("No test page: {0}").format(self._paper_words.for_technician(problem))

    def _provider(self, health: Health) -> str:
        if health.reachable is None or health.since is None:
            return self.tr("Has not been asked yet.")
        since = moment(health.since)
        if health.reachable:
            return self.tr("Has answered well since {0}.").format(since)
        return self.tr("Has not answered well since {0}.").format(since)
