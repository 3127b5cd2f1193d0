"""What stands above and below every screen: the city, how to be served, the way out, the way to a person."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kiosk.flow.preferences import Preferences
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.appearance import Appearance
from kiosk.ui.widgets.languages import LanguageSwitch
from kiosk.ui.widgets.parts import button, part

_ENDLESS = 10_000  # pixels


class Header(QWidget):
    """The city's color, logo and name; how to be served; its last button is the way out.

    Emits `start_over`, or `sign_out` for a resident, and `chosen` with all preferences as they are to be. It
    says that somebody is signed in, and not who: others may stand behind. Further tools belong into `tools`.
    """

    start_over = Signal()
    sign_out = Signal()
    chosen = Signal(object)
    read_aloud = Signal()

    def __init__(self, settings: Settings, theme: Theme, translation: Translation) -> None:
        super().__init__()
        part(self, "header")
        self._theme = theme
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.mm(6), theme.mm(2.5), theme.mm(6), theme.mm(2.5))
        self._line.setSpacing(theme.mm(4))
        self._logo = _logo(settings.terminal.logo, theme.mm(14))
        self._logo.setVisible(not self._logo.pixmap().isNull())
        self._line.addWidget(self._logo)
        self._city = QLabel(settings.terminal.city)
        self._city.setTextFormat(Qt.TextFormat.PlainText)
        self._city.setWordWrap(True)
        self._city.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._line.addWidget(self._city, 1)
        self._line.addStretch()
        self._signed_in = QLabel()
        self._line.addWidget(self._signed_in)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.mm(3))
        self.appearance = Appearance(theme)
        self.appearance.chosen.connect(self.chosen)
        self.tools.addWidget(self.appearance)
        self._languages = LanguageSwitch(theme, translation)
        self._languages.chosen.connect(self._choose_language)
        self.tools.addWidget(self._languages)
        self._read_aloud = button()
        # Pressed by touch it leaves the keyboard where it is, since it goes as soon as it is pressed.
        self._read_aloud.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._read_aloud.clicked.connect(self.read_aloud)
        self._read_aloud.hide()
        self.tools.addWidget(self._read_aloud)
        self._line.addLayout(self.tools)
        self._start_over = button()
        self._start_over.clicked.connect(self.start_over)
        self._line.addWidget(self._start_over)
        self._sign_out = button()
        self._sign_out.clicked.connect(self.sign_out)
        self._line.addWidget(self._sign_out)
        self._is_signed_in = False
        self._wishes = Preferences()
        self.adapt(theme)
        self.retranslate()
        self.offer_way_out(offered=False, signed_in=False)

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it."""
        self._theme = theme
        self.appearance.adapt(theme)
        self.setFixedHeight(max(theme.mm(24), theme.control_mm(16) + theme.mm(7)))

    def follow(self, wishes: Preferences) -> None:
        """These hold now."""
        self._wishes = wishes
        self.appearance.follow(wishes)

    def _choose_language(self, language: str) -> None:
        self.chosen.emit(msgspec.structs.replace(self._wishes, language=language))

    def retranslate(self) -> None:
        """Set the words."""
        self._read_aloud.setText(self.tr("Read Aloud"))
        self._start_over.setText(self.tr("Start Over"))
        self._sign_out.setText(self.tr("Sign Out"))
        self._signed_in.setText(self.tr("Signed in"))
        self._languages.retranslate()
        self.appearance.retranslate()

    def offer_speech(self, *, offered: bool) -> None:
        """Show the button that begins to read aloud."""
        self._read_aloud.setVisible(offered)

    def offer_way_out(self, *, offered: bool, signed_in: bool) -> None:
        """Show a button where there is something to leave. Its place stays free, so that nothing jumps."""
        self._is_signed_in = offered and signed_in
        self._start_over.setVisible(offered and not signed_in)
        self._sign_out.setVisible(offered and signed_in)
        # Nothing jumps when it comes, and the corner of the technician's gesture stays free.
        keep = self._start_over.sizePolicy()
        keep.setRetainSizeWhenHidden(not offered)
        self._start_over.setSizePolicy(keep)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Look what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """The same when words or their size have changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave out what has no room: first that somebody is signed in, then the city's name.

        The name stands on the welcome screen in full, and a logo stays.
        """
        margins, gap = self._line.contentsMargins(), self._line.spacing()
        room = self.width() - margins.left() - margins.right()
        room -= self.tools.sizeHint().width() + gap
        for each in (self._start_over, self._sign_out):
            if not each.isHidden() or each.sizePolicy().retainSizeWhenHidden():
                room -= each.sizeHint().width() + gap
        if not self._logo.isHidden():
            room -= self._logo.pixmap().width() + gap
        beside = room - self._signed_in.sizeHint().width() - gap
        told = self._is_signed_in and self._holds_city(beside)
        self._signed_in.setVisible(told)
        self._city.setVisible(self._holds_city(beside if told else room))

    def _holds_city(self, room: int) -> bool:
        """Whether the name fits into so many pixels, on two lines at most."""
        metrics, margins = self._city.fontMetrics(), self._line.contentsMargins()
        if any(metrics.horizontalAdvance(word) > room for word in self._city.text().split()):
            return False
        place = QRect(0, 0, max(room, 1), _ENDLESS)
        needed = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, self._city.text())
        return needed.height() <= min(
            2 * metrics.lineSpacing() + 1, self.height() - margins.top() - margins.bottom()
        )


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
        self._help.setWordWrap(True)
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
    """The logo at this height. No file, and one that is no picture, leave it empty."""
    shown = QLabel()
    picture = QPixmap(file) if file else QPixmap()
    if not picture.isNull():
        shown.setPixmap(picture.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))
    return shown
