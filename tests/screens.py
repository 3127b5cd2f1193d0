"""`python -m tests.screens DIR`: every native screen in each language, look and size on sheets, without Chromium.

Each sheet shows one language, look and size. The provider's page is left white; `tests.pictures` shows it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import config
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.flow.states import Session, SessionId
from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.ui import guest_states, resident_states

SESSION = SessionId("s")
LANGUAGES = ("en", "es")
LOOKS = {"normal": (100, False), "large": (200, False), "contrast": (100, True)}
SHOWN = (
    "welcome", "choose biller", "typed, empty", "typed, incomplete", "typed, none", "notice, unknown_account",
    "letters", "three chosen", "finding", "hosted", "receipt", "goodbye", "unknown", "trouble, unreachable",
    "closed, unreachable", "closed, credentials", "pin", "technician", "sign in", "sign in, wrong",
    "register, account", "register, name", "register, address", "register, email", "register, password",
    "register, consent", "register, summary", "code, confirm", "new password", "registered, ready", "choose",
    "menu, ready", "settings, ready", "care, link", "care, password", "care, delete", "deleted", "signed out",
)  # fmt: skip
STATES: dict[str, resident_states.Shown] = {
    **{name: (state, None) for name, state in guest_states.STATES.items()},
    **resident_states.STATES,
}
GAP = 8  # pixels between two pictures
_ROUNDS = 10  # of events, until every layout has settled


class Size(msgspec.Struct, frozen=True):
    """A screen in pixels, and how its pictures lie on a sheet."""

    width: int
    height: int
    across: int
    wide: int
    """Pixels of a picture."""

    @property
    def name(self) -> str:
        """As in a file's name."""
        return f"{self.width}x{self.height}"

    @property
    def high(self) -> int:
        """Pixels of a picture."""
        return round(self.wide * self.height / self.width)


SIZES = (
    Size(1280, 1024, 6, 400),
    Size(1024, 768, 6, 400),
    Size(1920, 1080, 6, 400),
    Size(1080, 1920, 10, 240),
)


def main(folder: Path) -> None:
    """Draw everything and lay it out."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    settings = demonstration()
    for size in SIZES:
        window = opened(settings, size)
        for language, (look, (percent, strong)) in product(LANGUAGES, LOOKS.items()):
            wishes = Preferences(language=language, text_size=TextSize(percent), high_contrast=strong)
            file = folder / f"screens-{size.name}-{language}-{look}.png"
            sheet(pictures(window, wishes), size).save(str(file))
            sys.stdout.write(f"{file}\n")
        window.close()


def demonstration() -> Settings:
    """The demonstration's configuration, where residents sign in."""
    with SandboxServer(tls=None) as sandbox, tempfile.TemporaryDirectory() as place:
        return resident_states.with_residents(config.load(configuration.write(sandbox, Path(place))))


def opened(settings: Settings, size: Size) -> Window:
    """A window of this size that needs no screen, with an empty page where the provider's would be."""
    window = Window(settings, Theme(None, settings.terminal.colour))
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setFixedSize(size.width, size.height)
    page = QWidget()
    page.setStyleSheet("background: white")
    window.lend_view(SESSION, page)
    window.show()
    return window


def pictures(window: Window, wishes: Preferences) -> Iterator[QImage]:
    """Every screen that is shown, as this customer wishes it."""
    for name in SHOWN:
        state, member = STATES[name]
        window.show_session(Session(id=SESSION, state=state, member=member, preferences=wishes))
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        yield window.grab().toImage()


def sheet(drawn: Iterator[QImage], size: Size) -> QImage:
    """All pictures in rows, in their order."""
    rows = -(-len(SHOWN) // size.across)
    whole = QImage(
        GAP + size.across * (size.wide + GAP), GAP + rows * (size.high + GAP), QImage.Format.Format_RGB32
    )
    whole.fill(QColor("#4A5560"))
    with QPainter(whole) as painter:
        for number, picture in enumerate(drawn):
            row, column = divmod(number, size.across)
            small = picture.scaled(size.wide, size.high, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(GAP + column * (size.wide + GAP), GAP + row * (size.high + GAP), small)
    return whole


if __name__ == "__main__":
    main(Path(sys.argv[1]))
