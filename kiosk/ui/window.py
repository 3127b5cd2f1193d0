"""The one window: header, screen, footer, and which screen a state is shown on."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.flow import events as ev
from kiosk.flow.advance import SERVING
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import Closed, Session, SessionId, Welcome
from kiosk.settings import Settings
from kiosk.statements.arriving import ArrivingStatement
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.opened import OpenedWindow
from kiosk.ui.panel import SessionPanel
from kiosk.ui.resting import moved
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.toplevel import TopLevel
from kiosk.ui.translation import Translation
from kiosk.ui.widgets.frame import Footer, Header
from kiosk.ui.widgets.languages import LanguageSwitch
from kiosk.ui.widgets.parts import banner
from kiosk.ui.widgets.speechbar import Darkness, SpeechBar
from kiosk.ui.widgets.warning import IdleWarning
from kiosk.ui.wishes import Wish
from kiosk.urlpolicy import Kind

_MINUTE = 60  # seconds


class Window(TopLevel):
    """Shows sessions, each on the screen of its state.

    Signals: those of TopLevel, `happened` with a flow event, `screen_changed` when another screen has come up.
    """

    happened = Signal(object)
    screen_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__("City Hall Kiosk", theme.style_sheet())
        self._translation = Translation(settings.terminal.languages, self)
        self._theme = theme
        self._session: Session | None = None
        self._lent: SessionId | None = None
        self.header = Header(settings, theme, self._translation)
        self.header.start_over.connect(lambda: self._send(ev.StartOverPressed))
        self.header.sign_out.connect(lambda: self._send(ev.SignOutPressed))
        self.header.chosen.connect(self._choose)
        self._panel = SessionPanel(settings, theme)
        self._panel.happened.connect(self.happened)
        self._panel.screen_changed.connect(self.screen_changed)
        self.keyboard = Keyboard(theme)
        self._stood = 0
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._training = banner(theme.mm(8))
        self._training.setText(self.tr("TRAINING · no real payments are made here"))
        self._training.setVisible(settings.terminal.training)
        column.addWidget(self._training)
        column.addWidget(self.header)
        column.addWidget(self._panel, 1)
        self.speech_bar = SpeechBar(theme)
        column.addWidget(self.speech_bar)
        self._footer = Footer(settings, theme)
        column.addWidget(self._footer)
        self.darkness = Darkness(self)
        self._can_speak = False
        column.addWidget(self.keyboard)
        self.keyboard.moved.connect(self._show_footer)
        self.screen_changed.connect(self.keyboard.forget)
        self._warning = IdleWarning(theme, self._translation, self)
        self._warning.language_chosen.connect(self._choose_language)
        self._warning.still_here.connect(lambda: self._send(ev.StillHerePressed))
        self._warning.start_over.connect(lambda: self._send(ev.StartOverPressed))
        self._warning.sign_out.connect(lambda: self._send(ev.SignOutPressed))

    def offer_speech(self) -> None:
        """There is a voice here."""
        self._can_speak = True
        self.header.offer_speech(offered=True)

    def show_listening(self, chosen: Preferences, *, headset: bool) -> None:
        """Show a listener's buttons in the footer's place, and cover a screen that is to be dark."""
        self.header.offer_speech(offered=self._can_speak and not chosen.spoken)
        self.speech_bar.offer(headset=headset, typing_told=chosen.typing_told)
        self.speech_bar.setVisible(chosen.spoken)
        self._show_footer()
        if chosen.spoken:
            self.speech_bar.come_last(self)
        self.darkness.cover(on=chosen.dark_screen)

    def shown(self) -> QWidget:
        """What is to be read: the warning where it covers everything, else the screen."""
        screen = self._panel.shown
        return self._warning if screen is None or self._warning.isVisible() else screen

    def go_back(self) -> None:
        """Press the screen's button that leads back; under the warning there is none."""
        screen = self.shown()
        if isinstance(screen, Screen):
            screen.go_back()

    def show_session(self, session: Session) -> None:
        """Draw a session as it is now."""
        self._tell_keyboard(session)
        changed = self._session is None or session.preferences != self._session.preferences
        self._session = session
        if self._translation.use(session.preferences.language):
            # At once: else the first words would be drawn in one language over those of another.
            QApplication.sendPostedEvents(self, QEvent.Type.LanguageChange)
        focus_stays = self.header.isAncestorOf(self.focusWidget() or self)
        self._adapt(session.preferences)
        signed_in = session.member is not None
        self.header.offer_way_out(offered=isinstance(session.state, SERVING), signed_in=signed_in)
        self._panel.show_session(session, focus_stays=focus_stays)
        self._move_on(session)
        self._warning.know_member(signed_in=signed_in)
        self._warning.show_seconds(session.warning)
        if changed:
            self.keyboard.keep_in_sight()  # the page has less of it where words are longer or larger

    def _move_on(self, session: Session) -> None:
        """Where one picture stands for hours, move all of it a little each minute, so that none burns in."""
        match session.state:
            case Welcome():
                self._stood = session.quiet
            case Closed():
                self._stood += 1
            case _:
                self._stood = 0
        minutes = self._stood // _MINUTE if self._theme.motion else 0
        self._column.setContentsMargins(*(self._theme.mm(each) for each in moved(minutes)))

    def _choose(self, wishes: Preferences) -> None:
        self._send(lambda session: ev.PreferencesChosen(session, wishes))

    def _adapt(self, wishes: Preferences) -> None:
        """Look as this customer wishes."""
        self.header.follow(wishes)
        theme = self._theme.adapted(wishes)
        if theme is self._theme:
            return
        self._theme = theme
        self._panel.adapt(theme)
        self.setStyleSheet(theme.style_sheet())
        self._training.setMinimumHeight(theme.text_mm(8))
        self.header.adapt(theme)
        self._warning.adapt(theme)
        self.keyboard.adapt(theme)

    def withhold(self, languages: tuple[str, ...]) -> None:
        """Offer these languages to nobody from now on, and all others again."""
        self._translation.withhold(languages)
        for switch in self.findChildren(LanguageSwitch):
            switch.retranslate()

    def lend_view(self, session: SessionId, view: QWidget) -> None:
        """A session's page is there to be shown."""
        self._lent = session
        self._panel.lend_view(view)

    def show_window(self, session: SessionId, opened: OpenedWindow) -> None:
        """A session's page has opened a window; keys typed there go into the session's page, too."""
        if session == self._lent:
            self._panel.show_window(opened)
        else:
            opened.close()

    def take_view(self, session: SessionId) -> None:
        """A session's page is about to be destroyed."""
        if session == self._lent:
            self._lent = None
            self._panel.take_view()

    def show_statement(self, session: SessionId, arriving: ArrivingStatement) -> None:
        """A session's page has opened a statement, into which no key of a payment goes."""
        if session == self._lent:
            self._panel.show_statement(arriving)
        else:
            arriving.close()

    def say_refused(self, session: SessionId, kind: Kind | Wish) -> None:
        """The page of a session asked for something that is not given."""
        if self._session is not None and self._session.id == session:
            self._panel.say_refused(kind)

    def keys_go_to(self) -> SessionId | None:
        """The session into whose page keys are typed now, None while they go to a screen of ours."""
        return self._lent if self._panel.keys_go_into_page() else None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Say what is ours in the new language; screens and what lies in them hear of it from Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._training.setText(self.tr("TRAINING · no real payments are made here"))
            for each in (self.header, self._footer, self._warning):
                each.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the warning over everything."""
        super().resizeEvent(event)
        self._warning.setGeometry(self.rect())
        self.darkness.setGeometry(self.rect())

    def _send(self, make: Callable[[SessionId], ev.Event]) -> None:
        if self._session is not None:
            self.happened.emit(make(self._session.id))

    def _choose_language(self, language: str) -> None:
        if self._session is not None:
            chosen = msgspec.structs.replace(self._session.preferences, language=language)
            self._send(lambda session: ev.PreferencesChosen(session, chosen))

    def _tell_keyboard(self, session: Session) -> None:
        self.keyboard.speak(session.preferences.language)
        if self._session is None or self._session.id != session.id:
            self.keyboard.begin_anew()

    def _show_footer(self) -> None:
        """Where nothing else takes its place: a listener's buttons, or the keyboard."""
        self._footer.setVisible(self.speech_bar.isHidden() and self.keyboard.isHidden())
